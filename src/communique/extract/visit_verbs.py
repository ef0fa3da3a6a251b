"""Visits told by a verb: visited, travelled to, arrived in, is in, sent a delegation to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter import (
    NOBODY, Party, Stay, capital_place, frames_of, object_people, party_after, reach, sentence, stays, subject_of, tail, time_of, verb_status,
)  # fmt: skip
from communique.extract.parts import reason
from communique.extract.visit_parts import destinations, home, kind_in, matcher, sketch, words
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits that verbs tell."""
    for rule in (visited, travelled, is_in, sent, led, welcomed, taken, expected):
        yield from rule(reading)


def travellers(reading: Reading, frame: Frame) -> Party:
    """Who travels: people, offices, delegations; never a state or a thing."""
    subject = subject_of(reading, frame)
    kept = tuple(f for f in subject.fillers if can_travel(reading, f))
    return subject._replace(fillers=kept) if len(kept) == len(subject.fillers) else NOBODY


def can_travel(reading: Reading, filler: Filler) -> bool:
    if filler.entity is None:
        return len(reading.words(filler.span).split()) < 9
    return reading.cast.characters[filler.entity].type in ("person", "office", "group")


def told(reading: Reading, frame: Frame, visitor: Party, places: list[Stay], rule: str) -> Iterator[ActDraft]:
    """One visit for each destination of a verb."""
    stop = max(reach(reading, frame), max((p.end for p in places), default=0))
    lower = sentence(reading, frame.verb.start).start
    start = visitor.start if lower <= visitor.start < frame.verb.start and not frame.shared else frame.verb.start
    status = verb_status(reading, frame)
    section = reading.section_at(frame.verb.start)
    present = status == "occurred" and frame.verb.form == "finite" and frame.verb.tense == "present" and not frame.verb.perfect and not (section and section.kind == "headline")
    if present and frame.lemma not in words(reading.language, "verbs", "stand") and (frame.lemma in words(reading.language, "verbs", "soon") or time_of(reading, frame, stop)):
        status = "planned"
    for stay in places:
        noun = re.compile(r"[^.;]{0,60}?\b(?:on|for|paying|as part of|during)\s+(?:an?|his|her|their|the)\s+((?:[\w-]+\s+){0,4})(?:visit|trip|tour)\b", re.I).search(reading.text, frame.verb.start, stop)
        subtype = kind_in(reading, noun.group(1)) if noun else "unspecified"
        end = tail(reading, max(stay.end, frame.verb.end), stop)
        whole = visitor.start if lower <= visitor.start < frame.verb.start and frame.verb.start - visitor.start < 120 else start
        also = (Span(whole, end),) if whole != start else ()
        yield sketch(reading, Span(start, end), rule, visitor, stay, subtype=subtype, status=status, also=also,
                     when=time_of(reading, frame, stop), stop=stop, at=frame.verb.start)  # fmt: skip


def visited(reading: Reading) -> Iterator[ActDraft]:
    """Somebody visited or toured a place."""
    for frame in frames_of(reading, words(reading.language, "verbs", "object")):
        if invited(reading, frame):
            continue
        visitor = travellers(reading, frame)
        stop = reach(reading, frame)
        places = places_of_object(reading, frame, stop)
        if frame.verb.passive:
            visitor = party_after(reading, by.end(), stop) if (by := re.compile(r"\s+by\b").match(reading.text, frame.verb.end)) else NOBODY
            places = stays(reading, frame.subject.start, frame.verb.start) if frame.subject else []
        if visitor.fillers and places:
            yield from told(reading, frame, visitor, places, reason(visited))


def invited(reading: Reading, frame: Frame) -> bool:
    """Is the verb the content of an invitation (no visit yet)?"""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    noun = reading.text[max(frame.verb.start - 90, 0) : frame.verb.start]
    return bool(governor and governor.lemma in ("invite", "urge", "encourage", "call") or frame.verb.form == "infinitive" and re.search(r"\binvit\w+(?:\s+(?:for|extended|from|to)\s+[^.;]{0,60})?\s*$", noun, re.I))


def places_of_object(reading: Reading, frame: Frame, stop: int) -> list[Stay]:
    places = destinations(reading, frame.verb.end, stop)
    if places:
        return places
    if matcher(reading.language, "verbs", "not_places", r"\s+(?:[\w-]+\s+){0,3}?").match(reading.text, frame.verb.end):
        return []
    if matcher(reading.language, "verbs", "people_objects", r"\s+").match(reading.text, frame.verb.end):
        return []
    inner = re.compile(r"\s+((?:the|a|an|his|her|their|our|[A-Z][\w.]*)\s[^,;.]{0,70}?)\s+(?:in|at|near)\s+").match(reading.text, frame.verb.end)
    if inner and inner.end() < stop:
        found = stays(reading, inner.end(), stop)
        if found:
            return found
    thing = re.compile(r"\s+((?:the|this|a|an)\s+(?:[\w'.-]+\s*){1,7}?)(?=[,.;]|\s+(?:together|with|and|to|where|in|on|for|as|during)\b|$)").match(reading.text, frame.verb.end)
    if thing and all(f.entity is None for f in object_people(reading, frame.verb.end, stop).fillers):
        return [Stay((Span(thing.start(1), thing.end(1)),), (), thing.end(1))]
    return named_place(reading, frame.verb.end, stop)


def travelled(reading: Reading) -> Iterator[ActDraft]:
    """Somebody travelled to, arrived in or left for a place."""
    groups = (("travel", r"\s+(?:\w+ly\s+|on\s+|onwards?\s+|back\s+|over\s+|from\s+[\w' ]{2,30}?\s)?to\b"), ("arrive", r"\s+(?:\w+ly\s+|back\s+)?(?:in|at|to|on)\b"), ("leave", r"\s+(?:[A-Z]\w+\s+)?for\b"))
    for name, preposition in groups:
        for frame in frames_of(reading, words(reading.language, "verbs", name)):
            stop = reach(reading, frame)
            match = find_preposition(reading, frame, preposition, stop)
            if match is None or invited(reading, frame) or frame.verb.passive:
                continue
            visitor = travellers(reading, frame)
            places = destinations(reading, match, stop) or named_place(reading, match, stop)
            if visitor.fillers and places and all(located(reading, p) for p in places):
                yield from told(reading, frame, visitor, places, reason(travelled))


def named_place(reading: Reading, offset: int, stop: int) -> list[Stay]:
    place = capital_place(reading, offset, stop)
    return [Stay((place,), (), place.end)] if place else []


def find_preposition(reading: Reading, frame: Frame, preposition: str, stop: int) -> int | None:
    """The end of the preposition of place that goes with a verb: at once, or after a time or adverb."""
    at = frame.verb.end
    match = re.compile(preposition).match(reading.text, at)
    if match:
        return match.end()
    late = re.compile(r"(?:[^,;]{0,40}?)" + preposition).match(reading.text, at, stop)
    if late and reading.mentions_in(Span(at, late.end())) and all(reading.mentions[i].kind == "time" for i in reading.mentions_in(Span(at, late.end()))):
        return late.end()
    return None


def located(reading: Reading, stay: Stay) -> bool:
    """Is a destination a state or place (no organization, no event)?"""
    return any(m.kind in ("place", "state") for i in reading.mentions_in(stay.where[0]) for m in (reading.mentions[i],)) or bool(stay.host) or not reading.mentions_in(stay.where[0])


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
        own = [p for p in places if p.host and visitor.fillers and reading.state_of(visitor.fillers[0].entity or 0) == p.host[0].entity]
        if not visitor.fillers or not places or own or not all(person(reading, f) for f in visitor.fillers):
            continue
        for act in told(reading, frame, visitor, places[:1], reason(is_in)):
            due = re.search(r"\bdue\b", match.group())
            yield act._replace(status="planned" if due else "ongoing" if act.status == "occurred" and frame.verb.tense == "present" else act.status)


def away(reading: Reading, frame: Frame, match: re.Match[str]) -> list[Stay]:
    """"who was in the country", "he will be here on 7 July"."""
    here = re.search(r"\bhere$", match.group())
    if here and frame.verb.tense == "future":
        place = Span(match.end() - 4, match.end())
        return [Stay((place,), home(reading, place.start, place.end, "our"), place.end)]
    before = reading.text[max(frame.verb.start - 8, 0) : frame.verb.start]
    return destinations(reading, match.end(), match.end() + 40) if re.search(r"\bwho\s$", before) and not here else []


def city(reading: Reading, stay: Stay) -> bool:
    i = [reading.mentions[k] for k in reading.mentions_in(stay.where[0])]
    return bool(i) and i[0].kind in ("place", "state") and i[0].start == stay.where[0].start


def person(reading: Reading, filler: Filler) -> bool:
    if filler.entity is None:
        return False
    character = reading.cast.characters[filler.entity]
    return character.type in ("person", "office") or character.type == "group" and "delegation" in character.name.lower()


def sent(reading: Reading) -> Iterator[ActDraft]:
    """Somebody sends a delegation to a place."""
    for frame in frames_of(reading, ("send", "dispatch")):
        stop = reach(reading, frame)
        people = object_people(reading, frame.verb.end, stop)
        if not people.fillers or frame.verb.passive or not all(can_travel(reading, f) for f in people.fillers):
            continue
        match = re.compile(r"\s+(?:on (?:a|an) \w+ )?to\b").match(reading.text, people.end)
        places = destinations(reading, match.end(), stop) if match else []
        for act in told(reading, frame, people, [p for p in places if located(reading, p)], reason(sent)):
            yield act._replace(span=Span(frame.verb.start, act.span.end), status="planned" if act.status == "occurred" and frame.verb.tense != "past" else act.status)


def led(reading: Reading) -> Iterator[ActDraft]:
    """Somebody leads a delegation or mission to a place."""
    for frame in frames_of(reading, ("lead", "head")):
        stop = reach(reading, frame)
        match = matcher(reading.language, "nouns", "mission", r"\s+((?:a|an|the|his|her)\s+(?:[\w-]+\s+){0,3}?", r")").match(reading.text, frame.verb.end, stop)
        to = re.compile(r"\s+to\b").match(reading.text, match.end()) if match else None
        places = [p for p in destinations(reading, to.end(), stop) if located(reading, p)] if to else []
        head = travellers(reading, frame)
        if match and places and head.fillers and not frame.verb.passive:
            party = Party((Filler(None, Span(match.start(1), match.end(1))),), match.start(1), match.end(1), head.fillers[:1])
            for act in told(reading, frame, party, places, reason(led)):
                yield act._replace(span=Span(frame.verb.start, act.span.end))


def welcomed(reading: Reading) -> Iterator[ActDraft]:
    """Somebody is welcomed to a country: a visit of the one welcomed."""
    for frame in frames_of(reading, ("welcome", "receive", "host")):
        stop = reach(reading, frame)
        guest = object_people(reading, frame.verb.end, stop)
        if not guest.fillers or frame.verb.passive or not all(person(reading, f) for f in guest.fillers):
            continue
        match = re.compile(r"(?:,?\s+\w+){0,3}?\s+to\b(?:[^.;,]{0,60}?\s(?:in|at))?", re.I).match(reading.text, guest.end, stop)
        direct = re.compile(r"(?:,?\s+\w+){0,3}?\s+to\b", re.I).match(reading.text, guest.end, stop)
        places = [p for m in (direct, match) if m for p in destinations(reading, m.end(), stop) if p.host or city(reading, p)]
        coming = verb_status(reading, frame) in ("planned", "proposed")
        if frame.lemma != "welcome":
            continue
        for act in told(reading, frame, guest, [p for p in places if p.host or coming][:1], reason(welcomed)):
            yield act._replace(span=Span(frame.verb.start, act.span.end), status="ongoing" if act.status == "occurred" else act.status)


def taken(reading: Reading) -> Iterator[ActDraft]:
    """A tour takes somebody to a place."""
    for frame in frames_of(reading, ("take", "bring")):
        match = re.compile(r"\s+(?:him|her|them)\s+to\b").match(reading.text, frame.verb.end)
        stop = reach(reading, frame)
        places = [p for p in destinations(reading, match.end(), stop) if located(reading, p)] if match else []
        people = object_people(reading, frame.verb.end, match.end()) if match else NOBODY
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
        match = re.compile(r"\s+(?:in|at)\b").match(reading.text, start) if people.fillers and all(person(reading, f) for f in people.fillers) else None
        places = [p for p in stays(reading, match.end(), stop) if city(reading, p)] if match else []
        for act in told(reading, frame, people, places[:1], reason(expected)):
            yield act._replace(span=Span(frame.verb.start, act.span.end), status="planned" if act.status in ("occurred", "ongoing") else act.status)
