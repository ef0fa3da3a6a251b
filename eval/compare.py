"""Compared accounts in the form of the ledger's gold, for eval/ledger.py.

Of joint statements, fact sheets and transcripts gold lists the main items only (eval/gold/ledger/README.md). What such
a text alone holds is counted for precision only where it touches a place that gold lists; recall is over all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from communique import read
from communique.ledger.compare import Comparison, Passage, compare

Place = list[Any]


def predicted(first: Path, second: Path) -> dict[str, Any]:
    """Two texts compared, in the form of gold."""
    return in_form(compare(read(first), read(second)), first.name, second.name)


def in_form(found: Comparison, first: str, second: str) -> dict[str, Any]:
    """A comparison in the form of gold; the names are those of the documents there."""
    pairs = [[*places(first, [pair.first]), *places(second, [pair.second])] for pair in found.both]
    differ = [
        [*places(first, [pair.first]), *places(second, [pair.second]), one.what]
        for pair in found.differ
        for one in pair.differ
    ]
    return {
        "documents": [first, second], "both": pairs, "differ": differ,
        "only_first": places(first, found.only_first), "only_second": places(second, found.only_second),
    }  # fmt: skip


def places(name: str, passages: Sequence[Passage]) -> list[Place]:
    return [[name, one.start, one.end] for one in passages]


def listed(found: dict[str, Any], gold: Mapping[str, Any]) -> dict[str, Any]:
    """Without what a text that is no readout says alone and gold does not list."""
    for number, side in enumerate(("only_first", "only_second")):
        known = [*gold[side], *(pair[number] for pair in gold["both"])]
        if "readout" not in gold["documents"][number]:
            found[side] = [one for one in found[side] if touches(one, known)]
    return found


def touches(one: Place, others: Sequence[Place]) -> bool:
    return any(one[1] < other[2] and other[1] < one[2] for other in others)
