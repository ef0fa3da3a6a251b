"""The things agreed: where a text names a treaty, a deal, a memorandum, and what belongs to that noun phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from communique import data
from communique.extract.phrases import either
from communique.match import Phrases
from communique.model import Span
from communique.reading import Frame, Reading

WEAK = "weak"


class Thing(NamedTuple):
    """A noun that names something agreed.

    `span` is the noun phrase to its head, `form` its form, `verbs` what alone makes it an agreement.
    """

    span: Span
    head: Span
    form: str
    verbs: frozenset[str]
    sentence: int


class Kind(NamedTuple):
    """What a noun tells: the form of the thing, and the verbs it needs (none: any stage verb)."""

    form: str
    verbs: frozenset[str]


@cache
def table(language: str) -> Mapping[str, Any]:
    """The words of agreements in a language."""
    return data.toml("lang", language, "agreement.toml")


@cache
def listed(language: str, section: str, name: str) -> frozenset[str]:
    """One word list of agreement.toml."""
    return frozenset(data.entries(table(language)[section][name]))


@cache
def stages(language: str) -> Mapping[str, str]:
    """The stage that each verb tells."""
    return {verb: stage for stage in table(language)["stages"] for verb in listed(language, "stages", stage)}


@cache
def limits(language: str) -> Mapping[str, frozenset[str]]:
    """The forms that a verb must have as its object."""
    return {verb: listed(language, "only", verb) for verb in table(language)["only"]}


@cache
def nouns(language: str) -> Phrases[Kind]:
    """The names of agreements."""
    strong = [
        (noun, Kind(form, frozenset())) for form in table(language)["forms"] for noun in listed(language, "forms", form)
    ]
    weak = [
        (noun, Kind(WEAK, frozenset(data.entries(verbs))))
        for named, verbs in table(language)["weak"].items()
        for noun in data.entries(named)
    ]
    return Phrases([*strong, *weak])


@dataclass(frozen=True)
class Things:
    """The things agreed that a text names, and the verbs around them."""

    reading: Reading

    @cached_property
    def verb_starts(self) -> frozenset[int]:
        return frozenset(f.verb.start for f in self.reading.frames)

    @cached_property
    def strangers(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{either(listed(self.reading.language, 'strangers', 'words'))})\b", re.I)

    @cached_property
    def found(self) -> tuple[Thing, ...]:
        """The things in order."""
        things = []
        run = self.reading.tokens
        for hit in nouns(self.reading.language).find(run):
            head = Span(run[hit.first].start, run[hit.last - 1].end)
            span = Span(self.opening(hit.first), head.end)
            if not self.strange(span):
                things.append(
                    Thing(span, head, hit.payload.form, hit.payload.verbs, self.reading.sentence_at(head.start))
                )
        return tuple(things)

    def strange(self, span: Span) -> bool:
        """Is it a law, a verb or a name that only looks like an agreement?"""
        for match in self.strangers.finditer(self.reading.text, span.start, span.end + 16):
            if match.start() < span.end:
                return True
        return span.start in self.verb_starts and span.start == span.end

    def opening(self, first: int) -> int:
        """Where the noun phrase of a head begins: its determiner, the possessor, or its first modifier."""
        run, reading = self.reading.tokens, self.reading
        sentence = reading.sentences[reading.sentence_at(run[first].start)]
        at = first
        while at > 0 and first - at < 9 and run[at - 1].start >= sentence.start and not run[at].fresh:
            word = run[at - 1].lower
            if word == "'s":
                return self.possessor(at - 1)
            if word in data.words(reading.language, "tags.determiner") or word in data.words(
                reading.language, "tags.possessive"
            ):
                return run[at - 1].start
            if self.ends_phrase(at - 1, run[at].text[0].isupper()):
                break
            at -= 1
        return run[at].start

    def possessor(self, mark: int) -> int:
        """The start of the mention before a possessive 's."""
        end = self.reading.tokens[mark].start
        owner = self.reading.mention_at(end)
        return self.reading.mentions[owner].start if owner is not None else self.reading.tokens[max(mark - 1, 0)].start

    def ends_phrase(self, i: int, capital: bool) -> bool:
        """Does the token before a noun's modifiers not belong to them?"""
        token, language = self.reading.tokens[i], self.reading.language
        if token.lower in ("and", "&") and capital and i and self.reading.tokens[i - 1].text[0].isupper():
            return False
        if token.text in ("-", "/", "\u2013") and self.reading.text[token.end : token.end + 1].strip():
            return False
        if not (token.text[0].isalnum()) or (token.start in self.verb_starts and not token.text[0].isupper()):
            return True
        if any(
            f.verb.head.start <= token.start < f.verb.end for f in self.near(token.start) if not token.text[0].isupper()
        ):
            return True
        return any(token.lower in data.words(language, f"tags.{tag}") for tag in CLOSED)

    def near(self, offset: int) -> tuple[Frame, ...]:
        """The frames of the sentence at an offset."""
        return self.reading.frames_by_sentence.get(self.reading.sentence_at(offset), ())


CLOSED = (
    "preposition",
    "conjunction",
    "subordinator",
    "pronoun",
    "modal",
    "negation",
    "auxiliary_be",
    "auxiliary_have",
    "auxiliary_do",
)
