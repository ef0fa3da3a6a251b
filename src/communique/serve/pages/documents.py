"""Documents: the list, and the text of one with what was found in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from communique.export.look import shortened
from communique.serve import shown
from communique.serve.asked import LONGEST, Wished
from communique.serve.paging import address, part
from communique.serve.room import Entered, Room
from communique.serve.views import page
from communique.store import ArchiveError, Filter
from communique.store.around import Around
from communique.store.checking import topics
from communique.store.rows import Row

router = APIRouter(include_in_schema=False)
HERE = "/documents"
FOUND = 20  # finds of a page, each with the words around it
Words = Annotated[str, Query(max_length=LONGEST)]
At = Annotated[str, Query(pattern=r"^(\d{1,8}-\d{1,8})?$")]
# What can be asked for, and how it is called where it is set.
NAMES = {
    "words": "words", "publisher": "publisher", "language": "language", "since": "since", "until": "until",
    "state": "state", "other": "with", "person": "person", "topic": "topic", "all_revisions": "all revisions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Set:
    """A filter that is set: its name, its value, and the address without it."""

    name: str
    value: str
    without: str


@router.get(HERE)
def documents(request: Request, room: Entered, wish: Wished, words: Words = "") -> HTMLResponse:
    """The documents, newest first; those that hold some words, the most fitting first."""
    failed = ""
    if words and "limit" not in request.query_params:
        wish = replace(wish, limit=FOUND)
    try:
        found = part(request, wish, lambda one: rows(room, one, words))
    except ArchiveError as error:
        if not words:
            raise
        found, failed = part(request, wish, lambda one: []), str(error).removeprefix(f"{room.archive.path}: ")
    return page(
        request, "documents.html", here=HERE, part=found, given=request.query_params, set=filters_set(request),
        failed=failed, topics=topics(), words=words,
        rows_address=address(request, f"/api/v1/{'search' if words.strip() else 'documents'}", limit=wish.limit),
    )  # fmt: skip


def rows(room: Room, wish: Filter, words: str) -> list[Row]:
    return room.archive.search(words, wish) if words.strip() else room.archive.documents(wish)


def filters_set(request: Request) -> list[Set]:
    """What the list is narrowed by."""
    given = request.query_params
    return [
        Set(called, shortened(given[name], 60), address(request, "", **{name: "", "offset": 0}))
        for name, called in NAMES.items()
        if given.get(name) not in (None, "", "false", "0")
    ]


@router.get(HERE + "/{document}")
def document(request: Request, room: Entered, document: str, at: At = "") -> HTMLResponse:
    """The text as published with its marks, and what was found in it beside it."""
    around = room.archive.around(document)
    id_ = around.about.id
    if at:
        start, end = spot(at)
        record = room.archive.reviewed(id_)
        made = shown.shown(record, [shown.place(start, end)])
        cited = shown.quoted(record, start, end)
    else:
        made, cited = kept(room, around), ""
    return page(
        request, "document.html", here=HERE, shown=made, around=around, at=at, cited=cited, others=others(around),
        original=around.media,
    )  # fmt: skip


def kept(room: Room, around: Around) -> shown.Shown:
    """The page of a document as it was made lately, where its record is still the same; else made now."""
    id_ = around.about.id
    return room.shelf.get(f"{id_} {around.state}", lambda: shown.shown(room.archive.reviewed(id_)))


def spot(at: str) -> tuple[int, int]:
    """The place that an address names."""
    start, end = map(int, at.split("-"))
    if start >= end:
        raise HTTPException(422, f"at {at}: ends before it begins")
    return start, end


def others(around: Around) -> list[tuple[str, list[Row]]]:
    """The documents that this one has to do with, by how."""
    about = around.about
    ways = (("Revises", about.earlier), ("Revised by", about.later), ("Nearly the same text", about.alike))
    return [(way, [around.named[one] for one in ids if one in around.named]) for way, ids in ways if ids]
