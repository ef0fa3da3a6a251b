"""Visits told by those who host: "looks forward to hosting X in", "hosted X for a state visit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of, object_people, reach, subject_of
from communique.extract.encounter_people import Party
from communique.extract.encounter_place import Stay
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.parts import reason
from communique.extract.visit_parts import destinations, kind_in, matcher, present, sketch, words
from communique.extract.visit_verb import located, person
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

FORWARD = re.compile(r"\b(?:look\w*\s+forward\s+to|hope\w*\s+to|await\w*|eager to)\s+(?:\w+ly\s+|soon\s+)?$", re.I)
FOR_VISIT = re.compile(
    r"[^.;]{0,120}?\b(?:for|on|during)\s+(?:an?|his|her|their)\s+((?:[\w-]+\s+){0,4})(?:visit|trip|tour)\b", re.I
)
HERE = re.compile(r"\s+(?:back\s+|again\s+)?here\b")
LEADS = re.compile(r"[^.;,]{0,60}?\s(?:to|in|at)(?=\s)")


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits that a host's verbs tell."""
    for frame in frames_of(reading, (*words(reading.language, "verbs", "welcome"), "have")):
        if frame.lemma == "have" and not expects(reading, frame):
            continue
        guest = object_people(reading, frame.verb.end, reach(reading, frame))
        if guest.fillers and not frame.verb.passive and all(visiting(reading, f) for f in guest.fillers):
            yield from awaited(reading, frame, guest)
            yield from for_visit(reading, frame, guest)


def visiting(reading: Reading, filler: Filler) -> bool:
    """People, or a delegation or mission named by its words."""
    return person(reading, filler) or bool(
        matcher(reading.language, "nouns", "mission").search(reading.words(filler.span))
    )


def place_of(reading: Reading, guest: Party, stop: int) -> Stay | None:
    """The place to which or in which the guest is received."""
    match = LEADS.match(reading.text, guest.end, stop)
    while match:
        found = [p for p in destinations(reading, match.end(), stop) if located(reading, p)]
        if found:
            return found[0]
        match = LEADS.match(reading.text, match.end(), stop)
    said_here = HERE.match(reading.text, guest.end, stop) if reading.voice_at(guest.start) is not None else None
    place = Span(said_here.end() - len("here"), said_here.end()) if said_here else None
    return Stay((place,), present(reading, place), place.end) if place else None


def expects(reading: Reading, frame: Frame) -> bool:
    """Does the host look forward to it?"""
    return bool(FORWARD.search(reading.text[max(frame.verb.start - 50, 0) : frame.verb.start]))


def awaited(reading: Reading, frame: Frame, guest: Party) -> Iterator[ActDraft]:
    """Somebody looks forward to hosting somebody in a place: a visit proposed."""
    stop = reach(reading, frame)
    place = place_of(reading, guest, stop)
    if place is None or not expects(reading, frame):
        return
    yield visit(reading, frame, (guest, place), reason(awaited), status="proposed", when=time_of(reading, frame, stop))


def for_visit(reading: Reading, frame: Frame, guest: Party) -> Iterator[ActDraft]:
    """Somebody receives somebody for a state, official or working visit."""
    stop = reach(reading, frame)
    noun = FOR_VISIT.match(reading.text, guest.end, max(stop, guest.end))
    if noun is None or expects(reading, frame) or frame.verb.form not in ("finite", "infinitive"):
        return
    kind = kind_in(reading, noun.group(1))
    values = {"status": verb_status(reading, frame), "when": time_of(reading, frame, stop), "subtype": kind}
    if kind != "unspecified":
        yield visit(
            reading, frame, (guest, place_of(reading, guest, stop)), reason(for_visit), end=noun.end(), **values
        )


def visit(reading: Reading, frame: Frame, travel: tuple[Party, Stay | None], rule: str, **values: object) -> ActDraft:
    guest, place = travel
    host = subject_of(reading, frame)
    end = int(str(values.pop("end", place.end if place else guest.end)))
    start = (
        host.start
        if host.fillers and 0 < frame.verb.start - host.start < 120 and not frame.shared
        else frame.verb.start
    )
    if place is None or not place.host:
        place = Stay(place.where if place else (), host.fillers, end)
    return sketch(reading, Span(start, end), (guest, place), rule, at=frame.verb.start, **values)
