"""The words of commitments: lists and turns of phrase of commitment.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial

from communique.extract import kind_words
from communique.match import by_letter
from communique.reading import Reading

listed, exact = partial(kind_words.listed, "commitment"), partial(kind_words.exact, "commitment")


def vocabulary(reading: Reading, name: str) -> frozenset[str]:
    return listed(reading.language, name)


def shape(reading: Reading, name: str) -> re.Pattern[str]:
    """A turn of phrase of commitment.toml, as a regular expression."""
    return exact(reading.language, name)


@cache
def pattern(words: Iterable[str]) -> str:
    return by_letter([re.escape(w) for w in sorted(words, key=len, reverse=True)])
