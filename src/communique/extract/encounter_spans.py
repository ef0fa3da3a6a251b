"""Which of many stretches of a text touch another, told in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from communique.model import Span


class Taken:
    """Stretches already taken."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self.starts = [start for start, _ in ordered]
        self.ends = list(accumulate((end for _, end in ordered), max))

    def touches(self, span: Span) -> bool:
        """Does one of them share a character with a stretch?"""
        i = bisect_left(self.starts, span.end) - 1
        return i >= 0 and self.ends[i] > span.start
