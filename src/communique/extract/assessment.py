"""Assessments: a judgement of a relation ("we have excellent cooperation", "ties were never stronger")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.assessment_bonds import BONDS, KIND, Judgement, apposed, publisher, thank_you, words
from communique.extract.assessment_rated import appraised, described
from communique.extract.holding import (
    asked,
    clause_start,
    either,
    everybody,
    holders,
    listed,
    reach,
    speakers,
    target,
)
from communique.extract.parts import draft, reason, topics_in
from communique.extract.relation import of_relation, partner, quality, relation, relation_head, said, valued, weighty
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading

Topics = tuple[tuple[Span, str, bool], ...]
RELATED = ("general_relations", "trade")


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The assessment acts of a text."""
    for frame in reading.frames:
        verb = frame.verb
        lasting = verb.modal == "will" and frame.lemma in words(reading, "verbs", "lasting")
        told = verb.modal is None or verb.modal in words(reading, "verbs", "can") or lasting
        if verb.form == "participle" or frame.conditional or not told or asked(reading, verb.start):
            continue
        found = ((rule, judgement) for rule in RULES if (judgement := rule(reading, frame)) and judgement.who)
        rule, judgement = next(found, (None, None))
        if rule and judgement:
            span = Span(clause_start(frame), max(judgement.end, verb.end))
            yield act(reading, span, verb.start, judgement, reason(rule))
    for passing in (thank_you, apposed):
        for start, said_so in passing(reading):
            if said_so.who:
                yield act(reading, Span(start, said_so.end), start, said_so, reason(passing))


def act(reading: Reading, span: Span, at: int, judgement: Judgement, rule: str) -> ActDraft:
    """The act of a judgement."""
    roles = (("holder", judgement.who), ("target", target(reading, judgement.of)))
    subtype = "negative" if judgement.negative else "positive"
    topics = with_relations(reading, judgement, topics_in(reading, span))
    return draft(reading, KIND, span, rule, roles=roles, subtype=subtype, topics=topics, at=at)


def with_relations(reading: Reading, judgement: Judgement, topics: Topics) -> Topics:
    """Topics, with that of relations where a relation is judged."""
    found = relation(reading.language).search(reading.text, judgement.of.start, judgement.of.end)
    if not found or any(code in RELATED for _, code, _ in topics):
        return topics
    return (*topics, (Span(found.start(), found.end()), RELATED[0], False))


def said_of(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker says of a relation how it is ("our relations are at the highest level")."""
    subject = frame.subject
    if (
        subject is None
        or frame.lemma not in words(reading, "verbs", "be")
        or frame.verb.form == "infinitive"
        or not of_relation(reading, subject)
    ):
        return None
    end = reach(reading, frame.verb.end, frame)
    found = predicate(reading, frame, end)
    return Judgement(publisher(reading, frame), subject, end, found == "negative") if found else None


def predicate(reading: Reading, frame: Frame, end: int) -> str | None:
    """Is what a clause says of its subject good or bad?"""
    told = reading.text[frame.verb.start : end].lower()
    for subtype in ("negative", "positive"):
        if said(reading.language, subtype).search(told):
            never = any(word in told for word in words(reading, "verbs", "never"))
            return subtype if never or not frame.verb.negated else None
    if frame.lemma not in words(reading, "verbs", "being") or frame.verb.negated:
        return None
    if weighty(reading, frame):
        return "positive"
    subtypes = (
        s for s in ("negative", "positive") if quality(reading.language, s).match(reading.text, frame.verb.end, end)
    )
    return next(subtypes, None)


def possessed(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker says that there is a valued relation ("we have excellent cooperation")."""
    before = reading.text[max(0, frame.verb.start - 12) : frame.verb.start].lower().replace('"', " ").split()
    there = frame.lemma == "be" and before[-1:] == list(words(reading, "verbs", "there"))
    if not there and frame.lemma not in words(reading, "verbs", "have"):
        return None
    if frame.verb.form != "finite" or (frame.verb.negated and not there):
        return None
    end = reach(reading, frame.verb.end, frame)
    if there and (none := untroubled(reading.language).match(reading.text, frame.verb.end)):
        return Judgement(publisher(reading, frame), Span(none.start("of"), max(end, none.end())), max(end, none.end()))
    found = None if frame.verb.negated else valued(reading.language).search(reading.text, frame.verb.end, end)
    if not found or len(reading.text[frame.verb.end : found.start()].split()) > 4:
        return None
    told = reading.voice_at(frame.verb.start) is not None
    own = speakers(reading, frame.verb.start) if told else holders(reading, frame)
    who = publisher(reading, frame) if there else own
    return Judgement(who, Span(found.start(), end), end, bool(found["negative"]))


@cache
def untroubled(language: str) -> re.Pattern[str]:
    """ "No open issues between"."""
    return re.compile(rf"\s+(?P<of>{either(language, KIND, 'verbs', 'untroubled')})", re.I)


def told(reading: Reading, frame: Frame) -> Judgement | None:
    """A verb of saying with a valued relation as its object ("reaffirmed the deep ties between them")."""
    if frame.lemma not in words(reading, "verbs", "say") or frame.verb.negated or frame.verb.passive:
        return None
    end = reach(reading, frame.verb.end, frame)
    found = valued(reading.language).search(reading.text, frame.verb.end, end)
    if found is None and frame.lemma in words(reading, "verbs", "esteem"):
        found = relation_head(reading.language).match(reading.text, frame.verb.end, end)
    if not found or not opens(reading, frame, found.start()) or not worth(reading, found):
        return None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return Judgement(holders(reading, frame), Span(start, end), end, bool(found.groupdict().get("negative")))


def worth(reading: Reading, found: re.Match[str]) -> bool:
    """Does a word of height value by itself ("the high level of", and not "the state of")?"""
    height = (found.groupdict().get("height") or "").lower()
    return not height or bool(set(height.split()) & set(words(reading, "values", "strong")))


def opens(reading: Reading, frame: Frame, offset: int) -> bool:
    """Does the valued relation begin the object of the verb (after "with satisfaction", at most)?"""
    pleased = either(reading.language, KIND, "verbs", "with")
    between = re.sub(pleased, "", reading.text[frame.verb.end : offset], flags=re.I).lower().split()
    return len(between) < 6 and not set(between) & set(words(reading, "between", "parting"))


def satisfied(reading: Reading, frame: Frame) -> Judgement | None:
    """Somebody is satisfied with a relation ("expressed satisfaction with the level of relations")."""
    if frame.verb.negated:
        return None
    end, voiced = reach(reading, frame.verb.end, frame), impersonal(reading, frame)
    found = voiced or satisfaction(reading, frame, end)
    if not found or not relation(reading.language).search(reading.text, found.end(), end):
        return None
    thankful = any(word in found[0].lower() for word in words(reading, "verbs", "thankful"))
    if thankful and not of_relation(reading, Span(found.end(), end)):
        return None
    who = holders(reading, frame) or (everybody(reading, frame.subject) if voiced and frame.subject else ())
    unsatisfied = any(word in found[0].lower() for word in words(reading, "verbs", "unsatisfied"))
    return Judgement(who, Span(found.end(), end), end, unsatisfied)


def impersonal(reading: Reading, frame: Frame) -> re.Match[str] | None:
    """ "Satisfaction was expressed with": the words up to what it is with."""
    subject = reading.words(frame.subject).lower().split()
    if not frame.verb.passive or not set(subject) & set(words(reading, "verbs", "satisfaction")):
        return None
    preposition = re.compile(rf"\s+{either(reading.language, KIND, 'verbs', 'with_what')}\s+", re.I)
    return preposition.match(reading.text, frame.verb.end)


@cache
def pleasure(language: str, name: str) -> re.Pattern[str]:
    """The words of satisfaction after a verb of expressing, noting or being."""
    entries = either(language, KIND, "verbs", name)
    if name == "satisfied":
        return re.compile(
            rf"\s+(?:[\w'-]+\s+(?:{either(language, KIND, 'between', 'joins')}\s+)?){{0,4}}?{entries}\s+",
            re.I,
        )
    if name == "with":
        that = either(language, "holding", "phrase", "that")
        return re.compile(rf"\s+(?:{either(language, KIND, 'verbs', 'out')}\s+)?{entries}\s+(?!{that})", re.I)
    return re.compile(rf"[^,;.]{{0,30}}?{entries}\s+", re.I)


def satisfaction(reading: Reading, frame: Frame, end: int) -> re.Match[str] | None:
    """The words of satisfaction after a verb, up to what it is with."""
    if frame.lemma in words(reading, "verbs", "express"):
        return pleasure(reading.language, "satisfied").match(reading.text, frame.verb.end, end)
    if frame.lemma in words(reading, "verbs", "noting"):
        return pleasure(reading.language, "with").match(reading.text, frame.verb.end, end)
    if frame.lemma in words(reading, "verbs", "satisfy"):
        return pleasure(reading.language, "pleased").match(reading.text, frame.verb.start, end)
    return None


def partners(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker calls somebody a close friend, an ally or a strategic partner."""
    calling = frame.lemma in words(reading, "verbs", "regard")
    known = calling or frame.lemma in words(reading, "verbs", "calling")
    if not known or frame.verb.negated or frame.verb.form != "finite" or frame.subject is None:
        return None
    if not calling and reading.words(frame.subject).lower() in listed(reading.language, "holding", "who", "third"):
        return None
    end = reach(reading, frame.verb.end, frame)
    found = partner(reading.language).search(reading.text, frame.verb.end, end)
    if not found or courteous(reading, frame, found):
        return None
    between = reading.text[frame.verb.end : found.start()].lower()
    for phrase in listed(reading.language, "holding", "phrase", "one_of"):
        between = between.replace(phrase, "")
    parted = set(between.split()) & set(words(reading, "between", "partner_parting"))
    if parted or len(between.split()) > (8 if calling else 5):
        return None
    who = publisher(reading, frame) or (holders(reading, frame) if calling else ())
    return Judgement(who, frame.object if calling and frame.object else frame.subject, end)


def courteous(reading: Reading, frame: Frame, found: re.Match[str]) -> bool:
    """ "You've been a great friend": said to somebody of himself."""
    second = reading.words(frame.subject).lower() in listed(reading.language, "holding", "who", "second")
    after = reading.text[found.end() : found.end() + 12].lower().split()[:1]
    of_somebody = bool(after) and after[0] in words(reading, "partners", "whose")
    return second and not of_somebody and found[0].lower().endswith(words(reading, "partners", "personal"))


def bound(reading: Reading, frame: Frame) -> Judgement | None:
    """A speaker says that countries are bound by ties of friendship or history."""
    by = frame.phrase(*listed(reading.language, "holding", "who", "by"))
    if frame.lemma not in words(reading, "verbs", "bound") or not frame.verb.passive or by is None:
        return None
    if not set(re.findall(r"\w+", reading.words(by).lower())) & set(words(reading, "verbs", "bonds")):
        return None
    end = reach(reading, frame.verb.end, frame)
    return Judgement(publisher(reading, frame), Span(by.start, end), end)


RULES = (appraised, satisfied, said_of, bound, described, partners, possessed, told, *BONDS)
