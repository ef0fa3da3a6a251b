"""PDF files: their text in reading order, read in a process apart that is given only so much memory and time."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from communique.ingest.apart import Apart
from communique.ingest.errors import IngestError
from communique.ingest.found import Limits, Place

MEMORY = 1 << 30
SECONDS = 120.0
SIGN = b"%PDF-"
STANDARD = Limits()


@dataclass(frozen=True, slots=True)
class Pdf:
    """The text of a PDF, its title where the first page shows it too, and the place of each line."""

    text: str
    title: str | None
    places: tuple[Place, ...]


READER = Apart("communique.ingest.pdf", MEMORY, SECONDS)


def is_pdf(first: bytes) -> bool:
    """Does a file begin as a PDF does, if need be after a few other bytes?"""
    return SIGN in first[:1024]


def read(raw: bytes, name: str, limits: Limits = STANDARD) -> Pdf:
    """The text of a PDF. IngestError where there is none, or reading it takes too much."""
    if find_spec("pypdfium2") is None:
        raise IngestError(f"{name}: a PDF; to read it install communique[archive]")
    found = READER.ask(raw, {"pages": limits.pages, "characters": limits.characters})
    if "error" in found:
        raise IngestError(f"{name}: {found['error']}")
    places = tuple(Place(start, end, page=page, box=tuple(box)) for start, end, page, box in found["places"])
    return Pdf(found["text"], found["title"], places)


def answer(raw: bytes, wish: dict[str, Any]) -> dict[str, Any]:
    """What the process apart answers: text, title, places, or an error."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(BytesIO(raw).getvalue())
    except pypdfium2.PdfiumError as error:
        return {"error": "needs a password" if "password" in str(error).lower() else "a broken PDF"}
    try:
        return of_document(document, wish)
    except IngestError as error:
        return {"error": str(error)}
    except pypdfium2.PdfiumError:
        return {"error": "a broken PDF"}
    finally:
        document.close()


def of_document(document: Any, wish: dict[str, Any]) -> dict[str, Any]:
    from communique.ingest.pdf_lines import lines
    from communique.ingest.pdf_text import text_of
    from communique.ingest.pdf_words import page_words

    count = len(document)
    if count > wish["pages"]:
        raise IngestError(f"a PDF of {count:,} pages: more than {wish['pages']:,}")
    left = wish["characters"]
    pages = []
    for number in range(1, count + 1):
        page = page_words(document, number, left)
        left -= sum(len(word.text) for word in page.words)
        pages.append(lines(page))
    text, places = text_of(pages)
    if not text.strip():
        raise IngestError("no text in this PDF (pictures of pages?)")
    listed = [(place.start, place.end, place.page, place.box) for place in places]
    return {"text": text, "title": title(document, text), "places": listed}


def title(document: Any, text: str) -> str | None:
    """The title that a PDF states, where its text shows it near its beginning."""
    stated = " ".join(document.get_metadata_value("Title").split())
    return stated if len(stated) > 3 and stated.lower() in " ".join(text[:3000].split()).lower() else None
