"""The closed classes of a language: auxiliaries, determiners, pronouns, prepositions and the like."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from communique import data

# Where a word is in several classes, the last of these is its tag.
ORDER = (
    "adverb", "preposition", "subordinator", "conjunction", "pronoun", "determiner", "possessive",
    "negation", "modal", "auxiliary_do", "auxiliary_have", "auxiliary_be",
)  # fmt: skip


@cache
def tags(language: str) -> Mapping[str, str]:
    """The tag of each closed-class word: be, have, do, modal, negation, determiner, possessive, pronoun, …"""
    table: dict[str, str] = {}
    for name in ORDER:
        for word in data.words(language, f"tags.{name}"):
            table[word] = name.removeprefix("auxiliary_")
    return table


def is_adverb(word: str, language: str) -> bool:
    """Is a lower-case word an adverb (or "not"), by its class or its ending?"""
    if tags(language).get(word) in ("adverb", "negation"):
        return True
    return word.endswith("ly") and len(word) > 4 and word not in data.words(language, "tags.not_adverb")
