"""An input before it is read: a stream of bytes with a name, and what is known of it from outside."""

from __future__ import annotations

from dataclasses import dataclass
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, Any

from communique.ingest.errors import IngestError
from communique.ingest.found import Limits, Refused, Validators

if TYPE_CHECKING:
    Stream = BufferedReader[Any]
else:
    Stream = BufferedReader

HEAD = 4096
BUFFER = 1 << 16
LONGEST_NAME, LONGEST_REASON = 500, 300


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document from outside, before its own words are read."""

    source: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    media: str | None = None
    charset: str | None = None
    validators: Validators | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """A stream of bytes with a name.

    `depth`: how many archives it was packed in. `pressed`: it comes out of a gzip, bzip2 or xz stream. `asked`: the
    user named it, it was not only found. `linked`: a feed or a sitemap named it.
    """

    name: str
    stream: Stream
    facts: Facts = Facts()
    depth: int = 0
    pressed: bool = False
    asked: bool = False
    linked: bool = False


def from_bytes_of(raw: bytes, name: str, facts: Facts = Facts()) -> Input:
    """An input of bytes at hand."""
    return Input(name, BufferedReader(BytesIO(raw), BUFFER), facts)


def head(found: Input) -> bytes:
    """The first bytes of an input, which stays at its start."""
    return found.stream.peek(HEAD)[:HEAD]


def whole(found: Input, limits: Limits) -> bytes:
    """All bytes of one document. IngestError where there are more than one document may have."""
    raw = found.stream.read(limits.document_bytes + 1)
    if len(raw) > limits.document_bytes:
        raise IngestError(f"{found.name}: larger than {limits.document_bytes >> 20} MiB")
    return raw


def refused(name: str, error: Exception | str) -> Refused:
    """An error as one line under a name, without the name that an error may begin with."""
    words = str(error) or type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        words = error.strerror
    return Refused(shown(name), " ".join(words.removeprefix(f"{name}: ").split())[:LONGEST_REASON])


def shown(name: str) -> str:
    """A name as it may stand in a line: no control signs, not endless."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name[:LONGEST_NAME])
