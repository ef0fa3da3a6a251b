"""Persons and events as rows of the archive, and the digest by which one that is as it was is known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import permutations
from typing import Any

from communique.ledger.events import Event
from communique.ledger.items import Filler, Link, Place
from communique.ledger.offices import Occupancy
from communique.ledger.persons import Person
from communique.store.rows import folded

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]
FIRST = "The first account of it."


@dataclass(frozen=True, slots=True)
class Cast:
    """By the key of a naming: which person that is, and the rank of the office that the document gives."""

    who: Mapping[str, str]
    ranks: Mapping[str, str]


def digest(rows: Rows) -> str:
    """The name of a part: what its rows hold."""
    return hashlib.blake2b(repr(sorted(rows.items())).encode(), digest_size=16).hexdigest()


def of_person(person: Person, offices: Iterable[Occupancy]) -> Rows:
    """A person, the texts that name the person, and the offices that they show."""
    names = folded(" ".join(dict.fromkeys((person.name, *person.aliases))))
    return {
        "persons": [{
            "id": person.id, "name": person.name, "folded": names, "aliases": joined(person.aliases),
            "states": joined(person.states),
        }],
        "namings": [{**naming(link), "person": person.id} for link in person.links],
        "occupancies": [{"person": person.id, "nth": nth, **occupancy(one)} for nth, one in enumerate(offices)],
    }  # fmt: skip


def occupancy(one: Occupancy) -> Row:
    return {
        "office": one.office, "title": one.title, "rank": one.rank or None, "body": one.body or None,
        "state": one.state or None, "detail": one.detail or None, "seat": one.seat or None, "acting": int(one.acting),
        "main": int(one.main),
        "since": one.since, "until": one.until, "elect": one.elect or None, "former": one.former or None,
        "documents": one.documents, "places": places(one.places),
    }  # fmt: skip


def of_event(event: Event, cast: Cast, links: Iterable[Link]) -> Rows:
    """An event, who tells it, who took part, between which states, and what follows from it."""
    dated = event.since or event.until or event.tellings[0].published
    return {
        "events": [{
            "id": event.id, "kind": event.kind, "subtype": event.subtype or None, "status": event.status,
            "since": event.since or None, "until": event.until or None, "dated": dated, "place": event.where or None,
            "place_state": first(telling.where_state for telling in event.tellings),
            "topics": joined(dict.fromkeys(topic for telling in event.tellings for topic in telling.topics)),
            "documents": len({telling.document for telling in event.tellings}),
        }],
        "tellings": accounts(event),
        "event_people": [
            {"event": event.id, "nth": nth, **taking_part} for nth, taking_part in enumerate(company(event, cast))
        ],
        "event_states": [
            {"event": event.id, "state": one, "other": other, "kind": event.kind, "dated": dated}
            for one, other in pairs(event.states)
        ],
        "ledger_links": [link_row(link) for link in links],
    }  # fmt: skip


def accounts(event: Event) -> list[Row]:
    """Who tells it, each with why it is the same event as what others tell."""
    why = {link.source: link for link in event.links}
    return [
        {
            "document": telling.document, "act": telling.act, "event": event.id,
            "strength": why[telling.key].strength if telling.key in why else 1.0,
            "reason": why[telling.key].reason if telling.key in why else FIRST,
        }
        for telling in event.tellings
    ]  # fmt: skip


def company(event: Event, cast: Cast) -> list[Row]:
    """Who takes part, each once in each role: a person by who it is, all else by state and name."""
    found: dict[tuple[str, str], Row] = {}
    for telling in event.tellings:
        for filler in telling.fillers:
            person, rank = cast.who.get(filler.person, ""), cast.ranks.get(filler.person)
            row = found.setdefault((filler.role, person or f"{filler.state} {filler.name}"), seat(filler, person))
            known = {"office": filler.office or None, "state": filler.state or None, "rank": rank}
            row.update({name: row[name] or value for name, value in known.items()})
    return list(found.values())


def seat(filler: Filler, person: str) -> Row:
    return {
        "role": filler.role, "type": filler.type or None, "name": filler.name, "person": person or None,
        "office": filler.office or None, "rank": None, "state": filler.state or None,
    }  # fmt: skip


def link_row(link: Link) -> Row:
    return {
        "source": link.source, "relation": link.relation, "target": link.target, "strength": link.strength,
        "reason": link.reason, "places": places(link.places),
    }  # fmt: skip


def naming(link: Link) -> Row:
    """Why a document names a person: the key of the naming is "document:entity"."""
    document, _, entity = link.source.partition(":")
    return {"document": document, "entity": entity, "strength": link.strength, "reason": link.reason}


def pairs(states: Sequence[str]) -> list[tuple[str, str]]:
    """Every two states in both orders, and each alone."""
    return [*((state, "") for state in states), *permutations(states, 2)]


def places(found: Iterable[Place]) -> str:
    return json.dumps([astuple(place) for place in found])


def joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None


def first(values: Iterable[str]) -> str | None:
    return next((value for value in values if value), None)
