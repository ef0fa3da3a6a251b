"""Meetings that speakers recall or foresee in turns: "you and I met", "good to see you in", "see you at"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.encounter_people import NOBODY, Party, alternatives, is_question, sentence
from communique.extract.encounter_place import tail
from communique.extract.encounter_whose import possessor
from communique.extract.meeting_parts import enough, sketch, symmetric, words
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings that turns recall or foresee."""
    if any(said.mode in ("verbatim", "quoted") for said in reading.statements):
        yield from together(reading)
        yield from ours(reading)
        yield from foreseen(reading)


@cache
def phrases(language: str, name: str) -> re.Pattern[str]:
    return alternatives(words(language, "spoken", name))


def two(reading: Reading, offset: int) -> Party:
    """The one who speaks at an offset and the one spoken to."""
    voice = reading.voice_at(offset)
    if voice is None or reading.statements[voice].mode not in ("verbatim", "quoted"):
        return NOBODY
    speakers = reading.speakers(voice)[:1]
    others = [f.entity for f in possessor(reading, offset, "your").fillers if f.entity not in speakers][:1]
    if not {*speakers, *others} <= set(reading.cast.principals):
        return NOBODY
    here = Span(offset, offset + 1)
    fillers = tuple(Filler(n, here) for n in (*speakers, *others))
    return Party(fillers, offset, offset)


def drafted(reading: Reading, span: Span, rule: str, **values: object) -> Iterator[ActDraft]:
    roles = symmetric(two(reading, span.start), NOBODY)
    if enough(roles) and not is_question(reading, span.start):
        yield sketch(reading, span, rule, roles, **values)


def together(reading: Reading) -> Iterator[ActDraft]:
    """ "You and I met", "we've spoken", said by one to the other."""
    for match in phrases(reading.language, "met").finditer(reading.text):
        row = sentence(reading, match.start())
        phone = re.search(r"\b(?:spoke|spoken|speaking)\b", match.group(), re.I)
        end = tail(reading, match.end(), row.end)
        limit = next_stop(reading, match.end(), row.end)
        kind = "call" if phone else "unspecified"
        yield from drafted(
            reading, Span(match.start(), max(end, limit)), reason(together), subtype=kind, stop=max(end, limit)
        )


def next_stop(reading: Reading, start: int, end: int) -> int:
    """The end of a clause in running speech: a comma, a dash, "and" or "to"."""
    cut = re.compile(r"[,;.!?\u2014\n]|\s-+\s|\s(?:and|but|to|where|when)\s").search(reading.text, start, end)
    return cut.start() if cut else end


def ours(reading: Reading) -> Iterator[ActDraft]:
    """ "Our conversation on the phone", "our meetings before this": of the two who talk."""
    for match in phrases(reading.language, "ours").finditer(reading.text):
        row = sentence(reading, match.start())
        end = tail(reading, match.end(), row.end)
        mark = phrases(reading.language, "recalling").match(reading.text, match.end() + 1)
        end = max(end, mark.end()) if mark else end
        before = reading.text[row.start : match.start()]
        if (end == match.end() and not phrases(reading.language, "recalled_by").search(before)) or future(before):
            continue
        phone = re.search(r"phone|call\b", reading.text[match.start() : end], re.I)
        yield from drafted(
            reading, Span(match.start(), end), reason(ours), subtype="call" if phone else "unspecified", stop=end
        )


def future(before: str) -> bool:
    return bool(re.search(r"\b(?:forward|will|continue|during|excited|before)\b[^,;.]*$", before, re.I))


def foreseen(reading: Reading) -> Iterator[ActDraft]:
    """ "See you at the summit", "we'll meet again in", said by one to the other."""
    for match in phrases(reading.language, "foreseen").finditer(reading.text):
        row = sentence(reading, match.start())
        end = tail(reading, match.end(), row.end)
        at = re.compile(
            r"\s+(?:again\s+|soon\s+)?(?:in|at|on|for|during)\s+(?:the\s+)?[A-Z\d][\w'-]*(?:\s+[A-Z][\w'-]*){0,3}"
        ).match(reading.text, match.end(), row.end)
        if not at and end == match.end():
            continue
        end = max(end, tail(reading, at.end(), row.end) if at else 0)
        yield from drafted(reading, Span(match.start(), end), reason(foreseen), status="planned", stop=end)
