"""What people have said of two things, ready to be asked while the ledger decides: the last word on a pair holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.ledger.items import Verdict

TOGETHER = ("same", "not_same", "wrong")
FULFILMENT = ("fulfilled", "not_fulfilled", "wrong")


@dataclass(frozen=True)
class Rulings:
    """Verdicts by what they are of. A `wrong` without a target is of one telling: it is misread and not used."""

    same: dict[tuple[str, str], Verdict] = field(default_factory=dict)
    apart: dict[tuple[str, str], Verdict] = field(default_factory=dict)
    misread: frozenset[str] = frozenset()
    fulfilled: dict[tuple[str, str], Verdict] = field(default_factory=dict)

    def parted(self, one: str, other: str) -> bool:
        return bool(self.apart) and pair(one, other) in self.apart


def pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def last_words(verdicts: Iterable[Verdict], says: tuple[str, ...]) -> dict[tuple[str, str], Verdict]:
    """The last verdict on each pair, of those that say one of these."""
    told = sorted((one for one in verdicts if one.says in says), key=lambda one: (one.when, one))
    return {pair(one.source, one.target): one for one in told}


def rulings(verdicts: Iterable[Verdict]) -> Rulings:
    """The verdicts that hold."""
    known = list(verdicts)
    together = last_words(known, TOGETHER)
    return Rulings(
        {between: one for between, one in together.items() if one.says == "same"},
        {between: one for between, one in together.items() if one.says != "same" and one.target},
        frozenset(one.source for one in together.values() if one.says == "wrong" and not one.target),
        {between: one for between, one in last_words(known, FULFILMENT).items() if one.says != "wrong" or one.target},
    )
