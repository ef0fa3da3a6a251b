"""Is what a person says of an object a record? Types, closed lists, places in the text, names of what is there."""

from __future__ import annotations

import math
import re
import typing
from collections.abc import Collection, Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from typing import Any

from communique import data
from communique.codec import key_of, typed_fields
from communique.model import Act, Anchor, Entity, Kind, Mode, Record, Salience, Statement, Status, Strength
from communique.store.errors import ReviewError
from communique.store.packing import Plain
from communique.tables.acts import ALL_ROLES

SIMPLE: dict[Any, tuple[type, ...]] = {str: (str,), int: (int,), float: (float, int), bool: (bool,)}
STATEMENT = ("parent", "statement")  # fields that name a statement; those of an act and of entities
ENTITY = ("entity", "speakers", "addressees", "about", "of")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
Named = Mapping[str, Collection[str]]


def checked(plain: Plain, objects: Collection[str]) -> Record:
    """The record of its plain form, in which these objects were changed. ReviewError, in one line, where it is none."""
    try:
        record = Record.from_dict(plain)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise ReviewError(f"that makes no record ({type(error).__name__}: {str(error)[:80]})") from None
    text = record.document.text
    for kind, parts in (("entity", record.entities), ("statement", record.statements), ("act", record.acts)):
        for part in parts:
            if part.id in objects:
                wrong = next(faults(kind, part, text), None)
                if wrong:
                    raise ReviewError(wrong)
    return record


def faults(kind: str, part: Entity | Statement | Act, text: str) -> Iterator[str]:
    """What is wrong with an object, in a line each; its types first, since the rest builds on them."""
    mistyped = list(misfits(type(part), part, kind))
    yield from mistyped
    if not mistyped:
        yield from misplaced(part, text, kind)
        own = {"entity": entity_faults, "statement": statement_faults, "act": act_faults}
        yield from own[kind](part)


def misfits(hint: Any, value: Any, where: str) -> Iterator[str]:
    """Where a value has not the type that the record asks for."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        if value not in inner or isinstance(value, bool):
            yield f"{where}: {shown(value)} is none of {', '.join(inner)}"
    elif type(None) in inner:
        if value is not None:
            yield from misfits(inner[0], value, where)
    elif origin is tuple:
        for one in value if isinstance(value, tuple) else ():
            yield from misfits(inner[0], one, where)
    elif is_dataclass(hint):
        for name, one in fields_of(hint):
            yield from misfits(one, getattr(value, name), f"{where}, {key_of(name)}")
    elif not simple(hint, value):
        yield f"{where}: {shown(value)} is no {'number' if isinstance(value, float) else hint.__name__}"


def simple(hint: Any, value: Any) -> bool:
    """Is a value one of a simple type? True is no number, nor is infinity."""
    if not isinstance(value, SIMPLE[hint]) or (isinstance(value, bool) and hint is not bool):
        return False
    return not isinstance(value, float) or math.isfinite(value)


def fields_of(kind: Any) -> tuple[tuple[str, Any], ...]:
    return typed_fields(kind)


def misplaced(value: Any, text: str, where: str) -> Iterator[str]:
    """Places that are none in the text, or that hold other words."""
    if isinstance(value, Anchor):
        if not 0 <= value.start < value.end <= len(text):
            yield f"{where}: {value.start} to {value.end} is no place in the text (it has {len(text)} characters)"
        elif text[value.start : value.end] != value.text:
            yield f"{where}: other words stand at {value.start} to {value.end} than {shown(value.text)}"
    elif isinstance(value, tuple):
        for one in value:
            yield from misplaced(one, text, where)
    elif is_dataclass(value):
        for name, _ in fields_of(type(value)):
            yield from misplaced(getattr(value, name), text, f"{where}, {key_of(name)}")


def entity_faults(part: Any) -> Iterator[str]:
    if not part.name.strip():
        yield "entity: it has no name"
    if part.ref and part.ref.iso3 and not re.fullmatch("[A-Z]{3}", part.ref.iso3):
        yield f"entity: {shown(part.ref.iso3)} is no code of a state"
    for office in part.offices:
        if office.rank not in inventories()["ranks"]:
            yield f"office: {shown(office.rank)} is no rank"


def statement_faults(part: Any) -> Iterator[str]:
    if not part.content:
        yield "statement: it has no words"
    if part.parent == part.id:
        yield "statement: it cannot stand in itself"
    yield from topic_faults(part.topics, "statement")


def act_faults(part: Any) -> Iterator[str]:
    lists = inventories()
    if not part.anchors:
        yield f"{part.kind}: it has no place in the text"
    for role in part.roles:
        if role.role not in ALL_ROLES[part.kind]:
            yield f"{part.kind}: {shown(role.role)} is no role of it ({', '.join(ALL_ROLES[part.kind])})"
        if role.entity is None and role.anchor is None:
            yield f"{part.kind}: nobody fills the role {role.role}"
    if part.subtype is not None and part.subtype not in lists["subtypes"].get(part.kind, ()):
        yield f"{part.kind}: {shown(part.subtype)} is no subtype of it"
    if part.form is not None and (part.kind != "agreement" or part.form not in lists["forms"]):
        yield f"{part.kind}: {shown(part.form)} is no form of it"
    if part.kind != "commitment" and (part.strength is not None or part.specific is not None):
        yield f"{part.kind}: only a commitment has strength, or is specific"
    yield from topic_faults(part.topics, part.kind)
    yield from time_faults(part)


def topic_faults(topics: Any, where: str) -> Iterator[str]:
    for topic in topics:
        if topic.code not in inventories()["topics"]:
            yield f"{where}: {shown(topic.code)} is no topic"


def time_faults(part: Any) -> Iterator[str]:
    if part.when is None:
        return
    for day in (part.when.start, part.when.end):
        if day is not None and not is_day(day):
            yield f"{part.kind}: {shown(day)} is no day (YYYY-MM-DD)"
    if part.when.start and part.when.end and part.when.end < part.when.start:
        yield f"{part.kind}: it ends ({part.when.end}) before it begins ({part.when.start})"
    if part.when.time is not None and not CLOCK.fullmatch(part.when.time):
        yield f"{part.kind}: {shown(part.when.time)} is no time of day (HH:MM)"


def is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def named(value: Any, known: Named) -> None:
    """ReviewError where a value, as in the record, names something that the record has not."""
    for field, ids in names_in(value):
        kind = "statement" if field in STATEMENT else "act" if field == "act" else "entity"
        for one in ids:
            if one not in known[kind]:
                raise ReviewError(f"{field}: the record has no {kind} {shown(one)} (any more)")


def names_in(value: Any) -> Iterator[tuple[str, list[str]]]:
    """The ids in a value, with the field that each stands in."""
    if isinstance(value, list):
        for one in value:
            yield from names_in(one)
    elif isinstance(value, dict):
        for field, one in value.items():
            if field in (*STATEMENT, *ENTITY, "act") and one is not None:
                yield field, [one] if isinstance(one, str) else [x for x in one if isinstance(x, str)]
            yield from names_in(one)


@cache
def inventories() -> dict[str, Any]:
    """The closed lists of the record that are not in its types."""
    return data.toml("world", "inventories.toml")


def shown(value: object) -> str:
    return repr(value)[:60]


def fits(field: str, value: Any) -> bool:
    """Can a field that is coded have this value?"""
    return any(value == one and type(value) is type(one) for one in FIELDS.get(field, ()))


def codable() -> dict[str, list[Any]]:
    """The fields that people can code apart from each other, each with its values: closed lists all."""
    lists = inventories()
    subtypes = dict.fromkeys(one for each in lists["subtypes"].values() for one in each)
    return {
        "right": ["yes", "no"], "kind": list(typing.get_args(Kind)), "subtype": [*subtypes, None],
        "status": list(typing.get_args(Status)), "salience": list(typing.get_args(Salience)),
        "strength": [*typing.get_args(Strength), None], "specific": [True, False, None],
        "form": [*lists["forms"], None], "mode": list(typing.get_args(Mode)), "collective": [True, False],
    }  # fmt: skip


FIELDS = codable()
