"""Which statement stands in which."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading import Reading, Said


def nested(reading: Reading, *groups: Sequence[Said]) -> tuple[Said, ...]:
    """All statements in order, each with its parent; of two with the same content the first kept."""
    kept: list[Said] = []
    for said in (s for group in groups for s in group):
        same = any(k.content == said.content or (k.mode != "verbatim" and swallowed(k, said)) for k in kept)
        if not same:
            kept.append(said)
    kept.sort(key=lambda s: (s.start, -sum(len(c) for c in s.content)))
    return tuple(said._replace(parent=parent_of(kept, n)) for n, said in enumerate(kept))


def swallowed(kept: Said, said: Said) -> bool:
    """Is a statement with the same cue already there?"""
    return kept.cue is not None and kept.cue == said.cue


def parent_of(kept: Sequence[Said], n: int) -> int | None:
    """The smallest statement whose content holds the first and last place of statement n."""
    said = kept[n]
    holders = [
        k for k, other in enumerate(kept)
        if k != n and other.covers(said.start) and other.covers(said.content[-1].end - 1)
        and (other.content != said.content) and not (said.cue and not other.covers(said.cue.start) and other.mode != "verbatim" and other.start > said.cue.start)
    ]  # fmt: skip
    return min(holders, key=lambda k: sum(len(c) for c in kept[k].content)) if holders else None
