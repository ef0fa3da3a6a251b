"""Days as numbers, and the month that words name."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
IN_MONTH = re.compile(rf"\b(?:in|last|this) ({'|'.join(MONTHS)})\b(?! \d{{1,2}}\b)(?: (\d{{4}}))?")


@cache
def ordinal(day: str) -> int:
    """A day as a number, 0 where there is none."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def iso_or_none(day: int) -> str:
    return date.fromordinal(day).isoformat() if day > 0 else ""


def day_before(day: str) -> str:
    """The day before: where a text is published, it may be a day earlier than where the event takes place."""
    return iso_or_none(ordinal(day) - 1)


def month_named(words: str, published: str) -> tuple[int, int] | None:
    """The latest month of that name before the text: "their meeting in March"; or with its year."""
    found = {(MONTHS.index(name) + 1, int(year or 0)) for name, year in IN_MONTH.findall(words)}
    if len(found) != 1:
        return None
    (month, year), day = found.pop(), date.fromordinal(ordinal(published))
    year = year or day.year - (month > day.month)
    if not date.min.year <= year <= day.year:
        return None
    last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return date(year, month, 1).toordinal(), min(last, day.toordinal())
