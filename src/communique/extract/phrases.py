"""Noun phrases and clauses as extractors need them: where they end, whom they name, whose states those are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique.extract.holding import said_until
from communique.extract.whose import trimmed
from communique.match import by_letter
from communique.model import Span
from communique.reading import Filler, Reading


@cache
def either(words: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first."""
    return by_letter([re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)])


def masked(reading: Reading, span: Span) -> str:
    """A stretch of text with its mentions blotted out."""
    words, at = "", span.start
    for i in reading.mentions_in(span):
        mention = reading.mentions[i]
        if mention.start >= at:
            words += reading.text[at : mention.start] + "\0"
            at = mention.end
    return words + reading.text[at : span.end]


def clause_end(reading: Reading, at: int) -> int:
    """Where the clause or noun phrase at an offset ends: before the next main verb's subject, or at a sign."""
    end = said_until(reading, at, reading.sentences[reading.sentence_at(at)].end)
    for frame in reading.frames_by_sentence.get(reading.sentence_at(at), ()):
        if frame.verb.start >= end:
            break
        if frame.verb.form == "finite" and frame.verb.start > at:
            start = (
                frame.subject.start
                if frame.subject and frame.subject.start > at and not frame.shared
                else frame.verb.start
            )
            end = min(end, start)
            break
    sign = STOP.search(reading.text, at, end)
    stop = sign.start() if sign else end
    tail = re.search(r"\s(?:that|which|who|where|when|while)$", reading.text[at:stop].rstrip())
    return trimmed(reading, Span(at, at + tail.start() if tail else stop))


STOP = re.compile(
    r"[;:\n\"\u201d]|\s[-\u2013\u2014]+\s"
    r"|,\s(?=(?:and\s)?(?:which|who|where|while|as|with|after|including|noting|adding|saying|but|to be)\b)"
)


def states(reading: Reading, fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """The states of people and offices; others as they are."""
    found: dict[int | None, Filler] = {}
    for filler in fillers:
        state = reading.state_of(filler.entity) if filler.entity is not None else None
        character = reading.cast.characters[filler.entity] if filler.entity is not None else None
        if character and character.type in ("person", "office") and state is not None:
            filler = Filler(state, filler.span)
        found.setdefault(filler.entity, filler)
    return tuple(f for e, f in found.items() if e is not None)


def people(reading: Reading, fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """Those of some fillers who are people or offices."""
    return tuple(
        f
        for f in fillers
        if f.entity is not None
        and not is_group(reading, f.span)
        and reading.cast.characters[f.entity].type in ("person", "office")
    )


def is_group(reading: Reading, span: Span) -> bool:
    """Is a place a mention of a group?"""
    i = reading.mention_to(span.end)
    return i is not None and reading.mentions[i].kind == "group" and reading.mentions[i].span == span


def actors_in(
    reading: Reading,
    span: Span,
    kinds: frozenset[str] = frozenset({"person", "office", "state", "organization", "group", "pronoun", "adjective"}),
) -> tuple[Filler, ...]:
    """Everybody whom a stretch of text names, in order."""
    found: dict[int, Filler] = {}
    for i in reading.mentions_in(span):
        if reading.mentions[i].kind in kinds:
            for number in reading.cast.of[i]:
                found.setdefault(number, Filler(number, reading.mentions[i].span))
    return tuple(found.values())


def actors_after(reading: Reading, start: int, end: int) -> tuple[Filler, ...]:
    """The actors that open a stretch of text, joined by commas and "and", up to the next preposition."""
    while start < end and reading.text[start].isspace():
        start += 1
    cut = re.search(r"\s(?:by|from|with|on|in|at|for|to|after|during)\s", reading.text[start:end])
    inside = reading.mention_at(start + cut.start()) if cut else None
    whole = inside is None or reading.mentions[inside].end == start + cut.start()  # type: ignore[union-attr]
    stop = start + cut.start() if cut and whole else end
    return reading.actors(Span(start, stop))
