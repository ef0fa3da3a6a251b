"""Meetings told by what somebody came for: joined for lunch, attended a dinner given by, was briefed by, witnessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of, object_people, reach, subject_of, with_people
from communique.extract.encounter_people import NOBODY, alternatives, sentence
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.meeting_noun import subtypes
from communique.extract.meeting_parts import enough, hosted, matcher, sketch, symmetric
from communique.extract.meeting_verb import clause, is_people, is_person, lemmas
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

Roles = list[tuple[str, tuple[Filler, ...]]]


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings that somebody joined, attended or witnessed."""
    for rule in (joined, attended_meal, briefed, witnessed):
        yield from rule(reading)


def joined(reading: Reading) -> Iterator[ActDraft]:
    """Somebody joined somebody for a meeting or a meal."""
    for frame in frames_of(reading, lemmas(reading, "join")):
        stop = reach(reading, frame)
        other = with_people(reading, frame.verb.end, stop, "by") if frame.verb.passive else NOBODY
        other = other or object_people(reading, frame.verb.end, stop)
        if not other or not all(is_person(reading, f) for f in other.fillers):
            continue
        event = event_after(reading, other.end, stop, "for|in|at|on")
        roles = symmetric(subject_of(reading, frame), other)
        if event and enough(roles):
            yield told(reading, frame, roles, event, reason(joined))


def attended_meal(reading: Reading) -> Iterator[ActDraft]:
    """Somebody attended a meal that somebody gave: host and guest."""
    given = matcher(reading.language, "joined", "given", r"\s+")
    for frame in frames_of(reading, (*lemmas(reading, "attend"), "take", "join")):
        if frame.verb.passive:
            continue
        row = sentence(reading, frame.verb.end)
        event = event_after(reading, frame.verb.end, row.end, "(?:part )?in|at|")
        by = given.search(reading.text, event.end, min(event.end + FAR, row.end)) if event else None
        if event is None or by is None or kind(reading, event) not in ("meal", "ceremony"):
            continue
        host, guest = with_people(reading, by.start(), row.end, "by"), subject_of(reading, frame)
        roles = hosted(host, guest)
        if host.fillers and roles[1][1] and all(is_people(reading, f) for f in guest.fillers):
            yield told(reading, frame, roles, Span(event.start, host.end), reason(attended_meal))


def briefed(reading: Reading) -> Iterator[ActDraft]:
    """Somebody was briefed by somebody, both named."""
    for frame in frames_of(reading, lemmas(reading, "brief")):
        stop = reach(reading, frame)
        other, subject = with_people(reading, frame.verb.end, stop, "by"), subject_of(reading, frame)
        people = (*other.fillers, *subject.fillers)
        if not frame.verb.passive or not other.fillers or not all(is_person(reading, f) for f in people):
            continue
        roles = symmetric(subject, other)
        if enough(roles) and reading.voice_at(frame.verb.start) is None:
            yield told(reading, frame, roles, Span(other.start, other.end), reason(briefed))


def witnessed(reading: Reading) -> Iterator[ActDraft]:
    """Several witnessed the signing or exchange of documents together."""
    what = matcher(reading.language, "joined", "ceremonies", r"\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,2}?")
    for frame in frames_of(reading, lemmas(reading, "witness")):
        match = what.match(reading.text, frame.verb.end)
        subject = subject_of(reading, frame)
        people = subject.fillers and all(is_person(reading, f) for f in subject.fillers)
        if match and people and not frame.verb.passive and enough(symmetric(subject, NOBODY)):
            roles = symmetric(subject, NOBODY)
            yield told(reading, frame, roles, Span(match.start() + 1, match.end()), reason(witnessed))


def told(reading: Reading, frame: Frame, roles: Roles, event: Span, rule: str) -> ActDraft:
    subject, stop = subject_of(reading, frame), reach(reading, frame)
    return sketch(
        reading, clause(reading, frame, subject, event.end), rule, roles, subtype=kind(reading, event),
        status=verb_status(reading, frame), when=time_of(reading, frame, stop), stop=max(stop, event.end),
        at=frame.verb.start,
    )  # fmt: skip


def event_after(reading: Reading, start: int, stop: int, prepositions: str) -> Span | None:
    """The noun of an encounter that follows one of some prepositions ("for a working lunch")."""
    lead = rf"(?:\s+\w+ly|,)?\s+(?:{prepositions})\s*(?:a|an|the|her|his|their)?\s*(?:[\w-]+\s+){{0,3}}?"
    match = alternatives(subtypes(reading.language), lead).match(reading.text, start, stop)
    return Span(match.start() + 1, match.end()) if match else None


def kind(reading: Reading, event: Span) -> str:
    """The subtype that the noun of a stretch tells; a reception that somebody attends is a ceremony."""
    phrase = reading.words(event).lower()
    found = subtypes(reading.language)
    noun = next((found[w] for w in sorted(found, key=len, reverse=True) if re.search(rf"\b{w}\b", phrase)), "")
    if not noun and matcher(reading.language, "joined", "ceremonies").search(phrase):
        return "signing"
    return {"audience": "ceremony", "conversation": "talks"}.get(noun, noun) or "unspecified"


FAR = 60  # characters between a meal and who gave it
