"""What a table is: its columns with their meaning, and the rows that one record gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique import data
from communique.data import DataError
from communique.model import Record

Cell = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Cell, ...]
Type = Literal["text", "list", "date", "integer", "number", "flag"]
BETWEEN = "; "  # between several values in one cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, what it means, and the measure of the evaluation that tells how far to trust it."""

    name: str
    type: Type
    says: str
    unit: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one row for each thing that `rows` finds in a record, cells in the order of the columns."""

    name: str
    says: str
    measure: str | None
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterable[Row]]

    def named(self, record: Record) -> Iterable[dict[str, Cell]]:
        """The rows as dicts, for JSON lines."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows(record))


@cache
def column(name: str) -> Column:
    """The column of a name, as columns.toml describes it. DataError where it does not."""
    known = data.toml("tables", "columns.toml")
    if name not in known:
        raise DataError(f"tables/columns.toml: no column {name}")
    return Column(name, **known[name])


def columns(names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these names, in their order."""
    return tuple(column(name) for name in names)


def joined(cell: Cell) -> str | int | float | bool | None:
    """A cell for a form that has no lists: several values in one text."""
    return (BETWEEN.join(cell) or None) if isinstance(cell, tuple) else cell
