"""What stands above or below a text and belongs to its main act: the day of a note, a transcript's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.model import Span
from communique.reading import ActDraft, Reading

LETTER = "A letter"  # how the rule of a letter begins
REMOTE = ("call", "video_call")
SHORT = 90  # characters of a closing line


def headed(reading: Reading, drafts: Sequence[ActDraft], single_day: Callable[[Span], str | None]) -> list[ActDraft]:
    """The drafts; the main meeting or message with the day and place that lines of date and place give it.

    A line of date stands above the note of a meeting or call, above or below a letter. A line of place tells where
    a meeting was, not where a letter was written.
    """
    lines = [s.span for s in reading.sections if s.kind == "dateline"]
    letter = any(said.mode == "verbatim" and said.rule.startswith(LETTER) for said in reading.statements)
    days = [m for line in lines for m in times(reading, line)] + (closing_days(reading) if letter else [])
    day = next((span for span in days if single_day(span)), None)
    place = next((s for line in lines for s in places(reading, line)), None)
    first = next((n for n, d in enumerate(drafts) if d.salience == "main" and d.kind in ("meeting", "message")), None)
    if first is None or drafts[first].status not in ("occurred", "ongoing"):
        return list(drafts)
    main = drafts[first]
    if main.when is None and day and (main.kind == "meeting" or letter):
        main = main._replace(when=day)
    if not main.where and place and main.kind == "meeting" and main.subtype not in REMOTE:
        main = main._replace(where=(place,))
    return [*drafts[:first], main, *drafts[first + 1 :]]


def times(reading: Reading, span: Span) -> list[Span]:
    return [reading.mentions[i].span for i in reading.mentions_in(span) if reading.mentions[i].kind == "time"]


def places(reading: Reading, span: Span) -> list[Span]:
    return [reading.mentions[i].span for i in reading.mentions_in(span) if reading.mentions[i].kind == "place"]


def closing_days(reading: Reading) -> list[Span]:
    """The dates in the last short lines of a letter."""
    return [day for s in reading.sections[-3:] if len(s.span) < SHORT for day in times(reading, s.span)]
