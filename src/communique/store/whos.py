"""Persons and states of the ledger: lists of them, and what one page tells of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from communique.store import ledger_schema as k
from communique.store import schema as s
from communique.store.dyads import Span, cited, tidy
from communique.store.errors import NotFoundError
from communique.store.filters import like, superseded, tested
from communique.store.happenings import HELD
from communique.store.itineraries import MET
from communique.store.listing import STATEMENTS, fetched
from communique.store.rows import Row

SAID = 400  # code points of a statement that a list of them shows
JUDGING, JUDGED = ("position", "thanks", "assessment"), ("target", "thanked")


def persons(connection: Connection, words: str, state: str, page: tuple[int, int]) -> list[Row]:
    """Persons of whose names all these words are part, or who act for a state: who is in most events first. `page`:
    how many, after how many."""
    p, took = k.persons.c, k.event_people.c
    often = func.count(took.event.distinct())
    query = select(p.id, p.name, p.aliases, p.states, often.label("events"))
    query = query.outerjoin(k.event_people, took.person == p.id).group_by(p.id)
    if words.strip():
        query = query.where(or_(p.id == words.strip(), like(p.folded, words)))
    if state:
        query = query.where(("; " + p.states + ";").contains(f"; {state};", autoescape=True))
    if not words.strip() and not state:  # of all persons only those that some event names: the others come last
        query = query.where(p.id.in_(busiest(page[0] + page[1])))
    limit, offset = page
    return fetched(connection, query.order_by(often.desc(), p.name, p.id).limit(limit).offset(offset))


def busiest(most: int) -> Select[tuple[Any]]:
    """The persons who are in most events."""
    took = k.event_people.c
    often = func.count(took.event.distinct())
    query = select(took.person).where(took.person.is_not(None)).group_by(took.person)
    return query.order_by(often.desc(), took.person).limit(most)


def person(connection: Connection, ident: str) -> Row:
    """A person. NotFoundError where the ledger has none of that id."""
    rows = fetched(connection, select(k.persons).where(k.persons.c.id == ident))
    if not rows:
        raise NotFoundError(f"{ident[:80]}: the ledger has no person of that id")
    return rows[0]


def offices_of(connection: Connection, ident: str) -> list[Row]:
    """The offices of a person, as `ledger_rows.occupancies` has them."""
    c = k.occupancies.c
    query = select(k.occupancies, k.persons.c.name).join(k.persons, k.persons.c.id == c.person)
    return fetched(connection, query.where(c.person == ident).order_by(c.since.desc(), c.office))


def written(connection: Connection, ident: str) -> list[Row]:
    """How documents write the name of a person, and how many do so."""
    n, p = k.namings.c, s.people.c
    count = func.count(n.document.distinct()).label("documents")
    query = select(p.name, count).join(k.namings, and_(n.document == p.document, n.entity == p.id))
    return fetched(connection, query.where(n.person == ident).group_by(p.name).order_by(count.desc(), p.name))


def merged(connection: Connection, ident: str) -> list[Row]:
    """Why documents are held to name this person: each reason with how many documents, and the least sure strength."""
    n = k.namings.c
    count = func.count().label("documents")
    query = select(n.reason, count, func.min(n.strength).label("strength")).where(n.person == ident)
    return fetched(connection, query.group_by(n.reason).order_by(count.desc(), n.reason))


def met(connection: Connection, ident: str, most: int) -> list[Row]:
    """Whom a person met, how often, and when first and last: who was met most often comes first."""
    p, e, own, other = k.persons.c, k.events.c, k.event_people.alias(), k.event_people.alias()
    often = func.count(e.id.distinct()).label("contacts")
    query = select(p.id, p.name, p.states, often, func.min(e.dated).label("first"), func.max(e.dated).label("last"))
    query = query.join(other, other.c.person == p.id).join(own, own.c.event == other.c.event)
    query = query.join(k.events, e.id == own.c.event)
    query = query.where(own.c.person == ident, p.id != ident, e.kind.in_(MET), e.status.in_(HELD))
    return fetched(connection, query.group_by(p.id).order_by(often.desc(), p.name).limit(most))


def met_pairs(connection: Connection, span: Span) -> list[Row]:
    """Each two persons of different states who met, with how often: of a state, of two states, or all there are."""
    one, other, e, t = k.event_people.alias(), k.event_people.alias(), k.events.c, k.event_states.c
    names, others = k.persons.alias(), k.persons.alias()
    often = func.count(e.id.distinct()).label("contacts")
    query = select(
        one.c.person.label("one"), other.c.person.label("other"), names.c.name.label("one_name"),
        others.c.name.label("other_name"), func.max(one.c.state).label("one_state"),
        func.max(other.c.state).label("other_state"), often,
    )  # fmt: skip
    query = query.join(k.events, e.id == one.c.event).join(other, other.c.event == one.c.event)
    query = query.join(names, names.c.id == one.c.person).join(others, others.c.id == other.c.person)
    query = query.where(one.c.person < other.c.person, one.c.state != other.c.state)
    query = query.where(e.kind.in_(MET), e.status.in_(HELD), *span.within(e.dated))
    if span.first:
        query = query.join(k.event_states, t.event == e.id).where(t.state == span.first, t.other == span.second)
        query = query.where(or_(one.c.state == span.first, other.c.state == span.first))
    if span.second:
        query = query.where(or_(one.c.state == span.second, other.c.state == span.second))
    return fetched(connection, query.group_by(one.c.person, other.c.person).order_by(often.desc(), names.c.id))


def said(connection: Connection, ident: str, roles: Sequence[str], most: int) -> list[Row]:
    """Statements in which a person has one of these roles (speaker, addressee, about), newest first."""
    v, n, t, d = s.voices.c, k.namings.c, s.statements.c, s.documents.c
    names = select(s.names.c.key).where(s.names.c.name.in_([row["name"] for row in written(connection, ident)]))
    known = list(connection.scalars(names))
    part = tested(connection, STATEMENTS, s.voices, and_(v.name.in_(known), v.type == "person", v.role.in_(roles)))
    named = select(1).where(n.person == ident, n.document == t.document).exists()
    query = select(*quoted(), d.title).join(s.documents, d.key == t.document)
    query = query.where(part, named, ~superseded(t.document))
    return fetched(connection, query.order_by(t.dated.desc(), t.key.desc()).limit(most))


def judged(connection: Connection, ident: str, most: int) -> list[Row]:
    """Positions on a person, thanks and assessments, newest first."""
    r, n, a, d = s.roles.c, k.namings.c, s.acts.c, s.documents.c
    names = select(s.names.c.key).where(s.names.c.name.in_([row["name"] for row in written(connection, ident)]))
    part = select(r.act).where(r.name.in_(names), r.type == "person", r.role.in_(JUDGED))
    named = select(1).where(n.person == ident, n.document == a.document).exists()
    query = select(a.kind, a.subtype, a.voice, *cited(a.begins, a.ends)).join(s.documents, d.key == a.document)
    query = query.where(a.key.in_(part), a.kind.in_(JUDGING), named, ~superseded(a.document))
    return [tidy(row) for row in fetched(connection, query.order_by(a.dated.desc(), a.key.desc()).limit(most))]


def quoted() -> tuple[ColumnElement[Any], ...]:
    """What a list of statements shows of each."""
    t, d = s.statements.c, s.documents.c
    return (
        t.id, d.id.label("document"), d.published, d.publisher, t.mode, t.speakers,
        func.substr(t.content, 1, SAID).label("words"), t.begins.label("start"), t.ends.label("end"),
    )  # fmt: skip


def spoken_for(connection: Connection, state: str, most: int) -> list[Row]:
    """The latest statements of those who speak for a state."""
    t, d, v, of = s.statements.c, s.documents.c, s.voices.c, s.statement_states.c
    speaks = select(1).where(v.statement == t.key, v.role == "speaker", v.state == state).exists()
    query = select(*quoted(), d.title).join(s.statement_states, of.statement == t.key)
    query = query.join(s.documents, d.key == t.document)
    query = query.where(of.state == state, of.other == "", speaks, ~superseded(t.document))
    return fetched(connection, query.order_by(of.dated.desc(), t.key.desc()).limit(most))


def states(connection: Connection) -> list[Row]:
    """The states of the ledger: in how many events each takes part, with how many others, when last."""
    t = k.event_states.c
    alone = select(t.state, func.count(t.event.distinct()).label("events"), func.max(t.dated).label("last"))
    alone = alone.where(t.other == "").group_by(t.state)
    others = select(t.state, func.count(t.other.distinct()).label("partners")).where(t.other != "").group_by(t.state)
    partners = {row.state: row.partners for row in connection.execute(others)}
    rows = fetched(connection, alone)
    found = [{**row, "partners": partners.get(row["state"], 0)} for row in rows]
    return sorted(found, key=lambda row: (-row["events"], row["state"]))


def partners(connection: Connection, state: str) -> list[Row]:
    """Whom a state met, how often, and when first and last: whom it met most often comes first."""
    t, e = k.event_states.c, k.events.c
    often = func.count(e.id.distinct()).label("contacts")
    query = select(t.other, often, func.min(e.dated).label("first"), func.max(e.dated).label("last"))
    query = query.join(k.events, e.id == t.event).where(t.state == state, t.other != "", t.kind.in_(MET))
    return fetched(connection, query.where(e.status.in_(HELD)).group_by(t.other).order_by(often.desc(), t.other))
