"""Two states: the brief as a page that is always of today, with a way from each line to what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.export import brief as pages
from communique.ledger import phrases as say
from communique.ledger.brief import TOPIC, Brief, Line, Section, brief
from communique.ledger.contacts import Quarter
from communique.serve.asked import LONGEST, Since, Until
from communique.serve.paging import query, segment
from communique.serve.room import Entered, Room
from communique.serve.views import page
from communique.store import ArchiveError
from communique.store.checking import last_day, problem
from communique.store.dyads import Span

router = APIRouter(include_in_schema=False)
HERE = "/between"
PART = "/states"  # the part of the room it belongs to
Word = Annotated[str, Query(max_length=LONGEST)]
Maker = Callable[[Brief], str | bytes]
FORMS: dict[str, tuple[str, Maker]] = {
    "md": ("text/markdown; charset=utf-8", pages.markdown),
    "html": ("text/html; charset=utf-8", pages.html),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", pages.docx),
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days covered, and the day to look from ("" for today)."""

    since: Since = ""
    until: Until = ""
    day: Annotated[str, Query(max_length=10)] = ""

    @property
    def at(self) -> str:
        return last_day(self.day or self.until) or date.today().isoformat()


Asked = Annotated[Days, Depends()]


def spanned(room: Entered, first: str, second: str, days: Asked) -> Span:
    """The two states and the days. An answer of 422 where they make no sense."""
    wrong = problem(days.since or None, days.until or None, None, None, mark="")
    wrong = wrong or problem(days.day or None, None, None, None, mark="")
    one, two = room.archive.across.state(first), room.archive.across.state(second)
    if wrong or one == two:
        raise HTTPException(422, wrong or "the two states are one")
    return Span(one, two, days.since, days.until)


Spanned = Annotated[Span, Depends(spanned)]


@router.get(HERE)
def asked(request: Request, first: Word = "", second: Word = "", state: Word = "", other: Word = "") -> Response:
    """To the page of two states."""
    one, two = first or state, second or other
    if not one.strip() or not two.strip():
        raise HTTPException(422, "first, second: two states")
    root = request.scope.get("root_path", "")
    return RedirectResponse(f"{root}{HERE}/{segment(one)}/{segment(two)}", 303)


@router.get(HERE + "/{first}/{second}")
def between(request: Request, room: Entered, span: Spanned, days: Asked) -> HTMLResponse:
    """The brief."""
    if room.behind is None:
        return page(request, "between.html", here=PART, found=None, span=span, days=days, behind=None)
    found = made(room, span, days.at)
    return page(
        request, "between.html", here=PART, found=found, span=span, days=days, behind=room.behind,
        sheet=pages.Page(found), cites=numbered(found), held=held(span), more=more_of(span),
        quarter=lambda one: of_quarter(span, one), asked=query(since=span.since, until=span.until, day=days.day),
        pair=query(state=span.first, other=span.second, since=span.since, until=span.until),
        target=lambda line: target(line, span), note=pages.NOTE, nothing=pages.NOTHING,
    )  # fmt: skip


@router.get(HERE + "/{first}/{second}/brief.{form}")
def download(room: Entered, span: Spanned, form: str, days: Asked) -> Response:
    """The brief as a file."""
    if form not in FORMS:
        raise HTTPException(404, f"{form}: one of {', '.join(FORMS)}")
    if room.behind is None:
        raise ArchiveError("the ledger has not been made yet (communique ledger makes it)")
    media, make = FORMS[form]
    name = f"brief-{span.first}-{span.second}-{days.at}.{form}".encode("ascii", "replace").decode().replace("?", "_")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(make(made(room, span, days.at)), media_type=media, headers=headers)


@router.get(HERE + "/{first}/{second}/themes/{code}")
def theme(request: Request, room: Entered, span: Spanned, code: str) -> HTMLResponse:
    """The texts in which a theme was raised between two states: those that the brief counts."""
    rows = room.archive.across.raised(span, code)
    return page(request, "theme.html", here=PART, rows=rows, span=span, code=code, behind=room.behind)


def made(room: Room, span: Span, day: str) -> Brief:
    return room.keep(("brief", span, day), lambda: brief(room.archive, span, day))


def numbered(found: Brief) -> dict[object, int]:
    """The places cited, each with its number."""
    return {cite: nth for nth, cite in enumerate(pages.Page(found).cites, start=1)}


def held(span: Span, **more: object) -> str:
    """The parameters of the list of contacts held between the two."""
    pair: dict[str, object] = {"state": span.first, "other": span.second, "since": span.since, "until": span.until}
    return query(**{**pair, "held": 1, **more})


def of_quarter(span: Span, one: Quarter) -> Callable[..., str]:
    """The parameters of the list of contacts of a quarter."""
    year, nth = one.name[:4], int(one.name[-1])
    since = max(f"{year}-{nth * 3 - 2:02d}", span.since)
    until = min(f"{year}-{nth * 3:02d}", span.until or "9")
    return lambda **more: held(span, since=since, until=until, **more)


def more_of(span: Span) -> Callable[[Section], str]:
    """Where the rest of a section is, "" where no page has it."""
    pair = query(state=span.first, other=span.second, since=span.since, until=span.until)
    known = {
        say.WHO_MET: f"/meetings{held(span)}", say.AGREED: f"/meetings{pair}&kind=agreement",
        say.INVITED: f"/meetings{pair}&kind=invitation", say.TO_COME: f"/meetings{pair}&status=planned",
    }  # fmt: skip
    for code in (span.first, span.second):
        name = say.state(code)
        known[say.PROMISED.format(name)] = f"/commitments{pair}"
        known[say.OWN_WORDS.format(name)] = f"/statements{pair}"
        known[say.IN_OFFICE.format(name)] = f"/states/{segment(code)}/offices"
    return lambda section: known.get(section.title, "")


def target(line: Line, span: Span) -> str:
    """The page of what a line tells: an event, a person, a theme, else the place in the text."""
    ident = line.ids[0] if line.ids else ""
    if ident.startswith(TOPIC):
        days = query(since=span.since, until=span.until)
        return f"{HERE}/{segment(span.first)}/{segment(span.second)}/themes/{segment(ident.removeprefix(TOPIC))}{days}"
    if ":" in ident:
        return f"/documents/{segment(line.cites[0].document)}?at={line.cites[0].start}-{line.cites[0].end}"
    return f"/{'people' if ident.startswith('P') else 'meetings'}/{segment(ident)}" if ident else ""
