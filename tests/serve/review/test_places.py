"""Offsets of browsers, which count units of UTF-16, as code points; words as places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.serve.review.places import chosen, code_point, found, unit_starts
from communique.store.errors import ReviewError

TEXT = "Talks 🤝 in Split 🇭🇷 and 京都 — “e\u0301t\u00e9” 👩‍🚀 ended."


def units(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("words", ["Talks", "🤝", "in", "Split", "🇭🇷", "京都", "e\u0301t", "👩‍🚀", "ended.", " 🤝 "])
def test_a_selection_is_found_where_it_was_made(words: str) -> None:
    at = TEXT.index(words)
    assert code_point(TEXT, units(TEXT, at)) == at
    assert TEXT.startswith(words, code_point(TEXT, units(TEXT, at)))


@given(st.text(alphabet="ab 🤝🇭京\u0301\n👩‍"), st.data())
def test_every_place_of_every_text(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert code_point(text, units(text, at)) == at


@pytest.mark.parametrize(("text", "offset"), [("🤝", 1), ("a🤝b", 2), ("ab", 3), ("", 1), ("ab", -1), ("🤝", 3)])
def test_what_is_no_place_is_told(text: str, offset: int) -> None:
    with pytest.raises(ReviewError):
        code_point(text, offset)


TWICE = "He met Ana. Then 🤝 he left. Ana stayed."


@pytest.mark.parametrize(
    ("words", "near", "nth", "start"),
    [("he left", None, None, 19), ("Ana", 6, None, 7), ("Ana", 30, None, 28), ("Ana", None, 2, 28), ("  he left.\r\n", None, None, 19)],
)
def test_words_are_found(words: str, near: int | None, nth: int | None, start: int) -> None:
    place = found(TWICE, words, near, nth)
    assert (place["start"], TWICE[place["start"] : place["end"]]) == (start, place["text"])


@pytest.mark.parametrize(
    ("words", "nth", "told"),
    [("Ana", None, r"2 times: say which \(1 to 2\)"), ("Ana", 3, "there is no number 3"), ("Anna", None, "has not the words"), ("Ana", 0, "no number 0")],
)
def test_words_that_are_no_place(words: str, nth: int | None, told: str) -> None:
    with pytest.raises(ReviewError, match=told):
        found(TWICE, words, None, nth)


@given(st.text(alphabet="ab 🤝\n", max_size=30))
def test_where_blocks_begin_as_browsers_count(text: str) -> None:
    starts = range(len(text) + 1)
    assert unit_starts(text, starts) == [units(text, at) for at in starts]


@pytest.mark.parametrize(("begin", "end", "words"), [(0, 2, "He"), (2, 7, "met"), (0, 11, "He met Ana."), (2, 3, None), (5, 5, None), (7, 3, None)])
def test_a_selection_leaves_the_blanks_at_its_edges_out(begin: int, end: int, words: str | None) -> None:
    place = chosen(TWICE, begin, end)
    assert (place and place["text"]) == words
