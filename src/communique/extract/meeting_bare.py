"""Meetings whose noun names one side or none: headlines, "a lunch with", "preceded by a tête-à-tête"."""

from __future__ import annotations

import re

from communique.extract.encounter_clause import subject_of, verb_before
from communique.extract.encounter_people import AGENTS, NOBODY, Party, governed, next_mention, sentence
from communique.extract.encounter_walk import party_after, party_at
from communique.extract.encounter_whose import named, narrated_actor
from communique.extract.meeting_noun import Noun, others
from communique.extract.meeting_noun_status import previewed
from communique.extract.meeting_parts import enough, matcher, symmetric, words
from communique.extract.meeting_written import written
from communique.extract.parts import reason
from communique.reading import ActDraft, Filler, Reading


def titled(reading: Reading, noun: Noun) -> ActDraft | None:
    """A headline that names a meeting or call with somebody."""
    section = reading.section_at(noun.span.start)
    if section is None or section.kind != "headline":
        return None
    other = others(reading, noun)
    first = noun.owner if noun.owner.fillers else just_before(reading, noun)
    if not other.fillers:
        return None
    at = noun._replace(start=first.start if first.fillers else noun.start)
    i = next_mention(reading, noun.span.start) - 1
    before = reading.mentions[i] if i >= 0 else None
    room = (
        {"where": (before.span,)}
        if before and before.kind == "place" and reading.text[before.end : noun.span.start].isspace()
        else {}
    )
    status = "planned" if previewed(reading, noun) else "occurred"
    return written(reading, at, symmetric(first, other), reason(titled), status=status, **room)


def just_before(reading: Reading, noun: Noun) -> Party:
    """The people whose name ends right before the noun ("PM call with", "President X Jr. Call with")."""
    lower = sentence(reading, noun.span.start).start
    for i in range(next_mention(reading, lower), next_mention(reading, noun.span.start)):
        if reading.mentions[i].kind in AGENTS and not governed(reading, reading.mentions[i]).startswith(("to", "with")):
            party = party_at(reading, i, noun.span.start)
            if party.fillers and re.fullmatch(r"[\s.,]*(?:[\w-]+\s+){0,2}", reading.text[party.end : noun.span.start]):
                return party
    return NOBODY


def alone(reading: Reading, noun: Noun) -> ActDraft | None:
    """A meeting with somebody, told without the other side: that of whom the text speaks."""
    other = others(reading, noun) or (others(reading, noun, "to") if "phone" in noun.word else NOBODY)
    if noun.word in words(reading.language, "nouns", "informal"):
        return None
    if not other.fillers or (
        noun.subtype in ("multilateral", "trilateral", "conversation") and "conversation" not in noun.word
    ):
        return None
    if any(is_body(reading, f) for f in other.fillers):
        return None
    if (
        noun.subtype in ("talks", "conversation")
        and noun.mods.strip()
        and not noun.mods.startswith(("the ", "a ", "phone", "telephone"))
    ):
        return None
    if crowd(reading, noun, other):
        return None
    actor = opener(reading, noun) or subject_ahead(reading, noun) or presiding(reading, noun)
    actor = actor or first_of_text(reading, noun, other)
    actor = actor or narrated_actor(reading, noun.start)
    roles = symmetric(Party(actor, noun.start, noun.start), other)
    return written(reading, noun, roles, reason(alone)) if enough(roles) else None


def opener(reading: Reading, noun: Noun) -> tuple[Filler, ...]:
    """ "The President will begin the day with a meeting with X": the one who begins."""
    frame = verb_before(reading, noun.start)
    if frame is None or frame.lemma not in words(reading.language, "nouns", "existing"):
        return ()
    led = reading.text[frame.verb.end : noun.start].rstrip().endswith((" with", " by"))
    return subject_of(reading, frame).fillers if led and frame.lemma != "be" else ()


def first_of_text(reading: Reading, noun: Noun, other: Party) -> tuple[Filler, ...]:
    """ "The meeting with X focused on", at the head of a paragraph: the one of whom the text tells."""
    section = reading.section_at(noun.start)
    if section is None or noun.start != section.span.start or reading.voice_at(noun.start) is not None:
        return ()
    first = [p for p in reading.cast.principals if p not in other.numbers]
    return (named(reading, first[0], noun.start),) if first else ()


def presiding(reading: Reading, noun: Noun) -> tuple[Filler, ...]:
    """ "A meeting with X was held, chaired by Y": who led it, told after it."""
    row = sentence(reading, noun.start)
    led = matcher(reading.language, "about", "presiding", r"\b").search(reading.text, noun.span.end, row.end)
    return party_after(reading, led.end(), row.end).fillers if led else ()


def crowd(reading: Reading, noun: Noun, other: Party) -> bool:
    """ "Conversations with our partners", told in a turn: no one encounter."""
    if reading.voice_at(noun.span.start) is None and noun.subtype not in ("talks", "conversation"):
        return False
    types = [reading.cast.characters[f.entity].type if f.entity is not None else "group" for f in other.fillers]
    return noun.word.endswith("s") and all(kind == "group" for kind in types)


def subject_ahead(reading: Reading, noun: Noun) -> tuple[Filler, ...]:
    """ "In conversation with the Ambassador, the President noted": the subject that follows."""
    if noun.start - sentence(reading, noun.start).start > 40:
        return ()
    frame = next(
        (
            f
            for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ())
            if f.verb.start > noun.span.end and f.verb.form == "finite"
        ),
        None,
    )
    own = frame is not None and frame.subject is not None and frame.subject.start > noun.span.end
    ahead = subject_of(reading, frame).fillers if frame and own else ()
    return () if any(is_body(reading, f) for f in ahead) else ahead  # "the sides noted" names nobody who met


def is_body(reading: Reading, filler: Filler) -> bool:
    return filler.entity is not None and reading.cast.characters[filler.entity].type in ("state", "organization")


def further(reading: Reading, noun: Noun) -> ActDraft | None:
    """Another meeting of those who met (tête-à-tête, expanded talks, a dinner)."""
    if (
        noun.subtype not in ("one_on_one", "expanded", "meal", "press_conference")
        or reading.voice_at(noun.span.start) is not None
    ):
        return None
    section = reading.section_at(noun.span.start)
    before = reading.text[sentence(reading, noun.start).start : noun.start]
    led = not before.strip() or matcher(reading.language, "about", "leading", "", r"\s*$").search(before)
    if (
        section is None
        or section.kind == "headline"
        or noun.word in words(reading.language, "nouns", "informal")
        or not led
    ):
        return None
    frame = verb_before(reading, noun.start)
    later = reading.frames_by_sentence.get(reading.sentence_at(noun.start), ())
    ahead = any(f.verb.tense == "future" and f.verb.start > noun.span.end for f in later)
    status = {"status": "planned"} if (frame and frame.verb.tense == "future") or ahead else {}
    return written(reading, noun, [], reason(further), **status)
