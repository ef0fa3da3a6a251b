"""The lines of a PDF page in the order in which a person reads them: columns one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from communique.ingest.found import Box
from communique.ingest.pdf_words import PageWords, Word

FEWEST = 4  # lines on each side of a gutter
NARROWEST = 0.22  # of the width of all text: a column's usual line
CROSSING = 0.35  # of all lines may reach over a gutter
GAP = 1.6  # line heights between two words of one line
STEP = 2.0  # points within which left edges are one


@dataclass(frozen=True)
class Line:
    """Words of one line, or of its part in one column; `column` counts up where reading goes on elsewhere.

    `start` and `end` are where reading begins and ends, and grow the way it runs.
    """

    words: tuple[Word, ...]
    page: int
    column: int = 0
    leftward: bool = False

    def begins(self, word: Word) -> float:
        return -word.box[2] if self.leftward else word.box[0]

    @property
    def start(self) -> float:
        return -self.box[2] if self.leftward else self.box[0]

    @property
    def end(self) -> float:
        return -self.box[0] if self.leftward else self.box[2]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        left, bottom, right, top = zip(*(word.box for word in self.words), strict=True)
        return (min(left), min(bottom), max(right), max(top))

    @cached_property
    def height(self) -> float:
        return median(word.height for word in self.words)


def lines(page: PageWords) -> list[Line]:
    """The lines of a page in reading order. Those from right to left stay in the order of the file."""
    if page.leftward:
        return [Line(tuple(run), page.number, leftward=True) for run in as_drawn(page.words)]
    parts = [Line(tuple(run), page.number) for run in runs(page.words)]
    return numbered(columns(parts))


def as_drawn(words: Iterable[Word]) -> Iterable[list[Word]]:
    run: list[Word] = []
    for word in words:
        run.append(word)
        if word.last:
            yield run
            run = []
    if run:
        yield run


def runs(words: Sequence[Word]) -> Iterable[list[Word]]:
    """Words that stand beside each other on one line, no wider apart than words are."""
    run = list(words[:1])
    for before, word in pairwise(words):
        if beside(before, word):
            run.append(word)
        else:
            yield run
            run = [word]
    if run:
        yield run


def beside(before: Word, word: Word) -> bool:
    height = max(before.height, word.height, 1.0)
    gap = word.box[0] - before.box[2]
    return overlap(before.box, word.box) > 0.5 and -0.5 * height <= gap <= GAP * height


def overlap(one: Box, other: Box) -> float:
    """How much of the lower of two boxes stands at the height of the other."""
    common = min(one[3], other[3]) - max(one[1], other[1])
    return common / max(0.1, min(one[3] - one[1], other[3] - other[1]))


def columns(parts: list[Line]) -> list[list[Line]]:
    """Groups of lines to be read one after another."""
    gutter = gutter_of(parts)
    if gutter is None:
        return [rows(parts)]
    over, bands = [part for part in parts if crosses(part, gutter)], []
    edges = sorted({part.box[1] for part in over}, reverse=True)
    rest = [part for part in parts if not crosses(part, gutter)]
    for edge in [*edges, float("-inf")]:
        above = [part for part in rest if part.box[1] >= edge]
        rest = [part for part in rest if part.box[1] < edge]
        bands += columns([part for part in above if part.box[2] <= gutter])
        bands += columns([part for part in above if part.box[2] > gutter])
        bands.append(rows([part for part in over if part.box[1] == edge]))
    return [band for band in bands if band]


def crosses(part: Line, gutter: float) -> bool:
    return part.box[0] < gutter - STEP and part.box[2] > gutter


def gutter_of(parts: list[Line]) -> float | None:
    """The left edge of a second column: many lines begin there, and few reach over it."""
    edges = Counter(round(part.box[0] / STEP) for part in parts)
    first = min(edges, default=0)
    for edge, count in sorted(edges.items()):
        if edge > first and count >= FEWEST and parted(parts, (edge - 1) * STEP):
            return (edge - 1) * STEP
    return None


def parted(parts: list[Line], gutter: float) -> bool:
    """Does a gutter part lines of running text that stand at the same height?"""
    left = [part for part in parts if part.box[2] <= gutter]
    right = [part for part in parts if part.box[0] >= gutter - STEP]
    if min(len(left), len(right)) < FEWEST or len(parts) - len(left) - len(right) > CROSSING * len(parts):
        return False
    width = max(part.box[2] for part in parts) - min(part.box[0] for part in parts)
    usual = min(median(part.box[2] - part.box[0] for part in side) for side in (left, right))
    return usual >= NARROWEST * width and together(left, right)


def together(left: list[Line], right: list[Line]) -> bool:
    """Do two groups of lines stand beside each other for at least half of the shorter?"""
    tops = [max(part.box[3] for part in side) for side in (left, right)]
    bottoms = [min(part.box[1] for part in side) for side in (left, right)]
    return min(tops) - max(bottoms) >= 0.5 * min(tops[0] - bottoms[0], tops[1] - bottoms[1])


def rows(parts: list[Line]) -> list[Line]:
    """Parts from top to bottom; those at one height are one line, from left to right."""
    found: list[list[Line]] = []
    for part in sorted(parts, key=lambda part: (-part.box[1], part.box[0])):
        if found and overlap(found[-1][-1].box, part.box) > 0.6:
            found[-1].append(part)
        else:
            found.append([part])
    return [one_line(sorted(row, key=lambda part: part.box[0])) for row in found]


def one_line(row: list[Line]) -> Line:
    return Line(tuple(word for part in row for word in part.words), row[0].page)


def numbered(bands: list[list[Line]]) -> list[Line]:
    return [Line(line.words, line.page, number) for number, band in enumerate(bands) for line in band]
