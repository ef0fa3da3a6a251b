"""The items of the ledger out of the rows of an archive."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import Any

from communique.ledger.evidence import sentences
from communique.ledger.items import Filler, Held, Naming, Place, Telling, Verdict
from communique.ledger.offices import Occupancy

Row = tuple[Any, ...]
HELD = (
    "state", "body", "office", "detail", "since", "until", "person", "name", "title", "rank", "elect", "former", "seat",
)  # fmt: skip
SAID = "voice"  # whose account an act is stands among its roles: it takes no part in it


def namings(rows: Iterable[Row]) -> list[Naming]:
    """People of single documents from rows as `store.told.people` gives them."""
    return [naming(list(several)) for _, several in groupby(rows, itemgetter(0, 1))]


def naming(rows: list[Row]) -> Naming:
    document, entity, name, published, publisher_state = rows[0][:5]
    document = intern(document)
    place = Place(document, rows[0][10] or 0, rows[0][11] or 0)
    held = tuple(office(row) for row in rows if row[5])
    return Naming(document, entity, name, (published or "")[:10], publisher_state or "", held, place)


def office(row: Row) -> Held:
    title, rank, body, state, tenure = (value or "" for value in row[5:10])
    return Held(title, rank, body, state, tenure, Place(intern(row[0]), row[10] or 0, row[11] or 0))


def tellings(acts: Iterable[Row], roles: Iterable[Row], people: Iterable[Naming]) -> list[Telling]:
    """Acts of single documents; who fills a role is the person of that name in the document, where only one has it."""
    named = keys_by_name(people)
    filled: dict[int, list[Row]] = defaultdict(list)
    for row in roles:
        if row[1] != SAID:
            filled[row[0]].append(row)
    return [telling(act, filled.get(act[0], []), named) for act in acts]


def sayings(statements: Iterable[Row], speakers: Iterable[Row], people: Iterable[Naming]) -> list[Telling]:
    """What was said, as tellings of the kind "statement": evidence on promises is often only said.

    Of the words, those sentences are kept that tell of something done.
    """
    named, by_statement = keys_by_name(people), defaultdict[int, list[Row]](list)
    for row in speakers:
        by_statement[row[0]].append(row)
    return [
        saying((*row[:7], " ".join(kept), *row[8:]), by_statement.get(row[0], []), named)
        for row in statements
        if (kept := sentences(row[7] or ""))
    ]


def saying(row: Row, speakers: list[Row], named: dict[tuple[str, str], str]) -> Telling:
    number, document, ident, published, publisher, publisher_state, topics, content, begins, ends = row
    told = (None, None, "occurred", "mentioned", None, False, None, None, published, publisher, publisher_state)
    act = (number, document, ident, "statement", *told, None, None, None, topics, None, content, begins, ends)
    return telling(act, speakers, named)


def keys_by_name(people: Iterable[Naming]) -> dict[tuple[str, str], str]:
    """The key of the naming for each document and name; none where two people of a document share it."""
    found: dict[tuple[str, str], str] = {}
    twice = set()
    for one in people:
        spot = (one.document, one.name)
        if spot in found:
            twice.add(spot)
        found[spot] = one.key
    return {spot: key for spot, key in found.items() if spot not in twice}


def telling(act: Row, roles: list[Row], named: dict[tuple[str, str], str]) -> Telling:
    _, document, id_, kind, *texts = act
    document = intern(document)  # one of many rows that name it
    subtype, form, status, salience, strength, specific, since, until, published, *more = texts
    publisher, publisher_state, where, where_state, occasion, topics, voice, words, begins, ends = more
    return Telling(
        document, id_, kind, subtype or "", form or "", status, salience, strength or "", bool(specific),
        since or "", until or "", (published or "")[:10], publisher or "", publisher_state or "", where or "",
        where_state or "", occasion or "", tuple(topics.split("; ")) if topics else (),
        tuple(filler(document, row, named) for row in roles), voice or "", " ".join((words or "").split()),
        Place(document, begins, ends),
    )  # fmt: skip


def filler(document: str, row: Row, named: dict[tuple[str, str], str]) -> Filler:
    _, role, type_, name, state, office = row
    person = named.get((document, name), "") if type_ == "person" else ""
    return Filler(role, type_ or "", " ".join((name or "").split()), state or "", office or "", person)


def occupancy(row: Mapping[str, Any]) -> Occupancy:
    """An office held, from its row."""
    plain: dict[str, Any] = {name: row[name] or "" for name in HELD}
    places = tuple(Place(*place) for place in json.loads(row["places"]))
    acting, main = bool(row["acting"]), bool(row["main"])
    return Occupancy(**plain, acting=acting, main=main, documents=row["documents"], places=places)


def verdict(row: Mapping[str, Any]) -> Verdict:
    """What a person said, from its row."""
    return Verdict(row["source"], row["target"], row["says"], row["by"], row["made"], row["why"])
