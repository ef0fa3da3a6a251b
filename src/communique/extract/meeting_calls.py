"""Calls told by a verb: phoned, spoke with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of, reach, subject_of, with_people
from communique.extract.encounter_people import Party, sentence
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_walk import party_after
from communique.extract.meeting_parts import enough, matcher, sketch, symmetric, words
from communique.extract.meeting_verb import both, clause, following, is_people, is_person, lemmas
from communique.extract.parts import reason
from communique.reading import ActDraft, Frame, Reading


def called(reading: Reading) -> Iterator[ActDraft]:
    """Somebody phoned somebody: a call, and who made it."""
    for frame in frames_of(reading, lemmas(reading, "calling", "phone")):
        if frame.verb.passive or following(reading, frame, r"\s+(?:on|upon|for|off|in|out|to|attention|it)\b"):
            continue
        stop = reach(reading, frame)
        other = party_after(reading, frame.verb.end, stop)
        if (
            not other.fillers
            or not all(is_person(reading, f) for f in other.fillers)
            or followed_by_name(reading, frame, other)
        ):
            continue
        subject = subject_of(reading, frame)
        if not subject.fillers or not all(is_people(reading, f) for f in subject.fillers):
            continue
        roles = [*symmetric(subject, other), ("initiator", subject.fillers)]
        if not enough(roles[:1]):
            continue
        yield sketch(
            reading,
            clause(reading, frame, subject, other.end),
            reason(called),
            roles,
            subtype="call",
            status=verb_status(reading, frame),
            when=time_of(reading, frame, stop),
            stop=stop,
            at=frame.verb.start,
        )


def followed_by_name(reading: Reading, frame: Frame, other: Party) -> bool:
    """ "called the President a friend", "called the President to resign": no call, but "to discuss trade" is one."""
    if not re.compile(r"\s+(?:(?:a|an|to)\b|[\"\u201c'])").match(reading.text, other.end):
        return False
    purpose = matcher(reading.language, "verbs", "called_to", r"\s+to\s+(?:\w+ly\s+)?", r"\b")
    return frame.lemma == "call" and not purpose.match(reading.text, other.end)


def spoke(reading: Reading) -> Iterator[ActDraft]:
    """Somebody spoke with somebody: a call, unless a place is named."""
    for frame in frames_of(reading, lemmas(reading, "speak")):
        if frame.verb.passive or following(
            reading,
            frame,
            r"s?\s+(?:\w+ly\s+)?(?:about|of|for|at|on|in favou?r|out)\b"
            r"(?!\s+(?:the\s+)?(?:phone|telephone|\w+day|sidelines?|margins?|fringes?))",
        ):
            continue
        stop = reach(reading, frame)
        if held_talks(reading, frame):
            continue
        other = with_people(reading, frame.verb.end, stop, "with|to")
        if not other.fillers and not joint(reading, frame):
            continue
        if any(
            reading.cast.characters[f.entity].name.lower() in ("press", "media", "reporters", "journalists")
            for f in other.fillers
            if f.entity is not None
        ):
            continue
        yield from both(reading, frame, other, speaking_kind(reading, frame, stop), reason(spoke))


def held_talks(reading: Reading, frame: Frame) -> bool:
    """ "hold talks with": the noun, which the analysis takes for a verb."""
    before = [f for f in reading.frames_by_sentence.get(frame.sentence, ()) if f.verb.end <= frame.verb.start]
    near = (
        bool(before)
        and before[-1].lemma in words(reading.language, "verbs", "hold")
        and frame.verb.start - before[-1].verb.end < 30
    )
    return near and reading.words(frame.verb.span).lower() in ("talks", "talk")


def joint(reading: Reading, frame: Frame) -> bool:
    """Several speak "by phone", "today" or at the margins of something: not several who speak about something."""
    stop = reach(reading, frame)
    remote = next(
        (
            m
            for kind in ("call", "one_on_one", "sidelines")
            if (m := matcher(reading.language, "marks", kind).search(reading.text, frame.verb.end, stop))
        ),
        None,
    )
    if (frame.lemma != "speak" and not remote) or (
        len(subject_of(reading, frame).fillers) < 2 and reading.words(frame.subject).lower() != "we"
    ):
        return False
    timed = time_of(reading, frame, reach(reading, frame)) is not None
    return timed or remote is not None


def speaking_kind(reading: Reading, frame: Frame, stop: int) -> str:
    if matcher(reading.language, "marks", "sidelines").search(
        reading.text, sentence(reading, frame.verb.start).start, stop
    ):
        return "sidelines"
    if frame.lemma == "speak" and not re.compile(r"\bin person\b").search(reading.text, frame.verb.end, stop):
        return "call"
    return "call" if matcher(reading.language, "marks", "call").search(reading.text, frame.verb.end, stop) else "talks"
