"""Is a text in a language that has a folder in lang/? Told by the share of its small words."""

from __future__ import annotations

from communique import data
from communique.text import tokens
from communique.words.classes import tags

SAMPLE = 6000  # characters looked at
FEWEST = 0.08  # of the words of ordinary English, 35 to 50 in 100 are in the closed classes
SHORT = 25  # words: a shorter text is not judged


def language_of(text: str) -> str | None:
    """The code of the language whose small words are most frequent in the text's beginning, or None."""
    words = [t.lower for t in tokens(text[:SAMPLE]) if t.text[0].isalpha()]
    if len(words) < SHORT:
        latin = sum(1 for w in words if w.isascii())
        return "en" if latin * 2 >= len(words) else None
    best, share = None, FEWEST
    for language in data.folders("lang"):
        known = tags(language)
        found = sum(1 for w in words if w in known) / len(words)
        if found >= share:
            best, share = language, found
    return best
