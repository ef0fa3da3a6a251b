"""Many rows of one table written at one time."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert


def inserted(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert many rows of the same columns: as the driver takes them, where it counts parameters by their place."""
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    order = getattr(compiled, "positiontup", None)
    if order:
        values = map(itemgetter(*order), rows) if len(order) > 1 else ((row[order[0]],) for row in rows)
        connection.exec_driver_sql(str(compiled), list(values))
    else:
        connection.execute(insert(table), rows)
