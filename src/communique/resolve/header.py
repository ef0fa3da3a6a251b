"""What stands above (or below) a text and belongs to its main act: the day of a letter, the place of a transcript."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Span
from communique.reading import ActDraft, Reading

EARLY = 4


def headed(reading: Reading, drafts: Sequence[ActDraft], dates_events: bool) -> list[ActDraft]:
    """The drafts; the main ones with the time and place that the lines of date and place give them.

    A letter is of the day it is dated. For other texts the line tells the event only where the house style says so
    (`dates_events`); a transcript's line of place tells where its speakers met.
    """
    lines = [s.span for s in reading.sections if s.kind == "dateline"]
    spoken = any(s.kind == "turn" for s in reading.sections)
    letter = any(said.mode == "verbatim" and said.rule.startswith("A letter") for said in reading.statements)
    day = in_lines(reading, lines, "time") or (closing_day(reading) if letter else None)
    place = in_lines(reading, lines, "place")
    found = []
    for draft in drafts:
        if draft.salience == "main":
            if day and draft.when is None and (dates_events or spoken or (letter and draft.kind == "message")):
                draft = draft._replace(when=day)
            if (
                place
                and not draft.where
                and (spoken or dates_events)
                and draft.kind == "meeting"
                and draft.subtype not in ("call", "video_call")
            ):
                draft = draft._replace(where=(place,))
        found.append(draft)
    return found


def in_lines(reading: Reading, lines: Sequence[Span], kind: str) -> Span | None:
    """The first mention of a kind in lines of date and place; a time must be a day, not an hour."""
    for line in lines:
        for i in reading.mentions_in(line):
            mention = reading.mentions[i]
            if mention.kind == kind and (
                kind != "time" or (any(c.isalpha() for c in reading.words(mention.span)) and len(mention.span) > EARLY)
            ):
                return mention.span
    return None


def closing_day(reading: Reading) -> Span | None:
    """The date in the last short lines of a letter."""
    for section in reversed(reading.sections[-3:]):
        if len(section.span) < 90:
            times = [
                reading.mentions[i].span
                for i in reading.mentions_in(section.span)
                if reading.mentions[i].kind == "time"
            ]
            if times:
                return times[0]
    return None
