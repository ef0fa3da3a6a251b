"""The lists of the command (`search`, `meetings`, `statements`, …), with the same filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from communique.serve.api.answers import LIST, Rows, listed
from communique.serve.asked import LONGEST, Wished
from communique.serve.room import Entered, Room
from communique.store import Filter
from communique.store.rows import Row

router = APIRouter(tags=["lists"])
KINDS = (
    "meeting", "visit", "invitation", "message", "agreement", "commitment", "request", "position", "thanks",
    "assistance", "assessment",
)  # fmt: skip
PATHS = {kind: f"/{kind}" if kind in ("thanks", "assistance") else f"/{kind}s" for kind in KINDS}
Words = Annotated[
    str, Query(max_length=LONGEST, min_length=1, description='Words; "a phrase", begin*, -without, one OR other.')
]


def of_kind(kind: str) -> None:
    """The list of a kind of act, under its name."""

    def acts(request: Request, room: Entered, wish: Wished) -> Response:
        return listed(request, wish, lambda part: room.archive.acts(kind, part))

    add(PATHS[kind], acts, f"Acts of the kind {kind}, newest first.")


def plain(name: str, rows: Callable[[Room, Filter], list[Row]], what: str) -> None:
    """A list that the archive has by name."""

    def some(request: Request, room: Entered, wish: Wished) -> Response:
        return listed(request, wish, lambda part: rows(room, part))

    add(f"/{name}", some, what)


def add(path: str, answer: Callable[..., Response], what: str) -> None:
    router.add_api_route(
        path, answer, name=path[1:], summary=what, response_model=Rows, responses=LIST, operation_id=path[1:]
    )


for one in KINDS:
    of_kind(one)
plain("statements", lambda room, part: room.archive.statements(part), "Statements, newest first.")
plain("people", lambda room, part: room.archive.people(part), "People with their offices, by name.")
plain("documents", lambda room, part: room.archive.documents(part), "Documents, newest first.")


@router.get("/search", response_model=Rows, responses=LIST, operation_id="search")
def search(request: Request, room: Entered, wish: Wished, words: Words, statements: bool = False) -> Response:
    """Documents that hold the words, each with a snippet; with `statements`, statements that hold them."""
    return listed(request, wish, lambda part: room.archive.search(words, part, statements=statements))
