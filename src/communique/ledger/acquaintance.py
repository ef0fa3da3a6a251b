"""What is known of those who take part from all documents: whose side a person is on, and who holds an office."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from communique import data
from communique.ledger.days import ordinal
from communique.ledger.items import Filler, Telling
from communique.ledger.wording import folded

MOST = 0.75  # share of the texts with a state, or with a holder, that must give this one
OWN = 0.7  # the same of the people of a publisher: a guest's office may stand without its state too
AROUND = 200  # days around a text in which others name the holder of the office that it leaves unnamed
FEW = 3  # people without a state from whom that of a publisher is seen
LOOKED_AT = 30  # namings of a holder looked at before a text and after it

Office = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Acquaintance:
    """`sides`: the state of each person; `names`: the one person of a name; `homes`: the state of a publisher;
    `there`: the one person whom a document names in an office; `holders`: who is named in an office of a state, and on
    which day; `around`: the states of which a document speaks."""

    sides: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    there: Mapping[Office, str] = field(default_factory=dict)
    holders: Mapping[Office, list[tuple[str, str]]] = field(default_factory=dict)
    around: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def left(self, document: str, land: str) -> str:
        """The state whose people go to a land: the only other one of which the document speaks."""
        others = self.around.get(document, frozenset()) - {land}
        return min(others) if land and len(others) == 1 else ""

    def home(self, telling: Telling) -> str:
        """The state whose publisher tells it."""
        return telling.publisher_state or self.homes.get(telling.publisher, "")

    def holder(self, side: str, office: frozenset[str], day: str) -> str:
        """The person whom the texts around a day name in an office of a state; "" where they name several."""
        if not (side and office and day):
            return ""
        named = self.holders.get((side, office), [])
        at = bisect_left(named, (day, ""))
        about = named[max(at - LOOKED_AT, 0) : at + LOOKED_AT]
        near = [person for known, person in about if abs(ordinal(known) - ordinal(day)) <= AROUND]
        counts = Counter(near)
        best = min(counts, key=lambda person: (-counts[person], person), default="")
        return best if best and counts[best] >= MOST * len(near) else ""


def acquainted(
    tellings: Iterable[Telling], who: Mapping[str, str], around: Mapping[str, frozenset[str]]
) -> Acquaintance:
    """What all tellings tell of those who fill their roles. `around`: the states of which a document speaks."""
    sides: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, set[str]] = defaultdict(set)
    held, stateless = set[tuple[str, frozenset[str], str, str]](), set[tuple[str, str, str]]()
    there: dict[Office, set[str]] = defaultdict(set)
    for telling in tellings:
        for filler in telling.fillers:
            if person := who.get(filler.person, ""):
                sides[person].update([filler.state] if filler.state else [])
                names[folded(filler.name)].add(person)
                held.add((person, title(filler.office), telling.published, filler.state))
                there[telling.document, title(filler.office)].add(person)
                if filler.office and not filler.state and not telling.publisher_state:
                    stateless.add((telling.publisher, telling.document, person))
    side_of = {person: state for person, told in sides.items() if (state := usual(told))}
    one_of = {name: min(persons) for name, persons in names.items() if len(persons) == 1}
    alone = {office: min(persons) for office, persons in there.items() if len(persons) == 1 and office[1]}
    return Acquaintance(side_of, one_of, homes_of(stateless, side_of), alone, by_office(held, side_of), around)


def homes_of(stateless: Iterable[tuple[str, str, str]], sides: Mapping[str, str]) -> dict[str, str]:
    """The state of each publisher: that of the people whose office it gives without one."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for publisher, _, person in stateless:
        told[publisher].update([sides[person]] if publisher and person in sides else [])
    return {one: state for one, states in told.items() if states.total() >= FEW and (state := usual(states, OWN))}


def by_office(
    held: Iterable[tuple[str, frozenset[str], str, str]], sides: Mapping[str, str]
) -> dict[Office, list[tuple[str, str]]]:
    """Who is named in each office of a state, along time."""
    holders: dict[Office, list[tuple[str, str]]] = defaultdict(list)
    for person, office, day, state in held:
        side = state or sides.get(person, "")
        if office and side:
            holders[side, office].append((day, person))
    return {office: sorted(named) for office, named in holders.items()}


def usual(told: Counter[str], share: float = MOST) -> str:
    """The state that nearly all texts give."""
    best = min(told, key=lambda state: (-told[state], state), default="")
    return best if best and told[best] >= share * told.total() else ""


def office_of(filler: Filler) -> frozenset[str]:
    """The words of the office of somebody, or that somebody is named by: of a state's leader that of its president."""
    told = filler.office or (filler.name if filler.type == "office" else "")
    return title(told) or (title("president") if folded(told) in data.words("en", "leader", "ledger") else frozenset())


@cache
def title(office: str) -> frozenset[str]:
    """The words of a title, without those that one account has and another leaves out."""
    return frozenset(folded(office).split()) - data.words("en", "title", "ledger")
