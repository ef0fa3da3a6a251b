"""Metadata with which Datasette shows an archive well: titles, facets, full-text search, and nothing internal."""

from __future__ import annotations

import json
from typing import Any

FACETS = {
    "current_documents": ("publisher", "language", "diplomatic"),
    "meetings": ("status", "subtype", "publisher"),
    "visits": ("status", "subtype", "publisher"),
    "messages": ("status", "subtype", "publisher"),
    "commitments": ("strength", "specific", "publisher"),
    "current_statements": ("mode", "speaker", "publisher"),
    "current_people": ("office_state", "rank", "tenure"),
    "current_acts": ("kind", "status", "plover"),
}
SORTED = {
    "current_documents": "published", "current_statements": "published", "current_acts": "dated",
    "current_people": "published", "meetings": "published", "visits": "published", "messages": "published",
    "commitments": "published", "documents": "published", "statements": "dated", "acts": "dated", "people": "dated",
}  # fmt: skip
SEARCHED = {
    "current_documents": "documents_fts", "current_statements": "statements_fts", "documents": "documents_fts",
    "statements": "statements_fts",
}  # fmt: skip
# Datasette shows them apart, at the end of the page: what is kept for the program, and tables that hold all revisions.
HIDDEN = (
    "act_states", "act_topics", "statement_states", "statement_topics", "alembic_version", "bands", "signatures",
    "inputs", "names", "records", "voices", "roles", "rules", "document_sources", "documents", "statements", "acts",
    "people", "event_people", "event_states", "ledger_parts", "ledger_runs", "namings", "tellings", "superseded",
)  # fmt: skip
ABOUT = {
    "current_documents": "The texts, each once, however often it was published. A text that a later one has replaced "
    "at its address is left out, here and in all views; documents has them all.",
    "meetings": "Who met whom. Every row has its words (evidence) and their place (anchor_start to anchor_end).",
    "visits": "Who travelled where.",
    "messages": "Greetings, congratulations, condolences and letters.",
    "commitments": "What somebody took upon themselves to do.",
    "current_statements": "What somebody said, wrote or was reported to say.",
    "current_people": "The offices that texts give to people.",
    "current_acts": "Acts of all kinds.",
    "documents": "All texts, also those that a later one has replaced at its address.",
    "statements": "The statements of all texts.",
    "people": "The people of all texts.",
    "acts": "The acts of all texts.",
    "superseded": "The texts that a later one has replaced at their address: what the views leave out.",
    "persons": "The people of all texts brought together, each once (communique ledger makes it).",
    "events": "What happened, told once or several times, each once (communique ledger makes it).",
    "sources": "The addresses where texts were met.",
    "assertions": "All that is asserted, with its rule, its run, and whether a person has judged it.",
}


def metadata(name: str) -> str:
    """The metadata of an archive of that name as JSON, for `datasette NAME.db --metadata FILE`."""
    known = sorted({*FACETS, *SEARCHED, *HIDDEN, *ABOUT})
    tables = {one: table(one) for one in known}
    about = {
        "title": "Communique archive",
        "description": "What governments publish about their diplomacy, and what it says.",
        "databases": {name: {"tables": tables}},
    }
    return json.dumps(about, indent=2, ensure_ascii=False)


def table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if name in ABOUT:
        found["description"] = ABOUT[name]
    if name in FACETS:
        found["facets"] = list(FACETS[name])
    if name in SORTED:
        found["sort_desc"] = SORTED[name]
    if name in SEARCHED:
        found |= {"fts_table": SEARCHED[name], "fts_pk": "key"}
    if name in HIDDEN:
        found["hidden"] = True
    return found
