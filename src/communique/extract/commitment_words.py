"""The words of commitments: lists and turns of phrase of commitment.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique import data
from communique.match import by_letter
from communique.reading import Reading


@cache
def listed(language: str, name: str) -> frozenset[str]:
    """A word list of commitment.toml, by "section.list"."""
    section, _, key = name.partition(".")
    return frozenset(data.entries(data.toml("lang", language, "commitment.toml")[section][key]))


def vocabulary(reading: Reading, name: str) -> frozenset[str]:
    return listed(reading.language, name)


@cache
def shapes(language: str, name: str) -> re.Pattern[str]:
    return re.compile(data.toml("lang", language, "commitment.toml")["shapes"][name])


def shape(reading: Reading, name: str) -> re.Pattern[str]:
    """A turn of phrase of commitment.toml, as a regular expression."""
    return shapes(reading.language, name)


@cache
def pattern(words: Iterable[str]) -> str:
    return by_letter([re.escape(w) for w in sorted(words, key=len, reverse=True)])
