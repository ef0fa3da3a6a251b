"""A person's word on what the machine read: accept, reject, edit, add. It outlives every later reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, and_, insert, select, update

from communique.model import Record
from communique.store.claims import KINDS, number, spot
from communique.store.errors import ArchiveError, NotFoundError
from communique.store.filling import Filling, judged, verdicts_on
from communique.store.packing import dumped, shrunk, unpacked
from communique.store.rows import rows_of
from communique.store.schema import assertions, documents, records
from communique.store.writing import now

Review = Literal["accepted", "rejected", "edited"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one assertion; `value` is the new value of an edited one, as in the record."""

    document: int
    key: int
    review: Review
    value: Any = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A value that a person adds: of a field of an object, or, with an empty field, a new object."""

    document: int
    kind: str
    object: str
    field: str
    value: Any


def judge(connection: Connection, judgement: Judgement) -> None:
    """Note a verdict and make the document's rows anew."""
    one = and_(assertions.c.document == judgement.document, assertions.c.key == judgement.key)
    row = connection.execute(select(assertions).where(one)).first()
    if row is None:
        raise NotFoundError("no such assertion")
    values: dict[str, Any] = {"review": judgement.review, "reviewed": now()}
    if row.review == "machine":
        values["machine"] = row.value
    if judgement.review == "edited":
        values["value"] = dumped(shrunk(judgement.value, text_of(connection, judgement.document)))
    connection.execute(update(assertions).where(one).values(**values))
    renewed(connection, judgement.document)


def add(connection: Connection, addition: Addition) -> int:
    """Note a person's own assertion; its number."""
    if addition.kind not in KINDS:
        raise ArchiveError(f"{addition.kind}: not entity, statement or act")
    value = shrunk(addition.value, text_of(connection, addition.document))
    begins, ends = spot(addition.value)
    about = ("person", addition.object, addition.field, dumped(value))
    key = number(*about) if addition.field else number(addition.kind, addition.object, "")
    row = {
        "document": addition.document, "key": key, "kind": addition.kind, "object": addition.object,
        "field": addition.field, "value": dumped(value), "begins": begins, "ends": ends, "review": "human",
        "reviewed": now(),
    }  # fmt: skip
    connection.execute(insert(assertions), row)
    renewed(connection, addition.document)
    return key


def renewed(connection: Connection, key: int) -> None:
    """Make the rows of a document anew from its record and what people said of it."""
    query = select(documents.c.text, records.c.packed).join(records, records.c.document == documents.c.key)
    text, kept = connection.execute(query.where(documents.c.key == key)).one()
    verdicts = verdicts_on(connection, key)
    rows = rows_of(Record.from_dict(unpacked(kept, text)), {})
    filling = Filling()
    filling.cleared(connection, key)
    filling.take(key, judged(rows, verdicts, kept, text))
    filling.flush(connection)


def text_of(connection: Connection, key: int) -> str:
    return str(connection.execute(select(documents.c.text).where(documents.c.key == key)).scalar_one())
