"""Found attributions made into values: anchors, speakers with their chain of mentions, mode, what holds what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from communique.attitudes.found import Found
from communique.attitudes.lexicon import phrases
from communique.attitudes.marks import lines, marked
from communique.attributions import Attribution, Speaker
from communique.model import Anchor, Mode, Span
from communique.reading import Reading
from communique.resolve.assemble import Assembly
from communique.text import Shadow

EDGE = ' \n\t,"\u201c\u201d\u201e\u00ab\u00bb'
MARKS = '"\u201c\u201d\u201e\u00ab\u00bb'
WORD = re.compile(r"\w+")
HEAD = re.compile(r"[^,(\u2013\u2014]+(?=[,(\u2013\u2014]|$)")
RELATIVE = re.compile(r"\s+(?:who|which|that)$")
DEEPEST = 12  # contents one inside the other
SHARE = 0.9  # of the words of a content between marks that make it quoted


class Tellers:
    """Knows who stands behind the words that name a source."""

    def __init__(self, reading: Reading, image: Shadow, assembly: Assembly) -> None:
        self.reading, self.image, self.assembly = reading, image, assembly
        self.quotes = [quote for line in lines(reading.text) for quote in marked(reading.text, line)]
        self.named_by: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self.quote_starts = [quote.start for quote in self.quotes]

    def told(self, found: Sequence[Found]) -> tuple[Attribution, ...]:
        """The attributions of what was found, in order."""
        ordered = sorted(found, key=lambda one: (one.start, -one.content[-1].end))
        return tuple(self.attribution(one, holder) for one, holder in zip(ordered, holders(ordered), strict=True))

    def attribution(self, one: Found, inside: int | None) -> Attribution:
        return Attribution(
            source=self.image.anchor(one.source) if one.source else None,
            cue=self.image.anchor(one.cue) if one.cue else None,
            content=tuple(self.image.anchor(self.bare(span)) for span in one.content),
            speakers=self.speakers(one),
            mode=self.mode(one),
            attitude=one.attitude,
            inside=inside,
            rule=one.rule,
            confidence=one.confidence,
        )

    def bare(self, span: Span) -> Span:
        """A content without the commas at its edges, and without quotation marks where they hold all of it."""
        text, start, end = self.reading.text, span.start, span.end
        inner = text[start + 1 : end - 1]
        enclosed = text[start] in MARKS and text[end - 1] in MARKS and not any(mark in inner for mark in MARKS)
        signs = EDGE if enclosed or text[start:end].count('"') % 2 else " \n\t,"
        while start < end and text[start] in signs:
            start += 1
        while end > start and text[end - 1] in signs:
            end -= 1
        return Span(start, end) if start < end else span

    def speakers(self, one: Found) -> tuple[Speaker, ...]:
        """Who speaks: one for each character named; the words alone where they name nobody known; none for a pronoun
        that leads nowhere."""
        mentions = one.mentions or tuple(self.reading.heads(one.source))
        found: dict[int, Speaker] = {}
        for mention in mentions:
            for character in self.reading.cast.of[mention]:
                found.setdefault(character, self.speaker(character, mention))
        if found or one.source is None:
            return tuple(found.values())
        named = self.named(one.source)
        return (Speaker(named.text, None, (named,)),) if named else ()

    def named(self, source: Span) -> Anchor | None:
        """The words of a source without apposition and relative clause; None where they are a mere pronoun."""
        words = self.reading.words(source)
        head = HEAD.match(words)
        shown = RELATIVE.sub("", head.group() if head else words).rstrip()
        if not shown or shown.lower() in phrases(self.reading.language, "classes.nameless"):
            return None
        return self.image.anchor(Span(source.start, source.start + len(shown)))

    def speaker(self, number: int, mention: int) -> Speaker:
        """A character, with the way from the words beside the statement to those that name it in full."""
        mentions = self.reading.mentions
        known, full = self.namings(number)
        before = bisect_left(known, mention)
        nearest = known[before - 1] if before else mention
        chain = (mention, nearest, *full) if mentions[mention].kind == "pronoun" else (mention, *full)
        anchors = dict.fromkeys(self.assembly.anchor(mentions[m].span) for m in chain)
        name = self.assembly.name_of(self.reading.cast.characters[number])
        return Speaker(name, self.assembly.entity_ids[number], tuple(anchors))

    def namings(self, number: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The mentions of a character that are no pronouns, and the fullest of them."""
        if number not in self.named_by:
            mentions = self.reading.mentions
            known = tuple(m for m in self.reading.cast.characters[number].mentions if mentions[m].kind != "pronoun")
            fullest = max(known, key=lambda m: (len(mentions[m].span), -m), default=None)
            self.named_by[number] = (known, () if fullest is None else (fullest,))
        return self.named_by[number]

    def mode(self, one: Found) -> Mode:
        """How the words are given: between marks, told in other words, or partly so, unless the model knows."""
        if one.mode:
            return one.mode
        places = [span.start + m.start() for span in one.content for m in WORD.finditer(self.reading.words(span))]
        share = sum(map(self.quoted, places)) / max(1, len(places))
        return "quoted" if share >= SHARE else "mixed" if share > 0 else "reported"

    def quoted(self, offset: int) -> bool:
        """Does an offset lie between quotation marks?"""
        i = bisect_right(self.quote_starts, offset) - 1
        return i >= 0 and offset < self.quotes[i].end


def holders(ordered: Sequence[Found]) -> list[int | None]:
    """For each attribution the number of the innermost one whose content holds its own."""
    found: list[int | None] = []
    open_: list[int] = []
    for n, one in enumerate(ordered):
        while open_ and ordered[open_[-1]].content[-1].end <= one.start:
            open_.pop()
        found.append(next((k for k in reversed(open_[-DEEPEST:]) if holds(ordered[k], one)), None))
        open_.append(n)
    return found


def holds(outer: Found, inner: Found) -> bool:
    """Does one content hold all pieces of another that differs from it?"""
    return outer.content != inner.content and all(any(o.covers(i) for o in outer.content) for i in inner.content)
