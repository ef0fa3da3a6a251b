"""The pages of the room, a row each: a name, and the address, with what it is about looked up in the archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from communique.store import Archive, Filter, open_archive
from communique.store.dyads import Span
from communique.store.rows import Row


def document(archive: Archive) -> str:
    """The longest document of a government."""
    rows = [row for row in archive.documents(Filter(limit=None)) if row["publisher"]]
    return str(max(rows, key=lambda row: row["characters"])["document_id"])


def meeting(archive: Archive) -> Row:
    """The meeting that most documents tell, with the states that met."""
    met = [row for row in archive.across.pairs(Span()) if row["kind"] == "meeting"]
    return max(met, key=lambda row: row["documents"])


def person(archive: Archive) -> str:
    """Somebody who takes part in it."""
    people = archive.across.event(meeting(archive)["id"])["people"]
    return next(str(one["person"]) for one in people if one["person"])


def statement(archive: Archive) -> Row:
    """The latest statement."""
    return archive.said(Filter(limit=1))[0]


def office(archive: Archive) -> Row:
    """An office that one person holds at a time."""
    state = meeting(archive)["state"]
    return next(row for row in archive.across.occupancies(state) if row["seat"])


PAGES: dict[str, Callable[[Archive], str]] = {
    "home": lambda archive: "/",
    "documents": lambda archive: "/documents",
    "search": lambda archive: "/documents?words=trade&since=2024",
    "document": lambda archive: f"/documents/{document(archive)}",
    "place": lambda archive: f"/documents/{document(archive)}?at=10-60",
    "original": lambda archive: f"/documents/{document(archive)}/original?at=10-60",
    "meetings": lambda archive: "/meetings",
    "meeting": lambda archive: f"/meetings/{meeting(archive)['id']}",
    "people": lambda archive: "/people",
    "person": lambda archive: f"/people/{person(archive)}",
    "states": lambda archive: "/states",
    "state": lambda archive: f"/states/{meeting(archive)['state']}",
    "two states": lambda archive: "/between/{state}/{other}".format(**meeting(archive)),
    "offices": lambda archive: f"/states/{meeting(archive)['state']}/offices",
    "offices on a day": lambda archive: f"/states/{meeting(archive)['state']}/offices?on=2023-09-01",
    "office": lambda archive: "/offices?state={state}&office={seat}".format(**office(archive)),
    "theme": lambda archive: "/between/{state}/{other}/themes/energy".format(**meeting(archive)),
    "statements": lambda archive: "/statements",
    "cite": lambda archive: "/statements/{document}/{id}/cite".format(**statement(archive)),
    "commitments": lambda archive: "/commitments?day=2024-05-01",
    "commitments of a status": lambda archive: "/commitments?day=2024-05-01&stands=done",
    "pictures": lambda archive: "/pictures",
    "timeline": lambda archive: "/pictures/timeline",
    "network": lambda archive: "/pictures/network?state={state}".format(**meeting(archive)),
    "map": lambda archive: "/pictures/who-met-whom",
    "read": lambda archive: "/read",
    "nowhere": lambda archive: "/documents/ffffffff",
}


def path_of(name: str, archive_file: Path) -> str:
    """The address of a page."""
    with open_archive(archive_file) as archive:
        return PAGES[name](archive)
