"""The words and signs of a text."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word or a sign of the shadow. `lower` is folded for look-up; `fresh` is true for the first of a line."""

    start: int
    end: int
    text: str
    lower: str
    fresh: bool = False
