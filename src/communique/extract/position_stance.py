"""A position as a rule finds it, and whether its verb is told as a fact."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.extract.holding import clause_start, holders, joining, listed
from communique.model import Span
from communique.reading import Filler, Frame, Reading

KIND = "position"


class Stance(NamedTuple):
    """Who takes which position on what, and the words that tell it."""

    subtype: str
    who: tuple[Filler, ...]
    things: Span
    span: Span
    voiced: bool = False  # told as the holder's opinion, in words that are no statement


def words(reading: Reading, *path: str) -> tuple[str, ...]:
    """A word list of position.toml."""
    return listed(reading.language, KIND, *path)


def taken(reading: Reading, frame: Frame, subtype: str, things: Span) -> Stance:
    """The position that a clause takes on a thing."""
    start = min(clause_start(frame), things.start)
    return Stance(subtype, holders(reading, frame), things, Span(start, max(things.end, frame.verb.end)))


@cache
def told_gerund(language: str) -> re.Pattern[str]:
    """What stands before a gerund that tells a deed done ("…, condemning")."""
    before = rf"(?:^|[,;.\n\u2013\u2014-]|{joining(language, 'gerund_after')})"
    return re.compile(rf"{before}\s*(?:\w+ly\s+|{joining(language, 'also_before')}\s+)?$", re.I)


def asserted(reading: Reading, frame: Frame) -> bool:
    """Is the verb told as done, now or then, and not as planned, possible or wished?"""
    verb = frame.verb
    able = verb.modal is None or verb.modal in words(reading, "verb_rules", "able")
    if frame.conditional or verb.tense == "future" or not able or verb.form == "participle":
        return False
    if verb.form == "finite" or frame.governor is None:
        return verb.form != "infinitive"
    if verb.form == "gerund":
        return bool(told_gerund(reading.language).search(reading.text[max(verb.start - 30, 0) : verb.start]))
    governor = reading.frames[frame.governor]
    leans = governor.lemma in words(reading, "governing", "lemmas")
    return leans and governor.verb.tense != "future" and not governor.verb.negated


def wished(reading: Reading, frame: Frame) -> bool:
    """Of an infinitive: does "wish to", "would like to" or "continue to" govern it?"""
    if frame.verb.form != "infinitive" or frame.governor is None:
        return True
    return reading.frames[frame.governor].lemma in words(reading, "governing", "wishing")
