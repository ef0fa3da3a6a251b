"""The tables of what goes across documents. All but the verdicts can be made anew from the rest at any time.

A part is one person or one event with all its rows, named by a digest of them: one that is as it was is not written
again. Rows name acts and people by document and id, which stay when a document is read anew.
"""

from __future__ import annotations

from sqlalchemy import REAL, Column, ForeignKey, Index, Text

from communique.store.schema import clustered, key, maybe, number, of, table, words

ledger_parts = clustered("ledger_parts", words("part", primary_key=True))


def ident() -> Column[str]:
    return words("id", primary_key=True)


def part() -> Column[str]:
    return Column("part", Text, ForeignKey("ledger_parts.part", ondelete="CASCADE"), nullable=False)


def strength() -> Column[float]:
    return Column("strength", REAL, nullable=False)


def whose(name: str, other: str, **options: bool) -> Column[str]:
    """A column that names a row of the ledger by its id, and goes with it."""
    return words(name, ForeignKey(f"{other}.id", ondelete="CASCADE"), **options)


# When the ledger was last made, of how many documents and of which run's reading.
ledger_runs = table("ledger_runs", key(), words("made"), words("version"), number("documents"), number("run"))

persons = table(
    "persons", ident(), part(), words("name"), words("folded"), maybe("aliases"), maybe("states"),
    Index("persons_part", "part"),
)  # fmt: skip

namings = clustered(
    "namings",
    of("document", "documents.key", primary_key=True),
    words("entity", primary_key=True),
    whose("person", "persons"),
    strength(),
    words("reason"),
    Index("namings_person", "person"),
)

occupancies = clustered(
    "occupancies",
    whose("person", "persons", primary_key=True),
    number("nth", primary_key=True, autoincrement=False),
    words("office"), words("title"), maybe("rank"), maybe("body"), maybe("state"), maybe("detail"), maybe("seat"),
    number("acting"), number("main"), words("since"), words("until"), maybe("elect"), maybe("former"),
    number("documents"), words("places"),
    Index("occupancies_state", "state", "since"),
)  # fmt: skip

events = table(
    "events",
    ident(), part(), words("kind"), maybe("subtype"), words("status"), maybe("since"), maybe("until"),
    words("dated"), maybe("place"), maybe("place_state"), maybe("topics"), number("documents"),
    Index("events_part", "part"),
    Index("events_kind", "kind", "dated"),
)  # fmt: skip

tellings = clustered(
    "tellings",
    of("document", "documents.key", primary_key=True),
    words("act", primary_key=True),
    whose("event", "events"),
    strength(),
    words("reason"),
    Index("tellings_event", "event"),
)

event_people = clustered(
    "event_people",
    whose("event", "events", primary_key=True),
    number("nth", primary_key=True, autoincrement=False),
    words("role"),
    maybe("type"),
    words("name"),
    maybe("person"),
    maybe("office"),
    maybe("rank"),
    maybe("state"),
    Index("event_people_person", "person"),
)

event_states = clustered(
    "event_states",
    words("state", primary_key=True),
    words("other", primary_key=True),
    words("kind", primary_key=True),
    words("dated", primary_key=True),
    whose("event", "events", primary_key=True),
    Index("event_states_event", "event"),
)

ledger_links = clustered(
    "ledger_links",
    words("source", primary_key=True),
    words("relation", primary_key=True),
    words("target", primary_key=True),
    part(),
    strength(),
    words("reason"),
    words("places"),
    Index("ledger_links_part", "part"),
    Index("ledger_links_target", "target", "relation"),
)

ledger_verdicts = table(
    "ledger_verdicts",
    key(), words("source"), words("target"), words("says"), words("by"), words("made"), words("why"),
    maybe("undone"),
    Index("ledger_verdicts_source", "source"),
)  # fmt: skip
