"""Meetings and visits with a day as an iCalendar file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from communique import VERSION
from communique.export import aside
from communique.export.errors import needed
from communique.export.look import Look, clean
from communique.export.sheets import day
from communique.export.wording import sentence, spots
from communique.model import Act, Record

STATUS = {
    "occurred": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "planned": "CONFIRMED",
    "proposed": "TENTATIVE",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
UNKNOWN = date(1970, 1, 1)


def as_calendar(records: Iterable[Record], out: Path) -> None:
    """An .ics file: one event for each meeting and visit whose first day is known. ExportError without icalendar."""
    library = needed("icalendar", "ics")
    calendar = library.Calendar()
    calendar.add("prodid", f"-//communique//communique {VERSION}//EN")
    calendar.add("version", "2.0")
    for record in records:
        for entry in entries(record, library):
            calendar.add_component(entry)
    with aside.file(out) as path:
        path.write_bytes(calendar.to_ical())


def entries(record: Record, library: Any) -> Iterator[Any]:
    """The events of a record."""
    look = Look(record, full=True)
    for act in record.acts:
        first = day(act.when.start if act.when else None)
        if act.kind in ("meeting", "visit") and act.status in STATUS and first:
            yield entry(look, act, first, library)


def entry(look: Look, act: Act, first: date, library: Any) -> Any:
    """One event, whole days; the same record gives the same bytes, so its stamp is the day of publication."""
    document = look.record.document
    last = day(act.when.end if act.when else None) or first
    event = library.Event()
    event.add("uid", f"{act.id}-{document.id[:16]}@communique")
    stamp = day(document.published) or UNKNOWN
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("dtstart", first)
    event.add("dtend", max(first, last) + timedelta(days=1))
    event.add("summary", clean(sentence(look, act)))
    event.add("status", STATUS[act.status])
    event.add("categories", [act.kind, *([act.subtype] if act.subtype else [])])
    if act.where:
        event.add("location", ", ".join(spots(act)))
    event.add("description", f"“{clean(act.anchors[0].text)}”\n{clean(document.source or document.id)}")
    return event
