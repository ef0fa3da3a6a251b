"""The words of thanks, their grounds, and whom they are for."""

from __future__ import annotations

import re
from functools import partial

from communique.extract import kind_words, whose
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import Filler, Frame, Reading

listed, shape = partial(kind_words.listed, "thanks"), partial(kind_words.shape, "thanks")


def noun_in(reading: Reading, frame: Frame) -> Span | None:
    """The noun of thanks in the object of a verb (or in a phrase right after it: "passed on his thanks")."""
    for span in (frame.object, *(s for p, s in frame.phrases if p == "on")):
        for match in re.finditer(r"\w+", reading.words(span)):
            if span and match.group().lower() in listed(reading.language, "nouns"):
                return Span(span.start + match.start(), span.start + match.end())
    placed = shape(reading.language, "on_record").match(reading.text, frame.verb.end)
    return Span(placed.start("noun"), placed.end("noun")) if placed else None


def judged(reading: Reading, noun: Span, ground: Span | None) -> bool:
    """Is it appreciation for a relation, which is a judgement and no thanks?"""
    if ground is None or not reading.words(noun).lower().startswith("appreciation"):
        return False
    head = shape(reading.language, "head").match(reading.words(ground))
    last = head.group().lower().split()[-1:] if head else []
    return bool(last) and last[0] in listed(reading.language, "relation")


def beyond_address(reading: Reading, thanked: Filler) -> bool:
    """Is somebody thanked who is not just spoken to?"""
    words = reading.words(thanked.span)
    if thanked.entity is None:
        return shape(reading.language, "somebody").match(words) is not None
    return words.lower() not in whose.word_list(reading.language, "second")


def ground_after(reading: Reading, span: Span) -> Span | None:
    """What comes after "for" in a stretch of text."""
    if span.end <= span.start:
        return None
    match = shape(reading.language, "ground").search(reading.words(span))
    found = Span(span.start + match.end(), span.end) if match else None
    return found if found and len(found) > 1 else None


def of_ground(reading: Reading, ground: Span | None, thankers: Fillers) -> Fillers:
    """Whom the ground belongs to ("Japan's support"), else the one who is spoken to."""
    if ground is None:
        return ()
    doer = next((f for f in reading.frames_from(ground) if f.verb.form == "finite"), None)
    if doer and doer.clause.start == ground.start and reading.actors(doer.subject):
        return tuple(f for f in reading.actors(doer.subject) if all(f.entity != t.entity for t in thankers))
    givers = tuple(
        f for f in whose.owner(reading, ground, ()) if f.entity is None or all(f.entity != t.entity for t in thankers)
    )
    spoken = whose.hearer(reading, ground.start) if reading.voice_at(ground.start) is not None else ()
    return givers[:1] or spoken or whose.counterpart(reading, thankers, ground)
