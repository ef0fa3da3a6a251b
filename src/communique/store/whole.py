"""What a verdict on one object means for those that name it: two are one, one is two, one is not there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from communique.store.packing import Plain, dumped

Renamed = Callable[[str | None, Any], str | None]


def merged(plain: Plain, into: Mapping[str, str]) -> Plain:
    """Entities that a person found to be others: all that names them names those."""
    last = {one: end(into, one) for one in into}
    known = {whole["id"]: dict(whole) for whole in plain["entities"]}
    for one, other in last.items():
        if one in known and other in known and one != other:
            joined_to(known[other], known.pop(one))
    made = {**plain, "entities": list(known.values())}
    return renamed(made, lambda id_, _: last.get(id_ or "", id_) if last.get(id_ or "") in known else id_)


def end(into: Mapping[str, str], one: str) -> str:
    """Who it is at last, where one was joined to another that was joined to a third."""
    seen = {one}
    while one in into and into[one] not in seen:
        one = into[one]
        seen.add(one)
    return one


def joined_to(other: Plain, gone: Plain) -> None:
    """What the record had of one entity goes to another."""
    other["mentions"] = sorted(unique([*other["mentions"], *gone["mentions"]]), key=lambda a: (a["start"], a["end"]))
    names = [*other["aliases"], gone["name"], *gone["aliases"]]
    other["aliases"] = [name for name in unique(names) if name != other["name"]]
    other["offices"] = unique([*other["offices"], *gone["offices"]])
    other["ref"] = other["ref"] or gone["ref"]


def parted(plain: Plain, fresh: str, source: str) -> Plain:
    """An entity that a person has parted from another: what stands at its mentions is its own."""
    known = {whole["id"]: dict(whole) for whole in plain["entities"]}
    if fresh not in known or source not in known:
        return plain
    own = known[fresh]["mentions"]

    def here(anchor: Any) -> bool:
        return bool(anchor) and any(anchor["start"] < m["end"] and m["start"] < anchor["end"] for m in own)

    known[source]["mentions"] = [m for m in known[source]["mentions"] if m not in own]
    known[fresh]["offices"] += [o for o in known[source]["offices"] if here(o["anchor"])]
    known[source]["offices"] = [o for o in known[source]["offices"] if not here(o["anchor"])]
    theirs = {s["id"] for s in plain["statements"] if here(s["source"])}

    def new(id_: str | None, where: Any) -> str | None:
        moved = where in theirs if isinstance(where, str) else here(where)
        return fresh if id_ == source and moved else id_

    return renamed({**plain, "entities": list(known.values())}, new)


def renamed(plain: Plain, new: Renamed) -> Plain:
    """Every id of an entity as `new` gives it. That is told where it stands: an anchor, or the id of a statement."""
    entities = [
        {**one, "offices": [{**office, "of": new(office["of"], office["anchor"])} for office in one["offices"]]}
        for one in plain["entities"]
    ]
    return {
        **plain,
        "document": {**plain["document"], "segments": [spoken(one, new) for one in plain["document"]["segments"]]},
        "entities": entities,
        "statements": [said(one, new) for one in plain["statements"]],
        "acts": [told(one, new) for one in plain["acts"]],
    }


def spoken(segment: Plain, new: Renamed) -> Plain:
    return {**segment, "speakers": unique([new(one, None) for one in segment["speakers"]])}


def said(one: Plain, new: Renamed) -> Plain:
    speakers = unique([new(id_, one["id"]) for id_ in one["speakers"]])
    others = {field: unique([new(id_, None) for id_ in one[field]]) for field in ("addressees", "about")}
    return {**one, **others, "speakers": speakers}


def told(one: Plain, new: Renamed) -> Plain:
    voice = one["voice"]
    if voice:
        voice = {**voice, "speakers": unique([new(id_, voice["statement"]) for id_ in voice["speakers"]])}
    return {
        **one,
        "roles": unique([{**role, "entity": new(role["entity"], role["anchor"])} for role in one["roles"]]),
        "where": unique([{**place, "entity": new(place["entity"], place["anchor"])} for place in one["where"]]),
        "voice": voice,
    }


def mended(plain: Plain) -> Plain:
    """The record without names of what a person took out of it: the words stay where there are words."""
    people = {whole["id"] for whole in plain["entities"]}
    statements, acts = ({whole["id"] for whole in plain[kind]} for kind in ("statements", "acts"))
    made = renamed(plain, lambda id_, _: id_ if id_ in people else None)
    made["document"]["segments"] = [lacking(one, ("speakers",)) for one in made["document"]["segments"]]
    made["statements"] = [
        {**lacking(one, ("speakers", "addressees", "about")), "parent": kept(one["parent"], statements)}
        for one in made["statements"]
    ]
    made["acts"] = [bare(one, statements, acts) for one in made["acts"]]
    return made


def bare(act: Plain, statements: Collection[str], acts: Collection[str]) -> Plain:
    voice = act["voice"]
    if voice:
        voice = {**lacking(voice, ("speakers",)), "statement": kept(voice["statement"], statements)}
    roles = [role for role in act["roles"] if role["entity"] or role["anchor"]]
    return {**act, "roles": roles, "voice": voice, "links": [link for link in act["links"] if link["act"] in acts]}


def lacking(whole: Plain, fields: Collection[str]) -> Plain:
    return {**whole, **{field: [one for one in whole[field] if one is not None] for field in fields}}


def kept(id_: str | None, known: Collection[str]) -> str | None:
    return id_ if id_ in known else None


def unique(values: list[Any]) -> list[Any]:
    return list({dumped(value): value for value in values}.values())
