"""The source of an original: the place found through tags and signs, everything escaped."""

from __future__ import annotations

import re
from html import unescape

import pytest

from communique.serve.source_view import LONGEST, READ, marked_at, source_of


def marked(text: str) -> str | None:
    found = re.search(r'<mark class="place"[^>]*>(.*?)</mark>', text, re.S)
    return unescape(found[1]) if found else None


@pytest.mark.parametrize(
    "source, words, expected",
    [
        ("<p>They met in Oslo.</p>", "met in", "met in"),
        ("<p>They <b>met</b>\n in Oslo.</p>", "met in Oslo", "met</b>\n in Oslo"),
        ("<p>trade &amp; the sea</p>", "trade & the", "trade &amp; the"),
        ("<p>a&nbsp;b</p>", "a b", "a&nbsp;b"),
        ("<p>nothing</p>", "of it", None),
        ("<p>(a.b)*</p>", "(a.b)*", "(a.b)*"),
        ("<p>nothing</p>", "", None),
    ],
)
def test_place(source: str, words: str, expected: str | None) -> None:
    found = source_of(source.encode(), words)
    assert marked(found.text) == expected
    assert found.marked is (expected is not None)
    assert unescape(re.sub(r"</?mark[^>]*>", "", found.text)) == source


def test_long_source_is_shown_around_the_place() -> None:
    found = source_of(("x " * LONGEST + "the place" + " y" * LONGEST).encode(), "the place")
    assert not found.whole and marked(found.text) == "the place"


def test_very_long_source_is_not_looked_through_whole() -> None:
    found = source_of(b"<p>x</p>\n" * (READ // 9 + 100) + b"the place", "the place")
    assert not found.whole and not found.marked


@pytest.mark.parametrize("start, end, expected", [(0, 3, "one"), (2, 2, None), (-1, 3, None), (4, 99, "two")])
def test_offsets(start: int, end: int, expected: str | None) -> None:
    assert marked(marked_at("one two", start, end).text) == expected


def test_no_backtracking_without_end() -> None:
    """A source that nearly holds the words many times takes no time."""
    source = ("a " + "<i> </i>" * 39) * 2000
    assert source_of(source.encode(), " ".join(["a"] * 40)).text
