"""Envoys told by their number ("six ambassadors"), whom a sentence after names one by one."""

from __future__ import annotations

from communique.extract.meeting_parts import matcher
from communique.model import Span
from communique.reading import Filler, Reading

NEAR = 4  # sentences after the one that tells of them
GAP = 110  # characters from "envoys" to "were", from "were" to the first name
Guests = tuple[Filler, ...]


def each_named(reading: Reading, guests: Guests, at: int) -> Guests:
    """Whom "The envoys were A, B and C" names after offset `at`; the guests as they are where they have names."""
    if any(one(reading, guest) for guest in guests):
        return guests
    number = reading.sentence_at(at)
    for row in reading.sentences[number + 1 : number + 1 + NEAR]:
        named = listed(reading, row)
        if len(named) > 1:
            return named
    return guests


def one(reading: Reading, guest: Filler) -> bool:
    """Is a guest somebody, and no group?"""
    return guest.entity is not None and reading.cast.characters[guest.entity].type in ("person", "office")


def listed(reading: Reading, row: Span) -> Guests:
    """The people of a sentence that says who the envoys were."""
    envoys = matcher(reading.language, "lists", "envoys", r"\b", r"\b").search(reading.text, row.start, row.end)
    naming = matcher(reading.language, "lists", "naming", r"\b", r"\b")
    said = naming.search(reading.text, envoys.end(), min(envoys.end() + GAP, row.end)) if envoys else None
    if envoys is None or said is None or envoys.start() - row.start > GAP:
        return ()
    found: dict[int, Filler] = {}
    for i in reading.mentions_in(Span(said.end(), row.end)):
        mention = reading.mentions[i]
        if mention.kind in ("person", "office") and not mention.plural and mention.end <= row.end:
            for number in reading.cast.of[i][:1]:
                found.setdefault(number, Filler(number, mention.span))
    first = min((filler.span.start for filler in found.values()), default=row.end)
    return tuple(found.values()) if first - said.end() < GAP else ()
