"""What a list is narrowed to, as conditions.

Lists come newest first, and a page is short. So a rare condition is turned into the few rows that meet it, and a common
one is tested row by row along the order of time: both are quick, and which it is, is asked first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, and_, or_, select

from communique.store.rows import VOICE, folded
from communique.store.schema import document_sources, documents, names, revisions

FEW = 1000
MANY_NAMES = 2000
PUBLISHER = "publisher"
Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. Days are ISO dates; states ISO3 codes or names; `voice` a name, or "publisher".

    `limit` rows are given, after the first `offset`. A text that its address has replaced by another is left out,
    unless `all_revisions`.
    """

    between: tuple[str, ...] = ()
    person: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    topic: str | None = None
    voice: str | None = None
    publisher: str | None = None
    language: str | None = None
    limit: int | None = 50
    offset: int = 0
    all_revisions: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """How a table of acts or statements hangs together with those of its people, states and topics."""

    table: Table
    states: Table
    topics: Table
    people: Table
    link: str
    order: Column
    speaking: bool

    @property
    def key(self) -> Column:
        return self.table.c.key


def like(column: Column, words: str) -> Column:
    """Holds a column every word of a few words, whatever their case and accents?"""
    found = folded(words).split() or [folded(words)]
    return and_(*(column.contains(word, autoescape=True) for word in found))


def published_by(publisher: str) -> Column:
    """Documents of a host or its subdomains."""
    host = publisher.lower().removeprefix("www.")
    return or_(documents.c.publisher == host, documents.c.publisher.endswith(f".{host}", autoescape=True))


def within(column: Column, wish: Filter) -> list[Column]:
    """From a day, to a day; a part of a date stands for all of it ("2024-05" to its end)."""
    found: list[Column] = []
    if wish.since:
        found.append(column >= wish.since)
    if wish.until:
        found += [column <= wish.until + "\uffff", column > ""]
    return found


def superseded(document: Column) -> Column:
    """Has every address where a text was met another text by now?"""
    here = document_sources.c
    still = select(1).where(here.document == revisions.c.earlier, here.current == 1).exists()
    return select(1).where(revisions.c.earlier == document, ~still).exists()


def current(document: Column, wish: Filter) -> list[Column]:
    """That a text is not superseded, where that was not asked for."""
    return [] if wish.all_revisions else [~superseded(document)]


def tested(connection: Connection, side: Side, link: FromClause, condition: Column) -> Column:
    """Does a row have a linked one that meets a condition? By list where they are few, one by one where many."""
    column = link.c[side.link]
    found = list(connection.scalars(select(column).where(condition).limit(FEW + 1)))
    if len(found) <= FEW:
        return side.key.in_(sorted(set(found)))
    return select(1).where(column == side.key, condition).exists()


def person_is(connection: Connection, side: Side, wish: str, voice: bool) -> Column:
    """Is somebody of that name among those of a row: as one whose words it is, or in it?"""
    found = connection.execute(select(names.c.key).where(like(names.c.folded, wish)).limit(MANY_NAMES))
    people = side.people
    role = "speaker" if side.speaking else VOICE
    part = people.c.role == role if voice else people.c.role != VOICE
    if side.speaking and not voice:
        part = people.c.role != "addressee"
    condition = and_(people.c.name.in_([row[0] for row in found]), people.c.type == "person", part)
    return tested(connection, side, people, condition)


def narrowed(connection: Connection, query: Select[Any], side: Side, wish: Filter) -> Select[Any]:
    """A query with the conditions of a wish, newest first."""
    order = side.order
    states = wish.between
    if states:
        first, second = states[0], states[1] if len(states) > 1 else ""
        link = side.states
        query = query.join(link, link.c[side.link] == side.key).where(link.c.state == first, link.c.other == second)
        order = link.c.dated
        if "kind" in link.c:
            query = query.where(link.c.kind == side.table.c.kind)
    for state in states[2:]:
        other = side.states.alias()
        condition = and_(other.c.state == state, other.c.other == "")
        query = query.where(tested(connection, side, other, condition))
    query = query.where(*within(order, wish), *plain(side, wish), *current(side.table.c.document, wish))
    if wish.person:
        query = query.where(person_is(connection, side, wish.person, voice=False))
    if wish.voice and not (wish.voice == PUBLISHER and not side.speaking):
        query = query.where(person_is(connection, side, wish.voice, voice=True))
    if wish.topic:
        code = side.topics.c.code == wish.topic
        raised = code if side.speaking else and_(code, side.topics.c.denied == 0)
        query = query.where(tested(connection, side, side.topics, raised))
    return query.order_by(order.desc(), side.key.desc()).limit(wish.limit).offset(wish.offset)


def plain(side: Side, wish: Filter) -> list[Column]:
    """The conditions that a row itself and its document answer."""
    found: list[Column] = []
    if wish.status:
        found.append(side.table.c["mode" if side.speaking else "status"] == wish.status)
    if wish.voice == PUBLISHER and not side.speaking:
        found.append(side.table.c.voice.is_(None))
    if wish.publisher:
        found.append(published_by(wish.publisher))
    if wish.language:
        found.append(documents.c.language == wish.language)
    return found
