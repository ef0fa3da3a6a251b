"""The word lists of a language as matchers, built once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from communique import data
from communique.match import Phrases
from communique.words.verbs import forms


class StateWord(NamedTuple):
    """A state by its name or its adjective."""

    iso: str
    adjective: bool


class OfficeWord(NamedTuple):
    """An office by its title. `takes` tells what may follow, `first` is the title that it is known by."""

    office: str
    rank: str
    portfolio: str | None
    takes: str
    plural: bool
    singular: str
    first: str


class SmallWords(NamedTuple):
    """Lists of names.toml: small words inside and beside titles and names."""

    common_titles: frozenset[str]
    elect: frozenset[str]
    former: frozenset[str]
    title_joints: frozenset[str]
    portfolio_joints: frozenset[str]
    joints: frozenset[str]
    member_joints: frozenset[str]
    owner_links: frozenset[str]
    owner_articles: frozenset[str]
    verb_leads: frozenset[str]
    location: frozenset[str]
    posting: frozenset[str]
    superior_links: frozenset[str]
    state_nouns: frozenset[str]
    short_states: frozenset[str]
    institution_of: frozenset[str]
    institution_links: frozenset[str]
    ministry_links: frozenset[str]
    body_links: frozenset[str]
    institution_ends: frozenset[str]
    portfolio_openers: frozenset[str]
    whole_bodies: frozenset[str]
    seat: frozenset[str]
    group_of: frozenset[str]
    of_the_state: frozenset[str]
    articles: frozenset[str]
    honorifics_or_names: frozenset[str]
    lowercase_honorifics: frozenset[str]
    counterpart_adjectives: frozenset[str]
    not_before_names: frozenset[str]
    hyphened_articles: frozenset[str]
    officers: frozenset[str]
    titles_in_names: frozenset[str]
    months_as_names: frozenset[str]
    offices_of_groups: frozenset[str]
    countries: frozenset[str]
    apposition_openers: frozenset[str]
    after_apposition: frozenset[str]
    document_articles: frozenset[str]
    before_telling: frozenset[str]
    ministry_heads: frozenset[str]
    foreign_ministries: frozenset[str]
    institution_adjectives: frozenset[str]
    publishing: frozenset[str]
    behind_quotations: frozenset[str]
    two_alone: frozenset[str]
    source_links: frozenset[str]
    plural_pronouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the mention finders look up, for one language."""

    states: Phrases[StateWord]
    state_prefixes: Phrases[bool]
    sovereign: Phrases[bool]
    offices: Phrases[OfficeWord]
    portfolios: Phrases[str]
    portfolio_words: frozenset[str]
    fronted: frozenset[str]
    honorifics: Phrases[bool]
    ranks: Phrases[bool]
    organizations: Phrases[str]
    organization_starts: Phrases[bool]
    organization_ends: frozenset[str]
    body_members: frozenset[str]
    before_names: frozenset[str]
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
    institutions: Phrases[bool]
    styles: Phrases[bool]
    small: SmallWords
    auxiliaries: frozenset[str]
    conjunctions: frozenset[str]
    openers: frozenset[object]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language folder. DataError where a list is missing."""
    words, phrases = words_of(language), phrases_of(language)
    return Lexicon(**words, **phrases, openers=openers(words, phrases))


def openers(words: dict[str, Any], phrases: dict[str, Any]) -> frozenset[object]:
    """The words without a capital with which a mention can begin."""
    single = ("determiners", "possessives", "pronouns", "group_adjectives", "particles")
    firsts = (listed.lengths for listed in phrases.values())
    return frozenset().union(*(words[name] for name in single), words["small"].articles, *firsts)


AUXILIARIES = ("auxiliary_be", "auxiliary_have", "auxiliary_do", "modal")
CLOSED = ("preposition", "conjunction", "subordinator", "pronoun", "determiner", "possessive")
TENURES = ("former", "acting", "elect", "neutral")
LISTS = {  # fields that are a list of words.toml: its section
    "organization_ends": "organizations.heads_last",
    "body_members": "organizations.members",
    "before_names": "organizations.titles",
    "event_heads": "events.heads",
    "particles": "people.particles",
    "suffixes": "people.suffixes",
    "not_names": "people.not_names",
    "given_names": "people.given_names",
    "people_names": "states.people_names",
    "determiners": "tags.determiner",
    "possessives": "tags.possessive",
    "pronouns": "tags.pronoun",
    "conjunctions": "tags.conjunction",
    "surname_verbs": "people.surname_verbs",
    "fraternal": "states.fraternal",
    "realms": "states.realms",
    "counterparts": "people.counterparts",
}
# Fields that are a list of phrases of words.toml: its section, and whether capitals count.
PHRASES = {
    "state_prefixes": ("states.prefixes", False),
    "sovereign": ("states.sovereign", True),
    "honorifics": ("people.honorifics", False),
    "ranks": ("people.ranks_before_names", False),
    "organization_starts": ("organizations.heads_first", True),
    "place_ends": ("places.place_nouns", True),
    "collective": ("groups.collective", False),
    "group_nouns": ("groups.nouns", False),
    "documents": ("speech.documents", False),
    "institutions": ("speech.institutions", False),
    "styles": ("people.styles", True),
}


def words_of(language: str) -> dict[str, Any]:
    """The fields of the lexicon that are sets of single words."""
    closed = [data.words(language, f"tags.{name}") for name in CLOSED]
    return {
        **{field: data.words(language, section) for field, section in LISTS.items()},
        "small": data.filled(SmallWords, SmallWords._fields, language, "names"),
        "closed": frozenset().union(*closed),
        "auxiliaries": frozenset().union(*(data.words(language, f"tags.{name}") for name in AUXILIARIES)),
        "fronted": data.words(language, "fronted", "names"),
        "group_adjectives": frozenset(w.lower() for w in data.words(language, "groups.adjectives")),
        "portfolio_words": portfolio_words(language),
        "verb_forms": frozenset(forms(language)),
        "narrating": narrating(language),
    }


def phrases_of(language: str) -> dict[str, Any]:
    """The fields of the lexicon that are lists of phrases, each with what it stands for."""
    tenures = [(w, kind) for kind in TENURES for w in data.words(language, f"tenure.{kind}")]
    listed = {
        field: Phrases(((entry, True) for entry in data.words(language, section)), exact_case=exact)
        for field, (section, exact) in PHRASES.items()
    }
    return {
        **listed,
        "states": Phrases(state_entries(language)),
        "offices": Phrases(office_entries(language)),
        "portfolios": Phrases(portfolio_entries(language)),
        "organizations": Phrases(organization_entries(language), exact_case=True),
        "places": Phrases(place_entries(language), exact_case=True),
        "tenures": Phrases(tenures),
    }


def portfolio_words(language: str) -> frozenset[str]:
    """The single words that portfolios consist of, lower-case."""
    words = {w.lower() for phrase, _ in portfolio_entries(language) for w in phrase.split()}
    return frozenset(words - data.words(language, "not_portfolio", "names"))


def narrating(language: str) -> frozenset[str]:
    """The past and -s forms of verbs of narration."""
    verbs = data.words(language, "speech.verbs") | data.words(language, "speech.official")
    return frozenset(
        word
        for word, entries in forms(language).items()
        if any(entry.form in ("past", "s") and entry.lemma in verbs for entry in entries)
    )


def state_entries(language: str) -> list[tuple[str, StateWord]]:
    """Names and adjectives of states."""
    found = []
    for row in data.rows("lang", language, "states.csv"):
        for name in [row["name"], *row["names"].split(";")]:
            found.append((name.strip(), StateWord(row["iso3"], False)))
        for adjective in row["adjectives"].split(";"):
            found.append((adjective.strip(), StateWord(row["iso3"], True)))
    return [(name, word) for name, word in found if name]


def portfolio_entries(language: str) -> list[tuple[str, str]]:
    """The words of portfolios, with their ids."""
    rows = data.rows("lang", language, "portfolios.csv")
    return [(words, row["id"]) for row in rows for words in data.entries(row["words"].split(";"))]


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
    """Titles in the singular and plural. DataError where an office is not in the world data."""
    ids = {row["id"]: row for row in data.rows("world", "offices.csv")}
    found = []
    for row in data.rows("lang", language, "offices.csv"):
        first = data.entries(row["titles"].split(";"))[0]
        if row["id"] not in ids:
            raise data.DataError(f"lang/{language}/offices.csv: office {row['id']} is not in world/offices.csv")
        known = ids[row["id"]]
        for title in data.entries(row["titles"].split(";")):
            for plural, form in ((False, title), (True, plural_of(title))):
                word = OfficeWord(
                    row["id"], known["rank"], known["portfolio"] or None, row["takes"], plural, title, first
                )
                found.append((form, word))
    return found


def organization_entries(language: str) -> list[tuple[str, str]]:
    """Names of organizations, with their ids."""
    rows = data.rows("lang", language, "organizations.csv")
    return [(name.strip(), row["id"]) for row in rows for name in row["names"].split(";")]


def place_entries(language: str) -> list[tuple[str, str]]:
    """Names of places, with their kinds."""
    found = [(w, "venue") for w in data.words(language, "places.venues")]
    found += [(w, "region") for w in data.words(language, "places.regions")]
    found += [(w, "city") for w in data.words(language, "places.cities")]
    for row in data.rows("lang", language, "states.csv"):
        found += [(city.strip(), "city") for city in row["cities"].split(";") if city.strip()]
    return found
