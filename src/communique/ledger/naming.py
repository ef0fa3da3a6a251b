"""How words name an agreement."""

from __future__ import annotations

from functools import cache

from communique import data
from communique.ledger.states import state_words
from communique.ledger.wording import content, folded


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
