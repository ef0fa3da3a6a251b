"""What goes across documents: events, persons, offices, two states, two accounts compared."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response

from communique.export.comparing import plainly
from communique.ledger import reading
from communique.ledger.brief import brief
from communique.ledger.compare import compare
from communique.ledger.offices import offices_on
from communique.serve.api.answers import LIST, ONE, Rows, listed, told
from communique.serve.asked import DAY, LONGEST, Limit, Offset, Since, Until, Wished
from communique.serve.room import Entered, Room, room
from communique.store import Filter
from communique.store.checking import last_day, problem
from communique.store.dyads import Span
from communique.store.happenings import FORMS
from communique.store.rows import Row


def with_ledger(room: Annotated[Room, Depends(room)]) -> None:
    """An answer of 404 where no ledger was made."""
    if room.behind is None:
        raise HTTPException(404, "the ledger has not been made yet (communique ledger makes it)")


router = APIRouter(tags=["ledger"], dependencies=[Depends(with_ledger)])
Ident = Annotated[str, Path(max_length=LONGEST)]
Code = Annotated[str, Path(max_length=LONGEST, description="A state: a code or name, e.g. AZE.")]
Document = Annotated[str, Query(max_length=64, min_length=4, description="An id of a document, or its beginning.")]
Day = Annotated[str, Query(pattern=DAY, description="From which it is looked at; today where it is left out.")]
Kind = Annotated[Literal["meeting", "call", "visit", "message", "invitation", "agreement"] | None, Query()]


@router.get("/events", response_model=Rows, responses=LIST, operation_id="events")
def events(request: Request, room: Entered, wish: Wished, kind: Kind = None) -> Response:
    """Events, newest first, each with who takes part; what several documents tell is one."""
    forms = (kind,) if kind else FORMS
    return listed(request, wish, lambda part: room.archive.across.happenings(part, forms))


@router.get("/events/{ident}", response_model=dict[str, Any], responses=ONE, operation_id="event")
def event(request: Request, room: Entered, ident: Ident) -> Response:
    """An event: who takes part, who tells it and why these accounts are held to be of one, and its links."""
    across = room.archive.across
    return told(request, {**across.event(ident), "links": across.linked([ident])})


@router.get("/persons", response_model=Rows, responses=LIST, operation_id="persons")
def persons(
    request: Request, room: Entered, words: Annotated[str, Query(max_length=LONGEST)] = "",
    state: Annotated[str, Query(max_length=LONGEST)] = "", limit: Limit = 50, offset: Offset = 0,
) -> Response:  # fmt: skip
    """Persons by words of their names and by state, who is in most events first."""
    code = room.archive.across.state(state) if state else ""

    def some(part: Filter) -> list[Row]:
        return room.archive.across.whos.persons(words, code, part.limit or 1, part.offset)

    return listed(request, Filter(limit=limit, offset=offset), some)


@router.get("/persons/{ident}", response_model=dict[str, Any], responses=ONE, operation_id="person")
def person(request: Request, room: Entered, ident: Ident) -> Response:
    """A person: the names documents write, the offices, and why these are held to be one."""
    whos = room.archive.across.whos
    found = whos.person(ident)
    more = {"offices": whos.offices_of(ident), "written": whos.written(ident), "merged": whos.merged(ident)}
    return told(request, {**found, **more})


@router.get("/states/{state}/offices", response_model=dict[str, Any], responses=ONE, operation_id="offices")
def offices(request: Request, room: Entered, state: Code, on: Day = "") -> Response:
    """Who held which office of a state, as the documents show it; with `on` who held it that day."""
    wrong = problem(on or None, None, None, None, mark="on: ")
    if wrong:
        raise HTTPException(422, wrong)
    code = room.archive.across.state(state)
    known = [reading.occupancy(row) for row in room.archive.across.occupancies(code)]
    day = last_day(on)
    rows = [{**asdict(one.occupancy), "how": one.how} for one in offices_on(known, code, day)] if day else [
        asdict(one) for one in known
    ]  # fmt: skip
    return told(request, {"state": code, "offices": rows})


@router.get("/between/{first}/{second}", response_model=dict[str, Any], responses=ONE, operation_id="between")
def between(
    request: Request, room: Entered, first: Code, second: Code, since: Since = "", until: Until = "", day: Day = "",
) -> Response:  # fmt: skip
    """What has passed between two states, section by section; every line names its rows and its places."""
    wrong = problem(since or None, until or None, None, None, mark="")
    wrong = wrong or problem(day or None, None, None, None, mark="day: ")
    one, two = room.archive.across.state(first), room.archive.across.state(second)
    if wrong or one == two:
        raise HTTPException(422, wrong or "the two states are one")
    span, at = Span(one, two, since, until), last_day(day or until) or date.today().isoformat()
    return told(request, room.keep(("api", span, at), lambda: asdict(brief(room.archive, span, at))))


@router.get("/compare", response_model=dict[str, Any], responses=ONE, operation_id="compare")
def compared(request: Request, room: Entered, first: Document, second: Document) -> Response:
    """Two accounts: what both say, what only one says, what they say differently."""
    one, two = room.archive.reviewed(first), room.archive.reviewed(second)
    return told(request, plainly(compare(one, two)))
