"""What stands above or below a text and belongs to its main act: the day of a note, a transcript's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from communique import data
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading

LETTER = "A letter"  # how the rule of a letter begins
REMOTE = ("call", "video_call")
SHORT = 90  # characters of a closing line


def headed(reading: Reading, drafts: Sequence[ActDraft], single_day: Callable[[Span], str | None]) -> list[ActDraft]:
    """The drafts; the main meeting or message with the day and place that lines of date and place give it.

    A line of date stands above the note of a meeting or call, above or below a letter. A line of place tells where
    a meeting was, not where a letter was written. The day on which a text was posted is none of its meeting.
    """
    lines = [s.span for s in reading.sections if s.kind == "dateline"]
    letter = any(said.mode == "verbatim" and said.rule.startswith(LETTER) for said in reading.statements)
    published = data.words(reading.language, "segments.published")
    own = [line for line in lines if published.isdisjoint(re.findall(r"\w+", reading.words(line).lower()))]
    days = [m for line in own for m in times(reading, line)] + (closing_days(reading) if letter else [])
    day = next((span for span in days if single_day(span)), None)
    place = next((s for line in lines for s in places(reading, line)), None)
    first = next((n for n, d in enumerate(drafts) if d.salience == "main" and d.kind in ("meeting", "message")), None)
    if first is None or drafts[first].status not in ("occurred", "ongoing"):
        return list(drafts)
    main = drafts[first]
    day = day or spoken_day(reading, main)
    if main.when is None and day and (main.kind == "meeting" or letter):
        main = main._replace(when=day)
    if not main.where and place and main.kind == "meeting" and main.subtype not in REMOTE:
        main = main._replace(where=(place,))
    return [*drafts[:first], main, *drafts[first + 1 :]]


def spoken_day(reading: Reading, main: ActDraft) -> Span | None:
    """The "today" of the one who opens a transcript and says what they meet for ("Today we're going to discuss")."""
    people = {f.entity for role in ("host", "guest", "participant") for f in main.fillers(role)}
    today, agenda = (data.words(reading.language, f"scenes.{name}") for name in ("today", "agenda"))
    for number in opening_turn(reading):
        sentence = reading.sentences[number]
        voice = reading.voice_at(sentence.start)
        named = [m.span for i in reading.mentions_in(sentence) if (m := reading.mentions[i]).kind == "time"]
        now = [span for span in named if reading.words(span).lower() in today]
        frames = [f for f in reading.frames_by_sentence.get(number, ()) if f.lemma in agenda]
        theirs = voice is not None and not people.isdisjoint(reading.speakers(voice))
        if theirs and now and any(ours(reading, f) for f in frames):
            return now[0]
    return None


def opening_turn(reading: Reading) -> list[int]:
    """Numbers of the sentences that the first speaker of a transcript says before the next one does."""
    labelled = [s.span.start for s in reading.sections if s.kind == "turn" and s.label]
    start, end = (*labelled, len(reading.text))[:2] if labelled else (0, 0)
    return [n for n, sentence in enumerate(reading.sentences) if start <= sentence.start < end]


def ours(reading: Reading, frame: Frame) -> bool:
    """Is it "we" or "I" who are about to do it, or doing it?"""
    return frame.verb.tense != "past" and reading.words(frame.subject).lower() in ("we", "i")


def times(reading: Reading, span: Span) -> list[Span]:
    return [reading.mentions[i].span for i in reading.mentions_in(span) if reading.mentions[i].kind == "time"]


def places(reading: Reading, span: Span) -> list[Span]:
    return [reading.mentions[i].span for i in reading.mentions_in(span) if reading.mentions[i].kind == "place"]


def closing_days(reading: Reading) -> list[Span]:
    """The dates in the last short lines of a letter."""
    return [day for s in reading.sections[-3:] if len(s.span) < SHORT for day in times(reading, s.span)]
