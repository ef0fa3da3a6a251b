"""Judgements in words of rating: a relation described as good, highly assessed, spoken of highly."""

from __future__ import annotations

import re
from functools import cache

from communique.extract.assessment_bonds import KIND, Judgement, words
from communique.extract.holding import either, holders, reach, speakers
from communique.extract.relation import of_relation
from communique.model import Span
from communique.reading import Frame, Reading


def described(reading: Reading, frame: Frame) -> Judgement | None:
    """Somebody calls a relation good or bad ("described bilateral relations as excellent")."""
    things = frame.object
    told = frame.lemma in words(reading, "verbs", "describe") and not frame.verb.negated
    if told and frame.verb.passive:
        return described_by(reading, frame)
    if not told or things is None or not of_relation(reading, things):
        return None
    end = reach(reading, frame.verb.end, frame)
    if rated(reading, frame):
        return Judgement(holders(reading, frame), things, end)
    for subtype in ("negative", "positive"):
        if as_quality(reading.language, subtype).match(reading.text, things.start, end):
            return Judgement(holders(reading, frame), Span(things.start, end), end, subtype == "negative")
    return None


def rated(reading: Reading, frame: Frame) -> bool:
    """ "Highly", "positively" beside a verb of assessing."""
    start = frame.subject.end if frame.subject and frame.subject.end < frame.verb.start else frame.verb.start
    beside = reading.text[start : frame.object.start if frame.object else frame.verb.end].lower().split()
    return bool(set(beside) & set(words(reading, "verbs", "highly")))


def appraised(reading: Reading, frame: Frame) -> Judgement | None:
    """Somebody speaks highly of a relation, or gives it a high assessment."""
    if frame.lemma not in words(reading, "verbs", "appraise") or frame.verb.negated or frame.verb.passive:
        return None
    end = reach(reading, frame.verb.end, frame)
    found = appraisal(reading.language).match(reading.text, frame.verb.end, end)
    if not found or not of_relation(reading, Span(found.end(), end)):
        return None
    return Judgement(holders(reading, frame), Span(found.end(), end), end)


@cache
def appraisal(language: str) -> re.Pattern[str]:
    """ "Highly of", "a high assessment to"."""
    return re.compile(rf"\s+{either(language, KIND, 'verbs', 'appraisal')}\s+", re.I)


def described_by(reading: Reading, frame: Frame) -> Judgement | None:
    """ "Relations were described by both as a model": the passive of it."""
    subject, end = frame.subject, reading.sentences[frame.sentence].end
    if subject is None or not of_relation(reading, subject):
        return None
    for subtype in ("negative", "positive"):
        lists = (either(reading.language, KIND, "values", name) for name in (subtype, f"said_{subtype}"))
        qualities = f"(?:{'|'.join(lists)})"
        as_ = rf"[^,;.]{{0,60}}?\s{either(reading.language, KIND, 'verbs', 'as')}\s+\W?(?:\w+\s+){{0,2}}?{qualities}"
        found = re.compile(as_, re.I).match(reading.text, frame.verb.end, end)
        if found:
            who = holders(reading, frame) or speakers(reading, frame.verb.start)
            return Judgement(who, subject, found.end(), subtype == "negative")
    return None


@cache
def as_quality(language: str, subtype: str) -> re.Pattern[str]:
    """ "Relations with Oman as excellent"."""
    noun, value = either(language, KIND, "relation", "sure"), either(language, KIND, "values", subtype)
    quality_words = either(language, KIND, "between", "quality")
    as_ = rf"(?:\s+{either(language, KIND, 'verbs', 'as')})?(?:\s+(?:\w+ly|{quality_words}))*"
    return re.compile(rf".*?{noun}.*?{as_}\s+{value}$", re.I)
