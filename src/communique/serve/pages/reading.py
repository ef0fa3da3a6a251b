"""Read a text: pasted or uploaded, its record shown and nothing kept."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, Response

from communique.export import as_json
from communique.export.look import clean
from communique.ingest.errors import IngestError
from communique.ingest.facts import day
from communique.model import Record
from communique.serve.asked import LONGEST as LONGEST_VALUE
from communique.serve.origin import from_here
from communique.serve.reader import LONGEST, BusyError, read_apart
from communique.serve.room import Entered
from communique.serve.shown import shown
from communique.serve.views import page

router = APIRouter(include_in_schema=False)
HERE = "/read"
NAME = "the text"
ENDINGS = (".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".pdf", ".docx")
Short = Annotated[str, Form(max_length=LONGEST_VALUE)]
Pasted = Annotated[str, Form()]
Chosen = Annotated[UploadFile | None, File()]


@router.get(HERE)
def form(request: Request, room: Entered) -> HTMLResponse:
    """The form."""
    return again(request, dict.fromkeys(("text", "published", "publisher"), ""), "")


@router.post(HERE)
def read_text(
    request: Request, room: Entered, text: Pasted = "", file: Chosen = None, published: Short = "",
    publisher: Short = "", form: Short = "page",
) -> Response:  # fmt: skip
    """The record of what was given."""
    if not from_here(request):
        raise HTTPException(403, "This form is sent from the room's own page only.")
    given = {"text": text, "published": published, "publisher": publisher}
    try:
        raw, name = material(text, file)
        found = read_apart(raw, name, {**known(published, publisher), "language": None})
    except (IngestError, BusyError) as error:
        return again(request, given, str(error), 503 if isinstance(error, BusyError) else 422)
    return answered(request, found, form)


def answered(request: Request, record: Record, form: str) -> Response:
    if form == "json":
        headers = {"Content-Disposition": f'attachment; filename="{record.document.id[:16]}.json"'}
        return Response(as_json.as_bytes(as_json.page(record)), media_type="application/json", headers=headers)
    nothing: dict[str, dict[str, str]] = {"events": {}, "persons": {}, "judged": {}}
    return page(request, "read_record.html", here=HERE, shown=shown(record), around=nothing)


def again(request: Request, given: dict[str, str], failed: str, status: int = 200) -> HTMLResponse:
    """The form with what was given, and why it could not be read."""
    return page(request, "read.html", status, here=HERE, given=given, failed=failed, longest=LONGEST, endings=ENDINGS)


def material(text: str, file: UploadFile | None) -> tuple[bytes, str]:
    """The bytes of what was given, and a name that tells what they are. IngestError where there is nothing to read."""
    if file is not None and file.filename:
        name = clean(PurePath(file.filename.replace("\\", "/")).name)[-80:]
        if not name.lower().endswith(ENDINGS):
            raise IngestError(f"{name}: only {', '.join(ENDINGS)} are read")
        return file.file.read(), name
    if not text.strip():
        raise IngestError("Nothing was given: paste a text, or choose a file.")
    if len(text) > LONGEST:
        raise IngestError(f"A text of {len(text):,} letters: more than {LONGEST:,} are not read here.")
    return text.replace("\r\n", "\n").encode("utf-8", "surrogatepass"), f"{NAME}.md"


def known(published: str, publisher: str) -> dict[str, str | None]:
    """What is said of the text besides. IngestError where that is no day."""
    if published.strip() and day(published.strip()) is None:
        raise IngestError(f"published {clean(published)[:40]}: not a date (2024-05-14)")
    return {"published": published.strip() or None, "publisher": publisher.strip() or None}
