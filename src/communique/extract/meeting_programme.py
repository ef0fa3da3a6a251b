"""Meetings of a programme: lines that begin with an hour, in a text of a visit to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import with_people
from communique.extract.encounter_people import Party, alternatives, next_mention
from communique.extract.meeting_noun import subtypes
from communique.extract.meeting_parts import enough, hosted, matcher, sketch, symmetric, words
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading

HOUR = re.compile(
    r"\W{0,3}(?:\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[-\u2013]\s*\d{1,2}[:.h]\d\d)?)\s*[-:\u2013]?\s+", re.I
)
REACH = 60  # characters of a line in which its noun stands


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings that the lines of a programme announce."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    if head is None or not matcher(reading.language, "programme", "titles").search(reading.text, head.start, head.end):
        return
    for section in reading.sections:
        hour = HOUR.match(reading.text, section.span.start, section.span.end)
        two = the_two(reading, section.span.start) if hour else ()
        if hour and two:
            yield from announced(reading, Span(hour.end(), section.span.end), head, two)


def the_two(reading: Reading, before: int) -> tuple[int, ...]:
    """The guest, and the host: the other principal, else whoever else is named first above the programme."""
    found = list(reading.cast.principals[:2])
    for i in reading.mentions_in(Span(0, before)):
        if reading.mentions[i].kind == "person":
            found += [n for n in reading.cast.of[i][:1] if n not in found]
    return tuple(found[:2])


def announced(reading: Reading, line: Span, head: Span, two: tuple[int, ...]) -> Iterator[ActDraft]:
    """A line of a programme announces a meeting, a meal or a ceremony of the two, or of the guest with another."""
    nouns = (*subtypes(reading.language), *words(reading.language, "ceremony", "nouns"))
    noun = alternatives(nouns).search(reading.text, line.start, min(line.start + REACH, line.end))
    if noun is None:
        return
    guest, host = (party(reading, n, noun.start()) for n in (*two, *two)[:2])
    stop = min([line.end, *(m.start() for m in re.compile(r"\.\s").finditer(reading.text, noun.end(), line.end))])
    other = with_people(reading, noun.end(), stop)
    giver, received = with_people(reading, noun.end(), stop, "by"), with_people(reading, noun.end(), stop, "for|of")
    kind = subtypes(reading.language).get(noun.group().lower(), "ceremony")
    roles = symmetric(guest, other) if other else hosted(giver, guest) if giver else symmetric(guest, host)
    if kind == "audience" and received:
        other, roles = received, hosted(guest, received)  # "Audience for the Ambassador": of the one whose day it is
    if enough(roles):
        end = max(noun.end(), other.end, giver.end)
        yield sketch(
            reading, Span(line.start, end), reason(announced), roles, stop=end, status="planned", part_of=head,
            when=day_above(reading, line.start),
            subtype="talks" if kind == "conversation" else "ceremony" if kind == "audience" and not other else kind,
        )  # fmt: skip


def day_above(reading: Reading, offset: int) -> Span | None:
    """The day that stands alone on the last such line above a place."""
    last = next_mention(reading, offset) - 1
    for i in range(last, max(last - FAR, -1), -1):
        mention = reading.mentions[i]
        row = Span(reading.text.rfind("\n", 0, mention.start) + 1, mention.end)
        alone = reading.text[row.start : mention.start].strip() == "" and ENDED.match(reading.text, mention.end)
        if mention.kind == "time" and alone:
            return mention.span
    return None


FAR = 60  # mentions above a line
ENDED = re.compile(r"[ :.]*(?:\n|$)")


def party(reading: Reading, number: int, at: int) -> Party:
    """One of the two principals, by the line that does not name them."""
    return Party((Filler(number, Span(at, at + 1)),), at, at)
