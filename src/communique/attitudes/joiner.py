"""Quotations without a cue of their own: they go on those before them, or belong to the one who introduces them."""

from __future__ import annotations

from communique.attitudes.found import Found
from communique.attitudes.lexicon import phrases
from communique.attitudes.line import Line
from communique.attitudes.phrases import of_phrases
from communique.attitudes.sentences import Paragraph
from communique.attitudes.subjects import subject
from communique.attitudes.verbs import of_verbs
from communique.model import Span

BLOCK = "Words after an introduction that ends with a colon belong to the speaker it names."
SIGNED = "A quotation belongs to the one named after the dash that follows it."
LONGEST_NAME = 8  # words


class Joiner:
    """Reads the paragraphs of a text one by one.

    `opened` is the attribution of a quotation that the paragraph before introduces, `last` the number of the one that
    a quotation without a cue would go on, `pending` quotations whose speaker has not been named yet.
    """

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.opened: Found | None = None
        self.last: int | None = None
        self.pending: list[Span] = []

    def read(self, paragraph: Paragraph) -> None:
        for n, line in enumerate(paragraph.lines):
            self.sentence(line, n == 0)
        self.opened = introduction(paragraph)
        if not paragraph.open_end:
            self.last = None
            if not (len(paragraph.lines) == 1 and alone(paragraph.lines[0])):
                self.pending = []

    def sentence(self, line: Line, first: bool) -> None:
        """The attributions of one sentence; a quotation at its beginning that none of them holds is joined."""
        if first and signed(line) and self.pending:
            self.found.append(Found(tuple(self.pending), None, line.span(1, len(line)), "speech", SIGNED))
            return
        new = [one for one in (*of_verbs(line), *of_phrases(line)) if sound(one)]
        if line.tag(0) == "Q" and not any(one.content[0].start <= line.words[0].start for one in new):
            self.join(line.words[0].span, first)
            if alone(line):
                return
        spoken = [n for n, one in enumerate(new) if speaks(line, one)]
        if spoken and self.pending:
            one = new[spoken[0]]
            new[spoken[0]] = one._replace(content=(*self.pending, *one.content))
            self.pending = []
        self.last = len(self.found) + spoken[-1] if spoken else None
        self.found.extend(new)

    def join(self, quotation: Span, first: bool) -> None:
        """A quotation that no cue of its sentence tells of."""
        if first and self.opened is not None:
            self.found.append(self.opened._replace(content=(quotation,)))
            self.last = len(self.found) - 1
        elif self.last is not None:
            before = self.found[self.last]
            self.found[self.last] = before._replace(content=(*before.content, quotation))
        else:
            self.pending.append(quotation)


def introduction(paragraph: Paragraph) -> Found | None:
    """The attribution of the next paragraph, where this one ends with a colon: its last verb of speech tells whose."""
    line = paragraph.lines[-1] if paragraph.lines else None
    if line is None or line.tag(len(line) - 1) != ":":
        return None
    for i in range(len(line) - 1, -1, -1):
        word = line.words[i]
        if word.tag != "V" or not (line.finite(i) or word.form in ("part", "ing")):
            continue
        if word.lemma in line.lists.beside or word.lemma in phrases(line.language, "classes.light"):
            group = line.group(i)
            return Found((), line.span(group.first, len(line) - 1), subject(line, group), "speech", BLOCK)
    return None


def signed(line: Line) -> bool:
    """Is a sentence only a dash and a name?"""
    return line.tag(0) == "-" and 1 < len(line) <= LONGEST_NAME and line.tag(1) == "NAME"


def alone(line: Line) -> bool:
    """Is a sentence nothing but a quotation?"""
    return line.tag(0) == "Q" and all(word.tag in ("Q", ".", ",", "-") for word in line.words)


def speaks(line: Line, one: Found) -> bool:
    """Does an attribution of speech hold a quotation of its sentence?"""
    quotes = [word for word in line.words if word.tag == "Q"]
    return one.attitude == "speech" and any(span.covers(word.span) for span in one.content for word in quotes)


def sound(one: Found) -> bool:
    """Is no part of an attribution empty or turned about?"""
    spans = [*one.content, *(span for span in (one.source, one.cue) if span is not None)]
    return all(span.start < span.end for span in spans)
