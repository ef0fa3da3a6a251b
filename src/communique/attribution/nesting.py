"""Which statement stands in which."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading import Reading, Said


def nested(reading: Reading, *groups: Sequence[Said]) -> tuple[Said, ...]:
    """All statements in order, each with its parent; of two with the same content the first kept."""
    kept: list[Said] = []
    contents: set[tuple[object, ...]] = set()
    cues: set[object] = set()
    for said in (s for group in groups for s in group):
        if said.content in contents or (said.cue is not None and said.cue in cues):
            continue
        contents.add(said.content)
        if said.mode != "verbatim":
            cues.add(said.cue)
        kept.append(said)
    kept.sort(key=lambda s: (s.start, -sum(len(c) for c in s.content)))
    ends = [max(c.end for c in said.content) for said in kept]
    parents: list[int | None] = []
    open_: list[int] = []
    for n, said in enumerate(kept):
        while open_ and ends[open_[-1]] <= said.start:
            open_.pop()
        parents.append(parent_of(kept, n, open_[-DEEPEST:]))
        open_.append(n)
    return tuple(said._replace(parent=parents[n]) for n, said in enumerate(kept))


DEEPEST = 12


def parent_of(kept: Sequence[Said], n: int, holders_: Sequence[int]) -> int | None:
    """The smallest of some statements whose content holds the first and last place of statement n."""
    holders = [k for k in holders_ if k != n and holds(kept[k], kept[n])]
    return min(holders, key=lambda k: sum(len(c) for c in kept[k].content)) if holders else None


def holds(outer: Said, inner: Said) -> bool:
    """Does one statement's content hold another's, so that the outer speaker tells it?"""
    if outer.content == inner.content or not (outer.covers(inner.start) and outer.covers(inner.content[-1].end - 1)):
        return False
    told_before = inner.cue is not None and not outer.covers(inner.cue.start) and outer.start > inner.cue.start
    return outer.mode == "verbatim" or not told_before
