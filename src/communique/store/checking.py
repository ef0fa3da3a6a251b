"""What can be no sense in a wish: days that are none, words that nothing is ever called."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import get_args

from communique import data
from communique.model import Mode, Status

DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
STATUSES = (*get_args(Status), *get_args(Mode))


def problem(
    since: str | None, until: str | None, status: str | None, topic: str | None, mark: str = "--"
) -> str | None:
    """Why a wish makes no sense, in one line; None where it does. A slip must not look like an empty archive.

    `mark` stands before the names: a command's options have two dashes.
    """
    for name, day in (("since", since), ("until", until)):
        if day is not None and not is_day(day):
            return f"{mark}{name} {day}: not a date (2024, 2024-05 or 2024-05-14)"
    if status is not None and status not in STATUSES:
        return f"{mark}status {status}: one of {', '.join(STATUSES)}"
    if topic is not None and topic not in topics():
        return f"{mark}topic {topic}: one of {', '.join(topics())}"
    return None


def is_day(words: str) -> bool:
    """Is it a day, or a month or a year of days?"""
    if not DAY.fullmatch(words):
        return False
    try:
        date.fromisoformat((words + "-01-01")[:10])
    except ValueError:
        return False
    return True


def last_day(words: str) -> str:
    """The day itself, or the last one of a month or year of days."""
    if len(words) == len("2024"):
        return f"{words}-12-31"
    if len(words) == len("2024-05"):
        return f"{words}-{monthrange(int(words[:4]), int(words[5:]))[1]}"
    return words


def topics() -> list[str]:
    """The codes of topics, of all languages."""
    rows = (row for language in data.folders("lang") for row in data.rows("lang", language, "topics.csv"))
    return sorted({row["code"].removeprefix("alone:") for row in rows} - {"none"})
