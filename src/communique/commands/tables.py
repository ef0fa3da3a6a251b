"""Rows as a table for people, as CSV, or as JSON lines."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from communique.export.look import clean, shortened
from communique.tables.acts import ALL_ROLES, COLUMNS

# The columns that people see; a list has more of them as CSV and JSON lines.
SHOWN = {
    "meetings": ("day", "status", "subtype", "who", "place", "voice", "id"),
    "visits": ("day", "status", "subtype", "who", "place", "voice", "id"),
    "messages": ("day", "status", "subtype", "who", "voice", "id"),
    "commitments": ("published", "by", "strength", "who", "evidence", "voice", "id"),
    "statements": ("published", "speaker", "mode", "content", "id"),
    "people": ("person", "office", "office_of", "office_state", "tenure", "documents", "first", "last"),
    "documents": ("published", "publisher", "language", "title", "document"),
    "offices": ("title", "body", "name", "since", "until", "tenure", "shown", "documents"),
    "verdicts": ("key", "source", "says", "target", "by", "made", "why", "undone"),
    "search": ("published", "publisher", "title", "snippet", "speaker", "content", "document"),
}
PARTS = {COLUMNS.get(role, role) for roles in ALL_ROLES.values() for role in roles}
NOT_NAMED = "not named"
ID = 12  # letters of an id, which are enough
CELL = 300
# In a narrow terminal days and ids stay whole, what says least is left out, and all else is broken into lines.
WHOLE = ("published", "first", "last", "id", "document")
LEAST = ("subtype", "strength", "tenure", "language")
NARROW, WIDE = 100, 110


def write(form: str, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows on standard output."""
    if form == "csv":
        as_csv(columns, rows)
    elif form == "jsonl":
        for row in rows:
            put(json.dumps(dict(zip(columns, map(plain, row), strict=True)), ensure_ascii=False) + "\n")
    else:
        as_table(name, columns, rows)
    sys.stdout.buffer.flush()


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """With a line of names, lines ending as RFC 4180 has it."""
    page = io.StringIO()
    writer = csv.writer(page)
    if columns:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([plain(value) for value in row])
        put(page.getvalue())
        page.seek(0)
        page.truncate()
    put(page.getvalue())


def put(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def as_table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """As wide as the terminal, long cells cut."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    width, views = page_width(), list(rows)
    if name in SHOWN:
        known = [seen(dict(zip(columns, row, strict=True))) for row in views]
        columns = [column for column in SHOWN[name] if any(column in view for view in known)]
        columns = [column for column in columns if width >= NARROW or column not in LEAST]
        views = [[view.get(column) for column in columns] for view in known]
    if not views:
        print("nothing found", file=sys.stderr)
        return
    heads = [Column(name, no_wrap=name in WHOLE, overflow="fold") for name in columns]
    table = Table(*heads, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for view in views:
        table.add_row(*(Text(cell(value)) for value in view))
    page = io.StringIO()
    terminal = sys.stdout.isatty()
    Console(file=page, width=width, force_terminal=terminal, emoji=False, markup=False, highlight=False).print(table)
    put("\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n")


def page_width() -> int:
    """The width of the terminal, or what COLUMNS says; in a pipe a fixed one."""
    asked = sys.stdout.isatty() or os.environ.get("COLUMNS")
    return shutil.get_terminal_size((WIDE, 24)).columns if asked else WIDE


def cell(value: Any) -> str:
    return "" if value is None else shortened(clean(str(plain(value))), CELL)


def seen(row: dict[str, Any]) -> dict[str, Any]:
    """A row as people see it: a day of its own or else, in brackets, the day of publication; who did what."""
    view = dict(row)
    view["document"] = (row.get("document_id") or "")[:ID]
    view["id"] = (row.get("act_id") or row.get("statement_id") or "")[:ID]
    published = (row.get("published") or "")[:10]
    since, until = row.get("date_start"), row.get("date_end")
    own = since if since == until else f"{since or ''} – {until or ''}"
    view["day"] = own or (f"({published})" if published else "")
    view["by"] = until or row.get("date_text")
    view["voice"] = row.get("voice") or (NOT_NAMED if row.get("told_by") == "somebody" else None)
    parts = [name for name in row if name in PARTS]
    view["who"] = "; ".join(f"{part}: {who(row, part)}" for part in parts if row.get(part))
    return view


def who(row: dict[str, Any], part: str) -> str:
    """Names with their states."""
    states = row.get(f"{part}_state")
    return f"{row[part]} ({states})" if states and states != row[part] else str(row[part])
