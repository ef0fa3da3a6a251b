"""Requests told by nouns: "reiterated his call on X to", "Brazil's request for"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract import whose
from communique.extract.commitment_words import pattern
from communique.extract.deed_ends import end_of
from communique.extract.deeds import told
from communique.extract.parts import draft, reason, topics_in
from communique.extract.request_words import Fillers, addressee, requester, shape, words
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def renewed(reading: Reading) -> Iterator[ActDraft]:
    """ "Reiterated his call on X to", "his appeal to X to", "the request of X for": a noun tells what was asked."""
    nouns = pattern(words(reading, "nouns.nouns"))
    for match in re.finditer(
        shape(reading, "whose").pattern + rf"\s+(?:\w+\s+)?(?:{nouns})" + shape(reading, "asked_of").pattern,
        reading.text,
        re.I,
    ):
        row = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
        before = (f for f in reversed(row) if f.verb.start < match.start() and f.verb.form == "finite")
        holder = next(before, row[0] if row else None)
        action = next((f for f in row if f.verb.start > match.end() and f.verb.form == "infinitive"), None)
        by = (
            genitive(reading, match.start())
            if match.group()[0] in "'\u2019"
            else (requester(reading, holder) if holder else ())
        )
        if holder is None or not by or not told(reading, holder):
            continue
        act = by_noun(reading, match, action, by)
        if act:
            yield act


def by_noun(reading: Reading, match: re.Match[str], action: Frame | None, by: Fillers) -> ActDraft | None:
    """The request that a noun tells: with somebody after it and an action, or with a thing asked for."""
    sentence = reading.sentences[reading.sentence_at(match.start())]
    named = [
        i for i in reading.mentions_in(Span(match.end(), sentence.end)) if reading.mentions[i].start - match.end() < 12
    ]
    addressees = tuple(Filler(e, reading.mentions[i].span) for i in named[:1] for e in reading.cast.of[i])
    tied = (
        action is not None
        and bool(named)
        and reading.mentions[named[0]].end <= action.verb.start <= reading.mentions[named[0]].end + 3
    )
    if match.group(1).lower() != "for" and not tied:
        return None
    if not tied and (match.group()[0] not in "'\u2019" or not shape(reading, "request").search(match.group())):
        return None
    start = by[0].span.start if match.group()[0] in "'\u2019" else match.start()
    limit = shape(reading, "thing_end").search(reading.text, match.end(), sentence.end)
    end = end_of(reading, action) if tied and action else limit.start() if limit else sentence.end
    roles = [("requester", by), ("addressee", addressees if tied else ())]
    topics = topics_in(reading, Span(match.end(), end))
    return draft(reading, "request", Span(start, end), reason(renewed), roles=roles, at=match.start(), topics=topics)


def genitive(reading: Reading, at: int) -> Fillers:
    """The one named right before a possessive mark."""
    before = [i for i in reading.mentions_in(Span(max(0, at - 80), at)) if reading.mentions[i].end == at]
    return tuple(Filler(e, reading.mentions[i].span) for i in before for e in reading.cast.of[i])


def made(reading: Reading) -> Iterator[ActDraft]:
    """ "Made an appeal to X to": a verb and a noun tell what was asked."""
    for match in shape(reading, "made_appeal").finditer(reading.text):
        row = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
        holder = next((f for f in row if f.verb.start <= match.start("verb") < f.verb.end), None)
        action = next((f for f in row if f.verb.start > match.end() and f.verb.form == "infinitive"), None)
        by = requester(reading, holder) if holder and told(reading, holder) and not holder.verb.negated else ()
        if holder is None or action is None or not by:
            continue
        whom = Span(match.end(), action.verb.start - 1)
        if len(whom) > 3 and not re.search(r"[;:]", reading.words(whom)):
            span = Span(min(holder.clause.start, holder.verb.start), end_of(reading, action))
            roles = [("requester", by), ("addressee", addressee(reading, whom, by))]
            yield draft(
                reading,
                "request",
                span,
                reason(made),
                roles=roles,
                at=holder.verb.start,
                topics=topics_in(reading, whom),
            )


def at_request(reading: Reading) -> Iterator[ActDraft]:
    """Something is done at the request of somebody."""
    for match in shape(reading, "at_request").finditer(reading.text):
        sentence = reading.sentences[reading.sentence_at(match.start())]
        if shape(reading, "contact").search(reading.words(sentence)):
            continue
        by = whose.joint(reading, whose.party(reading, Span(match.end(), sentence.end)))
        if any(f.entity is not None for f in by):
            yield draft(
                reading, "request", Span(match.start(), by[-1].span.end), reason(at_request), roles=[("requester", by)]
            )
