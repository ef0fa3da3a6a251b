"""The same body under several names: "Ministry of Foreign Affairs of Norway", "Norway's foreign ministry", "MFA"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from communique import data
from communique.ledger.posts import portfolios
from communique.ledger.spelling import folded
from communique.match import Phrases
from communique.text import tokens


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A body so that two names of it are equal. `kind`: ministry, or "" for another; `what`: portfolio or words."""

    kind: str
    what: str
    state: str


@cache
def adjectives() -> Phrases[str]:
    rows = data.rows("lang", "en", "states.csv")
    return Phrases(
        [
            (one.strip(), row["iso3"])
            for row in rows
            for one in (row["name"], *row["names"].split(";"), *row["adjectives"].split(";"))
            if one.strip()
        ]
    )


@cache
def known_bodies() -> dict[str, str]:
    """International organizations by each of their names."""
    rows = data.rows("lang", "en", "organizations.csv")
    return {folded(one.strip()): row["id"] for row in rows for one in row["names"].split(";")}


@lru_cache(maxsize=50_000)
def body(name: str, state: str = "") -> Body:
    """A body by its name; `state` is whose it is where the name does not say it."""
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    if found := known_bodies().get(folded(bare)):
        return Body("organization", found, "")
    run = tokens(bare)
    hits = list(adjectives().find(run))
    told = {hit.payload for hit in hits}
    whose = told.pop() if len(told) == 1 else "" if told else state
    taken = {n for hit in hits for n in range(hit.first, hit.last)} if whose else set()
    words = [token.lower for n, token in enumerate(run) if n not in taken]
    short = data.words("en", "foreign_ministries", "ledger")
    if any(word in short for word in words):
        return Body("ministry", "foreign_affairs", whose)
    if data.words("en", "ministry_words", "ledger") & set(words):
        portfolio = [hit.payload for hit in portfolios().find(run)]
        if portfolio:
            return Body("ministry", portfolio[0], whose)
    empty = data.words("en", "small_words", "ledger")
    return Body("", " ".join(folded(word) for word in words if word[0].isalnum() and word not in empty), whose)


def same_bodies(names: Iterable[tuple[str, str]]) -> dict[Body, tuple[str, ...]]:
    """The names given (each with its state or "") by the body that they mean."""
    found: dict[Body, set[str]] = {}
    for name, state in names:
        found.setdefault(body(name, state), set()).add(name)
    return {one: tuple(sorted(those)) for one, those in sorted(found.items())}
