"""The first version of the archive. Its tables stand here as they were, whatever `schema.py` becomes."""


from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

from communique.store.migrations import parted

revision = "0001"
down_revision = None

metadata = MetaData()
Number = BigInteger().with_variant(Integer(), "sqlite")


def number(name: str, *more: Any, **options: Any) -> Column[Any]:
    return Column(name, Number, *more, **{"nullable": False, **options})


def words(name: str, *more: Any, **options: Any) -> Column[Any]:
    return Column(name, Text, *more, **{"nullable": False, **options})


def maybe(name: str) -> Column[Any]:
    return Column(name, Text, nullable=True)


def key(name: str = "key") -> Column[Any]:
    return number(name, primary_key=True, autoincrement=False)


def of(name: str, other: str, **options: Any) -> Column[Any]:
    """A column that names the row it belongs to, and goes with it."""
    return number(name, ForeignKey(other, ondelete="CASCADE"), autoincrement=False, **options)


def table(name: str, *parts: Any) -> Table:
    """A table that is strict about types where the database leaves a choice."""
    return Table(name, metadata, *parts, sqlite_strict=True)


def clustered(name: str, *parts: Any) -> Table:
    """A table that is kept in the order of its primary key."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=False)


runs = table(
    "runs", key(), words("program"), words("version"), words("models"), words("started"), maybe("finished"),
)  # fmt: skip

documents = table(
    "documents",
    key(),
    words("id", unique=True),
    maybe("title"),
    maybe("published"),
    maybe("publisher"),
    maybe("publisher_name"),
    maybe("publisher_state"),
    maybe("language"),
    maybe("stated_language"),
    maybe("source"),
    number("diplomatic"),
    words("media"),
    maybe("original"),
    words("text"),
    maybe("cjk"),
    number("run", ForeignKey("runs.key")),
    words("added"),
    Index("documents_published", "published"),
    Index("documents_publisher", "publisher"),
)

records = table(
    "records",
    of("document", "documents.key", primary_key=True),
    Column("packed", LargeBinary, nullable=False),
    Column("places", LargeBinary, nullable=True),
)

sources = table(
    "sources", key(), words("address", unique=True), maybe("etag"), maybe("modified"), words("seen"),
)  # fmt: skip

document_sources = clustered(
    "document_sources",
    of("source", "sources.key", primary_key=True),
    number("nth", primary_key=True, autoincrement=False),
    of("document", "documents.key", primary_key=True),
    number("current"),
    number("run", ForeignKey("runs.key")),
    Index("document_sources_document", "document"),
)

revisions = table(
    "revisions",
    key(),
    of("source", "sources.key"),
    of("earlier", "documents.key"),
    of("later", "documents.key"),
    number("run", ForeignKey("runs.key")),
    words("seen"),
    Index("revisions_earlier", "earlier"),
    Index("revisions_later", "later"),
)

inputs = clustered(
    "inputs", words("name", primary_key=True), words("digest"), words("reader"), number("documents"), words("failures"),
)  # fmt: skip

rules = table("rules", key(), words("rule", unique=True))

names = table("names", key(), words("name", unique=True), words("folded"))

assertions = clustered(
    "assertions",
    of("document", "documents.key", primary_key=True),
    key(),
    words("kind"),
    words("object"),
    words("field"),
    words("value"),
    number("begins", nullable=True),
    number("ends", nullable=True),
    number("rule", ForeignKey("rules.key"), nullable=True),
    number("run", ForeignKey("runs.key"), nullable=True),
    words("review"),
    maybe("machine"),
    maybe("reviewed"),
    Index("assertions_review", "review", sqlite_where=text("review <> 'machine'")),
)

acts = table(
    "acts",
    key(),
    of("document", "documents.key"),
    words("id"),
    words("kind"),
    maybe("subtype"),
    maybe("form"),
    maybe("strength"),
    number("specific", nullable=True),
    words("status"),
    words("salience"),
    maybe("when_text"),
    maybe("since"),
    maybe("until"),
    maybe("time"),
    maybe("duration"),
    maybe("basis"),
    words("dated"),
    maybe("place"),
    maybe("place_state"),
    Column("amount", REAL, nullable=True),
    maybe("unit"),
    maybe("topics"),
    maybe("occasion"),
    maybe("ground"),
    maybe("voice"),
    maybe("statement"),
    maybe("plover"),
    maybe("cameo"),
    number("begins"),
    number("ends"),
    number("rule", ForeignKey("rules.key")),
    Column("confidence", REAL, nullable=True),
    words("review"),
    Index("acts_document", "document"),
    Index("acts_id", "id"),
    Index("acts_kind", "kind", "dated"),
)

roles = clustered(
    "roles",
    of("act", "acts.key", primary_key=True),
    number("nth", primary_key=True, autoincrement=False),
    words("role"),
    maybe("type"),
    number("name", ForeignKey("names.key"), nullable=True),
    maybe("state"),
    number("office", ForeignKey("names.key"), nullable=True),
    number("begins", nullable=True),
    number("ends", nullable=True),
    Index("roles_name", "name", "act"),
)

act_states = clustered(
    "act_states",
    words("state", primary_key=True),
    words("other", primary_key=True),
    words("kind", primary_key=True),
    words("dated", primary_key=True),
    of("act", "acts.key", primary_key=True),
    Index("act_states_act", "act"),
)

act_topics = clustered(
    "act_topics",
    of("act", "acts.key", primary_key=True),
    words("code", primary_key=True),
    number("denied"),
    Index("act_topics_code", "code", "act"),
)

statements = table(
    "statements",
    key(),
    of("document", "documents.key"),
    words("id"),
    words("mode"),
    maybe("speakers"),
    words("content"),
    maybe("cjk"),
    maybe("parent"),
    number("collective"),
    number("interpreted"),
    maybe("topics"),
    words("dated"),
    number("begins"),
    number("ends"),
    number("rule", ForeignKey("rules.key")),
    Column("confidence", REAL, nullable=True),
    words("review"),
    Index("statements_document", "document"),
    Index("statements_id", "id"),
    Index("statements_dated", "dated"),
)

voices = clustered(
    "voices",
    of("statement", "statements.key", primary_key=True),
    number("nth", primary_key=True, autoincrement=False),
    words("role"),
    words("type"),
    number("name", ForeignKey("names.key")),
    maybe("state"),
    Index("voices_name", "name", "statement"),
)

statement_states = clustered(
    "statement_states",
    words("state", primary_key=True),
    words("other", primary_key=True),
    words("dated", primary_key=True),
    of("statement", "statements.key", primary_key=True),
    Index("statement_states_statement", "statement"),
)

statement_topics = clustered(
    "statement_topics",
    of("statement", "statements.key", primary_key=True),
    words("code", primary_key=True),
    Index("statement_topics_code", "code", "statement"),
)

people = table(
    "people",
    key(),
    of("document", "documents.key"),
    words("id"),
    words("name"),
    maybe("office"),
    maybe("rank"),
    maybe("body"),
    maybe("state"),
    maybe("tenure"),
    words("dated"),
    number("begins", nullable=True),
    number("ends", nullable=True),
    words("review"),
    Index("people_document", "document"),
    Index("people_name", "name", "dated"),
    Index("people_state", "state", "name"),
)


def upgrade() -> None:
    metadata.create_all(op.get_bind(), checkfirst=False)
    for statement in parted("v0001_first.sql"):
        op.get_bind().exec_driver_sql(statement)
