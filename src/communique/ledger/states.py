"""The states that words name, by name, adjective or city."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from communique import data
from communique.ledger.wording import content, folded


@cache
def state_words() -> frozenset[str]:
    return frozenset(word for name in names_of_states() for word in content(name))


@cache
def names_of_states() -> Mapping[str, str]:
    """Names and adjectives of states, folded, with their code."""
    rows = data.rows("lang", "en", "states.csv")
    named = {
        folded(name): row["iso3"]
        for row in rows
        for column in ("name", "names", "adjectives")
        for name in (row[column] or "").split(";")
    }
    return {name: state for name, state in named.items() if name}


@cache
def states_in(words: str) -> frozenset[str]:
    """The states that words name: "the Hungarian side" names Hungary."""
    known, parts = names_of_states(), folded(words).split()
    spans = (" ".join(parts[at : at + size]) for size in (1, 2, 3) for at in range(len(parts)))
    return frozenset(known[span] for span in spans if span in known)


def city(place: str) -> str:
    """The state of a city that the data names, "" for any other place."""
    return cities().get(place, "")


@cache
def cities() -> Mapping[str, str]:
    rows = data.rows("lang", "en", "states.csv")
    named = {folded(name): row["iso3"] for row in rows for name in row["cities"].split(";")}
    return {name: state for name, state in named.items() if name}
