"""The tables of what goes across documents; empty until the ledger is made."""

from __future__ import annotations

from alembic import op

from communique.store.migrations import parted

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    connection = op.get_bind()
    for statement in parted("v0004_ledger.sql"):
        connection.exec_driver_sql(statement)
