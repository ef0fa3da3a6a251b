"""What is SQLite's own: how a file is opened, its pragmas, its errors in words. Another database needs its like."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from communique.store.errors import ArchiveError, ReviewError, UnknownError

PATIENCE = 30.0
CONNECTIONS = 8  # that are kept open for the next to use
PAUSE = 0.05  # seconds between two tries
# See docs/archive.md, "What a crash can cost": texts can be read again, a person's word cannot be had again.
WRITING = {"begin": ("PRAGMA synchronous = NORMAL", "BEGIN IMMEDIATE")}
LASTING = {"begin": ("PRAGMA synchronous = FULL", "BEGIN IMMEDIATE")}
PRAGMAS = ("foreign_keys = ON", "cache_size = -8000", "temp_store = MEMORY")
# A page of an index is written to by most batches: it need not go from the log to the file each time.
WRITER_PRAGMAS = (
    "journal_mode = WAL", "synchronous = NORMAL", "secure_delete = OFF", "journal_size_limit = 67108864",
    "wal_autocheckpoint = 8000", "cache_size = -128000",
)  # fmt: skip
REASONS = (
    ("database is locked", "another program is writing to it (tried for some time)"),
    ("database or disk is full", "the disk is full"),
    ("disk I/O error", "the disk is full or failing"),
    ("readonly database", "it cannot be written to (read-only)"),
    ("unable to open database file", "it cannot be opened"),
    ("file is not a database", "it is no archive"),
    ("malformed", "the file is damaged (keep a copy; `add` the sources into a new archive)"),
)


def engine_of(path: Path, write: bool, patience: float = PATIENCE) -> Engine:
    """The engine of an archive's file. A writer's transactions take the lock when they begin."""

    def connect() -> sqlite3.Connection:
        address = f"{path.resolve().as_uri()}?{mode(path, write)}"
        return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    # For an address without a file SQLAlchemy would keep a connection for each thread, and close those of threads that
    # still read where there are more than five.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=CONNECTIONS)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        for pragma in (*PRAGMAS, *(WRITER_PRAGMAS if write else ())):
            patiently(connection, f"PRAGMA {pragma}", patience)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        for statement in connection.get_execution_options().get("begin", ("BEGIN",)):
            connection.exec_driver_sql(statement)

    return engine


def patiently(connection: sqlite3.Connection, pragma: str, patience: float) -> None:
    """Set a pragma. SQLite itself does not wait where two programs turn a new file to its write-ahead log at once."""
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute(pragma)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(PAUSE)


def mode(path: Path, write: bool) -> str:
    """How the file is opened. In a folder that nobody can write to there is no log beside it, nor can there be one."""
    if write:
        return "mode=rwc"
    still = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return "mode=ro&immutable=1" if still else "mode=ro"


def stamp(path: Path) -> str:
    """The size and the time of the file and of its log."""
    found = []
    for file in (path, Path(f"{path}-wal")):
        with suppress(OSError):
            known = file.stat()
            found.append(f"{known.st_size}-{known.st_mtime_ns}")
    return "+".join(found)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """The database's errors as one line about the archive."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise ArchiveError(f"{path}: {reason(error)}") from error
    except (UnknownError, ReviewError):  # that has nothing to do with the file
        raise
    except ArchiveError as error:
        raise type(error)(f"{path}: {error}") from error


def reason(error: Exception) -> str:
    words = " ".join(str(getattr(error, "orig", None) or error).split())
    return next((known for part, known in REASONS if part in words), words[:200])


def insert_new(table: Table) -> Insert:
    """An insert that leaves rows alone which are there already."""
    return insert(table).on_conflict_do_nothing()


def sound(connection: Connection) -> list[str]:
    """What is wrong with the file; nothing, as a rule."""
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check")
    broken = [f"{row[0]}: row {row[1]} names nothing in {row[2]}" for row in loose]
    return [line for line in found if line != "ok"] + broken


def settled(engine: Engine) -> None:
    """After writing: the figures by which queries are planned. It is no failure where that cannot be had."""
    with suppress(DBAPIError), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("PRAGMA optimize = 0x10002")
        connection.commit()
