"""What `communique evaluate` and `communique sample` do: accuracy on a user's own texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique import read
from communique.export import aside
from communique.exporting import DONE, NOTHING, PARTLY, Reading, reported
from communique.ingest import IngestError
from communique.scoring import sample
from communique.scoring.gold import Gold, GoldError, opened
from communique.scoring.sample import SampleError, Share
from communique.scoring.tally import Tally, f1, interval, precision, recall, summed, tally
from communique.tables import table

COLUMNS = ("measure", "precision", "recall", "f1", "low", "high", "right", "given", "gold")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample that a user asks for: how many rows, of which table, drawn with which seed, written where."""

    size: int
    table: str
    seed: int
    out: str


def evaluate(gold: str, texts: tuple[str, ...]) -> int:
    """Print the accuracy on a folder of gold, or what a sheet of judgements says; the exit code."""
    path = Path(gold)
    try:
        if path.is_file():
            print("\n".join(aligned([("column", "right", "of", "95%", "not judged"), *map(told, sample.judged(path))])))
            return DONE
        return evaluate_folder(path, [Path(one) for one in texts])
    except (SampleError, OSError) as error:
        reason = error if isinstance(error, SampleError) else f"{gold}: {error.strerror or error}"
        print(f"communique: {reason}", file=sys.stderr)
        return NOTHING


def told(share: Share) -> Row:
    part = f"{share.right / share.judged:.3f}" if share.judged else "-"
    return share.column, part, str(share.judged), f"{share.low:.3f} to {share.high:.3f}", str(share.left)


def evaluate_folder(folder: Path, texts: list[Path]) -> int:
    """Read every text that a gold file names, beside it or in one of the folders, and print the scores."""
    tallies, bad = [], 0
    for path in sorted(p for p in folder.iterdir() if p.suffix == ".json" and not second(p)):
        try:
            gold = opened(path)
            tallies.append(tally(read(text_of(gold, [*texts, folder])), gold))
        except (GoldError, IngestError) as error:
            bad += 1
            print(f"communique: {error}", file=sys.stderr)
    if not tallies:
        print(f"communique: {folder}: no gold that could be used", file=sys.stderr)
        return NOTHING
    print(f"{len(tallies)} documents")
    print("\n".join(aligned([COLUMNS, *measures(tallies)])))
    print("\n".join(["", *aligned([("field of what was found", "right", "of"), *fields(summed(tallies))])]))
    return PARTLY if bad else DONE


def second(path: Path) -> bool:
    """Is it a second reading (NAME.X.json), which is no gold?"""
    mark = path.stem.rpartition(".")[2]
    return len(mark) == 1 and mark.isupper()


def text_of(gold: Gold, folders: list[Path]) -> Path:
    """Where the text of a gold file is. GoldError where it is nowhere."""
    found = next((folder / gold.file for folder in folders if (folder / gold.file).is_file()), None)
    if found is None:
        raise GoldError(f"{gold.file}: its text is not there")
    return found


def measures(tallies: list[Tally]) -> Iterator[Row]:
    """A line for each measure: precision, recall, F with its interval, and the counts behind them."""
    for name, hits in summed(tallies).hits.items():
        between = interval(tallies, name) or (None, None)
        shares = (precision(hits), recall(hits), f1(hits), *between)
        yield (name, *("-" if share is None else f"{share:.3f}" for share in shares), *map(str, hits))


def fields(total: Tally) -> Iterator[Row]:
    for name, (right, of) in total.fields.items():
        yield name, f"{right / of:.3f}" if of else "-", str(of)


def aligned(rows: list[Row]) -> list[str]:
    """Rows as lines with their columns under each other; the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    ]


def draw(wish: Draw, files: tuple[str, ...]) -> int:
    """Write a sheet with a random sample of rows to judge; the exit code."""
    reading, one = Reading(files), table(wish.table)

    def written() -> str:
        rows = sample.drawn(reading.records(), one, wish.size, wish.seed)
        with aside.file(Path(wish.out)) as path:
            sample.sheet(one, rows, path)
        return f"{len(rows)} rows of {one.name} into {wish.out}; fill in its first column with 1 or 0"

    return reported(reading, wish.out, written)
