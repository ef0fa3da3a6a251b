"""The whole program of the ledger, as one sequence: what documents tell → persons → events → what hangs together.

What comes out depends on which documents and verdicts there are, not on when they came. Of what comes out, only what
differs from what is kept is written: a few new documents touch what they concern.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique import __version__
from communique.ledger import reading, rows
from communique.ledger.chains import chains
from communique.ledger.commitments import SURE, follow
from communique.ledger.events import Event, events
from communique.ledger.items import Link, Naming, Telling, Verdict
from communique.ledger.offices import Occupancy, occupancies
from communique.ledger.persons import Person, persons
from communique.ledger.plans import plans
from communique.ledger.stages import stages
from communique.store.archive import Archive
from communique.store.entries import Changed

EVER = "9999-12-31"  # evidence is kept whole; a question is asked as of a day


@dataclass(frozen=True, slots=True)
class Book:
    """The ledger of some documents: who they name, who held which office, what happened, what hangs together."""

    persons: tuple[Person, ...]
    occupancies: tuple[Occupancy, ...]
    who: Mapping[str, str]
    events: tuple[Event, ...]
    links: tuple[Link, ...]
    namings: tuple[Naming, ...]
    tellings: tuple[Telling, ...]


def book(namings: Sequence[Naming], tellings: Sequence[Telling], verdicts: Sequence[Verdict] = ()) -> Book:
    """The ledger made from what documents tell. `verdicts` win over what the program would decide."""
    people = persons(namings, verdicts)
    offices = occupancies(people, namings)
    who = {naming: person.id for person in people for naming in person.namings}
    found = events(tellings, who, verdicts)
    links = (*plans(found, verdicts), *followed_up(found, tellings, who, verdicts))
    return Book(tuple(people), tuple(offices), who, tuple(found), links, tuple(namings), tuple(tellings))


def followed_up(
    found: Sequence[Event], tellings: Sequence[Telling], who: Mapping[str, str], verdicts: Sequence[Verdict]
) -> Iterator[Link]:
    """What followed messages, invitations, agreements and promises."""
    for chain in chains(tellings, who, found, verdicts):
        yield from chain.links
    for agreement in stages(found):
        yield from agreement.links
    promised = (one for one in tellings if one.kind == "commitment")
    for promise in follow(promised, tellings, EVER, verdicts):
        for one in (each for each in promise.evidence if each.strength >= SURE):
            yield Link(promise.commitment, one.key, one.shows, one.strength, one.reason, (one.place,))


def update(archive: Archive) -> Changed:
    """Bring the ledger of an archive up to date with its documents and with what people said of them."""
    made = book(*items(archive), [reading.verdict(row) for row in archive.across.verdicts()])
    return archive.across.keep({rows.digest(part): part for part in parts(made)}, __version__)


def items(archive: Archive) -> tuple[list[Naming], list[Telling]]:
    """Who is named and what is told in the documents of an archive."""
    with archive.across.told() as told:
        people = reading.namings(told.people)
        acts = list(reading.tellings(told.acts, told.roles, people))
        acts += reading.sayings(told.statements, told.speakers, people)
        acts += reading.done(told.texts)
        return people, acts


def parts(made: Book) -> Iterator[rows.Rows]:
    """The rows of each person, of each event, and of each promise on which something follows.

    A link goes with the event that it starts from, or whose telling it starts from.
    """
    offices, links = defaultdict[str, list[Occupancy]](list), defaultdict[str, list[Link]](list)
    for one in made.occupancies:
        offices[one.person].append(one)
    events_of = {telling.key: event.id for event in made.events for telling in event.tellings}
    for link in made.links:
        links[events_of.get(link.source, link.source)].append(link)
    for person in made.persons:
        yield rows.of_person(person, offices[person.id])
    cast = rows.Cast(made.who, {one.key: one.offices[0].rank for one in made.namings if one.offices})
    for event in made.events:
        yield rows.of_event(event, cast, links.pop(event.id, ()))
    for _, rest in sorted(links.items()):
        yield {"ledger_links": [rows.link_row(link) for link in rest]}
