"""Commitments: a board by what had become of them, of all states, one or two, as of a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from communique.ledger.board import Board
from communique.ledger.phrases import STATUSES
from communique.ledger.pictures import Table
from communique.ledger.promises import Promise
from communique.serve.asked import LONGEST, Wished
from communique.serve.paging import Part, sliced
from communique.serve.promised import by_state, promises, standing
from communique.serve.room import Entered, Room
from communique.serve.views import page
from communique.store import Filter
from communique.store.checking import is_day, last_day
from communique.store.dyads import Span

router = APIRouter(include_in_schema=False)
HERE = "/commitments"
COLUMNS = ("overdue", "due", "open", "partly_done", "done", "superseded", "cancelled")
CARDS, MOST = 5, 25  # cards of a column, rows of a list
# What a text that bears on a commitment shows.
SIGNS = {
    "done": "shows it done", "partly": "shows it done in part", "against": "speaks against it",
    "superseded": "replaces it", "cancelled": "cancels it",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """From which day one looks, and at which status."""

    day: Annotated[str, Query(max_length=10)] = ""
    stands: Annotated[str, Query(max_length=LONGEST)] = ""

    @property
    def at(self) -> str:
        return last_day(self.day) or date.today().isoformat()

    @property
    def wrong(self) -> str:
        """Why it makes no sense; "" where it does."""
        if self.day and not is_day(self.day):
            return f"day {self.day}: not a date (2024-05-14)"
        return f"stands: one of {', '.join(STATUSES)}" if self.stands and self.stands not in STATUSES else ""


@router.get(HERE)
def commitments(request: Request, room: Entered, wish: Wished, look: Annotated[Look, Depends()]) -> HTMLResponse:
    """The board, or those of one status."""
    if look.wrong:
        raise HTTPException(422, look.wrong)
    codes = [room.archive.across.state(state) for state in wish.between]
    first, second = (*codes, "", "")[:2]
    span = Span(first, second, wish.since or "", wish.until or "")
    given: dict[str, Any] = {
        "look": look, "wish": wish, "span": span, "statuses": STATUSES, "signs": SIGNS, "behind": room.behind,
    }  # fmt: skip
    if room.behind is None:
        return page(request, "commitments.html", here=HERE, board=None, **given)
    stands = standing(room, span, look.at)
    return page(
        request, "commitments.html", here=HERE, board=stands, columns=[] if look.stands else columns(room, stands),
        part=listed(request, room, wish, (stands, look)) if look.stands else None, beside=beside(room, span, look.at),
        **given,
    )  # fmt: skip


def columns(room: Room, stands: Board) -> list[tuple[str, list[Promise]]]:
    """The columns of the board that have something in them, each with its first cards."""
    return [
        (status, promises(room, stands.keys[status][:CARDS], stands.day))
        for status in COLUMNS if stands.count(status)
    ]  # fmt: skip


def listed(request: Request, room: Room, wish: Filter, of: tuple[Board, Look]) -> Part[Promise]:
    """The part of the list of one status that is asked for."""
    stands, look = of
    limit = min(wish.limit or MOST, MOST)
    found = sliced(request, replace(wish, limit=limit), stands.keys[look.stands])
    return Part(promises(room, found.rows, stands.day), found.first, found.back, found.more)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the board: of all states, how many each gave; of one, with whom it has most."""

    table: Table | None
    others: list[tuple[str, int]]


def beside(room: Room, span: Span, day: str) -> Beside:
    if not span.first:
        return Beside(by_state(room, span, day), [])
    if span.second:
        return Beside(None, [])
    return Beside(None, room.keep(("counterparts", span.first), lambda: room.archive.across.counterparts(span.first)))
