"""Who held which office from when to when as the documents show it, and who holds the offices of a state on a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from communique.ledger.items import Held, Naming, Place
from communique.ledger.persons import Person
from communique.ledger.posts import Post, fits, post
from communique.ledger.seats import office_id, seat

MAIN = 3  # how many times more documents with another office make one a side office, or a mistake
USUAL = 3  # how many times more documents must give one state than others, for an office told without one
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
    post: Post


def occupancies(persons: Iterable[Person], namings: Iterable[Naming]) -> list[Occupancy]:
    """The offices of persons as the documents show them: by state, body, office and first day."""
    by_key = {naming.key: naming for naming in namings}
    return sorted(one for person in persons for one in of_person(person, by_key))


def of_person(person: Person, namings: dict[str, Naming]) -> Iterator[Occupancy]:
    """A row for each office that documents give to one person."""
    said = [
        Told(naming.published, held.place, held, post(held))
        for naming in (namings[key] for key in person.namings if key in namings)
        for held in naming.offices
    ]
    made = [
        occupancy(person, where, sorted(told, key=lambda one: (one.published or "9", one.place)))
        for where, told in by_office(said)
    ]
    most = max((one.documents for one in made), default=0)
    yield from (replace(one, main=one.documents * MAIN >= most) for one in made)


Where = tuple[str, str, str, str]


def by_office(said: Sequence[Told]) -> list[tuple[Where, list[Told]]]:
    """What is told of each office: state, body, office, detail. One without a state is of the state usual for it."""
    known = Counter(one.post for one in said)
    homes = {one: home(one, known) for one in known}
    groups: dict[Where, list[Told]] = defaultdict(list)
    for one in said:
        at = homes[one.post]
        groups[at.state, at.body, office_id(one.held.title, one.held.rank), at.detail].append(one)
    return sorted(groups.items())


def home(one: Post, known: Mapping[Post, int]) -> Post:
    """The office with what other texts say of it and this one leaves out: the state, the portfolio."""
    if one.state:
        return one
    fuller: Counter[Post] = Counter()
    for other, texts in known.items():
        if other.state and other.rank == one.rank and fits(one, other):
            fuller[other] += texts
    if not fuller:
        return one
    most, texts = max(fuller.items(), key=lambda item: (item[1], item[0]))
    sure = texts >= USUAL * sum(n for other, n in fuller.items() if other.state != most.state)
    return Post(one.rank, one.detail or most.detail, most.state, "") if sure else one


def occupancy(person: Person, where: Where, told: Sequence[Told]) -> Occupancy:
    """One person's office from what documents say of it, in the order of their days."""
    days = {tenure: [one.published for one in told if one.held.tenure == tenure] for tenure in TENURES}
    held = sorted(filter(None, days["current"] + days["acting"]))
    state, body, office, detail = where
    titles = [one.held.title for one in told]
    places = [one.place for one in told]
    return Occupancy(
        state=state,
        body=body,
        office=office,
        detail=detail,
        since=held[0] if held else "",
        until=held[-1] if held else "",
        person=person.id,
        name=person.name,
        title=max(sorted(set(titles)), key=lambda title: (titles.count(title), len(title))),
        rank=told[0].held.rank,
        acting=bool(days["acting"]) and not days["current"],
        elect=min(filter(None, days["elect"]), default=""),
        former=min(filter(None, days["former"]), default=""),
        seat=seat(told[0].held, state),
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
    few = one.documents <= FEW or not one.main
    inside = bool(other.since) and other.since <= one.since and one.until <= other.until
    return few and inside and one.person != other.person and one.documents * STRAY <= other.documents


def key(one: Occupancy) -> str:
    """An office that several may hold at a time is each person's own."""
    return f"{one.office}:{one.detail}:{one.person}"
