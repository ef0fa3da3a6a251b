"""A noun of travel in its place: where it leads and where its clause begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.encounter_clause import subject_of, verb_before
from communique.extract.encounter_people import alternatives, is_question, sentence
from communique.extract.encounter_place import Stay, stays
from communique.extract.meeting_noun import Noun, named, noun_at
from communique.extract.visit_noun_status import cancelling
from communique.extract.visit_parts import destinations, kind_in, words
from communique.extract.visit_verb import named_place, one_thanked
from communique.model import Span
from communique.reading import Frame, Reading


@cache
def nouns(language: str) -> re.Pattern[str]:
    return alternatives([w for name in ("visit", "transit", "stay") for w in words(language, "nouns", name)])


def found(reading: Reading) -> Iterator[Noun]:
    for match in nouns(reading.language).finditer(reading.text):
        if is_question(reading, match.start()) or named(reading, match.start()) or is_verb(reading, match):
            continue
        transit = match.group().lower() in words(reading.language, "nouns", "transit")
        yield noun_at(reading, match.start(), match.end(), "transit" if transit else "visit")


GROUP = 200  # characters: no verb group is longer


def is_verb(reading: Reading, match: re.Match[str]) -> bool:
    """Is the word a verb here ("will visit", "they tour")?"""
    return any(
        f.verb.head.start == match.start() and (f.verb.start < f.verb.head.start or f.verb.form == "infinitive")
        for f in reading.frames_from(Span(match.start() - GROUP, match.start() + 1))
    )


def kind_of(reading: Reading, noun: Noun) -> str:
    return "transit" if noun.subtype == "transit" else kind_in(reading, noun.mods)


def close(reading: Reading, end: int, stop: int) -> int:
    """Not past the next comma: a time further off belongs to something else."""
    cut = re.compile(r",(?!\s*\d)").search(reading.text, end, stop)
    return cut.start() if cut else stop


def places_of(reading: Reading, noun: Noun, stop: int) -> list[Stay]:
    """The destination: after "to" (right after the noun, its visitor or its time), or "in"."""
    told = predicated(reading, noun)
    if told is not None:
        return destinations(reading, told.verb.end + len(" to"), sentence(reading, noun.start).end)
    for match in re.finditer(r"(?<!\w)(?:to|of|in|around|across)(?=\s)", reading.text[noun.span.end : stop]):
        at = noun.span.end + match.end()
        word = match.group()
        first = re.fullmatch(r"\s*", reading.text[noun.span.end : noun.span.end + match.start()])
        if (
            word in ("of", "around", "across")
            and noun.span.end - noun.span.start
            and noun.subtype != "transit"
            and reading.text[noun.span.start : noun.span.end].lower() != "tour"
        ):
            continue
        if word == "in" and noun.subtype != "transit" and not first:
            continue
        gap = reading.text[noun.span.end : noun.span.end + match.start()]
        if re.search(r"[;:]|,\s(?!.*\bof\b)", gap) and len(gap) > 60:
            break
        toured = reading.text[noun.span.start : noun.span.end].lower() == "tour"
        named = named_place(reading, at, stop) if word == "to" or (word == "of" and toured) else []
        places = destinations(reading, at, stop) or named
        if places:
            return places
    led = LEADING.match(reading.text, noun.span.end)
    beyond = destinations(reading, led.end(), sentence(reading, noun.start).end) if led else []
    return beyond or on_place(reading, noun)


LEADING = re.compile(
    r",?\s+(?:(?:that|which)\s+(?:\w+\s+)?(?:takes?|took|brings?|brought|leads?|led)|taking|bringing)"
    r"\s+(?:him|her|them|the\s+\w+)\s+(?:\w+\s+)?to\b"
)


def predicated(reading: Reading, noun: Noun) -> Frame | None:
    """ "Her first visit will be to Oslo": the verb that says where the visit leads."""
    row = reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ())
    frame = next((f for f in row if f.verb.start >= noun.span.end and f.verb.form == "finite"), None)
    if frame is None or frame.lemma != "be" or frame.verb.negated:
        return None
    if not re.compile(r"\s+to\s").match(reading.text, frame.verb.end):
        return None
    between = reading.text[noun.span.end : frame.verb.start]
    return frame if re.fullmatch(r"\s+(?:(?:abroad|as|of|in|this)\s+)?(?:[\w'-]+\s+){0,7}", between) else None


def on_place(reading: Reading, noun: Noun) -> list[Stay]:
    """ "is in Russia on a working visit": the place stands before "on a visit"."""
    frame = verb_before(reading, noun.start)
    if frame is None:
        return []
    match = re.compile(r"\s+(?:currently\s+|now\s+)?(?:in|at|to|for)\b").match(reading.text, frame.verb.end)
    if (
        match
        and match.end() < noun.start
        and re.search(r"\b(?:on|for)\s+(?:an?|his|her|their)?\s*$", reading.text[match.end() : noun.start - 0] + "")
    ) or (
        match and match.end() < noun.start and re.search(r"\b(?:on|for)\s*$", reading.text[match.end() : noun.start])
    ):
        return stays(reading, match.end(), noun.start)
    return []


def start_of(reading: Reading, noun: Noun, frame: Frame | None) -> int:
    frame = frame or cancelling(reading, noun)
    if frame is None:
        return noun.start
    if one_thanked(reading, frame).fillers:
        return frame.verb.start
    subject = subject_of(reading, frame)
    lower = sentence(reading, frame.verb.start).start
    return (
        subject.start
        if subject.fillers and lower <= subject.start < frame.verb.start and not frame.shared
        else frame.verb.start
    )
