"""Words cut into pieces, their places kept."""

from __future__ import annotations

import pytest

from communique.learned.wordpieces import Vocabulary

WORDS = Vocabulary(["[UNK]", "the", "re", "##ply", "was", "##s", "'", "“", "”", ".", "cafe", "5", "##0", "%", "中", "文", "un", "##do", "##ne"])


@pytest.mark.parametrize(
    "text, pieces",
    [
        ("The reply", "the:The re:re ##ply:ply"),
        ("THE  REPLYS.", "the:THE re:RE ##ply:PLY ##s:S .:."),
        ("caf\u00e9", "cafe:caf\u00e9"),
        ("cafe\u0301 was", "cafe:cafe\u0301 was:was"),
        ("\u201cUndone\u201d", "\u201c:\u201c un:Un ##do:do ##ne:ne \u201d:\u201d"),
        ("the 50%", "the:the 5:5 ##0:0 %:%"),
        ("the\u00adre", "[UNK]:the\u00adre"),
        ("zebra the", "[UNK]:zebra the:the"),
        ("was\u200bs", "was:was ##s:s"),
        ("\u4e2d\u6587", "\u4e2d:\u4e2d \u6587:\u6587"),
        ("x" * 101, "[UNK]:" + "x" * 101),
        (" \u200b ", ""),
        ("", ""),
    ],
)
def test_pieces(text: str, pieces: str) -> None:
    names = list(WORDS.numbers)
    assert " ".join(f"{names[p.number]}:{text[p.start : p.end]}" for p in WORDS.pieces(text)) == pieces


def test_long_words_are_not_kept_in_memory() -> None:
    words = Vocabulary(["[UNK]", "a", "##a"])
    words.pieces(" ".join("a" * n for n in range(1, 60)))
    assert words.of_word.cache_info().currsize == 40
