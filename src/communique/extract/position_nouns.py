"""Positions told by a noun after a verb of saying: "reiterated their opposition to X and the need for Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.holding import (
    either,
    everybody,
    holders,
    is_doing,
    joining,
    named,
    reach,
    speakers,
    trimmed,
)
from communique.extract.position_stance import KIND, Stance, asserted, taken, words
from communique.extract.relation import relation
from communique.model import Span
from communique.reading import Filler, Frame, Reading

SPACE = re.compile(r"\s*")


@cache
def modifiers(language: str, joined: bool = True) -> str:
    """Words between a verb and its noun: no preposition, no sign but a comma."""
    stops, joins = joining(language, "prepositions"), joining(language, "joins")
    if not joined:
        return rf"(?:(?!{stops}|{joins})[\w'.%-]+,?\s+){{0,6}}?"
    return rf"(?:(?!{stops})[\w'.%-]+,?\s+){{0,7}}?"


@cache
def patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For the first noun after a verb and for those joined to it."""
    nouns, joins = named(language, KIND, "nouns"), joining(language, "joins")
    owner = rf"(?:(?:(?!{joining(language, 'not_owner')})[\w.-]+\s+){{0,6}}?[\w.-]+'s?\s+)?"
    on = rf"(?:{either(language, KIND, 'noun_rules', 'on')}\s+)?"
    first = rf"\s+{on}(?P<own>{owner}{modifiers(language)}){nouns}"
    also = rf"(?:{joining(language, 'also')}\s+)?"
    later = rf"(?:,|;|\b{joins})\s+{also}(?P<start>){owner}{modifiers(language, False)}{nouns}"
    return re.compile(first, re.I), re.compile(later, re.I)


@cache
def opened(language: str) -> re.Pattern[str]:
    """A subject that is such a noun: "the importance of dialogue was stressed"."""
    opening = either(language, KIND, "noun_rules", "opening")
    nouns = named(language, KIND, "nouns")
    return re.compile(rf"(?:^|[,;]\s|\b(?={opening}\s))(?P<own>{modifiers(language)}){nouns}\s*", re.I)


def rules(reading: Reading, name: str) -> tuple[str, ...]:
    return words(reading, "noun_rules", name)


def subtype_in(match: re.Match[str]) -> str | None:
    """The subtype whose nouns a pattern found."""
    groups = match.groupdict().items()
    return next((name for name, text in groups if text and name not in ("own", "start")), None)


def nouns(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A verb of saying with a noun of approval or disapproval ("reaffirmed its support for")."""
    begin = opening(reading, frame) if not frame.verb.negated and asserted(reading, frame) else None
    if begin is None:
        return
    first, later = patterns(reading.language)
    end = reach(reading, frame.verb.end, frame)
    match, leading = first.match(reading.text, begin, reading.sentences[frame.sentence].end), True
    if match is None and not thanks(reading, reading.text[begin:end]):
        match, leading = later.search(reading.text, begin, end), False
    while match:
        things = target_after(reading, frame, match.end(), later)
        subtype = subtype_in(match)
        if subtype and things.end > things.start and fits(reading, frame, match, things):
            told = taken(reading, frame, subtype, things)
            told = told._replace(who=told.who or by_thing(reading, frame))
            yield told if leading else told._replace(span=Span(match.start("start"), things.end))
        match, leading = later.search(reading.text, match.end(), end), False


def by_thing(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """Who holds the view that a thing shows in his words ("this visit underscores our commitment to")."""
    said = reading.words(frame.subject).lower()
    named_ = frame.subject is not None and said not in words(reading, "noun_rules", "not_things")
    return speakers(reading, frame.verb.start) if named_ else ()


def opening(reading: Reading, frame: Frame) -> int | None:
    """Where the object of a verb of saying begins, after its preposition if it takes one."""
    if frame.verb.passive:
        return None
    pattern = None
    if frame.lemma in rules(reading, "assure"):
        pattern = rf"[^,;.]{{0,50}}?\s+{joining(reading.language, 'of')}(?=\s)"
    elif frame.lemma in rules(reading, "say_on"):
        pattern = rf"\s+{either(reading.language, KIND, 'noun_rules', 'particles')}(?=\s)"
    found = re.compile(pattern, re.I).match(reading.text, frame.verb.end) if pattern else None
    if found:
        return found.end()
    shown = frame.lemma in rules(reading, "show") and not reading.actors(frame.subject)
    says = shown or frame.lemma in (*rules(reading, "say"), *rules(reading, "say_concern"))
    return frame.verb.end if says else None


def target_after(reading: Reading, frame: Frame, offset: int, later: re.Pattern[str]) -> Span:
    """What a noun is of, before the next noun that tells a position of its own."""
    space = SPACE.match(reading.text, offset)
    start = space.end() if space else offset
    stop = reach(reading, start, frame)
    other = later.search(reading.text, start, stop)
    return Span(start, other.start() if other else stop)


def thanks(reading: Reading, text: str) -> bool:
    return any(word in text.lower() for word in rules(reading, "gratitude"))


def fits(reading: Reading, frame: Frame, match: re.Match[str], things: Span) -> bool:
    """Is it a view of the holder's own, and not an action taken on, a mere remark or thanks?"""
    subtype = subtype_in(match)
    said = set(re.findall(r"[\w-]+", match[0].lower()))
    if frame.lemma in rules(reading, "helping") and said & set(rules(reading, "help")):
        return False
    if frame.lemma in rules(reading, "say_concern") and subtype != "concerned":
        return frame.lemma in rules(reading, "say") and bool(said & set(rules(reading, "shared")))
    if subtype == "welcomes" and relation(reading.language).search(reading.words(things)):
        return False
    if said & set(rules(reading, "role")) and said & set(rules(reading, "mine")):
        return False
    if said & set(rules(reading, "doing")) and is_doing(reading, things.start, things.end):
        return False
    if subtype == "commends":
        return frame.lemma in rules(reading, "praising") or bool(said & set(rules(reading, "merits")))
    return not thanks(reading, match[0]) and not of_another(reading, frame, Span(*match.span()))


def of_another(reading: Reading, frame: Frame, noun: Span) -> bool:
    """Is the view another's ("noted Poland's support for"), and not the subject's own or his state's?"""
    said = set(re.findall(r"[\w-]+", reading.words(noun).lower()))
    if said & set(rules(reading, "alien")):
        return True
    if not said & set(rules(reading, "owned")):
        return False
    characters = reading.cast.characters
    owners = {characters[c].iso for i in reading.mentions_in(noun) for c in reading.cast.of[i]} - {None}
    own = {characters[f.entity].iso for f in holders(reading, frame) if f.entity is not None} - {None}
    return bool(owners and own and not owners & own)


def voiced(reading: Reading, frame: Frame) -> Iterator[Stance]:
    """A view that "was expressed", by whom the text names or by those who met."""
    verb = frame.verb
    if not verb.passive or verb.negated or frame.subject is None or frame.lemma not in rules(reading, "say"):
        return
    found = before_verb(reading, frame) or after_verb(reading, frame)
    if found and asserted(reading, frame):
        who = holders(reading, frame) or speakers(reading, verb.start) or everybody(reading, frame.subject)
        yield found._replace(who=who)


def before_verb(reading: Reading, frame: Frame) -> Stance | None:
    """ "The importance of dialogue was stressed": the noun and its target before the verb."""
    verbs = (f for f in reading.frames_by_sentence[frame.sentence] if f.number < frame.number)
    ends = [f.verb.end for f in verbs if f.verb.form == "finite"]
    begin = max([reading.sentences[frame.sentence].start, *ends])
    found = opened(reading.language).search(reading.text, begin, frame.verb.start)
    subtype = subtype_in(found) if found else None
    if not found or not subtype:
        return None
    things = Span(found.end(), trimmed(reading, found.end(), frame.verb.start))
    return Stance(subtype, (), things, Span(found.start("own"), frame.verb.end))


def after_verb(reading: Reading, frame: Frame) -> Stance | None:
    """ "Concern was expressed over the arrests": the noun before, its target after the verb."""
    noun = reading.words(frame.subject).lower().split()
    prepositions = either(reading.language, KIND, "noun_rules", "expressed")
    after = re.compile(rf"\s+{prepositions}\s+", re.I).match(reading.text, frame.verb.end)
    if not noun or not after or frame.subject is None or frame.subject.end < frame.verb.start - 2:
        return None
    found = opened(reading.language).match(noun[-1] + after[0])
    subtype = subtype_in(found) if found else None
    things = Span(after.end(), reach(reading, after.end(), frame))
    return Stance(subtype, (), things, Span(frame.subject.start, things.end)) if subtype else None
