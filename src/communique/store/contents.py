"""One document: found by the beginning of its id, with its record, its sources, its revisions and its like."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from communique.ingest.found import Place
from communique.model import Record
from communique.store import schema as s
from communique.store.entries import Finished, Known
from communique.store.errors import NotFoundError
from communique.store.filling import LOOKED_UP, parts, verdicts_on
from communique.store.listing import fetched
from communique.store.packing import Plain, decompressed, unpacked
from communique.store.rows import Row
from communique.store.verdicts import overlaid

LAST = "\uffff"
Number = ColumnElement[int]


@dataclass(frozen=True, slots=True)
class About:
    """Where a document was met (address, current), which it revises, which revise it, and which are like it."""

    id: str
    addresses: tuple[tuple[str, bool], ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    alike: tuple[str, ...]


def key_of(connection: Connection, beginning: str) -> int:
    """The number of the document whose id, or one of whose acts' or statements' ids, begins so."""
    wanted = beginning.strip().lower()
    found = beginning_with(connection, s.documents, wanted) if wanted else set()
    for table in (s.acts, s.statements):
        found = found or (beginning_with(connection, table, wanted) if len(wanted) > 3 else set())
    if len(found) == 1:
        return found.pop()
    raise NotFoundError(f"{beginning[:80]}: {'several documents begin' if found else 'no document begins'} so")


def beginning_with(connection: Connection, table: Table, wanted: str) -> set[int]:
    column = s.documents.c.key if table is s.documents else table.c.document
    query = select(column).where(table.c.id >= wanted, table.c.id < wanted + LAST).distinct().limit(2)
    return {row[0] for row in connection.execute(query)}


def plain(connection: Connection, key: int) -> Plain:
    """The plain form of a document's record."""
    query = select(s.records.c.packed, s.documents.c.text).join(s.documents, s.documents.c.key == s.records.c.document)
    kept, text = connection.execute(query.where(s.documents.c.key == key)).one()
    return unpacked(kept, text)


def reviewed(connection: Connection, key: int) -> Record:
    """The record of a document with what people said of it."""
    made = plain(connection, key)
    verdicts = verdicts_on(connection, key)
    return Record.from_dict(overlaid(made, verdicts, made["document"]["text"]) if verdicts else made)


def original(connection: Connection, key: int) -> tuple[str | None, str, tuple[Place, ...]]:
    """The name of a document's original (None where the text is the original), its text, and its places there."""
    d = s.documents.c
    query = select(d.original, d.text, s.records.c.places).join(s.records, s.records.c.document == d.key)
    name, text, kept = connection.execute(query.where(d.key == key)).one()
    return name, text, tuple(placed(values) for values in decompressed(kept)) if kept else ()


def placed(values: list[Any]) -> Place:
    start, end, node, offset, page, box = values
    return Place(start, end, node, offset, page, tuple(box) if box else None)


def about(connection: Connection, key: int) -> About:
    """Where a document was met, and how it stands to others."""
    d, here = s.documents.c, s.document_sources.c
    address = select(s.sources.c.address, here.current).join(s.sources, s.sources.c.key == here.source)
    met = connection.execute(address.where(here.document == key).order_by(s.sources.c.key))
    id_, kin = connection.execute(select(d.id, d.kin).where(d.key == key)).one()
    alike = select(d.id).where(d.kin == kin, d.key != key).order_by(d.key).limit(100)
    return About(
        id_,
        tuple((row.address, bool(row.current)) for row in met),
        revisions(connection, (s.revisions.c.later, s.revisions.c.earlier), key),
        revisions(connection, (s.revisions.c.earlier, s.revisions.c.later), key),
        tuple(connection.scalars(alike)) if kin is not None else (),
    )


def revisions(connection: Connection, columns: tuple[Number, Number], key: int) -> tuple[str, ...]:
    """The ids of the documents on the other side of a document's revisions."""
    here, there = columns
    query = select(s.documents.c.id).join(s.revisions, s.documents.c.key == there)
    return tuple(connection.scalars(query.where(here == key).order_by(s.revisions.c.key)))


def assertions(connection: Connection, key: int) -> list[Row]:
    a = s.assertions.c
    query = select(
        a.key, a.kind, a.object, a.field, a.value, a.begins, a.ends, s.rules.c.rule, s.runs.c.program, s.runs.c.version,
        a.run, a.review, a.machine, a.reviewed,
    )  # fmt: skip
    query = query.outerjoin(s.rules, s.rules.c.key == a.rule).outerjoin(s.runs, s.runs.c.key == a.run)
    return fetched(connection, query.where(a.document == key).order_by(a.begins, a.ends, a.key))


def known(connection: Connection, ids: Sequence[str]) -> dict[str, Known]:
    d = s.documents.c
    query = select(d.id, s.runs.c.version, d.source, d.published, d.publisher, d.stated_language)
    query = query.join(s.runs, s.runs.c.key == d.run)
    rows = [row for part in parts(ids, LOOKED_UP) for row in connection.execute(query.where(d.id.in_(part)))]
    return {row[0]: Known(*row[1:]) for row in rows}


def finished(connection: Connection, names: Sequence[str]) -> dict[str, Finished]:
    c = s.inputs.c
    query = select(c.name, c.digest, c.reader, c.documents, c.failures)
    rows = [row for part in parts(names, LOOKED_UP) for row in connection.execute(query.where(c.name.in_(part)))]
    return {row[0]: Finished(*row[:4], tuple((a, b) for a, b in json.loads(row[4]))) for row in rows}
