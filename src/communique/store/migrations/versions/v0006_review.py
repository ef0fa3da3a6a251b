"""The tables of those who check: accounts, the steps of review, coding by several; empty until somebody does."""

from __future__ import annotations

from alembic import op

from communique.store.migrations import parted

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    connection = op.get_bind()
    for statement in parted("v0006_review.sql"):
        connection.exec_driver_sql(statement)
