"""The items of the ledger out of the rows of an archive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import Any

from communique.ledger.evidence import sentences, told_done
from communique.ledger.items import SENTENCE, Filler, Held, Naming, Place, Telling, Verdict
from communique.ledger.offices import Occupancy

Row = tuple[Any, ...]
HELD = (
    "state", "body", "office", "detail", "since", "until", "person", "name", "title", "rank", "elect", "former", "seat",
)  # fmt: skip
LONG = 80  # code points from which words are those of one row
SAID = "voice"  # whose account an act is stands among its roles: it takes no part in it


def namings(rows: Iterable[Row]) -> list[Naming]:
    """People of single documents from rows as `store.told.people` gives them."""
    return [naming(list(several)) for _, several in groupby(rows, itemgetter(0, 1))]


def naming(rows: list[Row]) -> Naming:
    document, entity, name, published, publisher_state = (intern(value or "") for value in rows[0][:5])
    place = Place(document, rows[0][10] or 0, rows[0][11] or 0)
    held = tuple(office(row) for row in rows if row[5])
    return Naming(document, entity, name, intern(published[:10]), publisher_state, held, place)


def office(row: Row) -> Held:
    title, rank, body, state, tenure = (intern(value or "") for value in row[5:10])
    return Held(title, rank, body, state, tenure, Place(intern(row[0]), row[10] or 0, row[11] or 0))


def tellings(acts: Iterable[Row], roles: Iterable[Row], people: Iterable[Naming]) -> Iterator[Telling]:
    """Acts of single documents; who fills a role is the person of that name in the document, where only one has it."""
    named = keys_by_name(people)
    for act, filled in beside(acts, roles):
        yield telling(act, [row for row in filled if row[1] != SAID], named)


def sayings(statements: Iterable[Row], speakers: Iterable[Row], people: Iterable[Naming]) -> Iterator[Telling]:
    """What was said, as tellings of the kind "statement": evidence on promises is often only said.

    Of the words, those sentences are kept that tell of something done.
    """
    named = keys_by_name(people)
    for row, said in beside(statements, speakers):
        if kept := sentences(row[7] or ""):
            yield saying((*row[:7], " ".join(kept), *row[8:]), said, named)


def done(texts: Iterable[Row]) -> Iterator[Telling]:
    """The sentences of documents that tell of something done, as tellings of the kind "sentence"."""
    for number, document, published, publisher, publisher_state, text in texts:
        told = (None, None, "occurred", "mentioned", None, False, None, None, published, publisher, publisher_state)
        for start, words in told_done(text):
            ident, end = f"{SENTENCE}{start}", start + len(words)
            act = (number, document, ident, "sentence", *told, None, None, None, None, None, words, start, end)
            yield telling(act, [], {})


def saying(row: Row, speakers: list[Row], named: dict[tuple[str, str], str]) -> Telling:
    number, document, ident, published, publisher, publisher_state, topics, content, begins, ends = row
    told = (None, None, "occurred", "mentioned", None, False, None, None, published, publisher, publisher_state)
    act = (number, document, ident, "statement", *told, None, None, None, topics, None, content, begins, ends)
    return telling(act, speakers, named)


def beside(rows: Iterable[Row], more: Iterable[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each row with those of the others that have its number. Both come in the order of the numbers: none is kept."""
    groups = groupby(more, itemgetter(0))
    number, group = next(groups, (None, iter(())))
    for row in rows:
        while number is not None and number < row[0]:
            number, group = next(groups, (None, iter(())))
        yield row, list(group) if number == row[0] else []


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
    """`act` as a telling; words that many rows have are kept once."""
    document, id_, kind, *texts = map(shared, act[1:])
    subtype, form, status, salience, strength, specific, since, until, published, *more = texts
    publisher, publisher_state, where, where_state, occasion, topics, voice, words, begins, ends = more
    return Telling(
        document, id_, kind, subtype or "", form or "", status, salience, strength or "", bool(specific),
        since or "", until or "", intern((published or "")[:10]), publisher or "", publisher_state or "", where or "",
        where_state or "", occasion or "", tuple(map(intern, topics.split("; "))) if topics else (),
        tuple(filler(document, row, named) for row in roles), voice or "", " ".join((words or "").split()),
        Place(document, begins, ends),
    )  # fmt: skip


def shared(value: Any) -> Any:
    """A short word of a row as the one that all rows share."""
    return intern(value) if isinstance(value, str) and len(value) < LONG else value


def filler(document: str, row: Row, named: dict[tuple[str, str], str]) -> Filler:
    _, role, type_, name, state, office = row
    person = named.get((document, name), "") if type_ == "person" else ""
    parts = (role, type_ or "", " ".join((name or "").split()), state or "", office or "", person)
    return Filler(*(intern(part) for part in parts))


def occupancy(row: Mapping[str, Any]) -> Occupancy:
    """An office held, from its row."""
    plain: dict[str, Any] = {name: row[name] or "" for name in HELD}
    places = tuple(Place(*place) for place in json.loads(row["places"]))
    acting, main = bool(row["acting"]), bool(row["main"])
    return Occupancy(**plain, acting=acting, main=main, documents=row["documents"], places=places)


def verdict(row: Mapping[str, Any]) -> Verdict:
    """What a person said, from its row."""
    return Verdict(row["source"], row["target"], row["says"], row["by"], row["made"], row["why"])
