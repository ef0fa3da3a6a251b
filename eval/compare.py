"""Compared accounts in the form of the ledger's gold: python eval/compare.py GOLD_FOLDER OUT_FOLDER TEXT_FOLDER...

Writes a file for each storyline with `compare` alone; `python eval/ledger_scores.py GOLD_FOLDER OUT_FOLDER` scores it
("only one side"). Texts are looked for in each of the folders by their file name.

Of joint statements, fact sheets and transcripts gold lists the main items only, so what such a text alone holds is
counted for precision only where gold lists a place it touches: with `--listed`, items of texts that are no readouts
and touch no place that gold lists are left out. Recall is not changed by it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from communique import read
from communique.ledger.compare import Passage, compare
from communique.model import Record

Place = list[Any]
INVENTED = "invented"


@cache
def record(path: Path) -> Record:
    return read(path)


def places(name: str, passages: Sequence[Passage]) -> list[Place]:
    return [[name, one.start, one.end] for one in passages]


def predicted(first: Path, second: Path) -> dict[str, Any]:
    """Two accounts compared, in the form of gold."""
    found = compare(record(first), record(second))
    pairs = [[*places(first.name, [pair.first]), *places(second.name, [pair.second])] for pair in found.both]
    differ = [
        [*places(first.name, [pair.first]), *places(second.name, [pair.second]), one.what]
        for pair in found.differ
        for one in pair.differ
    ]
    return {
        "documents": [first.name, second.name], "both": pairs, "differ": differ,
        "only_first": places(first.name, found.only_first), "only_second": places(second.name, found.only_second),
    }  # fmt: skip


def touches(one: Place, others: Sequence[Place]) -> bool:
    return any(one[1] < other[2] and other[1] < one[2] for other in others)


def listed(found: dict[str, Any], gold: Mapping[str, Any]) -> dict[str, Any]:
    """Without items of a text that is no readout which touch no place that gold lists."""
    for number, side in enumerate(("only_first", "only_second")):
        known = [*gold[side], *(pair[number] for pair in gold["both"])]
        if "readout" not in gold["documents"][number]:
            found[side] = [one for one in found[side] if touches(one, known)]
    return found


def main(arguments: Sequence[str]) -> int:
    gold_folder, out, *folders = [Path(one) for one in arguments if not one.startswith("-")]
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(gold_folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf8"))
        compared = []
        for one in gold.get("compare", ()):
            first, second = (next(f / name for f in folders if (f / name).exists()) for name in one["documents"])
            found = predicted(first, second)
            whole = "--listed" not in arguments or gold["folder"] == INVENTED
            compared.append(found if whole else listed(found, one))
        (out / path.name).write_text(json.dumps({"compare": compared}), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
