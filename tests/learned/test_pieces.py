"""Windows that cover a text: every piece in one core, cut where a reader would."""

from __future__ import annotations

import pytest

from communique.learned.pieces import BREAK, CHUNK, CORE, WINDOW, Window, chunks, in_marks, shade, windows
from communique.learned.wordpieces import Vocabulary

FILLER = [f"[{n}]" for n in range(103)]  # the numbers of the marks of a window are taken
WORDS = Vocabulary(["[UNK]", *FILLER, *["word", "one", "two", ",", ".", "?", "“", "”", '"']])


def core_words(text: str, window: Window) -> list[str]:
    return [text[window.starts[at] : window.ends[at]] for at in window.core if window.ids[at] != BREAK]


@pytest.mark.parametrize(
    "text",
    [
        "one",
        "one. two.\n\nword\r\nword",
        "word " * 1000,
        ("word " * 30 + ".\n") * 60,
        ("word, " * 20 + "one. ") * 40,
        "one\n" * 500,
        "\u201c" * 700,
        "word " * 9000 + "\n" + "two " * 50,
    ],
)
def test_each_word_is_in_one_core(text: str) -> None:
    seen = list(windows(text, WORDS))
    assert [word for window in seen for word in core_words(text, window)] == [
        text[piece.start : piece.end] for piece in WORDS.pieces(text)
    ]
    assert max(len(window.ids) for window in seen) <= WINDOW


def test_cuts_stand_between_paragraphs_or_sentences() -> None:
    lines = "".join("word " * 50 + ".\n" for _ in range(20))
    assert {core_words(lines, window)[-1] for window in windows(lines, WORDS)} == {"."}
    sentences = ("word " * 50 + "? ") * 20
    assert {core_words(sentences, window)[-1] for window in windows(sentences, WORDS)} == {"?"}


def test_nothing_gives_nothing() -> None:
    assert list(windows("", WORDS)) == list(windows(" \n\n\t\n", WORDS)) == []


def test_a_window_reads_on_both_sides_of_its_core() -> None:
    first, second, *_ = windows("word " * 1000, WORDS)
    assert first.core == range(1, CORE + 1) and len(first.ids) > CORE + 2
    assert second.core.start > 1


def test_curly_apostrophes_are_read_as_straight_ones() -> None:
    words = Vocabulary(["[UNK]", "it", "'", "s"])
    assert [row.ids.tolist() for row in chunks("it\u2019s", words)] == [row.ids.tolist() for row in chunks("it's", words)]


def test_a_long_text_comes_in_chunks() -> None:
    assert max(len(row) for row in chunks("one two.\n" * CHUNK, WORDS)) < CHUNK + 10


@pytest.mark.parametrize(
    "text, inside",
    [
        ("a \u201cb\u201d c", "  xx   "),
        ('a "b" c', "  xx   "),
        ("a \u00abb\u00bb c", "  xx   "),
        ("a \u201cb c", "  xxxx"),
        ("a b\u201d c", "      "),
    ],
)
def test_what_stands_in_marks(text: str, inside: str) -> None:
    assert "".join("x" if sign else " " for sign in in_marks(text)).rstrip() == inside.rstrip()


def test_shades_differ() -> None:
    kinds = [shade(words, quoted, spaced) for words in ("on", "On", "ON", "7") for quoted in (0, 1) for spaced in (0, 1)]
    assert sorted(kinds) == list(range(16))
