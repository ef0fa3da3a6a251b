"""The names of sittings, bodies and series in a text: "the fourth session of the Joint Commission"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique import data
from communique.extract.encounter_people import is_question, next_mention
from communique.extract.encounter_spans import Taken
from communique.extract.meeting_parts import words
from communique.match import by_letter, in_lines
from communique.model import Span
from communique.reading import Reading


class Event(NamedTuple):
    """A sitting: its words, the name of the body alone, the ordinal before it, and its last word."""

    span: Span
    name: Span
    ordinal: str
    body: str


@cache
def events(language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Named bodies and series, those told without capitals, and bare sittings with an ordinal; each with its words."""
    titles = [w.title().replace("’S", "’s").replace("'S", "'s") for w in longest(language, "bodies")]
    bodies = by_letter([re.escape(w) for w in titles])
    plain = by_letter([re.escape(w) for w in longest(language, "plain")])
    sits = "|".join(longest(language, "sittings"))
    ordinal = "(?:" + "|".join((*longest(language, "ordinals"), numbered(language))) + ")"
    opening = (
        rf"(?:(?:the|a|an|its|their|our|his|this)\s+)?(?P<ord>(?:(?i:{ordinal})\s+){{0,3}})(?:[a-z]+-level\s+)?"
        rf"(?P<sit>(?:(?i:{sits}))\s+of\s+(?:the\s+)?)?"
    )
    capital = r"(?:[A-Z0-9][\w.'’/-]*(?:\s?[\u2010-\u2014-]\s?[A-Z][\w.'’/-]*)*|of|on|for|and|the)[^\S\n]+"
    alone = (rf"\b(?:{bodies})(?![\w-])", rf"(?i:\b(?:{plain})(?![\w-]))", rf"(?i:\b(?:{sits})(?![\w-]))")
    whole = (
        re.compile(rf"(?<![\w-])(?i:{opening})(?P<name>(?=[A-Z0-9])(?:{capital}){{1,9}}?(?P<body>{bodies})(?:\s+(?:{sits}))?(?:\s+\([A-Z]{{2,8}}\))?(?:\s+(?:on|for)(?:\s+(?:[A-Z][\w-]*|and|of|the(?=\s[A-Z])))+)?)(?![\w-])(?!\s+[A-Z])"),
        re.compile(rf"(?<![\w-])(?i:{opening})(?P<name>(?:(?=[A-Z0-9])(?:{capital}){{1,6}})?(?i:(?P<body>{plain})))(?![\w-])(?!\s+[A-Z])"),
        re.compile(rf"(?<![\w-])(?:(?i:the|a|an|its|their|our)\s+)?(?P<ord>(?:(?i:{ordinal})\s+){{1,3}})(?P<name>(?:[A-Z]{{2,6}}\s+)?(?i:(?P<body>{sits})))(?![\w-])(?!\s+of\b)"),
    )  # fmt: skip
    return tuple(zip(map(re.compile, alone), whole, strict=True))


def longest(language: str, name: str) -> list[str]:
    return sorted(words(language, "events", name), key=len, reverse=True)


def numbered(language: str) -> str:
    return str(data.toml("lang", language, "meeting.toml")["events"]["numbered"])


def found(reading: Reading) -> Iterator[Event]:
    """Every sitting that a text names, each place once."""
    spans: list[Span] = []
    for word, pattern in events(reading.language):
        taken = Taken(spans)
        for match in in_lines(pattern, word, reading.text):
            led = leading(reading.language).match(reading.text, match.start("name"), match.start("body"))
            begin = led.end() if led else match.start("name")
            start = led.start("after") if led else match.start()
            span = untimed(reading, Span(start, match.end()), match.end("body"))
            if taken.touches(span) or is_question(reading, span.start):
                continue
            if crosses(reading, span):
                continue
            spans.append(span)
            yield Event(span, Span(begin, span.end), match["ord"].lower().strip(), match["body"].lower())


@cache
def leading(language: str) -> re.Pattern[str]:
    """ "At the Baltic Summit" in capitals at the head of a sentence: the preposition is no part of the name."""
    prepositions = "|".join(longest(language, "at"))
    return re.compile(rf"(?i:(?:{prepositions})\s+(?P<after>(?:(?:the|our|their|its)\s+)?))(?=[A-Z0-9])")


def untimed(reading: Reading, span: Span, body: int) -> Span:
    """A phrase without the day that follows the body's name ("on April" is no subject of a dialogue)."""
    k = next_mention(reading, body)
    first = reading.mentions[k] if k < len(reading.mentions) else None
    return Span(span.start, body) if first and first.kind == "time" and first.start < span.end else span


def crosses(reading: Reading, span: Span) -> bool:
    """Does a phrase run over the end of a line or sentence?"""
    return "\n" in reading.words(span) or reading.sentence_at(span.start) != reading.sentence_at(span.end - 1)
