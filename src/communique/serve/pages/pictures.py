"""Pictures for those who would rather look than read: each with its table, its rows' pages and its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from communique.export.errors import ExportError
from communique.serve.api.answers import CACHE, known
from communique.serve.asked import LONGEST, Since, Until
from communique.serve.drawn import KINDS, LIVE, MEDIA, Picture, drawn, file, leads
from communique.serve.paging import query
from communique.serve.room import Entered
from communique.serve.views import page
from communique.store import ArchiveError
from communique.store.checking import last_day, problem
from communique.store.dyads import Span

router = APIRouter(include_in_schema=False)
HERE = "/pictures"
SHOWN = 1000  # rows of a table on a page; the file has all
Word = Annotated[str, Query(max_length=LONGEST)]


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which states and days, and from which day one looks at commitments."""

    state: Word = ""
    other: Word = ""
    since: Since = ""
    until: Until = ""
    day: Annotated[str, Query(max_length=10)] = ""


def spanned(room: Entered, scope: Annotated[Scope, Depends()]) -> Span:
    """The states and days that are asked for. An answer of 422 where they make no sense."""
    wrong = problem(scope.since or None, scope.until or None, None, None, mark="")
    wrong = wrong or problem(scope.day or None, None, None, None, mark="")
    codes = [room.archive.across.state(words) for words in (scope.state, scope.other) if words]
    if not wrong and ((scope.other and not scope.state) or len(set(codes)) < len(codes)):
        wrong = "state, other: two states, or one in state"
    if wrong:
        raise HTTPException(422, wrong)
    first, second = (*codes, "", "")[:2]
    return Span(first, second, scope.since, scope.until)


Spanned = Annotated[Span, Depends(spanned)]
Scoped = Annotated[Scope, Depends()]


def picture(kind: str, span: Spanned, scope: Scoped) -> Picture:
    """The picture that is asked for. An answer of 404 where there is none of that kind."""
    if kind not in KINDS:
        raise HTTPException(404, f"{kind}: one of {', '.join(KINDS)}")
    day = last_day(scope.day or scope.until) or date.today().isoformat()
    return Picture(kind, span, day if kind == "commitments" else "")


Asked = Annotated[Picture, Depends(picture)]


def parameters(span: Span, scope: Scope) -> str:
    return query(state=span.first, other=span.second, since=span.since, until=span.until, day=scope.day)


@router.get(HERE)
def pictures(request: Request, room: Entered, span: Spanned, scope: Scoped) -> HTMLResponse:
    """All pictures of some states and days."""
    return page(
        request, "pictures.html", here=HERE, span=span, scope=scope, kinds=KINDS, behind=room.behind,
        asked=parameters(span, scope),
    )  # fmt: skip


@router.get(HERE + "/{kind}.{form}")
def picture_file(request: Request, room: Entered, asked: Asked, form: str) -> Response:
    """A picture as a file; nothing but "as it was" to a browser that has it already."""
    if form not in MEDIA:
        raise HTTPException(404, f"{form}: one of {', '.join(MEDIA)}")
    if room.behind is None:
        raise ArchiveError("the ledger has not been made yet (communique ledger makes it)")
    try:
        made = file(room, asked, form)
    except ExportError as error:
        raise HTTPException(503, str(error)) from error
    mark = f'"{blake2b(made, digest_size=12).hexdigest()}"'
    headers = {"ETag": mark, "Cache-Control": CACHE, "Content-Disposition": f'inline; filename="{asked.name}.{form}"'}
    if known(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers=headers)
    return Response(made, media_type=MEDIA[form], headers=headers)


@router.get(HERE + "/{kind}")
def one_picture(request: Request, room: Entered, asked: Asked, scope: Scoped) -> HTMLResponse:
    """A picture with its table."""
    kind, span = asked.kind, asked.span
    given: dict[str, Any] = {"span": span, "scope": scope, "kind": kind, "label": KINDS[kind]}
    given["asked"] = parameters(span, scope)
    if room.behind is None:
        return page(request, "picture.html", here=HERE, behind=None, found=None, **given)
    try:
        found = drawn(room, asked)
    except ExportError as error:
        raise HTTPException(503, str(error)) from error
    led = leads(room, asked, found)
    columns = [name for name in found.table.columns if name != "id"]  # the first link has it
    return page(
        request, "picture.html", here=HERE, behind=room.behind, found=found, kinds=KINDS,
        live=Markup(found.svg.decode()) if kind in LIVE else None,
        columns=columns, rows=[(row[: len(columns)], led(row)) for row in found.table.rows[:SHOWN]],
        left=max(0, len(found.table.rows) - SHOWN),
        **given,
    )  # fmt: skip
