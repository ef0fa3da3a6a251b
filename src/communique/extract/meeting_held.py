"""Meetings that somebody holds: the subject of "held", "had", "took part in", and with whom."""

from __future__ import annotations

import re

from communique import data
from communique.extract.encounter_clause import reach_from, subject_of, with_people
from communique.extract.encounter_people import NOBODY, Party, pattern, sentence
from communique.extract.encounter_place import places_in, time_in
from communique.extract.encounter_status import verb_status
from communique.extract.encounter_whose import narrated_actor, possessor
from communique.extract.meeting_noun import Noun, governor, others, relative_governor
from communique.extract.meeting_parts import enough, symmetric, words
from communique.extract.meeting_written import written
from communique.extract.parts import reason
from communique.reading import ActDraft, Filler, Frame, Reading


def held(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody held, had or took part in talks, a meeting or a conversation."""
    both = (governor(reading, noun), relative_governor(reading, noun))  # "recalled the talks she had held with"
    frame = next((f for f in both if f is not None and holds(reading, noun, f)), None)
    if frame is None:
        return None
    other = others(reading, noun)
    third = NOBODY if other.fillers else others(reading, noun, "between|of|among")
    subject = doers(reading, frame, noun.subtype, alone=not other.fillers, several=bool(third.fillers))
    if noun.subtype == "press_conference" and not subject.fillers:
        return None
    if frame.verb.start > noun.span.end:
        other = with_people(reading, frame.verb.end, reach_from(reading, frame.verb.end))
    if (not other.fillers and to_open(reading, noun, frame)) or in_contact(reading, noun, frame, other):
        return None
    named_there = third.fillers and not other.fillers and len(subject.fillers) < 2
    convener = subject if named_there and convened(reading, frame, subject) else NOBODY
    roles = symmetric(convener, third) if named_there else symmetric(subject, other)
    summit = noun.subtype == "multilateral" and subject.fillers
    if not enough(roles) and not summit and not one_sided(reading, noun, frame, subject):
        return None
    return written(reading, noun, roles, reason(held), frame=frame)


def in_contact(reading: Reading, noun: Noun, frame: Frame, other: Party) -> bool:
    """ "We've had conversations with Norway about this", said of no day: in touch, and no one encounter."""
    if noun.word not in ("conversations", "discussions", "contacts") or reading.voice_at(noun.span.start) is None:
        return False
    if reading.words(frame.subject).lower() not in ("", "we"):
        return False
    people = [f for f in other.fillers if f.entity is not None and reading.cast.characters[f.entity].type in PEOPLE]
    row = sentence(reading, noun.start)
    return bool(other.fillers) and not people and time_in(reading, row.start, row.end) is None


PEOPLE = ("person", "office")


def convened(reading: Reading, frame: Frame, subject: Party) -> bool:
    """Does a person hold a meeting of others, whom they so meet ("hosted a meeting of ministers")?"""
    people = [f for f in subject.fillers if f.entity is not None]
    types = {reading.cast.characters[f.entity].type for f in people if f.entity is not None}
    hosting = frame.lemma in words(reading.language, "verbs", "hosting")
    return len(people) == 1 and types <= {"person", "office"} and hosting


def was_with(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody's first meeting was with somebody."""
    owner = noun.owner if noun.owner.fillers else Party(teller(reading, noun), noun.start, noun.start)
    if not owner.fillers:
        return None
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()):
        ours = frame.lemma == "be" and frame.subject and frame.subject.start <= noun.start < frame.verb.start
        if ours and re.match(r"\s+(?:[^,.;]{2,40}\s)?with\b", reading.text[frame.verb.end : frame.verb.end + 60]):
            other = with_people(reading, frame.verb.end, reach_from(reading, frame.verb.end))
            roles = symmetric(owner, other)
            return written(reading, noun, roles, reason(was_with), frame=frame) if other.fillers else None
    return None


def teller(reading: Reading, noun: Noun) -> tuple[Filler, ...]:
    """ "The meeting will be in the morning with X", said by one who tells of another: of whom he speaks."""
    told = noun.mods.startswith("the ") and noun.subtype in ("unspecified", "one_on_one", "meal", "talks")
    return narrated_actor(reading, noun.start) if told and noun.word != "meetings" else ()


def holds(reading: Reading, noun: Noun, frame: Frame) -> bool:
    """Is the verb one of holding ("take" only in "take part", no "make")?"""
    if frame.lemma == "take" and re.match(r"the\b", noun.mods):
        return False
    if frame.lemma == "continue" and verb_status(reading, frame) == "planned":
        return False  # a promise to go on talking
    if frame.lemma in ("chair", "co-chair") and noun.mods == "the " and not first_told(reading, noun):
        return False  # "X chaired the meeting": the one told before
    told = noun.subtype == "press_conference" or frame.lemma not in ("make", "pay", "give")
    return told and frame.lemma in words(reading.language, "verbs", "hold")


def first_told(reading: Reading, noun: Noun) -> bool:
    """Is it the first sentence of its paragraph that tells it?"""
    section = reading.section_at(noun.span.start)
    return section is None or reading.sentence_at(section.span.start) == reading.sentence_at(noun.span.start)


def doers(reading: Reading, frame: Frame, noun_kind: str, alone: bool, several: bool) -> Party:
    """Who holds the meeting; with "we" and a proposal also the one spoken to."""
    subject = subject_of(reading, frame)
    if not alone or len(subject.fillers) != 1:
        return subject
    more: tuple[Filler, ...] = ()
    if frame.lemma in ("propose", "suggest", "offer") and not several:
        more = counterpart(reading, subject)
    elif reading.words(frame.subject).lower() == "we" and noun_kind != "multilateral":
        ours = possessor(reading, frame.verb.start, "our").fillers
        more = tuple(f for f in ours if f.entity not in subject.numbers)
    return subject._replace(fillers=(*subject.fillers, *more))


def to_open(reading: Reading, noun: Noun, frame: Frame) -> bool:
    """Is it a call to open negotiations, which are no meeting yet?"""
    coming = verb_status(reading, frame) in ("proposed", "planned")
    return noun.subtype == "talks" and coming and frame.lemma in words(reading.language, "verbs", "opening")


def counterpart(reading: Reading, subject: Party) -> tuple[Filler, ...]:
    """To whom somebody proposes a meeting: the other of the two who speak."""
    others = [p for p in reading.cast.principals if p not in subject.numbers]
    return (
        tuple(Filler(p, subject.fillers[0].span) for p in others[:1])
        if subject.numbers & set(reading.cast.principals)
        else ()
    )


def a_seat(reading: Reading, filler: Filler) -> bool:
    """ "The White House held a meeting": a house that stands for those in it."""
    seat = pattern(reading.language, "seats", r"^(?:the\s+)?", r"$")
    return seat.match(reading.words(filler.span)) is not None


def one_sided(reading: Reading, noun: Noun, frame: Frame, subject: Party) -> bool:
    """ "Held meetings at the Parliament": told of one side alone, with its place or day."""
    if (
        noun.subtype not in ("unspecified", "talks")
        or not subject.fillers
        or reading.voice_at(noun.span.start) is not None
    ):
        return False
    known = all(f.entity is not None or a_seat(reading, f) for f in subject.fillers)
    if reading.text[noun.start : noun.start + 4].lower() == "its ":
        return False  # "the Council held its meeting"
    timed = time_in(reading, noun.span.end, sentence(reading, noun.start).end) is not None
    stop = reach_from(reading, noun.span.end)
    return (
        known
        and frame.verb.tense == "past"
        and verb_status(reading, frame) == "occurred"
        and (timed or bool(places_in(reading, noun.span.end, stop)) or in_a_house(reading, noun))
    )


def in_a_house(reading: Reading, noun: Noun) -> bool:
    """ "Held meetings at the Parliament": in a house told by the name of those who sit there."""
    houses = data.words(reading.language, "places.place_nouns") | data.words(reading.language, "scenes.bodies")
    there = AT_THE.match(reading.text, noun.span.end)
    return there is not None and there[1].lower() in {word.lower() for word in houses}


AT_THE = re.compile(r"\s+(?:at|in)\s+the\s+(?:[A-Z]\w+\s+)*([A-Z]\w+)")
