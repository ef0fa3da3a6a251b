"""Whether a cue tells of speech, a thought or an intention, by verb or by noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique import data
from communique.attitudes.lexicon import by_following, cue_lemmas, phrases, verb_forms
from communique.attributions import Attitude
from communique.model import Span
from communique.reading import Reading

WORD = re.compile(r"'s\b|[^\W\d_]+")
BEFORE = 40  # signs in which the word before a cue stands


def attitude(reading: Reading, cue: Span, content: Sequence[Span]) -> Attitude:
    """The kind of a cue, by its last word that is known, a noun, an adjective or a verb; else speech."""
    language = reading.language
    before = WORD.findall(reading.text[max(0, cue.start - BEFORE) : cue.start].lower())[-1:]
    words = before + WORD.findall(reading.words(cue).lower())
    for at in range(len(words) - 1, len(before) - 1, -1):
        if words[at] in nouns(language) and (not verb(words[at], language) or is_noun(words[:at], language)):
            return "nominal"
        if words[at] in adjectives(language):
            return "thought"
        if lemma := verb(words[at], language):
            return of_verb(lemma, reading, content)
    return "speech"


def of_verb(lemma: str, reading: Reading, content: Sequence[Span]) -> Attitude:
    """ "hoped to" and "plans the" are intentions, "promised to" is speech."""
    if lemma in listed(reading.language, "intention"):
        return "intention"
    if lemma in listed(reading.language, "thought"):
        meant = lemma in phrases(reading.language, "infinitive") and reading.words(content[0]).startswith("to ")
        return "intention" if meant else "thought"
    return "speech"


def is_noun(before: Sequence[str], language: str) -> bool:
    """Does the word before it make a word a noun?"""
    return bool(before) and before[-1] in listed(language, "article")


@cache
def verb(word: str, language: str) -> str | None:
    """The verb of attitude that a word is a form of."""
    known = cue_lemmas(language) | listed(language, "thought") | listed(language, "intention")
    return next((form.lemma for form in verb_forms(language).get(word, ()) if form.lemma in known), None)


@cache
def nouns(language: str) -> frozenset[str]:
    return frozenset().union(*by_following(language, "nouns").values())


@cache
def adjectives(language: str) -> frozenset[str]:
    return frozenset().union(*by_following(language, "adjectives").values())


@cache
def listed(language: str, name: str) -> frozenset[str]:
    return data.words(language, name, "thoughts")
