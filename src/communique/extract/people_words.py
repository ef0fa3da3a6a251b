"""The word lists and turns of phrase of people.toml."""

from __future__ import annotations

import re
from functools import cache, partial

from communique.extract import kind_words
from communique.match import by_letter

word_list, shape = partial(kind_words.listed, "people"), partial(kind_words.shape, "people")


@cache
def pattern(language: str, name: str) -> re.Pattern[str]:
    """A regular expression made of a word list of people.toml."""
    entries = sorted(word_list(language, name), key=len, reverse=True)
    return re.compile(r"(?:" + by_letter([re.escape(e).replace(r"\ ", r"\s+") for e in entries]) + r")\b", re.I)
