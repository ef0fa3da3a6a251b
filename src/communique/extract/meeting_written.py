"""The draft of a meeting that a noun tells: its clause, status and time."""

from __future__ import annotations

import re

from communique.extract.encounter_clause import reach_from, subject_of, verb_before
from communique.extract.encounter_people import sentence
from communique.extract.encounter_place import tail, time_in
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.meeting_noun import Noun
from communique.extract.meeting_noun_status import AFTER_LEAD, awaited, led_ahead, noun_status
from communique.extract.meeting_parts import matcher, sketch
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def written(
    reading: Reading, noun: Noun, roles: list[tuple[str, tuple[Filler, ...]]], rule: str, **values: object
) -> ActDraft:
    """The draft of a noun phrase, or of the whole clause where a verb (`frame`) governs it."""
    frame = values.pop("frame", None)
    stop = reach_from(reading, noun.span.end)
    if isinstance(frame, Frame) and frame.verb.start > noun.span.end:
        stop = max(stop, reach_from(reading, frame.verb.end, frame.number))  # "the talks she had held in May"
    end = tail(reading, means(reading, last_of(reading, noun, roles)), stop)
    start = noun.start
    if isinstance(frame, Frame):
        start = min(clause_start(reading, frame), noun.start)
        end = max(end, frame.verb.end)
        values.setdefault("when", time_of(reading, frame, stop))
        values.setdefault("status", noun_status(reading, noun, awaited(reading, frame) or verb_status(reading, frame)))
    values.setdefault("status", noun_status(reading, noun, None))
    values.setdefault("subtype", noun.subtype)
    if values["subtype"] == "conversation":
        values["subtype"] = conversation_kind(noun)
    done = values["status"] in ("occurred", "ongoing")
    if not done and not values.get("when"):
        after = time_in(reading, noun.start, min(sentence(reading, noun.start).end, end + 90))
        values["when"] = after or ahead_time(reading, noun)
    reached = end if values["status"] == "occurred" and not frame else max(end, stop)
    return sketch(reading, Span(start, end), rule, roles, stop=reached, at=noun.span.start, **values)


def ahead_time(reading: Reading, noun: Noun) -> Span | None:
    """ "Will visit Oslo on Monday for a meeting": the day of what is to come, told before its purpose."""
    frame = verb_before(reading, noun.start)
    leads = matcher(reading.language, "status", "leads_ahead", "", AFTER_LEAD)
    coming = frame is not None and verb_status(reading, frame) == "planned" and led_ahead(reading, noun, leads)
    return time_of(reading, frame, noun.start) if frame and coming else None


def means(reading: Reading, end: int) -> int:
    """The end of "on the phone" right after a place; the place itself where it does not stand there."""
    mark = matcher(reading.language, "marks", "call", r"\s+").match(reading.text, end)
    return mark.end() if mark else end


def last_of(reading: Reading, noun: Noun, roles: list[tuple[str, tuple[Filler, ...]]]) -> int:
    """Where the last of those named after the noun, in its sentence, ends."""
    limit = sentence(reading, noun.span.start).end
    spans = [f.span for _, fillers in roles for f in fillers]
    return max([noun.span.end, *(s.end for s in spans if noun.span.end <= s.start and s.end <= limit)])


def clause_start(reading: Reading, frame: Frame) -> int:
    """Where the subject of a verb begins, if it stands in the clause, else the verb."""
    subject = subject_of(reading, frame)
    lower = sentence(reading, frame.verb.start).start
    own = subject.fillers and lower <= subject.start < frame.verb.start and not frame.shared
    return subject.start if own else frame.verb.start


def conversation_kind(noun: Noun) -> str:
    return "talks" if re.match(r"discussion|exchange|dialogue|contact", noun.word) else "unspecified"
