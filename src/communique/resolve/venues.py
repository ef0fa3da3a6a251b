"""Rooms, houses and towns: which words of a sentence tell where something was."""

from __future__ import annotations

import re
from functools import cache

from communique import data
from communique.model import Span
from communique.reading import Mention, Reading

PLACED = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:\w+\s+)?$", re.I)
PEOPLE = ("person", "office")


@cache
def venue_pattern(language: str) -> re.Pattern[str]:
    """ "at the General Staff building", "in his office", "at the Palace of the Republic": nouns for houses."""
    listed = data.words(language, "places.venue_nouns")
    nouns = "|".join(re.escape(w) for w in sorted(listed | {w.upper() for w in listed}, key=len, reverse=True))
    return re.compile(
        rf"\b(?:at|in|At|In|AT|IN)\s+((?:the\s+|his\s+|her\s+)?(?:[A-Z][\w'.-]*\s+){{0,5}}(?:{nouns}))\b"
        r"(?!\s+of\s+(?:view|state|the\s+visit))((?:\s+of\s+(?:the\s+)?[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)*)?)"
    )


# Names after "at", and numbers of houses: "at the Farnesina", "at 10 Rua Augusta".
NAMED = re.compile(r"\b(?:at|At)\s+((?:the\s+|\d+\s+)?[A-Z][\w'-]*(?:\s+(?:(?:of|de|the)\s+)*[A-Z][\w'-]*)*)(?!\.\w)")


def venues(reading: Reading, sentence: Span) -> list[Span]:
    """Rooms and houses named in a sentence, none of them part of an office ("Secretary at the Ministry")."""
    found = venue_pattern(reading.language).finditer(reading.text, sentence.start, sentence.end)
    spans = [Span(m.start(1), m.end(2) if m.group(2) else m.end(1)) for m in found]
    offices = [reading.mentions[i].span for i in reading.mentions_in(sentence) if reading.mentions[i].kind in PEOPLE]
    return [s for s in spans if not any(office.touches(s) for office in offices)] or names(reading, sentence)


def names(reading: Reading, sentence: Span) -> list[Span]:
    """Names after "at" that are no body, event or person and no time: "at the Farnesina"."""
    found = []
    for match in NAMED.finditer(reading.text, sentence.start, sentence.end):
        span = Span(*match.span(1))
        known = any(m.start < span.end and span.start < m.end for m in near(reading, span))
        before = reading.text[max(0, span.start - 24) : span.start]
        owned = reading.text[span.end : span.end + 2] == "'s"
        if not known and not owned and not elsewhere(reading.language).search(before):
            found.append(span)
    return found


def near(reading: Reading, span: Span) -> list[Mention]:
    sentence = reading.sentences[reading.sentence_at(span.start)]
    return [reading.mentions[i] for i in reading.mentions_in(sentence)]


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
