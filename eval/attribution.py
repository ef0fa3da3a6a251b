"""Writes the attributions of a folder of news texts for tools/score_attribution.py of the shared folder.

Usage: python eval/attribution.py SPLIT_FOLDER [MODEL] > predictions.jsonl

One line a text: {"id", "preds": [{"source", "cue", "content"}]}, each a list of [start, end].
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from communique import attribute
from communique.model import Anchor


def spans(*anchors: Anchor | None) -> list[list[int]]:
    return [[anchor.start, anchor.end] for anchor in anchors if anchor]


def main() -> None:
    model = sys.argv[2] if len(sys.argv) > 2 else "rules"
    for path in sorted(Path(sys.argv[1], "text").glob("*.txt")):
        found = [
            {"source": spans(one.source), "cue": spans(one.cue), "content": spans(*one.content)}
            for one in attribute(path.read_bytes().decode("utf8"), model=model)
        ]
        print(json.dumps({"id": path.stem, "preds": found}))


if __name__ == "__main__":
    main()
