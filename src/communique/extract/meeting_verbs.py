"""Meetings told by a verb: met with, called on, spoke with, phoned, attended a summit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of, object_people, reach, subject_of, with_people
from communique.extract.encounter_colon import named_behind, the_following
from communique.extract.encounter_people import NOBODY, Party, pattern, sentence
from communique.extract.encounter_place import places_in
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_walk import party_after
from communique.extract.encounter_who import person_before
from communique.extract.meeting_apart import apart
from communique.extract.meeting_assembled import assembled, gathered
from communique.extract.meeting_calls import called, spoke
from communique.extract.meeting_hosts import farewell, hosting, received, seen_off, was_received
from communique.extract.meeting_parts import hosted, matcher, sketch
from communique.extract.meeting_verb import active, agent, both, clause, is_person, lemmas
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings that verbs tell."""
    for rule in (
        received,
        was_received,
        hosting,
        farewell,
        seen_off,
        met,
        gathered,
        called_on,
        called,
        spoke,
        consulted,
        saw,
        accredited,
        together,
        attended,
        engaged,
        guested,
    ):
        yield from rule(reading)


def met(reading: Reading) -> Iterator[ActDraft]:
    """Somebody met somebody, or several met."""
    bad = matcher(reading.language, "verbs", "not_met", r"\s+(?:[\w'-]+\s+){0,3}?")
    for frame in frames_of(reading, (*lemmas(reading, "meet"), "visit")):
        if frame.lemma == "visit" and not re.match(r"\s+with\s", reading.text[frame.verb.end : frame.verb.end + 6]):
            continue
        stop = reach(reading, frame)
        if (
            not active(frame)
            or (frame.verb.passive and not agent(reading, frame))
            or a_noun(reading, frame)
            or bad.match(reading.text, frame.verb.end)
        ):
            continue
        other = with_people(reading, frame.verb.end, stop)
        if not other.fillers and frame.lemma == "meet":
            other = object_people(reading, frame.verb.end, stop)
        if not other.fillers and frame.lemma in lemmas(reading, "assemble"):
            other = assembled(reading, frame, stop)
        other = other or with_whom_before(reading, frame)
        if not other.fillers and meets_a_thing(reading, frame):
            continue
        other = named_behind(reading, other) or the_following(reading, frame.verb.end)
        for draft in both(reading, frame, other, "unspecified", reason(met)):
            yield from apart(reading, draft, other.fillers)


def meets_a_thing(reading: Reading, frame: Frame) -> bool:
    """ "Meeting Haiti's needs", "to meet the growing demand": is what is met a thing?"""
    thing = re.match(r"(?:the|its|their|our|his|her|these|those)\b|\S+'s\b", reading.words(frame.object))
    return frame.lemma == "meet" and frame.verb.form in ("gerund", "infinitive") and thing is not None


def with_whom_before(reading: Reading, frame: Frame) -> Party:
    """ "The King, with whom she met": the one named right before."""
    row = sentence(reading, frame.verb.start)
    at = frame.subject.start if frame.subject and row.start <= frame.subject.start < frame.verb.start else row.start
    match = WHOM.search(reading.text, row.start, at)
    return person_before(reading, row.start, match) if match else NOBODY


WHOM = re.compile(r",?\s+(?:with\s+)?whom\s+$")


def a_noun(reading: Reading, frame: Frame) -> bool:
    """ "an official meeting": a gerund that no preposition, comma or verb leads in is a noun."""
    if frame.verb.form != "gerund" or frame.verb.head.start != frame.verb.start:
        return False
    before = reading.text[max(frame.verb.start - 24, 0) : frame.verb.start]
    return not pattern(reading.language, "prepositions", r"(?:^|\s)", r"\s+$").search(before) and not re.search(
        r"(?:,|^|\n|\.|\b(?:while|when|am|is|are|be|been))\s*$", before
    )


def called_on(reading: Reading) -> Iterator[ActDraft]:
    """Somebody called on somebody at home: guest and host."""
    for frame in frames_of(reading, lemmas(reading, "calling")):
        match = re.compile(r"\s+(?:\w+ly\s+)?(?:on|upon)\s", re.I).match(reading.text, frame.verb.end)
        if not match or frame.verb.passive:
            continue
        stop = reach(reading, frame)
        host = party_after(reading, match.end(), stop)
        if (
            not host.fillers
            or not all(is_person(reading, f) for f in host.fillers)
            or re.compile(r"\s+to\s+[a-z]").match(reading.text, host.end)
        ):
            continue
        guest = subject_of(reading, frame)
        following_subject = re.compile(r"\s+(?:was|were|is)\s").match(reading.text, host.end)
        if following_subject:
            guest = party_after(reading, following_subject.end(), sentence(reading, frame.verb.start).end)
        roles = hosted(host, guest)
        if guest.fillers and roles[1][1]:
            subtype = "audience" if following_subject else "courtesy_call"
            span = Span(frame.verb.start, guest.end) if following_subject else clause(reading, frame, guest, host.end)
            yield sketch(
                reading,
                span,
                reason(called_on),
                roles,
                subtype=subtype,
                status="occurred" if following_subject else verb_status(reading, frame),
                when=time_of(reading, frame, stop),
                stop=stop,
                at=frame.verb.start,
            )


def consulted(reading: Reading) -> Iterator[ActDraft]:
    """Somebody consulted or negotiated with somebody."""
    for frame in frames_of(reading, lemmas(reading, "consult")):
        stop = reach(reading, frame)
        other = with_people(reading, frame.verb.end, stop)
        people = all(is_person(reading, f) for f in other.fillers)
        if other.fillers and not frame.verb.passive and (people or frame.verb.tense == "past"):
            yield from both(reading, frame, other, "talks", reason(consulted))


def saw(reading: Reading) -> Iterator[ActDraft]:
    """Somebody saw somebody, both named, at a time told."""
    for frame in frames_of(reading, lemmas(reading, "seen")):
        stop = reach(reading, frame)
        if (
            frame.verb.passive
            or time_of(reading, frame, stop) is None
            or not re.compile(r"\s+(?:[A-Z]|(?:his|her|their|him|them)\s)").match(reading.text, frame.verb.end)
        ):
            continue
        other, subject = party_after(reading, frame.verb.end, stop), subject_of(reading, frame)
        people = (*other.fillers, *subject.fillers)
        if (
            other.fillers
            and subject.fillers
            and all(is_person(reading, f) for f in people)
            and not reading.text.startswith("'s", other.end)
        ):
            yield from both(reading, frame, other, "unspecified", reason(saw))


def accredited(reading: Reading) -> Iterator[ActDraft]:
    """An ambassador was accredited by a head of state."""
    for frame in frames_of(reading, ("accredit",)):
        stop = reach(reading, frame)
        host, guest = with_people(reading, frame.verb.end, stop, "by"), subject_of(reading, frame)
        if (
            frame.verb.passive
            and host.fillers
            and guest.fillers
            and all(is_person(reading, f) for f in (*host.fillers, *guest.fillers))
        ):
            yield sketch(
                reading,
                clause(reading, frame, guest, host.end),
                reason(accredited),
                hosted(host, guest),
                subtype="credentials",
                status=verb_status(reading, frame),
                when=time_of(reading, frame, stop),
                stop=stop,
                at=frame.verb.start,
            )


def together(reading: Reading) -> Iterator[ActDraft]:
    """Several saw each other, sat down or got together."""
    phrase = matcher(reading.language, "verbs", "together")
    for frame in frames_of(reading, ("see", "sit", "get", "come")):
        match = phrase.match(reading.text, frame.verb.head.start)
        stop = reach(reading, frame)
        apart = re.compile(r"\s+(?:down\s+)?(?:[\w, ]{0,40}\s)?with\b").match(reading.text, frame.verb.end, stop)
        opened = match if match else apart if frame.lemma == "sit" else None
        if opened is None or (frame.lemma == "come" and reading.voice_at(frame.verb.start) is not None):
            continue
        other = with_whom(reading, opened.end(), stop, opened.group())
        yield from both(reading, frame, other, "unspecified", reason(together))


def with_whom(reading: Reading, end: int, stop: int, words: str) -> Party:
    """The people after "with", in the words of the phrase or right behind them."""
    link = re.compile(r"\s+with\b").match(reading.text, end, stop)
    if not link and not words.lower().endswith("with"):
        return NOBODY
    return party_after(reading, link.end() if link else end, stop)


def engaged(reading: Reading) -> Iterator[ActDraft]:
    """Somebody engaged somebody, or with somebody, in person."""
    for frame in frames_of(reading, lemmas(reading, "engage")):
        stop = reach(reading, frame)
        if (
            frame.verb.passive
            or frame.verb.form != "finite"
            or re.compile(r"\s+(?:in|on)\b").match(reading.text, frame.verb.end)
        ):
            continue
        other = with_people(reading, frame.verb.end, stop) or object_people(reading, frame.verb.end, stop)
        placed = time_of(reading, frame, stop) is not None or bool(places_in(reading, frame.verb.end, stop))
        if other.fillers and placed and all(is_person(reading, f) for f in other.fillers):
            yield from both(reading, frame, other, "unspecified", reason(engaged))


def guested(reading: Reading) -> Iterator[ActDraft]:
    """Somebody was the guest of somebody at a meal or in a house."""
    for frame in frames_of(reading, ("be",)):
        match = re.compile(r"\s+(?:the\s+|a\s+)?guests?\s+of(?=\s)").match(reading.text, frame.verb.end)
        host = party_after(reading, match.end(), sentence(reading, frame.verb.start).end) if match else NOBODY
        guest = subject_of(reading, frame)
        if host.fillers and guest.fillers and all(is_person(reading, f) for f in (*host.fillers, *guest.fillers)):
            stop = sentence(reading, frame.verb.start).end
            values = {"status": "planned" if to_be(reading, frame) else verb_status(reading, frame), "stop": stop}
            span = clause(reading, frame, guest, host.end)
            when = time_of(reading, frame, stop)
            yield sketch(reading, span, reason(guested), hosted(host, guest), when=when, at=frame.verb.start, **values)


def to_be(reading: Reading, frame: Frame) -> bool:
    return frame.verb.form == "infinitive"


def attended(reading: Reading) -> Iterator[ActDraft]:
    """Somebody attended or took part in a summit, conference or session."""
    event = matcher(
        reading.language, "verbs", "events", r"\s+(?:in\s+|at\s+)?(?:the|a|an|this)\s+(?:[\w'.-]+\s+){0,6}?"
    )
    for frame in frames_of(reading, (*lemmas(reading, "attend"), "take")):
        tail = r"\s+part(?=\s+in\b)" if frame.lemma == "take" else ""
        part = re.compile(tail).match(reading.text, frame.verb.end)
        match = event.match(reading.text, part.end()) if part else None
        if match is None or match.end() > reach(reading, frame) or frame.verb.passive or summoned(reading, frame):
            continue
        subject = subject_of(reading, frame)
        if subject.fillers and all(is_person(reading, f) for f in subject.fillers):
            stop = reach(reading, frame)
            yield sketch(
                reading,
                clause(reading, frame, subject, match.end()),
                reason(attended),
                [("participant", subject.fillers)],
                subtype="multilateral",
                status=verb_status(reading, frame),
                when=time_of(reading, frame, stop),
                stop=stop,
                at=frame.verb.start,
            )


def summoned(reading: Reading, frame: Frame) -> bool:
    """Is attending what somebody is invited to (no meeting yet)?"""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    before = reading.text[max(frame.verb.start - 60, 0) : frame.verb.start]
    return frame.verb.form == "infinitive" and bool(
        (governor and governor.lemma in ("invite", "ask", "urge")) or re.search(r"\binvit", before)
    )
