"""The words of attitudes.toml: verbs and their forms, what may follow them, nouns and adjectives of attitude."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from communique import data
from communique.words.verbs import Form, conjugated, forms

FILE = "attitudes"
VERB_LISTS = ("clause", "beside", "addressed", "infinitive", "object_infinitive", "thing")


class Verbs(NamedTuple):
    """The verbs of attitude, by what may follow them."""

    clause: frozenset[str]
    beside: frozenset[str]
    addressed: frozenset[str]
    infinitive: frozenset[str]
    object_infinitive: frozenset[str]
    thing: frozenset[str]


@cache
def verbs(language: str) -> Verbs:
    return data.filled(Verbs, VERB_LISTS, language, FILE)


@cache
def by_following(language: str, table: str) -> Mapping[str, frozenset[str]]:
    """The words of a table of lists (with, adjectives, nouns), each list under the word that follows its words."""
    lists = data.toml("lang", language, f"{FILE}.toml")[table]
    return {word: data.words(language, f"{table}.{word}", FILE) for word in lists}


@cache
def phrases(language: str, name: str) -> frozenset[str]:
    return data.words(language, name, FILE)


@cache
def cue_lemmas(language: str) -> frozenset[str]:
    """Every verb of attitude."""
    with_ = by_following(language, "with")
    seeming = phrases(language, "passive.seeming") | phrases(language, "passive.raised")
    return frozenset().union(*verbs(language), *with_.values(), seeming)


@cache
def verb_forms(language: str) -> Mapping[str, tuple[Form, ...]]:
    """Every form of every verb known, those of attitude among them."""
    table = data.toml("lang", language, f"{FILE}.toml")["forms"]
    doubling = frozenset(data.entries(table["doubling"]))
    irregular = {line.split()[0]: line.split()[1:] for line in table["irregular"].strip().splitlines()}
    found = {word: list(entries) for word, entries in forms(language).items()}
    known = {entry.lemma for entries in found.values() for entry in entries}
    for lemma in sorted((cue_lemmas(language) | set(irregular) | set(table["other"].split())) - known):
        for word, form in conjugated(lemma, doubling, irregular.get(lemma)):
            found.setdefault(word, []).append(Form(lemma, form))
    return {word: tuple(entries) for word, entries in found.items()}
