"""How much of what one account tells another one tells too: telling words shared, by rarity in the two texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import log

from communique import data
from communique.ledger.accounts import Item, running, span
from communique.ledger.spelling import folded as plain
from communique.ledger.spelling import skeleton
from communique.ledger.wording import bare, content, folded, rarity, weight
from communique.model import Record, Span, Topic

INITIALS = 2  # letters of a name that are no name
STEM = 6  # letters by which words are one
FEW = 3  # telling words up to which one with a pronoun is read with its sentence
ANYWHERE = 0.15  # what a word counts that stands in another sentence than the one that tells most of the item
CHANCE, SHORT = 0.05, 12  # the longer the other text, the more words it shares by chance; sentences of a short one
PLENTY = 13.0  # weight of words shared with one sentence that leaves it open whether a long item is told there
BARELY = 3  # telling words below which an item of a weak kind says too little to be found again or missed
WEAK = ("told", "commitment", "visit", "meeting", "position", "request")
TELLING = ("invitation",)  # kinds of which there is mostly one in a meeting: the kind itself is a telling word
MONTH = "(january|february|march|april|may|june|july|august|september|october|november|december)"
MONTHS = re.compile(rf"\b{MONTH.replace('may|', '')}\b")
DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {MONTH}\b")
DAY_AFTER = re.compile(rf"\b{MONTH} (\d{{1,2}})\b")
PRONOUN = re.compile(r"\b(it|its|this|these|those|them)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an account: its place, and its telling words."""

    at: Span
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Account:
    """What is looked up in an account: its sentences with their telling words, all of them, and the names of people."""

    record: Record
    told: tuple[Told, ...]
    every: frozenset[str]
    names: frozenset[str]

    def words(self, at: Span) -> str:
        return self.record.document.text[at.start : at.end]


@dataclass(frozen=True, slots=True)
class Scale:
    """How much each word of two accounts tells. `mute`: names of people and of the two sides, which tell nothing."""

    rare: Mapping[str, float]
    mute: frozenset[str]

    def weigh(self, words: Iterable[str]) -> float:
        return weight(sorted(words), self.rare)


@dataclass(frozen=True, slots=True)
class Found:
    """How far the other account tells an item: 0 not at all, 1 and above wholly; and where it comes nearest."""

    extent: float
    at: Span | None


def account(record: Record) -> Account:
    text = record.document.text
    marked = list(marks(record))
    told = tuple(
        Told(one, gist(text[one.start : one.end]) | {mark for spot, mark in marked if one.touches(spot)})
        for one in running(record)
    )
    return Account(record, told, frozenset(word for one in told for word in one.words), names(record))


def names(record: Record) -> frozenset[str]:
    """The words of the names of the people whom an account names."""
    people = (one for one in record.entities if one.type == "person")
    words = (word for one in people for name in (one.name, *one.aliases) for word in folded(name).split())
    return frozenset(bare(word)[:STEM] for word in words)


def marks(record: Record) -> Iterable[tuple[Span, str]]:
    """Where the text has which topic, and an act whose kind is a telling word."""
    for topic in every_topic(record):
        yield span(topic.anchor), f"#{topic.code}"
    for act in record.acts:
        if act.kind in TELLING:
            for anchor in act.anchors:
                yield span(anchor), f"!{act.kind}"


def every_topic(record: Record) -> list[Topic]:
    """The topics of acts and statements, one after the other."""
    told = (*(act.topics for act in record.acts), *(said.topics for said in record.statements))
    return list(chain.from_iterable(told))


@cache
def gist(words: str) -> frozenset[str]:
    """The words that tell what is meant: without those of reporting, words of one sense made one, days as such."""
    empty, one = reporting(), senses()
    low = words.casefold()
    days = [*DAY.findall(low), *((day, month) for month, day in DAY_AFTER.findall(low))]
    found = (one.get(word, word)[:STEM] for word in content(words) if word not in empty)
    return frozenset([*found, *MONTHS.findall(low), *(f"{day} {month}" for day, month in days)])


@cache
def reporting() -> frozenset[str]:
    return frozenset(bare(word) for word in data.words("en", "reporting", "ledger"))


@cache
def senses() -> Mapping[str, str]:
    """The first word of its line for each word of the lines of one sense; states for their peoples."""
    lines = [line.split() for line in sorted(data.words("en", "senses", "ledger"))]
    found = {bare(word): bare(line[0]) for line in lines for word in line}
    for row in data.rows("lang", "en", "states.csv"):
        for name in (row["name"], *row["adjectives"].split(";")):
            parts = folded(name).split()
            if len(parts) == 1:
                found[bare(parts[0])] = f"@{row['iso3']}"
    return found


def scale(first: Account, second: Account) -> Scale:
    every = [one.words for one in (*first.told, *second.told)]
    return Scale(rarity(every), first.names | second.names | parties(first.record) | parties(second.record))


def parties(record: Record) -> frozenset[str]:
    """The states that a headline names, and that of the publisher: whose meeting it is."""
    document = record.document
    titled = gist(document.title.text) if document.title else frozenset[str]()
    return frozenset(word for word in titled if word.startswith("@")) | {f"@{document.publisher.state}"}


def found_in(item: Item, own: Account, other: Account, by: Scale) -> Found:
    """How far another account tells an item: in the sentence that tells most of it, and in all its sentences."""
    if item.people and item.kind == "participant":
        return present(item, other)
    words = telling_words(item, own) - by.mute
    whole = by.weigh(words)
    if not whole:
        return Found(1.0, None)
    weighed = [(by.weigh(words & one.words), one.at) for one in other.told]
    most, at = max(weighed, key=lambda one: one[0], default=(0.0, None))
    share = most / whole + ANYWHERE * by.weigh(words & other.every) / whole
    if most >= PLENTY or (item.kind in WEAK and len(words) < BARELY):
        share = max(share, 1.0)
    return Found(share - CHANCE * max(0.0, log(len(other.told) / SHORT)) , at if most else None)


def telling_words(item: Item, own: Account) -> frozenset[str]:
    """Of an item with few words and a pronoun those of its sentence too: "to send it by May" says not what."""
    words = gist(item.words)
    if len(words) <= FEW and PRONOUN.search(item.words):
        words |= frozenset(word for one in own.told if one.at.touches(item.span) for word in one.words)
    return words | {f"#{code}" for code in item.topics} | ({f"!{item.kind}"} & {f"!{kind}" for kind in TELLING})


def present(item: Item, other: Account) -> Found:
    """Somebody was there who is not named in the other account at all: that is told here only."""
    known = [sounds(name) for name in people(other.record)]
    named = [any(sounds(name) & one for one in known) for name in sorted(item.people)]
    return Found(1.0 if all(named) else 0.0, None)


def people(record: Record) -> list[str]:
    return [one.name for one in record.entities if one.type == "person" and one.name.strip()]


def sounds(name: str) -> frozenset[str]:
    """The words of a name as all its transliterations are written; initials tell nothing."""
    return frozenset(skeleton(word) for word in folded(plain(name)).split() if len(word) > INITIALS)
