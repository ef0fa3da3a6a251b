"""Statements: who said what to whom; and one as it is cited."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from communique.export.citing import Citation, bibtex, citation, csl_json, plain
from communique.model import Mode
from communique.serve.asked import LONGEST, Wished
from communique.serve.paging import part
from communique.serve.room import Entered, Room
from communique.serve.views import page
from communique.store.checking import topics
from communique.store.errors import NotFoundError

router = APIRouter(include_in_schema=False)
HERE = "/statements"
Word = Annotated[str, Query(max_length=LONGEST)]
FORMS = {"txt": ("text/plain; charset=utf-8", plain), "bib": ("application/x-bibtex; charset=utf-8", bibtex),
         "json": ("application/vnd.citationstyles.csl+json", csl_json)}  # fmt: skip


@router.get(HERE)
def statements(request: Request, room: Entered, wish: Wished, words: Word = "", addressee: Word = "") -> HTMLResponse:
    """Statements, newest first."""
    found = part(request, wish, lambda one: room.archive.said(one, words, addressee))
    return page(
        request, "statements.html", here=HERE, part=found, wish=wish, words=words, addressee=addressee,
        modes=get_args(Mode), topics=topics(),
    )  # fmt: skip


@router.get(HERE + "/{document}/{ident}/cite")
def cite(request: Request, room: Entered, document: str, ident: str) -> HTMLResponse:
    """One statement in the forms in which it is cited."""
    one = cited(room, document, ident)
    return page(
        request, "cite.html", here=HERE, one=one, plain=plain(one), bibtex=bibtex(one), csl=csl_json(one),
    )  # fmt: skip


@router.get(HERE + "/{document}/{ident}/cite.{form}")
def download(room: Entered, document: str, ident: str, form: str) -> Response:
    """One statement as a file that a reference manager takes."""
    if form not in FORMS:
        raise HTTPException(404, f"{form}: one of {', '.join(FORMS)}")
    media, make = FORMS[form]
    one = cited(room, document, ident)
    headers = {"Content-Disposition": f'attachment; filename="statement-{one.document[:12]}.{form}"'}
    return Response(make(one) + ("\n" if form == "txt" else ""), media_type=media, headers=headers)


def cited(room: Room, document: str, ident: str) -> Citation:
    """A statement of a document. NotFoundError where it has none of that id."""
    record = room.archive.reviewed(document)
    for one in record.statements:
        if one.id == ident:
            return citation(record, one)
    raise NotFoundError(f"{ident[:80]}: no statement of the document has that id")
