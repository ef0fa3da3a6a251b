"""Agreements told by verbs: "signed a memorandum", "the treaty was ratified", "the agreements you have reached"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique import data
from communique.extract.agreement_nouns import WEAK, Thing, Things, listed
from communique.extract.agreement_roles import Told, act_of, parties_after, roles_of
from communique.extract.agreement_status import (
    phrase_end,
    phrase_stage,
    promised,
    stage_of,
    status_in,
    unsure,
)
from communique.extract.agreement_talks import denied, negotiated, to_do
from communique.extract.parts import reason
from communique.extract.phrases import actors_in, clause_end, masked
from communique.extract.whose import subject
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def done_by_verb(things: Things, thing: Thing) -> ActDraft | None:
    """Says that somebody signed, reached, adopted, ratified or tabled an agreement."""
    reading = things.reading
    frame = verb_before(things, thing)
    if (
        frame is None
        or frame.verb.passive
        or not plain_gap(reading, Span(phrase_end(reading, frame, thing.span.start), thing.span.start), thing)
    ):
        return None
    stage = stage_of(reading, frame, thing)
    status = status_in(reading, frame) if stage else None
    if (
        stage is None
        or status is None
        or unsure(stage, status)
        or promised(frame, thing, stage, status)
        or reading.text[frame.verb.start - 1] == "-"
    ):
        return None
    who = () if frame.lemma in listed(reading.language, "mediators", "verbs") else doers(reading, frame)
    start = frame.clause.start if frame.subject and frame.clause.start <= frame.verb.start else frame.verb.start
    span = Span(
        max(start, frame.verb.start - 90) if start < frame.verb.start - 90 else start,
        clause_end(reading, thing.head.end),
    )
    return act_of(
        things,
        thing,
        span,
        reason(done_by_verb),
        Told(stage, status, roles_of(things, thing, stage, who), frame),
    )


def doers(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """Who does what a verb says; of "the Portuguese parliament" at least whose it is."""
    found = tuple(f for f in subject(reading, frame) if f.entity is not None)
    return found or (actors_in(reading, frame.subject) if frame.subject else ())


def agreed_on(things: Things, thing: Thing) -> ActDraft | None:
    """Says that the sides agreed on an agreement, a plan or terms."""
    reading = things.reading
    frame = verb_before(things, thing)
    if (
        frame is None
        or frame.verb.passive
        or frame.lemma not in listed(reading.language, "governing", "verbs")
        or (thing.form == WEAK and frame.lemma not in thing.verbs)
    ):
        return None
    gap = reading.text[frame.verb.end : thing.span.start].strip().lower()
    if gap not in listed(reading.language, "governing", "prepositions"):
        return None
    status = status_in(reading, frame)
    if status not in ("occurred", "negated"):
        return None
    who = subject(reading, frame)
    span = Span(min(frame.clause.start, frame.verb.start), clause_end(reading, thing.head.end))
    return act_of(
        things,
        thing,
        span,
        reason(agreed_on),
        Told("agreed", status, roles_of(things, thing, "agreed", who), frame),
    )


def verb_before(things: Things, thing: Thing) -> Frame | None:
    """The verb that stands last before a thing in its sentence."""
    before = [f for f in things.near(thing.head.start) if f.verb.end <= thing.span.start]
    return max(before, key=lambda f: f.verb.start, default=None)


def plain_gap(reading: Reading, gap: Span, thing: Thing) -> bool:
    """Is there nothing between a verb and a thing that makes the thing part of another object?"""
    if len(gap) > 110 or "\n" in reading.words(gap):
        return False
    words = re.sub(r"\b(?:more|less|fewer) than\b", " ", masked(reading, gap))
    words = re.sub(r"\b(?:in|at|on|with|by|between|for)\s+(?:the\s+)?\0[\s,]*(?:and\s+\0[\s,]*)?", " ", words)
    left = set(re.findall(r"[\w'-]+", words.lower()))
    allowed = (
        {"a", "number", "of", "series", "package", "text", "total"}
        if re.search(r"\b(?:number|series|package|text|set|total) of\b", words)
        else set()
    )
    return not (left - allowed) & data.words(reading.language, "tags.preposition") and len(left) < 8


def frames_after(things: Things, thing: Thing) -> Iterator[Frame]:
    """The verbs after a thing that may be about it: up to and with the first main verb."""
    for frame in things.near(thing.head.start):
        if frame.verb.start < thing.head.end:
            continue
        yield frame
        reduced = (
            frame.verb.span == frame.verb.head
            and frame.verb.tense == "past"
            and frame.object is None
            and not frame.shared
        )
        foretold = frame.lemma in listed(things.reading.language, "governors", "planned") and (
            frame.verb.passive or frame.lemma == "be"
        )
        if frame.verb.form == "finite" and not reduced and not foretold:
            return


def done_to_thing(things: Things, thing: Thing) -> ActDraft | None:
    """Says of an agreement that it was signed, reached or ratified, or entered into force."""
    aside: ActDraft | None = None
    for frame in frames_after(things, thing):
        if stage := stage_of(things.reading, frame, thing):
            if to_do(things.reading, thing, frame, stage):
                return aside
            act = deed_told(things, thing, frame, stage)
            if act and not set_aside(things.reading, frame):
                return act
            aside = aside or act
    return aside


def set_aside(reading: Reading, frame: Frame) -> bool:
    """Is a verb told by the way, between commas ("the programme, initialled in July, will be signed")?"""
    bare = frame.verb.span == frame.verb.head
    return bare and reading.text[max(frame.verb.start - 2, 0) : frame.verb.start].strip() == ","


def deed_told(things: Things, thing: Thing, frame: Frame, stage: str) -> ActDraft | None:
    """The act that a verb after a thing tells of it."""
    reading = things.reading
    subjected = undergoes(reading, frame, thing) or phrase_stage(reading, frame)
    if not subjected or not about(things, thing, frame) or frame.verb.form in ("infinitive", "gerund"):
        return None
    status = "occurred" if frame.verb.form == "participle" else status_in(reading, frame)
    if denied(reading, thing, frame):
        status = "negated"
    if status is None or negotiated(reading, thing) or unsure(stage, status):
        return None
    span = Span(thing.span.start, clause_end(reading, frame.verb.end))
    by = parties_after(reading, Span(frame.verb.end, span.end))
    roles = roles_of(things, thing, stage, by)
    return act_of(things, thing, span, reason(done_to_thing), Told(stage, status, roles, frame))


def about(things: Things, thing: Thing, frame: Frame) -> bool:
    """Is a verb after a thing about this thing, and not about another between them?"""
    gap = Span(thing.head.end, frame.verb.start)
    others = [t for t in things.found if gap.start <= t.span.start < gap.end]
    words = things.reading.words(gap)
    if "\n" in words or len(words) > 220 or re.search(r"[.;]\s", words):
        return False
    if frame.verb.form == "participle" or not others:
        return not others
    held = frame.subject
    return bool(
        held
        and held.start <= thing.head.start < held.end
        and not any(held.start <= t.head.start < thing.head.start for t in things.found)
    )


def undergoes(reading: Reading, frame: Frame, thing: Thing) -> bool:
    """Is the verb passive, or a bare past form right after the thing ("the agreements reached in Baku")?"""
    if frame.verb.passive:
        return True
    bare = frame.verb.span == frame.verb.head and frame.verb.tense == "past" and frame.verb.form == "finite"
    gap = reading.words(Span(thing.head.end, frame.verb.start))
    actor = any(
        reading.mentions[i].end >= frame.verb.start - 1 and reading.mentions[i].kind != "time"
        for i in reading.mentions_in(Span(thing.head.end, frame.verb.start))
    )
    return bare and not actor and not frame.shared and frame.object is None and not re.search(r"[.:]", gap)


def relative(things: Things, thing: Thing) -> ActDraft | None:
    """Names an agreement with a clause that tells who reached, signed or launched it."""
    reading = things.reading
    for frame in frames_after(things, thing):
        stage = stage_of(reading, frame, thing)
        if stage is None or frame.verb.passive or frame.verb.form != "finite":
            continue
        who = clause_subject(reading, thing, frame)
        status = status_in(reading, frame)
        if who is None or status is None:
            return None
        span = Span(thing.span.start, clause_end(reading, frame.verb.end))
        return act_of(
            things,
            thing,
            span,
            reason(relative),
            Told(stage, status, roles_of(things, thing, stage, who), frame),
        )
    return None


def clause_subject(reading: Reading, thing: Thing, frame: Frame) -> tuple[Filler, ...] | None:
    """Who stands between a thing and the verb of its relative clause; None where there is no such clause."""
    gap = Span(thing.head.end, frame.verb.start)
    inside = [i for i in reading.mentions_in(gap) if reading.mentions[i].kind not in ("time", "place", "adjective")]
    if not inside or reading.text[reading.mentions[inside[-1]].end : frame.verb.start].strip():
        return None
    first = inside[-1]
    for i in reversed(inside[:-1]):
        if re.fullmatch(
            r"\s*(?:,|and|,\s*and)\s*(?:the\s+)?",
            reading.text[reading.mentions[i].end : reading.mentions[first].start],
        ):
            first = i
    lead = reading.text[thing.head.end : reading.mentions[first].start].strip().lower()
    if lead not in ("", "the", "our", "that", "which", ", which", "that the", "which the") and not re.search(
        r"\b(?:that|which)(?: the| our)?$", lead
    ):
        return None
    return reading.who(Span(reading.mentions[first].start, frame.verb.start))


def to_be_done(things: Things, thing: Thing) -> ActDraft | None:
    """Says of an agreement that it is to be signed."""
    reading = things.reading
    for frame in frames_after(things, thing):
        if (
            frame.verb.form != "infinitive"
            or not frame.verb.passive
            or stage_of(reading, frame, thing) not in ("signed", "ratified")
            or not about(things, thing, frame)
        ):
            continue
        gap = reading.words(Span(thing.head.end, frame.verb.start))
        if not re.search(r",\s*$", gap) and len(gap) > 60:
            return None
        stage = stage_of(reading, frame, thing)
        span = Span(frame.verb.start, clause_end(reading, frame.verb.end))
        return act_of(
            things,
            thing,
            span,
            reason(to_be_done),
            Told(stage or "signed", "planned", roles_of(things, thing, "signed", ()), frame),
        )
    return None
