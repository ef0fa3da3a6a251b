"""Whose letter it is that says something."""

from __future__ import annotations

import re
from bisect import bisect_left

from communique import data
from communique.model import Span
from communique.resolve.company import Company

FAR = 40  # mentions back to which a letter's author is looked for
BESIDE = 30  # characters between "letter" and "from"
PEOPLE = ("person", "office", "pronoun")


def author(company: Company, i: int) -> int | None:
    """The number of the mention of the one from whom the letter is that mention i names, if told before it.

    "A letter from X" tells it, and "X sent a letter"; the nearest to mention i counts.
    """
    nouns = data.words(company.language, "speech.authored")
    if company.words(company.mentions[i].span).lower().split()[-1] not in nouns:
        return None
    here = company.mentions[i].start
    first = company.mentions[max(i - FAR, 0)].start
    either = "|".join(map(re.escape, sorted(nouns)))
    named = [*re.finditer(rf"\b(?:{either})\b", company.text[first:here], re.I)]
    found = (written_by(company, first + m.start(), first + m.end(), here) for m in reversed(named))
    return next((k for k in found if k is not None), None)


def written_by(company: Company, start: int, end: int, stop: int) -> int | None:
    """From whom a letter is that stands at a place: the one after "from", else who sends it."""
    led = re.compile(rf"[^.,;\n]{{0,{BESIDE}}}?\b(?:from|by)\s+", re.I).match(company.text, end, stop)
    after = bisect_left(company.mentions, led.end(), key=lambda m: m.start) if led else None
    if led and after is not None and after < len(company.mentions):
        mention = company.mentions[after]
        if mention.kind in PEOPLE and company.text[led.end() : mention.start].lower().strip() in ("", "the", "his"):
            return after
    sending = data.words(company.language, "speech.sending")
    for frame in company.frames:
        sent = frame.object is not None and frame.object.touches(Span(start, end)) and frame.lemma in sending
        if sent and frame.subject and not frame.verb.passive:
            return next((k for k in range(len(company.mentions)) if covers(frame.subject, company, k)), None)
    return None


def covers(place: Span, company: Company, k: int) -> bool:
    """Does a place hold mention k, of a person?"""
    return place.covers(company.mentions[k].span) and company.mentions[k].kind in PEOPLE
