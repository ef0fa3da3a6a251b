"""How one name comes to be written in several ways: letters folded, transliterations made one, vowels left out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from communique import data

LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ħ": "h"}
)
# Cyrillic letters that get into Latin words because they look like theirs.
LOOKALIKES = str.maketrans("аеорсхуі", "aeopcxyi")
LATIN = re.compile(r"[a-z]")
MARKS = re.compile(r"['’‘ʼʻ`´ʿʾ]")
# One after the other: what several ways of writing a sound become. The endings come first.
WAYS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"off$", "ov"), (r"eff$", "ev"), (r"enka$", "enko"), (r"shch", "sh"), (r"tsch|tch", "ch"), (r"sch", "sh"),
        (r"dzh|dj|zh", "j"), (r"kh", "h"), (r"gh", "g"), (r"ph", "f"), (r"th", "t"), (r"dh", "d"), (r"ck|q", "k"),
        (r"w", "v"), (r"(?<=.)x", "ks"), (r"c(?![heiy]|$)", "k"), (r"tz", "ts"), (r"(?:ch|c)$", "c"),
        (r"c(?=[eiy])", "s"), (r"ou|oo", "u"), (r"^[yj]e", "e"), (r"(?<=[aeio])[yj]e", "e"),
        (r"(?<=.)[yj](?=[aou])", "i"), (r"ee|ey|ei|ay|ai|yi", "i"), (r"(?<=.)[yj]+", "i"), (r"([uoa])e", r"\1"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
SHORT = 3  # consonants below which vowels count


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """Lower case, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    bare = MARKS.sub("", "".join([sign for sign in plain if not unicodedata.combining(sign)]))
    return bare if bare.isascii() or not LATIN.search(bare) else bare.translate(LOOKALIKES)


@lru_cache(maxsize=200_000)
def sounded(word: str) -> str:
    """A folded word as all its transliterations are written: Zelenskyy and Zelenskiy, Tokayev and Tokaev."""
    for pattern, to in WAYS:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """What stays when vowels are left out, so that Mohammed and Muhammad agree; of few consonants the whole word."""
    sound = sounded(word)
    consonants = re.sub(r"(?<=.)[aeiou]", "", sound)
    if len(consonants) < SHORT:
        return sound
    return "a" + consonants[1:] if consonants[0] in "aeiou" else consonants


@cache
def given_names() -> dict[str, frozenset[int]]:
    """The groups of given names in which a form stands."""
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(data.rows("lang", "en", "given_names.csv")):
        for one in row["forms"].split():
            groups.setdefault(one, set()).add(number)
    return {one: frozenset(numbers) for one, numbers in groups.items()}
