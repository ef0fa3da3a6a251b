"""A relation between actors in words: "the close and friendly ties between the two countries"."""

from __future__ import annotations

import re
from functools import cache

from communique.extract.holding import either, joining, listed
from communique.model import Span
from communique.reading import Frame, Reading

KIND = "assessment"


@cache
def relation(language: str) -> re.Pattern[str]:
    """A noun of relation."""
    return re.compile(either(language, KIND, "relation", "nouns"), re.I)


@cache
def relation_head(language: str) -> re.Pattern[str]:
    """A noun phrase whose head is a relation ("the close ties", and not "the partnership agreement")."""
    apart = rf"(?:{joining(language, 'prepositions')}|{joining(language, 'articles')})"
    between = rf"(?:{joining(language, 'articles')}\s+)?(?:(?!{apart})[\w'.-]+,?\s+){{0,6}}?"
    noun, beyond = (
        either(language, KIND, "relation", "sure"),
        either(language, KIND, "relation", "not_before"),
    )
    return re.compile(rf"\s*{between}{noun}(?!\s+{beyond})", re.I)


def is_relation(reading: Reading, things: Span) -> bool:
    """Is a noun phrase a relation itself ("the excellent bilateral relations between them")?"""
    return bool(relation_head(reading.language).match(reading.text, things.start, things.end))


@cache
def measure(language: str) -> re.Pattern[str]:
    """ "The level of", "the scope of"."""
    nouns = either(language, KIND, "values", "measures")
    return re.compile(rf"\s*(?:[\w'-]+\s+){{0,3}}?{nouns}\s+{joining(language, 'of')}", re.I)


def of_relation(reading: Reading, things: Span) -> bool:
    """Is a noun phrase a relation, or the level, scope or nature of one?"""
    if is_relation(reading, things):
        return True
    measured = measure(reading.language).match(reading.text, things.start, things.end)
    return bool(measured) and bool(relation(reading.language).search(reading.words(things)))


@cache
def valued(language: str) -> re.Pattern[str]:
    """A valued relation: "close and friendly relations", "the high level of cooperation"."""
    noun = either(language, KIND, "relation", "sure")
    joins = rf"(?:{either(language, KIND, 'between', 'joins')}\s+)?"
    between = rf"(?:,?\s+{joins}(?!{joining(language, 'prepositions')})[\w'.-]+){{0,5}}?\s+"
    good = rf"(?P<positive>{either(language, KIND, 'values', 'positive')})(?!-)"
    bad = rf"(?P<negative>{either(language, KIND, 'values', 'negative')})(?!-)"
    height = rf"(?P<height>{either(language, KIND, 'values', 'heights')})\s+(?:[\w'.-]+,?\s+){{0,6}}?"
    return re.compile(rf"(?:(?:{good}|{bad}){between}|{height}){noun}", re.I)


@cache
def said(language: str, subtype: str) -> re.Pattern[str]:
    """What a relation is said to be, have become or do."""
    return re.compile(either(language, KIND, "values", f"said_{subtype}"), re.I)


@cache
def quality(language: str, subtype: str) -> re.Pattern[str]:
    """A valuing word right after "is"."""
    between = rf"(?:(?:\w+ly|{either(language, KIND, 'between', 'quality')})\s+)*"
    return re.compile(rf"\s*{between}{either(language, KIND, 'values', subtype)}", re.I)


@cache
def weight(language: str) -> re.Pattern[str]:
    """ "Vital", "indispensable", right after "is"."""
    between = rf"(?:(?:\w+ly|{either(language, KIND, 'between', 'quality')})\s+)*"
    return re.compile(rf"\s*{between}{either(language, KIND, 'values', 'weighty')}", re.I)


def weighty(reading: Reading, frame: Frame) -> bool:
    """Is a relation of one's own said to be vital ("our cooperation is vital")?"""
    subject = frame.subject
    own = reading.words(subject).lower().split()[:1]
    if subject is None or not own or own[0] not in joined_words(reading, "own") or frame.verb.negated:
        return False
    told = weight(reading.language).match(reading.text, frame.verb.end)
    return bool(told) and is_relation(reading, subject)


def joined_words(reading: Reading, name: str) -> tuple[str, ...]:
    return listed(reading.language, KIND, "relation", name)


@cache
def partner(language: str) -> re.Pattern[str]:
    """ "Closest ally", "important strategic partner"."""
    values, nouns = either(language, KIND, "partners", "values"), either(language, KIND, "partners", "nouns")
    joins = rf"(?:{either(language, KIND, 'between', 'joins')}\s+)?"
    between = rf"(?:,?\s+{joins}(?!{joining(language, 'prepositions')})[\w'-]+){{0,3}}?"
    kin = either(language, KIND, "partners", "kin")
    return re.compile(rf"{values}{between}\s+{nouns}|{kin}", re.I)
