"""Two accounts of one meeting: what both tell, what one alone tells, what they tell differently.

An item is one side's alone only where no sentence of the other account tells enough of it; the sentences are looked up
as they stand, so that what the program failed to read as an act is not shown as left out. Between the two bounds
nothing is decided: such items are handed on as unclear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique import data
from communique.ledger.accounts import Item, has, items
from communique.ledger.likeness import Account, Found, Scale, account, every_topic, found_in, gist, people, sounds
from communique.ledger.likeness import scale as scaled
from communique.ledger.wording import folded
from communique.model import Record, Span

ALONE = 0.18  # below it an item is one side's alone
SHARED = 0.45  # from it on both tell it
BINDING = ("commitment", "agreement")  # kinds whose firmness is compared
FIRMNESS = ("hope", "readiness", "promise", "agreed", "intention")  # words are looked for in this order


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of an account that tell something: `document` is its id; `kind` says as what they were read."""

    document: str
    start: int
    end: int
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Difference:
    """In what two tellings of one thing differ (firmness, position, status, tone), and how each has it."""

    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages that tell the same, and in what they differ."""

    first: Passage
    second: Passage
    differ: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts side by side. `unclear`: passages of which it is not decided whether the other tells them."""

    first: Record
    second: Record
    both: tuple[Pair, ...]
    only_first: tuple[Passage, ...]
    only_second: tuple[Passage, ...]
    unclear: tuple[Passage, ...]
    topics: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  # of both, of the first alone, of the second alone
    people: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

    @property
    def differ(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.both if pair.differ)


@dataclass(frozen=True, slots=True)
class Side:
    """An account with its items, and how far the other one tells each."""

    account: Account
    items: tuple[Item, ...]
    found: tuple[Found, ...]

    @property
    def document(self) -> str:
        return self.account.record.document.id


def compare(first: Record, second: Record) -> Comparison:
    """Two accounts of one meeting side by side."""
    accounts = account(first), account(second)
    by = scaled(*accounts)
    one, other = side(accounts[0], accounts[1], by), side(accounts[1], accounts[0], by)
    return Comparison(
        first, second, tuple(pairs(one, other, by)), tuple(alone(one)), tuple(alone(other)),
        (*unclear(one), *unclear(other)), parted(codes(one), codes(other)), who(people(first), people(second)),
    )  # fmt: skip


def side(own: Account, other: Account, by: Scale) -> Side:
    told = items(own.record)
    return Side(own, told, tuple(found_in(item, own, other, by) for item in told))


def passage(of: Side, item: Item) -> Passage:
    return Passage(of.document, item.start, item.end, item.words, item.kind)


def alone(of: Side) -> Iterator[Passage]:
    """What this account alone tells."""
    for item, found in zip(of.items, of.found, strict=True):
        if found.extent < ALONE:
            yield passage(of, item)


def unclear(of: Side) -> Iterator[Passage]:
    for item, found in zip(of.items, of.found, strict=True):
        if ALONE <= found.extent < SHARED:
            yield passage(of, item)


def pairs(one: Side, other: Side, by: Scale) -> Iterator[Pair]:
    """What both tell: each item of the first with the nearest words of the second, then what is left of the second."""
    met: set[tuple[Span, Span]] = set()
    for item, found in zip(one.items, one.found, strict=True):
        if found.extent >= SHARED and found.at:
            twin = nearest(item, other, found.at, by)
            met.add((item.span, found.at))
            yield Pair(passage(one, item), passage(other, twin), differences((one, item), (other, twin)))
    for item, found in zip(other.items, other.found, strict=True):
        if found.extent >= SHARED and found.at:
            twin = nearest(item, one, found.at, by)
            if not any(twin.span == span and item.span.touches(at) for span, at in met):
                yield Pair(passage(one, twin), passage(other, item), differences((one, twin), (other, item)))


def nearest(item: Item, other: Side, at: Span, by: Scale) -> Item:
    """Of the items in a sentence the one that shares most with the item, one of its kind first; else the sentence."""
    words = gist(item.words)
    there = [one for one in other.items if one.span.touches(at)]
    if not there:
        return Item("told", other.account.words(at), at.start, at.end)
    return max(there, key=lambda one: (by.weigh(words & gist(one.words)), one.kind == item.kind, -one.start))


def differences(one: tuple[Side, Item], other: tuple[Side, Item]) -> tuple[Difference, ...]:
    """In what two items differ that tell the same."""
    (_, here), (_, there) = one, other
    told = [("firmness", firmness(*one), firmness(*other))] if {here.kind, there.kind} & set(BINDING) else []
    if here.kind == there.kind:
        told += [("position", here.subtype, there.subtype)] if here.kind == "position" else []
        told += [("status", here.status, there.status)]
    told += [("tone", ", ".join(tone(here.words)), ", ".join(tone(there.words)))]
    return tuple(Difference(*one) for one in told if one[1] and one[2] and one[1] != one[2])


def firmness(of: Side, item: Item) -> str:
    """How firm an item is: as the record has it, else by the words of its sentence."""
    if item.strength:
        return item.strength.replace("_", " ")
    sentence = next((of.account.words(one.at) for one in of.account.told if one.at.touches(item.span)), item.words)
    return next((name for name in FIRMNESS if has(sentence, f"firm_{name}")), "")


def tone(words: str) -> tuple[str, ...]:
    """The words of a passage that colour it."""
    known = data.words("en", "tone", "ledger")
    return tuple(dict.fromkeys(word for word in folded(words).split() if word in known))


def codes(of: Side) -> list[str]:
    return [topic.code for topic in every_topic(of.account.record)]


def who(one: Sequence[str], other: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """People named in both accounts (as the first has them), in one alone; spellings of one name are one."""
    here = {name: any(sounds(name) & sounds(twin) for twin in other) for name in one}
    there = [name for name in dict.fromkeys(other) if not any(sounds(name) & sounds(twin) for twin in one)]
    both, alone = (tuple(name for name, twice in here.items() if twice is wanted) for wanted in (True, False))
    return both, alone, tuple(there)


def parted(one: Iterable[str], other: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What is in both, in the first alone, in the second alone; sorted."""
    first, second = set(one), set(other)
    return tuple(sorted(first & second)), tuple(sorted(first - second)), tuple(sorted(second - first))
