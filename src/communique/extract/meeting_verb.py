"""What the verbs of encounter share: the clause of the act, who meets whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import agent_before, reach, subject_of
from communique.extract.encounter_people import Party, next_mention, sentence
from communique.extract.encounter_place import places_in, scene
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_whose import company
from communique.extract.meeting_parts import enough, matcher, sketch, symmetric, words
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def lemmas(reading: Reading, *names: str) -> list[str]:
    return [lemma for name in names for lemma in words(reading.language, "verbs", name)]


def clause(reading: Reading, frame: Frame, subject: Party, end: int) -> Span:
    """From the subject, where it stands in the clause, to an end."""
    lower = sentence(reading, frame.verb.start).start
    start = (
        subject.start
        if subject.fillers and lower <= subject.start < frame.verb.start and not frame.shared
        else frame.verb.start
    )
    return Span(start, max(end, frame.verb.end))


def active(frame: Frame) -> bool:
    return not frame.verb.passive or frame.verb.form == "participle"


def following(reading: Reading, frame: Frame, pattern: str) -> bool:
    return bool(re.compile(pattern, re.I).match(reading.text, frame.verb.end))


def is_people(reading: Reading, filler: Filler) -> bool:
    return filler.entity is None or reading.cast.characters[filler.entity].type in (
        "person",
        "office",
        "group",
    )


def agent(reading: Reading, frame: Frame) -> bool:
    return bool(agent_before(reading, sentence(reading, frame.verb.start).start, frame.verb.start).fillers)


def both(reading: Reading, frame: Frame, other: Party, subtype: str, rule: str) -> Iterator[ActDraft]:
    """A symmetric encounter of a verb's subject with others; "we met" takes in the one spoken to."""
    subject = subject_of(reading, frame)
    if not subject.fillers or not all(acting(reading, f) for f in subject.fillers):
        return
    if not other.fillers:
        subject = with_addressee(reading, frame, subject)
    roles = symmetric(subject, other)
    if not enough(roles) and not (not other.fillers and a_number(reading, frame, subject)):
        return
    stop = reach(reading, frame)
    span = clause(reading, frame, subject, other.end if other.fillers else stop)
    yield sketch(
        reading,
        span,
        rule,
        roles,
        subtype=subtype,
        status=verb_status(reading, frame),
        when=time_of(reading, frame, stop),
        stop=max(stop, other.end),
        at=frame.verb.start,
    )


def a_number(reading: Reading, frame: Frame, subject: Party) -> bool:
    """ "Officials will meet in May": several, told as one, who meet at a time or place told."""
    if frame.lemma not in ("meet", "convene", "gather") or not subject.fillers:
        return False
    if frame.lemma == "convene" and frame.object is not None:
        return False
    k = next_mention(reading, subject.start)
    here = reading.mentions[k : k + 1]
    own = [m for m in here if m.start == subject.start and m.plural and m.kind in ("office", "group")]
    people = matcher(reading.language, "verbs", "a_number").search(
        reading.text, subject.start, max(subject.end, subject.start)
    )
    stop = reach(reading, frame)
    timed = time_of(reading, frame, stop) is not None or bool(places_in(reading, frame.verb.end, stop))
    timed = timed or bool(scene(reading, frame.verb.start))
    return timed and (bool(own) or bool(people)) and reading.words(frame.subject).lower() not in ("they", "we")


def acting(reading: Reading, filler: Filler) -> bool:
    return filler.entity is not None or len(reading.words(filler.span).split()) < 12


def with_addressee(reading: Reading, frame: Frame, subject: Party) -> Party:
    """ "We met in May", said by one: the speaker and the other principal."""
    if reading.words(frame.subject).lower() != "we" or len(subject.fillers) != 1:
        return subject
    others = company(reading, frame.verb.start, tuple(subject.numbers)) or tuple(
        p for p in reading.cast.principals if p not in subject.numbers
    )
    others = others[:1]
    return subject._replace(fillers=(*subject.fillers, *(Filler(p, subject.fillers[0].span) for p in others)))


def is_person(reading: Reading, filler: Filler) -> bool:
    return filler.entity is not None and reading.cast.characters[filler.entity].type in ("person", "office")
