"""Rooms, houses and towns: which words of a sentence tell where something was."""

from __future__ import annotations

import re
from functools import cache

from communique import data
from communique.model import Span
from communique.reading import Reading

PLACED = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:\w+\s+)?$", re.I)
PEOPLE = ("person", "office")


@cache
def venue_pattern(language: str) -> re.Pattern[str]:
    """ "at the General Staff building", "in his office": a noun for a room or house, with capital words before it."""
    listed = data.words(language, "places.venue_nouns")
    nouns = "|".join(re.escape(w) for w in sorted(listed | {w.upper() for w in listed}, key=len, reverse=True))
    return re.compile(
        rf"\b(?:at|in|AT|IN)\s+((?:the\s+|his\s+|her\s+)?(?:[A-Z][\w'.-]*\s+){{0,5}}(?:{nouns}))\b"
        r"(?!\s+of\s+(?:view|state|the\s+visit))"
    )


def venues(reading: Reading, sentence: Span) -> list[Span]:
    """Rooms and houses named in a sentence, none of them part of an office ("Secretary at the Ministry")."""
    found = venue_pattern(reading.language).finditer(reading.text, sentence.start, sentence.end)
    spans = [Span(*m.span(1)) for m in found]
    offices = [reading.mentions[i].span for i in reading.mentions_in(sentence) if reading.mentions[i].kind in PEOPLE]
    return [span for span in spans if not any(office.touches(span) for office in offices)]


def stands_in(reading: Reading, span: Span) -> bool:
    """Is a place named after "in" or "at" (not "resident in")?"""
    before = reading.text[max(0, span.start - 24) : span.start]
    return bool(PLACED.search(before)) and not elsewhere(reading.language).search(before)


@cache
def elsewhere(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, data.words(language, "scenes.elsewhere")))
    return re.compile(rf"\b(?:{words})\s+(?:in|at)\s+(?:the\s+)?$", re.I)


def house(reading: Reading, span: Span) -> bool:
    """Is a place a house or room, and no town or state?"""
    words = reading.words(span).removeprefix("the ")
    listed = data.words(reading.language, "places.venue_nouns")
    return words in data.words(reading.language, "places.venues") or not listed.isdisjoint(words.split())
