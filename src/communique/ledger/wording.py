"""What words are about: their content words, bare of endings, and how much two wordings share, by rarity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import fsum, log

from communique import data

SHORTEST = 4  # letters that an ending leaves
KEPT = 1 << 14  # wordings of which the content is kept at hand


@lru_cache(maxsize=KEPT)
def folded(words: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in words.casefold()).split())


@lru_cache(maxsize=KEPT)
def content(words: str) -> frozenset[str]:
    """The content words of a wording, without endings: {"open", "consul"} of "opening two consulates"."""
    empty = data.words("en", "empty", "ledger")
    return frozenset(bare(word) for word in folded(words).split() if word not in empty and len(word) > 2)


@cache
def bare(word: str) -> str:
    """A word without the endings that grammar gives it."""
    for ending in endings():
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def endings() -> tuple[str, ...]:
    return tuple(sorted(data.words("en", "endings", "ledger"), key=lambda ending: (-len(ending), ending)))


def rarity(wordings: Iterable[frozenset[str]]) -> dict[str, float]:
    """How much each word tells: more where fewer wordings have it."""
    known = list(wordings)
    counts = Counter(word for words in known for word in words)
    return {word: log(1 + len(known) / count) for word, count in counts.items()}


def weight(words: Iterable[str], rare: Mapping[str, float]) -> float:
    """How much words tell together; exactly, so that their order does not matter."""
    return fsum(rare.get(word, 1.0) for word in words)


def shared(one: frozenset[str], other: frozenset[str], rare: Mapping[str, float]) -> float:
    """The share of the shorter wording that the other has too, by weight; 0 to 1."""
    least = min(weight(one, rare), weight(other, rare))
    return weight(sorted(one & other), rare) / least if least else 0.0
