"""The writer: documents and their rows, a batch in one transaction. Whatever ends a program leaves whole batches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, func, insert, select, update

from communique.store.entries import Entry, Fate, Finished, Sighting
from communique.store.filling import Filling
from communique.store.near import placed
from communique.store.originals import Originals
from communique.store.packing import compressed
from communique.store.prepared import Prepared
from communique.store.schema import document_sources, documents, inputs, records, revisions, runs, sources
from communique.store.sqlite import insert_new


class Writer:
    """Writes batches in one run of the program."""

    def __init__(self, originals: Originals, program: str, version: str, models: Sequence[str] = ()) -> None:
        self.originals = originals
        self.run_of = {"program": program, "version": version, "models": json.dumps(list(models))}
        self.run: int | None = None
        self.filling = Filling()

    def write(self, connection: Connection, entries: Sequence[Entry], done: Sequence[Finished] = ()) -> list[Fate]:
        """Write a batch in the transaction of a connection; what became of each entry.

        Originals go to the disk first: a document never names one that is not there.
        """
        raws = {n: raw for n, e in enumerate(entries) if e.prepared and (raw := e.sighting.original) is not None}
        names = dict(zip(raws, self.originals.keep(raws.values()), strict=True))
        if self.run is None:
            self.run = following(connection, runs)
            connection.execute(insert(runs), {"key": self.run, **self.run_of, "started": now()})
        fates = [self.entry(connection, entry, names.get(n)) for n, entry in enumerate(entries)]
        self.filling.flush(connection)
        for finished in done:
            mark(connection, finished)
        return fates

    def forget(self) -> None:
        """After a failed transaction: what was written in it is not there."""
        self.run, self.filling = None, Filling()

    def finish(self, connection: Connection) -> None:
        if self.run is not None:
            connection.execute(update(runs).where(runs.c.key == self.run).values(finished=now()))

    def entry(self, connection: Connection, entry: Entry, original: str | None) -> Fate:
        """Write one document and where it was met."""
        key = there(connection, entry.sighting.document)
        read = entry.prepared is not None and (key is None or entry.anew)
        if key is None:
            key = self.added(connection, entry, original)
            outcome: Fate = "read"
        elif read and entry.prepared is not None:
            self.replaced(connection, key, entry.prepared, entry.sighting.language)
            outcome = "reread"
        met = self.met(connection, key, entry.sighting)
        return outcome if read and met != "revised" else met

    def added(self, connection: Connection, entry: Entry, original: str | None) -> int:
        """The number of a document that is new to the archive."""
        made, sighting = entry.prepared, entry.sighting
        if made is None:
            raise LookupError(sighting.document)
        key = following(connection, documents)
        row = {
            **made.document, "key": key, "run": self.run, "added": now(), "original": original, "kin": None,
            "media": sighting.media, "stated_language": sighting.language,
            "title": made.document["title"] or sighting.title,
        }  # fmt: skip
        connection.execute(insert(documents), row)
        places = compressed([astuple(place) for place in sighting.places]) if sighting.places else None
        connection.execute(insert(records), {"document": key, "packed": made.packed, "places": places})
        placed(connection, key, made.minima)
        self.filling.fill(connection, key, made, self.run or 0)
        return key

    def replaced(self, connection: Connection, key: int, made: Prepared, language: str | None) -> None:
        """A document read anew: what the machine said goes, what people said stays."""
        facts = {k: v for k, v in made.document.items() if k not in ("id", "text", "cjk", "title")}
        change = update(documents).where(documents.c.key == key)
        connection.execute(change.values(**facts, stated_language=language, run=self.run))
        connection.execute(update(records).where(records.c.document == key).values(packed=made.packed))
        self.filling.flush(connection)
        self.filling.emptied(connection, key)
        self.filling.fill(connection, key, made, self.run or 0)

    def met(self, connection: Connection, key: int, sighting: Sighting) -> Fate:
        """Note where a document was met: again, at a further address, or as the new text of an address."""
        if sighting.address is None:
            return "unchanged"
        source = self.source(connection, sighting.address)
        if sighting.validators:
            state = {"etag": sighting.validators.etag, "modified": sighting.validators.modified, "seen": now()}
            connection.execute(update(sources).where(sources.c.key == source).values(**state))
        here = document_sources.c
        place = (here.source == source) & (here.nth == sighting.nth)
        rows = connection.execute(select(here.document, here.current, here.last_run).where(place)).all()
        if any(row.document == key and row.current for row in rows):
            if any(row.document == key and row.last_run != self.run for row in rows):
                seen = update(document_sources).where(place & (here.document == key))
                connection.execute(seen.values(last_run=self.run))
            return "unchanged"
        earlier = next((row.document for row in rows if row.current), None)
        self.moved(connection, (source, sighting.nth), earlier, key)
        return "again" if earlier is None else "revised"

    def moved(self, connection: Connection, spot: tuple[int, int], earlier: int | None, later: int) -> None:
        """An address has a document now; where it had another one before, that is its earlier revision."""
        here = document_sources.c
        place = (here.source == spot[0]) & (here.nth == spot[1])
        if earlier is not None:
            connection.execute(update(document_sources).where(place).values(current=0))
            revision = {"key": following(connection, revisions), "source": spot[0], "earlier": earlier, "later": later}
            connection.execute(insert(revisions), {**revision, "run": self.run, "seen": now()})
        row = {"source": spot[0], "nth": spot[1], "document": later, "current": 1}
        connection.execute(insert_new(document_sources), {**row, "first_run": self.run, "last_run": self.run})
        again = update(document_sources).where(place & (here.document == later))
        connection.execute(again.values(current=1, last_run=self.run))

    def source(self, connection: Connection, address: str) -> int:
        """The number of an address."""
        found = connection.execute(select(sources.c.key).where(sources.c.address == address)).scalar()
        if found is None:
            found = following(connection, sources)
            connection.execute(insert(sources), {"key": found, "address": address, "seen": now()})
        return int(found)


def there(connection: Connection, document: str) -> int | None:
    """The number of a document in the archive."""
    found: int | None = connection.execute(select(documents.c.key).where(documents.c.id == document)).scalar()
    return found


def following(connection: Connection, table: Table) -> int:
    """The next number of a table. Only one writer is in a transaction at a time."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.key), 0) + 1)).scalar_one())


def mark(connection: Connection, done: Finished) -> None:
    """Note that an input is in the archive as a whole."""
    row = {"digest": done.digest, "reader": done.reader, "documents": done.documents}
    row["failures"] = json.dumps([list(failure) for failure in done.failures])
    connection.execute(insert_new(inputs), {"name": done.name, **row})
    connection.execute(update(inputs).where(inputs.c.name == done.name).values(**row))


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
