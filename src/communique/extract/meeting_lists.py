"""Guests in a list: "The President received in audience:" and a line for each; "They are A (X), B (Y)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.meeting_parts import matcher, words
from communique.extract.parts import draft, reason, when_of
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

ITEM = re.compile(r"\s*(?:[-*\u2022\u25aa\u25cf\u00b7\u2013\u2014\u25e6]|\(?\w{1,3}[.)])?\s*(?:the\s+|a\s+)?", re.I)
LINES = ("list_item", "numbered", "quote_block")  # a first line with a dash after a colon looks like a block of speech
LONGEST_ITEM = 300  # characters of a line that is one guest
UNNAMED = re.compile(r"[A-Z][\w'.-]+(?:\s+[\w'.-]+){1,17}?(?=[,;.]|$)")  # a guest of a list whom no mention covers
INTRODUCED = re.compile(r"[:\uff1a]\s*$")


@cache
def verbs(language: str) -> frozenset[str]:
    """Verbs that a list of guests goes with."""
    return frozenset(w for name in ("receive", "host", "meet", "credentials") for w in words(language, "verbs", name))


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings with each of the people that a list names."""
    for number, section in enumerate(reading.sections):
        if section.kind in ("headline", "dateline", "boilerplate") or not introduces(reading, number):
            continue
        frame = receiving(reading, section.span)
        host = host_of(reading, frame) if frame else ()
        if frame is None or not host:
            continue
        for guest in guests(reading, number + 1):
            yield received(reading, frame, host, guest)


def introduces(reading: Reading, number: int) -> bool:
    """Does a paragraph lead to a list: by its last sign, or by "held meetings" right before items?"""
    span = reading.sections[number].span
    if INTRODUCED.search(reading.words(span)):
        return True
    listed = number + 1 < len(reading.sections) and reading.sections[number + 1].kind == "list_item"
    last = reading.sentences[reading.sentence_at(span.end - 1)]
    meetings = matcher(reading.language, "nouns", "several", r"\b").search(reading.text, last.start, last.end)
    return listed and meetings is not None


def host_of(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """Who receives: the subject; or the one to whom credentials "were presented by:"."""
    return reading.actors(frame.phrase("to")) if frame.verb.passive else reading.actors(frame.subject)


def receiving(reading: Reading, span: Span) -> Frame | None:
    """The verb of receiving in the last sentence of an introduction."""
    frames = reading.frames_by_sentence.get(reading.sentence_at(span.end - 1), ())
    last = reading.sentences[reading.sentence_at(span.end - 1)]
    meetings = matcher(reading.language, "nouns", "several", r"\b").search(reading.text, last.start, last.end)
    wanted = verbs(reading.language) | (set(words(reading.language, "verbs", "having")) if meetings else set())
    own = [f for f in frames if f.lemma in wanted and f.verb.form == "finite" and not f.verb.negated]
    return own[-1] if own else None


def guests(reading: Reading, number: int) -> Iterator[Filler]:
    """The one whom each line of a list begins with, to the list's end."""
    kinds = LINES if number < len(reading.sections) and reading.sections[number].kind in LINES else ("paragraph",)
    while number < len(reading.sections) and reading.sections[number].kind in kinds:
        span = reading.sections[number].span
        named = [i for i in reading.mentions_in(span) if reading.mentions[i].kind in ("person", "office", "group")]
        start = ITEM.match(reading.text, span.start, span.end)
        if len(span) > LONGEST_ITEM or start is None:
            return
        if named and reading.mentions[named[0]].start <= start.end() + 4:
            for entity in reading.cast.of[named[0]][:1]:
                yield Filler(entity, reading.mentions[named[0]].span)
        else:
            words = UNNAMED.match(reading.text, start.end(), span.end) if kinds is LINES else None
            if words is None:
                return
            yield Filler(None, Span(*words.span()))
        number += 1


def received(reading: Reading, frame: Frame, host: tuple[Filler, ...], guest: Filler) -> ActDraft:
    """Each of those whom a list under "received:" names is a guest."""
    sentence = reading.sentences[frame.sentence]
    credentials = matcher(reading.language, "nouns", "credentials").search(reading.text, sentence.start, sentence.end)
    subtype = (
        "credentials"
        if credentials
        else "audience"
        if frame.lemma in words(reading.language, "verbs", "receive")
        else "unspecified"
    )
    roles = (("host", host), ("guest", (guest,))) if subtype != "unspecified" else (("participant", (*host, guest)),)
    return draft(
        reading, "meeting", guest.span, reason(received), roles=roles,
        subtype=subtype, when=when_of(reading, frame), also=(Span(sentence.start, sentence.end),),
    )  # fmt: skip
