"""Statements before they become part of the record, and which of them is innermost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from communique.model import Span


class Said(NamedTuple):
    """A statement before it becomes part of the record. `sources` are numbers of mentions that name who speaks."""

    mode: Literal["verbatim", "quoted", "reported", "mixed"]
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    sources: tuple[int, ...]
    rule: str
    parent: int | None = None
    interpreted: bool = False
    addressee: Span | None = None
    label: str | None = None

    @property
    def start(self) -> int:
        return self.content[0].start

    def covers(self, offset: int) -> bool:
        return any(span.start <= offset < span.end for span in self.content)


class Nesting:
    """Which of many statements, some inside others, is the innermost at an offset."""

    def __init__(self, statements: Sequence[Said]) -> None:
        spans = sorted(
            (c.start, -c.end, -sum(len(x) for x in said.content), n)
            for n, said in enumerate(statements)
            for c in said.content
        )
        self.starts: list[int] = []
        self.inner: list[int | None] = []
        open_: list[tuple[int, int]] = []
        for start, negative, _, n in spans:
            self.close(open_, start)
            open_.append((-negative, n))
            self.mark(start, n)
        self.close(open_, None)

    def close(self, open_: list[tuple[int, int]], until: int | None) -> None:
        """End the open statements that end before an offset (all of them where it is None)."""
        while open_ and (until is None or open_[-1][0] <= until):
            end, _ = open_.pop()
            while open_ and open_[-1][0] <= end:
                open_.pop()
            self.mark(end, open_[-1][1] if open_ else None)

    def mark(self, offset: int, statement: int | None) -> None:
        """From an offset on, a statement is the innermost."""
        if self.starts and self.starts[-1] == offset:
            self.inner[-1] = statement
        else:
            self.starts.append(offset)
            self.inner.append(statement)

    def at(self, offset: int) -> int | None:
        """The number of the innermost statement whose content holds an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.inner[i] if i >= 0 else None
