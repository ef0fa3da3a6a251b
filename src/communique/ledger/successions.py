"""Who followed whom in an office of one holder, and which two cannot both have held it: each with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from communique.ledger.items import Place
from communique.ledger.offices import Occupancy, stray, without_strays

CHANGE = 31  # days in which texts may still name the one who goes


@dataclass(frozen=True, slots=True, order=True)
class Succession:
    """In one seat, who was shown last and who next; the change lies between `after` and `before`."""

    seat: str
    after: str
    before: str
    left: str
    came: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """Two persons in one seat in the same days. `explained`: why both can be, "" where nothing says so."""

    seat: str
    since: str
    until: str
    one: str
    other: str
    explained: str
    places: tuple[Place, ...]


def seats(known: Sequence[Occupancy]) -> Iterator[tuple[str, list[Occupancy]]]:
    """The holders of each seat, in the order in which they are first shown."""
    found: dict[str, list[Occupancy]] = defaultdict(list)
    for one in known:
        if one.seat and one.since:
            found[one.seat].append(one)
    for seat, those in sorted(found.items()):
        yield seat, sorted(those, key=lambda one: (one.since, one.until, one.person))


def successions(known: Sequence[Occupancy]) -> list[Succession]:
    """Who followed whom, among holders whose texts do not overlap but for a change."""
    found = []
    for seat, those in seats(list(without_strays(known))):
        for one, other in pairwise(those):
            if one.person != other.person and days(one.until, other.since) >= -CHANGE and one.until < other.until:
                places = (one.places[-1], other.places[0])
                found.append(Succession(seat, one.until, other.since, one.person, other.person, places))
    return sorted(found)


def contradictions(known: Sequence[Occupancy]) -> list[Contradiction]:
    """Every two persons shown in one seat in the same days, those that nothing explains first."""
    found: list[Contradiction] = []
    kept = set(without_strays(known))
    for seat, those in seats(known):
        best = max(those, key=lambda one: (one.documents, one))
        found.extend(contradiction(seat, best, one) for one in those if one not in kept)
        rest = [one for one in those if one in kept]
        for n, one in enumerate(rest):
            for other in rest[n + 1 :]:
                if other.since > one.until:
                    break
                if one.person != other.person:
                    found.append(contradiction(seat, one, other))
    return sorted(found, key=lambda one: (bool(one.explained), one))


def contradiction(seat: str, one: Occupancy, other: Occupancy) -> Contradiction:
    since, until = max(one.since, other.since), min(one.until, other.until)
    places = (*one.places, *other.places)
    return Contradiction(seat, since, until, one.person, other.person, explained(one, other), places)


def explained(one: Occupancy, other: Occupancy) -> str:
    """Why two may be shown in one seat at a time; "" where nothing explains it. `one` is shown first."""
    acting = next((who for who in (one, other) if who.acting), None)
    if acting:
        return f"{acting.name} was acting"
    if odd := next((who for who, best in ((one, other), (other, one)) if stray(who, best)), None):
        texts = f"{odd.documents} of {one.documents + other.documents} texts"
        return f"{texts} with this office give it to {odd.name}: read wrongly, or of the past"
    if one.until < other.until and days(other.since, one.until) <= CHANGE:
        return f"{other.name} followed {one.name}: texts name both for {days(other.since, one.until)} days"
    gone = next((who for who in (one, other) if who.former and who.former <= who.until), None)
    if gone:
        return f"a text of {gone.former} calls {gone.name} a former holder"
    return ""


def days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
