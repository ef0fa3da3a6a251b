"""Lines that run from right to left: their signs put into the order in which a person reads them, by where they stand.

A file may draw such a line in either order, letter by letter or word by word, and what PDFium makes of it misplaces
signs beside numbers and Latin words. The places of the signs do not depend on that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.ingest.found import Box

# Read from right to left, words of letters that run the other way come backwards, and numbers.
FORWARD = r"A-Za-z\u00aa-\u02af\u0370-\u058f\u1e00-\u1fff"
DIGIT = r"0-9\u0660-\u0669\u06f0-\u06f9"
NEUTRAL = r"[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
NUMBER = rf"[{DIGIT}](?:[{DIGIT}]|[.,:/\u066b\u066c+-](?=[{DIGIT}]))*[%$€£]?"
BACKWARD = re.compile(
    rf"(?:{NUMBER} )?[{FORWARD}](?:{NEUTRAL}*?[{FORWARD}{DIGIT}])*"  # "Forum 2024", which comes as "4202 muroF"
    rf"|[%$€£]?{NUMBER}"
)
PAIRS = ("()", "[]", "{}", "«»", "‹›")
ROUND = re.compile("[اأإآٱ]ل|هل")
GAP = 0.2  # of a line's height: a blank that nothing stands for


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands at a place: a letter with its marks, or a blank."""

    text: str
    box: Box

    @property
    def middle(self) -> float:
        return (self.box[0] + self.box[2]) / 2


Sized = tuple[str, Box]


def in_order(signs: Sequence[Sign]) -> Iterator[Sized]:
    """The words of a line as they are read, each with its box."""
    seen = spaced(sorted(of_glyphs(with_marks(signs)), key=lambda sign: -sign.middle))
    text = "".join(sign.text[0] for sign in seen)
    order = list(range(len(seen)))
    forward: set[int] = set()
    for match in BACKWARD.finditer(text):
        order[match.start() : match.end()] = reversed(order[match.start() : match.end()])
        forward.update(range(match.start(), match.end()))
    run: list[Sized] = []
    for at in [*order, None]:
        if at is not None and seen[at].text != " ":
            run.append((seen[at].text if at in forward else turned(seen[at].text, bool(run)), seen[at].box))
        elif run:
            yield "".join(text for text, _ in run), around([box for _, box in run])
            run = []


def turned(sign: str, inside: bool) -> str:
    """A bracket as its place in a word has it: what a file says of it depends on how it was drawn."""
    pair = next((pair for pair in PAIRS if sign in pair), None)
    return pair[inside] if pair else sign


def with_marks(signs: Sequence[Sign]) -> list[Sign]:
    """Vowel signs and the like put to the letter over or under which they stand."""
    letters = [sign for sign in signs if not unicodedata.combining(sign.text[0])]
    marks: dict[int, str] = {}
    for mark in signs:
        if unicodedata.combining(mark.text[0]) and letters:
            at = min(range(len(letters)), key=lambda at: distance(letters[at], mark))
            marks[at] = marks.get(at, "") + mark.text
    whole = [unicodedata.normalize("NFC", sign.text + marks.get(at, "")) for at, sign in enumerate(letters)]
    return [Sign(text, sign.box) for text, sign in zip(whole, letters, strict=True)]


def of_glyphs(signs: list[Sign]) -> list[Sign]:
    """Letters that one glyph stands for (they stand at one place), in the order in which they are written.

    PDFium turns some of them round. Of what one glyph stands for nothing begins with alef and lam, or with heh.
    """
    found: list[Sign] = []
    for _, group in groupby(signs, key=lambda sign: (sign.box, sign.text == " ")):
        one = list(group)
        begins = "".join(sign.text[0] for sign in one[:2])
        found += reversed(one) if ROUND.fullmatch(begins) else one
    return found


def distance(letter: Sign, mark: Sign) -> float:
    """How far a mark is from a letter; from the one at whose left side it begins, not at all."""
    left, _, right, _ = letter.box
    return 0.0 if left - 0.1 <= mark.middle < right - 0.1 else 1.0 + abs(letter.middle - mark.middle)


def spaced(signs: Sequence[Sign]) -> list[Sign]:
    """Signs with a blank wherever there is room for one."""
    found: list[Sign] = []
    for sign in signs:
        if found and found[-1].text != " " and sign.text != " ":
            before = found[-1].box
            if before[0] - sign.box[2] > GAP * (before[3] - before[1]):
                found.append(Sign(" ", before))
        found.append(sign)
    return found


def around(boxes: Sequence[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return (min(left), min(bottom), max(right), max(top))
