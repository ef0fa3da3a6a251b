"""The text as matching sees it: a shadow with folded signs, its tokens, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from communique import data
from communique.model import Anchor, Span

# One sign for one sign: the shadow keeps its length.
FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "\uff07": "'", "\u2032": "'",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-",
})  # fmt: skip
# Signs that carry no word: gone from the shadow, and the offset map knows where they stood.
DROPPED = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<![*\\w])[*_]{1,3}(?=\\w)|(?<=[\\w.,!?:;])[*_]{1,3}(?![\\w*])"
)
TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d[\d.,:]*\d%?|\d+%?|[^\W\d_]+(?:(?:['\-.](?=[^\W_]))[^\W_]+)*(?:'(?=\s)(?<=s'))?|\s+|[^\w\s]|\w",
)


CONTRACTED = re.compile(r"(?<=\w)'(?:ve|re|ll|m|d)$", re.I)


class Token(NamedTuple):
    """A word or a sign of the shadow. `lower` is folded for look-up; `fresh` is true for the first of a line."""

    start: int
    end: int
    text: str
    lower: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Shadow:
    """The text with signs folded. Every stage works in shadow offsets; `anchor` leads back to the source."""

    source: str
    text: str
    offsets: tuple[int, ...] | None

    def anchor(self, span: Span) -> Anchor:
        """The place in the source text of a span of the shadow."""
        start, end = span.start, span.end
        if self.offsets is not None:
            start, end = (
                self.offsets[start],
                self.offsets[end - 1] + 1 if end > start else self.offsets[start],
            )
        return Anchor(start, end, self.source[start:end])


def shadow(source: str) -> Shadow:
    """The shadow of a source text."""
    folded = source.translate(FOLD)
    if not DROPPED.search(folded):
        return Shadow(source, folded, None)
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for gone in DROPPED.finditer(folded):
        kept.append(folded[at : gone.start()])
        offsets.extend(range(at, gone.start()))
        at = gone.end()
    kept.append(folded[at:])
    offsets.extend(range(at, len(folded) + 1))
    return Shadow(source, "".join(kept), tuple(offsets))


def tokens(text: str) -> tuple[Token, ...]:
    """Words and signs of a text, white space left out; a possessive 's is a token of its own."""
    found: list[Token] = []
    fresh = True
    for match in TOKEN.finditer(text):
        word = match.group()
        if word.isspace():
            fresh = fresh or "\n" in word
            continue
        opens, fresh = fresh, False
        start, end = match.span()
        if word.endswith("'s") and len(word) > 2:
            found.append(Token(start, end - 2, word[:-2], word[:-2].lower(), opens))
            found.append(Token(end - 2, end, "'s", "'s"))
        elif word.startswith(("then-", "ex-")) and word.partition("-")[2][:1].isupper():
            cut = word.index("-")
            found.append(Token(start, start + cut, word[:cut], word[:cut].lower(), opens))
            found.append(Token(start + cut + 1, end, word[cut + 1 :], word[cut + 1 :].lower()))
        elif CONTRACTED.search(word):
            cut = CONTRACTED.search(word).start()  # type: ignore[union-attr]
            found.append(Token(start, start + cut, word[:cut], word[:cut].lower(), opens))
            found.append(Token(start + cut, end, word[cut:], word[cut:].lower()))
        elif word.endswith("s'"):
            found.append(Token(start, end - 1, word[:-1], word[:-1].lower(), opens))
            found.append(Token(end - 1, end, "'", "'s"))
        else:
            found.append(Token(start, end, word, word.lower(), opens))
    return tuple(found)


@cache
def stop_of(language: str) -> re.Pattern[str]:
    """A full stop, question or exclamation mark, with the marks that close after it."""
    return re.compile(r"(?:[.!?]+|\u2026|\u3002)[\"'\u201d\u00bb)\]]*(?=\s|$)|\n")


@cache
def abbreviations(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in data.words(language, "text.abbreviations"))


def sentences(text: str, within: Span, language: str = "en") -> list[Span]:
    """Sentences of a stretch of text: spans without the white space around them. A line end ends a sentence."""
    found: list[Span] = []
    start = within.start
    for stop in stop_of(language).finditer(text, within.start, within.end):
        if stop.group() != "\n" and not ends_sentence(text, start, stop, language):
            continue
        add_trimmed(found, text, start, stop.end())
        start = stop.end()
    add_trimmed(found, text, start, within.end)
    return [part for span in found for part in bounded(text, span)]


LONGEST_SENTENCE = 1800


def bounded(text: str, span: Span) -> list[Span]:
    """A sentence cut into stretches of a length that clause analysis can take (its time grows with the square)."""
    found: list[Span] = []
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        cut = max(text.rfind(sign, start, start + LONGEST_SENTENCE) for sign in (";", ", ", " "))
        cut = cut + 1 if cut > start else start + LONGEST_SENTENCE
        add_trimmed(found, text, start, cut)
        start = cut
    add_trimmed(found, text, start, span.end)
    return found


def ends_sentence(text: str, start: int, stop: re.Match[str], language: str) -> bool:
    """No abbreviation or initial before the stop, and a capital, a digit or a mark after it."""
    after = text[stop.end() : stop.end() + 40].lstrip()
    if after and after[0].islower():
        return False
    if stop.group()[0] != ".":
        return True
    before = re.search(r"[\w.]*$", text[max(start, stop.start() - 20) : stop.start()])
    word = before.group().lower() if before else ""
    if word + "." in abbreviations(language) or word in abbreviations(language):
        return len(stop.group()) > 1 and stop.group()[1:2] in '"\u201d'
    if len(word) == 1 and word.isalpha() and word != "i":
        return False
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):  # U.S., H.E.: ends a sentence only before a usual opener
        first = re.match(r"[\w']+", after)
        return bool(first) and first.group().lower() in data.words(language, "text.openers")  # type: ignore[union-attr]
    return True


def add_trimmed(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Span(start, end))


class Index:
    """Which of a run of ordered spans holds an offset."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def at(self, offset: int) -> int:
        """The number of the span that holds `offset`, or -1."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.spans[i].end else -1
