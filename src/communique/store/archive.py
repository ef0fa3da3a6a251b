"""The archive: one file with documents, their records and what people said of them, and the originals beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, select

from communique.ingest.found import Place, Validators
from communique.model import Record
from communique.store import contents, listing, readonly, searching, sqlite, states, utterances, versions
from communique.store.across import Across
from communique.store.around import Around, around
from communique.store.batches import Hand
from communique.store.entries import Entry, Fate, Finished, Known
from communique.store.errors import ArchiveError
from communique.store.filters import Filter
from communique.store.holdings import Holdings, holdings
from communique.store.judging import Judgement, Review
from communique.store.lists import Lists
from communique.store.originals import Originals
from communique.store.review import Reviewing
from communique.store.rows import Row
from communique.store.schema import documents, sources
from communique.store.writing import Writer

EVERYTHING = Filter()


def open_archive(
    path: str | Path, *, create: bool = False, write: bool = False, patience: float = sqlite.PATIENCE
) -> Archive:
    """The archive in a file. `create` makes it where there is none; `write` opens it for more than reading.

    An archive of an earlier version is upgraded, which takes writing. `patience`: seconds to wait while another
    program writes. ArchiveError, in one line, where it cannot be opened.
    """
    file = Path(path)
    if not file.exists() and not create:
        raise ArchiveError(f"{file}: there is no such archive (communique add makes one)")
    if file.is_dir():
        raise ArchiveError(f"{file}: is a folder")
    if not current(file, patience):
        upgraded(file, patience)
    write = write or create
    return Archive(file, sqlite.engine_of(file, write, patience), write)


def current(file: Path, patience: float) -> bool:
    """Is an archive there, of the version that this program works with?"""
    if not file.exists():
        return False
    engine = sqlite.engine_of(file, False, patience)
    try:
        with sqlite.told(file), engine.connect() as connection:
            return versions.version(connection) == versions.CURRENT
    finally:
        engine.dispose()


def upgraded(file: Path, patience: float) -> None:
    """Make an archive, or bring one of an earlier version to this one."""
    engine = sqlite.engine_of(file, True, patience)
    try:
        with sqlite.told(file):
            versions.upgrade(engine)
    finally:
        engine.dispose()


class Archive:
    """An open archive. Use it in a `with`, or `close` it."""

    def __init__(self, path: Path, engine: Engine, writable: bool) -> None:
        self.path, self.engine, self.writable = path, engine, writable
        self.originals = Originals(path)
        self.lists = Lists(self.originals.folder)  # feeds and sitemaps as they came the last time

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. A writer leaves the figures by which the database plans its queries."""
        if self.writable:
            sqlite.settled(self.engine)
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive."""
        with sqlite.told(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, how: Mapping[str, Any] = sqlite.WRITING) -> Iterator[Connection]:
        """A connection whose changes are kept when the block ends well, and else are not."""
        if not self.writable:
            raise ArchiveError(f"{self.path}: opened for reading only")
        with (
            sqlite.told(self.path),
            self.engine.connect().execution_options(**how) as connection,
            connection.begin(),
        ):
            yield connection

    # Lists and search

    def acts(self, kind: str, wish: Filter = EVERYTHING) -> list[Row]:
        """The acts of a kind ("meeting", "visit", …), newest first, a row each."""
        with self.asked(wish) as (connection, found):
            return listing.acts(connection, kind, found)

    def columns(self, name: str) -> list[str]:
        """The columns of a list: of a kind of act, of "statements", "people", "documents", "search", …"""
        return searching.columns().get(name) or listing.columns(name)

    def statements(self, wish: Filter = EVERYTHING) -> list[Row]:
        with self.asked(wish) as (connection, found):
            return listing.statements(connection, found)

    def people(self, wish: Filter = EVERYTHING) -> list[Row]:
        with self.asked(wish) as (connection, found):
            return listing.people(connection, found)

    def documents(self, wish: Filter = EVERYTHING) -> list[Row]:
        with self.asked(wish) as (connection, found):
            return listing.documents(connection, found)

    def search(self, words: str, wish: Filter = EVERYTHING, *, statements: bool = False) -> list[Row]:
        """Documents, or statements, that hold the words: "a phrase", begin*, -without, one OR other."""
        with self.asked(wish) as (connection, found):
            if statements:
                return searching.search_statements(connection, words, found)
            return searching.search(connection, words, found)

    def said(self, wish: Filter = EVERYTHING, words: str = "", addressee: str = "") -> list[Row]:
        """Statements with the places of their words, newest first; `voice`: whoever speaks, also a state."""
        with self.asked(wish) as (connection, found):
            return utterances.said(connection, found, words, addressee)

    @contextmanager
    def asked(self, wish: Filter) -> Iterator[tuple[Connection, Filter]]:
        """A connection, and a wish whose states are written as the archive has them. UnknownError: no such state."""
        with self.reading() as connection:
            between = tuple(states.known(connection, state) for state in wish.between)
            yield connection, replace(wish, between=between) if between else wish

    def sql(self, query: str, seconds: float = readonly.SECONDS) -> Iterator[tuple[Any, ...]]:
        """A query of your own, which can only read: the names of the columns, then the rows."""
        return readonly.query(self.path, query, seconds)

    # One document

    def record(self, document: str) -> Record:
        """The record of a document as the program made it. `document` is its id or the beginning of it."""
        with self.reading() as connection:
            return Record.from_dict(contents.plain(connection, contents.key_of(connection, document)))

    def reviewed(self, document: str) -> Record:
        """The record of a document with what people said of it."""
        with self.reading() as connection:
            return contents.reviewed(connection, contents.key_of(connection, document))

    def records(self, *, all_revisions: bool = False) -> Iterator[Record]:
        """The records of the documents, with what people said of them, in the order in which they came.

        A text that its address has replaced by another is left out, unless `all_revisions`.
        """
        with self.reading() as connection:
            for keys in listing.pages(connection, Filter(all_revisions=all_revisions)):
                for key in keys:
                    yield contents.reviewed(connection, key)

    def about(self, document: str) -> contents.About:
        """Where a document was met, what it revises, and what is like it."""
        with self.reading() as connection:
            return contents.about(connection, contents.key_of(connection, document))

    def around(self, document: str) -> Around:
        """What stands around the record of a document: other documents, and what the ledger makes of it."""
        with self.reading() as connection:
            return around(connection, contents.key_of(connection, document))

    def original(self, document: str) -> tuple[bytes, tuple[Place, ...]]:
        """The bytes a document was made from, and where its text stands in them. ArchiveError where damaged."""
        with self.reading() as connection:
            name, text, places = contents.original(connection, contents.key_of(connection, document))
        return (self.originals.read(name) if name else text.encode("utf-8")), places

    # Writing

    def writer(self, program: str, version: str, models: Sequence[str] = ()) -> Writer:
        return Writer(self.originals, program, version, models)

    def write(self, writer: Writer, entries: Sequence[Entry], done: Sequence[Finished] = ()) -> list[Fate]:
        """Write a batch: all of it or nothing."""
        try:
            with self.writing() as connection:
                return writer.write(connection, entries, done)
        except BaseException:
            writer.forget()
            raise

    def judge(self, document: str, assertion: int, review: Review, value: Any = None) -> None:
        """A person's verdict on an assertion; `value` is what an edited one says now, as in the record."""
        self.review.change(document, Hand(), [Judgement(assertion, review, value)])

    def add_assertion(self, document: str, about: tuple[str, str, str], value: Any) -> None:
        """A person's own assertion about (kind, object id, field)."""
        self.review.add(document, Hand(), about, value)

    def assertions(self, document: str) -> list[Row]:
        """All that is asserted of a document, by the machine and by people."""
        with self.reading() as connection:
            return contents.assertions(connection, contents.key_of(connection, document))

    @property
    def review(self) -> Reviewing:
        """What people check and correct, with its history; their accounts; coding by several."""
        return Reviewing(self.reading, self.writing)

    @property
    def across(self) -> Across:
        """What goes across documents: the ledger and what people said of it."""
        return Across(self.reading, self.writing)

    # What is there

    def stamp(self) -> str:
        """What changes as soon as anything is written: by it those who keep an answer know that it still holds."""
        return sqlite.stamp(self.path)

    def known(self, ids: Sequence[str]) -> dict[str, Known]:
        """What the archive has of documents, by id."""
        with self.reading() as connection:
            return contents.known(connection, ids)

    def ids(self) -> Iterator[str]:
        """The ids of all documents."""
        with self.reading() as connection:
            yield from connection.scalars(select(documents.c.id))

    def finished(self, names: Sequence[str]) -> dict[str, Finished]:
        """The inputs of some names that have been taken in whole."""
        with self.reading() as connection:
            return contents.finished(connection, names)

    def validators(self) -> Mapping[str, Validators]:
        """What servers said of the state of the pages fetched so far."""
        with self.reading() as connection:
            query = select(sources.c.address, sources.c.etag, sources.c.modified)
            rows = connection.execute(query.where(sources.c.etag.is_not(None) | sources.c.modified.is_not(None)))
            return {row.address: Validators(row.etag, row.modified) for row in rows}

    def holdings(self) -> Holdings:
        """What the archive holds, counted."""
        with self.reading() as connection:
            return holdings(connection)

    def problems(self) -> list[str]:
        """What is wrong with the file; nothing, as a rule."""
        with self.reading() as connection:
            return sqlite.sound(connection)
