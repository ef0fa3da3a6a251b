"""How words name an agreement, and the states that they name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from communique import data
from communique.ledger.seen import folded
from communique.ledger.wording import content


@cache
def title_of(words: str) -> frozenset[str]:
    """The telling words of an agreement's name, without those that name states."""
    return content(named_part(words)) - state_words()


def named_part(words: str) -> str:
    """The words up to where the name of the agreement ends and what happens to it is told."""
    parts, named = words.split(), False
    ends, kinds = data.words("en", "name_ends", "ledger"), data.words("en", "agreements", "ledger")
    for at, word in enumerate(parts):
        named = named or folded(word) in kinds
        if named and (word.endswith((",", ";")) or (at + 1 < len(parts) and parts[at + 1].casefold() in ends)):
            return " ".join(parts[: at + 1])
    return words


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
