"""What a temporal phrase says, as a tree of its words; clock times and durations in ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias, Union

from communique.annotate.numerals import Plain
from communique.model import Basis

Value: TypeAlias = Union[Plain, "Term"]
LETTERS = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}


class Term(NamedTuple):
    """A kind of temporal phrase and what its words stand for."""

    kind: str
    slots: tuple[tuple[str, Value], ...]

    def get(self, name: str) -> Value | None:
        return next((value for key, value in self.slots if key == name), None)

    def number(self, name: str) -> int | None:
        value = self.get(name)
        return value if isinstance(value, int) else None

    def word(self, name: str, default: str = "") -> str:
        value = self.get(name)
        return value if isinstance(value, str) else default

    def term(self, name: str) -> Term | None:
        value = self.get(name)
        return value if isinstance(value, Term) else None

    def terms(self) -> Iterator[Term]:
        return (value for _, value in self.slots if isinstance(value, Term))


class Phrase(NamedTuple):
    """The place of a temporal phrase, and what it says."""

    start: int
    end: int
    term: Term


class Resolved(NamedTuple):
    """A phrase in ISO 8601. `start` and `end` are days, and null where the words leave them open."""

    start: str | None
    end: str | None
    time: str | None
    duration: str | None
    basis: Basis | None


class View(NamedTuple):
    """The day a phrase is read against, and the tense around it."""

    reference: date
    future: bool | None


class Stretch(NamedTuple):
    """Days from `start` to `end`; `stated` where the words alone say which."""

    start: date | None
    end: date | None
    stated: bool = False


def time_of(term: Term) -> str | None:
    """The clock time, from 00:00 to 23:59. Where two are named, the first."""
    inner = term.term("time")
    if inner:
        return time_of(inner)
    parts = re.match(r"([0-9]+)(?::([0-9]+))?", str(term.get("clock")))
    if not parts:
        return None
    hour, minute = int(parts[1]), int(parts[2] or 0)
    half = meridiem(term, "clock", "meridiem") or meridiem(term, "later", "later_meridiem")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}"


def meridiem(term: Term, clock: str, slot: str) -> str:
    """am or pm, as a word of its own or at the end of the clock time."""
    ending = re.search(r"[ap]m$", str(term.get(clock)))
    return ending.group() if ending else term.word(slot)


def duration_of(term: Term) -> str | None:
    """The duration; None where the words give years only roughly ("nearly 30 years")."""
    count, unit = term.get("count"), term.word("unit")
    value = (count if isinstance(count, int | float) else 0) + (0.5 if term.get("half") else 0)
    if not value or not unit or (unit in ("year", "month") and term.get("near")):
        return None
    more, less = term.number("more"), term.word("less")
    if unit == "hour" and value % 1:
        return f"PT{value * 60:g}M"
    clock = "T" if unit in ("hour", "minute") else ""
    rest = f"{more}{LETTERS[less]}" if more and less and less != unit else ""
    return f"P{clock}{number(value)}{LETTERS[unit]}{rest}"


def number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"
