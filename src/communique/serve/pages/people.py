"""People: the list, and one person: names, offices, whom the person met, where, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from communique.ledger import reading
from communique.ledger.offices import Occupancy
from communique.serve.asked import LONGEST, Wished
from communique.serve.pages.states import name_of
from communique.serve.paging import part
from communique.serve.room import Entered, Room
from communique.serve.views import page
from communique.store import Filter
from communique.store.rows import Row

router = APIRouter(include_in_schema=False)
HERE = "/people"
MET, SAID, EVENTS, SHOWN = 25, 8, 25, 3  # rows of a section; places shown of an office


@router.get(HERE)
def people(
    request: Request, room: Entered, wish: Wished, words: Annotated[str, Query(max_length=LONGEST)] = ""
) -> HTMLResponse:
    """Persons, who is in most events first."""
    state = room.archive.across.state(wish.between[0]) if wish.between else ""

    def found(one: Filter) -> list[Row]:
        return room.archive.across.whos.persons(words, state, one.limit or 0, one.offset)

    listed = None if room.behind is None else part(request, wish, found)
    return page(request, "people.html", here=HERE, part=listed, behind=room.behind, words=words, wish=wish)


@dataclass(frozen=True, slots=True)
class Held:
    """An office of a person, with its name in addresses and the first and the last places that show it."""

    name: str
    office: Occupancy
    places: Sequence[Row]


@router.get(HERE + "/{ident}")
def person(request: Request, room: Entered, ident: str, offset: int = 0) -> HTMLResponse:
    """All that documents tell of one person. `offset`: of the itinerary."""
    who = room.archive.across.whos.person(ident)
    whos = room.archive.across.whos
    wish = Filter(person=ident, limit=EVENTS, offset=max(0, offset))
    return page(
        request, "person.html", here=HERE, who=who, behind=room.behind,
        written=room.keep(("written", ident), lambda: whos.written(ident)),
        merged=room.keep(("merged", ident), lambda: whos.merged(ident)),
        offices=offices(room, ident),
        met=room.keep(("met", ident), lambda: whos.met(ident, MET)),
        part=part(request, wish, room.archive.across.happenings),
        said=room.keep(("said", ident), lambda: whos.said(ident, ("speaker",), SAID)),
        about=room.keep(("about", ident), lambda: whos.said(ident, ("about", "addressee"), SAID)),
        judged=room.keep(("judged", ident), lambda: whos.judged(ident, SAID)),
    )  # fmt: skip


def offices(room: Room, ident: str) -> list[Held]:
    """The offices of a person with the places that show them."""
    known = [reading.occupancy(row) for row in room.archive.across.whos.offices_of(ident)]
    return [Held(name_of(one), one, shown(room, one)) for one in known]


def shown(room: Room, one: Occupancy) -> list[Row]:
    """The first and the last places that show an office, as they are cited."""
    places = one.places if len(one.places) <= SHOWN else (one.places[0], *one.places[1 - SHOWN :])
    return room.archive.across.cites([(place.document, place.start, place.end) for place in places])
