"""The words of a PDF page with their boxes, in the order in which the file draws them."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.ingest.errors import IngestError
from communique.ingest.found import Box
from communique.ingest.pdf_leftward import Sign, in_order

BREAKS = {0x02, 0xFFFE}  # how a hyphen at a line's end comes out
HYPHENS = {*BREAKS, 0xAD}
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
BLANKS = {0x20, 0xA0, 0x09, 0x3000}
ENDS = {0x0A, 0x0D}
BIDI = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
PRIVATE = (0xE000, 0xF8FF)
THIN = 0.1  # points
UNTOLD = 0.3  # share of signs without meaning above which a page's words cannot be told


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its box on the page, and whether the file ends a line after it."""

    text: str
    box: Box
    last: bool

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page, its number from 1, and whether they run from right to left."""

    number: int
    words: tuple[Word, ...]
    leftward: bool


def page_words(document: Any, number: int, most: int) -> PageWords:
    """The words of a page. IngestError where it has more than `most` signs."""
    page = document[number - 1]
    try:
        text = page.get_textpage()
        try:
            count = text.count_chars()
            if count > most:
                raise IngestError(f"a page of {count:,} letters")
            found = of_signs(Signs(text.raw, 0, page.get_size()), count, number)
            turn = page.get_rotation()
            return found if level(found) else of_signs(Signs(text.raw, turn, page.get_size()), count, number)
        finally:
            text.close()
    finally:
        page.close()


def level(page: PageWords) -> bool:
    """Do the lines of a page run level, whichever way it is turned to be shown?"""
    longer = [word for word in page.words if len(word.text) > 3]
    return sum(word.box[2] - word.box[0] > word.height for word in longer) * 2 >= len(longer)


def of_signs(signs: Signs, count: int, number: int) -> PageWords:
    codes = [signs.code(at) for at in range(count)]
    shown = [code for code in codes if code not in BLANKS and code not in ENDS]
    untold = sum(1 for code in shown if code == 0 or PRIVATE[0] <= code <= PRIVATE[1])
    if untold > UNTOLD * max(1, len(shown)):
        raise IngestError(f"the letters of page {number} cannot be told (its fonts do not say what they mean)")
    leftward = sum(1 for code in shown if code >= BIDI[0][0] and any(low <= code <= high for low, high in BIDI))
    if leftward * 2 > len(shown):
        return PageWords(number, tuple(leftward_words(signs, codes)), True)
    return PageWords(number, tuple(words(signs, codes)), False)


def leftward_words(signs: Signs, codes: list[int]) -> Iterator[Word]:
    """The words of lines that run from right to left, as they are read."""
    line: list[Sign] = []
    for at, code in enumerate([*codes, 0x0A]):
        if code in ENDS:
            read = list(in_order(line))
            yield from (Word(text, box, nth == len(read)) for nth, (text, box) in enumerate(read, 1))
            line = []
        elif code:
            box = signs.box(at)
            if code not in BLANKS or box[2] - box[0] > THIN:  # others PDFium has put in, not always where they belong
                line.append(Sign(" " if code in BLANKS else plain(code), box))


def plain(code: int) -> str:
    """A letter without the form that its place in the word gives it."""
    found = "-" if code in HYPHENS else letter(code)
    return unicodedata.normalize("NFKC", found) if found >= "\ufb1d" else found


def words(signs: Signs, codes: list[int]) -> Iterator[Word]:
    """The runs of signs between blanks and line ends."""
    run: list[int] = []
    for at, code in enumerate([*codes, 0x0A]):
        if code not in BLANKS and code not in ENDS:
            run += [at] if code else []
            if code in BREAKS and run:  # what stands on the next line comes without a blank
                yield word(signs, codes, run, True)
                run = []
            continue
        if run:
            yield word(signs, codes, run, ended(codes, at))
        run = []


def ended(codes: list[int], at: int) -> bool:
    """Does a line end at a sign or after the blanks there?"""
    while at < len(codes) and codes[at] in BLANKS:
        at += 1
    return at >= len(codes) or codes[at] in ENDS


def word(signs: Signs, codes: list[int], run: list[int], last: bool) -> Word:
    """A word of some signs; its box reaches from the first to the last of them."""
    text = "".join("-" if codes[at] in HYPHENS else letter(codes[at]) for at in run)
    first, end = signs.box(run[0]), signs.box(run[-1])
    box = (min(first[0], end[0]), min(first[1], end[1]), max(first[2], end[2]), max(first[3], end[3]))
    return Word(text, box, last)


def letter(code: int) -> str:
    if code < 0x80:
        return chr(code)
    sign = chr(code) if code < 0x110000 else "\ufffd"
    return LIGATURES.get(sign, sign) if not 0xD800 <= code <= 0xDFFF else "\ufffd"


class Signs:
    """The signs of a page as PDFium knows them: code and box, on the page turned by `rotation` to the right."""

    def __init__(self, raw: Any, rotation: int, size: tuple[float, float]) -> None:
        from pypdfium2 import raw as pdfium

        self.pdfium, self.raw, self.rotation, self.size = pdfium, raw, rotation, size
        self.sides = [ctypes.c_double() for _ in range(4)]
        self.rect = pdfium.FS_RECTF()

    def code(self, at: int) -> int:
        return int(self.pdfium.FPDFText_GetUnicode(self.raw, at))

    def box(self, at: int) -> Box:
        """Left, bottom, right, top; as high as the font, whatever the letter."""
        rect = self.rect
        if not self.pdfium.FPDFText_GetLooseCharBox(self.raw, at, rect):
            return (0.0, 0.0, 0.0, 0.0)
        return turned((rect.left, rect.bottom, rect.right, rect.top), self.rotation, self.size)


def turned(box: Box, rotation: int, size: tuple[float, float]) -> Box:
    """A box on a page that is shown turned by so many degrees to the right; `size` is the page's as shown."""
    left, bottom, right, top = box
    width, height = size
    if rotation == 90:
        return (bottom, height - right, top, height - left)
    if rotation == 180:
        return (width - right, height - top, width - left, height - bottom)
    if rotation == 270:
        return (width - top, left, width - bottom, right)
    return box
