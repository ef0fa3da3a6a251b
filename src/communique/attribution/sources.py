"""Speech told without a verb of its own: "according to X", "in X's words", "X's announcement that"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique import data
from communique.attribution.cues import SPEAKERS, issuer, trimmed, words
from communique.model import Span
from communique.reading import Reading, Said

ACCORDING = "What is told \"according to\" somebody, or in somebody's words, is that one's reported speech."
NOUN = "A clause after a noun of speech is reported speech of the one whose announcement it is."
SHORTEST = 20  # characters of a clause
POSSESSIVE = 80  # characters before a noun of speech in which its owner stands


@cache
def opener(language: str) -> re.Pattern[str]:
    """ "According to ", or "In " before a possessive and "words"."""
    phrases = sorted(data.words(language, "speech.according"), key=len, reverse=True)
    nouns = "|".join(data.words(language, "speech.own_words"))
    listed = "|".join(re.escape(w) for w in phrases)
    return re.compile(rf"\b(?:(?:{listed})\s+|In\s+(?=[^.,;\n]{{2,50}}?'s\s+(?:{nouns})\s*,))", re.I)


def according(reading: Reading) -> list[Said]:
    """Statements told "according to X, P", "P, according to X", "in X's words, P"."""
    found = []
    for match in opener(reading.language).finditer(reading.text):
        said = of_source(reading, match.start(), match.end())
        if said:
            found.append(said)
    return found


def of_source(reading: Reading, start: int, end: int) -> Said | None:
    sentence = reading.sentences[reading.sentence_at(start)]
    named = next((i for i in reading.mentions_in(Span(end, sentence.end)) if reading.mentions[i].start - end < 5), None)
    if named is None or reading.mentions[named].kind not in SPEAKERS:
        return None
    named = issuer(reading, named)
    content = clause_beside(reading, Span(start, reading.mentions[named].end), sentence)
    if len(content) < SHORTEST:
        return None
    return Said("reported", (content,), Span(start, end - 1), reading.mentions[named].span, (named,), ACCORDING)


def clause_beside(reading: Reading, phrase: Span, sentence: Span) -> Span:
    """The clause after a phrase that opens its sentence (or a part set off by signs), else the one before it."""
    text = reading.text
    opens = max(sentence.start, text.rfind("; ", sentence.start, phrase.start) + 2)
    comma = re.compile(r"[^,]{0,60},\s*").match(text, phrase.end, sentence.end)
    set_off = text[max(opens, phrase.start - 2) : phrase.start].strip() == ","
    content = (
        Span(comma.end(), sentence.end)
        if comma and (phrase.start - opens < 4 or set_off)
        else Span(sentence.start, phrase.start)
    )
    return trimmed(text, Span(content.start, content.end - (text[content.end - 1] in ".!?")))


def without_source(reading: Reading, clause: Span) -> Span:
    """A clause without the ", according to X" that ends it."""
    for match in opener(reading.language).finditer(reading.text, clause.start, clause.end):
        ends = re.search(r",\s*$", reading.text[clause.start : match.start()])
        if ends and not re.search(r"[,;]", reading.text[match.end() : clause.end]):
            return Span(clause.start, match.start())
    return clause


def announced(reading: Reading) -> Iterator[Said]:
    """Statements told by a noun: "X's announcement that P"."""
    nouns = words(reading, "announcements")
    for frame in reading.frames:
        if frame.complement is None:
            continue
        before = re.search(r"(\w+) that\s+$", reading.text[frame.verb.end : frame.complement.start])
        if not before or before[1].lower() not in nouns:
            continue
        at = frame.verb.end + before.start()
        near = reading.mentions_in(Span(max(0, at - POSSESSIVE), at))
        owner = [i for i in near if re.fullmatch(r"'s?\s+(?:\w+\s+)?", reading.text[reading.mentions[i].end : at])]
        if owner:
            content, cue = trimmed(reading.text, frame.complement), Span(at, at + len(before[1]))
            yield Said("reported", (content,), cue, reading.mentions[owner[-1]].span, (owner[-1],), NOUN)
