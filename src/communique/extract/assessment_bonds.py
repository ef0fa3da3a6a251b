"""Judgements told in other ways: ties made stronger, shared values, a closest friend, thanks for a partnership."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique.extract.holding import either, holders, issuers, joining, listed, reach, speakers
from communique.extract.relation import of_relation, partner, valued
from communique.model import Span
from communique.reading import Filler, Frame, Reading

KIND = "assessment"


class Judgement(NamedTuple):
    """What a clause says of a relation: who holds it, of what, and whether it is good."""

    who: tuple[Filler, ...]
    of: Span
    end: int
    negative: bool = False


def words(reading: Reading, *path: str) -> tuple[str, ...]:
    return listed(reading.language, KIND, *path)


def publisher(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """Who says it: the speaker, or, of the text's own words, the publisher's state where the text names it."""
    if reading.voice_at(frame.verb.start) is not None:
        return speakers(reading, frame.verb.start)
    outer = reading.frames[frame.inside] if frame.inside is not None else feeling(reading, frame)
    if outer is not None:
        return holders(reading, outer) if not outer.verb.negated else ()
    return issuers(reading, frame.subject or frame.verb.span)


def feeling(reading: Reading, frame: Frame) -> Frame | None:
    """The verb of "expressed satisfaction that", "regretted that" before a clause."""
    that = joining(reading.language, "that")
    row = [f for f in reading.frames_by_sentence[frame.sentence] if f.number < frame.number and f.verb.form == "finite"]
    own = frame.subject if row and frame.subject and row[-1].verb.end < frame.subject.start < frame.verb.start else None
    start = own.start if own else frame.verb.start
    there = either(reading.language, KIND, "verbs", "there")
    between = rf"\s+(?:(?:[\w'-]+\s+){{0,4}}{that}\s+)?(?:{there}\s+)?"
    return row[-1] if row and re.fullmatch(between, reading.text[row[-1].verb.end : start], re.I) else None


def fortified(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker says that something has made a relation stronger ("his work deepened our friendship")."""
    verb, things = frame.verb, frame.object
    done = verb.tense != "future" and verb.modal is None and not verb.negated and not verb.progressive
    if frame.lemma not in words(reading, "bonds", "strengthen") or not done or verb.form != "finite":
        return None
    who = speakers(reading, verb.start)
    if not who or frame.subject is None or reading.words(frame.subject).lower() in words(reading, "bonds", "we"):
        return None
    things = frame.subject if verb.passive else things or next_object(reading, frame)
    personal = reading.words(frame.subject).lower().split()[:1]
    if things is None or not of_relation(reading, things) or personal[0] in words(reading, "bonds", "personal"):
        return None
    return Judgement(who, things, reach(reading, verb.end, frame))


def next_object(reading: Reading, frame: Frame) -> Span | None:
    """The object that a verb shares with the next ("have sustained and strengthened our partnership")."""
    paired = re.compile(rf"\s+{joining(reading.language, 'joins')}\s+").match(reading.text, frame.verb.end)
    rows = reading.frames_by_sentence[frame.sentence]
    other = next((f for f in rows if paired and f.verb.start == paired.end()), None)
    return other.object if other else None


@cache
def alike(language: str) -> re.Pattern[str]:
    """ "Share the same values", "are aligned", "see eye to eye"."""
    name = rf"(?!\s+{either(language, KIND, 'bonds', 'names')})"  # "we are here in the United States"
    return re.compile(rf"(?:[\w'\u2019]+\s+){{0,4}}?{either(language, KIND, 'bonds', 'alike')}{name}", re.I)


def united(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker says that two are of one mind or history ("we share the same values")."""
    verb, subject = frame.verb, frame.subject
    if subject is None or verb.form != "finite" or verb.negated or verb.tense == "future":
        return None
    if frame.lemma not in words(reading, "bonds", "being_alike") or not ours(reading, subject):
        return None
    end = reach(reading, verb.end, frame)
    found = alike(reading.language).match(reading.text[verb.start : max(end, verb.end)])
    return Judgement(publisher(reading, frame), subject, end) if found else None


def ours(reading: Reading, subject: Span) -> bool:
    """Is a subject "we", "our nations", or several actors together?"""
    said = reading.words(subject).lower()
    first = said in words(reading, "bonds", "we") or said.split()[:1] == ["our"]
    return first or len(reading.actors(subject)) > 1


@cache
def closely(language: str) -> re.Pattern[str]:
    """ "Very closely", "hand in hand"."""
    return re.compile(rf"\s+(?:together\s+)?{either(language, KIND, 'bonds', 'closely')}", re.I)


def worked(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker says how well two have worked together ("we have worked very closely")."""
    verb = frame.verb
    told = verb.form == "finite" and not verb.negated and verb.tense != "future" and not verb.passive
    if frame.lemma not in words(reading, "bonds", "working") or not told or frame.subject is None:
        return None
    if not ours(reading, frame.subject) or not closely(reading.language).match(reading.text, verb.end):
        return None
    return Judgement(publisher(reading, frame), frame.subject, reach(reading, verb.end, frame))


@cache
def grateful(language: str) -> re.Pattern[str]:
    """ "Thank you for your", with nothing but words of esteem before a relation."""
    for_ = joining(language, "for")
    whom = r"(?:,?\s+[\w.'\u2019-]+,?){0,6}?"
    own = either(language, KIND, "bonds", "own")
    between = rf"(?:{either(language, KIND, 'bonds', 'esteemed')},?\s+)*"
    nouns = either(language, KIND, "bonds", "thanked")
    return re.compile(rf"{whom}\s+{for_}\s+(?P<of>{own}\s+{between}{nouns})", re.I)


def thanked(reading: Reading, frame: Frame) -> Judgement | None:
    """Somebody gives thanks for a relation itself ("thank you for your friendship")."""
    if frame.lemma not in words(reading, "bonds", "thanking") or frame.verb.negated or frame.verb.passive:
        return None
    found = grateful(reading.language).match(reading.text, frame.verb.end, reading.sentences[frame.sentence].end)
    if not found:
        return None
    who = holders(reading, frame) or speakers(reading, frame.verb.start)
    return Judgement(who, Span(found.start("of"), found.end()), found.end())


@cache
def opened(language: str) -> re.Pattern[str]:
    """ "Thank you", where a sentence or a quotation begins."""
    opening = either(language, KIND, "bonds", "thank_you")
    return re.compile(opening, re.I)


# What stands before words that open a sentence or quotation. It is looked for in the few characters before
# "thank you": searched for in the whole text, a run of line breaks takes cubic time.
BEFORE = re.compile(r"(?:^|[.!?:\n\u2014]\s*)[\"\u201c]?\s*$")
FEW = 16


def opens(text: str, at: int) -> bool:
    """Does a sentence or a quotation begin at an offset?"""
    return BEFORE.search(text[max(at - FEW, 0) : at]) is not None


def thank_you(reading: Reading) -> Iterator[tuple[int, Judgement]]:
    """A speaker gives thanks for a relation itself ("Thank you for your friendship")."""
    for match in opened(reading.language).finditer(reading.text):
        start = match.start()
        if not opens(reading.text, start):
            continue
        sentence = reading.sentences[reading.sentence_at(start)]
        found = grateful(reading.language).match(reading.text, match.end(), sentence.end)
        if found:
            who = speakers(reading, start)
            yield start, Judgement(who, Span(found.start("of"), found.end()), found.end())


@cache
def in_apposition(language: str) -> re.Pattern[str]:
    """ ", our closest ally", right after a name."""
    values, nouns = either(language, KIND, "partners", "values"), either(language, KIND, "partners", "apposed")
    return re.compile(rf",\s+{either(language, KIND, 'bonds', 'such')}\s+(?:{values},?\s+(?:and\s+)?)+{nouns}\b", re.I)


def apposed(reading: Reading) -> Iterator[tuple[int, Judgement]]:
    """A speaker calls somebody his close ally or partner in passing ("Norway, our closest ally")."""
    for match in in_apposition(reading.language).finditer(reading.text):
        named = [m for m in reading.mentions[: bisect_right(reading.mention_starts, match.start())][-2:]
                 if m.end == match.start() and m.kind in ("state", "organization")]  # fmt: skip
        if named and reading.voice_at(match.start()) is not None:
            who = speakers(reading, match.start())
            yield named[0].start, Judgement(who, named[0].span, match.end())


@cache
def basis(language: str) -> re.Pattern[str]:
    """ "The basis of", "a symbol of"."""
    nouns = either(language, KIND, "bonds", "basis")
    of = rf"(?:{joining(language, 'of')}|{joining(language, 'to')})"
    return re.compile(rf"\s+(?:[\w'-]+\s+){{0,5}}?{nouns}\s+{of}\s+", re.I)


def symbol(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker calls something the basis or a sign of a valued relation ("a symbol of our deep friendship")."""
    verb = frame.verb
    if frame.lemma not in words(reading, "bonds", "standing_for") or verb.negated or verb.form != "finite":
        return None
    end = reach(reading, verb.end, frame)
    found = basis(reading.language).match(reading.text, verb.end, end)
    start = found.end() if found else verb.end if frame.lemma in words(reading, "bonds", "showing") else None
    if start is None:
        return None
    value = valued(reading.language).search(reading.text, start, end)
    if not value or len(reading.text[start : value.start()].split()) > 3:
        return None
    return Judgement(publisher(reading, frame), Span(value.start(), end), end)


@cache
def nearest(language: str) -> re.Pattern[str]:
    """ "No better friend than", "among our closest allies"."""
    better = either(language, KIND, "bonds", "no_better")
    nouns = either(language, KIND, "partners", "nouns")
    return re.compile(rf"\s+{better}\s+{nouns}\b", re.I)


CLOSE = 250  # characters after a verb in which it names an ally


def friend(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker has no better friend, or finds or welcomes a close ally in somebody."""
    verb = frame.verb
    if frame.lemma not in words(reading, "bonds", "finding") or verb.negated or verb.form == "participle":
        return None
    end = reach(reading, verb.end, frame)
    found = nearest(reading.language).match(reading.text, verb.end, end)
    if not found:
        near = reading.text[verb.end : min(end, verb.end + CLOSE)]
        named = not set(words(reading, "bonds", "such")).isdisjoint(near.lower().split())
        meets = named and frame.lemma in words(reading, "bonds", "meeting")
        close = partner(reading.language).search(reading.text, verb.end, min(end, verb.end + CLOSE)) if meets else None
        before = reading.text[verb.end : close.start()].lower().split() if close else []
        fits = 0 < len(before) < 6 and before[-1] in words(reading, "bonds", "such")
        found = close if fits else None
    if not found:
        return None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return Judgement(speakers(reading, verb.start), Span(start, end), end)


def relation_told(reading: Reading, frame: Frame) -> Judgement | None:
    """Several say together how a relation is ("agreed on the excellent state of relations")."""
    if frame.lemma not in words(reading, "bonds", "agreeing") or frame.verb.negated or frame.verb.passive:
        return None
    end = reach(reading, frame.verb.end, frame)
    on = re.compile(rf"\s+{either(reading.language, KIND, 'bonds', 'on')}\s+", re.I)
    begun = on.match(reading.text, frame.verb.end)
    found = valued(reading.language).search(reading.text, begun.end(), end) if begun else None
    if not begun or not found or len(reading.text[begun.end() : found.start()].split()) > 2:
        return None
    if strengthening(reading, reading.text[begun.end() : found.end()]):
        return None
    return Judgement(holders(reading, frame), Span(found.start(), end), end)


def strengthening(reading: Reading, told: str) -> bool:
    """Is it what is to be done with a relation, and not how it is?"""
    return bool(set(told.lower().split()) & set(words(reading, "bonds", "to_do")))


BONDS = (fortified, united, worked, thanked, symbol, friend, relation_told)
