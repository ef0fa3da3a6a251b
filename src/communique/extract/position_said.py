"""Positions told by what something is said to be: "is concerned about", "is essential", "must be kept"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.holding import (
    either,
    is_doing,
    joining,
    listed,
    named,
    reach,
    reach_of_clause,
    relative,
    speakers,
    trimmed,
)
from communique.extract.position_stance import KIND, Stance, asserted, taken, words
from communique.extract.position_views import opinion
from communique.extract.relation import weighty
from communique.model import Span
from communique.reading import Frame, Reading
from communique.words.verbs import forms

LIST = 120  # characters: more than the items before the last of a list ever take


@cache
def feelings(language: str) -> re.Pattern[str]:
    """A verb group of being, then what one is to something."""
    helpers = either(language, KIND, "feeling_rules", "auxiliaries")
    return re.compile(rf"(?:(?:{helpers}|'\w+|\w+ly|[,\u2014-])\s*)*{named(language, KIND, 'feelings')}\s*", re.I)


def feeling(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """An actor is said to be concerned about, committed to or opposed to something."""
    verb = frame.verb
    lemmas = words(reading, "feeling_rules", "active" if not verb.passive else "verbs")
    lasting = frame.lemma in words(reading, "feeling_rules", "lasting") and verb.tense == "future"
    if frame.lemma not in lemmas or verb.negated or verb.form != "finite" or frame.conditional:
        return
    if not (lasting or asserted(reading, frame)):
        return
    found = feelings(reading.language).match(reading.text, verb.start)
    if not found or not found.lastgroup:
        return
    things = Span(found.end(), reach(reading, found.end(), frame))
    if found[0].rstrip().lower().endswith(words(reading, "feeling_rules", "clausal")):
        things = Span(things.start, reach_of_clause(reading, things.start, frame))
    courtesy = reading.words(frame.subject).lower() in listed(reading.language, "holding", "who", "speaker")
    polite = words(reading, "feeling_rules", "courtesy_starts")
    courtesy = courtesy or reading.words(things).lower().startswith(polite)
    courtesy = courtesy or first_word(reading, things) in words(reading, "feeling_rules", "courtesies")
    doing = found.lastgroup == "supports" and is_doing(reading, things.start, things.end)
    of_values = frame.lemma in words(reading, "feeling_rules", "of_values")
    doing = doing or (of_values and not of_value(reading, things, verb.passive))
    if things.end > things.start and not doing and not (courtesy and found.lastgroup == "welcomes"):
        yield taken(reading, frame._replace(verb=verb._replace(passive=False)), found.lastgroup, things)


def of_value(reading: Reading, things: Span, passive: bool) -> bool:
    """Is what one "committed to" a thing ("a new era"), and not a deed ("address the causes")?"""
    first = reading.words(things).split()[:1]
    known = listed(reading.language, "holding", "phrase", "determiners")
    plain = passive and bool(first) and first[0] not in forms(reading.language)  # "is committed to responsible use"
    return bool(first) and (first[0] in known or first[0][:1].isupper() or plain)


def first_word(reading: Reading, things: Span) -> str:
    """The first word of what one is pleased with."""
    return (reading.words(things).lower().split() or [""])[0]


@cache
def qualities(language: str) -> re.Pattern[str]:
    """What a thing is said to be, right after the verb."""
    negation = either(language, KIND, "said_rules", "not")
    between = rf"(?:(?:(?!{negation})\w+ly|{either(language, KIND, 'said_rules', 'between')})\s+){{0,5}}?"
    after = rf"(?=\s*(?:[,.;:\u2014]|$|{either(language, KIND, 'said_rules', 'after')}))"
    return re.compile(rf"\s*{between}{named(language, KIND, 'said')}{after}", re.I)


def judged(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A speaker says what must be, what is essential or what is unacceptable."""
    verb = frame.verb
    if verb.form != "finite" or frame.conditional or frame.subject is None or relative(reading, frame):
        return
    subtype = duty(reading, frame) or quality(reading, frame) or firm(reading, frame)
    if weighty(reading, frame):
        return
    said = speakers(reading, verb.start) if subtype else ()
    who = said or (opinion(reading, frame) if subtype else ())
    subject = subject_of(reading, frame) if who else None
    if not subtype or not subject:
        return
    if subtype == "welcomes" and not glad(reading, frame, subject):
        return
    if impersonal(reading, subject):
        end = reach_of_clause(reading, verb.end, frame)
        things = clause_in(reading, frame, end) or subject
        yield Stance(subtype, who, things, Span(subject.start, end), not said)
    else:
        end = reach(reading, verb.end, frame)
        yield Stance(subtype, who, subject, Span(subject.start, end), not said)


def impersonal(reading: Reading, subject: Span) -> bool:
    return reading.words(subject).lower() in words(reading, "said_rules", "impersonal")


def glad(reading: Reading, frame: Frame, subject: Span) -> bool:
    """ "It is good that P", and not "it is good to see you"."""
    found = qualities(reading.language).match(reading.text, frame.verb.end)
    that = re.compile(rf"\s+{joining(reading.language, 'that')}\s+", re.I)
    return impersonal(reading, subject) and bool(found and that.match(reading.text, found.end()))


def subject_of(reading: Reading, frame: Frame) -> Span | None:
    """The thing judged, if the clause names one (or is "it is essential that")."""
    doing = gerund_before(reading, frame)
    if doing or frame.subject is None:
        return doing
    said = reading.words(frame.subject).lower()
    if impersonal(reading, frame.subject):
        found = qualities(reading.language).match(reading.text, frame.verb.end)
        clause = clause_after(reading.language).match(reading.text, found.end()) if found else None
        return frame.subject if clause else None
    if set(re.findall(r"\w+", said)[-1:]) & set(words(reading, "said_rules", "passing")):
        return None
    whole = listed_before(reading, frame.subject) or frame.subject
    if not said[:1].isalnum() or not opens_clause(reading, whole):
        return None
    vague = said in words(reading, "said_rules", "vague")
    return None if vague or said.split()[0] in words(reading, "said_rules", "not_first") else whole


@cache
def listing(language: str) -> re.Pattern[str]:
    """Items with commas between them, before the last ("trust, openness, and")."""
    return re.compile(rf"(?:[\w'-]+(?:\s+[\w'-]+)?,\s+)+(?:{joining(language, 'joins')}\s+)?$", re.I)


def listed_before(reading: Reading, subject: Span) -> Span | None:
    """A subject with the items of the list whose last it is."""
    start = max(reading.sentences[reading.sentence_at(subject.start)].start, subject.start - LIST)
    that = rf"\b{joining(reading.language, 'that')}\s+"
    start += max((m.end() for m in re.finditer(that, reading.text[start : subject.start])), default=0)
    found = listing(reading.language).match(reading.text, start, subject.start)
    return Span(start, subject.end) if found and found.end() == subject.start else None


@cache
def clause_after(language: str) -> re.Pattern[str]:
    """ "That" or "to", after "it is essential" (and "for somebody")."""
    for_whom = rf"(?:{joining(language, 'for')}\s+[\w' -]{{1,50}}?\s+)?"
    return re.compile(rf"\s+{for_whom}(?:{joining(language, 'that')}|{joining(language, 'to')})\s+", re.I)


def clause_in(reading: Reading, frame: Frame, end: int) -> Span | None:
    """What "it" stands for in "it is essential that P"."""
    found = qualities(reading.language).match(reading.text, frame.verb.end)
    after = clause_after(reading.language).match(reading.text, found.end()) if found else None
    return Span(after.end(), end) if after and after.end() < end else None


def gerund_before(reading: Reading, frame: Frame) -> Span | None:
    """A subject that is or holds a doing ("strengthening democracy is", "any attempt to change it is")."""
    before = [f for f in reading.frames_by_sentence[frame.sentence] if f.number < frame.number]
    doing = before[-1].verb if before else None
    if doing is None or doing.form not in ("gerund", "infinitive"):
        return None
    between = reading.text[doing.end : frame.verb.start]
    if re.search(rf"[,;]|\b{joining(reading.language, 'clauses')}", between, re.I):
        return None
    start = doing.start if doing.form == "gerund" else content_start(reading, frame, doing.start)
    whole = Span(start, trimmed(reading, start, frame.verb.start))
    return whole if opens_clause(reading, whole) else None


def content_start(reading: Reading, frame: Frame, offset: int) -> int:
    """Where the statement begins that holds a verb, if no other finite verb stands between."""
    voice = reading.voice_at(frame.verb.start)
    spans = reading.statements[voice].content if voice is not None else ()
    start = next((c.start for c in spans if c.start <= offset < c.end), offset)
    start = max(start, reading.sentences[frame.sentence].start)
    others = (f.verb for f in reading.frames_by_sentence[frame.sentence] if f.verb.form == "finite")
    return start if not any(start <= v.start < frame.verb.start for v in others) else offset


def opens_clause(reading: Reading, subject: Span) -> bool:
    """Does a subject begin its clause (and not one bound to a noun, "the role that X must play")?"""
    word = re.search(r"[\w']+$", reading.text[max(subject.start - 40, 0) : subject.start].rstrip())
    return word is None or word[0].lower() in words(reading, "said_rules", "openers")


def duty(reading: Reading, frame: Frame) -> str | None:
    """ "Must be respected", "should be settled", "needs to be strong": a call for it."""
    verb, lemma = frame.verb, frame.lemma
    helpers = reading.text[verb.start : verb.head.start].lower().strip()
    if verb.passive and not verb.negated and helpers in words(reading, "said_rules", "obliged"):
        return "calls_for"
    if verb.perfect or verb.progressive:
        return None
    if verb.modal in words(reading, "said_rules", "duties") and lemma != "modal":
        after = reading.text[verb.end : verb.end + 20].lower().split()[:1]
        expected = after and after[0].strip(".,") in words(reading, "said_rules", "expected")
        return None if lemma == "be" and expected else "calls_for"
    if verb.negated or verb.tense == "future" or lemma not in words(reading, "said_rules", "needing"):
        return None
    if verb.passive:
        return "calls_for" if lemma in words(reading, "said_rules", "needed") else None
    voice = reading.voice_at(verb.start)
    retold = voice is not None and reading.statements[voice].mode != "verbatim"
    to = re.compile(rf"\s+{joining(reading.language, 'to')}\s+\w")
    return "calls_for" if retold and to.match(reading.text, verb.end) else None


def quality(reading: Reading, frame: Frame) -> str | None:
    """ "Is essential", "is unacceptable": a support or rejection of it."""
    verb = frame.verb
    if frame.lemma not in words(reading, "said_rules", "being") or verb.modal or verb.tense == "future":
        return None
    found = qualities(reading.language).match(reading.text, verb.end)
    if not found or not found.lastgroup:
        return None
    negated = bool(set(found[0].lower().split()) & set(words(reading, "said_rules", "not")))
    return found.lastgroup if verb.negated == negated else None


@cache
def firmness(language: str) -> re.Pattern[str]:
    """A word of firmness, right after "is"."""
    return re.compile(rf"\s+(?:\w+ly\s+)?{either(language, KIND, 'firm', 'words')}", re.I)


def firm(reading: Reading, frame: Frame) -> str | None:
    """ "Our commitment is ironclad": a support, told by its firmness."""
    if frame.lemma not in words(reading, "said_rules", "being") or frame.verb.negated:
        return None
    told = set(re.findall(r"\w+", reading.words(frame.subject).lower()))
    if not told & set(words(reading, "firm", "nouns")):
        return None
    return "supports" if firmness(reading.language).match(reading.text, frame.verb.end) else None
