"""Cues: the words that tell that somebody speaks."""

from __future__ import annotations

import re

from communique import data
from communique.model import Span
from communique.reading import Frame, Nesting, Reading

QUOTATION = re.compile(r"\s*[,:]?\s*[\"\u201c\u00ab]")
NEAR = 5  # characters of "the " before whose statement it is
SPEAKERS = ("person", "office", "state", "organization", "group", "pronoun", "document")


def words(reading: Reading, section: str) -> frozenset[str]:
    return data.words(reading.language, f"speech.{section}")


def is_cue(reading: Reading, frame: Frame) -> bool:
    """Does the verb of a frame tell what was said, and not that it was not said?"""
    return (
        frame.lemma in words(reading, "verbs")
        and not frame.verb.negated
        and frame.verb.form != "participle"
        and not frame.conditional
    )


def introduces(reading: Reading, frame: Frame) -> bool:
    """Does a clause or a quotation follow a verb ("adding that", "adding, '…'")?"""
    return frame.complement is not None or bool(QUOTATION.match(reading.text, frame.verb.end))


def sources(reading: Reading, span: Span | None) -> tuple[int, ...]:
    """Numbers of the mentions that a subject consists of, if they can speak."""
    found = reading.heads(span)
    speaking = [i for i in found if reading.mentions[i].kind in SPEAKERS and not member_of(reading, i, found)]
    return (*joined_states(reading, span, found), *(issuer(reading, i) for i in speaking))


def issuer(reading: Reading, named: int) -> int:
    """Of "a statement issued by the ministry" the ministry; else what is named itself."""
    document = reading.mentions[named]
    link = re.compile(r"\s+(?:(?:\w+ed|made)\s+)?(?:by|from)\s+(?:the\s+)?", re.I).match(reading.text, document.end)
    if document.kind != "document" or not link or named + 1 >= len(reading.mentions):
        return named
    after = reading.mentions[named + 1]
    return named + 1 if after.kind in SPEAKERS and abs(after.start - link.end()) < NEAR else named


def member_of(reading: Reading, i: int, heads: list[int]) -> bool:
    """Is mention i only what a group is of ("the Council members")?"""
    mention, after = reading.mentions[i], next((reading.mentions[k] for k in heads if k > i), None)
    grouped = after is not None and after.kind == "group" and mention.kind in ("organization", "state")
    return grouped and after is not None and not reading.text[mention.end : after.start].strip()


def joined_states(reading: Reading, span: Span | None, heads: list[int]) -> list[int]:
    """The adjectives that share the noun of a group: "Norwegian" of "the Norwegian and Peruvian sides"."""
    if span is None or not heads or reading.mentions[heads[0]].kind != "group":
        return []
    return [
        i for i in reading.mentions_in(Span(span.start, reading.mentions[heads[0]].start))
        if reading.mentions[i].kind == "adjective"
    ]  # fmt: skip


def own_words(reading: Reading, frame: Frame, inside: Nesting) -> bool:
    """Does a speaker announce his own words inside his turn ("I want to say that")?"""
    subject = reading.words(frame.subject).lower()
    if frame.verb.tense == "past" and frame.lemma in words(reading, "retold") and frame.complement:
        return False
    return subject in words(reading, "self") and inside.at(frame.verb.start) is not None


def trimmed(text: str, span: Span, signs: str = " \n\t-\u2013\u2014,;:\"\u201c\u201d\u00ab\u00bb'") -> Span:
    """A span without the white space, dashes, marks and commas at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in signs:
        start += 1
    while end > start and text[end - 1] in signs:
        end -= 1
    return Span(start, end)
