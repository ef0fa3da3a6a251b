"""The people that a noun phrase names: lists, titles beside names, delegations and who leads them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from communique.extract import kind_words
from communique.match import by_letter
from communique.model import Span
from communique.reading import Filler, Mention, Reading

AGENTS = frozenset({"person", "office", "group", "organization", "state", "pronoun"})


class Party(NamedTuple):
    """The people that a noun phrase names; `head` leads a delegation among them. Nobody is false."""

    fillers: tuple[Filler, ...]
    start: int
    end: int
    head: tuple[Filler, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fillers)

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(f.entity for f in self.fillers if f.entity is not None)


NOBODY = Party((), 0, 0)


@cache
def listed(language: str, name: str) -> tuple[str, ...]:
    """A word list of meeting.toml's section [parties]."""
    return kind_words.ordered("meeting", language, f"parties.{name}")


@cache
def pattern(language: str, name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Any entry of a list, as whole words."""
    return alternatives(listed(language, name), before, after)


def alternatives(entries: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str]:
    words = by_letter([re.escape(w).replace(r"\ ", r"\s+") for w in sorted(entries, key=len, reverse=True)])
    return re.compile(rf"{before}\b(?:{words})(?!\w){after}", re.I)


@cache
def joins(language: str) -> re.Pattern[str]:
    """What may stand between two members of a list of people."""
    links, leads = ("|".join(map(re.escape, listed(language, name))) for name in ("links", "leads"))
    return re.compile(
        rf"(?:\s*\([^)]{{0,60}}\))?\s*(?:,\s*(?:{links})?|(?:{links})|\s-)\s*(?:(?:{leads})\s+)*(?:[\w'.-]+\s+){{0,3}}",
        re.I,
    )


@cache
def opening(language: str) -> re.Pattern[str]:
    """What may stand between a preposition or verb and the name of somebody."""
    leads = "|".join(map(re.escape, listed(language, "leads")))
    return re.compile(rf"\s*(?:(?:{leads})\s+)*(?:[\w'.-]+\s+){{0,3}}", re.I)


def sentence(reading: Reading, offset: int) -> Span:
    return reading.sentences[reading.sentence_at(offset)]


def is_question(reading: Reading, offset: int) -> bool:
    span = sentence(reading, offset)
    return reading.text[span.start : span.end].rstrip(" \"'\u201d)").endswith("?")


def verb_between(reading: Reading, start: int, end: int) -> bool:
    """Does a verb group begin between two places?"""
    return any(start <= f.verb.start < end for f in reading.frames_by_sentence.get(reading.sentence_at(start), ()))


def governed(reading: Reading, mention: Mention) -> str:
    """The preposition right before a mention, its articles aside ("" for none)."""
    before = reading.text[max(mention.start - 40, 0) : mention.start]
    match = pattern(
        reading.language, "prepositions", r"(?:^|\s)", r"\s+(?:(?:the|a|an|his|her|their|our|its|both)\s+)?$"
    ).search(before)
    return match.group().split()[0].lower() if match else ""


def next_mention(reading: Reading, offset: int) -> int:
    return bisect_left(reading.mention_starts, offset)


def prepositional(reading: Reading, words: str) -> bool:
    return bool(
        pattern(reading.language, "prepositions").search(words) or pattern(reading.language, "stops").search(words)
    )
