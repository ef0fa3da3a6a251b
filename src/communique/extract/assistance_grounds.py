"""Grounds of thanks: what somebody is thanked for, who thanks and who is thanked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.extract.assistance_givers import owner_phrase
from communique.extract.assistance_words import (
    Fillers,
    givers_only,
    listed,
    pattern,
)
from communique.extract.phrases import actors_in
from communique.extract.whose import counterpart, hearer, speaker, subject, trimmed
from communique.model import Span
from communique.reading import Filler, Frame, Reading


class Ground(NamedTuple):
    """What somebody is thanked for, who thanks, and who is thanked."""

    span: Span
    thanker: Fillers
    thanked: Fillers
    narrated: bool


THEIRS = re.compile(r"(?:its|their|his|her)\b", re.I)


def grounds(reading: Reading) -> Iterator[Ground]:
    """The grounds of thanks, each part of "for A and for B" for itself."""
    cue = pattern(reading.language, "thanks", "cues")
    for n, sentence in enumerate(reading.sentences):
        yield from grounds_in(reading, n, list(cue.finditer(reading.text, sentence.start, sentence.end)))


def grounds_in(reading: Reading, n: int, cues: list[re.Match[str]]) -> Iterator[Ground]:
    """The grounds of each thanks in a sentence."""
    sentence = reading.sentences[n]
    for k, match in enumerate(cues):
        end = cues[k + 1].start() if k + 1 < len(cues) else sentence.end
        bare = match.group().lower() in listed(reading.language, "thanks", "bare")
        thanker, thanked = sides(reading, n, match)
        lead = re.search(r"\bfor\b", reading.text[match.end() : end])
        first = (
            match.end() + lead.end()
            if lead
            and not (bare and (lead.start() > 60 or owned_help(reading, Span(match.end(), match.end() + lead.start()))))
            else match.end()
            if bare
            else None
        )
        if first is None:
            continue
        for part in parts(reading, Span(first, end)):
            yield Ground(part, thanker, thanked, reading.voice_at(match.start()) is None)


def owned_help(reading: Reading, gap: Span) -> bool:
    """Does the help itself stand before "for" ("appreciated Japan's support for")?"""
    return bool(pattern(reading.language, "works", "help").search(reading.words(gap)))


ASIDE = re.compile(
    r"\s[\u2013\u2014-]+\s|,\s+(?:adding|noting|saying|stressing|emphasi[sz]ing|recalling|underlining|expressing)\b"
    r"|,\s+(?:while|most notably|especially|particularly|in particular)\b"
)


def parts(reading: Reading, span: Span) -> Iterator[Span]:
    """A ground split where another begins, and ended where another deed of the sentence begins."""
    end = next_deed(reading, span)
    aside = ASIDE.search(reading.text, span.start, end)
    end = aside.start() if aside else end
    words = reading.text[span.start : end]
    aid = pattern(reading.language, "things", "aid").pattern
    cuts = [
        0,
        *(
            m.end()
            for m in re.finditer(
                r"(?:,|\band|\bas well as)\s+(?:for\s|(?=(?:its|their|your)\s))"
                rf"|\bas well as\s+(?=the\s+(?:[\w-]+\s+){{0,2}}(?:{aid})\b)",
                words,
            )
        ),
    ]
    for n, cut in enumerate(cuts):
        stop = cuts[n + 1] if n + 1 < len(cuts) else len(words)
        piece = re.sub(r"(?:,\s*)?\b(?:and|as well as)\s+(?:for\s+)?$|,?\s+for\s+$", "", words[cut:stop])
        start = span.start + cut + len(piece) - len(piece.lstrip())
        yield Span(start, trimmed(reading, Span(start, span.start + cut + len(piece))))


def plain_name(reading: Reading, gap: Span) -> Fillers:
    """Who is thanked by a name that stands for a state or stands alone ("to Nicosia", "the DFA")."""
    name = re.match(r"\s+(?:to\s+)?(?P<name>(?:the\s+)?[A-Z][\w. -]*?)\s*$", reading.words(gap))
    if name is None:
        return ()
    span = Span(gap.start + name.start("name"), gap.start + name.end("name"))
    return owner_phrase(reading, span) or givers_only(reading, (Filler(None, span),))


def next_deed(reading: Reading, span: Span) -> int:
    """Where the next main verb of a sentence begins that is no part of a ground."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()):
        if frame.verb.start <= span.start or frame.verb.form != "finite":
            continue
        if frame.shared and not relative(reading, frame):
            return frame.verb.start
        before = reading.text[
            span.start : frame.clause.start if frame.clause.start > span.start else frame.verb.start
        ].rstrip()
        if re.search(r"(?:[,;:]\s*(?:and|while|as|but)?|\bwhile)$", before):
            return span.start + len(before)
    return span.end


def relative(reading: Reading, frame: Frame) -> bool:
    return bool(
        re.search(
            r"\b(?:which|that|who)\s+(?:\w+\s+)?$",
            reading.text[max(frame.verb.start - 30, 0) : frame.verb.start],
        )
    )


def sides(reading: Reading, number: int, cue: re.Match[str]) -> tuple[Fillers, Fillers]:
    """Who thanks and who is thanked."""
    sentence = reading.sentences[number]
    frame = max(
        (f for f in reading.frames_by_sentence.get(number, ()) if f.verb.start <= cue.end()),
        key=lambda f: f.verb.start,
        default=None,
    )
    thanker = subject(reading, frame) if frame and frame.subject else speaker(reading, cue.start(), Span(*cue.span()))
    lead = re.search(r"\bfor\b", reading.text[cue.end() : sentence.end])
    gap = Span(cue.end(), cue.end() + lead.start() if lead else min(cue.end() + 60, sentence.end))
    named = actors_in(reading, gap, frozenset({"person", "office", "state", "organization", "group", "pronoun"}))
    thanked = tuple(f for f in named if f.entity not in {t.entity for t in thanker})
    if not named:
        thanked = plain_name(reading, gap)
    if named and not thanked:  # nobody thanks himself: the words before the verb were read wrong
        thanker, thanked = (), named
    if not thanked and re.search(r"\byou\b|\byour\b", reading.words(gap), re.I):
        thanked = hearer(reading, cue.start(), gap)
    if not thanked and len(reading.cast.principals) == 2:
        thanked = counterpart(reading, thanker, Span(*cue.span()))
    return thanker, thanked
