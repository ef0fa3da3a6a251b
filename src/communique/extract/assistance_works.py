"""Aid told by works and by help named beside a deed: "built two schools in", "funded by", "with the support of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.assistance_givers import OWNERS, giver, named_after, reached, thing_before
from communique.extract.assistance_verbs import begin, past
from communique.extract.assistance_words import (
    Fillers,
    Given,
    aid_of,
    givers_only,
    listed,
    pattern,
    tellers,
)
from communique.extract.parts import reason, status_of
from communique.extract.phrases import actors_after, clause_end, states
from communique.extract.whose import subject
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def built(reading: Reading) -> Iterator[ActDraft]:
    """Says that somebody built, financed or equipped something for another country."""
    for frame in reading.frames:
        if (
            frame.lemma not in listed(reading.language, "works", "verbs")
            or frame.verb.passive
            or not past(reading, frame)
        ):
            continue
        end = clause_end(reading, frame.verb.end)
        object_ = Span(frame.verb.end, end)
        work = pattern(reading.language, "works", "nouns").search(
            reading.words(Span(object_.start, min(end, object_.start + 70)))
        )
        opening = None if work else thing_before(reading, begin(frame))
        if work is None and opening is None:
            continue
        givers = givers_only(reading, giver(reading, frame))
        takers = reached(reading, object_, givers)
        spoken = bool(re.match(r"your\b", reading.words(frame.subject), re.I))
        if not givers or not (takers or spoken) or same_state(reading, givers, takers):
            continue
        span = Span(begin(frame) if opening is None else opening, end)
        yield aid_of(reading, span, reason(built), Given(givers, takers, status=done(reading, frame), frame=frame))


def same_state(reading: Reading, left: Fillers, right: Fillers) -> bool:
    """Do two sides belong to the same state?"""
    mine, yours = (
        {reading.cast.characters[f.entity].iso for f in side if f.entity is not None} - {None} for side in (left, right)
    )
    return bool(mine & yours)


def done(reading: Reading, frame: Frame) -> str:
    status = status_of(reading, frame)
    return status if status == "ongoing" else "occurred"


def paid_by(reading: Reading) -> Iterator[ActDraft]:
    """Names what was funded, built or supplied by another country."""
    participles = pattern(reading.language, "works", "participles")
    for match in re.finditer(rf"(?:{participles.pattern})\s+(?:\w+\s+)?by\s+", reading.text, re.I):
        sentence = reading.sentences[reading.sentence_at(match.start())]
        end = clause_end(reading, match.end())
        frame = frame_at(reading, match.start())
        if frame and (
            frame.verb.tense == "future"
            or frame.verb.modal
            or frame.verb.negated
            or frame.verb.form in ("infinitive", "gerund")
        ):
            continue
        givers = named_after(reading, match.end(), end)
        start = noun_start(reading, sentence, match.start())
        takers = reached(reading, Span(start, end), givers)
        if not givers_only(reading, givers) or not abroad(reading, givers) or same_state(reading, givers, takers):
            continue
        yield aid_of(
            reading, Span(start, end), reason(paid_by),
            Given(givers, takers, default="economic", frame=frame, voiced_by=tellers(reading, start)),
        )  # fmt: skip


def frame_at(reading: Reading, at: int) -> Frame | None:
    """The frame whose verb holds a place."""
    row = reading.frames_by_sentence.get(reading.sentence_at(at), ())
    return next((f for f in row if f.verb.start <= at < f.verb.end), None)


def noun_start(reading: Reading, sentence: Span, at: int) -> int:
    """Where the noun phrase (with its auxiliary) begins that stands before a participle."""
    words = reading.text[max(sentence.start, at - 90) : at]
    last = re.search(
        r"(?:\b(?:the|an?|its|their|this|these|those|several|two|three|four|five|\d[\d,.]*)\s+)(?:(?!(?:the|an?|and|that|of)\s)[\w'-]+\s+){1,6}"
        r"(?:(?:of|in|at|on)\s+(?:the\s+)?(?:[\w'-]+\s+){1,3})?,?\s*(?:(?:which|that)\s+)?(?:(?:is|was|were|are|being|has|had|have|been)\s+)*$",
        words, re.I,
    )  # fmt: skip
    return at - len(words) + last.start() if last else at


def abroad(reading: Reading, givers: Fillers) -> bool:
    """Are the givers states, organizations or their bodies?"""
    return any(
        f.entity is not None
        and (
            reading.cast.characters[f.entity].type in ("state", "organization") or reading.cast.characters[f.entity].iso
        )
        for f in givers
    )


def with_help(reading: Reading) -> Iterator[ActDraft]:
    """Names whose support a deed was done with."""
    aid = pattern(reading.language, "works", "help").pattern
    lead = rf"\b(?:{pattern(reading.language, 'works', 'leads').pattern})\s+"
    for match in re.finditer(
        rf"{lead}(?:the\s+)?(?P<owner>[^.,;\n]{{0,60}}?)\b(?:{aid})\b(?P<of>\s+(?:of|from|by)\s+)?",
        reading.text,
        re.I,
    ):
        sentence = reading.sentences[reading.sentence_at(match.start())]
        end = clause_end(reading, match.end())
        frame = deed_of(reading, sentence, match.start(), match.end())
        givers = help_givers(reading, match, end)
        if not givers_only(reading, givers) or not abroad(reading, givers) or frame is None:
            continue
        takers = helped_by_it(reading, frame, match, sentence)
        if same_state(reading, givers, takers):
            continue
        start = (
            frame.verb.start
            if frame.verb.start < match.start() and match.start() - frame.verb.start < 100
            else match.start()
        )
        stop = givers[-1].span.end if givers[-1].span.start >= match.end() else match.end()
        given = Given(givers, takers, voiced_by=tellers(reading, match.start()))
        yield aid_of(reading, Span(start, max(stop, match.end("owner"))), reason(with_help), given)


def help_givers(reading: Reading, match: re.Match[str], end: int) -> Fillers:
    """Whose help it is: after "of", or by a possessive or an adjective before the noun."""
    if match["of"]:
        found = actors_after(reading, match.end(), end)
        if found:
            return states(reading, found)
    inside = [i for i in reading.mentions_in(Span(*match.span("owner"))) if reading.mentions[i].kind in OWNERS]
    if len(inside) != 1:
        return ()
    rest = reading.text[reading.mentions[inside[0]].end : match.end("owner")]
    fits = re.fullmatch(r"(?:'s?|\u2019s?)?(?:\s+[\w-]+){0,2}\s*", rest)
    return (
        states(reading, tuple(Filler(n, reading.mentions[inside[0]].span) for n in reading.cast.of[inside[0]]))
        if fits
        else ()
    )


def deed_of(reading: Reading, sentence: Span, start: int, end: int) -> Frame | None:
    """The deed that help is named beside, if it is done: the verb before, else the first one after."""
    row = [f for f in reading.frames_by_sentence.get(reading.sentence_at(start), ()) if not start <= f.verb.start < end]
    before = [f for f in row if f.verb.end <= start]
    frame = before[-1] if before else next((f for f in row if f.verb.start >= end), None)
    if frame is None or frame.verb.modal or frame.verb.negated or frame.conditional or frame.verb.tense == "future":
        return None
    bare = (
        frame.verb.form == "finite"
        and frame.verb.tense == "present"
        and not frame.verb.perfect
        and not frame.verb.passive
    )
    governed = frame.verb.form in ("infinitive", "gerund")
    return None if bare or governed else frame


def helped_by_it(reading: Reading, frame: Frame, match: re.Match[str], sentence: Span) -> Fillers:
    """Who did a deed with somebody's help: its subject, else the place named in the sentence."""
    who = (
        () if frame.verb.passive else tuple(f for f in states(reading, subject(reading, frame)) if f.entity is not None)
    )
    return who or reached(reading, Span(sentence.start, match.start()), ())


def funded(reading: Reading) -> Iterator[ActDraft]:
    """Names a project by who pays for it ("the Japanese-funded bridge")."""
    for match in re.finditer(
        rf"-(?:{pattern(reading.language, 'works', 'participles').pattern})\s+", reading.text, re.I
    ):
        owner = reading.mention_to(match.start())
        if owner is None or reading.mentions[owner].kind not in OWNERS:
            continue
        named = reading.mentions[owner].span
        end = clause_end(reading, match.end())
        givers = tuple(Filler(n, named) for n in reading.cast.of[owner])
        takers = reached(reading, Span(match.end(), end), givers)
        if not same_state(reading, givers, takers):
            led = reading.text[max(named.start - 4, 0) : named.start].lower() == "the "
            start = named.start - 4 if led else named.start
            yield aid_of(
                reading,
                Span(start, end),
                reason(funded),
                Given(givers, takers, default="economic", voiced_by=tellers(reading, start)),
            )
