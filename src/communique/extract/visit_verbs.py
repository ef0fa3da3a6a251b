"""Visits told by a verb: visited, travelled to, arrived in, is in, sent a delegation to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of, object_people, reach, verb_before
from communique.extract.encounter_people import NOBODY, Party
from communique.extract.encounter_place import Stay, stays, time_in
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_walk import party_after
from communique.extract.parts import reason
from communique.extract.visit_moved import expected, led, sent, taken, welcomed
from communique.extract.visit_parts import destinations, matcher, present, words
from communique.extract.visit_verb import city, invited, located, named_place, one_thanked, person, told, travellers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits that verbs tell."""
    for rule in (visited, travelled, is_in, sent, led, welcomed, taken, expected):
        yield from rule(reading)


def visited(reading: Reading) -> Iterator[ActDraft]:
    """Somebody visited or toured a place."""
    for frame in frames_of(reading, words(reading.language, "verbs", "object")):
        if invited(reading, frame):
            continue
        visitor = travellers(reading, frame)
        stop = reach(reading, frame)
        places = places_of_object(reading, frame, stop)
        if frame.verb.passive:
            visitor = (
                party_after(reading, by.end(), stop)
                if (by := re.compile(r"\s+by\b").match(reading.text, frame.verb.end))
                else NOBODY
            )
            places = stays(reading, frame.subject.start, frame.verb.start) if frame.subject else []
        if visitor.fillers and places:
            yield from told(reading, frame, visitor, places, reason(visited))


def places_of_object(reading: Reading, frame: Frame, stop: int) -> list[Stay]:
    places = destinations(reading, frame.verb.end, stop)
    if places:
        return places
    if matcher(reading.language, "verbs", "not_places", r"\s+(?:[\w-]+\s+){0,3}?").match(reading.text, frame.verb.end):
        return []
    if matcher(reading.language, "verbs", "people_objects", r"\s+").match(reading.text, frame.verb.end):
        return []
    inner = re.compile(r"\s+((?:the|a|an|his|her|their|our|[A-Z][\w.]*)\s[^,;.]{0,70}?)\s+(?:in|at|near)\s+").match(
        reading.text, frame.verb.end
    )
    if inner and inner.end() < stop:
        found = stays(reading, inner.end(), stop)
        if found:
            return found
    thing = re.compile(
        r"\s+((?:the|this|a|an)(?:\s+[\w'-]+){1,7}?)(?=[,.;]|\s+(?:together|with|and|to|where|in|on|for|as|during)\b|$)"
    ).match(reading.text, frame.verb.end)
    if thing and all(f.entity is None for f in object_people(reading, frame.verb.end, stop).fillers):
        end = thing.start(1) + len(thing.group(1).rstrip(". "))
        return [Stay((Span(thing.start(1), end),), (), end)]
    return named_place(reading, frame.verb.end, stop)


def travelled(reading: Reading) -> Iterator[ActDraft]:
    """Somebody travelled to, arrived in, left for or is back from a place."""
    groups = (
        ("travel", r"\s+(?:\w+ly\s+|(?:on|onwards?|back|over|down|up|all the way)\s+|from\s[\w' ]{2,30}?\s)?to\b"),
        ("arrive", r"\s+(?:\w+ly\s+|back\s+)?(?:in|at|to|on)\b"),
        ("leave", r"\s+(?:[A-Z]\w+\s+)?(?:off\s+)?for\b"),
        ("land", r"\s+(?:down\s+|in\s*)?(?:in|at|into)\b"),
        ("pass", r"\s+(?:\w+ly\s+)?(?:through|via)\b"),
        ("return", r"\s+(?:home\s+|back\s+|here\s+|today\s+|yesterday\s+)?from\b"),
        ("been", r"\s+(?:back\s+)?to\b"),
        ("back", r"\s+(?:just\s+)?(?:back|home)\s+from\b"),
    )
    for name, preposition in groups:
        for frame in frames_of(reading, words(reading.language, "verbs", name)):
            stop = reach(reading, frame)
            match = find_preposition(reading, frame, preposition, stop)
            match = here_at(reading, frame) if match is None and name == "arrive" else match
            if match is None or invited(reading, frame) or frame.verb.passive:
                continue
            visitor = thanked_for(reading, frame) or travellers(reading, frame)
            if frame.lemma == "move" and reading.voice_at(frame.verb.start) is not None:
                continue  # "we moved to Oslo when I was ten"
            called = frame.lemma == "go" and voiced(reading, frame)  # "We'll go to Andrea next"
            places = destinations(reading, match, stop)
            places = places or (at_the_place(reading, frame, visitor) if name == "arrive" else [])
            places = places or ([] if called else named_place(reading, match, stop))
            if visitor.fillers and places and all(located(reading, p) for p in places):
                if name in PEOPLE and not all(person(reading, f) for f in visitor.fillers):
                    continue
                if name in PEOPLE[1:] and verb_status(reading, frame) != "occurred":
                    continue
                if name == "been" and not frame.verb.perfect:
                    continue
                for act in told(reading, frame, visitor, places, reason(travelled)):
                    yield act._replace(subtype="transit") if name == "pass" else act


PEOPLE = ("pass", "been", "return", "back")  # convoys pass and refugees return


def here_at(reading: Reading, frame: Frame) -> int | None:
    """Where "here" right behind a verb ends ("arrived here on Monday")."""
    here = re.compile(r"\s+here\b").match(reading.text, frame.verb.end)
    return here.end() if here else None


def at_the_place(reading: Reading, frame: Frame, visitor: Party) -> list[Stay]:
    """ "Who arrived here on Monday": the state in which that is said, if it is none of the visitor's own."""
    end = here_at(reading, frame)
    if end is None or not visitor.fillers:
        return []
    place = Span(end - len("here"), end)
    host = present(reading, place)
    own = {reading.state_of(f.entity) for f in visitor.fillers if f.entity is not None}
    return [Stay((place,), host, end)] if host and host[0].entity not in own else []


def voiced(reading: Reading, frame: Frame) -> bool:
    """Does "we" in a turn call somebody ("We'll go to Andrea")?"""
    section = reading.section_at(frame.verb.start)
    return section is not None and section.kind == "turn" and reading.words(frame.subject).lower() == "we"


def thanked_for(reading: Reading, frame: Frame) -> Party:
    """ "Thanked him for coming to Warsaw": the one thanked came."""
    before = reading.text[max(frame.verb.start - 5, 0) : frame.verb.start]
    spoken_to = one_thanked(reading, frame)
    if spoken_to.fillers:
        return spoken_to
    verb = verb_before(reading, frame.verb.start)
    if (
        frame.verb.form != "gerund"
        or before.strip() != "for"
        or verb is None
        or verb.lemma not in words(reading.language, "verbs", "thank")
    ):
        return NOBODY
    party = object_people(reading, verb.verb.end, frame.verb.start)
    return party if party.fillers and all(person(reading, f) for f in party.fillers) else NOBODY


def find_preposition(reading: Reading, frame: Frame, preposition: str, stop: int) -> int | None:
    """The end of the preposition of place that goes with a verb: at once, or after a time or adverb."""
    at = frame.verb.end
    match = re.compile(preposition).match(reading.text, at)
    if match:
        return match.end()
    late = re.compile(r"(?:[^,;]{0,40}?)" + preposition).match(reading.text, at, stop)
    if (
        late
        and reading.mentions_in(Span(at, late.end()))
        and all(reading.mentions[i].kind == "time" for i in reading.mentions_in(Span(at, late.end())))
    ):
        return late.end()
    return None


def is_in(reading: Reading) -> Iterator[ActDraft]:
    """Somebody is in a place, there on a visit or due there."""
    preposition = re.compile(r"(?:\s+(?:currently|now|due|also|again|already|today))*\s+(?:in|at|here)\b", re.I)
    for frame in frames_of(reading, ("be",)):
        match = preposition.match(reading.text, frame.verb.end)
        if match is None or frame.verb.passive:
            continue
        stop = reach(reading, frame)
        visitor = travellers(reading, frame)
        places = [p for p in stays(reading, match.end(), stop) if city(reading, p)] or away(reading, frame, match)
        own = [
            p
            for p in places
            if p.host and visitor.fillers and reading.state_of(visitor.fillers[0].entity or 0) == p.host[0].entity
        ]
        if not visitor.fillers or not places or own or not all(person(reading, f) for f in visitor.fillers):
            continue
        for act in told(reading, frame, visitor, places[:1], reason(is_in)):
            act = act._replace(when=act.when or last_time(reading, frame, places[0]))
            due = re.search(r"\bdue\b", match.group())
            yield act._replace(
                status="planned"
                if due
                else "ongoing"
                if act.status == "occurred" and frame.verb.tense == "present"
                else act.status
            )


def last_time(reading: Reading, frame: Frame, place: Stay) -> Span | None:
    """ "The last time I was in Lima was in 2019": the time told behind the place."""
    counted = frame.subject and TIME_THAT.search(reading.text[max(frame.subject.start - 30, 0) : frame.subject.start])
    said = re.compile(r"\s+(?:was|were)\b").match(reading.text, place.end) if counted else None
    return time_in(reading, said.end(), said.end() + 30) if said else None


TIME_THAT = re.compile(r"\b(?:last|first|second|previous|only)\s+time\s+(?:that\s+)?$", re.I)


def away(reading: Reading, frame: Frame, match: re.Match[str]) -> list[Stay]:
    """ "who was in the country", "he will be here on 7 July"."""
    here = re.search(r"\bhere$", match.group())
    timed = here and frame.verb.tense == "past" and time_of(reading, frame, match.end() + 30)
    if here and (frame.verb.tense == "future" or timed):
        place = Span(match.end() - 4, match.end())
        return [Stay((place,), present(reading, place), place.end)]
    before = reading.text[max(frame.verb.start - 8, 0) : frame.verb.start]
    return destinations(reading, match.end(), match.end() + 40) if re.search(r"\bwho\s$", before) and not here else []
