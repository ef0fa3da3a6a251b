"""One event from several tellings: a meeting, visit, agreement, message or invitation that several documents tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations

from communique import data
from communique.ledger.acquaintance import acquainted
from communique.ledger.agreed import gathered_agreements
from communique.ledger.days import iso_or_none
from communique.ledger.gathering import Made, gathered
from communique.ledger.groups import grouped
from communique.ledger.items import Link, Telling, Verdict
from communique.ledger.moved import moved
from communique.ledger.naming import title_of
from communique.ledger.rulings import Rulings, rulings
from communique.ledger.seen import PRINCIPALS, Seen, see, surroundings
from communique.ledger.standing import standing
from communique.ledger.states import states_in
from communique.ledger.wording import folded


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """What several documents tell, once. `since` and `until`: its days as far as stated, or ""; `links`: why each
    telling is of this event. Each telling keeps its own words and voice."""

    id: str
    kind: str
    subtype: str
    status: str
    since: str
    until: str
    where: str
    states: tuple[str, ...]
    persons: tuple[str, ...]
    tellings: tuple[Telling, ...]
    links: tuple[Link, ...]

    @property
    def key(self) -> str:
        return self.id


def events(tellings: Sequence[Telling], who: Mapping[str, str], verdicts: Sequence[Verdict]) -> list[Event]:
    """The events behind these tellings. `who`: person by the key of a naming. What people have said wins."""
    said = rulings(verdicts)
    around = surroundings(tellings)
    known = acquainted(tellings, who, around)
    seen = [
        scoped(see(one, who, known), around[one.document])
        for one in tellings
        if one.kind in PRINCIPALS and one.key not in said.misread
    ]
    seen = named_elsewhere(seen)
    together = joined_by_people(seen, said)
    found = [
        event(made)
        for group in grouped(seen, lambda one: (*keys(one), *together.get(one.key, ())))
        for made in made_of(group, said)
    ]
    return sorted(found, key=lambda one: (one.since or one.tellings[0].published, one.id))


def named_elsewhere(seen: Sequence[Seen]) -> list[Seen]:
    """ "This summit" is the one that its document names, where it names one."""
    gatherings = data.words("en", "gatherings", "ledger")
    named: dict[str, set[frozenset[str]]] = {}
    for one in seen:
        if one.title and one.telling.kind == "meeting":
            named.setdefault(one.telling.document, set()).add(one.title)
    return [
        replace(one, title=alone(named.get(one.telling.document, set()), said))
        if not one.title and one.telling.subtype == "multilateral"
        and (said := gatherings & set(folded(one.telling.words).split()))
        else one
        for one in seen
    ]  # fmt: skip


def alone(titles: Iterable[frozenset[str]], said: frozenset[str]) -> frozenset[str]:
    """The one conference of these that is called so; its fullest name."""
    fitting = sorted((one for one in titles if said & one), key=lambda one: (-len(one), sorted(one)))
    return fitting[0] if fitting and all(one <= fitting[0] for one in fitting) else frozenset()


def made_of(group: Sequence[Seen], said: Rulings) -> list[Made]:
    """The events of one group: agreements by what they are about, the rest along time."""
    if group[0].telling.kind == "agreement":
        return gathered_agreements(group, said)
    return moved(gathered(group, said), said)


def scoped(seen: Seen, around: frozenset[str]) -> Seen:
    """Of an agreement the states it can be of: those its words name, else its parties', else all of its document."""
    if seen.telling.kind != "agreement":
        return seen
    home = {seen.telling.publisher_state} - {""}
    named, parties = states_in(seen.telling.words), seen.telling.states
    own = named | home if named - home else parties if len(parties) > 1 else frozenset()
    return replace(seen, scope=own or around, title=title_of(seen.telling.words))


def keys(seen: Seen) -> Iterable[tuple[str, ...]]:
    """Two of those who take part: two sides, two persons; where one is named alone, it and the publisher's state."""
    kind, home = seen.telling.kind, seen.home
    if kind == "agreement":
        yield from ((kind, word, state) for word in seen.title for state in (seen.scope or {seen.telling.publisher}))
        yield (kind, "document", seen.telling.document)
        return
    sides = sorted({party.side or home or party.person for party in seen.parties})
    if kind == "visit":
        yield from ((kind, side) for side in {party.side or home for party in seen.parties})
        yield from ((kind, person) for person in seen.people)
        return
    yield from ((kind, *two) for two in combinations(sides, 2))
    if seen.title:
        yield from ((kind, "named", word) for word in seen.title - data.words("en", "gatherings", "ledger"))
    yield from ((kind, "persons", *two) for two in combinations(sorted(seen.people), 2))
    if len(sides) == 1:
        yield (kind, *sorted({sides[0], home}))


def joined_by_people(seen: Iterable[Seen], said: Rulings) -> dict[str, list[tuple[str, ...]]]:
    """For tellings that a person has called the same, a key that they share."""
    shared: dict[str, list[tuple[str, ...]]] = {}
    for between in said.same:
        for one in between:
            shared.setdefault(one, []).append(("said", *between))
    return shared


def event(made: Made) -> Event:
    """The event as a frozen value, its tellings in the order of publication."""
    members = sorted(made.members, key=lambda one: (one.telling.published, one.key))
    since, until = made.days
    return Event(
        "event-" + sha256(f"{members[0].telling.kind} {members[0].key}".encode()).hexdigest()[:16],
        members[0].telling.kind,
        most(one.telling.subtype for one in members),
        standing(members),
        iso_or_none(since),
        iso_or_none(until),
        most(one.telling.where for one in members),
        tuple(sorted({state for one in members for state in one.telling.states})),
        tuple(sorted({person for one in members for person in one.people})),
        tuple(one.telling for one in members),
        tuple(sorted(made.links)),
    )


def most(values: Iterable[str]) -> str:
    """The value told most often, a word that says something before one that does not."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    known = {value: count for value, count in counts.items() if value not in ("", "unspecified")} or counts
    return min(known, key=lambda value: (-known[value], value))
