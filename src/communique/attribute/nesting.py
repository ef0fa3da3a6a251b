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
    said = kept[n]
    holders = [
        k for k in holders_ for other in (kept[k],)
        if k != n and other.covers(said.start) and other.covers(said.content[-1].end - 1)
        and (other.content != said.content) and not (said.cue and not other.covers(said.cue.start) and other.mode != "verbatim" and other.start > said.cue.start)
    ]  # fmt: skip
    return min(holders, key=lambda k: sum(len(c) for c in kept[k].content)) if holders else None
