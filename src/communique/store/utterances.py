"""What was said, as it is looked for: by who speaks and to whom, by words, states, topics and days."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, TextClause, select, text

from communique.store import schema as s
from communique.store.filters import FEW, MANY_NAMES, Filter, like, narrowed, tested
from communique.store.listing import STATEMENTS, fetched
from communique.store.rows import Row
from communique.store.searching import expression
from communique.store.whos import quoted


def said(connection: Connection, wish: Filter, words: str = "", addressee: str = "") -> list[Row]:
    """Statements, newest first. Of a wish the `voice` is who speaks: a person, a state, whoever is named."""
    t, d = s.statements.c, s.documents.c
    query = select(*quoted(), d.title, t.topics).join(s.documents, d.key == t.document)
    if words.strip():
        query = query.where(holds(connection, expression(words)))
    for role, name in (("speaker", wish.voice), ("addressee", addressee)):
        if name:
            query = query.where(has(connection, role, name))
    return fetched(connection, narrowed(connection, query, STATEMENTS, replace(wish, voice=None)))


def holds(connection: Connection, sought: str) -> ColumnElement[bool] | TextClause:
    """Does a statement hold the words? By list where few do, one by one along the order of time where many do."""
    index = "FROM statements_fts WHERE statements_fts MATCH :sought"
    some = text(f"SELECT rowid {index} LIMIT {FEW + 1}").bindparams(sought=sought)
    found = list(connection.scalars(some))
    if len(found) <= FEW:
        return s.statements.c.key.in_(found)
    return text(f"EXISTS (SELECT 1 {index} AND rowid = statements.key)").bindparams(sought=sought)


def has(connection: Connection, role: str, name: str) -> ColumnElement[bool]:
    """Is somebody or something of that name in a role of a statement?"""
    v = s.voices.c
    known = list(connection.scalars(select(s.names.c.key).where(like(s.names.c.folded, name)).limit(MANY_NAMES)))
    return tested(connection, STATEMENTS, s.voices, (v.name.in_(known)) & (v.role == role))
