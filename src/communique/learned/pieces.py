"""A text as the network reads it: word pieces with their places, in windows that cover the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from communique.learned.wordpieces import Vocabulary
from communique.text import FOLD

Row = tuple[int, int, int, int, int]
Numbers = np.ndarray[Any, np.dtype[np.int64]]

# A window: the pieces it answers for, pieces on both sides that it only reads, and two marks.
CORE, BEFORE, AFTER = 192, 40, 22
WINDOW = CORE + BEFORE + AFTER + 2
OPENER, BREAK = 101, 102  # [CLS] stands before a window, [SEP] between paragraphs and at the end
SHADES = 16  # kinds of piece that the network tells apart besides its letters: see `shades`
CHUNK = 40_000  # pieces held at a time: memory does not grow with the text
PARAGRAPH = re.compile(r"[^\r\n]+")
LONGEST_PARAGRAPH = 20_000  # characters; longer ones are read in parts
SENTENCE_END = frozenset(".!?")
OPENING, CLOSING = "\u201c\u201e\u00ab", "\u201d\u00bb"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces in a row: numbers in the vocabulary, shades, and where they stand in the text."""

    ids: Numbers
    shades: Numbers
    starts: Numbers
    ends: Numbers
    cuts: Numbers  # how good it is to cut before a piece: 2 a paragraph begins, 1 a sentence begins, 0 neither

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """What the network reads at once. It answers for the places `core` of its pieces; place 0 is the opener."""

    ids: Numbers
    shades: Numbers
    starts: Numbers
    ends: Numbers
    core: range

    @property
    def breaks(self) -> Numbers:
        """The places between paragraphs, and the last one."""
        return np.flatnonzero(self.ids == BREAK)


def in_marks(paragraph: str) -> bytearray:
    """For each sign of a paragraph, whether it stands in double quotation marks. A mark not closed runs on."""
    inside = bytearray(len(paragraph))
    on = False
    for k, sign in enumerate(paragraph):
        if sign in OPENING:
            on = True
        elif sign in CLOSING:
            on = False
        elif sign == '"':
            on = not on
        inside[k] = on
    return inside


def shade(words: str, quoted: bool, spaced: bool) -> int:
    """One number for: small letters, a capital first, all capitals, or no letters; in marks or not; a space before."""
    if not words[:1].isalpha():
        case = 3
    elif words[:1].islower():
        case = 0
    else:
        case = 2 if len(words) > 1 and words.isupper() else 1
    return case * 4 + quoted * 2 + spaced


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that hold something, signs folded, with their places. A line too long comes in parts."""
    text = text.translate(FOLD)
    for line in PARAGRAPH.finditer(text):
        for at in range(line.start(), line.end(), LONGEST_PARAGRAPH):
            part = text[at : min(at + LONGEST_PARAGRAPH, line.end())]
            if not part.isspace():
                yield at, part


def chunks(text: str, vocabulary: Vocabulary) -> Iterator[Pieces]:
    """The pieces of a text, some thousands at a time."""
    rows: list[Row] = []
    for at, paragraph in paragraphs(text):
        if len(rows) > CHUNK:
            yield packed(rows)
            rows = []
        if rows:
            rows.append((BREAK, 0, rows[-1][3], rows[-1][3], 0))
        rows += rows_of(paragraph, at, vocabulary)
    if rows:
        yield packed(rows)


def rows_of(paragraph: str, at: int, vocabulary: Vocabulary) -> Iterator[Row]:
    """The pieces of a paragraph that begins at `at`."""
    quoted = in_marks(paragraph)
    cut, ended = 2, False
    for number, start, end in vocabulary.pieces(paragraph):
        spaced = start == 0 or paragraph[start - 1].isspace()
        words = paragraph[start:end]
        if ended and spaced:
            cut, ended = 1, False
        yield number, shade(words, bool(quoted[start]), spaced), at + start, at + end, cut
        cut, ended = 0, ended or words in SENTENCE_END


def packed(rows: list[Row]) -> Pieces:
    return Pieces(*np.array(rows, dtype=np.int64).T)


def borders(pieces: Pieces, size: int, first: int = 0) -> Iterator[tuple[int, int]]:
    """Stretches of at most `size` pieces that cover a row, cut between paragraphs or sentences where that can be."""
    start = 0
    limit = first or size
    while start < len(pieces):
        end = min(start + limit, len(pieces))
        if end < len(pieces):
            near = pieces.cuts[start + limit // 2 : end + 1]
            best = int(near.max())
            if best:
                end = start + limit // 2 + int(np.flatnonzero(near == best)[-1])
        yield start, end
        start, limit = end, size


def window(pieces: Pieces, start: int, end: int, margins: tuple[int, int] = (BEFORE, AFTER)) -> Window:
    """The window that answers for the pieces from `start` to `end`."""
    first, last = max(0, start - margins[0]), min(len(pieces), end + margins[1])

    def framed(row: Numbers, before: int, after: int) -> Numbers:
        return np.concatenate(([before], row[first:last], [after]))

    return Window(
        framed(pieces.ids, OPENER, BREAK),
        framed(pieces.shades, 0, 0),
        framed(pieces.starts, 0, 0),
        framed(pieces.ends, 0, 0),
        range(start - first + 1, end - first + 1),
    )


def windows(text: str, vocabulary: Vocabulary) -> Iterator[Window]:
    """The windows that cover a text, in order."""
    for pieces in chunks(text, vocabulary):
        for start, end in borders(pieces, CORE):
            yield window(pieces, start, end)
