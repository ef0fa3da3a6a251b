"""A person's own query: it can read all of the archive, change nothing of it, and not run for ever."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from communique.store.errors import ArchiveError
from communique.store.sqlite import mode, reason

SECONDS = 30.0
STEPS = 10_000  # of the database's machine between two looks at the clock
LARGEST = 100_000_000  # bytes of one value
ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
FORBIDDEN = {"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"}


def permitted(action: int, one: str | None, two: str | None, *_: object) -> int:
    """Reading, and functions that reach nothing outside; of the pragmas the one that full text asks for itself."""
    if action in ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and (two or "").lower() not in FORBIDDEN:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and one == "data_version":
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def query(path: Path, sql: str, seconds: float = SECONDS) -> Iterator[tuple[Any, ...]]:
    """The names of the columns, then the rows. ArchiveError with the database's reason where it cannot be done."""
    address = f"{path.resolve().as_uri()}?{mode(path, write=False)}"
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
            warm(connection)
            end = time.monotonic() + seconds
            connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
            connection.set_authorizer(permitted)
            cursor = connection.execute(sql)
            if cursor.description is None:
                raise ArchiveError("no query: only SELECT gives a table")
            yield tuple(column[0] for column in cursor.description)
            yield from cursor
    except (sqlite3.Error, sqlite3.Warning, UnicodeEncodeError) as error:
        raise ArchiveError(words(error, seconds)) from error


def warm(connection: sqlite3.Connection) -> None:
    """Full-text tables are opened before only reading is allowed: to open one takes more than that."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'").fetchall()
    for (name,) in tables:
        quoted = name.replace('"', '""')
        connection.execute(f'SELECT rowid FROM "{quoted}" LIMIT 0')


def words(error: Exception, seconds: float) -> str:
    said = str(error)
    if "interrupted" in said:
        return f"the query took longer than {seconds:g} seconds"
    if "not authorized" in said or "prohibited" in said:
        return "only reading is allowed (SELECT)"
    return reason(error)
