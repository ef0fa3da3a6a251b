"""Records as flat rows: one table a kind of act, statements, people, documents, trips.

The tables are one literal tuple; what a column means stands in columns.toml, for all tables at once.
"""

from __future__ import annotations

from communique.tables import acts, documents, people, statements, trips
from communique.tables.table import Cell, Column, Row, Table

TABLES: tuple[Table, ...] = (
    documents.TABLE,
    people.TABLE,
    statements.TABLE,
    *acts.TABLES,
    trips.TABLE,
)

__all__ = ["TABLES", "Cell", "Column", "Row", "Table", "table"]


def table(name: str) -> Table:
    """The table of a name, e.g. "meetings". KeyError where there is none."""
    return next((one for one in TABLES if one.name == name), None) or missing(name)


def missing(name: str) -> Table:
    raise KeyError(f"no table {name!r} (there are: {', '.join(one.name for one in TABLES)})")
