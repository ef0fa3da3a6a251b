"""Agreements not there yet, or not at all: talks concluded, none reached, a promise in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.agreement_nouns import Thing, Things, listed
from communique.extract.agreement_roles import Told, act_of, roles_of
from communique.extract.agreement_status import status_in
from communique.extract.parts import reason
from communique.extract.phrases import clause_end, either
from communique.extract.whose import subject
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def denied(reading: Reading, thing: Thing, frame: Frame) -> bool:
    """ "No agreement was (or could be) reached"."""
    none = re.match(r"no\s", reading.words(thing.span), re.I)
    return bool(none) and frame.verb.passive and frame.verb.modal in (None, "could") and not frame.conditional


def to_do(reading: Reading, thing: Thing, frame: Frame, stage: str) -> bool:
    """ "An agreement was reached to hold the forum": a promise of both sides, and no thing."""
    bare = thing.form == "unspecified" and len(reading.words(thing.span).split()) < 3 and stage == "agreed"
    gap = reading.text[frame.verb.end : frame.verb.end + 4]
    return (
        bare
        and gap == " to "
        and any(
            f.verb.form == "infinitive" and 0 < f.verb.start - frame.verb.end < 6
            for f in reading.frames_by_sentence[frame.sentence]
        )
    )


def negotiated(reading: Reading, thing: Thing) -> bool:
    """Are it the negotiations on a thing that something is told of?"""
    nouns = either(listed(reading.language, "negotiations", "nouns"))
    return bool(
        re.search(
            rf"\b(?:{nouns})\s+(?:on|for|of)\s+$",
            reading.text[max(thing.span.start - 40, 0) : thing.span.start],
            re.I,
        )
    )


def without_name(things: Things) -> Iterator[ActDraft]:
    """Says that negotiations were concluded."""
    reading = things.reading
    for frame in reading.frames:
        if frame.lemma not in listed(reading.language, "negotiations", "verbs") or frame.verb.form == "infinitive":
            continue
        held = frame.subject if frame.verb.passive else frame.object
        nouns = listed(reading.language, "negotiations", "nouns")
        if not held or not re.search(rf"\b(?:{either(nouns)})\b", reading.words(held), re.I):
            continue
        status = status_in(reading, frame)
        if status != "occurred" or any(held.covers(t.head) for t in things.found):
            continue
        span = Span(min(frame.clause.start, frame.verb.start), clause_end(reading, frame.verb.end))
        who = () if frame.verb.passive else subject(reading, frame)
        thing = Thing(held, held, "unspecified", frozenset(), frame.sentence)
        yield act_of(
            things,
            thing,
            span,
            reason(without_name),
            Told("agreed", status, roles_of(things, thing, "agreed", who), frame),
        )
