"""Who was where and met whom: persons by name with their events, and the contacts of each pair of states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from communique.store import ledger_schema as k
from communique.store.dyads import Span, whole
from communique.store.listing import PAGE, fetched
from communique.store.rows import Row, folded

MET = ("meeting", "visit")
WORD = re.compile(r"[\w'’-]+")


def persons(connection: Connection, words: str) -> list[Row]:
    """The persons of an id, or of whose names all these words are part; who is in most events first."""
    p, took = k.persons.c, k.event_people.c
    count = select(func.count(took.event.distinct())).where(took.person == p.id).scalar_subquery().label("events")
    query = select(p.id, p.name, p.aliases, p.states, p.folded, count).order_by(count.desc(), p.name, p.id)
    wanted = WORD.findall(folded(words))
    named: list[ColumnElement[bool]] = [p.folded.contains(word, autoescape=True) for word in wanted]
    rows = fetched(connection, query.where(or_(p.id == words.strip(), *([and_(*named)] if named else []))))
    return [row for row in rows if row["id"] == words.strip() or set(wanted) <= set(WORD.findall(row["folded"]))]


def events_of(connection: Connection, person: str, span: Span) -> list[Row]:
    """The events in which a person takes part, oldest first."""
    e = k.events.c
    own = select(k.event_people.c.event).where(k.event_people.c.person == person)
    query = select(k.events).where(e.id.in_(own), *span.within(e.dated)).order_by(e.dated, e.id)
    return whole(connection, fetched(connection, query))


def pairs(connection: Connection, span: Span) -> list[Row]:
    """Meetings and visits, a row for each pair of states that take part; a state that was asked for stands first."""
    e, t = k.events.c, k.event_states.c
    query = select(e.id, e.kind, e.subtype, e.status, e.since, e.until, e.dated, e.documents, t.state, t.other)
    query = query.join(k.event_states, t.event == e.id).where(e.kind.in_(MET), *asked(span), *span.within(e.dated))
    return fetched(connection, query.order_by(e.dated, e.id, t.state, t.other))


def ranked(connection: Connection, span: Span, held: Sequence[str]) -> Iterator[Row]:
    """Meetings and visits of a status among `held` in which two states take part, one at a time: what tells their
    quarter and rank, with `people` as far as that."""
    e, p = k.events.c, k.event_people.c
    both = select(k.event_states.c.event).where(*asked(span))
    query = select(
        e.id, e.kind, e.subtype, e.status, e.since, e.dated, e.documents, p.role, p.type, p.rank, p.state
    ).outerjoin(k.event_people, p.event == e.id)
    query = query.where(e.kind.in_(MET), e.status.in_(held), e.id.in_(both), *span.within(e.dated)).order_by(e.id)
    rows = map(tuple, connection.execution_options(yield_per=PAGE).execute(query))
    for (ident, kind, subtype, status, since, dated, documents), some in groupby(rows, itemgetter(*range(7))):
        people = [dict(zip(("role", "type", "rank", "state"), row[7:], strict=True)) for row in some if row[7]]
        yield {
            "id": ident, "kind": kind, "subtype": subtype, "status": status, "since": since, "dated": dated,
            "documents": documents, "people": people,
        }  # fmt: skip


def asked(span: Span) -> list[ColumnElement[Any]]:
    """The pairs of the span: each once."""
    t = k.event_states.c
    if span.second:
        return [t.state == span.first, t.other == span.second]
    return [t.state == span.first, t.other != ""] if span.first else [t.other > t.state]
