"""A text with marks over it, as HTML: marks may nest and cross, and every sign of the text is escaped."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Protocol, TypeVar

from communique.export.look import DIRECTION, UNSEEN
from communique.model import Span


class Placed(Protocol):
    """What has a place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Stretch = TypeVar("Stretch", bound=Placed)
LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to show. Lists link to its `key`; its `tip` is the HTML shown on focus and hover.

    Of marks at one place the one with the lower rank is the outer one. One without a key cannot be focused. `of` is
    the key of the mark with the same tip that stands first, `brief` the tip in a few plain words.
    """

    start: int
    end: int
    rank: int
    classes: str
    tip: str
    key: str | None = None
    number: str | None = None
    of: str | None = None
    brief: str = ""


def blocks(text: str) -> list[Span]:
    """The lines of a text that are not blank."""
    return [Span(found.start(), found.end()) for found in LINE.finditer(text)]


def by_block(spans: Sequence[Span], marks: Iterable[Mark]) -> list[list[Mark]]:
    """For each block the marks that touch it, outer ones first."""
    starts = [span.start for span in spans]
    ends = [span.end for span in spans]
    found: list[list[Mark]] = [[] for _ in spans]
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.rank)):
        for number in range(bisect_right(ends, mark.start), bisect_left(starts, mark.end)):
            found[number].append(mark)
    return found


def marked(text: str, span: Span, marks: Sequence[Mark], shown: set[str], lean: bool = False) -> str:
    """A block of the text with its marks. A mark that crosses another is closed and opened again.

    `shown` are the keys that the page has by now: links lead to the first part of a mark in several parts. `lean`: of
    several marks with one tip only the first brings it along.
    """
    out: list[str] = []
    stack: list[Mark] = []
    for start, end, active in stretches(span, marks):
        kept = common(stack, active)
        out.append("</mark>" * (len(stack) - kept))
        out += [opening(mark, shown, lean) for mark in active[kept:]]
        out.append(shown_text(text[start:end]))
        stack = active
    return "".join([*out, "</mark>" * len(stack)])


def stretches(span: Span, marks: Sequence[Stretch]) -> Iterator[tuple[int, int, list[Stretch]]]:
    """The block cut at every edge of a mark, each stretch with the marks over it, outer ones first."""
    edges = {span.start, span.end}
    for mark in marks:
        edges |= {max(mark.start, span.start), min(mark.end, span.end)}
    cuts = sorted(edges)
    waiting = list(reversed(marks))
    active: list[Stretch] = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        yield start, end, list(active)


def common(left: Sequence[Placed], right: Sequence[Placed]) -> int:
    """How many marks two stacks share from the outermost on."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one is not other:
            break
        count += 1
    return count


def opening(mark: Mark, shown: set[str], lean: bool = False) -> str:
    """The opening tag of a mark with its tip; the first part of a mark can be focused and linked to."""
    names = ""
    first = mark.key is not None and mark.key not in shown
    if first and mark.key:
        shown.add(mark.key)
        names = f' id="{mark.key}" tabindex="0"'
        names += f' data-n="{escape(mark.number)}"' if mark.number else ""
    if lean and mark.of and not (first and mark.of == mark.key):
        return f'<mark class="m {mark.classes}"{names} data-of="{mark.of}" data-tip="{escape(mark.brief)}">'
    if not first:
        return f'<mark class="m {mark.classes}"><span class="tip">{mark.tip}</span>'
    tip = f'<span class="tip" role="tooltip" id="{mark.key}-tip">{mark.tip}</span>'
    return f'<mark class="m {mark.classes}"{names} aria-describedby="{mark.key}-tip">{tip}'


def shown_text(text: str) -> str:
    """Words of the document, escaped; signs that would turn the reading direction are shown as signs."""
    safe = escape(UNSEEN.sub("\ufffd", text))
    return DIRECTION.sub(lambda sign: f'<span class="sign" data-sign="U+{ord(sign[0]):04X}"></span>', safe)
