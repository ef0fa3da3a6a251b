"""The same person across documents: who is named, under which names, in which texts, and why that is one person."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from communique import data
from communique.ledger.groups import Unions, grouped
from communique.ledger.items import Link, Naming, Verdict
from communique.ledger.names import Form, form, likeness, pairs, word_keys, word_likeness
from communique.ledger.placing import Apart, Placing
from communique.ledger.posts import excludes, fits, states
from communique.ledger.profiles import Known, posts_of
from communique.ledger.spelling import skeleton

COMPARED = (likeness, word_likeness, word_keys, fits, excludes)
COMMON = 0.2  # of the texts with the commonest name: from there on a form is a common one
STATES = 0.2  # of the texts with the commonest state: below it is taken for a mistake


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """One person of the documents. `namings`: keys of the namings; `links`: for each, why it is this person."""

    id: str
    name: str
    aliases: tuple[str, ...]
    states: tuple[str, ...]
    namings: tuple[str, ...]
    links: tuple[Link, ...]


def persons(namings: Sequence[Naming], verdicts: Sequence[Verdict] = ()) -> list[Person]:
    """The persons named, in the order of their ids. The same whatever the order of the namings."""
    judged = Judged(namings, verdicts)
    made = [one for group in grouped(namings, judged.keys) for one in judged.persons(group)]
    for compared in COMPARED:  # what was kept at hand while names were compared, 200 MB of a large archive
        compared.cache_clear()
    return sorted(made)


def naming_keys(naming: Naming) -> Iterator[str]:
    """What two namings must share to be one person at all: the family name, and what may be called so instead."""
    taken = form(naming.name)
    if not taken.words:
        return
    yield from {skeleton(word) for word in taken.family}
    if taken.single:
        yield skeleton(taken.words[0])
    else:
        yield " ".join(sorted((skeleton(taken.words[0]), skeleton(taken.words[-1]))))
        yield from pairs(taken.words) if len(taken.words) > 2 else ()
    posts, past = posts_of(naming.offices)
    there = states(posts | past)
    called = {order().get(state, "") for state in there}
    if called & {"first", "any"}:
        words = taken.words if "any" in called else taken.words[:1]
        yield from {skeleton(word) for word in words if len(word) > 1}


@cache
def order() -> dict[str, str]:
    return {row["iso3"]: row["called_by"] for row in data.rows("world", "name_order.csv")}


def identity(key: str) -> str:
    """The id of the person whose first naming, by its key, this is."""
    return f"P{hashlib.sha256(key.encode()).hexdigest()[:16]}"


class Judged:
    """What people said of pairs of namings. A person's id stands for the naming that it was made from."""

    def __init__(self, namings: Sequence[Naming], verdicts: Sequence[Verdict]) -> None:
        said = [one for one in verdicts if one.says in ("same", "not_same")]
        known = {identity(naming.key): naming.key for naming in namings} if said else {}
        latest: dict[frozenset[str], Verdict] = {}
        for one in sorted(said, key=lambda verdict: (verdict.when, verdict)):
            pair = frozenset(known.get(end, end) for end in (one.source, one.target))
            if len(pair) == 2:
                latest[pair] = one
        self.same = {pair: one for pair, one in latest.items() if one.says == "same"}
        apart: dict[str, set[str]] = defaultdict(set)
        for pair in latest.keys() - self.same.keys():
            first, second = pair
            apart[first].add(second)
            apart[second].add(first)
        self.apart: Apart = {one: frozenset(others) for one, others in apart.items()}
        self.partners: dict[str, list[str]] = defaultdict(list)
        for pair in latest:
            for end in pair:
                self.partners[end].append("verdict " + " ".join(sorted(pair)))
        self.named = frozenset(self.partners)

    def keys(self, naming: Naming) -> Iterator[str]:
        yield from naming_keys(naming)
        yield from self.partners.get(naming.key, ())

    def persons(self, group: Sequence[Naming]) -> Iterator[Person]:
        """The persons of a group of namings that have nothing to do with any other."""
        placing = Placing(self.apart, self.named)
        for known in self.joined(placing, placing.all(group)):
            yield person(known)

    def joined(self, placing: Placing, made: list[Known]) -> list[Known]:
        """The persons with those made one of whom somebody said that they are."""
        unions, by_key = Unions(), {least(known): known for known in made}
        for pair, verdict in sorted(self.same.items(), key=lambda item: sorted(item[0])):
            one, other = (placing.of.get(end) for end in sorted(pair))
            if one is None or other is None:
                continue
            unions.join(least(one), least(other))
            reason = f"{verdict.by} said so on {verdict.when}: {verdict.why}".rstrip(": ")
            for known in (one, other):
                known.why = [(n, 1.0, reason) if n.key in pair else (n, s, why) for n, s, why in known.why]
        for key in sorted(by_key):
            if (root := unions.root(key)) != key:
                merge(by_key[root], by_key[key])
        return [known for key, known in by_key.items() if unions.root(key) == key]


def least(known: Known) -> str:
    return min(naming.key for naming in known.namings)


def merge(into: Known, other: Known) -> None:
    """What is known of the other goes into the first."""
    into.namings.extend(other.namings)
    into.why.extend(other.why)
    for one, texts in other.forms.items():
        into.forms[one] = into.forms.get(one, 0) + texts
    for post, stay in other.posts.items():
        mine = into.posts.setdefault(post, replace(stay, texts=0))
        mine.first, mine.last = min(mine.first, stay.first), max(mine.last, stay.last)
        mine.texts += stay.texts
    into.past |= other.past


def person(known: Known) -> Person:
    """What is known of one person as a frozen value."""
    keys = tuple(sorted(naming.key for naming in known.namings))
    names = Counter(naming.name for naming in known.namings)
    called = common_name(names)
    found = known.states()
    most = max(found.values(), default=0)
    where = tuple(sorted((one for one in found if found[one] >= STATES * most), key=lambda one: (-found[one], one)))
    whom = identity(keys[0])
    links = [Link(one.key, whom, "same_person", sure, reason, (one.place,)) for one, sure, reason in known.why]
    return Person(whom, called, tuple(sorted(set(names) - {called})), where, keys, tuple(sorted(links)))


def common_name(names: Counter[str]) -> str:
    """The fullest of the common forms of a name, in small letters where there is one."""
    full = {name: texts for name, texts in names.items() if not form(name).single} or dict(names)
    most = max(full.values())
    common = [name for name, texts in full.items() if texts >= COMMON * most]
    return min(common, key=lambda name: (name.isupper(), *fullness(form(name)), -full[name], name))


def fullness(taken: Form) -> tuple[int, int]:
    """Sorts the fullest form first: most words, most letters in them."""
    return -len(taken.words), -sum(len(word) > 1 for word in taken.words)
