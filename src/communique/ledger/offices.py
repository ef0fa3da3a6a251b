"""Who held which office from when to when as the documents show it, and who holds the offices of a state on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from communique.ledger.homes import Where, homes, where
from communique.ledger.items import Held, Naming, Place
from communique.ledger.persons import Person
from communique.ledger.seats import seat

MAIN = 3  # how many times more documents with another office make one a side office, or a mistake
STRAY = 5  # how many times more texts with another holder make a few a mistake, or a memory
FEW = 2
PLACES = 6  # places kept of an office: the first and the last ones


@dataclass(frozen=True, slots=True, order=True)
class Occupancy:
    """A person in an office. `since`, `until`: first and last day of a text that shows it, not the days of the office
    itself; `elect`, `former`: first day of a text that calls the person so, or ""; `acting`: only ever acting;
    `seat`: the office where one person holds it at a time, else ""; `main`: no other office of the person is told in
    many more documents."""

    state: str
    body: str
    office: str
    detail: str
    since: str
    until: str
    person: str
    name: str
    title: str
    rank: str
    acting: bool
    elect: str
    former: str
    seat: str
    main: bool
    documents: int
    places: tuple[Place, ...]

    def on(self, day: str) -> bool:
        return bool(self.since) and self.since <= day <= self.until


class Told(NamedTuple):
    """One document's word on an office."""

    published: str
    place: Place
    held: Held
    where: Where


def occupancies(persons: Iterable[Person], namings: Iterable[Naming]) -> list[Occupancy]:
    """The offices of persons as the documents show them: by state, body, office and first day."""
    by_key = {naming.key: naming for naming in namings}
    return sorted(one for person in persons for one in of_person(person, by_key))


def of_person(person: Person, namings: dict[str, Naming]) -> Iterator[Occupancy]:
    """A row for each office that documents give to one person."""
    said = [
        Told(naming.published, held.place, held, where(held))
        for naming in (namings[key] for key in person.namings if key in namings)
        for held in naming.offices
    ]
    made = [
        occupancy(person, meant, sorted(told, key=lambda one: (one.published or "9", one.place)))
        for meant, told in by_office(said)
    ]
    most = max((one.documents for one in made), default=0)
    yield from (replace(one, main=one.documents * MAIN >= most) for one in made)


def by_office(said: Sequence[Told]) -> list[tuple[Where, list[Told]]]:
    """What is told of each office; what leaves out the state or the portfolio goes to the office that it means."""
    meant = homes(one.where for one in said)
    groups: dict[Where, list[Told]] = defaultdict(list)
    for one in said:
        groups[meant[one.where]].append(one)
    return sorted(groups.items())


def occupancy(person: Person, held: Where, told: Sequence[Told]) -> Occupancy:
    """One person's office from what documents say of it, in the order of their days."""
    days = {tenure: [one.published for one in told if one.held.tenure == tenure] for tenure in TENURES}
    shown = sorted(filter(None, days["current"] + days["acting"]))
    titles = [one.held.title for one in told]
    places = [one.place for one in told]
    return Occupancy(
        state=held.state,
        body=held.body,
        office=held.office,
        detail=held.detail,
        since=shown[0] if shown else "",
        until=shown[-1] if shown else "",
        person=person.id,
        name=person.name,
        title=max(sorted(set(titles)), key=lambda title: (titles.count(title), len(title))),
        rank=held.rank,
        acting=bool(days["acting"]) and not days["current"],
        elect=min(filter(None, days["elect"]), default=""),
        former=min(filter(None, days["former"]), default=""),
        seat=seat(held.office, titles, held.state),
        main=True,
        documents=len({one.place.document for one in told}),
        places=tuple(dict.fromkeys(places if len(places) <= PLACES else places[:3] + places[-3:])),
    )


TENURES = ("current", "acting", "elect", "former")


class Standing(NamedTuple):
    """An office on a day. `how`: shown (by texts before and after or of that day), last_seen (no successor is)."""

    occupancy: Occupancy
    how: str


def offices_on(known: Sequence[Occupancy], state: str, day: str) -> list[Standing]:
    """Who held the offices of a state on a day, as the documents show it, the best documented first."""
    here = list(without_strays(one for one in known if one.state == state and one.since))
    found = [Standing(one, "shown") for one in here if one.on(day)]
    taken = {one.occupancy.seat or key(one.occupancy) for one in found}
    for one in sorted(here, key=lambda other: (other.until, other.documents), reverse=True):
        mine = one.seat or key(one)
        gone = one.former and one.former <= day
        if one.until < day and mine not in taken and not gone:
            taken.add(mine)
            found.append(Standing(one, "last_seen"))
    return sorted(found, key=lambda one: (one.how != "shown", -one.occupancy.documents, one.occupancy))


def without_strays(known: Iterable[Occupancy]) -> Iterator[Occupancy]:
    """Those whom a seat's best documented holder does not show to be mistakes."""
    those = list(known)
    best: dict[str, Occupancy] = {}
    for one in those:
        if one.seat and (one.seat not in best or best[one.seat].documents < one.documents):
            best[one.seat] = one
    for one in those:
        if not (one.seat in best and stray(one, best[one.seat])):
            yield one


def stray(one: Occupancy, other: Occupancy) -> bool:
    """Is the first told in that seat by so few texts, within the days of the second, that they must be mistaken?"""
    few = not one.acting and (one.documents <= FEW or not one.main)
    inside = bool(other.since) and other.since <= one.since and one.until <= other.until
    return few and inside and one.person != other.person and one.documents * STRAY <= other.documents


def key(one: Occupancy) -> str:
    """An office that several may hold at a time is each person's own."""
    return f"{one.office}:{one.detail}:{one.person}"
