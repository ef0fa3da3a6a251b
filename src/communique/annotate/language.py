"""Is a text in a language that has a folder in lang/? Told by the share of its small words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from communique import data
from communique.reading import Token
from communique.words.classes import tags
from communique.words.verbs import forms

SAMPLE = 6000  # characters looked at
FEWEST = 0.08  # of the words of ordinary English, 35 to 50 in 100 are in the closed classes
SHORT = 25  # words: a shorter text is told by single words


def language_of(run: Iterable[Token]) -> str | None:
    """The code of the language whose small words are most frequent in the text's beginning, or None."""
    words = [t.lower for t in takewhile(lambda t: t.end <= SAMPLE, run) if t.text[0].isalpha()]
    if len(words) < SHORT:
        return next((language for language in data.folders("lang") if short_in(words, language)), None)
    best, share = None, FEWEST
    for language in data.folders("lang"):
        known = tags(language)
        found = sum(1 for w in words if w in known) / len(words)
        if found >= share:
            best, share = language, found
    return best


def short_in(words: Sequence[str], language: str) -> bool:
    """Is one word in a few of the language, and no more are small words of others?"""
    foreign = data.words(language, "text.foreign") & set(words)
    own = familiar(language) & set(words) - foreign
    verbs = own & set(forms(language))  # count twice: names too have small words of other languages
    return bool(own) and len(own) + len(verbs) >= len(foreign)


@cache
def familiar(language: str) -> frozenset[str]:
    """Small words, forms of verbs, and words of offices."""
    titles = (row["titles"] for row in data.rows("lang", language, "offices.csv"))
    return frozenset(
        {*tags(language), *forms(language), *(w.lower() for t in titles for w in t.replace(";", " ").split())}
    )
