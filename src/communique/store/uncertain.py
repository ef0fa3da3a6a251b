"""What nobody has looked at yet, the least certain first: main acts, then what the program is least often right in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select

from communique.store import schema as s
from communique.store.filters import Filter, current
from communique.store.listing import anchor, fetched, words_at
from communique.store.rows import Row, one_line

KINDS = ("act", "statement")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which part of the queue: acts or statements or both, a kind of act, one document, one publisher, how many."""

    objects: tuple[str, ...] = KINDS
    kind: str | None = None
    document: str | None = None
    publisher: str | None = None
    limit: int = 50
    offset: int = 0


def queue(connection: Connection, wish: Wish) -> list[Row]:
    """The objects that nobody has judged, a row each: acts before statements, those without a measure first."""
    rows: list[Row] = []
    more = wish.offset + wish.limit
    for kind in KINDS:
        if kind in wish.objects and len(rows) < more and not (kind == "statement" and wish.kind):
            rows += fetched(connection, narrowed(query(kind), kind, wish).limit(more - len(rows)))
    return [{**row, "words": one_line(row["words"] or "")} for row in rows[wish.offset :]]


def query(kind: str) -> Select[Any]:
    d = s.documents.c
    if kind == "act":
        a, whose = s.acts.c, s.acts
        own: tuple[Any, ...] = (a.kind.label("what"), a.subtype, a.status, a.salience)
    else:
        a, whose = s.statements.c, s.statements
        own = (a.mode.label("what"), literal(None).label("subtype"), literal(None).label("status"),
               literal(None).label("salience"))  # fmt: skip
    columns = (
        literal(kind).label("kind"), a.id.label("object"), d.id.label("document_id"), d.title, d.published,
        d.publisher, *own, a.confidence, words_at(whose).label("words"), *anchor(whose), s.rules.c.rule,
    )  # fmt: skip
    made = select(*columns).join(s.documents, d.key == a.document).join(s.rules, s.rules.c.key == a.rule)
    if kind == "act":
        return made.order_by(a.salience, a.confidence, a.key)
    return made.order_by(a.confidence, a.key)


def narrowed(made: Select[Any], kind: str, wish: Wish) -> Select[Any]:
    table, d = (s.acts if kind == "act" else s.statements), s.documents.c
    conditions: list[ColumnElement[bool]] = [table.c.review == "machine", *current(table.c.document, Filter())]
    if wish.kind:
        conditions.append(s.acts.c.kind == wish.kind)
    if wish.document:
        conditions.append(d.id == wish.document)
    if wish.publisher:
        conditions.append(d.publisher == wish.publisher)
    return made.where(*conditions)


def whole(connection: Connection) -> list[str]:
    """The ids of documents of which people have judged every act and statement, in the order in which they came."""
    d, tables = s.documents.c, (s.acts, s.statements)
    open_ = [select(t.c.document).where(t.c.review == "machine") for t in tables]
    judged = [select(t.c.document).where(t.c.review != "machine") for t in tables]
    said = select(s.assertions.c.document).where(s.assertions.c.review != "machine")
    some = d.key.in_(judged[0]) | d.key.in_(judged[1]) | d.key.in_(said)
    query = select(d.id).where(some, d.key.not_in(open_[0]), d.key.not_in(open_[1]), *current(d.key, Filter()))
    return list(connection.scalars(query.order_by(d.key)))


def left(connection: Connection, objects: Collection[str] = KINDS) -> dict[str, int]:
    """How many acts and statements nobody has judged, and how many somebody has."""
    found = {}
    for kind in objects:
        table = s.acts if kind == "act" else s.statements
        counted = connection.execute(select(table.c.review, func.count()).group_by(table.c.review)).all()
        found[kind] = sum(n for review, n in counted if review == "machine")
        found[f"{kind}_judged"] = sum(n for review, n in counted if review != "machine")
    return found
