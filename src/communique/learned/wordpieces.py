"""Words cut into the pieces of a fixed vocabulary, as BERT does: small letters, no accents, signs by themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, normalize

WORD = re.compile(r"\S+")
UNKNOWN = "[UNK]"
LONGEST = 100  # letters; a longer word is one unknown piece
KEPT = 50_000  # words whose pieces are remembered,
SHORT = 40  # where they are no longer than this


class Piece(NamedTuple):
    """A piece of a word: its number in the vocabulary, and its place."""

    number: int
    start: int
    end: int


class Vocabulary:
    """The pieces there are, one a line in a file; those that go on a word begin with ##."""

    def __init__(self, lines: list[str]) -> None:
        self.numbers = {line: number for number, line in enumerate(lines)}
        self.longest = max(map(len, lines), default=0)
        self.of_word = lru_cache(KEPT)(self.cut)

    @classmethod
    def of(cls, path: Path) -> Vocabulary:
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def pieces(self, text: str) -> list[Piece]:
        """The pieces of a text, in its offsets."""
        found: list[Piece] = []
        for word in WORD.finditer(text):
            at, letters = word.start(), word.group()
            cut = self.of_word(letters) if len(letters) <= SHORT else self.cut(letters)
            found.extend(Piece(number, at + start, at + end) for number, start, end in cut)
        return found

    def cut(self, word: str) -> tuple[Piece, ...]:
        """The pieces of what stands between two spaces."""
        found: list[Piece] = []
        for run in runs(word):
            found += self.longest_first(run)
            while (end := found[-1].end) < len(word) and category(word[end]) == "Mn":  # an accent by itself
                found[-1] = found[-1]._replace(end=end + 1)
        return tuple(found)

    def longest_first(self, run: list[tuple[str, int]]) -> list[Piece]:
        """The pieces of a run of folded letters, each as long as can be; one unknown piece where that fails."""
        letters = "".join(letter for letter, _ in run)
        unknown = [Piece(self.numbers[UNKNOWN], run[0][1], run[-1][1] + 1)]
        if len(letters) > LONGEST:
            return unknown
        found: list[Piece] = []
        start = 0
        while start < len(letters):
            for end in range(min(len(letters), start + self.longest), start, -1):
                number = self.numbers.get(("##" if start else "") + letters[start:end])
                if number is not None:
                    break
            else:
                return unknown
            found.append(Piece(number, run[start][1], run[end - 1][1] + 1))
            start = end
        return found


def runs(word: str) -> list[list[tuple[str, int]]]:
    """Runs of letters, and signs each by itself: folded letters with the place of the sign that each comes from."""
    found: list[list[tuple[str, int]]] = []
    open_ = False
    for place, sign in enumerate(word):
        letters = folded(sign)
        if is_mark(sign):
            found.append([(letter, place) for letter in letters or sign])
            open_ = False
        elif letters:
            if not open_:
                found.append([])
                open_ = True
            found[-1].extend((letter, place) for letter in letters)
    return found


@lru_cache(20_000)
def folded(sign: str) -> str:
    """A sign in small letters without accents; nothing for signs that do not show."""
    if category(sign).startswith("C") or sign == "\ufffd":
        return ""
    return "".join(c for c in normalize("NFD", sign).lower() if category(c) != "Mn")


@lru_cache(20_000)
def is_mark(sign: str) -> bool:
    """Is a sign one that stands by itself: punctuation, signs of ASCII, a Chinese character?"""
    if sign.isascii():
        return sign.isprintable() and not sign.isalnum() and sign != " "
    return category(sign).startswith("P") or "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf"
