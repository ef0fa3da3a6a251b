"""The version of an archive, and its upgrade to the one that this program works with."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from communique.store.errors import ArchiveError
from communique.store.sqlite import WRITING

CURRENT = "0006"
KNOWN = ("0001", "0002", "0003", "0004", "0005", CURRENT)


def version(connection: Connection) -> str | None:
    """The version of the archive; None where the file is empty. ArchiveError where it is something else."""
    tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise ArchiveError("it is no archive (a database of something else)")
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found not in KNOWN:
        raise ArchiveError(f"made by a newer communique (version {found} of the archive)")
    return str(found)


def upgrade(engine: Engine, to: str = CURRENT) -> None:
    """Make the archive, or bring it to a version, in one transaction: all of it or nothing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        found = version(connection)
        if found != to:
            config.attributes["connection"] = connection
            command.upgrade(config, to)

