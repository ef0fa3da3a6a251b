"""Invitations accepted: visits planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of, object_people, reach
from communique.extract.encounter_people import NOBODY, Party, sentence
from communique.extract.encounter_place import Stay, time_in
from communique.extract.encounter_walk import party_after
from communique.extract.parts import reason
from communique.extract.visit_parts import destinations, sketch, words
from communique.extract.visit_verb import travellers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def accepted(reading: Reading) -> Iterator[ActDraft]:
    """An invitation accepted: a visit planned."""
    for frame in frames_of(reading, words(reading.language, "verbs", "accept")):
        visitor, stay = travellers(reading, frame), invited_to(reading, frame)
        if frame.verb.passive or pronoun(reading, frame):
            visitor = invited_people(reading, frame) or visitor
        if frame.verb.negated or not visitor.fillers or stay is None:
            continue
        row = sentence(reading, frame.verb.start)
        end = end_of_acceptance(reading, frame, stay, row)
        if end is None:
            continue
        start = visitor.start if row.start <= visitor.start < frame.verb.start else frame.verb.start
        place = stay.where[0].start
        also = (Span(place - 6, min(stay.end + 24, row.end)),) if row.start < place and stay.end <= row.end else ()
        values: dict[str, object] = {"when": time_in(reading, frame.verb.end, row.end), "also": also}
        values["status"] = "hypothetical" if frame.conditional else "planned"
        yield sketch(reading, Span(start, end), (visitor, stay), reason(accepted), at=frame.verb.start, **values)


def end_of_acceptance(reading: Reading, frame: Frame, stay: Stay, row: Span) -> int | None:
    """Where "accepted the invitation" ends; None where something else is accepted."""
    noun = re.compile(r".*?\binvitations?\b", re.I | re.S).match(reading.text, frame.verb.end, row.end)
    bare = re.compile(r"(?:\s+\w+){0,3}\s*[.,]").match(reading.text, frame.verb.end)
    if not noun and not bare:
        return None
    if frame.verb.end < stay.end <= row.end:
        return stay.end
    return noun.end() if noun else min(frame.verb.end + 20, row.end)


def invited_people(reading: Reading, frame: Frame) -> Party:
    """Whom an invitation calls that "was accepted": "invited X", "the invitation to X to"."""
    if not frame.subject or (frame.verb.passive and not INVITATION.search(reading.words(frame.subject))):
        return NOBODY
    for number in (frame.sentence, frame.sentence - 1, frame.sentence - 2):
        for other in reading.frames_by_sentence.get(number, ()):
            if other.lemma == "invite" and not other.verb.passive and other.verb.start < frame.verb.start:
                return object_people(reading, other.verb.end, reach(reading, other))
        row = reading.sentences[max(number, 0)]
        noun = TO_WHOM.search(reading.text, row.start, min(row.end, frame.subject.start))
        if noun:
            return party_after(reading, noun.end(), row.end)
    return NOBODY


def pronoun(reading: Reading, frame: Frame) -> bool:
    """Is it "he" or "she" who accepts: the one invited?"""
    inside = [reading.mentions[i] for i in reading.mentions_in(frame.subject)] if frame.subject else []
    return len(inside) == 1 and inside[0].kind == "pronoun"


INVITATION = re.compile(r"\binvitation\b", re.I)
TO_WHOM = re.compile(r"\binvitation\b[^.;]*?\bto(?=\s(?:[A-Z]|the\s[A-Z]))")


def invited_to(reading: Reading, frame: Frame) -> Stay | None:
    """Where an invitation calls: "to visit X" in its own sentence or the one before."""
    for number in (frame.sentence, frame.sentence - 1, frame.sentence - 2):
        if number < 0:
            break
        row = reading.sentences[number]
        if not re.search(r"\binvit", reading.text[row.start : row.end], re.I):
            continue
        for match in re.finditer(
            r"\b(?:visit(?:\s+to)?|come to|travel to|trip to|invit\w+(?:\s+[\w.'-]+){1,8}?\s+to)(?=\s)",
            reading.text[row.start : row.end],
            re.I,
        ):
            places = destinations(reading, row.start + match.end(), row.end)
            if places:
                return places[0]
    return None
