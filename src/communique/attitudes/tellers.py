"""Found attributions made into values: anchors, speakers with their chain of mentions, mode, what holds what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.attitudes.found import Found
from communique.attributions import Attribution, Speaker
from communique.model import Mode, Span
from communique.reading import Reading
from communique.resolve.assemble import Assembly
from communique.text import Shadow

MARKS = '"\u201c\u201d\u201e\u201f\u00ab\u00bb'
PAIRED = re.compile(r'"[^"\n]*"|[\u201c\u201e][^\u201c\u201d\n]*[\u201d\u201c]|\u00ab[^\u00bb\n]*\u00bb')
SHARE = 0.9  # of the letters of a content between marks that make it quoted


class Tellers:
    """Knows who stands behind the words that name a source."""

    def __init__(self, reading: Reading, image: Shadow, assembly: Assembly) -> None:
        self.reading, self.image, self.assembly = reading, image, assembly

    def told(self, found: Sequence[Found]) -> tuple[Attribution, ...]:
        """The attributions of what was found, in order."""
        ordered = sorted(found, key=lambda one: (one.start, -one.content[-1].end))
        return tuple(self.attribution(one, holder(ordered, n)) for n, one in enumerate(ordered))

    def attribution(self, one: Found, inside: int | None) -> Attribution:
        return Attribution(
            source=self.image.anchor(one.source) if one.source else None,
            cue=self.image.anchor(one.cue) if one.cue else None,
            content=tuple(self.image.anchor(span) for span in one.content),
            speakers=self.speakers(one),
            mode=self.mode(one),
            attitude=one.attitude,
            inside=inside,
            rule=one.rule,
            confidence=one.confidence,
        )

    def speakers(self, one: Found) -> tuple[Speaker, ...]:
        """Who speaks: one for each character named; the words alone where they name nobody known."""
        mentions = one.mentions or tuple(self.reading.heads(one.source))
        found: dict[int, Speaker] = {}
        for mention in mentions:
            for character in self.reading.cast.of[mention]:
                found.setdefault(character, self.speaker(character, mention))
        if found or one.source is None:
            return tuple(found.values())
        words = self.image.anchor(one.source)
        return (Speaker(words.text, None, (words,)),)

    def speaker(self, number: int, mention: int) -> Speaker:
        character = self.reading.cast.characters[number]
        mentions = self.reading.mentions
        full = max(character.mentions, key=lambda m: len(mentions[m].span), default=mention)
        named = next((m for m in reversed(character.mentions) if m < mention and mentions[m].kind != "pronoun"), full)
        chain = dict.fromkeys((mention, named, full)) if mentions[mention].kind == "pronoun" else (mention,)
        anchors = tuple(self.assembly.anchor(mentions[m].span) for m in chain)
        return Speaker(self.assembly.name_of(character), self.assembly.entity_ids[number], anchors)

    def mode(self, one: Found) -> Mode:
        """How the words are given: a whole block, between marks, told in other words, or partly so."""
        said = next((s for s in self.reading.statements if s.content == one.content), None)
        if said is not None and said.mode == "verbatim":
            return "verbatim"
        share = self.marked(one.content)
        return "quoted" if share >= SHARE else "mixed" if share > 0 else "reported"

    def marked(self, content: Sequence[Span]) -> float:
        """The share of a content that stands between quotation marks."""
        inside = whole = 0
        for span in content:
            words = self.reading.words(span)
            whole += len(words)
            before, after = self.reading.text[span.start - 1 : span.start], self.reading.text[span.end : span.end + 1]
            if before and before in MARKS and after and after in MARKS:
                inside += len(words)
            else:
                inside += sum(len(m.group()) for m in PAIRED.finditer(words))
        return inside / max(1, whole)


def holder(ordered: Sequence[Found], number: int) -> int | None:
    """The number of the attribution whose content holds that of another, the innermost one."""
    one = ordered[number]
    for n in range(number - 1, -1, -1):
        if any(span.covers(inner) and span != inner for span in ordered[n].content for inner in one.content):
            return n
    return None
