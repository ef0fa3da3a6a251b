"""Runs `timeline`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from communique.commands import tables
from communique.commands.failing import WRONG, guarded
from communique.commands.ledgering import opened
from communique.export import timeline as pages
from communique.ledger.phrases import state
from communique.ledger.timeline import Entry, itinerary, timeline
from communique.store import Archive, open_archive
from communique.store.checking import problem
from communique.store.errors import UnknownError
from communique.store.rows import Row, folded

SEEN = ("day", "what", "who", "where", "status", "accounts", "id")
MORE = ("since", "until", "kind", "subtype")
MOST = 10  # persons of one name who are listed


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asked for: states or a person, the days, the form, where to."""

    states: Sequence[str]
    person: str | None
    since: str | None
    until: str | None
    form: str
    out: str | None
    archive: str


def run(wish: Wish) -> int:
    """Make the timeline; the exit code."""
    wrong = problem(wish.since, wish.until, None, None)
    if not wrong and (len(wish.states) > 2 or (wish.states and wish.person)):
        wrong = "a timeline is of at most two states, or of a person"
    if wrong:
        print(f"communique: {wrong}", file=sys.stderr)
        return WRONG
    return guarded(lambda: made(wish))


def made(wish: Wish) -> int:
    with open_archive(Path(wish.archive)) as archive:
        span = opened(archive, wish.states, wish.since, wish.until)
        if wish.person:
            person = the_one(archive, wish.person)
            title, found = person["name"], itinerary(archive, person["id"], span)
        else:
            title, found = " and ".join(map(state, filter(None, (span.first, span.second)))), timeline(archive, span)
    page = pages.Page(title or "All events", bool(wish.person), wish.since or "", wish.until or "", tuple(found))
    if wish.out:
        with open(wish.out, "w", encoding="utf-8", newline="") as file, redirect_stdout(file):
            write(page, wish.form)
    else:
        write(page, wish.form)
    return 0


def write(page: pages.Page, form: str) -> None:
    """The timeline on standard output."""
    if form == "html":
        tables.put(pages.html(page))
        sys.stdout.buffer.flush()
        return
    columns = SEEN if form == "table" else (*SEEN, *MORE)
    tables.write(form, "timeline", columns, [row(entry, columns) for entry in page.entries])


def row(entry: Entry, columns: Sequence[str]) -> list[str | int]:
    return [getattr(entry, name) for name in columns]


def the_one(archive: Archive, words: str) -> Row:
    """The person of an id or a name. UnknownError, with those it may be, where there is not one alone."""
    found = archive.across.persons(words)
    if not found:
        raise UnknownError(f"{words[:80]}: the ledger has no person of that name")
    called = [one for one in found if one["id"] == words.strip() or is_called(one, words)]
    if len(called) == 1 or len(found) == 1:
        return (called or found)[0]
    lines = [f"  {one['id']}  {one['name']}{lands(one)}, {counted(one)}" for one in found[:MOST]]
    left = [f"  … and {len(found) - MOST} more"] if len(found) > MOST else []
    head = f"{words[:80]}: {len(found)} persons; ask for one by the id"
    raise UnknownError("\n".join([head, *lines, *left]))


def is_called(person: Row, words: str) -> bool:
    """Is this the whole of a name that the person has?"""
    whole = " ".join(folded(words).split())
    names = (person["name"], *(person["aliases"] or "").split("; "))
    return " " in whole and whole in map(folded, names)


def counted(person: Row) -> str:
    return f"{person['events']} {'event' if person['events'] == 1 else 'events'}"


def lands(person: Row) -> str:
    return f" ({person['states']})" if person["states"] else ""
