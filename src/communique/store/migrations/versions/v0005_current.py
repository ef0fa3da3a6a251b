"""The views leave out the texts that later ones have replaced at all their addresses; the tables keep all."""

from __future__ import annotations

from alembic import op

from communique.store.migrations import parted

revision = "0005"
down_revision = "0004"

STANDING = '\nAND a.document NOT IN (SELECT "key" FROM superseded)'


def upgrade() -> None:
    connection = op.get_bind()
    acts = "SELECT name, sql FROM sqlite_master WHERE type = 'view' AND sql LIKE '%WHERE a.kind = %'"
    for name, made in connection.exec_driver_sql(acts).all():
        connection.exec_driver_sql(f'DROP VIEW "{name}"')
        connection.exec_driver_sql(made + STANDING)
    for statement in parted("v0005_current.sql"):
        connection.exec_driver_sql(statement)
