"""Positions told by a verb of approval or disapproval and its object: "condemned the attack"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique import data
from communique.extract.holding import (
    BODIES,
    either,
    following,
    holders,
    joining,
    listed,
    named,
    reach,
    reach_of_clause,
)
from communique.extract.position_stance import KIND, Stance, asserted, taken, wished, words
from communique.extract.relation import of_relation, relation
from communique.model import Span
from communique.reading import Frame, Reading

SOMEBODY = frozenset({"person", "office", "state", "organization", "group", "pronoun"})


@cache
def verbs(language: str) -> dict[str, str]:
    """Which position a verb takes."""
    table = data.toml("lang", language, "position.toml")["verbs"]
    return {lemma: subtype for subtype, listed_ in table.items() for lemma in data.entries(listed_)}


def rules(reading: Reading, name: str) -> tuple[str, ...]:
    return words(reading, "verb_rules", name)


def stance(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A verb of approval or disapproval, with its subject as holder and its object as target."""
    told = asserted(reading, frame) or refused(reading, frame)
    subtype = subtype_of(reading, frame) if told and not bygone(reading, frame) else None
    things = frame.subject if frame.verb.passive else thing_after(reading, frame) if subtype else None
    if subtype and things and meant(reading, frame, things):
        yield taken(reading, frame, subtype, things)


def refused(reading: Reading, frame: Frame) -> bool:
    """ "Will not accept", "would not recognise": a rejection of something, now."""
    verb = frame.verb
    modal = verb.modal in rules(reading, "refusing") and verb.form == "finite"
    return verb.negated and modal and not frame.conditional and frame.lemma in rules(reading, "denied")


def bygone(reading: Reading, frame: Frame) -> bool:
    """Is a deed of support told as past in a speaker's own words ("we stood with them then")?"""
    voice = reading.voice_at(frame.verb.start)
    own = voice is not None and reading.statements[voice].mode in ("verbatim", "quoted")
    past = frame.verb.tense == "past" and not frame.verb.perfect
    return own and past and frame.lemma in rules(reading, "past_deeds")


def subtype_of(reading: Reading, frame: Frame) -> str | None:
    """Which position a verb takes where it stands, if one."""
    lemma, verb = frame.lemma, frame.verb
    if verb.negated:
        plain_denial = lemma in rules(reading, "denied") and lemma not in rules(reading, "not_denied")
        return "rejects" if plain_denial and not (verb.tense == "past" and verb.perfect) else None
    if lemma in rules(reading, "of_merits"):
        return "commends" if of_merit(reading, frame) else None
    if lemma in rules(reading, "by_states"):
        return "commends" if of_states(reading, frame) or of_merit(reading, frame) else None
    return verbs(reading.language).get(lemma) if plain(reading, frame) else None


def plain(reading: Reading, frame: Frame) -> bool:
    """A verb of deeds counts as a view only in a plain tense, of an actor, without means."""
    verb = frame.verb
    if frame.lemma not in rules(reading, "deeds"):
        return True
    if verb.perfect or verb.progressive or verb.passive or verb.form != "finite":
        return False
    noun = frame.subject is not None and reading.text[frame.subject.end : verb.start].startswith("'")
    return not noun and frame.phrase(*listed(reading.language, "holding", "phrase", "means")) is None


def of_states(reading: Reading, frame: Frame) -> bool:
    """Is the subject a state or a body, named as such?"""
    who = [f.entity for f in holders(reading, frame)]
    return bool(who) and all(n is not None and reading.cast.characters[n].type in BODIES for n in who)


def of_merit(reading: Reading, frame: Frame) -> bool:
    """Is the object a merit ("appreciated his contribution"), and not help received?"""
    said = set(re.findall(r"\w+", reading.words(frame.object).lower()))
    return bool(said & set(rules(reading, "merits")))


@cache
def object_after(language: str) -> re.Pattern[str]:
    """What may stand between a verb and its object, and what must not begin the object."""
    between = rf"(?:\s+{joining(language, 'intensive')},?)*"
    return re.compile(rf"{between}\s+(?!{joining(language, 'not_object')})", re.I)


@cache
def paired(language: str) -> re.Pattern[str]:
    """ "And", between two verbs with one object."""
    return re.compile(rf"\s+{joining(language, 'joins')}\s+(?:\w+ly\s+)?", re.I)


def thing_after(reading: Reading, frame: Frame) -> Span | None:
    """The object of a verb, whole: with its phrases, to the end of its clause."""
    joined = paired(reading.language).match(reading.text, frame.verb.end)
    others = reading.frames_by_sentence[frame.sentence]
    other = next((f for f in others if joined and f.verb.start == joined.end()), None)
    if other and other.object:
        return thing_after(reading, other)
    start = object_after(reading.language).match(reading.text, frame.verb.end)
    if start:
        span = Span(start.end(), reach(reading, start.end(), frame))
        return span if re.search(r"\w", reading.words(span)) else None
    that = following(reading.language, "that").match(reading.text, frame.verb.end)
    if not that or frame.lemma in rules(reading, "no_clause"):
        return None
    return Span(that.end(), reach_of_clause(reading, that.end(), frame))


def meant(reading: Reading, frame: Frame, things: Span) -> bool:
    """Is the object a thing that one takes a position on (and not a guest welcomed, or somebody urged)?"""
    first = re.findall(r"\w+", reading.words(things).lower())[:4]
    if not first or first[0] in rules(reading, "no_object"):
        return False
    if frame.lemma in (*rules(reading, "praise"), *rules(reading, "by_states")):
        return not of_relation(reading, things)
    if frame.lemma in rules(reading, "addressed"):
        return not somebody(reading, things) and not tells_to(reading.language).match(reading.words(things))
    if frame.lemma in rules(reading, "received"):
        return not set(first) & set(rules(reading, "courtesies")) and not somebody(reading, things)
    return True


@cache
def tells_to(language: str) -> re.Pattern[str]:
    """ "All parties to release": somebody told to do something."""
    to = joining(language, "to")
    thing = rf"{either(language, KIND, 'verb_rules', 'things_to')}\s+{to}"
    return re.compile(rf"(?:(?!{thing})[\w'-]+\s+){{1,6}}?{to}\s+[a-z]")


def somebody(reading: Reading, things: Span) -> bool:
    """Does a noun phrase begin with somebody ("the President", "you"), not owning what follows?"""
    heads = reading.heads(things)
    if not heads:
        return False
    mention = reading.mentions[heads[0]]
    between = reading.text[things.start : mention.start].split()
    owns = reading.text[mention.end : mention.end + 2] in ("'s", "' ")
    return len(between) < 2 and mention.kind in SOMEBODY and not owns


def idiom(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A set phrase of approval or disapproval ("paid tribute to", "stands with", "ruled out")."""
    verb, pattern = frame.verb, phrases(reading.language)
    if verb.negated or verb.passive or not asserted(reading, frame) or not wished(reading, frame):
        return
    if bygone(reading, frame):
        return
    adverb = re.search(r"\w+ly\s+$", reading.text[max(verb.head.start - 30, 0) : verb.head.start])
    starts = (verb.head.start, verb.head.start - len(adverb[0]) if adverb else verb.head.start)
    found = next((match for at in starts if (match := pattern.match(reading.text, at))), None)
    start = object_after(reading.language).match(reading.text, found.end()) if found else None
    if not found or not found.lastgroup or not start:
        return
    things = Span(start.end(), reach(reading, start.end(), frame))
    judged = found.lastgroup == "commends" and of_relation(reading, things)
    if found.lastgroup == "welcomes":
        judged = relation(reading.language).search(reading.words(things)) is not None
    if not judged:  # praise of a relation is an assessment
        yield taken(reading, frame, found.lastgroup, things)


@cache
def phrases(language: str) -> re.Pattern[str]:
    """The set phrases."""
    return re.compile(named(language, KIND, "phrases"), re.I)


@cache
def called_for(language: str) -> re.Pattern[str]:
    """ "For", after a verb of calling."""
    between = rf"(?:\s+(?:\w+ly|{joining(language, 'intensive')}))?"
    return re.compile(rf"{between}\s+{joining(language, 'for')}\s+", re.I)


def appeal(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A call for something, with nobody asked by name."""
    if frame.lemma not in rules(reading, "for") or frame.verb.negated or not asserted(reading, frame):
        return
    found = called_for(reading.language).match(reading.text, frame.verb.end)
    if found:
        yield taken(reading, frame, "calls_for", Span(found.end(), reach(reading, found.end(), frame)))
