"""A text that somebody gives, read in a process apart that has only so much memory and time. Nothing is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

from communique.adding.reading import spoken
from communique.ingest import pdf
from communique.ingest.apart import Apart
from communique.ingest.errors import IngestError
from communique.model import Record

MEMORY = 1 << 30
SECONDS = 20.0
PDF_SECONDS = 12.0  # less than the whole, so that its own process is ended by the one that began it
LONGEST = 500_000  # signs of a text
WAITING = 3  # readers at one time; more would only wait
READER = Apart("communique.serve.reader", MEMORY, SECONDS)
PLACES = BoundedSemaphore(WAITING)


class BusyError(Exception):
    """So many texts are being read that one more would wait too long."""


@contextmanager
def place() -> Iterator[None]:
    """A place in the queue. BusyError where there is none."""
    if not PLACES.acquire(blocking=False):
        raise BusyError("Other texts are being read just now: try again in a moment.")
    try:
        yield
    finally:
        PLACES.release()


def read_apart(raw: bytes, name: str, facts: dict[str, str | None]) -> Record:
    """The record of a file's bytes. IngestError where there is none; BusyError where it is not its turn."""
    with place():
        found = READER.ask(raw, {"name": name, "facts": facts})
    if "error" in found:
        raise IngestError(found["error"])
    return Record.from_dict(found["record"])


def answer(raw: bytes, wish: dict[str, Any]) -> dict[str, Any]:
    """What the process apart answers: the record, or why there is none."""
    from communique import read
    from communique.ingest import document
    from communique.ingest.found import Limits, Options
    from communique.ingest.inputs import from_bytes_of

    pdf.READER.seconds = PDF_SECONDS
    facts, name = wish["facts"], wish["name"]
    options = Options(
        published=facts["published"], publisher=facts["publisher"], language=facts["language"],
        limits=Limits(characters=LONGEST, pages=300),
    )  # fmt: skip
    try:
        found = next(document.documents(from_bytes_of(raw, name), raw, options))
        return {"record": read(spoken(found.source)).to_dict()}
    except IngestError as error:
        return {"error": str(error).removeprefix(f"{name}: ")}
    except StopIteration:
        return {"error": "nothing to read in it"}
    except Exception as error:  # a fault of ours or of a library
        return {"error": f"internal error: {type(error).__name__}"}
