"""Numbers, clock times and dates written in digits, and what they are worth."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

# What a word stands for: a number, a word of ours, or a whole date (year, month, day).
Plain: TypeAlias = int | float | str | tuple[int, int, int]


class Suffixes(NamedTuple):
    """Letters that follow digits (3rd, 2030s, 3pm), and those that stand before a fiscal year."""

    ordinal: tuple[str, ...]
    decade: tuple[str, ...]
    fiscal: tuple[str, ...]
    am: tuple[str, ...]
    pm: tuple[str, ...]


# The sets of lists that a number may be in.
SHAPES = tuple(
    frozenset(names.split())
    for names in (
        "number", "number day_number", "number day_number hour", "number dotted", "day_th",
        "year_number", "clock", "clock_word", "full_date", "decade", "fiscal_year",
    )
)  # fmt: skip


@lru_cache(maxsize=10_000)
def shape(word: str, suffixes: Suffixes) -> dict[str, Plain]:
    """The lists that a word with digits is in, and its value. Empty for what is no time and no number."""
    digits = re.match(r"[\d.,:/-]*", word)
    head = digits.group() if digits else ""
    tail = word[len(head) :]
    if not head:
        prefix = word.rstrip("0123456789")
        is_fiscal = prefix in suffixes.fiscal and len(word) - len(prefix) in (2, 4)
        return {"fiscal_year": word} if is_fiscal else {}
    if tail:
        return suffixed(head, tail.lower(), suffixes)
    if re.fullmatch(r"[0-9]{1,9}", head):
        return whole(head)
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3}){1,2}", head):
        return {"number": int(head.replace(",", ""))}
    if re.fullmatch(r"([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?", head):
        return {"clock": head}
    if re.fullmatch(r"[0-9]{1,6}\.[0-9]{1,4}", head):
        hour, minute = head.split(".")
        is_clock = len(minute) == 2 and int(hour) < 24 and int(minute) < 60
        return {"number": float(head), "dotted": f"{hour}:{minute}"} if is_clock else {"number": float(head)}
    return full_date(head)


def suffixed(head: str, tail: str, suffixes: Suffixes) -> dict[str, Plain]:
    """3rd, 2030s, 3pm, 4:10pm."""
    if tail in suffixes.ordinal and re.fullmatch(r"[0-9]{1,2}", head) and 1 <= int(head) <= 31:
        return {"day_th": int(head)}
    if tail in suffixes.decade and re.fullmatch(r"(19|20)[0-9]0", head):
        return {"decade": int(head)}
    if tail in suffixes.am + suffixes.pm and re.fullmatch(r"(0?[1-9]|1[0-2])([:.][0-5][0-9])?", head):
        return {"clock_word": head.replace(".", ":") + ("pm" if tail in suffixes.pm else "am")}
    return {}


def whole(head: str) -> dict[str, Plain]:
    number = int(head)
    if len(head) == 4 and 1900 <= number <= 2099:
        return {"year_number": number}
    found: dict[str, Plain] = {"number": number}
    if 1 <= number <= 31 and len(head) <= 2:
        found["day_number"] = number
        if number <= 12:
            found["hour"] = number
    return found


def full_date(head: str) -> dict[str, Plain]:
    """2024-03-03; 03.03.2024 and 03-03-2024, day first; 13/03/2024 and 03/13/2024, none where either order would do."""
    iso = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", head)
    if iso:
        year, month, day = map(int, iso.groups())
        return dated(year, month, day)
    other = re.fullmatch(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", head)
    if not other:
        return {}
    first, second, year = int(other[1]), int(other[3]), int(other[4])
    if other[2] in ".-":
        return dated(year, second, first)
    if first <= 12 and second <= 12 and first != second:
        return {}
    return dated(year, second, first) if first > 12 or second <= 12 else dated(year, first, second)


def dated(year: int, month: int, day: int) -> dict[str, Plain]:
    return {"full_date": (year, month, day)} if 1 <= month <= 12 and 1 <= day <= 31 and year else {}
