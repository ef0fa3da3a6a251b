"""The tables of those who check: accounts, what each changed and when, and coding by several apart from each other."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.schema import Column

from communique.store.schema import acts, clustered, key, maybe, number, of, statements, table, words


def whose(name: str, other: str) -> Column[str]:
    """A column of the primary key that names an account or a project, and goes with it."""
    return Column(name, Text, ForeignKey(f"{other}.name", ondelete="CASCADE"), primary_key=True, nullable=False)


accounts = clustered(
    "accounts", words("name", primary_key=True), words("hash"), words("role"), words("created"), maybe("disabled"),
)  # fmt: skip

# Of a token and of a session only a digest is kept: who reads the file cannot use them.
tokens = table(
    "tokens", key(), words("name"), words("digest", unique=True), words("created"), maybe("revoked"),
)  # fmt: skip

sessions = clustered(
    "sessions",
    words("digest", primary_key=True),
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False),
    words("created"),
    words("until"),
    Index("sessions_account", "account"),
)

# One thing that somebody did to a document: its version grows by one with each. Nothing here is ever changed.
review_batches = clustered(
    "review_batches",
    of("document", "documents.key", primary_key=True),
    number("version", primary_key=True, autoincrement=False),
    words("action"),
    words("by"),
    words("made"),
    words("why"),
    number("undoes", nullable=True),
    Index("review_batches_made", "made"),
)

review_steps = clustered(
    "review_steps",
    of("document", "documents.key", primary_key=True),
    number("version", primary_key=True, autoincrement=False),
    number("nth", primary_key=True, autoincrement=False),
    number("assertion"),
    words("kind"),
    words("object"),
    words("field"),
    maybe("review_before"),
    maybe("value_before"),
    maybe("review"),
    maybe("value"),
    Index("review_steps_assertion", "document", "assertion"),
)

projects = clustered(
    "projects", words("name", primary_key=True), words("fields"), words("by"), words("made"),
)  # fmt: skip

project_documents = clustered(
    "project_documents",
    whose("project", "projects"),
    of("document", "documents.key", primary_key=True),
    Index("project_documents_document", "document"),
)

project_coders = clustered(
    "project_coders",
    whose("project", "projects"),
    whose("coder", "accounts"),
    Index("project_coders_coder", "coder"),
)

project_done = clustered(
    "project_done",
    whose("project", "projects"),
    of("document", "documents.key", primary_key=True),
    whose("coder", "accounts"),
    words("made"),
    Index("project_done_document", "document"),
    Index("project_done_coder", "coder"),
)

# What a coder says, the last word counts; `coder` is null for what was settled afterwards.
codings = table(
    "codings",
    key(),
    Column("project", Text, ForeignKey("projects.name", ondelete="CASCADE"), nullable=False),
    of("document", "documents.key"),
    maybe("coder"),
    words("object"),
    words("field"),
    words("value"),
    words("why"),
    words("made"),
    Index("codings_project", "project", "document"),
    Index("codings_document", "document"),
)

# The least certain of what nobody has looked at is found along these.
Index("acts_review", acts.c.review, acts.c.salience, acts.c.confidence)
Index("statements_review", statements.c.review, statements.c.confidence)
