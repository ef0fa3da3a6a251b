"""The first page: what the archive holds, and the ways in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.serve.room import Entered
from communique.serve.views import page
from communique.store import Filter
from communique.store.holdings import Counts

router = APIRouter(include_in_schema=False)
LATEST = 8
# Where the acts of a kind are listed.
LISTS = {"meeting": "/meetings", "visit": "/meetings?kind=visit", "commitment": "/commitments",
         "message": "/meetings?kind=message", "invitation": "/meetings?kind=invitation",
         "agreement": "/meetings?kind=agreement"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """A year with its documents, and those of each of its months."""

    year: str
    documents: int
    months: Sequence[tuple[str, int]]


@router.get("/")
def home(request: Request, room: Entered) -> HTMLResponse:
    """What is in the archive."""
    held = room.keep("holdings", room.archive.holdings)
    latest = room.keep("latest", lambda: room.archive.documents(Filter(limit=LATEST)))
    return page(
        request, "home.html", held=held, latest=latest, years=years(held.months), lists=LISTS,
        behind=room.behind, file=room.archive.path.name,
    )  # fmt: skip


def years(months: Counts) -> list[Year]:
    """The months by year, the latest first; those without a day at the end, under ""."""
    named = sorted({month[:4] for month, _ in months}, reverse=True)
    return [
        Year(year, sum(n for month, n in months if month[:4] == year), [one for one in months if one[0][:4] == year])
        for year in named
    ]
