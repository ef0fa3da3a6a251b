"""Everything that an input holds, one document after another: files, folders, archives, tables, feeds, addresses.

Nothing here raises for bad input: what cannot be read is told in one line, and the rest is taken.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from io import BufferedReader, FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from communique.ingest import document, feed, packed, tables, warc, xml
from communique.ingest.addresses import NEEDED
from communique.ingest.bounded import Budget
from communique.ingest.errors import IngestError
from communique.ingest.found import (
    Columns,
    Fetching,
    Kept,
    Limits,
    Options,
    Place,
    Refused,
    Taken,
    Validators,
    mapped,
    placed,
)
from communique.ingest.inputs import BUFFER, Facts, Input, from_bytes_of, head, refused, whole

if TYPE_CHECKING:
    from communique.ingest.fetch import Fetcher

__all__ = [
    "Columns",
    "Fetching",
    "Limits",
    "Options",
    "Place",
    "Refused",
    "Taken",
    "Validators",
    "mapped",
    "placed",
    "taken",
]

Found = Taken | Refused
STANDARD = Options()
ADDRESS = re.compile(r"https?://", re.I)
TABLES = {".csv": "csv", ".tsv": "csv", ".jsonl": "json", ".ndjson": "json", ".json": "list", ".parquet": "parquet"}
PARQUET = b"PAR1"
OFFICE = b"[Content_Types].xml"


def taken(name: str | Path, options: Options = STANDARD) -> Iterator[Found]:
    """Each document of a file, folder, archive, table, feed or address, and each part that gave none."""
    return Intake(options).named(str(name))


class Intake:
    """One way through one input: its options, and the fetcher that remembers which hosts it has asked."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.reach: Fetcher | None = None

    def named(self, name: str) -> Iterator[Found]:
        """The documents of an address, a folder or a file."""
        if ADDRESS.match(name):
            yield from self.address(name, Facts(), asked=True)
            return
        try:
            folder = os.path.isdir(name)
        except ValueError:
            folder = False
        yield from self.folder(name, 0) if folder else self.file(name, asked=True)

    def folder(self, name: str, depth: int) -> Iterator[Found]:
        """The documents of a folder and its folders, sorted by name; hidden files and linked folders are left out."""
        if depth > self.options.limits.folders:
            yield Refused(name, "folders without end")
            return
        try:
            with os.scandir(name) as listing:
                entries = sorted((entry.name, entry.is_dir(), entry.is_symlink()) for entry in listing)
        except OSError as error:
            yield refused(name, error)
            return
        for entry, is_folder, is_link in entries:
            path = os.path.join(name, entry)
            if entry.startswith(".") or (is_folder and is_link):
                continue
            yield from self.folder(path, depth + 1) if is_folder else self.file(path)

    def file(self, name: str, asked: bool = False) -> Iterator[Found]:
        """The documents of a file."""
        try:
            path = Path(name)
            if path.exists() and not path.is_file():
                yield Refused(name, "not a file")
                return
            size = path.stat().st_size
            stream = BufferedReader(FileIO(path), BUFFER)
        except (OSError, ValueError) as error:
            yield refused(name, error)
            return
        with stream:
            found = Input(name, stream, asked=asked)
            yield from self.documents(found, Budget.of(size, self.options.limits))

    def address(self, name: str, facts: Facts, asked: bool = False) -> Iterator[Found]:
        """The documents of a page on the network, where fetching is allowed."""
        found = self.fetched(name, facts)
        if isinstance(found, Refused):
            yield found
            return
        size = len(found.stream.peek(1)) and self.options.fetching.size
        yield from self.documents(replace(found, linked=not asked), Budget.of(size, self.options.limits))

    def fetched(self, name: str, facts: Facts) -> Input | Refused:
        """A page on the network as an input."""
        if not self.options.fetching.allowed:
            return Refused(name, "not fetched: fetching is not allowed")
        if not all(map(find_spec, NEEDED)):
            return Refused(name, "a page of the network; to fetch it install communique[archive]")
        from communique.ingest.fetch import Fetcher, UnchangedError

        self.reach = self.reach or Fetcher(self.options.fetching)
        try:
            page = self.reach.get(name)
        except IngestError as error:
            return refused(name, error)
        except UnchangedError:
            kept = self.options.fetching.lists.get(name)  # a list is unchanged, but not what it names
            return from_bytes_of(kept.raw, name, facts) if kept else Refused(name, "not changed since", unchanged=True)
        known = replace(
            facts, source=name, media=page.media, charset=page.charset, validators=page.validators,
            publisher=facts.publisher or document.host_of(page.address),
        )  # fmt: skip
        return from_bytes_of(page.raw, name, known)

    def documents(self, found: Input, budget: Budget) -> Iterator[Found]:
        """The documents of one input; what goes wrong in it is told, and ends with it."""
        try:
            yield from self.of_kind(found, head(found), budget)
        except IngestError as error:
            yield refused(found.name, error)
        except Exception as error:  # a fault of ours or of a library: the rest must still be taken
            yield refused(found.name, f"internal error: {type(error).__name__}: {error}")

    def of_kind(self, found: Input, first: bytes, budget: Budget) -> Iterator[Found]:
        """The documents of an input by what it is."""
        table = TABLES.get(Path(found.name).suffix.lower())
        if warc.is_warc(opening(first)):
            yield from self.inner(warc.records(found, budget, self.options), budget)
        elif packed.pressed(first):
            yield from self.documents(packed.unpressed(found, budget), budget)
        elif packed.is_tar(first) or (packed.is_zip(first) and not is_docx(found, first)):
            yield from self.inner(packed.members(found, budget), budget)
        elif table or first.startswith(PARQUET):
            yield from self.table(found, table if not first.startswith(PARQUET) else "parquet", budget)
        else:
            yield from self.page(found, first)

    def inner(self, members: Iterator[Input | Refused], budget: Budget) -> Iterator[Found]:
        """The documents of each member of an archive."""
        for member in members:
            if isinstance(member, Refused):
                yield member
            else:
                yield from self.documents(member, budget)

    def table(self, found: Input, kind: str | None, budget: Budget) -> Iterator[Found]:
        """The documents in the rows of a table."""
        if kind != "parquet":
            yield from tables.taken(found, kind or "csv", self.options)
            return
        with packed.seekable(found, budget) as file:
            yield from tables.taken(replace(found, stream=file), kind, self.options)

    def page(self, found: Input, first: bytes) -> Iterator[Found]:
        """The documents of one page or file; of the pages that it names, where it is a feed or a sitemap."""
        kind = xml.kind(first)
        raw = whole(found, self.options.limits)
        if kind is None or (kind == "xml" and found.asked):
            yield from document.documents(found, raw, self.options)
        elif kind == "xml" or found.linked:
            yield Refused(found.name, "XML that is no feed and no sitemap" if kind == "xml" else f"a {kind} in another")
        else:
            self.keep(found, raw)
            of_list = self.feed(found, raw) if kind == "feed" else self.sitemap(found, raw, self.options.limits.depth)
            yield from of_list

    def keep(self, found: Input, raw: bytes) -> None:
        """Keep a feed or a sitemap, where its server can be asked whether it changed. It is no matter if it cannot."""
        said = found.facts.validators
        if said and (said.etag or said.modified):
            with suppress(OSError):
                self.options.fetching.lists[found.facts.source or found.name] = Kept(raw, said)

    def feed(self, found: Input, raw: bytes) -> Iterator[Found]:
        """The documents of a feed: each entry's page where it may be fetched, else the text that it brings along."""
        entries, language = feed.entries(raw, found.name, self.options.limits.links)
        for number, entry in enumerate(entries, 1):
            name = entry.link or f"{found.name}#{number}"
            facts = Facts(entry.link, entry.title, entry.published, document.host_of(entry.link), language)
            fetching = self.options.fetching.allowed and self.options.links
            if entry.link and not warc.wanted(entry.link, self.options.hosts):
                continue
            if entry.link and fetching:
                yield from self.address(entry.link, facts)
            elif entry.content:
                yield from self.entry(replace(found, name=name, facts=facts), entry.content)
            else:
                yield Refused(name, "the feed has only a summary of it, and its page was not fetched")

    def entry(self, found: Input, content: str) -> Iterator[Found]:
        """The document that a feed's entry brings along."""
        try:
            yield document.of_entry(found, content, self.options)
        except (IngestError, ValueError) as error:
            yield refused(found.name, error)

    def sitemap(self, found: Input, raw: bytes, depth: int) -> Iterator[Found]:
        """The documents of the pages that a sitemap names, and of the sitemaps that it names."""
        for address, is_sitemap in feed.addresses(raw, found.name, self.options.limits.links):
            if not warc.wanted(address, self.options.hosts):
                continue
            if not is_sitemap:
                yield from self.address(address, Facts())
            elif depth < 1:
                yield Refused(address, "sitemaps in sitemaps without end")
            else:
                yield from self.sitemap_at(address, depth - 1)

    def sitemap_at(self, address: str, depth: int) -> Iterator[Found]:
        """The documents of a sitemap that another one names; it may be packed with gzip."""
        found = self.fetched(address, Facts())
        if isinstance(found, Refused):
            yield found
            return
        try:
            first = head(found)
            plain = packed.unpressed(found, Budget.of(1, self.options.limits)) if packed.pressed(first) else found
            raw = whole(plain, self.options.limits)
            self.keep(found, raw)
            yield from self.sitemap(plain, raw, depth)
        except IngestError as error:
            yield refused(address, error)


def opening(first: bytes) -> bytes:
    """The first bytes of what a gzip stream holds; of anything else they themselves."""
    try:
        return zlib.decompressobj(31).decompress(first, 16) if packed.pressed(first) == ".gz" else first
    except zlib.error:
        return first


def is_docx(found: Input, first: bytes) -> bool:
    """Is a zip a document and no archive?"""
    return found.name.lower().endswith(".docx") or OFFICE in first[:200] or b"word/" in first[:200]
