"""What has passed between two states, as rows: for the brief, the timeline and the pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, union_all

from communique.store import ledger_schema as k
from communique.store import schema as s
from communique.store.filling import parts
from communique.store.filters import superseded
from communique.store.listing import PAGE, fetched
from communique.store.rows import Row, one_line
from communique.store.schema import Number

WORDS = 400  # code points of what a row of evidence shows


@dataclass(frozen=True, slots=True)
class Span:
    """Two states (the second "" for all contacts of the first, both "" for all there are) and ISO days, both
    included; "" is open."""

    first: str = ""
    second: str = ""
    since: str = ""
    until: str = ""

    def within(self, day: ColumnElement[str]) -> list[ColumnElement[bool]]:
        found = [day >= self.since] if self.since else []
        return [*found, day <= self.until + "\uffff"] if self.until else found


def events(connection: Connection, span: Span) -> list[Row]:
    """Events between the two, oldest first, each with `people` (a row each) and `accounts` (who tells it)."""
    e, t = k.events.c, k.event_states.c
    query = select(k.events).where(*span.within(e.dated)).order_by(e.dated, e.id)
    if span.first:
        query = query.join(k.event_states, t.event == e.id).where(t.state == span.first, t.other == span.second)
    return whole(connection, fetched(connection, query))


def whole(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    """Events with who takes part and who tells it."""
    people, accounts = taking_part(connection, rows), told_by(connection, rows)
    return [{**row, "people": people[row["id"]], "accounts": accounts[row["id"]]} for row in rows]


def taking_part(connection: Connection, rows: Sequence[Row]) -> dict[str, list[Row]]:
    """For each event, who takes part: role, name, `person` (an id), office, state, and its rank where known."""
    found: dict[str, list[Row]] = defaultdict(list)
    p = k.event_people.c
    name = func.coalesce(k.persons.c.name, p.name).label("name")
    query = select(p.event, p.role, p.type, name, p.person, p.office, p.rank, p.state).outerjoin(
        k.persons, k.persons.c.id == p.person
    )
    for some in parts([row["id"] for row in rows], PAGE):
        for row in fetched(connection, query.where(p.event.in_(some)).order_by(p.event, p.nth)):
            found[row.pop("event")].append(row)
    return found


def told_by(connection: Connection, rows: Sequence[Row]) -> dict[str, list[Row]]:
    """For each event, the places that tell it, with their documents, oldest first."""
    found: dict[str, list[Row]] = defaultdict(list)
    t, a = k.tellings.c, s.acts.c
    query = (
        select(t.event, t.act, t.strength, t.reason, a.kind, a.status, a.subtype, a.voice, *cited(a.begins, a.ends))
        .join(s.acts, (a.id == t.act) & (a.document == t.document))
        .join(s.documents, s.documents.c.key == t.document)
        .order_by(t.event, s.documents.c.published, s.documents.c.id, a.begins)
    )
    for some in parts([row["id"] for row in rows], PAGE):
        for row in fetched(connection, query.where(t.event.in_(some))):
            found[row.pop("event")].append(tidy(row))
    return found


def cited(begins: ColumnElement[int], ends: ColumnElement[int]) -> tuple[ColumnElement[Any], ...]:
    """The columns by which a place is cited."""
    d = s.documents.c
    return (
        d.id.label("document"), d.title, d.published, d.publisher, d.publisher_state, d.source,
        begins.label("start"), ends.label("end"), func.substr(d.text, begins + 1, ends - begins).label("words"),
    )  # fmt: skip


def tidy(row: Row) -> Row:
    return {**row, "words": one_line(row["words"] or "")[:WORDS], "published": (row["published"] or "")[:10]}


def commitments(connection: Connection, span: Span) -> list[Row]:
    """What either promised the other, or promised in a text that tells of a contact between the two and names nobody
    else in the promise; oldest first, with roles of who and to whom."""
    a = s.acts.c
    query = promised().where(*span.within(a.dated), ~superseded(a.document)).order_by(a.dated, a.key)
    if span.first:
        query = query.where(a.key.in_(union_all(to_each_other(span), by_one_alone(span))))
    return with_roles(connection, fetched(connection, query))


def commitments_of(connection: Connection, keys: Sequence[int]) -> list[Row]:
    """The promises of some numbers, in this order, as `commitments` has them."""
    rows = [
        row for some in parts(list(keys), PAGE)
        for row in fetched(connection, promised().where(s.acts.c.key.in_(some)))
    ]  # fmt: skip
    found = {row["key"]: row for row in with_roles(connection, rows)}
    return [found[key] for key in keys if key in found]


def promised() -> Select[Any]:
    """All promises."""
    a = s.acts.c
    query = select(
        a.key, a.id, a.status, a.strength, a.specific, a.since, a.until, a.when_text, a.topics, a.voice, a.amount,
        a.unit, a.review, *cited(a.begins, a.ends),
    )  # fmt: skip
    return query.join(s.documents, s.documents.c.key == a.document).where(a.kind == "commitment")


def with_roles(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    people = roles(connection, [row["key"] for row in rows])
    return [{**tidy(row), "people": people[row["key"]]} for row in rows]


def to_each_other(span: Span) -> Select[tuple[int]]:
    """The promises in which both states have a part."""
    t = s.act_states.c
    return select(t.act).where(t.state == span.first, t.other == span.second, t.kind == "commitment")


def by_one_alone(span: Span) -> Select[tuple[int]]:
    """The promises of one of the two, of no other state, in texts that tell of a contact between the two."""
    t, more = s.act_states.c, s.act_states.alias()
    met = select(t.act.op(">>")(s.ROOM)).where(
        t.state == span.first, t.other == span.second, t.kind.in_(("meeting", "visit"))
    )
    with_others = select(1).where(more.c.act == t.act, more.c.other != "").exists()
    mine = select(t.act).where(t.state.in_((span.first, span.second)), t.other == "", t.kind == "commitment")
    return mine.where(t.act.op(">>")(s.ROOM).in_(met), ~with_others)


def days(connection: Connection, span: Span) -> list[str]:
    """The days of all documents that tell of the two, a day for each."""
    t = s.act_states.c
    query = select(s.documents.c.published).where(~superseded(s.documents.c.key))
    if span.first:
        about = select(t.act.op(">>")(s.ROOM)).where(t.state == span.first, t.other == span.second)
        query = query.where(s.documents.c.key.in_(about))
    return [day[:10] for day in connection.scalars(query) if day]


def roles(connection: Connection, keys: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    r, office = s.roles.c, s.names.alias()
    query = (
        select(r.act, r.role, r.type, s.names.c.name, r.state, office.c.name.label("office"))
        .outerjoin(s.names, s.names.c.key == r.name)
        .outerjoin(office, office.c.key == r.office)
        .order_by(r.act, r.nth)
    )
    for some in parts(keys, PAGE):
        for row in fetched(connection, query.where(r.act.in_(some))):
            found[row.pop("act")].append(row)
    return found


def statements(connection: Connection, span: Span) -> list[Row]:
    """What the first state alone said, word for word, in which the second has a part, newest first."""
    q, t = s.statements.c, s.statement_states.c
    voices = select(s.voices.c.statement).where(s.voices.c.role == "speaker")
    speaking, both = (voices.where(s.voices.c.state == state) for state in (span.first, span.second))
    query = (
        select(q.id, q.speakers, q.mode, q.content, q.topics, q.key, *cited(q.begins, q.ends))
        .join(s.statement_states, t.statement == q.key)
        .join(s.documents, s.documents.c.key == q.document)
        .where(t.state == span.first, t.other == span.second, *span.within(t.dated), ~superseded(q.document))
        .where(q.key.in_(speaking), q.key.not_in(both), q.mode != "reported")
        .order_by(t.dated.desc(), q.key)
        .limit(200)
    )
    return [tidy(row) for row in fetched(connection, query)]


def topics(connection: Connection, span: Span) -> list[Row]:
    """How often each topic was raised between the two: a row for each topic and day."""
    t, c = s.act_states.c, s.act_topics.c
    query = (
        select(c.code, t.dated.label("day"), func.count(func.distinct(t.act.op(">>")(s.ROOM))).label("documents"))
        .join(s.act_topics, c.act == t.act)
        .where(t.state == span.first, t.other == span.second, c.denied == 0, *span.within(t.dated))
        .group_by(c.code, t.dated)
    )
    return fetched(connection, query)


def raised(connection: Connection, span: Span, code: str) -> list[Row]:
    """The texts that `topics` counts for one topic, newest first: a row for each text and day, with the first place."""
    t, c, a, d = s.act_states.c, s.act_topics.c, s.acts.c, s.documents.c
    first = select(func.min(t.act)).join(s.act_topics, c.act == t.act)
    first = first.where(t.state == span.first, t.other == span.second, c.code == code, c.denied == 0)
    first = first.where(*span.within(t.dated)).group_by(t.dated, t.act.op(">>")(s.ROOM))
    query = select(a.kind, a.dated.label("day"), *cited(a.begins, a.ends)).join(s.documents, d.key == a.document)
    rows = fetched(connection, query.where(a.key.in_(first)).order_by(a.dated.desc(), a.key))
    return [tidy(row) for row in rows]


def links(connection: Connection, sources: Sequence[str]) -> list[Row]:
    """What follows from these: plans that happened, promises with their evidence, answers to letters."""
    c = k.ledger_links.c
    query = select(c.source, c.relation, c.target, c.strength, c.reason, c.places).order_by(c.source, c.relation)
    return [row for some in parts(sources, PAGE) for row in fetched(connection, query.where(c.source.in_(some)))]


def cite(connection: Connection, place: tuple[str, int, int]) -> Row:
    """A place (document, start, end) as it is cited."""
    document, start, end = place
    query = select(*cited(literal(start, Number), literal(end, Number))).where(s.documents.c.id == document)
    return tidy(fetched(connection, query)[0])
