"""The word lists of a language as matchers, built once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from communique import data
from communique.words.verbs import forms
from communique.match import Phrases


class StateWord(NamedTuple):
    iso: str
    adjective: bool


class OfficeWord(NamedTuple):
    office: str
    rank: str
    portfolio: str | None
    takes: str
    plural: bool
    singular: str
    first: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the mention finders look up, for one language."""

    states: Phrases[StateWord]
    state_prefixes: Phrases[bool]
    offices: Phrases[OfficeWord]
    portfolios: Phrases[str]
    portfolio_words: frozenset[str]
    fronted: frozenset[str]
    honorifics: Phrases[bool]
    ranks: Phrases[bool]
    organizations: Phrases[str]
    organization_starts: Phrases[bool]
    organization_ends: frozenset[str]
    places: Phrases[str]
    place_ends: Phrases[bool]
    collective: Phrases[bool]
    group_nouns: Phrases[bool]
    group_adjectives: frozenset[str]
    event_heads: frozenset[str]
    tenures: Phrases[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    not_names: frozenset[str]
    given_names: frozenset[str]
    people_names: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    narrating: frozenset[str]
    closed: frozenset[str]
    fraternal: frozenset[str]
    surname_verbs: frozenset[str]
    realms: frozenset[str]
    counterparts: frozenset[str]
    verb_forms: frozenset[str]
    documents: Phrases[bool]
    styles: Phrases[bool]


def listed(language: str, section: str) -> Phrases[bool]:
    return Phrases((entry, True) for entry in data.words(language, section))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language folder. DataError where a list is missing."""
    words = lambda section: data.words(language, section)  # noqa: E731
    lower = lambda section: frozenset(w.lower() for w in words(section))  # noqa: E731
    portfolios = [
        (w, row["id"])
        for row in data.rows("lang", language, "portfolios.csv")
        for w in data.entries(row["words"].split(";"))
    ]
    return Lexicon(
        states=Phrases(state_entries(language)),
        state_prefixes=listed(language, "states.prefixes"),
        offices=Phrases(office_entries(language)),
        portfolios=Phrases(portfolios),
        portfolio_words=frozenset(w.lower() for phrase, _ in portfolios for w in phrase.split())
        - {"the", "and", "of"},
        fronted=frozenset({"minister", "secretary", "ministers", "secretaries"}),
        honorifics=listed(language, "people.honorifics"),
        ranks=listed(language, "people.ranks_before_names"),
        organizations=Phrases(organization_entries(language), exact_case=True),
        organization_starts=Phrases(((w, True) for w in words("organizations.heads_first")), exact_case=True),
        organization_ends=words("organizations.heads_last"),
        places=Phrases(place_entries(language), exact_case=True),
        place_ends=Phrases(((w, True) for w in words("places.place_nouns")), exact_case=True),
        collective=listed(language, "groups.collective"),
        group_nouns=listed(language, "groups.nouns"),
        group_adjectives=lower("groups.adjectives"),
        event_heads=words("events.heads"),
        tenures=Phrases(
            (w, kind) for kind in ("former", "acting", "elect", "neutral") for w in words(f"tenure.{kind}")
        ),
        particles=words("people.particles"),
        suffixes=words("people.suffixes"),
        not_names=words("people.not_names"),
        given_names=words("people.given_names"),
        people_names=words("states.people_names"),
        determiners=words("tags.determiner"),
        possessives=words("tags.possessive"),
        pronouns=words("tags.pronoun"),
        closed=frozenset().union(
            *(
                words(f"tags.{t}")
                for t in ("preposition", "conjunction", "subordinator", "pronoun", "determiner", "possessive")
            )
        ),
        surname_verbs=words("people.surname_verbs"),
        fraternal=words("states.fraternal"),
        realms=words("states.realms"),
        counterparts=words("people.counterparts"),
        verb_forms=frozenset(forms(language)),
        documents=listed(language, "speech.documents"),
        styles=Phrases(((w, True) for w in words("people.styles")), exact_case=True),
        narrating=frozenset(
            w
            for w, entries in forms(language).items()
            for e in entries
            if e.form in ("past", "s") and e.lemma in words("speech.verbs") | words("speech.official")
        ),
    )


def state_entries(language: str) -> list[tuple[str, StateWord]]:
    found = []
    for row in data.rows("lang", language, "states.csv"):
        for name in [row["name"], *row["names"].split(";")]:
            found.append((name.strip(), StateWord(row["iso3"], False)))
        for adjective in row["adjectives"].split(";"):
            found.append((adjective.strip(), StateWord(row["iso3"], True)))
    return [(name, word) for name, word in found if name]


def plural_of(phrase: str) -> str:
    """The plural of an English title: its head stands before "of", "for" or a comma, else last."""
    if "Ambassador " in phrase:
        return phrase.replace("Ambassador ", "Ambassadors ", 1)
    head, sep, rest = phrase, "", ""
    for mark in (" of ", " for ", " to ", "-", " and "):
        if mark in phrase:
            head, sep, rest = phrase.partition(mark)
            break
    ending = "ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else "s"
    return (head[:-1] if ending == "ies" else head) + ending + sep + rest


def office_entries(language: str) -> list[tuple[str, OfficeWord]]:
    ids = {row["id"]: row for row in data.rows("world", "offices.csv")}
    found = []
    for row in data.rows("lang", language, "offices.csv"):
        first = data.entries(row["titles"].split(";"))[0]
        if row["id"] not in ids:
            raise data.DataError(
                f"lang/{language}/offices.csv: office {row['id']} is not in world/offices.csv"
            )
        known = ids[row["id"]]
        for title in data.entries(row["titles"].split(";")):
            for plural, form in ((False, title), (True, plural_of(title))):
                word = OfficeWord(
                    row["id"], known["rank"], known["portfolio"] or None, row["takes"], plural, title, first
                )
                found.append((form, word))
    return found


def organization_entries(language: str) -> list[tuple[str, str]]:
    rows = data.rows("lang", language, "organizations.csv")
    return [(name.strip(), row["id"]) for row in rows for name in row["names"].split(";")]


def place_entries(language: str) -> list[tuple[str, str]]:
    found = [(w, "venue") for w in data.words(language, "places.venues")]
    found += [(w, "region") for w in data.words(language, "places.regions")]
    found += [(w, "city") for w in data.words(language, "places.cities")]
    for row in data.rows("lang", language, "states.csv"):
        found += [(city.strip(), "city") for city in row["cities"].split(";") if city.strip()]
    return found
