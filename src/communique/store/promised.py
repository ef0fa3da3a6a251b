"""What a board of commitments is counted from: of each its term, and which of them something is known of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select, union_all

from communique.store import ledger_schema as k
from communique.store import schema as s
from communique.store.dyads import Span, by_one_alone, to_each_other
from communique.store.filling import parts
from communique.store.filters import superseded
from communique.store.listing import PAGE


class Term(NamedTuple):
    """A commitment by its number: whether it names an action that can be checked, its term and its text's day or ""."""

    key: int
    specific: bool
    until: str
    published: str


def terms(connection: Connection, span: Span) -> Iterator[Term]:
    """Commitments, the newest first: of two states as `dyads.commitments` has them, of one those that it gave, else
    all."""
    a, t, r, d = s.acts.c, s.act_states.c, s.roles.c, s.documents.c
    query = select(a.key, a.specific, a.until, func.coalesce(d.published, ""))
    query = query.join(s.documents, d.key == a.document).where(a.kind == "commitment", ~superseded(a.document))
    if span.second:
        query = query.where(a.key.in_(union_all(to_each_other(span), by_one_alone(span))))
    elif span.first:
        gives = select(1).where(r.act == t.act, r.role == "actor", r.state == span.first).exists()
        mine = select(t.act).where(t.state == span.first, t.other == "", t.kind == "commitment", gives)
        query = query.where(a.key.in_(mine))
    query = query.where(*span.within(a.dated)).order_by(a.dated.desc(), a.key.desc())
    for some in connection.execute(query).partitions(PAGE):
        yield from (Term(key, bool(specific), until or "", published[:10]) for key, specific, until, published in some)


def followed(connection: Connection, relations: Sequence[str]) -> set[int]:
    """The numbers of the commitments of which a link of these relations, or a person's verdict, tells something."""
    c, v = k.ledger_links.c, k.ledger_verdicts.c
    links = select(c.source).where(c.relation.in_(relations))
    said = (select(column).where(v.undone.is_(None)) for column in (v.source, v.target))
    acts = {ident.rpartition(":")[2] for ident in connection.scalars(union_all(links, *said)) if ":" in ident}
    a = s.acts.c
    return {
        key for some in parts(sorted(acts), PAGE)
        for key in connection.scalars(select(a.key).where(a.id.in_(some), a.kind == "commitment"))
    }  # fmt: skip


def givers(connection: Connection, keys: Sequence[int] | None = None) -> Iterator[tuple[int, str]]:
    """The number of each commitment, or of some, with each state that gave it."""
    a, r = s.acts.c, s.roles.c
    query = select(r.act, r.state).where(r.role == "actor", r.state.is_not(None)).distinct()
    if keys is None:
        every = query.join(s.acts, a.key == r.act).where(a.kind == "commitment")
        for rows in connection.execute(every).partitions(PAGE):
            yield from ((key, state) for key, state in rows)
        return
    for some in parts(list(keys), PAGE):
        yield from ((key, state) for key, state in connection.execute(query.where(r.act.in_(some))))


def documents_of(connection: Connection, keys: Iterable[int]) -> set[str]:
    """The ids of the documents of acts of some numbers."""
    d, numbers = s.documents.c, sorted({key >> s.ROOM for key in keys})
    return {ident for some in parts(numbers, PAGE) for ident in connection.scalars(select(d.id).where(d.key.in_(some)))}


def counterparts(connection: Connection, state: str, most: int) -> list[tuple[str, int]]:
    """The states that have a part in most commitments in which a state has one, with how many those are."""
    t = s.act_states.c
    often = func.count(t.act.distinct())
    query = select(t.other, often).where(t.state == state, t.other != "", t.kind == "commitment")
    query = query.group_by(t.other).order_by(often.desc(), t.other).limit(most)
    return [(other, count) for other, count in connection.execute(query)]
