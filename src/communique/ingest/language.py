"""The language of a text, told by its script, its letters and its small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from communique import data

SAMPLE = 4_000  # letters looked at
WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘-][^\W\d_]+)*")
SHARE_OF_SCRIPT = 0.3  # of all letters: a text in Chinese names foreigners in their letters
LAST_LATIN = "\u036f"
FEWEST = 0.06  # of the words are small words of their language; of ordinary text, a third is
LETTER = 0.5  # what a word with a letter of its language counts, set beside a small word
LEAD = 1.15  # a stated language stands unless another one fits so much better


def identified(text: str, stated: str | None) -> str | None:
    """The code of a text's language; what is stated of it, where that fits as well or its words do not tell."""
    plain = re.split("[-_]", stated.strip().lower())[0] if stated else None
    sample = text[:SAMPLE]
    script = by_script(sample)
    if script:
        return script
    words = [word.lower().replace("’", "'") for word in WORD.findall(sample)]
    found = scores(words)
    best = max(found, key=lambda language: found[language], default=None)
    if best is None or found[best] < FEWEST:
        return plain
    return plain if plain in found and found[plain] * LEAD >= found[best] else best


def by_script(sample: str) -> str | None:
    """The language that alone is written in the script of much of a text; Japanese before Chinese."""
    if sum(sign > LAST_LATIN for sign in sample) < 3:
        return None
    letters = sum(sign.isalpha() for sign in sample)
    alone = ((language, len(pattern.findall(sample))) for language, pattern in scripts())
    return next((language for language, own in alone if own > SHARE_OF_SCRIPT * share(language) * letters), None)


def share(language: str) -> float:
    """Japanese mixes its own letters with those of Chinese."""
    return 0.3 if language == "ja" else 1.0


def scores(words: list[str]) -> dict[str, float]:
    """How well the words of a text fit each language: the share that are its small words or have its letters."""
    found: dict[str, float] = {}
    for word, count in Counter(words).items():
        for language in by_word().get(word, ()):
            found[language] = found.get(language, 0.0) + count
        if not word.isascii():
            for language in {language for sign in set(word) for language in by_letter().get(sign, ())}:
                found[language] = found.get(language, 0.0) + LETTER * count
    return {language: score / len(words) for language, score in found.items()}


@cache
def by_word() -> dict[str, list[str]]:
    """The languages of each small word."""
    return turned(small_words())


@cache
def by_letter() -> dict[str, list[str]]:
    """The languages that each letter tells of."""
    return turned(data.toml("world", "languages.toml")["letters"])


def turned(table: dict[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language, entries in table.items():
        for entry in entries:
            found.setdefault(entry, []).append(language)
    return found


@cache
def small_words() -> dict[str, Iterable[str]]:
    table = data.toml("world", "languages.toml")["words"]
    return {language: frozenset(words.replace("’", "'").split()) for language, words in table.items()}


@cache
def scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = data.toml("world", "languages.toml")["scripts"]
    return tuple((language, re.compile(f"[{stretch}]")) for language, stretch in table.items())
