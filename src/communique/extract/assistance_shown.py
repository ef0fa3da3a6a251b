"""Aid shown: support that is acknowledged, people at work abroad, refuge given, coming to somebody's aid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.assistance_givers import OWNERS, giver, reached
from communique.extract.assistance_told import owner_before, owner_start
from communique.extract.assistance_verbs import begin, money_or_goods
from communique.extract.assistance_words import (
    Fillers,
    Given,
    aid_of,
    blocked,
    listed,
    ours,
    pattern,
    providers,
    taker_after,
    tellers,
)
from communique.extract.parts import reason
from communique.extract.phrases import clause_end, states
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def acknowledged(reading: Reading) -> Iterator[ActDraft]:
    """Acknowledges or praises somebody's support for another."""
    verbs = listed(reading.language, "shown", "acknowledging")
    for match in re.finditer(
        rf"\b(?:{pattern(reading.language, 'works', 'help').pattern})\b\s+(?=(?:to|for|of|in)\b)",
        reading.text,
        re.I,
    ):
        sentence = reading.sentences[reading.sentence_at(match.start())]
        frame = governing(reading, match.start())
        if frame is None or frame.lemma not in verbs or frame.verb.modal or frame.verb.negated:
            continue
        lead = Span(max(sentence.start, frame.verb.end), match.start())
        givers = owner_before(reading, lead)
        end = clause_end(reading, match.end())
        takers = taker_after(reading, Span(match.end(), end)) or reached(reading, Span(match.end(), end), givers)
        known = {f.entity for f in givers}
        takers = tuple(f for f in takers if f.entity not in known)
        if not providers(reading, givers) or not takers or blocked(reading, sentence.start, match.start()):
            continue
        start = owner_start(reading, lead)
        yield aid_of(
            reading,
            Span(start, end),
            reason(acknowledged),
            Given(givers, takers, default="political", voiced_by=tellers(reading, start)),
        )


def governing(reading: Reading, at: int) -> Frame | None:
    """The verb that stands last before a place."""
    before = [f for f in reading.frames_by_sentence.get(reading.sentence_at(at), ()) if f.verb.end <= at]
    return max(before, key=lambda f: f.verb.start, default=None)


def at_work(reading: Reading) -> Iterator[ActDraft]:
    """Says that experts, doctors or troops of one country work in another."""
    for frame in reading.frames:
        if frame.lemma not in listed(reading.language, "shown", "working") or not told(frame) or frame.subject is None:
            continue
        if not pattern(reading.language, "shown", "people").search(reading.words(frame.subject)):
            continue
        owners = [i for i in reading.mentions_in(frame.subject) if reading.mentions[i].kind in OWNERS]
        givers = states(
            reading,
            tuple(Filler(n, reading.mentions[i].span) for i in owners[:1] for n in reading.cast.of[i]),
        )
        end = clause_end(reading, frame.verb.end)
        takers = reached(reading, Span(frame.verb.end, end), givers)
        if not givers or not takers or home(reading, givers, takers):
            continue
        status = "ongoing" if frame.verb.tense == "present" and not frame.verb.perfect else "occurred"
        yield aid_of(
            reading,
            Span(frame.subject.start, end),
            reason(at_work),
            Given(givers, takers, status=status, frame=frame),
        )


def home(reading: Reading, givers: Fillers, takers: Fillers) -> bool:
    """Are both of one country?"""
    mine, yours = (
        {reading.cast.characters[f.entity].iso for f in side if f.entity is not None} - {None}
        for side in (givers, takers)
    )
    return bool(mine & yours) or not mine


def told(frame: Frame) -> bool:
    """Does a verb tell what is or was, and not what will, should or did not happen?"""
    verb = frame.verb
    return verb.form == "finite" and not (
        verb.modal or verb.negated or verb.tense == "future" or frame.conditional or verb.passive
    )


def presented(reading: Reading) -> Iterator[ActDraft]:
    """Says that somebody presented or equipped another with goods."""
    for frame in reading.frames:
        goods = frame.phrase("with")
        if frame.lemma not in listed(reading.language, "shown", "presenting") or not goods or not told(frame):
            continue
        takers = reading.actors(frame.object) if frame.object and frame.object.end <= goods.start else ()
        counted = money_or_goods(reading, goods)
        givers = giver(reading, frame)
        past = frame.verb.tense == "past" or frame.verb.perfect
        if takers and counted and past and providers(reading, givers):
            span = Span(begin(frame), clause_end(reading, frame.verb.end))
            yield aid_of(reading, span, reason(presented), Given(givers, takers, frame=frame))


def sheltered(reading: Reading) -> Iterator[ActDraft]:
    """Says that a country takes in refugees."""
    people = pattern(reading.language, "shown", "refugees")
    for frame in reading.frames:
        if frame.lemma not in listed(reading.language, "shown", "sheltering") or not told(frame):
            continue
        end = clause_end(reading, frame.verb.end)
        match = people.search(reading.text, frame.verb.end, min(end, frame.verb.end + 70))
        givers = giver(reading, frame)
        if match is None or not providers(reading, givers):
            continue
        inside = [
            i
            for i in reading.mentions_in(Span(frame.verb.end, end))
            if reading.mentions[i].start <= match.start() < reading.mentions[i].end
        ]
        takers = tuple(Filler(n, reading.mentions[i].span) for i in inside for n in reading.cast.of[i])
        verb = frame.verb
        status = "ongoing" if verb.tense == "present" and not verb.perfect else "occurred"
        held = Given(
            givers,
            takers or (Filler(None, Span(*match.span())),),
            status=status,
            default="humanitarian",
            frame=frame,
        )
        yield aid_of(reading, Span(begin(frame), end), reason(sheltered), held)


def came_to_aid(reading: Reading) -> Iterator[ActDraft]:
    """Says that somebody came to another's aid."""
    for match in re.finditer(
        rf"\b(?:{pattern(reading.language, 'shown', 'coming').pattern})\s+to\s+(?P<whose>[^.,;]{{2,40}}?)"
        r"\s+(?:aid|assistance|help|rescue)\b|\bstood\s+(?:by|with|beside)\s+(?P<whom>(?:the\s+)?[^.,;]{2,40})",
        reading.text,
    ):
        row = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
        frame = next((f for f in row if f.verb.start <= match.start() < f.verb.end + 1), None)
        if frame is None or frame.verb.modal or frame.verb.negated or frame.conditional or frame.verb.tense == "future":
            continue
        whose = Span(*match.span("whose" if match["whose"] else "whom"))
        takers = ours(reading, whose.start) or tuple(
            Filler(n, whose) for i in reading.mentions_in(whose)[:1] for n in reading.cast.of[i]
        )
        givers = giver(reading, frame)
        if providers(reading, givers) and takers:
            yield aid_of(
                reading,
                Span(begin(frame), clause_end(reading, match.end())),
                reason(came_to_aid),
                Given(givers, takers, frame=frame),
            )
