"""Places in a text as a browser gives them: words, which of their occurrences, or where a selection begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from communique.store.errors import ReviewError

FIRST_BEYOND = 0x10000  # the first sign that takes two units


def code_point(text: str, units: int) -> int:
    """The code point at which a browser's offset stands: browsers count units of UTF-16, a sign beyond the first plane
    is two of them. ReviewError where it is none: outside the text, or within a sign."""
    if units < 0:
        raise ReviewError(f"{units} is no place in the text")
    at = counted = 0
    for sign in text:
        if counted >= units:
            break
        at, counted = at + 1, counted + (1 if ord(sign) < FIRST_BEYOND else 2)
    if counted < units:
        raise ReviewError(f"{units} is no place in the text")
    if counted > units:
        raise ReviewError(f"{units} stands within a sign of the text")
    return at


def unit_starts(text: str, starts: Iterable[int]) -> list[int]:
    """Where code points, given in order, stand as browsers count."""
    found, counted, before = [], 0, 0
    for start in starts:
        counted += len(text[before:start].encode("utf-16-le", "surrogatepass")) // 2
        before = start
        found.append(counted)
    return found


def chosen(text: str, begin: int, end: int) -> dict[str, Any] | None:
    """What was selected in a browser, without the blanks at its edges; None where nothing was."""
    start, stop = code_point(text, begin), code_point(text, end)
    words = text[start:stop]
    start += len(words) - len(words.lstrip())
    stop -= len(words) - len(words.rstrip())
    return anchor(text, start, stop) if start < stop else None


def anchor(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def found(text: str, words: str, near: int | None = None, nth: int | None = None) -> dict[str, Any]:
    """The place of words: the one there is, the nearest to where they stood, or the one of that number.

    ReviewError where the text has not the words, or has them several times and nothing tells which are meant.
    """
    words = words.replace("\r\n", "\n").strip()
    starts = occurrences(text, words)
    if not starts:
        raise ReviewError(f"the text has not the words “{words[:60]}”")
    if nth is not None:
        if not 1 <= nth <= len(starts):
            raise ReviewError(f"the text has “{words[:60]}” {len(starts)} times: there is no number {nth}")
        start = starts[nth - 1]
    elif near is not None:
        start = min(starts, key=lambda one: abs(one - near))
    elif len(starts) > 1:
        raise ReviewError(f"the text has “{words[:60]}” {len(starts)} times: say which (1 to {len(starts)})")
    else:
        start = starts[0]
    return anchor(text, start, start + len(words))


def occurrences(text: str, words: str) -> list[int]:
    starts, at = [], text.find(words) if words else -1
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts
