"""Subjects that stand elsewhere: the antecedent of "who", the speaker behind "she", "for X to come"."""

from __future__ import annotations

import re

from communique.extract.encounter_people import (
    AGENTS,
    NOBODY,
    Party,
    listed,
    next_mention,
    pattern,
    sentence,
    verb_between,
)
from communique.extract.encounter_walk import party_after, party_at
from communique.model import Span
from communique.reading import Filler, Frame, Reading


def speaker(reading: Reading, subject: Span) -> Party:
    """ "She said that she would come": a pronoun in reported words that names nobody is the speaker."""
    voice = reading.voice_at(subject.start)
    if (
        voice is None
        or reading.words(subject).lower() not in ("he", "she")
        or reading.statements[voice].mode not in ("reported", "mixed")
    ):
        return NOBODY
    return Party(tuple(Filler(n, subject) for n in reading.speakers(voice)[:1]), subject.start, subject.end)


def lapse(reading: Reading, subject: Span) -> bool:
    """Is what the analysis took for a subject how much later something was ("an hour later held")?"""
    later = pattern(reading.language, "lapses", r"^(?:half\s+)?[\w-]+\s+", r"$")
    return later.match(reading.words(subject)) is not None


def misread(reading: Reading, subject: Span) -> bool:
    """Is what the analysis took for a subject a time, a place or a relative pronoun?"""
    kinds = {
        reading.mentions[i].kind
        for i in range(next_mention(reading, subject.start), next_mention(reading, subject.end))
    }
    bracketed = reading.text[subject.start - 1 : subject.start] == "(" or (
        subject.start and ")" in reading.words(subject)
    )
    return (
        bool(kinds & {"time", "place"})
        or bracketed
        or reading.words(subject).lower().split()[0] in listed(reading.language, "relative")
    )


WORD = r"[A-Z\u00c0-\u024f\u1e00-\u1eff][\w'-]+"
SEVERAL_CAPITALS = re.compile(rf"((?:{WORD}\s+){{1,3}}{WORD}),?\s*$")
WHO = re.compile(r"\b(?:who|which)(?=,?\s)(?!.*\b(?:who|which)\b)", re.I)


def antecedent(reading: Reading, start: int, frame: Frame) -> Party | None:
    """Whom "who" before a verb stands for: the one named last before it. None without a "who"."""
    at = frame.verb.start
    if frame.shared:
        before = reversed(reading.frames_from(Span(reading.sentences[frame.sentence].start, at)))
        earlier = next((f for f in before if f.verb.end <= at and f.verb.form == "finite"), None)
        at = earlier.verb.start if earlier and earlier.subject == frame.subject else at
    match = WHO.search(reading.text, start, at)
    if (
        match is None
        or verb_between(reading, match.end(), at)
        or after_which(reading, match, frame)
        or not re.fullmatch(r",?\s+(?:[\w']+\s+){0,3}", reading.text[match.end() : at])
    ):
        return None
    return person_before(reading, start, match)


def after_which(reading: Reading, match: re.Match[str], frame: Frame) -> bool:
    """ "After which she is to be received": a clause with a subject of its own."""
    own = frame.subject is not None and frame.subject.start >= match.end()
    before = reading.text[max(match.start() - 12, 0) : match.start()]
    led = pattern(reading.language, "prepositions", "", r"\s+$").search(before)
    return own and led is not None


def person_before(reading: Reading, start: int, who: re.Match[str]) -> Party:
    name = SEVERAL_CAPITALS.search(
        reading.text, max(start, who.start() - 60), who.start()
    )
    if name and not any(
        m.start < name.end(1) and name.start(1) < m.end
        for m in reading.mentions[next_mention(reading, start) : next_mention(reading, who.start())]
    ):
        return Party((Filler(None, Span(name.start(1), name.end(1))),), who.start(), who.end())
    for i in range(next_mention(reading, who.start()) - 1, next_mention(reading, start) - 1, -1):
        mention = reading.mentions[i]
        if mention.kind not in ("person", "office", "group") or who.start() - mention.end > 60:
            continue
        if who.group().lower() == "which" and mention.kind != "group":
            return NOBODY
        for j in range(max(i - 3, next_mention(reading, start)), i + 1):
            if reading.mentions[j].kind in AGENTS:
                party = party_at(reading, j, who.start())
                if party.fillers and party.end >= mention.end:
                    several = re.match(r"\W*(?:are|were|have)\b", reading.text[who.end() : who.end() + 8])
                    return Party(party.fillers if several else party.fillers[-1:], who.start(), who.end(), party.head)
    return NOBODY


def thanked(reading: Reading, frame: Frame) -> Party:
    """ "Thanked the President for meeting them": who did what somebody is thanked for."""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    if frame.verb.form != "gerund" or governor is None or governor.object is None:
        return NOBODY
    led = re.search(r"\bfor\s+(?:\w+ly\s+)?$", reading.text[max(frame.verb.start - 24, 0) : frame.verb.start])
    if led is None or governor.lemma not in listed(reading.language, "thanking"):
        return NOBODY
    party = party_after(reading, governor.object.start, governor.object.end)
    return party if party.fillers else NOBODY


def honoured(reading: Reading, frame: Frame) -> Party:
    """ "It was my honour to meet": who speaks of the honour, pleasure or privilege that is his."""
    voice = reading.voice_at(frame.verb.start)
    if frame.verb.form != "infinitive" or voice is None:
        return NOBODY
    before = max(frame.verb.start - 40, 0)
    mine = pattern(reading.language, "feelings", r"\bmy\s+(?:\w+\s+){0,2}", r"\s+$")
    here = mine.search(reading.text, before, frame.verb.start)
    told = Span(here.start(), here.end()) if here else None
    return Party(tuple(Filler(n, told) for n in reading.speakers(voice)[:1]), told.start, told.end) if told else NOBODY


def for_whom(reading: Reading, frame: Frame) -> Party:
    """ "hope for her counterpart to pay a visit": whom an infinitive after "for" speaks of."""
    if frame.verb.form != "infinitive":
        return NOBODY
    start = sentence(reading, frame.verb.start).start
    match = pattern(reading.language, "on_behalf", "", r"\s").search(
        reading.text, max(start, frame.verb.start - 90), frame.verb.start
    )
    party = party_after(reading, match.end() - 1, frame.verb.start) if match else NOBODY
    return party if party and not reading.text[party.end : frame.verb.start].strip() else NOBODY
