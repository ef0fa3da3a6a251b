"""Runs the lists and the search."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.commands import tables
from communique.commands.failing import WRONG, guarded
from communique.store.checking import problem

if TYPE_CHECKING:
    from communique.store import Archive, Filter

KINDS = {"meetings": "meeting", "visits": "visit", "commitments": "commitment", "messages": "message"}
Row = dict[str, Any]
OPTIONS = (
    "between", "state", "person", "since", "until", "status", "topic", "voice", "publisher", "language", "limit",
    "all_revisions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ask:
    """What a user asked for: a list or a search, narrowed by the options `given`, in the order of OPTIONS."""

    name: str
    archive: str
    form: str
    given: tuple[Any, ...]
    words: str = ""
    statements: bool = False


# The options that say nothing about a list.
NOT_FOR = {
    "people": ("status", "topic", "voice", "language"),
    "documents": ("status", "voice"),
    "search": ("status", "voice"),
}


def run(ask: Ask) -> int:
    """Print a list; the exit code."""
    for option in NOT_FOR.get(ask.name, ()) if not ask.statements else ():
        if ask.given[OPTIONS.index(option)] is not None:
            print(f"communique: {ask.name}: --{option} does not apply", file=sys.stderr)
            return WRONG
    wrong = problem(*(ask.given[OPTIONS.index(option)] for option in ("since", "until", "status", "topic")))
    if wrong:
        print(f"communique: {wrong}", file=sys.stderr)
        return WRONG
    return guarded(lambda: listed(ask))


def listed(ask: Ask) -> int:
    from communique.store import open_archive

    with open_archive(Path(ask.archive)) as archive:
        rows = found(archive, ask, narrowed(ask))
        columns = list(rows[0]) if rows else archive.columns(KINDS.get(ask.name, search_name(ask)))
    tables.write(ask.form, ask.name, columns, (list(row.values()) for row in rows))
    return 0


def search_name(ask: Ask) -> str:
    """What a list is called in the archive."""
    return "search statements" if ask.statements else ask.name


def narrowed(ask: Ask) -> Filter:
    """The filter of the options."""
    from communique.store import Filter

    given = dict(zip(OPTIONS, ask.given, strict=True))
    states = (*(given.pop("between") or ()), *([state] if (state := given.pop("state")) else ()))
    return Filter(states, **{**given, "limit": given["limit"] or None})


def found(archive: Archive, ask: Ask, wish: Filter) -> list[Row]:
    """The rows of a list."""
    if ask.name == "search":
        return archive.search(ask.words, wish, statements=ask.statements)
    if ask.name in KINDS:
        return archive.acts(KINDS[ask.name], wish)
    plain = {"statements": archive.statements, "people": archive.people, "documents": archive.documents}
    return plain[ask.name](wish)


def ask_sql(query: str, archive: str, form: str, seconds: float) -> int:
    """Print the result of a query; the exit code."""
    return guarded(lambda: queried(query, archive, form, seconds))


def queried(query: str, path: str, form: str, seconds: float) -> int:
    from communique.store import open_archive

    with open_archive(Path(path)) as archive:
        rows: Iterator[tuple[Any, ...]] = archive.sql(query, seconds)
        columns = [str(name) for name in next(rows)]
        tables.write(form, "sql", columns, rows)
    return 0
