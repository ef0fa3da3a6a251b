"""What can be filled in of each part of a record, and how: as data, from which forms are made and read."""

from __future__ import annotations

import typing
from dataclasses import dataclass

from communique.model import Basis, EntityType, Mode, Office, Salience, Status, Strength
from communique.store.soundness import inventories
from communique.tables.acts import ALL_ROLES

Options = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to fill in.

    `kind`: choice, text, lines, flag, number, place, places, entity, entities, statement, links.

    `name` is that of the record, empty where the value is nothing more than this. `free`: it may be left empty.
    """

    name: str
    kind: str
    free: bool = False
    options: Options = ()


def choice(name: str, of: object, free: bool = False) -> Part:
    return Part(name, "choice", free, tuple(of if isinstance(of, (list, tuple)) else typing.get_args(of)))


def of_office(name: str) -> object:
    return typing.get_type_hints(Office)[name]


LISTS = inventories()
SUBTYPES = tuple(dict.fromkeys(one for each in LISTS["subtypes"].values() for one in each))
TOPICS = (Part("anchor", "place"), choice("code", LISTS["topics"]), Part("denied", "flag"))
SHAPES: dict[tuple[str, str], tuple[Part, ...]] = {
    ("act", ""): (
        choice("kind", tuple(ALL_ROLES)), choice("subtype", SUBTYPES, free=True), choice("status", Status),
        choice("salience", Salience), choice("form", LISTS["forms"], free=True),
        choice("strength", Strength, free=True), choice("specific", ("true", "false"), free=True),
        Part("anchors", "places"), Part("links", "links"),
    ),
    ("act", "roles"): (
        choice("role", tuple(dict.fromkeys(role for each in ALL_ROLES.values() for role in each))),
        Part("entity", "entity", free=True), Part("anchor", "place", free=True),
    ),
    ("act", "when"): (
        Part("anchor", "place"), Part("start", "text", free=True), Part("end", "text", free=True),
        Part("time", "text", free=True), Part("duration", "text", free=True), choice("basis", Basis, free=True),
    ),
    ("act", "where"): (Part("anchor", "place"), Part("entity", "entity", free=True)),
    ("act", "topics"): TOPICS,
    ("act", "amount"): (Part("anchor", "place"), Part("value", "number"), Part("unit", "text")),
    ("act", "for"): (Part("", "place"),),
    ("act", "occasion"): (Part("", "place"),),
    ("act", "voice"): (Part("statement", "statement", free=True), Part("speakers", "entities", free=True)),
    ("statement", ""): (
        choice("mode", Mode), Part("content", "places"), Part("source", "place", free=True),
        Part("cue", "place", free=True), Part("addressees", "entities", free=True),
        Part("about", "entities", free=True), Part("parent", "statement", free=True), Part("collective", "flag"),
        Part("interpreted", "flag"),
    ),
    ("statement", "speakers"): (Part("", "entity"),),
    ("statement", "topics"): TOPICS,
    ("entity", ""): (
        choice("type", EntityType), Part("name", "text"), Part("aliases", "lines", free=True),
        Part("ref.iso3", "text", free=True), Part("ref.wikidata", "text", free=True),
    ),
    ("entity", "offices"): (
        Part("title", "text"), Part("portfolio", "text", free=True), choice("rank", LISTS["ranks"]),
        Part("of", "entity", free=True), choice("basis", of_office("basis")), choice("tenure", of_office("tenure")),
        Part("anchor", "place"),
    ),
    ("entity", "mentions"): (Part("", "place"),),
}  # fmt: skip
# The fields of a kind of object that are filled in apart from the object itself.
FIELDS: dict[str, tuple[str, ...]] = {
    kind: tuple(field for one, field in SHAPES if one == kind and field) for kind in ("act", "statement", "entity")
}
