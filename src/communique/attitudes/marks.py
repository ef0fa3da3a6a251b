"""Quotation marks of every make, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.model import Span
from communique.text import Shadow, shadow

NOTHING = "\u200b"  # gone from the shadow, where the map of offsets knows of it
DOUBLED = re.compile("''|``|\u2018\u2018|\u2019\u2019")
DOUBLES = {"''": '"', "``": "\u201c", "\u2018\u2018": "\u201c", "\u2019\u2019": "\u201d"}
ANY_DOUBLE = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]|''|``")
LOW = re.compile("\u201e([^\u201c\u201d\u201e\n]*)[\u201c\u201d]")
# One single mark at each end, a stop before the closing one.
SINGLE = re.compile(r"(?<![\w'\u2019])['\u2018](?=\w)([^\n]{0,400}?[.,!?\u2026])['\u2019](?!\w)")
CLOSING = {"\u201c": '\u201d"', "\u00ab": "\u00bb", '"': '"\u201d', "\u2039": "\u203a"}


def image_of(source: str) -> Shadow:
    """The shadow of a text with its quotation marks made alike: doubled single ones, low ones, single ones."""
    alike = "\n".join(single(line) for line in source.split("\n"))
    alike = DOUBLED.sub(lambda m: DOUBLES[m.group()] + NOTHING, alike)
    alike = LOW.sub("\u201c\\1\u201d", alike)
    return replace(shadow(alike), source=source)


def single(line: str) -> str:
    """A line whose only quotation marks are single ones, with double ones in their place."""
    return line if ANY_DOUBLE.search(line) else SINGLE.sub("\u201c\\1\u201d", line)


def lines(text: str) -> list[Span]:
    """The lines of a text that hold anything."""
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def marked(text: str, line: Span) -> list[Span]:
    """The stretches of a line in quotation marks, the marks included. A mark without its pair reaches to the line's
    end where it opens the line, and counts for nothing elsewhere."""
    found: list[Span] = []
    unpaired: set[str] = set()  # signs that nothing closes from here on
    at = line.start
    while at < line.end:
        sign = text[at]
        if sign in CLOSING and sign not in unpaired and opens(text, at, line):
            end = closing(text, at, line.end)
            if end == line.end:
                unpaired.add(sign)
            if end < line.end or at - line.start < 2:
                found.append(Span(at, min(end + 1, line.end)))
                at = end
        at += 1
    return found


def opens(text: str, at: int, line: Span) -> bool:
    """May the mark at a place open a quotation? (The sign for inches does not.)"""
    before = text[at - 1] if at > line.start else " "
    after = text[at + 1] if at + 1 < line.end else " "
    return text[at] == "\u201c" or (not before.isalnum() and not after.isspace())


def closing(text: str, at: int, limit: int) -> int:
    """Where the quotation that opens at a place ends: at its closing mark, or at `limit`."""
    signs = CLOSING[text[at]]
    for k in range(at + 1, limit):
        if text[k] in signs and (text[k] != '"' or k + 1 >= limit or not text[k + 1].isalnum()):
            return k
    return limit
