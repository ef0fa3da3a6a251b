"""Quotations without a cue of their own: they go on those before them, or belong to the one who introduces them."""

from __future__ import annotations

from collections.abc import Iterator

from communique.attitudes.aside import AROUND
from communique.attitudes.found import Found
from communique.attitudes.lexicon import phrases
from communique.attitudes.line import Line
from communique.attitudes.phrases import of_phrases
from communique.attitudes.sentences import Paragraph
from communique.attitudes.subjects import main_verb, subject
from communique.attitudes.verbs import CLAUSE, of_verbs
from communique.model import Span

BLOCK = "Words after an introduction that ends with a colon belong to the speaker it names."
SIGNED = "A quotation belongs to the one named after the dash that follows it."
BEFORE = "A quotation without a cue belongs to the one whom the sentence before tells of."
LONGEST_NAME = 8  # words
LONGEST_INTRODUCTION = 14
MOST_PIECES = 60  # quotations that go on one another


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
        self.before: Line | None = None
        self.open_end = False

    def read(self, paragraph: Paragraph) -> None:
        self.before = None
        for n, line in enumerate(paragraph.lines):
            self.sentence(line, n == 0)
            self.before = line
        self.found.extend(one for line in paragraph.inner for one in retold(line))
        self.opened = introduction(paragraph)
        self.open_end = paragraph.open_end
        if not paragraph.open_end and not (len(paragraph.lines) == 1 and alone(paragraph.lines[0])):
            self.pending = []

    def sentence(self, line: Line, first: bool) -> None:
        """The attributions of one sentence; a quotation at its beginning that none of them holds is joined."""
        if signed(line) and self.pending:
            self.found.append(Found(tuple(self.pending), None, line.span(1, len(line)), "speech", SIGNED))
            return
        new = [one for one in (*of_verbs(line), *of_phrases(line)) if sound(one)]
        if signed_after(line):
            new = [Found((line.words[0].span,), None, line.span(2, len(line)), "speech", SIGNED)]
        if line.tag(0) == "Q" and not any(one.content[0].start <= line.words[0].start for one in new):
            if first and not self.open_end and not alone(line):
                self.last = None
            self.join(line, first)
            if alone(line):
                return
        spoken = [n for n, one in enumerate(new) if speaks(line, one)]
        if spoken and self.pending:
            one = new[spoken[0]]
            new[spoken[0]] = one._replace(content=(*self.pending, *one.content))
            self.pending = []
        self.last = len(self.found) + spoken[-1] if spoken else None
        self.found.extend(new)

    def join(self, line: Line, first: bool) -> None:
        """The quotation that opens a sentence, and that no cue of the sentence tells of."""
        quotation = line.words[0].span
        if first and self.opened is not None:
            self.found.append(self.opened._replace(content=(quotation,)))
            self.last = len(self.found) - 1
        elif self.last is not None and len(self.found[self.last].content) < MOST_PIECES:
            before = self.found[self.last]
            self.found[self.last] = before._replace(content=(*before.content, quotation))
        elif self.before is not None and (source := told_of(self.before)) is not None:
            self.found.append(Found((quotation,), None, source, "speech", BEFORE))
            self.last = len(self.found) - 1
        elif len(self.pending) < MOST_PIECES:
            self.pending.append(quotation)


def retold(line: Line) -> Iterator[Found]:
    """Speech of others inside a quotation: told with a plain verb of saying, of somebody who is named."""
    for one in of_verbs(line):
        verb = next((w for w in line.words if one.cue and one.cue.covers(w.span) and w.tag == "V"), None)
        plain = verb is not None and verb.lemma in phrases(line.language, "retold") and verb.form in ("past", "s")
        if plain and one.source and one.rule in (CLAUSE, AROUND) and sound(one):
            last = [w for w in line.words if one.source.covers(w.span)][-1:]
            if last and last[0].lower not in phrases(line.language, "classes.close"):
                yield one


def told_of(line: Line) -> Span | None:
    """The person whom a sentence tells of: its first subject, where that is a name or "he"."""
    for i in range(len(line)):
        if line.finite(i):
            source = subject(line, line.group(main_verb(line, i)))
            named = [w for w in line.words if source and source.covers(w.span)]
            person = named and (named[-1].lower in phrases(line.language, "classes.subjects") or named[0].tag == "NAME")
            return source if person else None
    return None


def introduction(paragraph: Paragraph) -> Found | None:
    """The attribution of the next paragraph, where this one ends with a colon: its last verb of speech tells whose."""
    line = paragraph.lines[-1] if paragraph.lines else None
    if line is None or line.tag(len(line) - 1) != ":":
        return None
    sender = line.skip(0, frozenset({"C", "ADV"}))
    if line.lower(sender) == "from" and len(line) <= LONGEST_INTRODUCTION:
        desk = (k for k in range(sender, len(line)) if line.lower(k) == "of" and line.lower(k - 1) == "desk")
        named = line.span(next(desk, sender) + 1, len(line) - 1)
        return Found((), line.span(sender, sender + 1), named, "speech", BLOCK)
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


def signed_after(line: Line) -> bool:
    """Is a sentence a quotation, a dash and a name?"""
    signed = line.tag(0) == "Q" and line.tag(1) == "-" and line.tag(2) == "NAME" and len(line) <= LONGEST_NAME
    return signed and not any(line.finite(k) for k in range(2, len(line)))


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
