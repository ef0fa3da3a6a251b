"""The subject of a speech verb, where what stands beside it hides it."""

from __future__ import annotations

import re
from itertools import pairwise

from communique import data
from communique.attribution.cues import SPEAKERS, introduces, is_cue, sources, words
from communique.model import Span
from communique.reading import Frame, Reading

OPENING = 14  # characters before the gerund that opens a sentence


def subject_of(reading: Reading, frame: Frame) -> Span | None:
    """Who tells what a frame says: its subject, or that of the clause which its gerund hangs on."""
    main = main_after(reading, frame)
    if main:
        return past_opener(reading, main)
    return adder(reading, frame) or related(reading, frame) or past_opener(reading, frame)


def related(reading: Reading, frame: Frame) -> Span | None:
    """ "He met Minister Dahl, who said that": whom a relative clause tells of."""
    subject = frame.subject
    if subject is None or reading.words(subject).lower() not in data.words(reading.language, "relative", "people"):
        return None
    comma = re.search(r"\s*,?\s*$", reading.text[: subject.start])
    before = reading.mention_to(comma.start()) if comma else None
    return reading.mentions[before].span if before is not None and reading.mentions[before].kind in SPEAKERS else None


def opens(reading: Reading, frame: Frame) -> bool:
    """Does a gerund open its sentence?"""
    return frame.verb.form == "gerund" and frame.verb.start - reading.sentences[frame.sentence].start <= OPENING


def main_after(reading: Reading, frame: Frame) -> Frame | None:
    """ "Affirming that P, he pledged …": the main clause after that of an opening gerund."""
    if not opens(reading, frame) or (frame.complement is None and frame.lemma not in words(reading, "zero_that")):
        return None
    start = frame.complement.start if frame.complement else frame.verb.end
    for later in reading.frames_by_sentence[frame.sentence]:
        subject = later.subject
        if later.verb.form != "finite" or subject is None or subject.start <= start or later.shared:
            continue
        comma = re.search(r",\s*(?:the\s+)?$", reading.text[start : subject.start])
        if comma and sources(reading, subject):
            return later
    return None


def adder(reading: Reading, frame: Frame) -> Span | None:
    """ "He said that trade would grow, adding that …": he adds, and not the trade, nor those who trade."""
    if frame.verb.form != "gerund" or not introduces(reading, frame):
        return None
    outer = holder_of(reading, frame) if frame.inside is not None else teller_before(reading, frame)
    adding = frame.lemma == ADD and frame.complement is not None
    set_off = adding or re.search(r",\s*\w*\s*$", reading.text[max(frame.verb.start - 40, 0) : frame.verb.start])
    if outer is None or not set_off or not is_cue(reading, outer) or speaks_within(reading, frame):
        return None
    return subject_of(reading, outer)


ADD = "add"


def teller_before(reading: Reading, frame: Frame) -> Frame | None:
    """ "He said trade would grow, adding that": the verb of speech before it that has a clause without "that"."""
    bare = words(reading, "zero_that")
    row = [f for f in reading.frames_by_sentence[frame.sentence] if f.number < frame.number]
    told = [f for f in row if f.verb.form == "finite" and f.lemma in bare and f.complement is None and f.object is None]
    later = any(f.verb.start > told[-1].verb.start and f.verb.form == "finite" for f in row) if told else False
    return told[-1] if later and frame.complement is not None else None


def holder_of(reading: Reading, frame: Frame) -> Frame | None:
    """The innermost frame of speech that holds a frame, past a clause of another verb ("are friends and that …")."""
    row = {f.number: f for f in reading.frames_by_sentence[frame.sentence]}
    outer = row.get(frame.inside) if frame.inside is not None else None
    while outer is not None and not is_cue(reading, outer) and outer.inside is not None:
        outer = row.get(outer.inside)
    return outer


def speaks_within(reading: Reading, frame: Frame) -> bool:
    """Does a gerund hang on a verb of speech that somebody within the clause is told to have done ("… had condemned")?

    Before a quotation the subject is only the nearest one.
    """
    row = reading.frames_by_sentence[frame.sentence]
    verb = next((f for f in row if f.number == frame.governor), None)
    if verb is None or frame.complement is None or not sources(reading, frame.subject):
        return False
    return verb.verb.form == "finite" and verb.verb.tense == "past" and verb.lemma in words(reading, "told_within")


def past_opener(reading: Reading, frame: Frame) -> Span | None:
    """ "Welcoming A, B said": the subject without the object of an opening gerund."""
    subject = frame.subject
    if subject is None:
        return named_before(reading, frame)
    openers = (f for f in reading.frames_by_sentence[frame.sentence] if f.verb.end <= subject.start)
    if not any(opens(reading, f) and not reading.text[f.verb.end : subject.start].strip() for f in openers):
        return subject
    heads = [reading.mentions[i].span for i in reading.heads(subject)]
    for left, right in reversed(list(pairwise(heads))):
        if reading.text[left.end : right.start].strip() == ",":
            return Span(right.start, subject.end)
    return subject


def named_before(reading: Reading, frame: Frame) -> Span | None:
    """ "According to A, B promised": the one named between a comma and a verb to which no subject was found."""
    if frame.verb.form != "finite" or frame.verb.passive:
        return None
    sentence = reading.sentences[frame.sentence]
    for i in reading.mentions_in(Span(sentence.start, frame.verb.start)):
        mention = reading.mentions[i]
        beside = not reading.text[mention.end : frame.verb.start].strip()
        if beside and mention.kind in SPEAKERS and re.search(r",\s*$", reading.text[sentence.start : mention.start]):
            return mention.span
    return None
