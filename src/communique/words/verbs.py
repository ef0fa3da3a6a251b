"""The forms of the verbs of a language: regular ones by rule, irregular ones from verbs.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from communique import data

VOWELS = "aeiou"


class Form(NamedTuple):
    """What a word may be a form of. `form` is base, s, ing, past or part."""

    lemma: str
    form: str


def third(lemma: str) -> str:
    """The form after "he": visits, reaches, carries."""
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in VOWELS else lemma + "s"


def stem(lemma: str, doubling: frozenset[str]) -> str:
    """What -ed and -ing are added to: plann-, arriv-, visit-."""
    if lemma in doubling:
        return lemma + lemma[-1]
    return lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma


def past(lemma: str, doubling: frozenset[str]) -> str:
    """The regular past: planned, arrived, carried."""
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "d" if lemma.endswith("e") else stem(lemma, doubling) + "ed"


def gerund(lemma: str, doubling: frozenset[str]) -> str:
    """The -ing form: planning, arriving, tying."""
    return lemma[:-2] + "ying" if lemma.endswith("ie") else stem(lemma, doubling) + "ing"


AUXILIARIES = frozenset({"be", "have", "do"})
FORMS_OF_AUXILIARIES = (("doing", "do", "ing"), ("done", "do", "part"), ("had", "have", "part"))


@cache
def forms(language: str) -> Mapping[str, tuple[Form, ...]]:
    """Every form of every verb of verbs.toml, lower-case."""
    table = data.toml("lang", language, "verbs.toml")
    doubling = frozenset(table["doubling"].split())
    irregular = {line.split()[0]: line.split()[1:] for line in table["irregular"].strip().splitlines()}
    found: dict[str, list[Form]] = {}
    for lemma in sorted({*table["lemmas"].split(), *irregular} - AUXILIARIES):
        for word, form in conjugated(lemma, doubling, irregular.get(lemma)):
            found.setdefault(word, []).append(Form(lemma, form))
    for word, lemma, form in FORMS_OF_AUXILIARIES:
        found.setdefault(word, []).append(Form(lemma, form))
    return {word: tuple(entries) for word, entries in found.items()}


def conjugated(lemma: str, doubling: frozenset[str], irregular: list[str] | None) -> Iterator[tuple[str, str]]:
    """(word, form) for each form of a verb. `irregular` is its past and its participle, variants split by a slash."""
    yield lemma, "base"
    yield third(lemma), "s"
    yield gerund(lemma, doubling), "ing"
    was, been = irregular or [past(lemma, doubling)] * 2
    for word in was.split("/"):
        yield word, "past"
    for word in been.split("/"):
        yield word, "part"
    if lemma in doubling and lemma.endswith("l") and not irregular:  # American spelling: traveled, canceling
        yield lemma + "ed", "past"
        yield lemma + "ed", "part"
        yield lemma + "ing", "ing"


@cache
def nouns_too(language: str) -> frozenset[str]:
    """Lemmas whose base or -s form is also a noun ("visits", "support")."""
    return frozenset(data.toml("lang", language, "verbs.toml")["noun_too"].split())
