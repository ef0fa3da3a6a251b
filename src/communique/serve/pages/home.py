"""The first page: what the archive holds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.serve.room import Entered
from communique.serve.views import page
from communique.store import Filter

router = APIRouter(include_in_schema=False)
LATEST = 12


@router.get("/")
def home(request: Request, room: Entered) -> HTMLResponse:
    """The latest documents, and the ways in."""
    return page(request, "home.html", latest=room.archive.documents(Filter(limit=LATEST)))
