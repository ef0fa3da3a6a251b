"""Visits of people whom somebody sends, leads, welcomes or expects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique import data
from communique.extract.encounter_clause import frames_of, object_people, reach
from communique.extract.encounter_people import NOBODY, Party
from communique.extract.encounter_place import stays
from communique.extract.encounter_status import verb_status
from communique.extract.parts import reason
from communique.extract.visit_hosted import expects
from communique.extract.visit_parts import destinations, matcher
from communique.extract.visit_verb import can_travel, city, located, person, told, travellers
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def sent(reading: Reading) -> Iterator[ActDraft]:
    """Somebody sends a delegation to a place."""
    for frame in frames_of(reading, ("send", "dispatch")):
        stop = reach(reading, frame)
        people = object_people(reading, frame.verb.end, stop)
        if not people.fillers or frame.verb.passive or not all(can_travel(reading, f) for f in people.fillers):
            continue
        match = re.compile(r"\s+(?:on (?:a|an) \w+ )?to\b").match(reading.text, people.end)
        places = destinations(reading, match.end(), stop) if match else []
        for act in told(reading, frame, people, [p for p in places if p.host or city(reading, p)], reason(sent)):
            yield act._replace(
                span=Span(frame.verb.start, act.span.end),
                status="planned" if act.status == "occurred" and frame.verb.tense != "past" else act.status,
            )


def led(reading: Reading) -> Iterator[ActDraft]:
    """Somebody leads a delegation or mission to a place."""
    for frame in frames_of(reading, ("lead", "head")):
        stop = reach(reading, frame)
        match = matcher(
            reading.language, "nouns", "mission", r"\s+((?:a|an|the|his|her)\s+(?:[\w-]+\s+){0,3}?", r")"
        ).match(reading.text, frame.verb.end, stop)
        to = re.compile(r"\s+to\b").match(reading.text, match.end()) if match else None
        places = [p for p in destinations(reading, to.end(), stop) if located(reading, p)] if to else []
        places = [p for p in places if not re.match(r"\s+[A-Z]", reading.text[p.end : p.end + 3])]
        head = travellers(reading, frame)
        if match and places and head.fillers and not frame.verb.passive:
            party = Party(
                (Filler(None, Span(match.start(1), match.end(1))),),
                match.start(1),
                match.end(1),
                head.fillers[:1],
            )
            for act in told(reading, frame, party, places, reason(led)):
                yield act._replace(span=Span(frame.verb.start, act.span.end))


def welcomed(reading: Reading) -> Iterator[ActDraft]:
    """Somebody is welcomed to a country: a visit of the one welcomed."""
    for frame in frames_of(reading, ("welcome", "receive", "host")):
        stop = reach(reading, frame)
        guest = object_people(reading, frame.verb.end, stop)
        if not guest.fillers or frame.verb.passive or not all(person(reading, f) for f in guest.fillers):
            continue
        match = re.compile(r"(?:,?\s+\w+){0,3}?\s+to\b(?:[^.;,]{0,60}?\s(?:in|at))?", re.I).match(
            reading.text, guest.end, stop
        )
        direct = re.compile(r"(?:,?\s+\w+){0,3}?\s+to\b", re.I).match(reading.text, guest.end, stop)
        places = [
            p for m in (direct, match) if m for p in destinations(reading, m.end(), stop) if p.host or city(reading, p)
        ]
        coming = verb_status(reading, frame) in ("planned", "proposed")
        if frame.lemma != "welcome" or expects(reading, frame):
            continue
        turn = said_in_turn(reading, frame)
        venues = data.words(reading.language, "places.venues")
        towns = [p for p in places if direct and not any(reading.words(span) in venues for span in p.where)]
        places = [p for p in places if p.host or coming or turn or p in towns][:1]
        for act in told(reading, frame, guest, places, reason(welcomed)):
            yield act._replace(
                span=Span(frame.verb.start, act.span.end),
                status="ongoing" if act.status == "occurred" or turn else act.status,
            )


def said_in_turn(reading: Reading, frame: Frame) -> bool:
    """Does somebody say it in a turn, to a guest who is there?"""
    voice = reading.voice_at(frame.verb.start)
    return voice is not None and reading.statements[voice].mode == "verbatim" and frame.verb.tense != "future"


def taken(reading: Reading) -> Iterator[ActDraft]:
    """A tour takes somebody to a place."""
    for frame in frames_of(reading, ("take", "bring")):
        stop = reach(reading, frame)
        named = object_people(reading, frame.verb.end, stop)
        named = named if named.fillers and all(person(reading, f) for f in named.fillers) else NOBODY
        match = re.compile(r"\s+(?:him|her|them)\s+to\b").match(reading.text, frame.verb.end)
        match = match or (re.compile(r"\s+to\b").match(reading.text, named.end) if named.fillers else None)
        places = [p for p in destinations(reading, match.end(), stop) if located(reading, p)] if match else []
        people = (named or object_people(reading, frame.verb.end, match.end())) if match else NOBODY
        if people.fillers and places:
            for act in told(reading, frame, people, places, reason(taken)):
                yield act._replace(span=Span(frame.verb.start, act.span.end))


def expected(reading: Reading) -> Iterator[ActDraft]:
    """Somebody is expected in a place."""
    for frame in frames_of(reading, ("expect", "await")):
        stop = reach(reading, frame)
        people = object_people(reading, frame.verb.end, stop)
        if frame.verb.passive:
            people, start = travellers(reading, frame), frame.verb.end
        else:
            start = people.end
        match = (
            re.compile(r"\s+(?:in|at)\b").match(reading.text, start)
            if people.fillers and all(person(reading, f) for f in people.fillers)
            else None
        )
        places = [p for p in stays(reading, match.end(), stop) if city(reading, p)] if match else []
        for act in told(reading, frame, people, places[:1], reason(expected)):
            yield act._replace(
                span=Span(frame.verb.start, act.span.end),
                status="planned" if act.status in ("occurred", "ongoing") else act.status,
            )
