"""What is handed to the writer: a document as it was met in an input, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from communique.ingest.found import Place, Validators
from communique.store.prepared import Prepared

Fate = Literal["read", "reread", "revised", "again", "unchanged"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A document met in an input. `nth` counts the documents of one address within an input.

    `original` is None where the text is its own original.
    """

    document: str
    address: str | None
    nth: int = 0
    title: str | None = None
    media: str = "text/plain"
    language: str | None = None
    original: bytes | None = None
    places: tuple[Place, ...] = ()
    validators: Validators | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A sighting with what was read; `prepared` is None where the archive has the document already.

    `anew` where it had the document, and it was read once more on purpose.
    """

    sighting: Sighting
    prepared: Prepared | None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """An input of which everything has been written: its name, the hash of its bytes, and what failed in it."""

    name: str
    digest: str
    reader: str
    documents: int
    failures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive has of a document: who read it, and the facts it was read with."""

    version: str
    source: str | None
    published: str | None
    publisher: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What an update did to the persons and events of the ledger: left as they were, put in, taken out."""

    kept: int
    fresh: int
    gone: int


@dataclass(frozen=True, slots=True)
class Told:
    """What all documents tell, row by row, each to be gone through once: see store.told."""

    people: Iterator[tuple[Any, ...]]
    acts: Iterator[tuple[Any, ...]]
    roles: Iterator[tuple[Any, ...]]
    statements: Iterator[tuple[Any, ...]]
    speakers: Iterator[tuple[Any, ...]]
    texts: Iterator[tuple[Any, ...]]
