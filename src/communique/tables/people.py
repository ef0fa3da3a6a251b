"""Who holds which office in which text: a row for each person and office, and for each unnamed holder."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model import Entity, Office, Record
from communique.tables.lookup import Lookup, code, one_line
from communique.tables.table import Cell, Row, Table, columns

NAMES = (
    "entity_id", "document_id", "published", "publisher", "person", "other_names", "office", "portfolio", "rank",
    "office_of", "office_state", "tenure", "office_basis", "mentions", "evidence", "anchor_start",
    "anchor_end", "rule", "source",
)  # fmt: skip


def rows(record: Record) -> Iterator[Row]:
    """A row for each office of each person; one row for a person without an office."""
    look = Lookup(record)
    for entity in record.entities:
        if entity.type in ("person", "office"):
            for office in entity.offices or (None,):
                yield row(look, entity, office)


def row(look: Lookup, entity: Entity, office: Office | None) -> Row:
    document = look.record.document
    host = document.publisher.host or document.publisher.name
    named = entity.type == "person"
    first = office.anchor if office else entity.mentions[0]
    return (
        entity.id,
        document.id,
        document.published,
        host,
        entity.name if named else None,
        entity.aliases,
        *held(look, office),
        len(entity.mentions),
        one_line(first),
        first.start,
        first.end,
        entity.rule,
        document.source,
    )


def held(look: Lookup, office: Office | None) -> tuple[Cell, ...]:
    """Title, portfolio, rank, whose office, its state, tenure, and whether the text states it."""
    if office is None:
        return (None,) * 7
    of = look.entities.get(office.of or "")
    state = code(of) if of and of.type == "state" else None
    return office.title, office.portfolio, office.rank, of.name if of else None, state, office.tenure, office.basis


TABLE = Table(
    "people",
    "Persons and unnamed holders of offices, with the offices the text gives.",
    "offices",
    columns(NAMES),
    rows,
)
