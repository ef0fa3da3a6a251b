"""Lines of a PDF made into paragraphs: page heads and numbers dropped, words parted at line ends made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from communique.ingest.found import Place
from communique.ingest.page_parts import listed
from communique.ingest.pdf_lines import Line

PAGE_NUMBER = re.compile(r"(?:page|p\.|seite|página|pagina|стр\.?|с\.)?\s*[-–—\[(]?\s*\d{1,4}\s*[-–—\])]?"
                         r"(?:\s*(?:/|of|von|de|из|sur)\s*\d{1,4})?", re.I)  # fmt: skip
ITEM = re.compile(r"[•▪◦●■□–—*-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
FULL_STOP = re.compile(r"[.!?:;。！？]['\"”’»)\]]*$")
PARTED = re.compile(r"(\w+)[-\u2010]$")
WHOLE = re.compile(r"\w+")
COMPOUND = re.compile(r"\b\w+(?:-\w+)+\b")
CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
SPACE = 0.25  # of a line's height: a blank
GAP = 2.0  # line heights between a page's head and its text
EDGES = 2  # lines at the top and the bottom of a page that may be its head or foot


@dataclass(slots=True)
class Text:
    """A text that grows, with the place of each line in it."""

    parts: list[str]
    length: int
    places: list[Place]

    def add(self, words: str, line: Line | None = None) -> None:
        if line and words:
            box = tuple(round(side, 2) for side in line.box)
            self.places.append(Place(self.length, self.length + len(words), page=line.page, box=box))  # type: ignore[arg-type]
        self.parts.append(words)
        self.length += len(words)


def text_of(pages: list[list[Line]]) -> tuple[str, tuple[Place, ...]]:
    """The text of all pages and its places."""
    lines = [line for page in without_edges(pages) for line in page]
    known = vocabulary(lines)
    text = Text([], 0, [])
    for number, paragraph in enumerate(paragraphs(lines)):
        if number:
            text.add("\n\n")
        written(text, paragraph, known)
    text.add("\n" if text.length else "")
    return "".join(text.parts), tuple(text.places)


def without_edges(pages: list[list[Line]]) -> Iterable[list[Line]]:
    """The pages without their numbers, and without heads and feet that come again."""
    seen = Counter(head for page in pages for head in {folded(line) for line in edges(page)})
    again = {head for head, count in seen.items() if count >= max(2, len(pages) / 2)}
    for page in pages:
        outer = [line for line in edges(page) if folded(line) in again or is_number(line)]
        yield [line for line in page if line not in outer]


def edges(page: list[Line]) -> list[Line]:
    """The highest and the lowest lines of a page, as far as a gap."""
    down = sorted(page, key=lambda line: -line.box[1])
    lowest = outermost(down[::-1])
    return [*outermost(down), *(line for line in lowest if line is not down[0])]


def outermost(lines: list[Line]) -> list[Line]:
    """The first of some lines, and those right behind it."""
    found = lines[:1]
    for before, line in pairwise(lines[:EDGES]):
        if abs(step(before, line)) > GAP:
            break
        found.append(line)
    return found


def folded(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def is_number(line: Line) -> bool:
    """Is a line nothing but the number of its page, or one near it?"""
    numbers = [int(number) for number in re.findall(r"\d+", line.text)]
    return bool(PAGE_NUMBER.fullmatch(line.text)) and (len(line.text) > 4 or numbers[:1] == [line.page])


def paragraphs(lines: list[Line]) -> Iterable[list[Line]]:
    """Lines that belong together."""
    if not lines:
        return
    widths = sides(lines)
    leading = usual_leading(lines)
    paragraph = [lines[0]]
    for before, line in pairwise(lines):
        if goes_on(before, line, leading, widths):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def sides(lines: list[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """Where the lines of each column of each page begin and end."""
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        before = found.get((line.page, line.column), (line.start, line.end))
        found[line.page, line.column] = (min(line.start, before[0]), max(line.end, before[1]))
    return found


def usual_leading(lines: list[Line]) -> float:
    """From one line to the next, in line heights."""
    steps = [step(before, line) for before, line in pairwise(lines) if same_column(before, line)]
    near = [found for found in steps if 0.5 < found < 2.5]
    return median(near) if near else 1.2


def same_column(before: Line, line: Line) -> bool:
    return (before.page, before.column) == (line.page, line.column)


def step(before: Line, line: Line) -> float:
    return (before.box[1] - line.box[1]) / max(1.0, before.height)


def goes_on(before: Line, line: Line, leading: float, widths: dict[tuple[int, int], tuple[float, float]]) -> bool:
    """Does a line go on with the paragraph of the line before it?"""
    if abs(before.height - line.height) > 0.12 * max(before.height, line.height):
        return False
    open_end = not FULL_STOP.search(before.text)
    short = is_short(before, line, widths[before.page, before.column][1])
    if not same_column(before, line):
        unended = not short or line.text[:1].islower() or bool(PARTED.search(before.text))
        return open_end and unended and not ITEM.match(line.text)
    if step(before, line) > 1.3 * leading or (ITEM.match(line.text) and not (open_end and line.text[0] in "–—-*")):
        return False
    left, right = widths[line.page, line.column]
    indented = line.start - before.start > 0.8 * line.height and line.start - left < (right - left) / 3
    if indented and not ITEM.match(before.text) and not hanging(before, line):
        return False
    return not short or (open_end and (line.text[:1].islower() or bool(PARTED.search(before.text))))


def is_short(line: Line, after: Line, right: float) -> bool:
    """Is there room on a line for the first word of the next one, so that it was ended on purpose?"""
    first = after.words[0].box
    return line.end + SPACE * line.height + first[2] - first[0] < right - SPACE * line.height


def hanging(before: Line, line: Line) -> bool:
    """Does a line begin below the words behind the number or sign of an item?"""
    below = any(abs(before.begins(word) - line.start) < 2 for word in before.words[1:2])
    return below and len(before.words[0].text) <= 4


def vocabulary(lines: list[Line]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text, and those with a hyphen inside, none of them at a line's end."""
    inner = [line.text.rsplit(" ", 1)[0].lower() for line in lines if " " in line.text]
    wholes = frozenset(word for text in inner for word in WHOLE.findall(text))
    return wholes, frozenset(word for text in inner for word in COMPOUND.findall(text))


def written(text: Text, paragraph: list[Line], known: tuple[frozenset[str], frozenset[str]]) -> None:
    """Write a paragraph's lines one after another."""
    for line, after in pairwise([*paragraph, None]):
        assert line is not None
        words = line.text
        if after is None:
            text.add(words, line)
        elif PARTED.search(words) and after.text[:1].isalnum():
            text.add(words if keeps_hyphen(words, after.text, known) else words[:-1], line)
        else:
            text.add(words, line)
            text.add("" if CJK.match(words[-1]) and CJK.match(after.text[0]) else " ")


def keeps_hyphen(words: str, after: str, known: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Does a hyphen at a line's end belong to the word? What the text itself writes elsewhere decides first."""
    match = PARTED.search(words)
    first = match[1] if match else ""
    rest = (WHOLE.match(after) or [""])[0]
    if not after[0].islower() or first[-1:].isdigit() or words[: -len(first) - 1].endswith("-"):
        return True
    wholes, compounds = known
    if f"{first}-{rest}".lower() in compounds:
        return True
    if f"{first}{rest}".lower() in wholes:
        return False
    return bool({f"{first}-".lower(), f"{first}-{rest}".lower()} & listed("compounds"))
