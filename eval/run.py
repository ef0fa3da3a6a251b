"""Records of the gold documents as JSON lines: python eval/run.py OUT GOLD_DIR... [--texts TEXT_DIR...]

Every text that a gold file names is read as the command line would read it; published dates come from the corpus table.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from communique import IngestError, read


def published(folder: Path) -> dict[str, str]:
    """Dates of publication by file name, where the folder has a table beside it."""
    table = folder.parent / f"{folder.name}.tsv"
    if not table.exists():
        return {}
    with table.open(encoding="utf8") as file:
        return {row["file"]: row["published"] for row in csv.DictReader(file, delimiter="\t")}


def records(gold: list[Path], texts: list[Path]) -> list[str]:
    """One record a line for each gold document whose text is there."""
    lines = []
    for path in sorted(p for folder in gold for p in folder.glob("*.json") if not p.name.endswith(".S.json")):
        name = json.loads(path.read_text(encoding="utf8"))["file"]
        folder = next((d for d in [*texts, path.parent] if (d / name).exists()), None)
        if folder is None:
            continue
        try:
            record = read(folder / name, published=published(folder).get(name))
        except IngestError as error:
            print(error, file=sys.stderr)
            continue
        lines.append(json.dumps(record.to_dict(), ensure_ascii=False))
    return lines


if __name__ == "__main__":
    out, *rest = sys.argv[1:]
    cut = rest.index("--texts") if "--texts" in rest else len(rest)
    Path(out).write_text(
        "\n".join(records([Path(p) for p in rest[:cut]], [Path(p) for p in rest[cut + 1 :]])) + "\n",
        encoding="utf8",
    )
