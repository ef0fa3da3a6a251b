"""Speech set off by dashes: "– We are neighbours, – said X. – Trade grows."."""

from __future__ import annotations

import re

from communique.attribution.cues import sources, trimmed, words
from communique.model import Span
from communique.reading import Frame, Reading, Said, Section

DASHED = "A paragraph that opens with a dash is the words of the one named between its dashes."
OPENING = re.compile(r"\s*[-\u2013\u2014]\s*(?=[\w\"'\u201c\u00ab])")
INNER = re.compile(r"[\s,.!?]\s*[-\u2013\u2014]\s+")
NEAR = 70  # characters between the dash and the speech verb


def dashed(reading: Reading) -> list[Said]:
    """The statements of paragraphs that open with a dash and name their speaker after another."""
    found = []
    for section in reading.sections:
        opening = OPENING.match(reading.text, section.span.start, section.span.end)
        said = spoken_between(reading, section, opening.end()) if opening else None
        if said:
            found.append(said)
    return found


def spoken_between(reading: Reading, section: Section, start: int) -> Said | None:
    """The statement of one such paragraph, its content on both sides of the speaker's name."""
    breaks = list(INNER.finditer(reading.text, start, section.span.end))
    for k, gap in enumerate(breaks):
        frame = cue_after(reading, gap.end(), section.span.end)
        if frame is None:
            continue
        speakers = sources(
            reading, frame.subject if frame.subject and frame.subject.start >= gap.end() else frame.object
        )
        if not speakers:
            continue
        content = [trimmed(reading.text, Span(start, gap.start() + 1))]
        if k + 1 < len(breaks) and breaks[k + 1].start() > frame.verb.end:
            content.append(trimmed(reading.text, Span(breaks[k + 1].end(), section.span.end)))
        source = reading.mentions[speakers[0]].span
        return Said("verbatim", tuple(c for c in content if len(c)), frame.verb.head, source, speakers, DASHED)
    return None


def cue_after(reading: Reading, at: int, end: int) -> Frame | None:
    """The speech verb shortly after a dash."""
    number = reading.sentence_at(at)
    for n in (number, number + 1):
        for frame in reading.frames_by_sentence.get(n, ()):
            if (
                at <= frame.verb.start < min(end, at + NEAR)
                and frame.lemma in words(reading, "plain")
                and frame.verb.form == "finite"
            ):
                return frame
    return None
