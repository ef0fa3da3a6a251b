"""Phrase lists and one-line templates made into matchers, and the choice among overlapping finds.

A template is literals, `{slot}`, `<word list>`, `(a|b)` and `optional?`; nothing more. It is matched
against a sentence in which every mention is one placeholder, so that `{who} visit to {where}` is a
plain regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from communique.model import Span
from communique.reading import Token
from communique.text import tokens

Payload = TypeVar("Payload")


class Hit(NamedTuple):
    """Tokens `first` to `last` (exclusive) carry an entry of a phrase list."""

    first: int
    last: int
    payload: Any


class Phrases(Generic[Payload]):
    """A phrase list: finds the longest entry at a token. Entries are compared in lower case, word by word."""

    def __init__(self, items: Iterable[tuple[str, Payload]], exact_case: bool = False) -> None:
        self.field = Token._fields.index("text" if exact_case else "lower")
        self.entries: dict[tuple[object, ...], Payload] = {}
        lengths: dict[object, set[int]] = {}
        for phrase, payload in items:
            words = tuple([str(token[self.field]) for token in tokens(phrase)])
            if words:
                self.entries.setdefault(words, payload)
                lengths.setdefault(words[0], set()).add(len(words))
        self.lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def at(self, run: Sequence[Token], i: int) -> Hit | None:
        """The longest entry whose words stand at token i."""
        field = self.field
        lengths = self.lengths.get(run[i][field])
        if lengths is None:
            return None
        for n in lengths:
            words = tuple([token[field] for token in run[i : i + n]])
            if len(words) == n and words in self.entries:
                return Hit(i, i + n, self.entries[words])
        return None

    def find(self, run: Sequence[Token]) -> Iterator[Hit]:
        """Entries in a run of tokens from left to right, none inside another."""
        i = 0
        while i < len(run):
            hit = self.at(run, i)
            if hit:
                yield hit
            i = hit.last if hit else i + 1


def in_lines(pattern: re.Pattern[str], word: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The places of a pattern in the lines of a text that hold a word without which it does not stand there."""
    hit = word.search(text)
    while hit:
        start, end = text.rfind("\n", 0, hit.start()) + 1, text.find("\n", hit.end())
        end = end if end >= 0 else len(text)
        for found in pattern.finditer(text, start, min(end + PAST, len(text))):
            if found.start() < end:
                yield found
        hit = word.search(text, end)


PAST = 60  # characters of the next line at which a pattern may look


def widest(spans: Iterable[Span]) -> list[Span]:
    """Of overlapping spans the longer (then the earlier) ones, in order of place."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (-len(s), s.start)):
        if not any(span.touches(other) for other in kept):
            kept.append(span)
    return sorted(kept)


TEMPLATE_PART = re.compile(r"\{(\w+)(?::([\w|]+))?\}|<([\w.]+)>|(\()|(\))|(\|)|(\?)|(\.\.)|([^\s{}<>()|?]+)|(\s+)")
SLOT_LETTERS = {
    "who": "POGRSU", "person": "PO", "state": "SA", "adjective": "A", "group": "G", "organization": "R",
    "place": "LS", "when": "D", "event": "E", "any": "POGRSULEX", "document": "X", "me": "U",
}  # fmt: skip


def compiled(template: str, lists: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """The regular expression of a template. ValueError where it names an unknown list or slot."""
    out: list[str] = [BEGIN]
    at = 0
    while at < len(template):
        part = TEMPLATE_PART.match(template, at)
        if not part:
            raise ValueError(f"template {template!r}: cannot read {template[at:]!r}")
        out.append(piece(part, lists, template))
        at = part.end()
    pattern = "".join(out).replace(r"(?:\s+)?", r"\s*")
    return re.compile(re.sub(r"(\\s\+)+", r"\\s+", pattern) + END)


BEGIN, END = r"(?<!\w)", r"(?!\w)"
LEAD = re.compile(r"\(\?:([\w|]+)\)(?!\?)|")


def any_of(patterns: Iterable[str]) -> str:
    """A regular expression for any of some templates, in their order; those with one first letter share its test.

    So a place where none begins is passed by after a look at a few letters.
    """
    found = [pattern.removeprefix(BEGIN).removesuffix(END) for pattern in patterns]
    heads = [(lead[1] or "", rest) for rest in found if (lead := LEAD.match(rest))]
    spread = [first + rest[len(head) + 4 if head else 0 :] for head, rest in heads for first in head.split("|")]
    return rf"(?:{BEGIN}(?:{by_letter(spread)}){END})"


def by_letter(alternatives: Sequence[str]) -> str:
    """Alternatives in their order, those with one first letter in one group."""
    if not all(re.match(r"\w(?![?*+{])", one) for one in alternatives):
        return "|".join(alternatives)
    groups: dict[str, list[str]] = {}
    for one in alternatives:
        groups.setdefault(one[0], []).append(one[1:])
    return "|".join(rf"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())


def piece(part: re.Match[str], lists: Mapping[str, Iterable[str]], template: str) -> str:
    """The regular expression of one part of a template."""
    slot, kinds, listed, opening, closing, bar, optional, gap, literal, _ = part.groups()
    if slot:
        letters = "".join(SLOT_LETTERS[kind] for kind in (kinds or "any").split("|"))
        return rf"(?P<{slot}>\u27e8[{letters}]\d+\u27e9)"
    if listed:
        if listed not in lists:
            raise ValueError(f"template {template!r}: no word list {listed}")
        entries = sorted(lists[listed], key=len, reverse=True)
        return "(?:" + by_letter([re.escape(entry).replace(r"\ ", r"\s+") for entry in entries]) + ")"
    if opening:
        return "(?:"
    if closing:
        return ")"
    if gap:
        return r"(?:[^\s,;:.]+\s+){0,4}?"
    if literal:
        return re.escape(literal)
    return bar or ("?" if optional else r"\s+")
