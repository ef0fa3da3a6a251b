"""Tellings of one group gathered into events along time: those whose day is known best come first and draw the others.

Each is compared with a window of what is known and not with all of it, so that time grows as n log n.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from communique.ledger.groups import Unions
from communique.ledger.items import Link
from communique.ledger.rulings import Rulings, pair
from communique.ledger.same import Fit, fit
from communique.ledger.seen import AHEAD, Seen

ORDER = ("stated", "fresh", "range", "ahead", "past", "unknown")
WINDOW = 40  # events looked at for one telling, the nearest first
SURE = 0.4499  # below this two tellings stay two events
CLEAR = 0.05  # by so much surer than another, and it is the one
SLACK = 16  # days by which the filed day may miss the event's own


@dataclass
class Made:
    """An event while it is being made: its tellings, the one that tells most, and why each is of it."""

    members: list[Seen]
    core: Seen
    links: list[Link] = field(default_factory=list)

    @property
    def days(self) -> tuple[int, int]:
        """Its first and last day as far as the tellings state them, those of what took place before those of plans."""
        dated = [one for one in self.members if one.timing == "stated"]
        held = [one for one in dated if one.telling.status not in AHEAD]
        new = [one for one in dated if one.telling.published == max(each.telling.published for each in dated)]
        known = held or new or [one for one in self.members if one.timing == "range"]
        return (min(one.first for one in known), max(one.last for one in known)) if known else (0, 0)

    def take(self, other: Made, found: Fit) -> None:
        """The tellings of another become this one's, with the reason."""
        places = (other.core.telling.place, self.core.telling.place)
        relation = Link(other.core.key, self.core.key, "same_event", round(found.strength, 2), found.reason, places)
        self.links += [*other.links, relation]
        self.members += other.members
        best, rest = sorted((self.core, other.core), key=worth, reverse=True)
        self.core = best if best.land else replace(best, land=rest.land, place=best.place or rest.place)


def worth(one: Seen) -> tuple[int, int, int, int, int, str]:
    """How much a telling says of when and who; the first by key where two say as much. Of a journey of one, another
    whom a text adds is more often the host."""
    more = -1 if one.telling.kind == "visit" else 1
    held, days = one.telling.status not in AHEAD, one.last - one.first
    timing, sure = -ORDER.index(one.timing), held - days if one.timing == "stated" else 0
    return timing, sure, more * len(one.people), more * len(one.parties), -one.published, one.key


class Filed:
    """Events by day, under each person who takes part, so that few are looked at."""

    def __init__(self) -> None:
        self.days: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.made: list[Made] = []

    def add(self, made: Made) -> None:
        self.made.append(made)
        for name in made.core.people or [""]:
            insort(self.days[name], (made.core.at, len(self.made) - 1))
        insort(self.days["*"], (made.core.at, len(self.made) - 1))

    def near(self, seen: Seen) -> Iterator[Made]:
        """Events that the telling could be of, by the days: for a plan the next first, for the rest the latest."""
        names = [min(seen.people, key=lambda one: (len(self.days.get(one, ())), one)), ""] if seen.people else ["*"]
        found: list[tuple[int, int]] = []
        for name in names:
            filed = self.days.get(name, [])
            low = bisect_left(filed, (seen.first - SLACK, -1))
            high = bisect_right(filed, (seen.last + SLACK, len(self.made)))
            found += filed[low : low + WINDOW] if seen.timing == "ahead" else filed[max(low, high - WINDOW) : high]
        for _, number in sorted(found, reverse=seen.timing != "ahead"):
            yield self.made[number]


def gathered(group: Sequence[Seen], said: Rulings) -> list[Made]:
    """The events of a group, from all its tellings in one order."""
    filed = Filed()
    for node in sorted(within_documents(seeds(group, said), said), key=turn):
        best = fitting(node, filed, said)
        if best:
            best[0].take(node, best[1])
        else:
            filed.add(node)
    return filed.made


def turn(node: Made) -> tuple[int, int, str]:
    return ORDER.index(node.core.timing), node.core.at, node.core.key


def seeds(group: Iterable[Seen], said: Rulings) -> list[Made]:
    """Each telling alone, but for those that a person has called the same."""
    known = {one.key: one for one in group}
    unions = Unions()
    for one, other in said.same:
        if one in known and other in known:
            unions.join(one, other)
    nodes: dict[str, Made] = {}
    for key in sorted(known, key=lambda key: (ORDER.index(known[key].timing), key)):
        alone = Made([known[key]], known[key])
        root = unions.root(key)
        if root in nodes:
            nodes[root].take(alone, Fit(1.0, why(said, key)))
        else:
            nodes[root] = alone
    return list(nodes.values())


def why(said: Rulings, key: str) -> str:
    """The sentence for tellings that a person has called the same."""
    one = next(verdict for between, verdict in sorted(said.same.items()) if key in between)
    return f"{one.by or 'Somebody'} called them the same on {one.when}: {one.why or 'no reason given'}."


def within_documents(nodes: Sequence[Made], said: Rulings) -> list[Made]:
    """What a document tells without a day joins the only thing with a day that it can mean there."""
    documents: dict[str, list[Made]] = defaultdict(list)
    for node in sorted(nodes, key=turn):
        documents[node.core.telling.document].append(node)
    return [made for known in documents.values() for made in within(known, said)]


def within(nodes: Sequence[Made], said: Rulings) -> list[Made]:
    dated = [one for one in nodes if one.core.timing == "stated"][:WINDOW]
    kept: list[Made] = []
    for node in nodes:
        fits = [(one, found) for one in dated if one is not node and (found := judged(node, one, said))]
        fits.sort(key=lambda fit: (-fit[1].strength, fit[0].core.key))
        clear = bool(fits) and (len(fits) == 1 or fits[0][1].strength - fits[1][1].strength > CLEAR)
        if node.core.timing in ("fresh", "ahead") and clear:
            fits[0][0].take(node, fits[0][1])
        else:
            kept.append(node)
    return kept


def fitting(node: Made, filed: Filed, said: Rulings) -> tuple[Made, Fit] | None:
    """The event that a telling is of: the surest; of several that are as sure, the first in the order of days."""
    best: tuple[Made, Fit] | None = None
    for made in filed.near(node.core):
        found = judged(node, made, said)
        if found and (best is None or found.strength > best[1].strength + CLEAR):
            best = made, found
    return best


def judged(node: Made, made: Made, said: Rulings) -> Fit | None:
    """How well two go together, unless a person has said that they do not."""
    if forbidden(node, made, said):
        return None
    found = fit(node.core, made.core)
    return found if found and found.strength >= SURE else None


def forbidden(node: Made, made: Made, said: Rulings) -> bool:
    """A person has said that these are not the same."""
    return bool(said.apart) and any(
        pair(one.key, other.key) in said.apart for one in node.members for other in made.members
    )
