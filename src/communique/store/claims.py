"""A record as assertions: one for each thing that a reader could find right or wrong, each with its place.

An assertion belongs to an object (an entity, a statement, an act) and fills one field of it; the empty field is the
object itself. Its number is a hash of what it is about, not of what it says: a value that a newer program corrects
keeps its number, and so meets the verdict that a person gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from communique.model import Anchor
from communique.store.packing import Dump, Plain, dumped, dumped_each

KINDS = {"entity": "entities", "statement": "statements", "act": "acts"}
# The fields that are judged one by one; the rest belongs to the object itself.
SEVERAL = {"entity": ("offices",), "statement": ("speakers", "topics"), "act": ("roles", "where", "topics")}
SINGLE = {"entity": (), "statement": (), "act": ("when", "amount", "for", "occasion", "voice")}
# What stands in columns of its own, follows from the rest, or is judged elsewhere (who is meant at a place: by the
# statement or the act there).
ELSEWHERE = ("id", "rule", "crosswalk", "mentions")
APART = {kind: frozenset((*SEVERAL[kind], *SINGLE[kind], *ELSEWHERE)) for kind in KINDS}
Spot = tuple[int | None, int | None]
BETWEEN = "\x1f"
NOWHERE: Spot = (None, None)


# What is asserted: number, kind, object, field, value (JSON), begin and end of its place, rule. Plain tuples: hundreds
# wait with each document, and what holds nothing but words and numbers is no work for the collector of garbage.
Claim = tuple[int, str, str, str, str, int | None, int | None, str | None]


class Slot(NamedTuple):
    """A value of an object's field, its number and its place. `nth` is None where the field holds one value."""

    key: int
    field: str
    nth: int | None
    value: Any
    place: Spot


def claims(opened: Plain, dump: Dump) -> list[Claim]:
    """The assertions of a record, opened as `packing.opened` does, in its order."""
    found = [
        (kind, whole, slot)
        for kind, several in KINDS.items()
        for whole in opened[several]
        for slot in slots(kind, whole, dump)
    ]
    values = dumped_each([slot.value for _, _, slot in found], dump)
    return [
        (slot.key, kind, whole["id"], slot.field, value, *slot.place, whole["rule"])
        for (kind, whole, slot), value in zip(found, values, strict=True)
    ]


def slots(kind: str, whole: Plain, dump: Dump = dumped) -> Iterator[Slot]:
    """All that is asserted of one object: that it is there and what it is, then its fields."""
    apart = APART[kind]
    itself = {name: v for name, v in whole.items() if name not in apart and v is not None and v != () and v != []}
    places = whole.get("mentions") or whole.get("content") or whole.get("anchors") or ()
    yield Slot(number(kind, whole["id"], ""), "", None, itself, spot(places[0] if places else None))
    for field in SINGLE[kind]:
        if whole[field] is not None:
            yield Slot(number(kind, whole["id"], field), field, None, whole[field], spot(whole[field]))
    for field in SEVERAL[kind]:
        yield from one_by_one((kind, whole["id"], field), whole[field], dump)


def one_by_one(field: tuple[str, str, str], values: Sequence[Any], dump: Dump) -> Iterator[Slot]:
    """The values of a field that holds several. A value is known by its place, and where it has none by itself."""
    before: dict[str, int] = {}
    for nth, value in enumerate(values):
        place = spot(value)
        about = f"{place[0]} {place[1]}" if place != NOWHERE else dump(value)
        before[about] = before.get(about, 0) + 1
        yield Slot(number(*field, about, before[about]), field[2], nth, value, place)


def number(*about: object) -> int:
    """A number for what an assertion is about."""
    words = BETWEEN.join(map(str, about)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest()) >> 1


def spot(value: Any) -> Spot:
    """The place of a value: an anchor itself, or the anchor that it has; of the record or its plain form."""
    anchor = value.get("anchor", value) if isinstance(value, dict) else getattr(value, "anchor", value)
    if isinstance(anchor, Anchor):
        return anchor.start, anchor.end
    if isinstance(anchor, dict):
        if "@" in anchor:
            return anchor["@"][0], anchor["@"][1]
        if "text" in anchor:
            return anchor["start"], anchor["end"]
    return NOWHERE
