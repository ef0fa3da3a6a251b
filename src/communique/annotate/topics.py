"""Phrases that tell what is talked about, with the topic codes of the record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique import data
from communique.match import Phrases
from communique.model import Span
from communique.reading import Token, TopicPhrase


@cache
def lexicon(language: str) -> Phrases[tuple[str, ...]]:
    """Every topic word with the codes it stands for (after "alone:" those of a weak word; "none" for no topic)."""
    codes: dict[str, list[str]] = {}
    for row in data.rows("lang", language, "topics.csv"):
        for word in data.entries(row["words"].split(";")):
            codes.setdefault(word, []).append(row["code"])
    return Phrases((word, tuple(found)) for word, found in codes.items())


def topics(run: Sequence[Token], language: str = "en") -> tuple[TopicPhrase, ...]:
    """Topic phrases in order, the longest at each place."""
    found: list[TopicPhrase] = []
    for hit in lexicon(language).find(run):
        span = Span(run[hit.first].start, run[hit.last - 1].end)
        codes = [code.rpartition(":") for code in hit.payload if code != "none"]
        found += [TopicPhrase(span, code, weak=bool(alone)) for alone, _, code in codes]
    return tuple(found)
