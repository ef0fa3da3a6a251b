"""The word lists and turns of phrase of people.toml."""

from __future__ import annotations

import re
from functools import cache

from communique import data
from communique.match import by_letter


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """A word list of people.toml."""
    return frozenset(data.entries(data.toml("lang", language, "people.toml")[name]))


@cache
def pattern(language: str, name: str) -> re.Pattern[str]:
    """A regular expression made of a word list of people.toml."""
    entries = sorted(word_list(language, name), key=len, reverse=True)
    return re.compile(r"(?:" + by_letter([re.escape(e).replace(r"\ ", r"\s+") for e in entries]) + r")\b", re.I)


@cache
def shape(language: str, name: str) -> re.Pattern[str]:
    """A regular expression of people.toml."""
    return re.compile(data.toml("lang", language, "people.toml")["patterns"][name], re.I)
