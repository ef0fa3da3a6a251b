"""Which office of a person a text means that leaves out the state or the portfolio: "the Minister", "the President"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from communique.ledger.items import Held
from communique.ledger.posts import OF_MINISTERS, Post, fits, post
from communique.ledger.seats import office_id

USUAL = 3  # how many times more documents must mean one office than others, for it to be meant where less is said
WIDE = frozenset({"head_of_state", "head_of_government"})  # said of whoever is president, king or prime minister
OWN = frozenset({"foreign_minister", "defence_minister"})  # ministers whose office is their portfolio


class Where(NamedTuple):
    """An office of a person: the key under which what documents tell of it comes together."""

    state: str
    body: str
    office: str
    detail: str
    rank: str

    @property
    def post(self) -> Post:
        return Post(self.rank, self.detail, self.state, self.body)

    @property
    def told(self) -> tuple[bool, bool, bool]:
        """What is told of it: the state, which office it is, the portfolio."""
        return bool(self.state), self.office not in WIDE, bool(self.detail) or self.rank not in OF_MINISTERS


def where(held: Held) -> Where:
    found = post(held)
    return Where(found.state, found.body, office_id(held.title, held.rank), found.detail, found.rank)


def homes(said: Iterable[Where]) -> dict[Where, Where]:
    """For each office said of one person the one that is meant."""
    known = Counter(said)
    return {one: home(one, known) for one in known}


def home(one: Where, known: Mapping[Where, int]) -> Where:
    """The office of which this one says less, where documents usually mean that one."""
    fuller = [other for other in known if says_less(one, other)]
    ends = [other for other in fuller if not any(says_less(other, yet) for yet in fuller)]
    if not ends:
        return one
    best = max(ends, key=lambda other: (known[other], other))
    rest = sum(known[other] for other in ends if other != best)
    if known[best] >= USUAL * rest:
        return best
    states = {other.state for other in ends}
    return one._replace(state=states.pop(), body="") if len(states) == 1 and not one.state else one


def says_less(one: Where, other: Where) -> bool:
    """Can an office be another of which more is told?"""
    more = one.told != other.told and all(mine <= yours for mine, yours in zip(one.told, other.told, strict=True))
    same = one.rank == other.rank or (one.rank == "minister" and not one.detail and other.rank in OWN)
    whose = not one.body or one.body == other.body or bool(other.state)
    return more and same and whose and fits(one.post, other.post)
