"""What may stand before and between the mentions that a noun phrase consists of."""

from __future__ import annotations

import re
from functools import cache

from communique import data


@cache
def lead(language: str) -> re.Pattern[str]:
    """What may stand between the beginning of a noun phrase and its first mention ("the", "both", "senior")."""
    return re.compile(rf"(?:(?:{either(language, 'lead')})\s*)*(?:[a-z][\w-]+(?:'s)?\s+){{0,2}}", re.I)


@cache
def joint(language: str) -> re.Pattern[str]:
    """What may stand between two mentions of one noun phrase (", and the", "together with his wife")."""
    joined = rf"\s*,?\s*(?:{either(language, 'join')})?\s*"
    led = rf"(?:(?:{either(language, 'join_lead')})\s+)*"
    word = rf"(?:(?!(?:{either(language, 'prepositions')})\s)[a-z][\w-]+\s+)?"
    return re.compile(f"(?:{joined}){led}{word}", re.I)


def either(language: str, name: str) -> str:
    """Any of the words of a list of phrases.toml."""
    return "|".join(re.escape(word) for word in sorted(data.words(language, name, "phrases")))
