"""A sentence before its clauses are known: its tokens and mentions, the chunks made of them, and their tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from communique import data
from communique.model import Span
from communique.reading import Mention, Token, Verb
from communique.words.classes import is_adverb
from communique.words.verbs import forms

DETERMINING = ("determiner", "possessive")
OPENING = ("determiner", "possessive", "pronoun")
SMALL_TAGS = {"preposition": "P", "conjunction": "C", "subordinator": "S"}


class Chunk(NamedTuple):
    """`tag`: NP, VG, P (preposition), C (conjunction), S (subordinator), A (adverb), T (time), or a sign."""

    tag: str
    start: int
    end: int
    word: str
    verb: Verb | None = None
    mention: Mention | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class ClauseWords(NamedTuple):
    """Lists of clauses.toml by which chunks and clauses are told apart."""

    predeterminers: frozenset[str]
    floating: frozenset[str]
    repeating: frozenset[str]
    after_pronoun_that: frozenset[str]
    before_participle: frozenset[str]
    after_participle: frozenset[str]
    basing: frozenset[str]
    base_subjects: frozenset[str]
    talkers: frozenset[str]
    relatives: frozenset[str]
    personal_relatives: frozenset[str]
    transparent: frozenset[str]
    complementizers: frozenset[str]
    conditions: frozenset[str]
    alongside: frozenset[str]
    calling_on: frozenset[str]
    object_control: frozenset[str]
    object_gerund: frozenset[str]
    sitting: frozenset[str]
    setting: frozenset[str]


@cache
def clause_words(language: str) -> ClauseWords:
    """The lists of a language, read once."""
    return data.filled(ClauseWords, ClauseWords._fields, language, "clauses")


class Row(NamedTuple):
    """The tokens of a sentence, and its mentions by the offset where they begin."""

    run: Sequence[Token]
    mentions: dict[int, Mention]
    language: str
    words: ClauseWords
    tags: Mapping[str, str]

    def lower(self, i: int) -> str:
        """The word at token i, "" past the end."""
        return self.run[i].lower if i < len(self.run) else ""

    def tag(self, i: int) -> str | None:
        """The class of the word at token i, where it is in a closed one."""
        return self.tags.get(self.run[i].lower) if i < len(self.run) else None


def determined(row: Row, i: int) -> bool:
    """Is token i a determiner, a possessive pronoun or a possessive 's, and no group by itself ("both said")?"""
    if i < 0 or not (row.tag(i) in DETERMINING or row.lower(i) == "'s") or floating(row, i):
        return False
    mention = row.mentions.get(row.run[i].start)
    return mention is None or mention.kind != "group" or mention.end > row.run[i].end


def apposed(found: Sequence[Chunk]) -> bool:
    """Do chunks begin with "We, the leaders of X and Y," and hold no verb?"""
    told = [chunk for chunk in found if chunk.tag != "A"]
    if len(told) < 4 or told[1].tag != "," or told[-1].tag != ",":
        return False
    first = told[0].mention
    plural = first is not None and first.kind == "pronoun" and first.plural
    return plural and not any(chunk.verb for chunk in told)


def floating(row: Row, i: int) -> bool:
    """Is token i a "both" or "all" after those whom it belongs to ("they both condemned", "and both held that")?"""
    if i <= 0 or row.lower(i) not in row.words.floating:
        return False
    if row.tag(i - 1) == "pronoun":
        return True
    past = any(form.form == "past" for form in forms(row.language).get(row.lower(i + 1), ()))
    named = any(mention.end == row.run[i - 1].end for mention in row.mentions.values())
    return past and (named or (row.tag(i - 1) == "conjunction" and row.lower(i + 2) == "that"))


def small_tag(row: Row, i: int) -> str:
    """The chunk tag of a word that is in no verb group and no mention."""
    word, tag = row.run[i].lower, row.tag(i)
    if word == "'s":
        return "NP"
    if not word[0].isalnum():
        return word
    if floating(row, i):
        return "A"
    if word == "once" and row.lower(i + 1) in row.words.repeating:
        return "A"
    if word == "that":
        return "S" if complementizer(row, i) else "NP"
    if tag in SMALL_TAGS:
        return SMALL_TAGS[tag]
    return "A" if tag != "determiner" and is_adverb(word, row.language) else "NP"


def complementizer(row: Row, i: int) -> bool:
    """Is "that" at token i a conjunction (not "that country", "that of")?"""
    following = row.lower(i + 1)
    if following == "," and i and forms(row.language).get(row.run[i - 1].lower):
        return True  # "agreed that, on the basis of …, they will"
    return i == 0 or (following != "" and following not in row.words.after_pronoun_that)
