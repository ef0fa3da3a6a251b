"""A noun of encounter in its place: whose it is, how it is called, what verb governs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique.extract.encounter_clause import clean, reach_from, verb_before, with_people
from communique.extract.encounter_colon import named_behind
from communique.extract.encounter_people import (
    AGENTS,
    NOBODY,
    Party,
    is_question,
    next_mention,
    pattern,
    sentence,
    verb_between,
)
from communique.extract.encounter_walk import fillers_of, party_at
from communique.extract.encounter_whose import owner_words, possessor
from communique.extract.meeting_parts import words
from communique.model import Span
from communique.reading import Frame, Reading

SUBTYPES = (
    "video_call",
    "call",
    "courtesy_call",
    "one_on_one",
    "expanded",
    "trilateral",
    "press_conference",
    "signing",
    "meal",
    "multilateral",
    "audience",
    "talks",
    "conversation",
    "unspecified",
)


OWNERS = r"(?P<own>\b(?:his|her|their|our|my|your))"


LEFT = re.compile(
    rf"{OWNERS}(?!\w)|(?P<of>'s|(?<=s)')(?!\w)|(?P<det>\b(?:the|a|an|this|that|no|any|another|each|every|its|one|such|two|three|four|five|six|several|many))(?!\w)",
    re.I,
)


MODS = re.compile(r"\s+((?:[\w.'-]+,?\s+){0,6})")


BARE = re.compile(r"(?:^|[\s(\u201c\"])(?P<mods>(?:[a-z-]+\s+){0,3})$", re.I)


class Noun(NamedTuple):
    """A noun of encounter with what stands before it: whose it is, and how it is called."""

    span: Span
    subtype: str
    start: int
    mods: str
    owner: Party
    word: str


@cache
def nouns(language: str) -> re.Pattern[str]:
    from communique.extract.encounter_people import alternatives

    entries = [w for name in SUBTYPES for w in words(language, "nouns", name)]
    return alternatives(entries)


@cache
def subtypes(language: str) -> dict[str, str]:
    return {w.lower(): name for name in SUBTYPES for w in words(language, "nouns", name)}


def found(reading: Reading) -> Iterator[Noun]:
    """Every noun of encounter that is no part of a name and not in a question."""
    table = subtypes(reading.language)
    for match in nouns(reading.language).finditer(reading.text):
        word = re.sub(r"\s+", " ", match.group().lower())
        if is_question(reading, match.start()) or named(reading, match.start()) or is_verb(reading, match):
            continue
        if word in ("call", "calls") and re.match(
            r"\s+(?:for|on|upon|to|off)\b", reading.text[match.end() : match.end() + 6], re.I
        ):
            continue
        if word in ("call", "calls") and OF_PRESS.search(reading.text, max(match.start() - 24, 0), match.start()):
            continue
        if word in ("call", "conversation") and of_the_briefing(reading, match):
            continue
        if word in ("call", "calls") and appealed(reading, match.start()):
            continue
        if word in words(reading.language, "nouns", "short") and not WITH.match(reading.text, match.end()):
            continue
        yield noun_at(reading, match.start(), match.end(), table[word])


OF_PRESS = re.compile(r"\b(?:press|media|conference|background)\s+$", re.I)  # a briefing and no encounter
WITH = re.compile(r"\s+(?:with|between)\b")  # "a bilateral with", not "bilateral ties"


def of_the_briefing(reading: Reading, match: re.Match[str]) -> bool:
    """ "Our call today", "conclude the call", in the words of a press call without those who were called: it itself."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    if head is None or reading.voice_at(match.start()) is None or OF_BRIEFING.search(reading.words(head)) is None:
        return False
    before = reading.text[max(match.start() - 8, 0) : match.start()].lower()
    own = before.endswith((" our ", " this ")) or (before.endswith(" the ") and match.group().lower() == "call")
    return own and not WITH.match(reading.text, match.end())


OF_BRIEFING = re.compile(r"\b(?:press|media|conference)\s+call\b", re.I)


def appealed(reading: Reading, offset: int) -> bool:
    """ "Answered the call", "renewed their calls": what is asked for, and no telephone."""
    frame = verb_before(reading, offset)
    lemmas = words(reading.language, "verbs", "appealing")
    return frame is not None and frame.lemma in lemmas and offset - frame.verb.end < FAR_FROM_VERB


FAR_FROM_VERB = 20


def is_verb(reading: Reading, match: re.Match[str]) -> bool:
    """ "Will be meeting with": the verb, not the noun; "ministerial-level" is neither."""
    row = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
    verb = any(f.verb.head.start == match.start() and f.verb.start < f.verb.head.start for f in row)
    return verb or reading.text[match.end() : match.end() + 1] == "-"


def named(reading: Reading, offset: int) -> bool:
    """Is a place of the text inside the name of an event or organization?"""
    i = next_mention(reading, offset + 1) - 1
    mention = reading.mentions[i] if i >= 0 else None
    return bool(
        mention
        and mention.start <= offset < mention.end
        and mention.kind in ("organization", "document", "place", "person")
    )


def noun_at(reading: Reading, start: int, end: int, subtype: str) -> Noun:
    lower = sentence(reading, start).start
    left = reading.text[lower:start]
    match = next(
        (
            m
            for m in reversed(list(LEFT.finditer(left)))
            if MODS.fullmatch(left, m.end()) and not clause_between(reading, lower + m.end(), start)
        ),
        None,
    )
    if match and left.rstrip().endswith(","):
        match = None
    if match and pattern(reading.language, "prepositions").search(
        re.sub(r"[\w]+-to-\w+|[\w]+-on-\w+", "", left[match.end() :])
    ):
        match = None
    bare = BARE.search(left) if match is None else None
    mods = left[match.end() :].lstrip() if match else bare["mods"] if bare else ""
    if bare and (
        pattern(reading.language, "prepositions").search(mods)
        or verb_between(reading, lower + bare.start("mods"), start)
        or head_between(reading, lower + bare.start("mods"), start)
    ):
        mods = ""
    groups = match.groupdict() if match else {}
    at = start - len(mods)
    owner, begin = NOBODY, at
    if match and groups.get("own"):
        begin = lower + match.start("own")
        owner = possessor(reading, begin, groups["own"])
    elif match and groups.get("of"):
        owner = owner_of(reading, lower, lower + match.start("of"))
        begin = owner.start if owner.fillers else at
    elif match and groups.get("det"):
        begin = lower + match.start("det")
        mods = groups["det"] + " " + mods
    return Noun(Span(start, end), subtype, begin, mods.lower(), owner, reading.text[start:end].lower())


def head_between(reading: Reading, start: int, end: int) -> bool:
    """Does the last word of a verb stand between two places ("will also conduct bilateral meetings")?"""
    row = reading.frames_by_sentence.get(reading.sentence_at(start), ())
    return any(start <= f.verb.head.start < end and f.verb.start < start and f.verb.form == "finite" for f in row)


def clause_between(reading: Reading, start: int, end: int) -> bool:
    """Does a verb with a subject stand between two places?"""
    return any(
        start <= f.verb.start < end and f.verb.form == "finite" and f.subject
        for f in reading.frames_by_sentence.get(reading.sentence_at(start), ())
    )


def owner_of(reading: Reading, lower: int, end: int) -> Party:
    """The people before a possessive mark."""
    last = next_mention(reading, end) - 1
    for i in range(next_mention(reading, lower), last + 1):
        if reading.mentions[i].kind in AGENTS:
            party = party_at(reading, i, end)
            if party.fillers and party.end >= end - 1:
                return party
    if 0 <= last < len(reading.mentions) and reading.mentions[last].end == end:
        mention = reading.mentions[last]
        return Party(fillers_of(reading, last), mention.start, mention.end)
    return owner_words(reading, lower, end)


def governor(reading: Reading, noun: Noun) -> Frame | None:
    """The verb whose object the noun is ("held friendly talks")."""
    frame = verb_before(reading, noun.start)
    if (
        frame is None
        or (frame.verb.passive and frame.verb.form != "participle")
        or reading.text[frame.verb.start - 1 : frame.verb.start] == "-"
    ):
        return None
    between = reading.text[frame.verb.end : noun.start]
    between = re.sub(
        r"(?:\w+\s+){0,3}(?:" + "|".join(words(reading.language, "nouns", "rounds")) + r")\s+of\s+(?:[\w-]+\s+){0,2}$",
        "",
        between,
    )
    if re.fullmatch(r"\s*(?:part in |in |with |up |off )?\s*", between) or clean(reading, frame.verb.end, noun.start):
        return frame
    kind = re.fullmatch(r"\s*(?:part )?in\s+((?:[a-z-]+\s+){1,2})", between)  # "engage in bilateral discussions"
    if kind is None or LEFT.search(kind.group(1)) or pattern(reading.language, "prepositions").search(kind.group(1)):
        return None
    return frame


def others(reading: Reading, noun: Noun, prepositions: str = "with") -> Party:
    stop = reach_from(reading, noun.span.end)
    cut = re.compile(r",(?!\s*(?:together|along)\b)").search(reading.text, noun.span.end, stop)
    party = with_people(reading, noun.span.end, stop, prepositions)
    led = re.compile(rf"(?<!\w)(?:{prepositions})\s", re.I).search(reading.text, noun.span.end, max(party.start, stop))
    ahead = led.start() if led else party.start  # "held talks, on 5 May, with"
    near = clean(reading, noun.span.end, ahead) or clean(reading, noun.span.end, party.start)
    party = named_behind(reading, party)
    return party if party.fillers and not (cut and cut.start() < party.start and not near) else NOBODY


def relative_governor(reading: Reading, noun: Noun) -> Frame | None:
    """ "the talks he had held with": the verb of a clause that hangs on the noun."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ()):
        if (
            noun.span.end <= frame.verb.start < noun.span.end + 40
            and frame.verb.form == "finite"
            and not frame.verb.passive
            and frame.subject
            and frame.subject.start >= noun.span.end
        ):
            return (
                frame
                if re.fullmatch(r"\s+(?:(?:that|which)\s+)?", reading.text[noun.span.end : frame.subject.start])
                else None
            )
    return None
