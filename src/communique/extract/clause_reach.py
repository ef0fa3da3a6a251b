"""Where what a verb tells ends in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from communique.extract.people_words import pattern, shape, word_list
from communique.model import Span
from communique.reading import Frame, Reading


def reach(reading: Reading, frame: Frame) -> int:
    """Where what a verb tells ends: before the next main verb of the sentence, or at the sentence's end."""
    ends = ends_of(reading, frame.sentence)
    aside = bisect_left(ends.asides, frame.verb.end)
    end = ends.asides[aside] if aside < len(ends.asides) else reading.sentences[frame.sentence].end
    following = bisect_right(ends.starts, frame.verb.end)
    if following < len(ends.starts):
        later = ends.heads[following]
        own = later.subject and not later.shared and frame.verb.end <= later.subject.start < later.verb.start
        end = min(end, later.subject.start if own and later.subject else later.verb.start)
    return trimmed(reading, Span(frame.verb.end, max(end, frame.verb.end)))


class Ends(NamedTuple):
    """Where what is told in a sentence may end: at an aside, and at the verbs that begin another clause."""

    asides: list[int]
    starts: list[int]
    heads: list[Frame]


def ends_of(reading: Reading, sentence: int) -> Ends:
    """The ends of a sentence, worked out once."""
    known = reading.once.get(("ends", sentence))
    if known is None:
        place = reading.sentences[sentence]
        asides = re.compile(r",\s+" + pattern(reading.language, "aside").pattern, re.I)
        finite = (f for f in reading.frames_by_sentence[sentence] if f.verb.form == "finite")
        heads = [f for f in finite if not subordinate(reading, f) and parted(reading, f)]
        heads.sort(key=lambda f: f.verb.start)
        found = [m.start() for m in asides.finditer(reading.text, place.start, place.end)]
        known = reading.once[("ends", sentence)] = Ends(found, [f.verb.start for f in heads], heads)
    ends: Ends = known
    return ends


def opening(frame: Frame) -> int:
    """Where the clause of a verb opens: at its subject, or at the verb where another clause names it."""
    return frame.verb.start if frame.shared or not frame.subject else min(frame.subject.start, frame.verb.start)


def parted(reading: Reading, frame: Frame) -> bool:
    """Does a sign or a joining word stand before the clause of a verb? ("the gas you sent" has none.)"""
    before = (
        shape(reading.language, "adverb").sub("", reading.text[max(opening(frame) - 40, 0) : opening(frame)]).rstrip()
    )
    return (
        not before
        or before[-1] in ',;:.)\u2013\u2014-"'
        or before.split()[-1].lower() in word_list(reading.language, "joining")
    )


def subordinate(reading: Reading, frame: Frame) -> bool:
    """Does a word like "which", "that" or "where" open the clause of a verb?"""
    if frame.subject and reading.words(frame.subject).lower() in word_list(reading.language, "relative"):
        return True
    opened = (reading.text[max(at - 24, 0) : at].split() for at in {opening(frame), frame.verb.start})
    return any(bool(before) and before[-1].lower() in word_list(reading.language, "subordinating") for before in opened)


def trimmed(reading: Reading, span: Span) -> int:
    """The end of a span without joining words and signs at its end."""
    end = span.end
    while True:
        start = max(span.start, end - WINDOW)
        words = shape(reading.language, "joined_adverb").sub("", reading.text[start:end])
        tail = tail_of(reading.language).search(words)
        before, end = end, start + (tail.start() if tail else len(words))
        if end > start or end in (before, span.start):
            return max(end, span.start)


WINDOW = 80  # characters in which small words hang on the end of a clause


@cache
def tail_of(language: str) -> re.Pattern[str]:
    """Joining words and signs at the end of a stretch of text."""
    joining = "|".join(sorted(word_list(language, "joining")))
    return re.compile(rf"(?:[\s,.;:!?)\"'\u201d\u00bb\u2013\u2014-]|\b(?:{joining})\b)+$", re.I)
