"""Amounts of money. Words and signs are in the [money] part of lang/<language>/dates.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from communique import data

DIGITS = "[0-9]+(?:[.,][0-9]+)*"
SPACE = r"[^\S\n]"
GAP = rf"{SPACE}?"
LONGEST_SIGN = 12


class Money(NamedTuple):
    """An amount: its place, its value, and the ISO 4217 code of its currency or the word for it."""

    start: int
    end: int
    value: float
    unit: str


class Words(NamedTuple):
    """What dates.toml says of money in a language."""

    signs: dict[str, str]
    units: dict[str, str]
    scales: dict[str, float]
    numbers: dict[str, float]
    digit: re.Pattern[str]
    spelled: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    decimal: str


def find(text: str, language: str = "en") -> tuple[Money, ...]:
    """The amounts of money in a text, in order, none inside another."""
    words = words_of(language)
    found: list[Money] = []
    end = 0
    starts = list(words.digit.finditer(text))
    if any(unit in text for unit in words.units):  # an amount in words needs one
        starts += words.spelled.finditer(text)
    for at in sorted(start.start() for start in starts):
        money = amount(text, at, end, words) if at >= end else None
        if money:
            found.append(money)
            end = money.end
    return tuple(found)


def amount(text: str, at: int, since: int, words: Words) -> Money | None:
    """The amount whose number begins at a place, and whose sign does not begin before `since`."""
    match = words.after.match(text, at)
    if not match:
        return None
    lower, higher = match["number"], digits_of(match["higher"] or "", words.decimal)
    number = digits_of(lower, words.decimal) if lower else spelled_out(match["word"], words)
    if number is None:
        return None
    times, end = times_of(match, words), match.end("core")
    if match["higher"] and (higher is None or number >= higher):
        times, end = 1.0, match.end("number")
    unit = unit_of(match, words)
    before = words.before.search(text, max(since, at - LONGEST_SIGN), at) if lower else None
    if before:
        code = words.signs[before["sign"]]
        return Money(before.start(), match.end() if unit == code else end, round(number * times, 6), code)
    if not unit or (at and text[at - 1].isalnum()):
        return None
    return Money(at, match.end(), round(number * times, 6), unit)


def unit_of(match: re.Match[str], words: Words) -> str | None:
    """The currency named after the number; a word that has other uses counts only after a scale word."""
    unit = match["unit"] or (match["weak"] if match["scale"] else None)
    return (words.units[unit] or unit) if unit else None


def times_of(match: re.Match[str], words: Words) -> float:
    first, second = (re.sub(r"[\W\d_]", "", match[name] or "") for name in ("scale_first", "scale"))
    return words.scales.get(first, 1.0) * words.scales.get(second, 1.0)


def spelled_out(number: str, words: Words) -> float:
    """A number in one or two words: twenty-five, half a."""
    values = [words.numbers[word] for word in re.findall(r"[^\W\d_]+", number.lower())]
    return min(values) if min(values) < 1 else sum(values)


def digits_of(number: str, decimal: str) -> float | None:
    """1,234.5 and 1.234.567; 1,5 where two digits or fewer follow the only sign."""
    group = "," if decimal == "." else "."
    if re.fullmatch(rf"[0-9]{{1,3}}(\{group}[0-9]{{2,3}})*\{group}[0-9]{{3}}(\{decimal}[0-9]+)?", number):
        return float(number.replace(group, "").replace(decimal, "."))
    if re.fullmatch(rf"[0-9]+(\{decimal}[0-9]+)?", number):
        return float(number.replace(decimal, "."))
    if re.fullmatch(rf"[0-9]+\{group}[0-9]{{1,2}}", number):
        return float(number.replace(group, "."))
    thousands = re.fullmatch(rf"[0-9]{{1,3}}(\{decimal}[0-9]{{3}}){{2,}}", number)
    return float(number.replace(decimal, "")) if thousands else None


@cache
def words_of(language: str) -> Words:
    """The money words of a language, read once."""
    file = data.toml("lang", language, "dates.toml")
    money = file["money"]
    signs = {sign: code for code, listed in money["signs"].items() for sign in data.entries(listed)}
    units = {unit: code for code, listed in money["units"].items() for unit in data.entries(listed)}
    weak = {unit: code for code, listed in money["weak_units"].items() for unit in data.entries(listed)}
    scales = {word: float(size) for size, listed in money["scales"].items() for word in data.entries(listed)}
    tens, ones = (spelled_in(file["values"][name]) for name in ("tens", "number"))
    article = {word: 1.0 for word in data.entries(money["article"])}
    half = {word: 0.5 for listed in file["values"]["half"].values() for word in data.entries(listed)}
    numbers = tens | ones | article | half
    pairs = rf"(?:{either(tens)})[ -](?:{either(ones)})|(?:{either(half)}) (?:{either(article)})"
    word = rf"(?:{pairs}|{either(numbers)})"
    scale = rf"{GAP}-?(?:{either(scales)})(?!\w)"
    to = rf"{GAP}(?:{either(data.entries(money['to']))}){GAP}(?:{either(signs)})?{GAP}"
    of, weighed = (either(data.entries(money[name])) for name in ("of", "weighed"))
    after = (
        rf"(?P<core>(?:(?P<number>{DIGITS})(?:{to}(?P<higher>{DIGITS})(?={scale}))?|(?P<word>(?i:{word}))\b)"
        rf"(?P<scale_first>{scale}(?={scale}))?(?P<scale>{scale})?)(?![\w%])"
        rf"(?:{SPACE}(?:(?:{of}){SPACE})?(?:(?P<unit>{either(units)})|(?P<weak>{either(weak)})(?!{SPACE}(?:{weighed})\b))(?!\w))?"
    )
    return Words(
        signs=signs,
        units=units | weak,
        scales=scales,
        numbers=numbers,
        digit=re.compile(r"(?<![0-9])(?<![0-9][.,])[0-9]"),
        spelled=re.compile(rf"\b(?i:{word})(?={scale}|{SPACE}(?:{either(units)})(?!\w))"),
        before=re.compile(rf"(?<!\w)(?P<sign>{either(signs)}){GAP}$"),
        after=re.compile(after),
        decimal=money["decimal"],
    )


def spelled_in(table: dict[str, str]) -> dict[str, float]:
    """Number words and their values."""
    return {word: float(size) for size, listed in table.items() for word in data.entries(listed)}


def either(words: Iterable[str]) -> str:
    """Any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
