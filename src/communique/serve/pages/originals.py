"""The original of a document: what it was made from, shown so that nothing in it can act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from communique.export.marks import Mark
from communique.ingest.errors import IngestError
from communique.ingest.pdf_sheet import Sheet, sheet
from communique.serve import source_view
from communique.serve.pages.documents import HERE, At, kept, spot
from communique.serve.room import Entered, Room
from communique.serve.shown import place, shown
from communique.serve.views import page
from communique.store.around import Around

router = APIRouter(include_in_schema=False)
PDF, HTML = "application/pdf", "text/html"
ENDINGS = {PDF: "pdf", HTML: "html", "text/markdown": "md", "text/plain": "txt"}
# A page of somebody else: it may look as it likes, but load nothing, run nothing, send nothing and lead nowhere.
FENCED = "default-src 'none'; sandbox; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
DAY = 86_400
Page = Annotated[int, Query(ge=1, le=100_000)]


@router.get(HERE + "/{document}/original")
def original(request: Request, room: Entered, document: str, at: At = "", sheet: Page = 1) -> HTMLResponse:
    """The original beside the text: the source of a page, the sheet of a PDF, or the text as it came."""
    around = room.archive.around(document)
    raw, places = room.archive.original(around.about.id)
    start, end = spot(at) if at else (0, 0)
    text = room.archive.record(around.about.id).document.text
    cited = text[start:end]
    given: dict[str, Any] = {
        "around": around, "id": around.about.id, "at": at, "size": len(raw), "cited": cited,
        "text": beside(room, around, [place(start, end)] if at else []),
    }  # fmt: skip
    if around.media == PDF:
        spots = source_view.spots(places, start, end) if at else []
        here = spots[0].page if spots and "sheet" not in request.query_params else sheet
        boxes = [one.box for one in spots if one.page == here]
        return page(
            request, "original_pdf.html", here=HERE, sheets=source_view.sheets(places), sheet=here,
            boxes=boxes, size_of=sized(raw, here), **given,
        )  # fmt: skip
    if around.media == HTML or text.encode("utf-8", "surrogatepass") != raw:
        source = source_view.source_of(raw, cited) if readable(around) else None
    else:
        source = source_view.marked_at(text, start, end)
    return page(request, "original.html", here=HERE, source=source, is_page=around.media == HTML, **given)


def beside(room: Room, around: Around, also: Sequence[Mark]) -> str:
    """The text with its marks, to stand beside the original. What its tips lead to is on the document's own page."""
    id_ = around.about.id
    made = kept(room, around) if not also else shown(room.archive.reviewed(id_), also)
    return made.text.replace('href="#c-', f'href="{room.settings.root}{HERE}/{id_}#c-')


def readable(around: Around) -> bool:
    """Is the original a text of some sort?"""
    return around.media.startswith("text/")


def sized(raw: bytes, number: int, draw: bool = False) -> Sheet | str:
    """The size of a sheet, and its picture; or why it cannot be had."""
    try:
        return sheet(raw, number, draw)
    except IngestError as error:
        return str(error)


@router.get(HERE + "/{document}/original/sheets/{number}.png")
def picture(room: Entered, document: str, number: int) -> Response:
    """A page of a PDF as a picture."""
    if room.archive.around(document).media != PDF:
        raise HTTPException(404)
    drawn = sized(room.archive.original(document)[0], number, draw=True)
    if isinstance(drawn, str):
        raise HTTPException(404, drawn)
    return Response(drawn.png, media_type="image/png", headers={"Cache-Control": f"private, max-age={DAY}"})


@router.get(HERE + "/{document}/original/page")
def framed(room: Entered, document: str) -> Response:
    """An HTML page as it came, fenced in."""
    if room.archive.around(document).media != HTML:
        raise HTTPException(404)
    raw, _ = room.archive.original(document)
    return Response(raw, media_type=HTML, headers={"Content-Security-Policy": FENCED})


@router.get(HERE + "/{document}/original/file")
def file(room: Entered, document: str) -> Response:
    """The original as a file to keep."""
    around = room.archive.around(document)
    raw, _ = room.archive.original(around.about.id)
    name = f"{around.about.id[:16]}.{ENDINGS.get(around.media, 'bin')}"
    return Response(
        raw, media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": FENCED},
    )  # fmt: skip
