"""Positions a speaker lets be seen: what "we must" do, what endangers others, what is called cowardly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.holding import (
    clause_start,
    either,
    holders,
    joining,
    reach,
    relative,
    speakers,
)
from communique.extract.position_stance import KIND, Stance, asserted, taken, words
from communique.model import Span
from communique.reading import Filler, Frame, Reading


def opinion(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """Who is said to be of the opinion that a clause gives ("both sides shared the view that")."""
    outer = reading.frames[frame.inside] if frame.inside is not None else None
    if outer is None or outer.verb.negated or outer.verb.passive:
        return ()
    seen = outer.lemma in words(reading, "said_rules", "opining")
    told = set(reading.words(outer.object).lower().split()) & set(words(reading, "said_rules", "opinions"))
    return holders(reading, outer) if seen or told else ()


def said_by(reading: Reading, frame: Frame) -> bool:
    """Is a verb told as a fact in somebody's words?"""
    plain = frame.verb.form == "finite" and not frame.conditional and not relative(reading, frame)
    return plain and reading.voice_at(frame.verb.start) is not None


def shared_duty(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A speaker says what all must do ("we must stand together", "we have to end this war")."""
    if not said_by(reading, frame) or frame.verb.negated or not in_first_words(reading, frame):
        return
    start = deed(reading, frame)
    if start is None:
        return
    things = Span(start, reach(reading, start, frame))
    if frame.lemma in words(reading, "calling", "needs") and frame.object and not joins_to(reading, frame):
        yield taken(reading, frame, "calls_for", things)._replace(who=speakers(reading, frame.verb.start))
        return
    first, *rest = re.findall(r"[\w']+", reading.words(things).lower()) or [""]
    if len(rest) > 2 and first not in words(reading, "calling", "not_doing"):
        yield taken(reading, frame, "calls_for", things)._replace(who=speakers(reading, frame.verb.start))


def in_first_words(reading: Reading, frame: Frame) -> bool:
    """Is it "we", or all, who are told what to do?"""
    subject = reading.words(frame.subject).lower()
    verbatim = reading.statements[reading.voice_at(frame.verb.start) or 0].mode in ("verbatim", "quoted")
    return verbatim and subject in words(reading, "calling", "we")


def deed(reading: Reading, frame: Frame) -> int | None:
    """Where the deed begins that "must", "need to" or "have to" ask for."""
    verb = frame.verb
    if verb.modal in words(reading, "calling", "duties") and frame.lemma not in ("modal", "be"):
        return verb.head.start
    helpers = reading.text[verb.start : verb.head.start].lower()
    if any(helpers.split() == having.split() for having in words(reading, "calling", "having")):
        return verb.head.start
    if verb.modal or verb.tense != "present" or verb.perfect or verb.progressive:
        return None
    if frame.lemma not in words(reading, "calling", "needing"):
        return None
    found = joins_to(reading, frame)
    if found:
        return found.end()
    return frame.object.start if frame.object and frame.lemma in words(reading, "calling", "needs") else None


def joins_to(reading: Reading, frame: Frame) -> re.Match[str] | None:
    """ "To" and a verb, right after "need" or "have"."""
    to = re.compile(rf"\s+{joining(reading.language, 'to')}\s+")
    return to.match(reading.text, frame.verb.end)


@cache
def danger_of(language: str) -> re.Pattern[str]:
    """ "Poses a threat to"."""
    return re.compile(either(language, KIND, "dangers", "phrases"), re.I)


def danger(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A speaker says that something threatens others ("these tests endanger the peace of the region")."""
    subject, verb = frame.subject, frame.verb
    if not said_by(reading, frame) or verb.negated or subject is None or verb.passive or frame.shared:
        return
    told = frame.lemma in words(reading, "dangers", "verbs") or danger_of(reading.language).match(
        reading.text, verb.start
    )
    thing = not personal(reading, subject) and not a_view(reading, subject)
    if told and thing and verb.modal in (None, "will", "can", "could"):
        end = reach(reading, verb.end, frame)
        yield Stance("concerned", speakers(reading, verb.start), subject, Span(subject.start, end))


def personal(reading: Reading, subject: Span) -> bool:
    """Is a subject somebody, or a word that names nothing?"""
    vague = reading.words(subject).lower() in words(reading, "said_rules", "vague")
    return vague or any(reading.mentions[i].kind in ("person", "office", "pronoun") for i in reading.heads(subject))


def a_view(reading: Reading, subject: Span) -> bool:
    """Is a subject itself somebody's concern ("serious concern over X, which undermines Y")?"""
    return bool(set(reading.words(subject).lower().split()) & set(words(reading, "dangers", "views")))


def backed(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A speaker says that something has his support ("visa liberalisation has our full backing")."""
    subject = frame.subject
    fits = frame.lemma in words(reading, "backed", "verbs") and not frame.verb.negated
    if not fits or subject is None or not said_by(reading, frame):
        return
    own, between, nouns = (either(reading.language, KIND, "backed", k) for k in ("own", "between", "nouns"))
    found = re.compile(rf"\s+{own}\s+(?:{between}\s+)*{nouns}", re.I).match(reading.text, frame.verb.end)
    if found:
        yield Stance("supports", speakers(reading, frame.verb.start), subject, Span(subject.start, found.end()))


@cache
def nothing(language: str) -> re.Pattern[str]:
    """ "No justification whatsoever for"."""
    kinds = "|".join(
        rf"(?P<{name}>{either(language, KIND, 'absent', name)})" for name in ("condemns", "rejects", "supports")
    )
    after = rf"(?:\s+{either(language, KIND, 'absent', 'after')})*"
    negation = either(language, KIND, "absent", "no")
    between = r"(?:\s+(?!of\b)[\w-]+){0,2}?"
    preposition = either(language, KIND, "absent", "prepositions")
    return re.compile(rf"\s+{negation}{between}\s+(?:{kinds}){after}\s+{preposition}\s+", re.I)


def absent(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A speaker says that there is no excuse, place or alternative for something."""
    subject = reading.words(frame.subject).lower()
    plain = frame.verb.form == "finite" and not frame.conditional
    said = speakers(reading, frame.verb.start)
    who = said or opinion(reading, frame)
    if frame.lemma not in words(reading, "absent", "being") or not plain or not who:
        return
    found = nothing(reading.language).match(reading.text, frame.verb.end)
    before = re.findall(r"\w+", reading.text[max(frame.verb.start - 12, 0) : frame.verb.start].lower())
    there = subject or (before[-1] if before else "")
    if found and found.lastgroup and there in words(reading, "absent", "subjects"):
        things = Span(found.end(), reach(reading, found.end(), frame))
        start = frame.subject.start if frame.subject else frame.verb.start - len(there) - 1
        yield Stance(found.lastgroup, who, things, Span(start, things.end), not said)


@cache
def terms(language: str) -> re.Pattern[str]:
    """A thing, then "as" or nothing, then what it is called."""
    kinds = ("condemns", "rejects", "supports", "welcomes", "concerned")
    names = "|".join(rf"(?P<{name}>{either(language, KIND, 'termed', name)})" for name in kinds)
    article, determiner = joining(language, "articles"), joining(language, "determiners")
    linked = rf"(?P<linked>{either(language, KIND, 'termed', 'as')}\s+)?"
    middle = rf"(?:{article}\s+)?(?:\w+ly\s+)?(?:(?:[\w-]+\s+){{1,2}})??"
    thing = rf"(?P<thing>(?:{determiner}\s|(?-i:[A-Z]))[^,;:.\"\u201d]{{2,120}}?)"
    nouns = either(language, KIND, "termed", "nouns")
    return re.compile(rf"\s+{thing}\s+{linked}{middle}(?:{names})(?=\s+{nouns}|\s*[,.;\"\u201d]|\s*$)", re.I)


def termed(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """Somebody calls a thing by a quality ("described the attack as cowardly")."""
    calling = frame.lemma in words(reading, "termed", "calling")
    if not (calling or frame.lemma in words(reading, "termed", "verbs")) or frame.verb.negated:
        return
    if frame.verb.passive or not asserted(reading, frame):
        return
    found = terms(reading.language).match(reading.text, frame.verb.end, reading.sentences[frame.sentence].end)
    if found and (calling or found["linked"]):
        kinds = ((k, v) for k, v in found.groupdict().items() if k not in ("thing", "linked"))
        subtype = next(k for k, text in kinds if text)
        things = Span(found.start("thing"), found.end("thing"))
        yield taken(reading, frame, subtype, things)._replace(span=Span(clause_start(frame), found.end()))
