"""What stands above or below a text and belongs to its main act: the day of a note, a transcript's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from communique import data
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading
from communique.resolve.venues import house
from communique.words.date_lines import known_places

LETTER = "A letter"  # how the rule of a letter begins
HELD = ("occurred", "ongoing")
REMOTE = ("call", "video_call")
SHORT = 90  # characters of a closing line


def headed(reading: Reading, drafts: Sequence[ActDraft], single_day: Callable[[Span], str | None]) -> list[ActDraft]:
    """The drafts; the main meetings or messages with the day and place that lines of date and place give them.

    A line of date stands above the note of a meeting or call, above or below a letter. A line of place tells where
    a meeting was, not where a letter was written. The day on which a text was posted is none of its meeting.
    """
    place = next(iter(place_lines(reading)), None)
    found = [with_place(d, place) if place and d.salience == "main" else d for d in drafts]
    first = next((n for n, d in enumerate(found) if d.salience == "main" and d.kind in ("meeting", "message")), None)
    if first is not None and found[first].status in HELD:
        found[first] = with_day(reading, found[first], single_day)
    return found


def with_place(draft: ActDraft, place: Span) -> ActDraft:
    open_to = draft.kind == "meeting" and draft.status in HELD and not draft.where and draft.subtype not in REMOTE
    return draft._replace(where=(place,)) if open_to else draft


def with_day(reading: Reading, draft: ActDraft, single_day: Callable[[Span], str | None]) -> ActDraft:
    published = data.words(reading.language, "segments.published")
    lines = [s.span for s in reading.sections if s.kind == "dateline"]
    own = [line for line in lines if published.isdisjoint(re.findall(r"\w+", reading.words(line).lower()))]
    letter = any(said.mode == "verbatim" and said.rule.startswith(LETTER) for said in reading.statements)
    days = [m for line in own for m in times(reading, line)] + (closing_days(reading) if letter else [])
    day = next((span for span in days if single_day(span)), None) or spoken_day(reading, draft)
    return draft._replace(when=day) if draft.when is None and day and (draft.kind == "meeting" or letter) else draft


def place_lines(reading: Reading) -> Iterator[Span]:
    """Places that stand above a text: in a line of date, in a line of their own, before a colon in the headline."""
    for section in reading.sections:
        line, text = section.span, reading.words(section.span)
        if section.kind == "dateline":
            yield from places(reading, line)
            yield from beside_date(reading, line)
        elif section.kind == "headline":
            venue = next(iter(places(reading, line)), None)
            if venue and venue.start == line.start and text[len(venue) :].startswith(":"):
                yield venue
        elif section.kind == "lead" and alone(reading, line):
            yield line


def beside_date(reading: Reading, line: Span) -> Iterator[Span]:
    """ "Belém Palace, 28 November 2024", "The Minister's Office": what stands before a date, or a line without one."""
    known = known_places(reading.language)
    dated = times(reading, line)
    before = Span(line.start, dated[0].start if dated else line.end)
    words = re.sub(r"[\s,*\u2013-]+$", "", reading.words(before))
    span = Span(line.start, line.start + len(words))
    built = house(reading, span) and not issuer(reading, span, bool(dated))
    if words and (built or words.split(",")[0].lower() in known):
        yield span


def issuer(reading: Reading, span: Span, dated: bool) -> bool:
    """Is it the body that put the text out ("Press Office", "Ministry of Foreign Affairs, 5 May 2024")?"""
    inside = set(re.findall(r"\w+", reading.words(span).lower()))
    bodies = data.words(reading.language, "scenes.bodies") if dated else frozenset[str]()
    return not inside.isdisjoint(data.words(reading.language, "scenes.issuers") | bodies)


def alone(reading: Reading, line: Span) -> bool:
    """Is a short line without a verb nothing but a place ("Parliament House, Accra"), or a place above turns?"""
    number = reading.section_number(line.start)
    turns = any(s.kind == "turn" for s in reading.sections[number + 1 : number + 2])
    verbs = any(line.covers(f.verb.head) for f in reading.frames_by_sentence.get(reading.sentence_at(line.start), ()))
    known = known_places(reading.language) & {part.strip().lower() for part in reading.words(line).split(",")}
    return len(line) < SHORT and not verbs and bool(known or (turns and places(reading, line)))


def spoken_day(reading: Reading, main: ActDraft) -> Span | None:
    """The "today" of the one who opens a transcript and says what they meet for ("Today we're going to discuss")."""
    people = {f.entity for role in ("host", "guest", "participant") for f in main.fillers(role)}
    today, agenda = (data.words(reading.language, f"scenes.{name}") for name in ("today", "agenda"))
    for number in opening_turn(reading):
        sentence = reading.sentences[number]
        named = [m.span for i in reading.mentions_in(sentence) if (m := reading.mentions[i]).kind == "time"]
        now = [span for span in named if reading.words(span).lower() in today]
        voice = reading.voice_at(now[0].start) if now else None
        if voice is None or people.isdisjoint(reading.speakers(voice)):
            continue
        frames = [f for f in reading.frames_by_sentence.get(number, ()) if f.lemma in agenda]
        if any(ours(reading, f) for f in frames) or any(greeting(reading, sentence, span) for span in now):
            return now[0]
    return None


def opening_turn(reading: Reading) -> list[int]:
    """Numbers of the sentences that the first speaker of a transcript says before the next one does."""
    labelled = [s.span.start for s in reading.sections if s.kind == "turn" and s.label]
    start, end = (*labelled, len(reading.text))[:2] if labelled else (0, 0)
    return [n for n, sentence in enumerate(reading.sentences) if start <= sentence.start < end]


def greeting(reading: Reading, sentence: Span, now: Span) -> bool:
    """ "It is an honour to be here today", "thank you for coming today": said of the encounter itself."""
    words = sorted(data.words(reading.language, "scenes.greeting"), key=len, reverse=True)
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b[^,.;:]{{0,60}}$", re.I)
    return said.search(reading.text[sentence.start : now.start]) is not None


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
