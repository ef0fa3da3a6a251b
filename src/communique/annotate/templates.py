"""The lists and templates of dates.toml, made into signs and regular expressions over them.

A word is one sign that says which lists and templates name it. A sign is a private character, so that
none means anything to a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from communique import data
from communique.annotate.numerals import SHAPES, Plain, Suffixes

FIRST_SIGN = 0xE000
ITEM = re.compile(r"\{(?:(\w+):)?(\w+)\}(\?)?|\(([^)]*)\)(\?)?|(\S+)")
POSSESSIVE = "possessive"
# Kinds whose first word belongs to what follows where a possessive follows: "before today's meeting".
UNPOSSESSED = frozenset({"plain", "by", "before", "since", "starting", "after", "until"})


class Rule(NamedTuple):
    """A template: the kind it makes, the signs that it takes, those it may begin with, and its slots."""

    kind: str
    pattern: re.Pattern[str]
    first: str
    slots: tuple[tuple[str, tuple[str, ...]], ...]


class Grammar(NamedTuple):
    """What dates.toml says of a language."""

    lexicon: dict[str, str]
    shapes: dict[frozenset[str], str]
    values: dict[str, dict[str, Plain]]
    levels: tuple[dict[str, list[Rule]], ...]
    kinds: dict[str, str]
    inner: frozenset[str]
    suffixes: Suffixes
    standing: dict[str, frozenset[str]]


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language, read once."""
    file = data.toml("lang", language, "dates.toml")
    groups = {name: tuple(data.entries(of)) for name, of in file["groups"].items()}
    rules = [
        [(kind, one) for kind, templates in level.items() for whole in templates for one in expanded(whole)]
        for level in file["levels"]
    ]
    labels, values = word_lists(file)
    for literal in {word for level in rules for _, template in level for word in literals(template)}:
        for form in forms(literal, "plain"):
            labels.setdefault(form, set()).add("=" + literal)
    for form in data.entries(file["possessive"]["words"]):
        labels.setdefault(form, set()).add(POSSESSIVE)
    kinds = sorted({kind for level in rules for kind, _ in level})
    shapes = sorted(SHAPES, key=sorted)
    sets = sorted({*map(frozenset, labels.values()), *shapes}, key=sorted)
    sign = {labels_: chr(FIRST_SIGN + i) for i, labels_ in enumerate(sets)}
    kind_sign = {kind: chr(FIRST_SIGN + len(sets) + i) for i, kind in enumerate(kinds)}
    signs_of: dict[str, str] = dict(kind_sign)
    for labels_, one in sign.items():
        for label in labels_:
            signs_of[label] = signs_of.get(label, "") + one
    return Grammar(
        {word: sign[frozenset(labels_)] for word, labels_ in labels.items()},
        {shape: sign[shape] for shape in shapes},
        values,
        tuple(by_first([rule_of(kind, one, groups, signs_of) for kind, one in level]) for level in rules),
        kind_sign,
        frozenset(data.entries(file["inner"])),
        suffixes_of(file),
        {name: frozenset(data.entries(of)) for name, of in file["standing"].items()},
    )


def word_lists(file: dict[str, Any]) -> tuple[dict[str, set[str]], dict[str, dict[str, Plain]]]:
    """Each form of each word, with the lists it is in and what it stands for in them."""
    labels: dict[str, set[str]] = {}
    values: dict[str, dict[str, Plain]] = {}
    case = {name: mode for mode in ("capitalised", "exact") for name in data.entries(file[mode])}
    for name, words in file["sets"].items():
        for word in data.entries(words):
            for form in forms(word, case.get(name, "plain")):
                labels.setdefault(form, set()).add(name)
    for name, table in file["values"].items():
        for value, words in table.items():
            for word in data.entries(words):
                for form in forms(word, case.get(name, "plain")):
                    labels.setdefault(form, set()).add(name)
                    number = re.fullmatch(r"-?\d+", value)
                    values.setdefault(form, {})[name] = int(value) if number else value
    return labels, values


def forms(word: str, mode: str) -> set[str]:
    """The ways in which a word of a list may be written."""
    if mode == "exact":
        return {word}
    capital = {word[:1].upper() + word[1:], word.upper()}
    return capital if mode == "capitalised" else capital | {word}


def expanded(template: str) -> list[str]:
    """A template with its `[...]` parts kept and left out."""
    parts = re.split(r"\[([^\]]*)\]", template)
    choices = [(part, "") if i % 2 else (part,) for i, part in enumerate(parts)]
    return [" ".join(choice) for choice in product(*choices)]


def literals(template: str) -> Iterator[str]:
    """The words that stand in a template as they are."""
    for match in ITEM.finditer(template):
        if not match.group(2):
            yield from words_of(match.group(4), match.group(6))


def rule_of(kind: str, template: str, groups: dict[str, tuple[str, ...]], signs_of: dict[str, str]) -> Rule:
    """A template as a regular expression over signs. DataError where it names no known list or kind."""
    pattern, first, begun = "", "", False
    slots = list[tuple[str, tuple[str, ...]]]()
    for match in ITEM.finditer(template):
        name, slot, optional, choices, optional_choice, word = match.groups()
        lists = members(slot, groups) if slot else tuple("=" + one for one in words_of(choices, word))
        missing = [one for one in lists if one not in signs_of]
        if missing:
            raise data.DataError(f"dates.toml, {template!r}: no list or kind {missing[0]}")
        may = bool(optional or optional_choice or (word and word.endswith("?")))
        signs = "".join(signs_of[one] for one in lists)
        first += "" if begun else signs
        begun = begun or not may
        if slot:
            slots.append((name or slot, lists))
        pattern += (f"([{signs}])" if slot else f"[{signs}]") + ("?" if may else "")
    if kind in UNPOSSESSED and POSSESSIVE in signs_of:
        pattern += f"(?![{signs_of[POSSESSIVE]}])"
    return Rule(kind, re.compile(pattern), "".join(sorted(set(first))), tuple(slots))


def words_of(choices: str | None, word: str | None) -> list[str]:
    return choices.split("|") if choices is not None else [(word or "").removesuffix("?")]


def by_first(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """Rules by the signs that they can begin with."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for one in rule.first:
            found.setdefault(one, []).append(rule)
    return found


def members(name: str, groups: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The lists and kinds in a group, and in the groups in it; a name that is no group is itself."""
    if name not in groups:
        return (name,)
    return tuple(one for inner in groups[name] for one in members(inner, groups))


def suffixes_of(file: dict[str, Any]) -> Suffixes:
    lists = {name: tuple(data.entries(of)) for name, of in file["suffixes"].items()}
    meridiem = {name: tuple(data.entries(of)) for name, of in file["values"]["meridiem"].items()}
    return Suffixes(**lists, **meridiem)
