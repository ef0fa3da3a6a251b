"""Meetings of people whom somebody convenes: "convened student leaders", "brought together 30 countries"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import frames_of, object_people, reach, subject_of
from communique.extract.encounter_people import NOBODY, Party, pattern
from communique.extract.meeting_parts import matcher
from communique.extract.meeting_verb import both
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def assembled(reading: Reading, frame: Frame, stop: int) -> Party:
    """ "Convened student leaders": people, and no body or meeting that is convened."""
    other = object_people(reading, frame.verb.end, stop)
    body = any(matcher(reading.language, "events", "bodies").search(reading.words(f.span)) for f in other.fillers)
    return of_a_body(reading, frame, other) if not body and convenable(reading, other) else NOBODY


def convenable(reading: Reading, party: Party) -> bool:
    """People all; or leaders "from Norway, Kenya and Peru", whose states are told as a list."""
    led = party.fillers[:1]
    own = led and re.search(r"\sfrom\s", reading.words(led[0].span)) is not None
    return all(are_people(reading, f) for f in (led if own else party.fillers))


def of_a_body(reading: Reading, frame: Frame, party: Party) -> Party:
    """ "Convenes the leaders of the Quad": not the leaders of whom the text speaks, one of whom convenes them."""
    span = Span(party.start, party.end)
    own = party.numbers and party.numbers <= subject_of(reading, frame).numbers
    if not own or re.search(r"\sof\s+(?:the\s+)?[A-Z]", reading.words(span)) is None:
        return party
    return Party((Filler(None, span),), span.start, span.end)


def are_people(reading: Reading, filler: Filler) -> bool:
    """Persons and groups, also those told by their words alone ("business leaders")."""
    if filler.entity is not None:
        return reading.cast.characters[filler.entity].type in ("person", "office", "group")
    return pattern(reading.language, "people").search(reading.words(filler.span)) is not None


def gathered(reading: Reading) -> Iterator[ActDraft]:
    """Somebody brought people or states together."""
    for frame in frames_of(reading, ("bring",)):
        after = TOGETHER.match(reading.text, frame.verb.end)
        if frame.verb.passive or after is None or frame.verb.form != "finite":
            continue
        stop = reach(reading, frame)
        states = matcher(reading.language, "events", "states", NUMBERED).match(reading.text, after.end(), stop)
        named = object_people(reading, after.end(), stop)
        other = counted(states) if states else named if convenable(reading, named) else NOBODY
        if other.fillers:
            yield from both(reading, frame, other, "multilateral" if states else "unspecified", reason(gathered))


TOGETHER = re.compile(r"\s+together\b")
NUMBERED = r"\s+(?P<told>(?:(?:more than|over|nearly|some|about)\s+)?(?:the\s+)?(?:\d+|[a-z]+)\s+)"


def counted(match: re.Match[str]) -> Party:
    """ "36 countries": told by their number."""
    span = Span(match.start("told"), match.end())
    return Party((Filler(None, span),), span.start, span.end)
