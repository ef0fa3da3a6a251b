"""What was said, as it is looked for: by who speaks and to whom, by words, states, topics and days."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, TextClause, select, text

from communique.store import schema as s
from communique.store.filters import MANY_NAMES, Filter, like, narrowed, tested
from communique.store.listing import STATEMENTS, fetched
from communique.store.rows import Row
from communique.store.searching import expression
from communique.store.whos import quoted

LISTED = 8000  # statements with a word that are looked up by it; of more, the newest few are soon found along time


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


def holds(connection: Connection, sought: str) -> TextClause:
    """Does a statement hold the words? By list where not too many do, else one by one along the order of time."""
    index = "FROM statements_fts WHERE statements_fts MATCH :sought"
    some = text(f"SELECT count(*) FROM (SELECT 1 {index} LIMIT {LISTED + 1})").bindparams(sought=sought)
    if connection.execute(some).scalar_one() <= LISTED:
        return text(f"statements.key IN (SELECT rowid {index})").bindparams(sought=sought)
    return text(f"EXISTS (SELECT 1 {index} AND rowid = statements.key)").bindparams(sought=sought)


def has(connection: Connection, role: str, name: str) -> ColumnElement[bool]:
    """Is somebody or something of that name in a role of a statement?"""
    v = s.voices.c
    known = list(connection.scalars(select(s.names.c.key).where(like(s.names.c.folded, name)).limit(MANY_NAMES)))
    return tested(connection, STATEMENTS, s.voices, (v.name.in_(known)) & (v.role == role))
