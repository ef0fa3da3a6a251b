"""Lines that name where a story comes from."""

from __future__ import annotations

from collections.abc import Sequence

LONG = 80  # characters of a line of the story
ENDS = (".", '"', "\u201d")


def told_below(rows: Sequence[str], opener: str = "source:") -> bool:
    """Does a line that names the source stand above most of the story, so that it ends nothing?"""
    return rows[0].lower().startswith(opener) and sum(len(row) > LONG and row.endswith(ENDS) for row in rows[1:]) > 1
