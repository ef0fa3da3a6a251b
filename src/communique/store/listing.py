"""The lists: acts of a kind with who had which part in them, statements, people, documents.

Their columns have the names and the order of the tables (`communique.tables`), whatever they are called where they are
kept. They are not made from records as the tables are: to open fifty records takes longer than a list may.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, case, func, select

from communique.store import schema as s
from communique.store.filling import parts
from communique.store.filters import Filter, Side, current, like, narrowed, published_by, within
from communique.store.rows import NOT_NAMED, Row, joined, one_line
from communique.tables import table
from communique.tables.acts import ALL_ROLES, COLUMNS, TABLE_OF

ACTS = Side(s.acts, s.act_states, s.act_topics, s.roles, "act", s.acts.c.dated, False)
STATEMENTS = Side(
    s.statements, s.statement_states, s.statement_topics, s.voices, "statement", s.statements.c.dated, True
)
PAGE = 1000
MANY = 20_000  # acts by which documents are listed
OURS = ("place_state", "review")  # columns that a table has not
LINKS = ("part_of", "based_on", "reply_to")  # columns of a table that are in records only


def acts(connection: Connection, kind: str, wish: Filter) -> list[Row]:
    """The acts of a kind, newest first, a row each."""
    rows = fetched(connection, narrowed(connection, of_kind(kind), ACTS, wish))
    keys = [row["key"] for row in rows]
    filled, told = roles_of(connection, keys), states_and_denied(connection, keys)
    return [whole(kind, row, filled.get(row["key"], {}), told[row["key"]]) for row in rows]


def of_kind(kind: str) -> Select[Any]:
    """All acts of a kind."""
    a, d = s.acts.c, s.documents.c
    query = select(
        a.key, a.id.label("act_id"), d.id.label("document_id"), d.published, d.publisher, a.status, a.salience,
        a.subtype, a.form, a.strength, a.specific, a.ground, a.since.label("date_start"), a.until.label("date_end"),
        a.time, a.duration, a.when_text.label("date_text"), a.basis.label("date_basis"), a.place, a.occasion,
        a.amount, a.unit.label("amount_unit"), a.topics,
        case((a.voice.is_(None), "publisher"), else_="somebody").label("told_by"),
        func.nullif(a.voice, NOT_NAMED).label("voice"), a.plover, a.cameo, words_at(s.acts).label("evidence"),
        *anchor(s.acts), s.rules.c.rule, a.confidence, d.source, a.place_state, a.review,
    )  # fmt: skip
    return query.join(s.documents, d.key == a.document).join(s.rules, s.rules.c.key == a.rule).where(a.kind == kind)


def anchor(table: Table) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Where the words of a row begin and end."""
    return table.c.begins.label("anchor_start"), table.c.ends.label("anchor_end")


def words_at(table: Table) -> ColumnElement[Any]:
    """The words of a row's place in its document."""
    return func.substr(s.documents.c.text, table.c.begins + 1, table.c.ends - table.c.begins)


Filled = dict[str, list[tuple[str, str | None, str | None]]]


def roles_of(connection: Connection, keys: Sequence[int]) -> dict[int, Filled]:
    """For each act, by role: name, state and office of everyone who fills it."""
    found: dict[int, Filled] = defaultdict(lambda: defaultdict(list))
    r, office = s.roles.c, s.names.alias()
    name = func.coalesce(s.names.c.name, func.substr(s.documents.c.text, r.begins + 1, r.ends - r.begins))
    query = (
        select(r.act, r.role, name, r.state, office.c.name)
        .join(s.acts, s.acts.c.key == r.act)
        .join(s.documents, s.documents.c.key == s.acts.c.document)
        .outerjoin(s.names, s.names.c.key == r.name)
        .outerjoin(office, office.c.key == r.office)
        .order_by(r.act, r.nth)
    )
    for part in parts(keys, PAGE):
        for act, role, *filler in connection.execute(query.where(r.act.in_(part))):
            found[act][role].append((filler[0], filler[1], filler[2]))
    return found


Told = tuple[str | None, str | None]


def states_and_denied(connection: Connection, keys: Sequence[int]) -> dict[int, Told]:
    """For each act the states of all who fill a role, and what is said not to have been talked about."""
    found: dict[int, tuple[list[str], list[str]]] = {key: ([], []) for key in keys}
    t, c = s.act_states.c, s.act_topics.c
    for part in parts(keys, PAGE):
        for act, state in connection.execute(select(t.act, t.state).where(t.act.in_(part), t.other == "")):
            found[act][0].append(state)
        for act, code in connection.execute(select(c.act, c.code).where(c.act.in_(part), c.denied == 1)):
            found[act][1].append(code)
    return {key: (joined(sorted(states)), joined(sorted(denied))) for key, (states, denied) in found.items()}


def whole(kind: str, row: Row, filled: Filled, told: Told) -> Row:
    """A row with all that its table has of it, by the names and in the order of the table; ours at the end."""
    row["evidence"] = one_line(row["evidence"] or "")
    row["states"], row["topics_denied"] = told
    for role in ALL_ROLES[kind]:
        name, fillers = COLUMNS.get(role, role), filled.get(role, [])
        row[name] = joined(dict.fromkeys(one_line(filler[0]) for filler in fillers if filler[0]))
        row[f"{name}_office"] = joined(dict.fromkeys(filler[2] for filler in fillers if filler[2]))
        row[f"{name}_state"] = joined(dict.fromkeys(filler[1] for filler in fillers if filler[1]))
    return {name: row[name] for name in columns(kind)}


def statements(connection: Connection, wish: Filter) -> list[Row]:
    """Statements, newest first."""
    return fetched(connection, narrowed(connection, all_statements(), STATEMENTS, wish))


def all_statements() -> Select[Any]:
    t, d = s.statements.c, s.documents.c
    query = select(
        *spoken(), t.parent, t.collective, t.interpreted, t.topics, *anchor(s.statements), s.rules.c.rule,
        t.confidence, t.review,
    )  # fmt: skip
    return query.join(s.documents, d.key == t.document).join(s.rules, s.rules.c.key == t.rule)


def spoken() -> tuple[ColumnElement[Any], ...]:
    """What a statement is: its document, who speaks, how, the words."""
    t, d = s.statements.c, s.documents.c
    return (
        t.id.label("statement_id"), d.id.label("document_id"), d.published, d.publisher, t.mode,
        t.speakers.label("speaker"), t.content,
    )  # fmt: skip


def people(connection: Connection, wish: Filter) -> list[Row]:
    """Who holds which office in which texts, by name: a row for each person, office and state."""
    p, d = s.people.c, s.documents.c
    group = (p.name, p.office, p.body, p.state, p.tenure)
    conditions = [*within(p.dated, wish), *current(p.document, wish)]
    if wish.between:
        conditions.append(p.state.in_(wish.between))
    if wish.person:
        conditions.append(p.name.in_(select(s.names.c.name).where(like(s.names.c.folded, wish.person))))
    if wish.publisher:
        conditions.append(p.document.in_(select(d.key).where(published_by(wish.publisher))))
    if wish.limit:  # every name gives a row: so many names are enough, and their order is that of an index
        some = select(p.name).where(*conditions).distinct().order_by(p.name).limit(wish.offset + wish.limit)
        conditions.append(p.name.in_(list(connection.scalars(some))))
    query = all_people().where(*conditions).group_by(*group).order_by(*group).limit(wish.limit).offset(wish.offset)
    return fetched(connection, query)


def all_people() -> Select[Any]:
    p = s.people.c
    return select(
        p.name.label("person"), p.office, p.body.label("office_of"), p.state.label("office_state"), p.tenure,
        func.count(p.document.distinct()).label("documents"),
        func.min(func.nullif(p.dated, "")).label("first"), func.max(func.nullif(p.dated, "")).label("last"),
    )  # fmt: skip


def documents(connection: Connection, wish: Filter) -> list[Row]:
    """Documents, newest first."""
    d = s.documents.c
    query = all_documents().where(*current(d.key, wish), *of_documents(connection, wish, in_order=True))
    return fetched(connection, query.order_by(d.published.desc(), d.key.desc()).limit(wish.limit).offset(wish.offset))


def all_documents() -> Select[Any]:
    d = s.documents.c
    return select(
        d.id.label("document_id"), d.source, d.title, d.published, d.publisher, d.language, d.diplomatic,
        func.length(d.text).label("characters"), kin().label("kin"), d.media, d.added,
    )  # fmt: skip


def columns(name: str) -> list[str]:
    """The columns of a list, also where nothing is in it: of a kind of act ("meeting"), or of statements, …"""
    plain = {"statements": all_statements, "people": all_people, "documents": all_documents}
    if name in plain:
        return list(plain[name]().selected_columns.keys())
    return [*(column.name for column in table(TABLE_OF[name]).columns if column.name not in LINKS), *OURS]


def kin() -> ColumnElement[Any]:
    """The id of the first document of a group of near-duplicates."""
    first = s.documents.alias()
    return select(first.c.id).where(first.c.key == s.documents.c.kin).scalar_subquery()


Wanted = tuple[tuple[str, Any], ...]


def of_documents(connection: Connection, wish: Filter, in_order: bool = False) -> list[ColumnElement[Any]]:
    """The conditions on documents: their own, and what is told in them. `in_order`: documents are gone through in the
    order of time, until there are enough."""
    d = s.documents.c
    found = [*within(d.published, wish)]
    if wish.publisher:
        found.append(published_by(wish.publisher))
    if wish.language:
        found.append(d.language == wish.language)
    told: list[tuple[Any, Wanted]] = []
    if wish.between:
        first, second = (*wish.between, "")[:2]
        told.append((s.act_states.c, (("state", [first]), ("other", [second]))))
    if wish.person:
        people = select(s.names.c.key).where(like(s.names.c.folded, wish.person))
        told.append((s.roles.c, (("name", people), ("type", ["person"]))))
    if wish.topic:
        told.append((s.act_topics.c, (("code", [wish.topic]), ("denied", [0]))))
    return [*found, *(tells(connection, of_act, wanted, in_order) for of_act, wanted in told)]


def tells(connection: Connection, of_act: Any, wanted: Wanted, in_order: bool) -> ColumnElement[Any]:
    """Does a document tell an act with a row that has the wanted values? A row's number tells its document.

    Where few do, they are listed; where many do, each document is looked at in its turn, which then soon ends.
    """
    have = [of_act[name].in_(values) for name, values in wanted]
    acts = select(of_act.act).where(*have)
    some = select(func.count()).select_from(acts.limit(MANY + 1).subquery())
    if not in_order or connection.execute(some).scalar_one() <= MANY:
        return s.documents.c.key.in_(select(of_act.act.op(">>")(s.ROOM)).where(*have))
    first = s.documents.c.key.op("<<")(s.ROOM)
    # What is looked for is not compared as the column itself, or the database would go through all rows that have it.
    plain = [case((of_act[name].in_(values), 1), else_=0) == 1 for name, values in wanted]
    return select(1).where(of_act.act.between(first, first + ((1 << s.ROOM) - 1)), *plain).exists()


def fetched(connection: Connection, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]


def pages(connection: Connection, wish: Filter) -> Iterator[list[int]]:
    """The numbers of the documents, some at a time, in the order in which they came."""
    last, key = 0, s.documents.c.key
    query = select(key).where(*current(key, wish)).order_by(key).limit(PAGE)
    while keys := [row[0] for row in connection.execute(query.where(key > last))]:
        yield keys
        last = keys[-1]
