"""Near-duplicates: a signature of each text, its bands, and the group that a document belongs to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from communique.store.migrations import parted

revision = "0002"
down_revision = "0001"

SHEET = 200


def upgrade() -> None:
    connection = op.get_bind()
    for statement in parted("v0002_near.sql"):
        connection.exec_driver_sql(statement)
    compared(connection)


def compared(connection: sa.Connection) -> None:
    """The documents that are there already get signature, bands and group, in the order in which they came."""
    from communique.store.near import grouped, signature

    last = 0
    while True:
        page = sa.text('SELECT "key", text FROM documents WHERE "key" > :last ORDER BY "key" LIMIT :size')
        rows = connection.execute(page, {"last": last, "size": SHEET}).all()
        if not rows:
            return
        grouped(connection, [(number, signature(text)) for number, text in rows])
        last = rows[-1][0]
