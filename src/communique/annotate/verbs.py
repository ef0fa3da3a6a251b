"""Verb groups, found without a parser: forms from a lexicon, auxiliaries before them, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from communique import data
from communique.model import Span
from communique.reading import Verb
from communique.text import Token

VOWELS = "aeiou"


class Form(NamedTuple):
    lemma: str
    form: str  # base | s | ing | past | part


def third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in VOWELS else lemma + "s"


def stem(lemma: str, doubling: frozenset[str]) -> str:
    if lemma in doubling:
        return lemma + lemma[-1]
    return lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma


def past(lemma: str, doubling: frozenset[str]) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "d" if lemma.endswith("e") else stem(lemma, doubling) + "ed"


def gerund(lemma: str, doubling: frozenset[str]) -> str:
    return lemma[:-2] + "ying" if lemma.endswith("ie") else stem(lemma, doubling) + "ing"


@cache
def forms(language: str) -> Mapping[str, tuple[Form, ...]]:
    """Every form of every verb of verbs.toml, lower-case."""
    table = data.toml("lang", language, "verbs.toml")
    doubling = frozenset(table["doubling"].split())
    irregular = {line.split()[0]: line.split()[1:] for line in table["irregular"].strip().splitlines()}
    found: dict[str, list[Form]] = {}

    def add(word: str, lemma: str, form: str) -> None:
        found.setdefault(word, []).append(Form(lemma, form))

    for lemma in {*table["lemmas"].split(), *irregular} - {"be", "have", "do"}:
        add(lemma, lemma, "base")
        add(third(lemma), lemma, "s")
        add(gerund(lemma, doubling), lemma, "ing")
        was, been = irregular.get(lemma, [past(lemma, doubling)] * 2)
        for word in was.split("/"):
            add(word, lemma, "past")
        for word in been.split("/"):
            add(word, lemma, "part")
        if (
            lemma in doubling and lemma.endswith("l") and lemma not in irregular
        ):  # American spelling: traveled, canceling
            for word, form in ((lemma + "ed", "past"), (lemma + "ed", "part"), (lemma + "ing", "ing")):
                add(word, lemma, form)
    for word, lemma, form in (("doing", "do", "ing"), ("done", "do", "part"), ("had", "have", "part")):
        add(word, lemma, form)
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def tags(language: str) -> Mapping[str, str]:
    """The tag of each closed-class word: be, have, do, modal, negation, determiner, possessive, pronoun, …"""
    table: dict[str, str] = {}
    order = ("adverb", "preposition", "subordinator", "conjunction", "pronoun", "determiner", "possessive",
             "negation", "modal", "auxiliary_do", "auxiliary_have", "auxiliary_be")  # fmt: skip
    for name in order:
        for word in data.words(language, f"tags.{name}"):
            table[word] = name.removeprefix("auxiliary_")
    return table


@cache
def nouns_too(language: str) -> frozenset[str]:
    return frozenset(data.toml("lang", language, "verbs.toml")["noun_too"].split())


def is_adverb(word: str, language: str) -> bool:
    if tags(language).get(word) in ("adverb", "negation"):
        return True
    return word.endswith("ly") and len(word) > 4 and word not in data.words(language, "tags.not_adverb")


class Group(NamedTuple):
    """A verb group and the number of the token after it. `sure` is false where the words may be a noun or adjective."""

    verb: Verb
    after: int
    sure: bool
    bare: str


def group_at(run: Sequence[Token], i: int, end: int, language: str) -> Group | None:
    """The verb group that begins at token i, before token `end`."""
    table, lexicon = tags(language), forms(language)
    at, aux, negated, infinitive = i, [], False, False
    while at < end:
        word, tag = run[at].lower, table.get(run[at].lower)
        if (
            word == "to"
            and (at == i or aux[-1:] in (["be"], ["have"]))
            and leads_to_base(run, at + 1, end, language)
        ):
            infinitive = at == i
            if not infinitive:
                aux.append("to")
        elif tag in ("be", "have", "do", "modal"):
            aux.append(
                "will" if word in ("will", "shall", "'ll", "won't") else word if tag == "modal" else tag
            )
            aux[-1] = {"being": "being", "been": "been"}.get(word, aux[-1])
            negated = negated or word.endswith("n't") or word == "cannot"
        elif (aux or infinitive) and is_adverb(word, language):
            negated = negated or tag == "negation"
        else:
            break
        at += 1
    entry = main_form(lexicon.get(run[at].lower, ()) if at < end else (), aux, infinitive) or unlisted(
        run, at, aux, infinitive, language
    )
    if entry:
        return Group(
            built(run, i, at, entry, aux, negated, infinitive), at + 1, bool(aux or infinitive), entry.form
        )
    if not aux:
        return None
    last = max(k for k in range(i, at) if table.get(run[k].lower) in ("be", "have", "do", "modal"))
    lemma = {"been": "be", "being": "be"}.get(aux[-1], aux[-1])
    lemma = lemma if lemma in ("be", "have", "do") else "modal"
    entry = Form(lemma, "past" if run[last].lower in ("was", "were", "had", "did") else "base")
    return Group(built(run, i, last, entry, aux[:-1], negated, infinitive), last + 1, True, entry.form)


def leads_to_base(run: Sequence[Token], i: int, end: int, language: str) -> bool:
    while i < end and is_adverb(run[i].lower, language):
        i += 1
    if i >= end:
        return False
    word = run[i].lower
    return (
        word in ("be", "have", "do")
        or any(f.form == "base" for f in forms(language).get(word, ()))
        or unlisted(run, i, (), True, language) is not None
    )


def unlisted(
    run: Sequence[Token], i: int, aux: Sequence[str], infinitive: bool, language: str
) -> Form | None:
    """A verb that the lexicon lacks: a lower-case word after "will", or after "to" and before what can only be its object."""
    modal = aux[-1:] in (["will"], ["would"])
    if i >= len(run) or not (infinitive or modal):
        return None
    word = run[i]
    strange = (
        word.text.isalpha()
        and word.text.islower()
        and len(word.text) > 3
        and word.lower not in forms(language)
        and word.lower not in tags(language)
    )
    if not strange or word.lower.endswith(
        ("s", "ed", "ing", "ly", "ion", "ity", "ment", "ness", "ance", "ence")
    ):
        return None
    after = run[i + 1].lower if i + 1 < len(run) else ""
    return (
        Form(word.lower, "base")
        if modal or tags(language).get(after) in ("determiner", "possessive")
        else None
    )


def main_form(entries: Sequence[Form], aux: Sequence[str], infinitive: bool) -> Form | None:
    """The form of the main verb that the auxiliaries before it allow."""
    last = aux[-1] if aux else "to" if infinitive else None
    wanted = {
        "be": ("ing", "part"),
        "been": ("ing", "part"),
        "being": ("part",),
        "have": ("part",),
        None: ("past", "s", "base", "ing", "part"),
    }
    for form in wanted.get(last, ("base",)):
        for entry in entries:
            if entry.form == form:
                return entry
    return None


def built(
    run: Sequence[Token], i: int, at: int, entry: Form, aux: Sequence[str], negated: bool, infinitive: bool
) -> Verb:
    modal = next((a for a in aux if a not in ("be", "been", "being", "have", "do", "to")), None)
    passive = entry.form == "part" and any(a in ("be", "been", "being") for a in aux)
    first = run[i].lower
    pastlike = (
        entry.form == "past" or first in ("was", "were", "had", "did") or (entry.form == "part" and not aux)
    )
    future = modal == "will" or ("to" in aux and "be" in aux)
    form = (
        "infinitive"
        if infinitive
        else "gerund"
        if (entry.form == "ing" and not aux) or first in ("being", "having")
        else "finite"
    )
    return Verb(
        run[i].start, run[at].end, Span(run[at].start, run[at].end), entry.lemma, form,  # type: ignore[arg-type]
        "future" if future else "past" if pastlike else "present",
        modal, "have" in aux, entry.form == "ing" and "be" in aux, passive, negated,
    )  # fmt: skip
