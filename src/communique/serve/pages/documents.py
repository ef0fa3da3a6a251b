"""Documents: the list, and the text of one with what was found in it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from communique.export.html_text import article
from communique.export.look import Look
from communique.serve.room import Entered
from communique.serve.views import page
from communique.store import Filter

router = APIRouter(include_in_schema=False)
HERE = "/documents"


@router.get(HERE)
def documents(request: Request, room: Entered, publisher: str = "", limit: int = 50) -> HTMLResponse:
    """The documents, newest first."""
    rows = room.archive.documents(Filter(publisher=publisher or None, limit=limit))
    return page(request, "documents.html", here=HERE, rows=rows)


@router.get(HERE + "/{document}")
def document(request: Request, room: Entered, document: str) -> HTMLResponse:
    """The text as published with its marks."""
    look = Look(room.archive.reviewed(document))
    return page(request, "document.html", here=HERE, look=look, text=Markup(article(look)))
