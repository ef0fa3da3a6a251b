"""Signs of Markdown at the top of a text that are none of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

FENCE, ENDS = "---", ("---", "...")
ENTRY = re.compile(r"[A-Za-z][\w -]*:")
SIGN = re.compile(r"#{1,6}\s+(?=\S)")


def front_matter(rows: Sequence[str]) -> int:
    """How many of the first lines are front matter: `key: value` between two lines of "---"."""
    if len(rows) < 3 or rows[0] != FENCE or not ENTRY.match(rows[1]):
        return 0
    return next((at + 1 for at, row in enumerate(rows) if at and row in ENDS), 0)


def heading_sign(row: str) -> str:
    """The sign before the words of a heading, with the white space after it; empty where there is none."""
    found = SIGN.match(row)
    return found[0] if found else ""
