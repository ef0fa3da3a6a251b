"""States: the list; one with its offices, its partners, what it said and promised; and an office over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from communique.ledger import reading
from communique.ledger.offices import Occupancy, Standing, offices_on
from communique.ledger.phrases import STATUSES, state
from communique.serve.asked import LONGEST, Wished
from communique.serve.paging import sliced
from communique.serve.promised import promises, standing
from communique.serve.room import Entered, Room
from communique.serve.views import page
from communique.store.checking import is_day, last_day
from communique.store.dyads import Span
from communique.store.rows import Row

router = APIRouter(include_in_schema=False)
HERE = "/states"
SENIOR, SAID, PROMISED = 16, 8, 8
LATEST, MOST = 5, 200  # holders of an office in a list, offices in it
Word = Annotated[str, Query(max_length=LONGEST)]
Day = Annotated[str, Query(max_length=10)]


@router.get(HERE)
def states(request: Request, room: Entered, words: Word = "") -> HTMLResponse:
    """The states that take part in events, those with most first."""
    rows = None if room.behind is None else room.keep("states", room.archive.across.whos.states)
    sought = words.casefold()
    if rows and words:
        rows = [row for row in rows if sought in state(row["state"]).casefold() or sought == row["state"].casefold()]
    return page(request, "states.html", here=HERE, rows=rows, behind=room.behind, words=words)


@router.get(HERE + "/{code}")
def one_state(request: Request, room: Entered, code: str) -> HTMLResponse:
    """One state: who is in office, whom it met, what it said and promised."""
    code, today = room.archive.across.state(code), date.today().isoformat()
    whos = room.archive.across.whos
    stands = standing(room, Span(code), today)
    some = [key for status in ("overdue", "due", "open", "done") for key in stands.keys[status][:PROMISED]][:PROMISED]
    return page(
        request, "state.html", here=HERE, code=code, behind=room.behind, today=today, statuses=STATUSES, board=stands,
        holders=[one for one in holders(room, code, today) if one.occupancy.main and one.occupancy.seat][:SENIOR],
        partners=room.keep(("partners", code), lambda: whos.partners(code)),
        said=whos.spoken_for(code, SAID),
        promised=promises(room, some, today),
    )  # fmt: skip


@router.get(HERE + "/{code}/offices")
def state_offices(request: Request, room: Entered, code: str, on: Day = "") -> HTMLResponse:
    """The offices of a state: over time, or who held them on a day."""
    code = room.archive.across.state(code)
    if on and not is_day(on):
        raise HTTPException(422, f"on {on}: not a date (2024-05-14)")
    on = last_day(on)
    return page(
        request, "state_offices.html", here=HERE, code=code, behind=room.behind, on=on,
        standing=holders(room, code, on)[:MOST] if on else [],
        offices=[] if on else room.keep(("offices", code), lambda: by_office(occupancies(room, code))[:MOST]),
    )  # fmt: skip


@router.get("/offices")
def office(request: Request, room: Entered, wish: Wished, office: Word) -> HTMLResponse:
    """One office of a state over time: who held it from when to when, as the texts show it."""
    if not wish.between:
        raise HTTPException(422, "state: whose office it is")
    code = room.archive.across.state(wish.between[0])
    held = [one for one in occupancies(room, code) if name_of(one) == office]
    if not held:
        raise HTTPException(404, f"{office}: no text gives anybody this office of {code}")
    found = sliced(request, wish, sorted(held, key=shown_from, reverse=True))
    return page(
        request, "office.html", here=HERE, code=code, office=office, part=found, behind=room.behind,
        rows=[(one, ends(room, one)) for one in found.rows],
    )  # fmt: skip


def name_of(one: Occupancy) -> str:
    """What an office is called: by the seat, else by what it is and its portfolio."""
    return one.seat or f"{one.office} {one.detail}".strip()


def shown_from(one: Occupancy) -> tuple[str, str]:
    return one.since or one.elect or one.former, one.until


def ends(room: Room, one: Occupancy) -> list[Row]:
    """The first and the last place that shows an office, as they are cited."""
    places = one.places if len(one.places) < 2 else (one.places[0], one.places[-1])
    return room.archive.across.cites([(place.document, place.start, place.end) for place in places])


def occupancies(room: Room, code: str) -> list[Occupancy]:
    """Who held which office of a state."""
    return [reading.occupancy(row) for row in room.archive.across.occupancies(code)]


def holders(room: Room, code: str, day: str) -> list[Standing]:
    """Who held the offices of a state on a day, the best documented first."""
    return room.keep(("holders", code, day), lambda: offices_on(occupancies(room, code), code, day))


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a state: its name in addresses, its title, its latest holders, and how many there are."""

    name: str
    title: str
    holders: Sequence[Occupancy]
    count: int


def by_office(known: Sequence[Occupancy]) -> list[Office]:
    """The offices of a state, the best documented first."""
    groups: dict[str, list[Occupancy]] = {}
    for one in known:
        groups.setdefault(name_of(one), []).append(one)
    ordered = sorted(groups.items(), key=lambda pair: (-sum(one.documents for one in pair[1]), pair[0]))
    return [made(name, held) for name, held in ordered]


def made(name: str, held: Sequence[Occupancy]) -> Office:
    best = max(held, key=lambda one: one.documents)
    return Office(name, best.title, sorted(held, key=shown_from, reverse=True)[:LATEST], len(held))
