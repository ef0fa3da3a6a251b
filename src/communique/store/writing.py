"""The writer: documents and their rows, a batch in one transaction. Whatever ends a program leaves whole batches.

A batch is looked up at one time and written a table at a time: one round trip for many documents.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from communique.store.batches import READ, Hand, noted
from communique.store.entries import Entry, Fate, Finished, Sighting
from communique.store.filling import Filling, following, numbered
from communique.store.near import grouped
from communique.store.originals import Originals
from communique.store.packing import compressed
from communique.store.prepared import Prepared
from communique.store.schema import document_sources, documents, inputs, records, revisions, runs, sources

Spot = tuple[int, int]  # an address and which of its documents


@dataclass(slots=True)
class Met:
    """What the archive has of the documents and addresses of a batch, and what the batch adds."""

    documents: dict[str, int]
    sources: dict[str, int]
    spots: dict[Spot, dict[int, bool]] = field(default_factory=lambda: defaultdict(dict))


class Writer:
    """Writes batches in one run of the program."""

    def __init__(self, originals: Originals, program: str, version: str, models: Sequence[str] = ()) -> None:
        self.originals = originals
        self.run_of = {"program": program, "version": version, "models": json.dumps(list(models))}
        self.run = 0
        self.filling = Filling()

    def write(self, connection: Connection, entries: Sequence[Entry], done: Sequence[Finished] = ()) -> list[Fate]:
        """Write a batch in the transaction of a connection; what became of each entry.

        Originals go to the disk first: a document never names one that is not there.
        """
        raws = {n: raw for n, e in enumerate(entries) if e.prepared and (raw := e.sighting.original) is not None}
        names = dict(zip(raws, self.originals.keep(raws.values()), strict=True))
        if not self.run:
            self.run = following(connection, runs)
            connection.execute(insert(runs), {"key": self.run, **self.run_of, "started": now()})
        met = looked_up(connection, entries)
        fresh: list[tuple[int, bytes]] = []
        fates = [self.entry(connection, entry, (met, names.get(n), fresh)) for n, entry in enumerate(entries)]
        self.filling.flush(connection)
        grouped(connection, fresh)
        mark(connection, done)
        connection.execute(update(runs).where(runs.c.key == self.run).values(finished=now()))
        return fates

    def forget(self) -> None:
        """After a failed transaction: what was written in it is not there."""
        self.run, self.filling = 0, Filling()

    def entry(
        self, connection: Connection, entry: Entry, batch: tuple[Met, str | None, list[tuple[int, bytes]]]
    ) -> Fate:
        """Take in one document and where it was met."""
        met, original, fresh = batch
        key = met.documents.get(entry.sighting.document)
        outcome: Fate | None = None
        if key is None:
            if entry.prepared is None:
                raise LookupError(entry.sighting.document)
            key = met.documents[entry.sighting.document] = self.filling.next(connection, documents)
            self.added(key, entry.prepared, entry.sighting, original)
            fresh.append((key, entry.prepared.minima))
            outcome = "read"
        elif entry.prepared is not None and entry.anew:
            self.replaced(connection, key, entry.prepared, entry.sighting.language)
            outcome = "reread"
        where = self.met(connection, key, entry.sighting, met)
        return where if where == "revised" or outcome is None else outcome

    def added(self, key: int, made: Prepared, sighting: Sighting, original: str | None) -> None:
        """The rows of a document that is new to the archive."""
        row = {
            **made.document, "key": key, "run": self.run, "added": now(), "original": original, "kin": None,
            "media": sighting.media, "stated_language": sighting.language,
            "title": made.document["title"] or sighting.title,
            "language": made.document["language"] or sighting.language,
        }  # fmt: skip
        places = compressed([astuple(place) for place in sighting.places]) if sighting.places else None
        self.filling.waiting["documents"].append(row)
        self.filling.waiting["records"].append({"document": key, "packed": made.packed, "places": places})
        self.filling.fill(key, made, self.run)

    def replaced(self, connection: Connection, key: int, made: Prepared, language: str | None) -> None:
        """A document read anew: what the machine said goes, what people said stays."""
        self.filling.flush(connection)
        facts = {k: v for k, v in made.document.items() if k not in ("id", "text", "cjk", "title")}
        change = update(documents).where(documents.c.key == key)
        facts |= {"language": facts["language"] or language, "stated_language": language, "run": self.run}
        connection.execute(change.values(**facts))
        connection.execute(update(records).where(records.c.document == key).values(packed=made.packed))
        self.filling.refill(connection, key, made, self.run)
        program = f"{self.run_of['program']} {self.run_of['version']}"
        noted(connection, key, Hand(program), (READ, None, now()))

    def met(self, connection: Connection, key: int, sighting: Sighting, met: Met) -> Fate:
        """Note where a document was met: again, at a further address, or as the new text of an address."""
        if sighting.address is None:
            return "unchanged"
        source = self.source(connection, sighting, met)
        spot = (source, sighting.nth)
        here = met.spots[spot]
        if here.get(key):
            return "unchanged"
        earlier = next((document for document, current in here.items() if current), None)
        if earlier is not None:
            self.revised(connection, spot, earlier, key)
        if key in here:
            self.filling.flush(connection)
            place = (document_sources.c.source == source) & (document_sources.c.nth == sighting.nth)
            connection.execute(
                update(document_sources).where(place & (document_sources.c.document == key)).values(current=1)
            )
        else:
            row = {"source": source, "nth": sighting.nth, "document": key, "current": 1, "run": self.run}
            self.filling.waiting["document_sources"].append(row)
        met.spots[spot] = {**dict.fromkeys(here, False), key: True}
        return "again" if earlier is None else "revised"

    def revised(self, connection: Connection, spot: Spot, earlier: int, later: int) -> None:
        """An address that had another document before: that one is its earlier revision."""
        self.filling.flush(connection)
        place = (document_sources.c.source == spot[0]) & (document_sources.c.nth == spot[1])
        connection.execute(update(document_sources).where(place).values(current=0))
        row = {"source": spot[0], "earlier": earlier, "later": later, "run": self.run, "seen": now()}
        self.filling.waiting["revisions"].append({"key": self.filling.next(connection, revisions), **row})

    def source(self, connection: Connection, sighting: Sighting, met: Met) -> int:
        """The number of an address; what a server said of its state is noted."""
        address, said = sighting.address or "", sighting.validators
        key = met.sources.get(address)
        state = {"etag": said.etag if said else None, "modified": said.modified if said else None, "seen": now()}
        if key is None:
            key = met.sources[address] = self.filling.next(connection, sources)
            self.filling.waiting["sources"].append({"key": key, "address": address, **state})
        elif said:
            self.filling.flush(connection)
            connection.execute(update(sources).where(sources.c.key == key).values(**state))
        return key


def looked_up(connection: Connection, entries: Sequence[Entry]) -> Met:
    """What the archive has of a batch."""
    ids = {entry.sighting.document for entry in entries}
    addresses = {entry.sighting.address for entry in entries if entry.sighting.address is not None}
    met = Met(numbered(connection, documents.c.id, ids), numbered(connection, sources.c.address, addresses))
    here = document_sources.c
    query = select(here.source, here.nth, here.document, here.current).where(here.source.in_(met.sources.values()))
    for source, nth, document, is_current in connection.execute(query) if met.sources else ():
        met.spots[source, nth][document] = bool(is_current)
    return met


def mark(connection: Connection, done: Sequence[Finished]) -> None:
    """Note that inputs are in the archive as a whole."""
    rows = [{**asdict(one), "failures": json.dumps(one.failures)} for one in done]
    if rows:
        connection.execute(delete(inputs).where(inputs.c.name.in_([row["name"] for row in rows])))
        connection.execute(insert(inputs), rows)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
