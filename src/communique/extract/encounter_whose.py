"""Whose meeting or visit it is: "his", "their", "our", and the one of whom the text speaks."""

from __future__ import annotations

import re
from bisect import bisect_right

from communique.extract.encounter_clause import subject_of
from communique.extract.encounter_people import NOBODY, Party, next_mention, pattern
from communique.extract.encounter_walk import fillers_of, plain_people
from communique.extract.people_words import word_list
from communique.model import Span
from communique.reading import Filler, Frame, Reading


def possessor(reading: Reading, offset: int, word: str) -> Party:
    """Whom "his", "their", "our", "my" or "your" at an offset stands for."""
    here = Span(offset, offset + len(word))
    voice = reading.voice_at(offset)
    speakers = reading.speakers(voice) if voice is not None else ()
    others = company(reading, offset, speakers) if word.lower() == "our" else ()
    others = others or tuple(p for p in reading.cast.principals if p not in speakers)[:1]
    kind = word.lower()
    people: tuple[int, ...] = ()
    if kind == "my":
        people = speakers
    elif kind == "our":
        people = (*speakers, *others) if speakers else reading.cast.principals[:2]
    elif kind == "your":
        people = others
    elif kind in ("his", "her"):
        people = tuple(f.entity for f in third_person(reading, offset) if f.entity is not None)
    elif kind == "their":
        people = tuple(f.entity for f in several_before(reading, offset) if f.entity is not None)
    return Party(tuple(Filler(n, here) for n in people), here.start, here.end)


def company(reading: Reading, offset: int, speakers: tuple[int, ...]) -> tuple[int, ...]:
    """With whom "we" met, where the sentence before tells of somebody else's visit or meeting."""
    number = reading.sentence_at(offset)
    if number == 0 or not speakers or reading.voice_at(offset) != reading.voice_at(reading.sentences[number - 1].start):
        return ()
    row = reading.sentences[number - 1]
    if not pattern(reading.language, "encounters").search(reading.text, row.start, row.end):
        return ()
    named_there = [
        n
        for i in reading.mentions_in(row)
        if reading.mentions[i].kind == "person"
        for n in reading.cast.of[i]
        if n not in speakers and n not in reading.cast.principals
    ]
    return tuple(dict.fromkeys(named_there)) if len(set(named_there)) == 1 else ()


def third_person(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """The person "his" or "her" stands for: the subject before it, else the person named last."""
    for frame in reversed(subjects_before(reading, offset)):
        subject = subject_of(reading, frame).fillers
        if len(subject) == 1 and single(reading, subject[0]):
            return subject
    told = subject_after(reading, offset) or last_told(reading, offset)
    if told:
        return told
    for i in range(next_mention(reading, offset) - 1, max(next_mention(reading, offset) - BACK, -1), -1):
        if reading.mentions[i].kind in ("person", "office", "pronoun"):
            named = fillers_of(reading, i)
            if len(named) == 1 and single(reading, named[0]):
                return named
    return ()


BACK = 400  # mentions back to the one of whom a text speaks


def subject_after(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """ "In his meeting with the Ambassador, the President said": the subject that the sentence goes on to."""
    row = reading.sentences[reading.sentence_at(offset)]
    if not OPENING.fullmatch(reading.text, row.start, offset):
        return ()
    frames = reading.frames_by_sentence.get(reading.sentence_at(offset), ())
    first = next((f for f in frames if f.verb.start > offset and f.verb.form == "finite"), None)
    if first is None or first.subject is None or first.subject.start < offset:
        return ()
    if first.lemma in word_list(reading.language, "receiving"):
        return ()  # "During his visit, the Minister received the President": the President's
    if reading.text[first.subject.start - 2 : first.subject.start] != ", ":
        return ()
    subject = subject_of(reading, first).fillers
    return subject if len(subject) == 1 and single(reading, subject[0]) else ()


OPENING = re.compile(r"(?:[A-Za-z]+\s+){1,3}")  # "During", "As part of"


def last_told(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """The one who did what the sentence before tells, where this one has no doer of its own."""
    here = reading.sentence_at(offset)
    row = reading.sentences[here]
    if any(reading.mentions[i].kind in ("person", "office") for i in reading.mentions_in(Span(row.start, offset))):
        return ()
    if here == 0 or reading.voice_at(offset) is not None:
        return ()
    for frame in reading.frames_by_sentence.get(here - 1, ()):
        if frame.verb.form == "finite" and frame.inside is None and not frame.shared:
            subject = subject_of(reading, frame).fillers
            return subject if len(subject) == 1 and single(reading, subject[0]) else ()
    return ()


def single(reading: Reading, filler: Filler) -> bool:
    if filler.entity is None:
        return False
    character = reading.cast.characters[filler.entity]
    return character.type in ("person", "office") or (
        character.type == "group" and "delegation" in character.name.lower()
    )


def subjects_before(reading: Reading, offset: int) -> list[Frame]:
    return [
        f
        for f in reading.frames_by_sentence.get(reading.sentence_at(offset), ())
        if f.verb.end <= offset and f.verb.form == "finite"
    ]


def several_before(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """The people "their" stands for: a subject of several before it, else the principals."""
    for frame in reversed(subjects_before(reading, offset)):
        subject = subject_of(reading, frame).fillers
        if len(subject) > 1:
            return subject
    return tuple(named(reading, n, offset) for n in reading.cast.principals[:2])


def owner_words(reading: Reading, lower: int, end: int) -> Party:
    """People that no mention names before a possessive mark ("the technical team's trip")."""
    match = re.compile(r"(?:^|.*[\s(])((?:the|a|an)\s+(?:[\w-]+\s+){0,3}[\w-]+)$", re.S | re.I).match(
        reading.text[lower:end]
    )
    if not match:
        return NOBODY
    people = plain_people(reading, lower + match.start(1), end)
    return people if people.end == end else NOBODY


def narrated_actor(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """Whom a text is about that names no actor: the speaker, the subject last told of, or a principal."""
    voice = reading.voice_at(offset)
    tellers = [named(reading, n, offset) for n in (reading.speakers(voice) if voice is not None else ())[:1]]
    if any(single(reading, teller) for teller in tellers):
        return tuple(tellers)
    here = reading.sentence_at(offset)
    for number in range(here, max(here - 3, -1), -1):
        for frame in reversed(reading.frames_by_sentence.get(number, ())):
            if frame.verb.end <= offset and frame.verb.form == "finite" and frame.inside is None:
                subject = subject_of(reading, frame).fillers
                if len(subject) == 1 and single(reading, subject[0]):
                    return subject
    return tuple(named(reading, n, offset) for n in reading.cast.principals[:1])


def named(reading: Reading, number: int, offset: int) -> Filler:
    """A character by the words that named it last before an offset (or first after it)."""
    places = reading.cast.characters[number].mentions
    before = bisect_right(places, offset, key=lambda m: reading.mentions[m].start)
    return Filler(number, reading.mentions[places[max(before - 1, 0)]].span if places else Span(offset, offset))
