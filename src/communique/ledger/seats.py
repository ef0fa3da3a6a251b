"""Offices that one person holds at a time: which titles mean them, and the ambassadors of one state in another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from communique import data
from communique.match import Phrases
from communique.text import tokens

# Offices of a state with one holder, under the ids of world/offices.csv: those of one seat have one name.
ONE_HOLDER = {
    "president": "president", "king": "monarch", "emir": "monarch", "pope": "pope",
    "governor_general": "governor_general", "prime_minister": "prime_minister", "foreign_minister": "foreign_minister",
    "secretary_of_state": "foreign_minister", "defence_minister": "defence_minister",
}  # fmt: skip


@cache
def titles() -> Phrases[str]:
    """The titles of lang/en/offices.csv, each with its office."""
    rows = data.rows("lang", "en", "offices.csv")
    return Phrases([(one.strip(), row["id"]) for row in rows for one in row["titles"].split(";")])


@cache
def ranks() -> dict[str, str]:
    return {row["id"]: row["rank"] for row in data.rows("world", "offices.csv")}


@lru_cache(maxsize=100_000)
def office_id(title: str, rank: str) -> str:
    """The office of world/offices.csv that a title means, among those of its rank; the rank where none does."""
    found = [hit.payload for hit in titles().find(tokens(title)) if ranks().get(hit.payload) == rank]
    return found[0] if found else rank


@cache
def state_names() -> Phrases[str]:
    rows = data.rows("lang", "en", "states.csv")
    return Phrases(
        [(one.strip(), row["iso3"]) for row in rows for one in (row["name"], *row["names"].split(";")) if one.strip()]
    )


@lru_cache(maxsize=100_000)
def posted_to(title: str) -> str:
    """The state in which an ambassador is, where the title says so: "Ambassador to Norway"."""
    after = re.split(r"\b(?:to|in)\b", title, maxsplit=1)
    found = [hit.payload for hit in state_names().find(tokens(after[1]))] if len(after) > 1 else []
    return found[0] if len(found) == 1 else ""


def seat(office: str, titles: Iterable[str], state: str) -> str:
    """The seat that one person holds at a time: "foreign_minister AZE", "ambassador AZE to BLR"; "" of others."""
    if not state:
        return ""
    if office == "ambassador":
        hosts = {host for title in titles if (host := posted_to(title)) and host != state}
        return f"ambassador {state} to {hosts.pop()}" if len(hosts) == 1 else ""
    return f"{ONE_HOLDER[office]} {state}" if office in ONE_HOLDER else ""
