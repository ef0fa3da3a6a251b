"""The sentences of a text as rules of attribution read them: a whole quotation is one word of its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from communique.attitudes.line import Line
from communique.attitudes.marks import lines, marked
from communique.attitudes.tagged import Tagger
from communique.model import Span
from communique.reading import Reading, Token
from communique.text import sentences

STOPPED = re.compile(r"[.,!?\u2026]['\"]?$")
OPENING = re.compile(r"(?:[.!?]['\"\u201d]?|\w[,:])\s+$")
MARKS = '"\u201c\u201d\u00ab\u00bb'
CLOSING_MARKS = '"\u201d\u00bb'
SHORTEST_OPENING = 4  # words of a quotation that opens its sentence


class Paragraph(NamedTuple):
    """The sentences of a line of the text, and those inside its quotations; `open_end` tells that its last quotation
    goes on in the next line."""

    lines: tuple[Line, ...]
    open_end: bool
    inner: tuple[Line, ...] = ()


def paragraphs(reading: Reading) -> Iterator[Paragraph]:
    """The sentences of each line of a text, with whole quotations as one word."""
    starts = [t.start for t in reading.tokens]
    times = temporal(reading, starts)
    for line in lines(reading.text):
        quotes = [q for q in marked(reading.text, line) if whole(reading.text, q, line)]
        found = []
        for sentence in sentences(masked(reading.text, line, quotes), Span(0, len(line))):
            placed = Span(line.start + sentence.start, line.start + sentence.end)
            run = tokens_in(reading, starts, placed, quotes)
            if run:
                found.append(Line(Tagger(run, times, reading.language).words(), reading.language))
        open_end = bool(quotes) and quotes[-1].end == line.end and reading.text[line.end - 1] not in CLOSING_MARKS
        inner = tuple(one for quote in quotes for one in within(reading, starts, times, quote))
        yield Paragraph(tuple(found), open_end, inner)


def temporal(reading: Reading, starts: Sequence[int]) -> frozenset[int]:
    """Where the words of temporal phrases begin."""
    found: set[int] = set()
    for time in reading.times:
        found.update(starts[bisect_left(starts, time.start) : bisect_left(starts, time.end)])
    return frozenset(found)


def within(reading: Reading, starts: Sequence[int], times: frozenset[int], quote: Span) -> Iterator[Line]:
    """The sentences inside a quotation that hold a verb of saying."""
    closed = reading.text[quote.end - 1] in CLOSING_MARKS
    for sentence in sentences(reading.text, Span(quote.start + 1, quote.end - closed)):
        run = tokens_in(reading, starts, sentence, ())
        if run:
            yield Line(Tagger(run, times, reading.language).words(), reading.language)


def whole(text: str, quote: Span, line: Span) -> bool:
    """Is a stretch in marks a quotation of its own, and not a part of a sentence?"""
    inner = text[quote.start + 1 : quote.end - (text[quote.end - 1] in CLOSING_MARKS)].strip()
    if STOPPED.search(inner[-2:]):
        return True
    first = not text[line.start : quote.start].strip() if quote.start - line.start < 5 else False
    opens = first or OPENING.search(text[max(line.start, quote.start - 5) : quote.start])
    return bool(opens) and len(inner.split()) >= SHORTEST_OPENING


def last_sign(text: str, quote: Span) -> str:
    """The sign that ends the words of a quotation."""
    return text[quote.start + 1 : quote.end - 1].strip()[-1:]


def masked(text: str, line: Span, quotes: Sequence[Span]) -> str:
    """A line in which quotations hold no word, so that no sentence ends inside them."""
    shown = list(text[line.start : line.end])
    for quote in quotes:
        for k in range(quote.start + 1, quote.end - 1):
            shown[k - line.start] = "x"
        if text[quote.end - 2] == ".":
            shown[quote.end - 2 - line.start] = text[quote.end - 2]
    return "".join(shown)


def tokens_in(reading: Reading, starts: Sequence[int], span: Span, quotes: Sequence[Span]) -> list[Token]:
    """The tokens of a stretch, each whole quotation made one."""
    run: list[Token] = []
    k = bisect_left(starts, span.start)
    n = bisect_left(quotes, span.start, key=lambda q: q.end - 1)
    while k < len(starts) and starts[k] < span.end:
        token = reading.tokens[k]
        while n < len(quotes) and quotes[n].end <= token.start:
            n += 1
        if n < len(quotes) and quotes[n].start <= token.start:
            quote = quotes[n]
            run.append(Token(quote.start, quote.end, "Q", last_sign(reading.text, quote)))
            while k < len(starts) and starts[k] < quote.end:
                k += 1
            continue
        last = k + 1 == len(starts) or starts[k + 1] >= span.end
        if token.text not in MARKS and (token.text != "." or last):  # "Mr.", "Jan."
            run.append(token)
        k += 1
    return run
