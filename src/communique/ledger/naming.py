"""How words name an agreement."""

from __future__ import annotations

from functools import lru_cache

from communique import data
from communique.ledger.states import state_words
from communique.ledger.wording import KEPT, content, folded


@lru_cache(maxsize=KEPT)
def title_of(words: str) -> frozenset[str]:
    """The telling words of an agreement's name, without those that name states."""
    return content(named_part(words)) - state_words()


def named_part(words: str) -> str:
    """The words from who signs it up to where its name ends and what happens to it is told."""
    parts, named, begins = words.split(), False, 0
    ends, kinds, made = (data.words("en", name, "ledger") for name in ("name_ends", "agreements", "agreeing"))
    for at, word in enumerate(parts):
        if not named and folded(word) in made:
            begins = at + 1  # who signs stands before it
        named = named or folded(word) in kinds
        if named and (word.endswith((",", ";")) or (at + 1 < len(parts) and parts[at + 1].casefold() in ends)):
            return " ".join(parts[begins : at + 1])
    return " ".join(parts[begins:]) if named else words
