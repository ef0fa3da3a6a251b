"""Offices by the abbreviation that the text itself gives them: "Minister of State (MoS)", then "the MoS"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from communique.model import Span
from communique.reading import INSTITUTION, Mention, Title, Token

ABBREVIATED = "An abbreviation that the text gives an office stands for whoever holds it."
FEWEST_CAPITALS = 2
NEAR = 3  # titles before a bracket that it may belong to
LONGEST = 12  # words of a title that has an abbreviation


def with_abbreviations(run: Sequence[Token], found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, with one for each later use of an abbreviation that follows a title in brackets."""
    given = defined(run, found)
    if not given:
        return found
    starts = [mention.start for mention in found]
    added: list[Mention] = []
    dropped: set[int] = set()
    for i, token in enumerate(run):
        source = given.get(token.text)
        if source is None or token.start < source.end or run[i - 1].text == "(":
            continue
        before = bisect_right(starts, token.start) - 1
        if before >= 0 and found[before].rule == INSTITUTION and found[before].span == Span(token.start, token.end):
            dropped.add(before)  # an office, and no agency
            before -= 1
        if before < 0 or found[before].end <= token.start:
            begin = run[i - 1].start if i and run[i - 1].lower == "the" else token.start
            added.append(Mention(begin, token.end, "office", None, source.titles[-1:], source.iso, rule=ABBREVIATED))
    kept = [mention for i, mention in enumerate(found) if i not in dropped]
    return tuple(sorted([*kept, *added], key=lambda mention: mention.start))


def defined(run: Sequence[Token], found: Sequence[Mention]) -> dict[str, Mention]:
    """Abbreviations in brackets in or behind a title whose initials they are, with the first mention that has it."""
    titles = sorted(((title, mention) for mention in found for title in mention.titles), key=lambda pair: pair[0].start)
    starts = [title.start for title, _ in titles]
    given: dict[str, Mention] = {}
    for i in range(1, len(run) - 2):
        if run[i].text != "(" or run[i + 2].text != ")" or not abbreviates(run[i + 1].text):
            continue
        last = bisect_right(starts, run[i].start)
        for title, mention in titles[max(0, last - NEAR) : last]:
            if stands_for(run, i, title) and initials_of(run, title.start, i, run[i + 1].text):
                given.setdefault(run[i + 1].text, mention)
    return given


def stands_for(run: Sequence[Token], i: int, title: Title) -> bool:
    """Does the bracket at token i follow a title, or its first words ("Minister of State (MoS) for Energy")?"""
    inside = i + 3 < len(run) and run[i + 3].start < title.end
    return run[i].start <= title.end + 1 and not (inside and run[i + 3].text[0].isupper())


def initials_of(run: Sequence[Token], start: int, end: int, text: str) -> bool:
    """Are the letters of an abbreviation the initials of the words from offset `start` to token `end`, in order?"""
    words = [token.lower[0] for token in run[max(0, end - LONGEST) : end] if token.start >= start]
    rest = iter(words)
    return bool(words) and words[0] == text[0].lower() and all(letter in rest for letter in text.lower())


def abbreviates(text: str) -> bool:
    """Is a word an abbreviation: a few letters, at least two of them capitals?"""
    return text.isalpha() and len(text) <= 6 and sum(sign.isupper() for sign in text) >= FEWEST_CAPITALS
