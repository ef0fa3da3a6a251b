"""What the verbs of travel share: who travels, and one visit for each destination."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import reach, subject_of
from communique.extract.encounter_people import NOBODY, Party, next_mention, pattern, sentence
from communique.extract.encounter_place import Stay, capital_place, tail
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_whose import possessor
from communique.extract.visit_parts import kind_in, sketch, words
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def travellers(reading: Reading, frame: Frame) -> Party:
    """Who travels: people, offices, delegations; never a state or a thing."""
    subject = subject_of(reading, frame)
    kept = tuple(f for f in subject.fillers if can_travel(reading, f))
    if len(kept) == 1 and one_of_several(reading, subject):
        return NOBODY
    return subject._replace(fillers=kept) if len(kept) == len(subject.fillers) else NOBODY


def one_thanked(reading: Reading, frame: Frame) -> Party:
    """ "Thanks for making the trip to Lima", "I appreciate you coming": the one spoken to."""
    before = reading.text[max(frame.verb.start - 60, 0) : frame.verb.start]
    thanked = frame.verb.form == "gerund" and (before.endswith(" you ") or THANKS.search(before))
    return possessor(reading, frame.verb.start - 4, "your") if thanked else NOBODY


THANKS = re.compile(
    r"\bthank(?:s|\s+you)(?:\s+(?:all|both|again|so much|very much))*,?(?:\s[^,.;]{2,40},)?\s+for\s+$", re.I
)


def one_of_several(reading: Reading, subject: Party) -> bool:
    """ "The presidents were in Moscow": several, of whom the text names one."""
    k = next_mention(reading, subject.start)
    own = next((m for m in reading.mentions[k : k + 1] if m.start == subject.start), None)
    filler = subject.fillers[0]
    person = filler.entity is not None and reading.cast.characters[filler.entity].type == "person"
    holders = own is not None and pattern(reading.language, "holders").search(reading.words(own.span)) is not None
    return own is not None and (own.kind == "office" or holders) and own.plural and person


def can_travel(reading: Reading, filler: Filler) -> bool:
    if filler.entity is None:
        return len(reading.words(filler.span).split()) < 9
    return reading.cast.characters[filler.entity].type in ("person", "office", "group")


ON_VISIT = re.compile(
    r"[^.;]{0,60}?\b(?:on|for|paying|as part of|during)\s+"
    r"(?:an?|his|her|their|the)\s+((?:[\w-]+\s+){0,4})(?:visit|trip|tour)\b",
    re.I,
)


def told(reading: Reading, frame: Frame, visitor: Party, places: list[Stay], rule: str) -> Iterator[ActDraft]:
    """One visit for each destination of a verb."""
    stop = max(reach(reading, frame), max((p.end for p in places), default=0))
    before = sentence(reading, frame.verb.start).start <= visitor.start < frame.verb.start
    start = visitor.start if before and not frame.shared else frame.verb.start
    whole = opening(reading, frame, visitor.start if before and frame.verb.start - visitor.start < 260 else start)
    noun = ON_VISIT.search(reading.text, frame.verb.start, stop)
    values: dict[str, object] = {
        "subtype": kind_in(reading, noun.group(1)) if noun else "unspecified",
        "status": "planned" if soon(reading, frame, stop) else verb_status(reading, frame),
        "when": time_of(reading, frame, stop),
    }
    last = tail(reading, max(frame.verb.end, *(p.end for p in places)), stop) if places else 0
    for stay in places:
        end = last if stay is places[-1] else stay.end
        far = purpose(reading, frame, last)
        also = tuple(s for s in dict.fromkeys((Span(start, last), Span(whole, far))) if s != Span(start, end))
        yield sketch(reading, Span(start, end), (visitor, stay), rule, also=also, at=frame.verb.start, **values)


def opening(reading: Reading, frame: Frame, start: int) -> int:
    """A time that opens the sentence belongs to the clause ("Tomorrow he will travel")."""
    row = sentence(reading, frame.verb.start)
    first = next((reading.mentions[i] for i in reading.mentions_in(Span(row.start, start))), None)
    opens = first is not None and first.kind == "time" and first.start - row.start < 4
    return row.start if opens and first and re.fullmatch(r"[\s,]*", reading.text[first.end : start]) else start


AIM = re.compile(r"[\s,]*(?:in order\s+|on \w+\s+)?")


def purpose(reading: Reading, frame: Frame, end: int) -> int:
    """The end of "to" and a verb that follow the place: what somebody travels for."""
    for other in reading.frames_by_sentence.get(frame.sentence, ()):
        near = other.verb.form == "infinitive" and frame.verb.start < other.verb.start and end <= other.verb.start
        if near and AIM.fullmatch(reading.text, end, other.verb.start):
            return max(other.clause.end, other.verb.end)
    return end


def soon(reading: Reading, frame: Frame, stop: int) -> bool:
    """ "Tomorrow the delegation leaves for Oslo": the present tense of what is to come, outside headlines."""
    section = reading.section_at(frame.verb.start)
    verb = frame.verb
    if (section and section.kind == "headline") or verb.form != "finite" or verb.tense != "present" or verb.perfect:
        return False
    if verb.progressive and frame.lemma == "go":  # "we're going to Oslo in June"
        day = reading.words(time_of(reading, frame, stop)).lower()
        return verb_status(reading, frame) == "ongoing" and day.startswith(("in ", "on ", "next ", "tomorrow"))
    if verb_status(reading, frame) != "occurred" or frame.lemma in words(reading.language, "verbs", "stand"):
        return False
    return frame.lemma in words(reading.language, "verbs", "soon") or time_of(reading, frame, stop) is not None


def invited(reading: Reading, frame: Frame) -> bool:
    """Is the verb the content of an invitation (no visit yet)?"""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    noun = reading.text[max(frame.verb.start - 120, 0) : frame.verb.start]
    return bool(
        (governor and governor.lemma in ("invite", "urge", "encourage", "call"))
        or (
            frame.verb.form == "infinitive"
            and re.search(r"\binvit\w+(?:\s+(?:for|extended|from|to|on behalf of)\s+[^.;]{0,80})?\s*$", noun, re.I)
        )
    )


def named_place(reading: Reading, offset: int, stop: int) -> list[Stay]:
    place = capital_place(reading, offset, stop)
    return [Stay((place,), (), place.end)] if place else []


def located(reading: Reading, stay: Stay) -> bool:
    """Is a destination a state or place (no organization, no event)?"""
    return (
        any(m.kind in ("place", "state") for i in reading.mentions_in(stay.where[0]) for m in (reading.mentions[i],))
        or bool(stay.host)
        or not reading.mentions_in(stay.where[0])
    )


def city(reading: Reading, stay: Stay) -> bool:
    i = [reading.mentions[k] for k in reading.mentions_in(stay.where[0])]
    return bool(i) and i[0].kind in ("place", "state") and i[0].start == stay.where[0].start


def person(reading: Reading, filler: Filler) -> bool:
    if filler.entity is None:
        return False
    character = reading.cast.characters[filler.entity]
    return character.type in ("person", "office") or (
        character.type == "group" and "delegation" in character.name.lower()
    )
