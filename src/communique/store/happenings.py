"""Events a page at a time, newest first; and what stands around one: what it rests on, what followed, promises.

Each kind of event is looked up along its own index, so that the newest of several kinds are found without sorting all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, not_, or_, select, union_all

from communique.store import ledger_schema as k
from communique.store import schema as s
from communique.store.dyads import cited, taking_part, tidy, told_by
from communique.store.errors import NotFoundError
from communique.store.filling import parts
from communique.store.filters import Filter, like, within
from communique.store.listing import PAGE, fetched
from communique.store.rows import Row

FORMS = ("meeting", "call", "visit", "message", "invitation", "agreement")
REMOTE = ("call", "video_call")
KIND = {"call": "meeting"}  # where a form is no kind of its own
HELD = ("occurred", "ongoing")
MOST_NAMED = 500  # persons of one name whose events are looked for
FOLLOWED = 200


def listed(
    connection: Connection, wish: Filter, forms: Sequence[str], held: bool = False, beside: str = ""
) -> list[Row]:
    """Events of some forms (FORMS), newest first, each with `people`. `held`: only what occurred or goes on; `beside`:
    who takes part as well as the person of the wish."""
    conditions = narrowed(connection, wish)
    if beside:
        conditions.append(with_person(connection, beside))
    if held:
        conditions.append(k.events.c.status.in_(HELD))
    if wish.person and not wish.between:  # few events are a person's: they are all looked at
        which = or_(*(is_form(form) for form in forms))
        query = select(k.events).where(which, *conditions, *within(k.events.c.dated, wish))
        query = query.order_by(k.events.c.dated.desc(), k.events.c.id.desc())
    else:
        query = of_forms(forms, wish, conditions)
    query = query.limit(wish.limit).offset(wish.offset)
    rows = fetched(connection, query)
    people = taking_part(connection, rows)
    return [{**row, "people": people[row["id"]]} for row in rows]


def of_forms(forms: Sequence[str], wish: Filter, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The events of some forms along the order of time: of each as many as are wanted of all."""
    most = None if wish.limit is None else wish.offset + wish.limit
    arms = [select(of_form(form, wish, conditions).limit(most).subquery()) for form in forms]
    every = union_all(*arms).subquery()
    return select(every).order_by(every.c.dated.desc(), every.c.id.desc())


def of_form(form: str, wish: Filter, conditions: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """The events of one form along the order of time."""
    e, t = k.events.c, k.event_states.c
    query, dated = select(k.events).where(is_form(form), *conditions), e.dated
    if wish.between:
        first, second = (*wish.between, "")[:2]
        query = query.join(k.event_states, t.event == e.id)
        query, dated = query.where(t.state == first, t.other == second, t.kind == KIND.get(form, form)), t.dated
    return query.where(*within(dated, wish)).order_by(dated.desc(), e.id.desc())


def is_form(form: str) -> ColumnElement[bool]:
    """Is an event of a form? A call is a meeting that is held from afar."""
    e = k.events.c
    remote = func.coalesce(e.subtype, "").in_(REMOTE)
    apart = {"call": [remote], "meeting": [not_(remote)]}.get(form, [])
    return and_(e.kind == KIND.get(form, form), *apart)


def narrowed(connection: Connection, wish: Filter) -> list[ColumnElement[bool]]:
    """The conditions of a wish that an event and its people answer."""
    e = k.events.c
    found: list[ColumnElement[bool]] = []
    if wish.status:
        found.append(e.status == wish.status)
    if wish.topic:
        found.append(("; " + e.topics + ";").contains(f"; {wish.topic};", autoescape=True))
    if wish.person:
        found.append(with_person(connection, wish.person))
    return found


def with_person(connection: Connection, words: str) -> ColumnElement[bool]:
    """Does a person of an id or name take part in an event?"""
    took = k.event_people.c
    return k.events.c.id.in_(select(took.event).where(took.person.in_(named(connection, words))))


def named(connection: Connection, words: str) -> list[str]:
    """The persons of an id, else those of whose names all these words are part."""
    p = k.persons.c
    known = list(connection.scalars(select(p.id).where(p.id == words.strip())))
    return known or list(connection.scalars(select(p.id).where(like(p.folded, words)).limit(MOST_NAMED)))


def event(connection: Connection, ident: str) -> Row:
    """One event with `people` and `accounts`. NotFoundError where the ledger has none of that id."""
    rows = fetched(connection, select(k.events).where(k.events.c.id == ident))
    if not rows:
        raise NotFoundError(f"{ident[:80]}: no event of the ledger has that id")
    return {**rows[0], "people": taking_part(connection, rows)[ident], "accounts": told_by(connection, rows)[ident]}


def linked(connection: Connection, idents: Sequence[str]) -> list[Row]:
    """The links that start from one of these (events, or DOCUMENT:ACT) or lead to it."""
    c = k.ledger_links.c
    found = {}
    for some in parts(list(idents), PAGE):
        query = select(c.source, c.relation, c.target, c.strength, c.reason, c.places)
        for row in fetched(connection, query.where(or_(c.source.in_(some), c.target.in_(some))).limit(FOLLOWED)):
            found[row["source"], row["relation"], row["target"]] = row
    return [found[key] for key in sorted(found)]


def things(connection: Connection, idents: Iterable[str]) -> dict[str, Row]:
    """What links lead to, by id: events with their people, acts and statements with the places that tell them and the
    `event` that they tell of."""
    wanted = list(dict.fromkeys(idents))
    rows = [
        row for some in parts(wanted, PAGE)
        for row in fetched(connection, select(k.events).where(k.events.c.id.in_(some)))
    ]  # fmt: skip
    people = taking_part(connection, rows)
    found = {row["id"]: {**row, "people": people[row["id"]]} for row in rows}
    told = dict.fromkeys(ident.rpartition(":")[2] for ident in wanted if ident not in found)
    for table, kind in ((s.acts, s.acts.c.kind), (s.statements, s.statements.c.mode)):
        for some in parts(list(told), PAGE):
            places = cited(table.c.begins, table.c.ends)
            query = select(table.c.id, kind.label("kind"), k.tellings.c.event, *places).join(
                s.documents, s.documents.c.key == table.c.document
            )
            here = (k.tellings.c.document == table.c.document) & (k.tellings.c.act == table.c.id)
            query = query.outerjoin(k.tellings, here)
            for row in fetched(connection, query.where(table.c.id.in_(some))):
                found[f"{row['document']}:{row['id']}"] = tidy(row)
    return {ident: found[ident] for ident in wanted if ident in found}


def promised_with(connection: Connection, ident: str, most: int) -> list[int]:
    """The numbers of the commitments in the texts that tell an event, in the order of the texts."""
    a, t = s.acts.c, k.tellings.c
    texts = select(t.document).where(t.event == ident)
    query = select(a.key).where(a.kind == "commitment", a.document.in_(texts)).order_by(a.document, a.begins)
    return list(connection.scalars(query.limit(most)))
