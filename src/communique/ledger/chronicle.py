"""What happened along time, as marks on a line for each form of contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.ledger.pictures import Table, kept, left_out, titled
from communique.ledger.timeline import NOT_NAMED, day, what, where, who
from communique.store import Archive, Filter
from communique.store.dyads import Span
from communique.store.happenings import FORMS, HELD, REMOTE
from communique.store.rows import Row

MOST = 400
COLUMNS = ("day", "what", "who", "where", "status", "accounts", "id")
TITLE = "Timeline"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: its day, the line on which it stands, what it is in words, whether it was held."""

    id: str
    day: str
    form: str
    words: str
    held: bool


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Events in the order of time, and the table that tells the same."""

    table: Table
    marks: tuple[Mark, ...]

    @property
    def forms(self) -> Sequence[str]:
        return [form for form in FORMS if any(mark.form == form for mark in self.marks)]


def chronicle(archive: Archive, span: Span) -> Chronicle:
    """The latest events between two states, of one, or all there are."""
    wish = Filter(
        tuple(code for code in (span.first, span.second) if code), since=span.since or None, until=span.until or None,
        limit=MOST + 1,
    )  # fmt: skip
    found = archive.across.happenings(wish)
    rows = [row for row in reversed(found[:MOST]) if len(row["dated"]) >= len("2024-05-14")]
    notes = kept((
        f"{len(rows):,} {'event' if len(rows) == 1 else 'events'}; filled: held, hollow: planned or not held",
        "Not shown: earlier events" if len(found) > MOST else "",
        left_out(len(found[:MOST]) - len(rows), "events without a day"),
    ))  # fmt: skip
    table = Table("timeline", titled(TITLE, span), notes, COLUMNS, tuple(map(cells, rows)))
    return Chronicle(table, tuple(map(mark, rows)))


def cells(event: Row) -> tuple[str | int, ...]:
    people = who(event["kind"], event["people"]) or NOT_NAMED
    return day(event), what(event), people, where(event), event["status"], event["documents"], event["id"]


def mark(event: Row) -> Mark:
    words = f"{day(event)}: {what(event)}, {who(event['kind'], event['people']) or NOT_NAMED}"
    form = "call" if event["subtype"] in REMOTE else event["kind"]
    held = event["status"] in HELD
    return Mark(event["id"], event["dated"][:10], form, words if held else f"{words}; {event['status']}", held)
