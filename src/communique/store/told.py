"""What the documents of an archive tell, row by row, for those who look across them. Superseded texts are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from communique.store import schema as s
from communique.store.filters import superseded

Told = tuple[Any, ...]
SAID = 3000  # code points of what was said that are looked at across documents


def people(connection: Connection) -> Iterator[Told]:
    """A row for each office of each person: document, person within it, name, day and state of the publisher, then
    title, rank, body, state and tenure of the office, then where its words begin and end."""
    p, d = s.people.c, s.documents.c
    query = select(
        d.id, p.id, p.name, d.published, d.publisher_state, p.office, p.rank, p.body, p.state, p.tenure,
        p.begins, p.ends,
    )  # fmt: skip
    yield from map(tuple, connection.execute(standing(query.join(s.documents, d.key == p.document)).order_by(p.key)))


def acts(connection: Connection) -> Iterator[Told]:
    """A row for each act: its number, its document, what it is, when, where, about what, whose account, its words."""
    a, d = s.acts.c, s.documents.c
    query = select(
        a.key, d.id, a.id, a.kind, a.subtype, a.form, a.status, a.salience, a.strength, a.specific, a.since, a.until,
        d.published, d.publisher, d.publisher_state, a.place, a.place_state, a.occasion, a.topics, a.voice,
        func.substr(d.text, a.begins + 1, a.ends - a.begins), a.begins, a.ends,
    )  # fmt: skip
    yield from map(tuple, connection.execute(standing(query.join(s.documents, d.key == a.document)).order_by(a.key)))


def texts(connection: Connection) -> Iterator[Told]:
    """A row for each document: its number, id, day, publisher, state of the publisher, its words."""
    d = s.documents.c
    query = select(d.key, d.id, d.published, d.publisher, d.publisher_state, d.text)
    yield from map(tuple, connection.execute(standing(query).order_by(d.key)))


def statements(connection: Connection) -> Iterator[Told]:
    """A row for each statement: its number, its document, its id, day, publisher, topics, words, where they stand."""
    q, d = s.statements.c, s.documents.c
    query = select(
        q.key, d.id, q.id, d.published, d.publisher, d.publisher_state, q.topics, func.substr(q.content, 1, SAID),
        q.begins, q.ends,
    )  # fmt: skip
    yield from map(tuple, connection.execute(standing(query.join(s.documents, d.key == q.document)).order_by(q.key)))


def speakers(connection: Connection) -> Iterator[Told]:
    """A row for each speaker of a statement: its number, the role "speaker", type, name, state and no office."""
    v = s.voices.c
    query = (
        select(v.statement, v.role, v.type, s.names.c.name, v.state, literal(None))
        .join(s.names, s.names.c.key == v.name)
        .where(v.role == "speaker")
        .order_by(v.statement, v.nth)
    )
    yield from map(tuple, connection.execute(query))


def roles(connection: Connection) -> Iterator[Told]:
    """A row for each filler of a role: number of the act, role, type, name (or the words), state, office."""
    r, d, office = s.roles.c, s.documents.c, s.names.alias()
    name = func.coalesce(s.names.c.name, func.substr(d.text, r.begins + 1, r.ends - r.begins))
    query = (
        select(r.act, r.role, r.type, name, r.state, office.c.name)
        .join(s.documents, d.key == r.act.op(">>")(s.ROOM))
        .outerjoin(s.names, s.names.c.key == r.name)
        .outerjoin(office, office.c.key == r.office)
        .order_by(r.act, r.nth)
    )
    yield from map(tuple, connection.execute(query))


def standing(query: Select[Any]) -> Select[Any]:
    """Of what a query finds, that of texts which no later one of the same address has replaced."""
    return query.where(~superseded(s.documents.c.key))
