"""A random sample of rows to judge by hand, and what the judgements say."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.model import Record
from communique.scoring.tally import wilson
from communique.tables import Table
from communique.tables.table import joined

JUDGED = "right"  # the column to fill in: 1 or 0; other columns to judge end in _right
YES, NO = {"1", "yes", "y", "true"}, {"0", "no", "n", "false"}


class SampleError(Exception):
    """A sheet of judgements cannot be used; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many rows were judged right, of how many judged; the 95% interval; how many were not judged."""

    column: str
    right: int
    judged: int
    low: float
    high: float
    left: int


def drawn(records: Iterable[Record], table: Table, size: int, seed: int) -> list[tuple[str, ...]]:
    """`size` rows of a table, each as likely as any other, in the order of the records (reservoir sampling)."""
    chance, kept = random.Random(seed), list[tuple[int, tuple[str, ...]]]()
    for number, row in enumerate(cells for record in records for cells in text_rows(table, record)):
        if len(kept) < size:
            kept.append((number, row))
        elif (place := chance.randrange(number + 1)) < size:
            kept[place] = (number, row)
    return [row for _, row in sorted(kept)]


def text_rows(table: Table, record: Record) -> Iterator[tuple[str, ...]]:
    for row in table.rows(record):
        yield tuple("" if (cell := joined(value)) is None else str(cell) for value in row)


def sheet(table: Table, rows: Iterable[tuple[str, ...]], path: Path) -> None:
    """Write a sheet with an empty column to fill in."""
    with path.open("w", encoding="utf8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([JUDGED, "note", *(column.name for column in table.columns)])
        writer.writerows(["", "", *row] for row in rows)


def judged(path: Path) -> list[Share]:
    """The share of each judged column of a sheet. SampleError where there is none or a cell is neither 1 nor 0."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            rows = list(csv.DictReader(file))
        except (csv.Error, UnicodeDecodeError):
            raise SampleError(f"{path}: not a CSV file in UTF-8") from None
    columns = [name for name in (rows[0] if rows else ()) if name == JUDGED or (name or "").endswith("_" + JUDGED)]
    if not columns:
        raise SampleError(f"{path}: no column {JUDGED!r} or *_{JUDGED} (communique sample makes such a sheet)")
    found = [share(path, column, [(row[column] or "").strip().lower() for row in rows]) for column in columns]
    if not any(one.judged for one in found):
        raise SampleError(f"{path}: no row is judged yet; write 1 (right) or 0 (wrong) into its column {columns[0]!r}")
    return found


def share(path: Path, column: str, cells: list[str]) -> Share:
    for number, cell in enumerate(cells, 2):
        if cell and cell not in YES | NO:
            raise SampleError(f"{path}, line {number}: {column} is {cell[:20]!r}, not 1 or 0")
    right, count = sum(cell in YES for cell in cells), sum(cell in YES | NO for cell in cells)
    return Share(column, right, count, *wilson(right, count), len(cells) - count)
