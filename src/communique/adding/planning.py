"""What has to be read: each document of each input, held against what the archive has."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from communique import VERSION
from communique.adding.inputs import ADDRESS, Input, digest, inputs, spooled, written
from communique.adding.wish import Wish, fetching
from communique.ingest.found import Options
from communique.ingest.taken import Intake, Refused, Taken, taken
from communique.model import Source
from communique.store.archive import Archive
from communique.store.entries import Finished, Known, Sighting

LOOKED_UP = 200
BROKEN = "not a text (it has half letters: lone surrogates)"


@dataclass(frozen=True, slots=True)
class Task:
    """One step: a document to read (`source`) or only to note (`sighting` alone), or an input that is done.

    `error` where nothing came of it; `skipped` is the number of documents of an input that has not changed.
    """

    name: str
    input: Input
    source: Source | None = None
    sighting: Sighting | None = None
    anew: bool = False
    error: str | None = None
    unchanged: bool = False
    done: bool = False
    skipped: int | None = None


class Plan:
    """The tasks of a wish.

    `there` are the documents that the archive has, `flight` those under way. What another program adds meanwhile the
    writer finds out.
    """

    def __init__(self, wish: Wish, archive: Archive) -> None:
        self.wish, self.archive = wish, archive
        self.files = Intake(wish.options)
        self.network: Intake | None = None  # one for all addresses: it knows when it last asked each host
        self.flight: set[str] = set()
        self.there = set(archive.ids())
        self.all = list(inputs(wish.inputs, archive.path))

    def tasks(self) -> Iterator[Task]:
        """The tasks in the order of the inputs."""
        waiting = iter(self.all)
        while some := list(islice(waiting, LOOKED_UP)):
            before = self.archive.finished([one.name for one in some])
            for one in some:
                yield from self.input(one, before.get(one.name))

    def input(self, one: Input, before: Finished | None) -> Iterator[Task]:
        """The tasks of one input; one that is there as it is gives a single one."""
        error = self.identified(one)
        if error:
            one.retry = True
            yield Task(one.name, one, error=error)
        elif before is not None and self.same(one, before):
            yield Task(one.name, one, done=True, skipped=before.documents)
            return
        else:
            yield from self.documents(one)
        yield Task(one.name, one, done=True)

    def identified(self, one: Input) -> str | None:
        """Take the hash of a file; why it cannot be had."""
        if one.path == "-" or ADDRESS.match(one.path):
            return None
        try:
            one.digest = digest(one.path)
        except (OSError, ValueError) as error:
            return str(getattr(error, "strerror", None) or error)
        return None

    def same(self, one: Input, before: Finished) -> bool:
        """Was an input taken in whole before, the same bytes by the same reader?"""
        found = before.digest == one.digest and before.reader == self.wish.reader and not self.wish.again
        one.failures = list(before.failures) if found else []
        return found

    def documents(self, one: Input) -> Iterator[Task]:
        """A task for each document of an input."""
        met: Counter[str] = Counter()
        for found in self.taken(one):
            if isinstance(found, Refused):
                error = None if found.unchanged else found.reason
                yield Task(written(found.name), one, error=error, unchanged=found.unchanged)
                continue
            source = clean(found.source)
            address = source.source or ""
            yield self.document(one, replace(found, source=source), met[address])
            met[address] += not one.captures

    def taken(self, one: Input) -> Iterator[Taken | Refused]:
        if one.path == "-":
            yield from standard_input(self.wish)
        elif ADDRESS.match(one.path):
            self.network = self.network or Intake(self.fetching())
            yield from self.network.named(one.path)
        else:
            yield from self.files.file(one.path, asked=one.asked)

    def fetching(self) -> Options:
        """How pages are fetched: what is known already is asked for only where it changed, but for `again`."""
        if self.wish.again:
            return fetching(self.wish.options, {}, {})
        return fetching(self.wish.options, self.archive.validators(), self.archive.lists)

    def document(self, one: Input, found: Taken, nth: int) -> Task:
        """The task of one document: to be read where it is new, or its reader or its facts have changed."""
        source, name = found.source, found.source.source or one.name
        try:
            letters = source.text.encode("utf-8")
        except UnicodeEncodeError:
            return Task(name, one, error=BROKEN)
        id_ = hashlib.sha256(letters).hexdigest()
        known = self.archive.known([id_]).get(id_) if id_ in self.there else None
        original = None if found.original == letters else found.original
        sighting = Sighting(
            id_, source.source, nth, found.title, found.media, source.language, original, found.places,
            found.validators,
        )  # fmt: skip
        if id_ in self.flight:
            return Task(name, one, sighting=sighting)
        if known is None:
            self.flight.add(id_)
            return Task(name, one, source, sighting)
        merged = self.merged(source, known)
        if known.version == VERSION and not self.wish.again and facts(merged) == known:
            return Task(name, one, sighting=sighting)
        self.flight.add(id_)
        return Task(name, one, merged, replace(sighting, language=merged.language), anew=True)

    def merged(self, source: Source, known: Known) -> Source:
        """A text with what is known of it: what was known first stays, unless it is read again on purpose."""
        first, second = (source, known) if self.wish.again else (known, source)
        return Source(
            source.text,
            known.source,
            first.published or second.published,
            first.publisher or second.publisher,
            first.language or second.language,
        )


def facts(source: Source) -> Known:
    return Known(VERSION, source.source, source.published, source.publisher, source.language)


def standard_input(wish: Wish) -> Iterator[Taken | Refused]:
    """What stands on standard input: it has no address."""
    path = spooled()
    try:
        for found in taken(path, wish.options):
            if isinstance(found, Taken):
                own = found.source.source != str(path)
                yield found if own else replace(found, source=replace(found.source, source=None))
            else:
                yield replace(found, name="standard input")
    finally:
        with suppress(OSError):
            Path(path).unlink()


def clean(source: Source) -> Source:
    """A source whose facts can be written."""
    return replace(
        source,
        source=source.source and written(source.source),
        published=source.published and written(source.published),
        publisher=source.publisher and written(source.publisher),
        language=source.language and written(source.language),
    )
