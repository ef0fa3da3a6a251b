"""Whose an agreement is, and the draft of an act made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from communique.extract.agreement_nouns import WEAK, Thing, Things, listed
from communique.extract.parts import draft, topics_in, when_in, when_of, where_of
from communique.extract.phrases import actors_after, actors_in, clause_end, either, people, states
from communique.extract.whose import hearer, speaker
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

Fillers = tuple[Filler, ...]
Roles = tuple[tuple[str, Fillers], ...]
SIGNING = frozenset({"signed"})
BETWEEN = re.compile(r"\b(?:between|among|amongst)\b")
WITH = re.compile(r"\bwith\b")
BY = re.compile(r"\b(?:by|between|among)\b")
OURS = re.compile(r"(?:our|my)\b", re.I)
YOURS = re.compile(r"your\b", re.I)


class Told(NamedTuple):
    """What is told of a thing: the stage and status, whose it is, and the verb that tells it, if one does."""

    stage: str
    status: str
    roles: Roles
    frame: Frame | None = None


def act_of(things: Things, thing: Thing, span: Span, rule: str, told: Told) -> ActDraft:
    """The draft of an agreement at a place."""
    reading, frame = things.reading, told.frame
    told = told._replace(roles=both_sides(reading, thing, told, span))
    span = clipped(reading, span, thing.head.start)
    when = when_of(reading, frame) if frame else None
    inside = (Span(m.start, m.end) for m in reading.sums_in(span) if m.end <= span.end)
    return draft(
        reading, "agreement", span, rule, roles=told.roles, subtype=told.stage, status=told.status,
        form=None if thing.form == WEAK else thing.form,
        when=own_time(reading, when, thing) or own_time(reading, when_in(reading, span), thing),
        where=where_of(reading, frame, "in", "at") if frame else (), topics=topics_in(reading, span),
        amount=next(inside, None), at=thing.head.start if span.covers(thing.head) else span.start,
    )  # fmt: skip


def both_sides(reading: Reading, thing: Thing, told: Told, span: Span) -> Roles:
    """The roles; where no party is named and the sentence speaks of the encounter of two, the two sides are."""
    if (
        thing.form == "ceasefire"
        or told.stage == "proposed"
        or any(fillers for role, fillers in told.roles if role == "party")
    ):
        return told.roles
    sentence = reading.sentences[reading.sentence_at(span.start)]
    words = either(listed(reading.language, "sides", "words"))
    several = re.search(rf"\b(?:{either(listed(reading.language, 'sides', 'many'))})\b", reading.words(span), re.I)
    if several or not re.search(rf"\b(?:{words})\b", reading.words(sentence), re.I):
        return told.roles
    pair = tuple(s for p in reading.cast.principals[:2] if (s := reading.state_of(p)) is not None)
    if len(set(pair)) != 2 or len(reading.cast.principals) > 2:
        return told.roles
    return (
        *((r, f) for r, f in told.roles if r != "party"),
        ("party", tuple(Filler(s, thing.head) for s in pair)),
    )


def own_time(reading: Reading, when: Span | None, thing: Thing) -> Span | None:
    """A time that is the deed's own, not how long the thing runs ("a plan for 2026-2028", "until 2030")."""
    if when is None:
        return None
    before = reading.text[max(when.start - 30, 0) : when.start].lower()
    runs = re.search(
        r"\b(?:for|until|till|through|covering|over)\s+(?:the\s+)?(?:years?\s+|period\s+(?:of\s+)?|first\s+)?$",
        before,
    )
    told = re.match(r"(?:until|till|for|through)\s", reading.words(when).lower())
    return None if runs or told else when


def clipped(reading: Reading, span: Span, at: int) -> Span:
    """A span kept inside the words of who speaks at a place."""
    voice = reading.voice_at(at)
    if voice is None:
        return span
    held = next((c for c in reading.statements[voice].content if c.start <= at < c.end), None)
    return Span(max(span.start, held.start), min(span.end, held.end)) if held else span


def roles_of(things: Things, thing: Thing, stage: str, who: Iterable[Filler]) -> Roles:
    """Parties, and those who sign: states for people, with all whom the thing's own words name."""
    reading = things.reading
    actors = tuple(f for f in who if f.entity is not None)
    signatories = people(reading, actors) if stage in SIGNING else ()
    between = named_between(reading, thing)
    parties = merged(
        states(reading, actors),
        between or (*modifiers(reading, thing), *owners(reading, thing), *partners(reading, thing)),
    )
    return (("signatory", signatories), ("party", parties))


def merged(*groups: Iterable[Filler]) -> Fillers:
    """Fillers of several groups, each once."""
    found: dict[int | None, Filler] = {}
    for group in groups:
        for filler in group:
            found.setdefault(filler.entity, filler)
    return tuple(found.values())


def after(reading: Reading, thing: Thing) -> Span:
    """The words that follow the head of a thing and belong to it."""
    return Span(thing.head.end, max(clause_end(reading, thing.head.end), thing.head.end))


def named_between(reading: Reading, thing: Thing) -> Fillers:
    """ "the agreement between A and B": both."""
    tail = after(reading, thing)
    match = BETWEEN.search(reading.text, tail.start, tail.end)
    if not match or match.start() - tail.start > 90:
        return ()
    return states(reading, run_of(reading, Span(match.end(), tail.end)))


def run_of(reading: Reading, span: Span) -> Fillers:
    """The actors that open a stretch of text, joined by commas and "and"."""
    return (
        actors_after(reading, span.start, span.end)
        or actors_in(reading, Span(span.start, min(span.end, span.start + 40)))[:2]
    )


def modifiers(reading: Reading, thing: Thing) -> Fillers:
    """The states and organizations that stand before the head ("the U.S.-Ukraine security agreement")."""
    return tuple(f for f in actors_in(reading, Span(thing.span.start, thing.head.start)) if f.entity is not None)


def owners(reading: Reading, thing: Thing) -> Fillers:
    """Whose the thing is by its possessive: "our", "your"."""
    words = reading.words(thing.span)
    if OURS.match(words):
        return states(reading, speaker(reading, thing.span.start, thing.span))
    return states(reading, hearer(reading, thing.span.start, thing.span)) if YOURS.match(words) else ()


def partners(reading: Reading, thing: Thing) -> Fillers:
    """ "an agreement with A": A."""
    tail = after(reading, thing)
    match = WITH.search(reading.text, tail.start, min(tail.end, tail.start + 60))
    return states(reading, actors_after(reading, match.end(), tail.end)) if match else ()


def parties_after(reading: Reading, span: Span) -> Fillers:
    """ "signed by A and B", "reached between A and B"."""
    match = BY.search(reading.text, span.start, min(span.end, span.start + 60))
    return run_of(reading, Span(match.end(), span.end)) if match else ()
