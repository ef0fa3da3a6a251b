"""Events of the ledger: the list, and one with all who tell of it, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from communique.export.comparing import HEADS, NOTE
from communique.ledger import phrases
from communique.ledger.compare import Comparison, compare
from communique.ledger.contacts import NAMES, rank
from communique.model import Status
from communique.serve.asked import LONGEST, Wished
from communique.serve.paging import Part, part, sliced
from communique.serve.promised import promises
from communique.serve.room import Entered, Room
from communique.serve.views import page
from communique.store import Filter
from communique.store.checking import topics
from communique.store.happenings import FORMS
from communique.store.rows import Row

router = APIRouter(include_in_schema=False)
HERE = "/meetings"
USUAL = ("meeting", "call", "visit")
Word = Annotated[str, Query(max_length=LONGEST)]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Which events: their form, whether only what was held, at which rank, with whom beside the person."""

    kind: Word = ""
    held: bool = False
    rank: Word = ""
    beside: Word = ""

    @property
    def forms(self) -> Sequence[str]:
        return (self.kind,) if self.kind else USUAL

    @property
    def wrong(self) -> str:
        """Why it makes no sense; "" where it does."""
        if self.kind and self.kind not in FORMS:
            return f"kind: one of {', '.join(FORMS)}"
        return f"rank: one of {', '.join(NAMES)}" if self.rank and self.rank not in NAMES else ""


@router.get(HERE)
def meetings(request: Request, room: Entered, wish: Wished, kinds: Annotated[Kinds, Depends()]) -> HTMLResponse:
    """Events, newest first."""
    if kinds.wrong:
        raise HTTPException(422, kinds.wrong)
    found = None if room.behind is None else events(request, room, wish, kinds)
    return page(
        request, "meetings.html", here=HERE, part=found, behind=room.behind, wish=wish, kinds=kinds, forms=FORMS,
        statuses=get_args(Status), topics=topics(), ranks=NAMES,
    )  # fmt: skip


def events(request: Request, room: Room, wish: Filter, kinds: Kinds) -> Part[Row]:
    """The part of the list that is asked for. The rank of a contact is told by all who were there: it is looked up."""

    def found(one: Filter) -> list[Row]:
        return room.archive.across.happenings(one, kinds.forms, kinds.held, kinds.beside)

    if not kinds.rank:
        return part(request, wish, found)
    if len(wish.between) < 2:
        raise HTTPException(422, "rank: goes with two states (state and other)")
    every = found(Filter(wish.between, wish.person, wish.since, wish.until, wish.status, wish.topic, limit=None))
    return sliced(request, wish, [row for row in every if rank(row["people"]) == kinds.rank])


@router.get(HERE + "/{ident}")
def meeting(request: Request, room: Entered, ident: str, one: Word = "", other: Word = "") -> HTMLResponse:
    """One event: who was there, who tells it, what both say, what followed. `one`, `other`: the accounts compared."""
    event = room.archive.across.event(ident)
    here = promises(room, room.archive.across.promised_with(ident), date.today().isoformat())
    return page(
        request, "meeting.html", here=HERE, event=event, behind=room.behind, texts=texts(event),
        compared=compared(room, event, (one, other)), links=links(room, event), promised=here,
        statuses=phrases.STATUSES, titles={one["document"]: one["title"] for one in event["accounts"]},
        heads=HEADS, note=NOTE,
    )  # fmt: skip


def texts(event: Row) -> dict[str, list[Row]]:
    """The accounts of an event by document, oldest first."""
    found: dict[str, list[Row]] = {}
    for account in event["accounts"]:
        found.setdefault(account["document"], []).append(account)
    return found


def compared(room: Room, event: Row, asked: tuple[str, str]) -> Comparison | None:
    """Two accounts side by side: those asked for, else the first and the first of another publisher."""
    publishers = {account["document"]: account["publisher"] for account in event["accounts"]}
    first = asked[0] if asked[0] in publishers else next(iter(publishers), "")
    others = [one for one in publishers if one != first]
    if not others:
        return None
    elsewhere = [one for one in others if publishers[one] != publishers[first]]
    second = asked[1] if asked[1] in others else (elsewhere or others)[0]
    return room.keep(
        ("compared", first, second), lambda: compare(room.archive.reviewed(first), room.archive.reviewed(second))
    )


@dataclass(frozen=True, slots=True)
class Step:
    """What an event hangs together with: how, with what (an event, or the place that tells it), and why."""

    how: str
    what: Row
    reason: str
    strength: float


def links(room: Room, event: Row) -> list[Step]:
    """What followed from an event and what it follows from, each thing once."""
    mine = {event["id"], *(f"{one['document']}:{one['act']}" for one in event["accounts"])}
    known = room.archive.across.linked(sorted(mine))
    ends = [(link, link["target"] if link["source"] in mine else link["source"]) for link in known]
    things = room.archive.across.things([end for _, end in ends if end not in mine])
    found: dict[tuple[str, str], Step] = {}
    for link, end in ends:
        if end in things:
            words = phrases.FOLLOWS if link["source"] in mine else phrases.PRECEDES
            how = words.get(link["relation"], link["relation"].replace("_", " "))
            step = Step(how, things[end], link["reason"], link["strength"])
            found.setdefault((how, things[end].get("event") or end), step)
    return list(found.values())
