"""Counts over documents: precision, recall, F, shares, and bootstrap intervals over documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple

from communique.model import Act, Record
from communique.scoring.found import Found
from communique.scoring.gold import Gold, GoldAct, Names
from communique.scoring.matching import KEY, Pairs, paired, same_act, same_content, same_office, same_speakers
from communique.scoring.names import any_same

DRAWS, SEED = 1_000, 20261124
Z = 1.96  # two-sided 95% of the normal distribution


class Hits(NamedTuple):
    """How many were right, how many were given, how many are in gold."""

    right: int
    given: int
    gold: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one document or of many: what was found, and which fields of what was found are right."""

    hits: dict[str, Hits] = field(default_factory=dict)
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)


def summed(tallies: Iterable[Tally]) -> Tally:
    hits: dict[str, Hits] = {}
    fields: dict[str, tuple[int, int]] = {}
    for one in tallies:
        for name, new in one.hits.items():
            hits[name] = Hits(*(a + b for a, b in zip(hits.get(name, (0, 0, 0)), new, strict=True)))
        for name, pair in one.fields.items():
            was = fields.get(name, (0, 0))
            fields[name] = (was[0] + pair[0], was[1] + pair[1])
    return Tally(hits, fields)


def precision(hits: Hits) -> float | None:
    return hits.right / hits.given if hits.given else None


def recall(hits: Hits) -> float | None:
    return hits.right / hits.gold if hits.gold else None


def f1(hits: Hits) -> float | None:
    return 2 * hits.right / (hits.given + hits.gold) if hits.given + hits.gold else None


def interval(documents: Sequence[Tally], measure: str) -> tuple[float, float] | None:
    """The middle 95% of F over draws of documents with replacement; None where nothing is there."""
    chance = random.Random(SEED)
    counts = [one.hits.get(measure, Hits(0, 0, 0)) for one in documents]
    draws = []
    for _ in range(DRAWS):
        some = chance.choices(counts, k=len(counts))
        share = f1(Hits(*(sum(column) for column in zip(*some, strict=True))))
        draws += [] if share is None else [share]
    draws.sort()
    return (draws[int(len(draws) * 0.025)], draws[int(len(draws) * 0.975)]) if draws else None


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95% interval of a share by Wilson's score (1927); 0 to 1 where nothing was looked at."""
    if not of:
        return 0.0, 1.0
    share, square = right / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def tally(record: Record, gold: Gold) -> Tally:
    """The counts of one document. What gold doubts counts neither way."""
    found, hits, fields = Found(record), dict[str, Hits](), dict[str, tuple[int, int]]()
    offices = paired(found.offices, gold.offices, same_office)
    hits["offices"] = Hits(len(offices), len(found.offices), len(gold.offices))
    said = paired(record.statements, gold.statements, same_content(found))
    right = [
        (i, j) for i, j in said
        if gold.statements[j].doubt
        or same_speakers(found.speakers(record.statements[i]), gold.statements[j].speakers)
    ]  # fmt: skip
    doubts = [one.doubt for one in gold.statements]
    hits["statement content"] = firm(said, len(record.statements), doubts)
    hits["statement+speaker"] = firm(right, len(record.statements), doubts)
    acts = paired(record.acts, gold.acts, same_act(found))
    hits |= by_kind(record.acts, gold.acts, acts)
    fields |= statement_fields(record, gold, said)
    fields |= act_fields(found, gold, acts)
    return Tally(hits, fields)


def firm(pairs: Pairs, given: int, doubts: Sequence[bool]) -> Hits:
    """The counts without what gold doubts."""
    doubted = sum(1 for _, j in pairs if doubts[j])
    return Hits(len(pairs) - doubted, given - doubted, len(doubts) - sum(doubts))


def by_kind(acts: Sequence[Act], gold: Sequence[GoldAct], pairs: Pairs) -> dict[str, Hits]:
    """The counts of main acts, of each kind, and of all."""
    mains = [(i, j) for i, j in pairs if acts[i].salience == "main" and gold[j].main]
    doubts = [one.doubt for one in gold]
    found = {
        "main act": firm_of(mains, [a.salience == "main" for a in acts], [g.main for g in gold], doubts),
        "all acts": firm(pairs, len(acts), doubts),
    }
    for kind in KEY:
        some = [(i, j) for i, j in pairs if acts[i].kind == kind]
        found[kind] = firm_of(some, [a.kind == kind for a in acts], [g.kind == kind for g in gold], doubts)
    return found


def firm_of(pairs: Pairs, mine: Sequence[bool], gold: Sequence[bool], doubts: Sequence[bool]) -> Hits:
    """The counts of those acts alone that `mine` and `gold` mark."""
    doubted = sum(1 for _, j in pairs if doubts[j])
    there = sum(1 for marked, doubt in zip(gold, doubts, strict=True) if marked and not doubt)
    return Hits(len(pairs) - doubted, sum(mine) - doubted, there)


def statement_fields(record: Record, gold: Gold, pairs: Pairs) -> dict[str, tuple[int, int]]:
    both = [(record.statements[i], gold.statements[j]) for i, j in pairs if not gold.statements[j].doubt]
    return {
        "mode": (sum(a.mode == b.mode for a, b in both), len(both)),
        "parent or none": (sum((a.parent is not None) == b.inner for a, b in both), len(both)),
    }


def told_alike(mine: Names | None, gold: Names | None) -> bool:
    """Both the publisher's account, or both the same speaker's."""
    return any_same(mine, gold) if mine and gold else not mine and not gold


def act_fields(found: Found, gold: Gold, pairs: Pairs) -> dict[str, tuple[int, int]]:
    """Of matched acts: how many have each field right, and of how many."""
    both = [(found.record.acts[i], gold.acts[j]) for i, j in pairs if not gold.acts[j].doubt]
    starts = [(a.when.start if a.when else None, g) for a, g in both]
    checks: dict[str, list[bool]] = {
        "subtype": [a.subtype in g.subtypes for a, g in both],
        "exact status": [a.status in g.statuses for a, g in both],
        "voice": [told_alike(found.voice(a), g.voice) for a, g in both],
        "voice of somebody": [any_same(found.voice(a) or (), g.voice) for a, g in both if g.voice],
        "strength": [a.strength in g.strengths for a, g in both if a.kind == "commitment"],
        "date": [start == g.day for start, g in starts if g.day],
        "dates given where the text has none": [bool(start) for start, g in starts if not g.timed],
        "place": [any_same(found.places(a), g.places) for a, g in both if g.places],
    }
    topics = [({t.code for t in a.topics}, g.topics) for a, g in both]
    counts = {name: (sum(checked), len(checked)) for name, checked in checks.items()}
    shared, all_of = sum(len(a & b) for a, b in topics), sum(len(a) + len(b) for a, b in topics)
    return counts | {"topics": (2 * shared, all_of)}
