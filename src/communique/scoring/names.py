"""Do two ways to name somebody mean the same? As lenient as a careful reader, no more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from communique import data

SHARED_HALF, SHARED_MOST = 0.5, 0.6
SHORTENED = ((r"\bU\.S\.(?:A\.)?", "US"), (r"\bU\.K\.", "UK"))
JOINED = re.compile(r"\b(prime|vice|first|deputy) (minister|president|lady)\b")


@cache
def known(section: str) -> frozenset[str]:
    """A word list of lang/en/scoring.toml."""
    return data.words("en", section, "scoring")


@cache
def state_words() -> dict[str, tuple[str, ...]]:
    """Names, adjectives and codes of a state of one word each, and the words of its usual name."""
    found: dict[str, tuple[str, ...]] = {}
    for row in data.rows("lang", "en", "states.csv"):
        usual = tuple(plain(row["name"]))
        for words in (row["iso3"], *row["names"].split(";"), *row["adjectives"].split(";")):
            if len(one := plain(words)) == 1:
                found[one[0]] = usual
    return found


def plain(text: str) -> list[str]:
    """The words of a text in small letters without accents; titles of two words as one."""
    folded = unicodedata.normalize("NFKD", text.lower())
    folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    folded = folded.replace("\u2019", "'").replace("'s", " ")
    return re.findall(r"\w+", JOINED.sub(r"\1\2", folded))


@cache
def tokens(text: str) -> tuple[str, ...]:
    """The words to compare, each state under one name."""
    for pattern, short in SHORTENED:
        text = re.sub(pattern, short, text)
    return tuple(one for word in plain(text) for one in state_words().get(word, (word,)))


@cache
def same(one: str, other: str) -> bool:
    """Do two names mean the same? Titles must not differ, nor words that keep names apart ("North", "army")."""
    a, b = tokens(one), tokens(other)
    if not a or not b or a == b:
        return bool(a) and a == b
    left, right = set(a) - known("articles"), set(b) - known("articles")
    if left == right:
        return True
    if (left ^ right) & known("apart") or titles_differ(left, right):
        return False
    return same_proper(a, b) if proper(a) and proper(b) else not proper(a) and not proper(b) and alike(left, right)


def titles_differ(left: set[str], right: set[str]) -> bool:
    one, other = left & known("titles"), right & known("titles")
    return bool(one and other and not one & other)


def proper(words: Iterable[str]) -> list[str]:
    """What is left of a name without titles and small words."""
    return [word for word in words if word not in known("common")]


def same_proper(a: Sequence[str], b: Sequence[str]) -> bool:
    """One name within the other, most words shared, or the same surname and the same beginning."""
    left, right = set(proper(a)), set(proper(b))
    if left <= right or right <= left or alike(left, right):
        return True
    drop = known("suffixes") | known("titles")
    one, other = ([word for word in proper(x) if word not in drop] for x in (a, b))
    return len(one) > 1 and len(other) > 1 and one[-1] == other[-1] and one[0][:2] == other[0][:2]


def alike(left: set[str], right: set[str]) -> bool:
    return len(left & right) / len(left | right) >= SHARED_MOST


def any_same(names: Sequence[str], others: Sequence[str]) -> bool:
    """Does any of these names mean the same as any of those? "He" and "the leaders" count where nothing better is."""
    return any(same(one, other) for one in telling(names) for other in telling(others))


def telling(names: Sequence[str]) -> Sequence[str]:
    return [name for name in names if "-".join(plain(name)) not in known("vague")] or names


def same_title(one: str, other: str) -> bool:
    """Do two titles mean the same office? Half the words are enough, or the first holds the second."""
    small = known("articles") | {"for", "to"}
    a, b = set(plain(one)) - small, set(plain(other)) - small
    if not a & b:
        return False
    within = b <= a and bool(b & known("titles")) and not b <= {"minister", "director"}
    return within or len(a & b) / len(a | b) >= SHARED_HALF
