"""What an input holds: documents taken in, parts refused, and where each stretch of a text stood in its original."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field

from communique import VERSION
from communique.model import Source

Box = tuple[float, float, float, float]
MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of a text stands in the original, letter for letter.

    `node` and `offset`: the path of an HTML or DOCX node, and code points into its text. `page` (from 1) and `box`
    (left, bottom, right, top, in points): a line on a PDF page.
    """

    start: int
    end: int
    node: str | None = None
    offset: int | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a page's state, to be sent back with the next request for it."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A feed or a sitemap as it came the last time, and what the server said of its state."""

    raw: bytes
    validators: Validators


@dataclass(frozen=True, slots=True)
class Taken:
    """One document found in an input.

    `original` is None where the text is the original. `places` is () there, and where nothing could be found again.
    `validators` is what the server gave, for documents that were fetched.
    """

    source: Source
    title: str | None
    original: bytes | None
    media: str
    places: tuple[Place, ...] = ()
    validators: Validators | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input, or a part of one, that gave no document, and why, in one line.

    `unchanged` where a server says that nothing changed since the request whose validators were sent.
    """

    name: str
    reason: str
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what. Only the text must be there."""

    text: str = "text"
    source: str | None = "source"
    title: str | None = "title"
    published: str | None = "published"
    publisher: str | None = "publisher"
    language: str | None = "language"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from one input before the rest of it is refused."""

    document_bytes: int = 64 * MEBIBYTE
    characters: int = 5_000_000
    pages: int = 2_000
    packed_bytes: int = 64 * 1024 * MEBIBYTE
    ratio: int = 200
    members: int = 1_000_000
    depth: int = 2
    links: int = 50_000
    folders: int = 64


@dataclass(frozen=True, slots=True)
class Fetching:
    """Whether and how pages are fetched. Nothing is fetched unless `allowed`.

    `known` and `lists` are what servers said of pages, and feeds and sitemaps as they came: both ask only for what
    changed, and what came anew is put into `lists`.
    """

    allowed: bool = False
    private: bool = False
    robots: bool = True
    timeout: float = 20.0
    whole: float = 120.0
    size: int = 32 * MEBIBYTE
    redirects: int = 5
    delay: float = 1.0
    agent: str = f"communique/{VERSION}"
    known: Mapping[str, Validators] = field(default_factory=dict)
    lists: MutableMapping[str, Kept] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """How an input is taken in.

    `hosts`: of a web archive, a feed or a sitemap only pages of these hosts (and their subdomains); () is all.
    `links`: fetch the pages that a feed names, where fetching is allowed. `language`: of all documents, where known.
    """

    columns: Columns = Columns()
    hosts: tuple[str, ...] = ()
    links: bool = True
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    limits: Limits = Limits()
    fetching: Fetching = Fetching()


def placed(places: tuple[Place, ...], start: int, end: int) -> tuple[Place, ...]:
    """The places of a stretch of the text: those that it touches, cut to it (a PDF's box stays that of its line)."""
    return tuple(cut(place, start, end) for place in places if place.start < end and start < place.end)


def cut(place: Place, start: int, end: int) -> Place:
    """The part of a place that a stretch of the text covers."""
    first, last = max(place.start, start), min(place.end, end)
    offset = None if place.offset is None else place.offset + first - place.start
    return Place(first, last, place.node, offset, place.page, place.box)


def mapped(places: tuple[Place, ...], text: str) -> float:
    """The share of a text's letters, blanks aside, that have a place in the original."""
    letters = sum(not sign.isspace() for sign in text)
    found = sum(not sign.isspace() for place in places for sign in text[place.start : place.end])
    return found / letters if letters else 0.0
