"""Visits told before or beside their visitor: "During his stay in Lima, the Minister", "Dahl, visiting Lima"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of
from communique.extract.encounter_people import NOBODY, Party, next_mention, sentence
from communique.extract.encounter_place import Stay, state_filler
from communique.extract.encounter_walk import party_at
from communique.extract.encounter_whose import possessor
from communique.extract.meeting_noun import Noun
from communique.extract.parts import reason
from communique.extract.visit_parts import destinations, matcher, sketch, words
from communique.extract.visit_verb import can_travel, city, travellers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading

OWN = re.compile(r"(?:his|her|their)\b", re.I)


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits told beside the one who makes them."""
    yield from arrived(reading)
    yield from visiting(reading)
    yield from opened(reading)


def ahead_of(reading: Reading, offset: int) -> Party:
    """ "During his stay in Lima, the Minister met": the doer of the clause that a phrase with "his" opens."""
    frame = ahead(reading, offset)
    return travellers(reading, frame) if frame is not None and not hosts(reading, frame) else NOBODY


def ahead(reading: Reading, offset: int) -> Frame | None:
    """The clause that a phrase with "his" at an offset opens."""
    row = sentence(reading, offset)
    opens = matcher(reading.language, "on", "on", r"\W*(?:\w+\s+)?", r"\s*").fullmatch(reading.text, row.start, offset)
    if not opens or not OWN.match(reading.text, offset):
        return None
    for frame in reading.frames_by_sentence.get(reading.sentence_at(offset), ()):
        if frame.verb.form == "finite" and frame.verb.start > offset and frame.subject and frame.subject.start > offset:
            return frame
    return None


def ahead_status(reading: Reading, offset: int, status: str) -> str:
    """What will be done during a visit makes it a planned one."""
    frame = ahead(reading, offset) if status == "occurred" else None
    return "planned" if frame is not None and frame.verb.tense == "future" else status


def hosts(reading: Reading, frame: Frame) -> bool:
    """Does the doer receive somebody, so that he is not the one who came?"""
    return frame.lemma in words(reading.language, "verbs", "welcome") and not frame.verb.passive


def before_noun(reading: Reading, noun: Noun) -> list[Stay]:
    """ "His Lima visit": the place that stands right before the noun."""
    k = next_mention(reading, noun.span.start) - 1
    mention = reading.mentions[k] if k >= 0 else None
    if mention is None or mention.kind not in ("place", "state") or mention.start < noun.start:
        return []
    beside = reading.text[mention.end : noun.span.start].isspace()
    return [Stay((mention.span,), state_filler(reading, k), noun.span.end)] if beside else []


def arrived(reading: Reading) -> Iterator[ActDraft]:
    """Somebody's arrival in a place."""
    for match in ARRIVAL.finditer(reading.text):
        row = sentence(reading, match.start())
        places = [p for p in destinations(reading, match.end(), row.end) if city(reading, p)]
        own = match.start("own")
        visitor = ahead_of(reading, own)
        visitor = visitor if visitor.fillers else possessor(reading, own, match["own"].lower())
        if places and visitor.fillers and all(can_travel(reading, f) for f in visitor.fillers):
            span = Span(own, places[0].end)
            status = ahead_status(reading, own, "occurred")
            yield sketch(reading, span, (visitor, places[0]), reason(arrived), at=own, status=status)


ARRIVAL = re.compile(r"\b(?:upon|on|after|following|since)\s+(?P<own>his|her|their)\s+arrival\s+(?:in|at)(?=\s)", re.I)


def visiting(reading: Reading) -> Iterator[ActDraft]:
    """Somebody, visiting a place, does something."""
    for frame in frames_of(reading, words(reading.language, "verbs", "object")):
        led = BESIDE.search(reading.text, sentence(reading, frame.verb.start).start, frame.verb.start)
        k = next_mention(reading, led.start()) - 1 if led else -1
        places = [p for p in destinations(reading, frame.verb.end, frame.verb.end + 60) if city(reading, p)]
        if frame.verb.form != "gerund" or k < 0 or not places or reading.text[places[0].end : places[0].end + 1] != ",":
            continue
        visitor = named_before(reading, k, led.start()) if led else NOBODY
        if visitor.fillers:
            span = Span(visitor.start, places[0].end)
            yield sketch(reading, span, (visitor, places[0]), reason(visiting), at=frame.verb.start, status="ongoing")


def opened(reading: Reading) -> Iterator[ActDraft]:
    """Visiting a place, somebody does something."""
    for frame in frames_of(reading, words(reading.language, "verbs", "object")):
        row = sentence(reading, frame.verb.start)
        if frame.verb.form != "gerund" or not LED.fullmatch(reading.text, row.start, frame.verb.start):
            continue
        comma = re.compile(r",\s").search(reading.text, frame.verb.end, row.end)
        places = [p for p in destinations(reading, frame.verb.end, comma.start() if comma else 0) if city(reading, p)]
        main = first_clause(reading, frame, places[0].end) if places else None
        visitor = travellers(reading, main) if main else NOBODY
        if main and comma and visitor.fillers and not hosts(reading, main):
            status = "planned" if main.verb.tense == "future" else "occurred"
            span, at = Span(frame.verb.start, comma.start()), frame.verb.start
            yield sketch(reading, span, (visitor, places[0]), reason(opened), at=at, status=status)


LED = re.compile(r"\W*(?:while\s+|when\s+|also\s+)?", re.I)


def first_clause(reading: Reading, frame: Frame, offset: int) -> Frame | None:
    """The first finite verb behind an offset that has a subject of its own there."""
    later = (f for f in reading.frames_by_sentence.get(frame.sentence, ()) if f.verb.form == "finite")
    return next((f for f in later if f.subject and f.subject.start >= offset), None)


def named_before(reading: Reading, k: int, end: int) -> Party:
    """The person whose name or office ends right before a place in the text."""
    row = sentence(reading, end)
    for i in range(max(k - 2, next_mention(reading, row.start)), k + 1):
        if reading.mentions[i].kind in ("person", "office"):
            party = party_at(reading, i, end)
            if party.fillers and party.end == end and all(can_travel(reading, f) for f in party.fillers):
                return party._replace(fillers=party.fillers[-1:])
    return NOBODY


BESIDE = re.compile(r",\s+(?:(?:currently|now|presently|also)\s+)?$", re.I)
