"""The original of a document made into what can be shown beside it: its source with a place marked, or its sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from communique.export.marks import shown_text
from communique.ingest.errors import IngestError
from communique.ingest.found import Box, Place, placed
from communique.ingest.text import decoded

LONGEST = 400_000  # signs of a source that are shown
READ = 8_000_000  # bytes of it that are looked through
# Between two words of a text, its source may have tags, signs of its own, and line ends.
BETWEEN = r"(?:\s|<[^<>]{0,300}>|&(?:nbsp|shy|#\w{2,6});){1,40}"
WORDS = 40
SIGNS = {"&": r"&(?:amp;|#38;)?", "<": r"(?:<|&lt;)", ">": r"(?:>|&gt;)", '"': r'(?:"|&quot;|&#34;)'}


@dataclass(frozen=True, slots=True)
class Source:
    """A source in HTML, escaped; `whole`: is it all there; `marked`: was the place found in it."""

    text: str
    whole: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a PDF that belongs to a place: the page, and a box on it in points from the top left."""

    page: int
    box: Box


def source_of(raw: bytes, words: str = "") -> Source:
    """A text, or the source of a page, with the first place marked that holds some words."""
    try:
        text = decoded(raw[:READ], "original")
    except IngestError as error:
        return Source(escape(str(error)), False, False)
    found = sought(words).search(text) if words.strip() else None
    start = max(0, found.start() - LONGEST // 2) if found and len(text) > LONGEST else 0
    part = text[start : start + LONGEST]
    whole = len(part) == len(text) and len(raw) <= READ
    if found is None:
        return Source(shown_text(part), whole, False)
    first, last = found.start() - start, found.end() - start
    marked = f'<mark class="place" id="in-source" tabindex="0">{shown_text(part[first:last])}</mark>'
    return Source(shown_text(part[:first]) + marked + shown_text(part[last:]), whole, True)


def marked_at(text: str, start: int, end: int) -> Source:
    """A text with the place marked whose offsets are known."""
    if not end > start >= 0 or len(text) > LONGEST:
        return Source(shown_text(text[:LONGEST]), len(text) <= LONGEST, False)
    marked = f'<mark class="place" id="in-source" tabindex="0">{shown_text(text[start:end])}</mark>'
    return Source(shown_text(text[:start]) + marked + shown_text(text[end:]), True, True)


def sought(words: str) -> re.Pattern[str]:
    """The words as a page's source may have them: with tags and line ends between."""
    parts = words.split()[:WORDS]
    return re.compile(BETWEEN.join("".join(SIGNS.get(sign, re.escape(sign)) for sign in part) for part in parts))


def spots(places: Sequence[Place], start: int, end: int) -> list[Spot]:
    """The lines on a PDF's pages that a stretch of the text stands on."""
    return [
        Spot(place.page, place.box)
        for place in placed(tuple(places), start, end)
        if place.page is not None and place.box is not None
    ]


def sheets(places: Sequence[Place]) -> list[int]:
    """The pages of a PDF that have a text."""
    return sorted({place.page for place in places if place.page is not None})
