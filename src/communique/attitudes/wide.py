"""The model made of rules: speech, thoughts and intentions of anybody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from communique.attitudes.found import Found
from communique.attitudes.lexicon import phrases
from communique.attitudes.line import Line
from communique.attitudes.marks import lines, marked
from communique.attitudes.phrases import of_phrases
from communique.attitudes.subjects import subject
from communique.attitudes.tagged import Tagger
from communique.attitudes.verbs import of_verbs
from communique.model import Span
from communique.reading import Nesting, Reading, Token
from communique.text import sentences

STOPPED = re.compile(r"[.,!?\u2026]['\"]?$")
BLOCK = "Words after an introduction that ends with a colon belong to the speaker it names."
MARKS = '"\u201c\u201d\u00ab\u00bb'


def found(reading: Reading) -> tuple[Found, ...]:
    """All attributions of a text, in order of their contents."""
    out = [
        Found(said.content, said.cue, said.source, "speech", said.rule, said.sources)
        for said in reading.statements
        if said.mode == "verbatim"
    ]
    blocks = Nesting([said for said in reading.statements if said.mode == "verbatim"])
    opened: Found | None = None
    for paragraph in paragraphs(reading):
        new = of_paragraph(paragraph, opened)
        opened = introduction(paragraph)
        out.extend(one for one in new if one.rule != BLOCK or blocks.at(one.start) is None)
    return tuple(kept(out))


def introduction(paragraph: Sequence[Line]) -> Found | None:
    """The attribution of the next paragraph, where this one ends with a colon: its last verb of speech tells whose."""
    line = paragraph[-1] if paragraph else None
    if line is None or line.tag(len(line) - 1) != ":":
        return None
    for i in range(len(line) - 1, -1, -1):
        word = line.words[i]
        if word.tag == "V" and (line.finite(i) or word.form in ("part", "ing")):
            group = line.group(i)
            source = subject(line, group)
            if word.lemma in line.lists.beside or word.lemma in phrases(line.language, "classes.light"):
                return Found((), line.span(group.first, len(line) - 1), source, "speech", BLOCK)
    return None


def of_paragraph(paragraph: Sequence[Line], opened: Found | None) -> list[Found]:
    """The attributions of one paragraph, quotations without a cue joined to the one before them."""
    out: list[Found] = []
    last: int | None = None
    for n, line in enumerate(paragraph):
        new = [one for one in (*of_verbs(line), *of_phrases(line)) if sound(one)]
        if line.tag(0) == "Q" and not any(one.content[0].start <= line.words[0].start for one in new):
            if n == 0 and opened is not None:
                new.insert(0, opened._replace(content=(line.words[0].span,)))
            elif last is not None:
                out[last] = out[last]._replace(content=(*out[last].content, line.words[0].span))
                if alone(line):
                    continue
        last = next((len(out) + n for n, one in enumerate(new) if speaks(line, one)), None)
        out.extend(new)
    return out


def alone(line: Line) -> bool:
    """Is a sentence nothing but a quotation?"""
    return line.tag(0) == "Q" and all(word.tag in ("Q", ".", ",", "-") for word in line.words)


def speaks(line: Line, one: Found) -> bool:
    """Does an attribution hold a quotation of its sentence?"""
    quotes = [word for word in line.words if word.tag == "Q"]
    return any(span.covers(word.span) for span in one.content for word in quotes)


def kept(found: Sequence[Found]) -> list[Found]:
    """What is found, without the things and plans that somebody's words tell of."""
    told = sorted(found, key=lambda one: (one.start, -one.content[-1].end))
    out: list[Found] = []
    reach = -1
    for one in told:
        place = one.cue.start if one.cue else one.start
        if one.attitude == "speech" or place >= reach:
            out.append(one)
        if one.attitude == "speech":
            reach = max(reach, one.content[-1].end)
    return out


def sound(one: Found) -> bool:
    """Is no part of an attribution empty or turned about?"""
    spans = [*one.content, *(span for span in (one.source, one.cue) if span is not None)]
    return all(span.start < span.end for span in spans)


def paragraphs(reading: Reading) -> Iterator[list[Line]]:
    """The sentences of each line of a text, with whole quotations as one word."""
    starts = [t.start for t in reading.tokens]
    times = frozenset(t.start for t in reading.times)
    for line in lines(reading.text):
        quotes = [q for q in marked(reading.text, line) if whole(reading.text, q)]
        found = []
        for sentence in sentences(masked(reading.text, line, quotes), Span(0, len(line))):
            placed = Span(line.start + sentence.start, line.start + sentence.end)
            run = tokens_in(reading, starts, placed, quotes)
            if run:
                found.append(Line(Tagger(run, times, reading.language).words(), reading.language))
        yield found


def whole(text: str, quote: Span) -> bool:
    """Is a stretch in marks a quotation of its own, and not a part of a sentence?"""
    inner = text[quote.start + 1 : quote.end - 1].strip()
    return bool(STOPPED.search(inner))


def last_sign(text: str, quote: Span) -> str:
    """The sign that ends the words of a quotation."""
    return text[quote.start + 1 : quote.end - 1].strip()[-1:]


def masked(text: str, line: Span, quotes: Sequence[Span]) -> str:
    """A line in which quotations hold no word, so that no sentence ends inside them."""
    shown = list(text[line.start : line.end])
    for quote in quotes:
        for k in range(quote.start + 1, quote.end - 1):
            shown[k - line.start] = "x"
        if text[quote.end - 2] in ".!?":
            shown[quote.end - 2 - line.start] = text[quote.end - 2]
    return "".join(shown)


def tokens_in(reading: Reading, starts: Sequence[int], span: Span, quotes: Sequence[Span]) -> list[Token]:
    """The tokens of a stretch, each whole quotation made one."""
    run: list[Token] = []
    k = bisect_left(starts, span.start)
    inside = [q for q in quotes if span.start <= q.start < span.end]
    while k < len(starts) and starts[k] < span.end:
        token = reading.tokens[k]
        quote = next((q for q in inside if q.start <= token.start < q.end), None)
        if quote:
            run.append(Token(quote.start, quote.end, "Q", last_sign(reading.text, quote)))
            while k < len(starts) and starts[k] < quote.end:
                k += 1
            continue
        last = k + 1 == len(starts) or starts[k + 1] >= span.end
        if token.text not in MARKS and (token.text != "." or last):  # "Mr.", "Jan."
            run.append(token)
        k += 1
    return run
