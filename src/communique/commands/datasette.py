"""Metadata with which Datasette shows an archive well: titles, facets, full-text search, and nothing internal."""

from __future__ import annotations

import json
from typing import Any

FACETS = {
    "documents": ("publisher", "language", "diplomatic"),
    "meetings": ("status", "subtype", "publisher"),
    "visits": ("status", "subtype", "publisher"),
    "messages": ("status", "subtype", "publisher"),
    "commitments": ("strength", "specific", "publisher"),
    "statements": ("mode", "speakers"),
    "people": ("state", "rank", "tenure"),
    "acts": ("kind", "status", "plover"),
}
SORTED = {"documents": "published", "statements": "dated", "acts": "dated", "people": "dated"}
SEARCHED = {"documents": "documents_fts", "statements": "statements_fts"}
HIDDEN = (
    "act_states", "statement_states", "alembic_version", "bands", "signatures", "inputs", "names", "records", "voices",
)  # fmt: skip
ABOUT = {
    "documents": "The texts, each once, however often it was published.",
    "meetings": "Who met whom. Every row has its words (evidence) and their place (anchor_start to anchor_end).",
    "visits": "Who travelled where.",
    "messages": "Greetings, congratulations, condolences and letters.",
    "commitments": "What somebody took upon themselves to do.",
    "statements": "What somebody said, wrote or was reported to say.",
    "people": "The offices that texts give to people.",
    "acts": "Acts of all kinds.",
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
