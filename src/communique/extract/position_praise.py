"""Praise of people and their deeds in a speaker's words: "he was a giant", "you have done a great job"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.holding import clause_start, either, joining, reach, speakers
from communique.extract.position_stance import KIND, Stance, words
from communique.extract.position_views import said_by
from communique.model import Span
from communique.reading import Frame, Reading


def tribute(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A speaker praises somebody: what he was, did, showed or left behind."""
    subject, verb = frame.subject, frame.verb
    if subject is None or not said_by(reading, frame) or verb.negated or verb.modal not in (None, "will"):
        return
    if reading.words(subject).lower() in words(reading, "praise_rules", "not_of"):
        return
    who = speakers(reading, verb.start)
    group = next((k for k in KINDS if frame.lemma in words(reading, "praise_verbs", k)), None)
    end = reach(reading, verb.end, frame)
    if group and who and praised(reading, frame, group, end) and of_people(reading, frame, group):
        yield Stance("commends", who, subject, Span(clause_start(frame), max(end, verb.end)))


KINDS = ("being", "doing", "showing", "giving", "devoting", "inspiring")


@cache
def being(language: str) -> re.Pattern[str]:
    """ "A tireless champion", "fearless", right after "was"."""
    adverbs = either(language, KIND, "praise_rules", "between")
    person, value = either(language, KIND, "praise", "person"), either(language, KIND, "praise", "values")
    alone, qualities = either(language, KIND, "praise", "alone"), either(language, KIND, "praise", "qualities")
    more = r"(?:[\w'\u2019-]+,?\s+){0,3}?"
    noun = rf"{joining(language, 'articles')}\s+{more}(?:{value},?\s+{more}{person}|{alone})"
    close = rf"(?=\s*[,.;\u2014]|\s+{joining(language, 'joins')}|\s*$)"
    return re.compile(rf"\s+(?:{adverbs}\s+)*(?:{noun}|{qualities}{close})", re.I)


@cache
def predicate(language: str, group: str) -> re.Pattern[str]:
    """The words after the verb that praise, within a few words."""
    if group == "being":
        return being(language)
    stop = rf"(?:{joining(language, 'clauses')}|{joining(language, 'prepositions')})"
    between = rf"(?:(?!{stop}\b)[\w'\u2019,-]+\s+){{0,4}}?"
    return re.compile(rf"\s+{between}{either(language, KIND, 'praise', group)}", re.I)


def praised(reading: Reading, frame: Frame, group: str, end: int) -> bool:
    """Do the words after a verb praise?"""
    return bool(predicate(reading.language, group).match(reading.text, frame.verb.end, end))


def of_people(reading: Reading, frame: Frame, group: str) -> bool:
    """Is it of people, or of what is theirs ("her courage was remarkable"), that something is said?"""
    subject = frame.subject
    if subject is None:
        return False
    heads = reading.heads(subject)
    kinds = {reading.mentions[i].kind for i in heads}
    if kinds & {"person", "office", "pronoun", "group", "state", "organization"}:
        return True
    said = reading.words(subject).lower()
    if said in words(reading, "praise_rules", "people"):
        return True
    peoples = any(
        reading.mentions[i].kind == "adjective" and reading.mentions[i].end == subject.end
        for i in reading.mentions_in(subject)
    )
    one = reading.words(subject)
    peoples = peoples or (one[:1].isupper() and one.endswith(words(reading, "praise_rules", "peoples")))
    if peoples or (said.split()[-1:] and said.split()[-1] in words(reading, "praise_rules", "many")):
        return True
    merit = set(re.findall(r"[\w-]+", said)) & set(words(reading, "praise_rules", "merits"))
    return bool(merit) and group in ("being", "inspiring")
