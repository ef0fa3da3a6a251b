"""Meetings told by what was talked about: "X and Y discussed", "X discussed with Y", headlines of two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of, reach, subject_of, with_people
from communique.extract.encounter_people import AGENTS, NOBODY, Party, next_mention, sentence
from communique.extract.encounter_place import places_in
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_walk import party_after, party_at
from communique.extract.meeting_parts import enough, matcher, sketch, symmetric, words
from communique.extract.meeting_verb import clause, is_person
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings that words of discussion tell."""
    yield from discussed(reading)
    yield from headed(reading)


def discussed(reading: Reading) -> Iterator[ActDraft]:
    """Two who are named discussed something, or one discussed it with another."""
    for frame in frames_of(reading, words(reading.language, "discussed", "verbs")):
        if frame.verb.passive or frame.verb.negated or frame.verb.form != "finite" or not spoken_of(reading, frame):
            continue
        if reading.voice_at(frame.verb.start) is not None or verb_status(reading, frame) != "occurred":
            continue
        subject, stop = subject_of(reading, frame), reach(reading, frame)
        other = with_people(reading, frame.verb.end, stop)
        other = other or fronted(reading, subject.start)
        other = other if other and all(in_person(reading, f) for f in other.fillers) else NOBODY
        if (
            not subject
            or not all(is_person(reading, f) for f in subject.fillers)
            or not by_name(reading, frame, subject)
        ):
            continue
        roles = symmetric(subject, other)
        if enough(roles):
            span = clause(reading, frame, subject, max(other.end, stop))
            span = Span(min(span.start, other.start), span.end) if other else span
            where = places_in(reading, other.end, stop) if other else ()
            when = time_of(reading, frame, stop)
            yield sketch(
                reading, span, reason(discussed), roles, stop=stop, at=frame.verb.start, where=where, when=when
            )


def in_person(reading: Reading, filler: Filler) -> bool:
    """Is somebody a person, or a delegation?"""
    delegated = matcher(reading.language, "discussed", "delegations").search(reading.words(filler.span))
    return is_person(reading, filler) or (filler.entity is not None and delegated is not None)


def fronted(reading: Reading, start: int) -> Party:
    """ "With the Prime Minister, the President discussed": with whom, told before the subject."""
    row = sentence(reading, start)
    opened = matcher(reading.language, "discussed", "past_with", "", r"(?=\s)").match(reading.text, row.start)
    party = party_after(reading, opened.end(), start) if opened else NOBODY
    return party if party and not reading.text[party.end : start].strip(" ,") else NOBODY


def spoken_of(reading: Reading, frame: Frame) -> bool:
    """ "Exchanged views", not "exchanged gifts" or documents; "reviewed the guard" is no talk."""
    after = reading.text[frame.verb.end : frame.verb.end + 60]
    if frame.lemma == "talk":
        return re.match(r"\s+about\b", after) is not None
    if frame.lemma == "exchange":
        return bool(matcher(reading.language, "discussed", "nouns", r"\s+(?:[\w-]+\s+){0,3}?").match(after))
    return not re.match(r"\s+(?:the\s+)?(?:guard|troops|parade)", after)


def by_name(reading: Reading, frame: Frame, subject: Party) -> bool:
    """Does the clause name its doers, or its one doer by "he", rather than "the two" or "they"?"""
    stretch = Span(subject.start, max(subject.end, subject.start))
    kinds = [reading.mentions[i].kind for i in reading.mentions_in(stretch)]
    return bool(kinds) and (len(subject.fillers) == 1 or all(kind in ("person", "office") for kind in kinds[:1]))


def headed(reading: Reading) -> Iterator[ActDraft]:
    """A headline in which two sides, one beside the other, discuss or hold talks."""
    for section in reading.sections:
        if section.kind != "headline":
            continue
        verb = matcher(reading.language, "discussed", "headline", r"\s+(?:to\s+|jointly\s+|also\s+)?").search(
            reading.text, section.span.start, section.span.end
        )
        party = ahead(reading, section.span.start, verb.start()) if verb else NOBODY
        if verb and len(party.fillers) > 1:
            future = re.search(r"\bto\s", verb.group())
            end = clause_end(reading, verb.end(), section.span.end)
            yield sketch(
                reading, Span(party.start, end), reason(headed), symmetric(party, NOBODY),
                stop=end, status="planned" if future else "occurred", at=verb.start() + 1,
            )  # fmt: skip


def clause_end(reading: Reading, start: int, end: int) -> int:
    cut = re.compile(r"[;:\n]|,\s+(?:[A-Z]|as\b|while\b)").search(reading.text, start, end)
    return cut.start() if cut else end


def ahead(reading: Reading, start: int, end: int) -> Party:
    """The people or states whose list ends right before a verb."""
    for i in range(next_mention(reading, start), next_mention(reading, end)):
        if reading.mentions[i].kind not in AGENTS:
            continue
        party = party_at(reading, i, end)
        if party.fillers and not reading.text[party.end : end].strip():
            return party
    return NOBODY
