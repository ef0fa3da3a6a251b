"""The text as matching sees it: a shadow with folded signs, its tokens, and its sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique import data
from communique.model import Anchor, Span
from communique.reading import Token

# One sign for one sign: the shadow keeps its length.
FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "\uff07": "'", "\u2032": "'",
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-",
})  # fmt: skip
# Signs that carry no word: gone from the shadow, and the offset map knows where they stood.
DROPPED = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    "|(?<![*\\w])[*_]{1,3}(?=\\w)|(?<=[\\w.,!?:;])[*_]{1,3}(?![\\w*])"
)
MARK = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff*_]")  # one that may be dropped
GLUED = r"(?<=[a-z]{3})\.(?=[A-Z][a-z])"  # "in Riga.The Minister": the space between two sentences was lost
TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d[\d.,:]*\d%?|\d+%?"
    rf"|[^\W\d_]+(?:(?:(?!{GLUED})['\-.](?=[^\W_]))[^\W_]+)*(?:'(?=\s)(?<=s'))?|[^\w\s]|\w"
)

CONTRACTED = re.compile(r"(?<=\w)'(?:ve|re|ll|m|d)$", re.I)


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
    if not MARK.search(folded) or not DROPPED.search(folded):
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
    end = 0
    for match in TOKEN.finditer(text):
        word, before = match.group(), end
        start, end = match.span()
        opens = not before or "\n" in text[before:start]
        cut = cut_of(word) if "'" in word or "-" in word else 0
        if not cut:
            found.append(Token(start, end, word, word.lower(), opens))
            continue
        first, second = word[:cut], word[cut:]
        found.append(Token(start, start + cut, first, first.lower(), opens))
        if second[0] == "-":  # "then-President": the hyphen is left out
            found.append(Token(start + cut + 1, end, second[1:], second[1:].lower()))
        else:
            found.append(Token(start + cut, end, second, "'s" if second == "'" else second.lower()))
    return tuple(found)


def cut_of(word: str) -> int:
    """Where a word falls into two tokens ("Japan's", "then-President", "we'll", "leaders'"); 0 where it does not."""
    if word.endswith("'s"):
        return len(word) - 2
    if word.startswith(("then-", "ex-")):
        cut = word.index("-")
        if word[cut + 1 : cut + 2].isupper():
            return cut
    if "'" not in word:
        return 0
    contracted = CONTRACTED.search(word)
    if contracted:
        return contracted.start()
    return len(word) - 1 if word.endswith("s'") else 0


@cache
def stop_of(language: str) -> re.Pattern[str]:
    """A full stop, question or exclamation mark, with the marks that close after it."""
    return re.compile(rf"(?:[.!?]+|\u2026|\u3002)[\"'\u201d\u00bb)\]]*(?=\s|$)|{GLUED}|\n")


@cache
def abbreviations(language: str) -> frozenset[str]:
    """Words before a full stop that ends no sentence, lower-case."""
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
    """A sentence cut into stretches short enough for clause analysis (whose time grows with the square)."""
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
        return opens_after(text, start, stop.start() - len(word), after, language)
    return True


def opens_after(text: str, start: int, at: int, after: str, language: str) -> bool:
    """Does what follows "U.S." at `at` open a sentence? A title does only after "in the U.S.", "to the U.S."."""
    first = re.match(r"[\w']+", after)
    opener = first.group().lower() if first else ""
    if opener in data.words(language, "text.title_openers"):
        led = [word.lower() for word in text[start:at].split()[-2:]]
        return led[1:] == ["the"] and led[0] in data.words(language, "text.leads")
    return opener in data.words(language, "text.openers")


def add_trimmed(found: list[Span], text: str, start: int, end: int) -> None:
    """Add a stretch of text without the white space around it, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Span(start, end))
