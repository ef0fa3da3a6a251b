"""A form of an object: every value that people can judge with what may be filled in, and the same read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.serve.review.places import anchor, code_point, found
from communique.serve.review.shapes import FIELDS, SHAPES, Part
from communique.store.claims import SINGLE
from communique.store.errors import ReviewError
from communique.store.judging import Addition, Change, Judgement
from communique.store.packing import Plain, grown
from communique.store.rows import Row

Given = Callable[[str], str]  # what a form has under a name
NEW, GONE = "new", "gone"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing of a form: the name it has there, what it is, its value as words, and, of a place, where it begins."""

    name: str
    part: Part
    value: str = ""
    at: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The inputs of one value: of the assertion `key`, or of one to be added."""

    prefix: str
    field: str
    key: int | None
    inputs: tuple[Input, ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An object as people have it, with the assertions that it is made of."""

    kind: str
    object: str
    plain: Plain
    rows: Sequence[Row]
    merged: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return str(self.plain["document"]["text"])

    def groups(self) -> list[Group]:
        """All values of the object in the order of its fields, after each field an empty one to fill in."""
        made = [self.group(row) for row in self.own("")]
        for name in FIELDS[self.kind]:
            rows = self.own(name)
            made += [self.group(row) for row in rows]
            if not (rows and name in SINGLE[self.kind]):
                made.append(self.empty(name))
        return made

    def own(self, name: str) -> list[Row]:
        mine = (row for row in self.rows if row["object"] == self.object and row["field"] == name)
        return [row for row in mine if row["review"] not in ("rejected", "merged") or not name]

    def value(self, row: Row) -> Any:
        """The value of an assertion, as people have it; who was merged is the one he was merged into."""
        value = json.loads(row["value"])
        if row["review"] == "merged":
            value = json.loads(row["machine"] or "{}")
        return renamed(grown(value, self.text), self.merged)

    def group(self, row: Row) -> Group:
        prefix, value = f"k{row['key']}", self.value(row)
        parts = SHAPES[self.kind, row["field"]]
        return Group(prefix, row["field"], row["key"], tuple(inputs(prefix, parts, value)), row["review"])

    def empty(self, name: str) -> Group:
        prefix = f"{NEW}-{name}"
        return Group(prefix, name, None, tuple(inputs(prefix, SHAPES[self.kind, name], None)))

    def changes(self, given: Given, several: Callable[[str], list[str]]) -> list[Change]:
        """What a form that was sent changes. ReviewError where it cannot be read."""
        reader = Reader(given, several, self.text)
        found: list[Change] = []
        for row in (row for name in ("", *FIELDS[self.kind]) for row in self.own(name)):
            found += self.changed(reader, row)
        for name in FIELDS[self.kind]:
            prefix = f"{NEW}-{name}"
            if reader.filled(prefix, SHAPES[self.kind, name]):
                value = reader.value(prefix, SHAPES[self.kind, name], None)
                found.append(Addition(self.kind, self.object, name, value))
        return found

    def changed(self, reader: Reader, row: Row) -> Iterator[Change]:
        """The change of one value; nothing where it is as it was, or the form has it not."""
        prefix = f"k{row['key']}"
        if not reader.given(f"{prefix}.there"):
            return
        if reader.given(f"{prefix}.{GONE}"):
            yield Judgement(row["key"], "rejected")
            return
        before = self.value(row)
        value = reader.value(prefix, SHAPES[self.kind, row["field"]], before)
        if normal(value) != normal(before):
            yield Judgement(row["key"], "edited", value)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads values out of a form."""

    given: Given
    several: Callable[[str], list[str]]
    text: str

    def filled(self, prefix: str, parts: Sequence[Part]) -> bool:
        """Was an empty group filled in? What is chosen from a list with a first choice does not count."""
        names = [(part, f"{prefix}.{part.name}") for part in parts]
        places = [f"{name}.words" for part, name in names if part.kind == "place"]
        texts = [name for part, name in names if part.kind in ("text", "entity", "statement", "number")]
        many = [name for part, name in names if part.kind == "entities"]
        return any(self.given(name).strip() for name in (*places, *texts)) or any(self.several(name) for name in many)

    def value(self, prefix: str, parts: Sequence[Part], before: Any) -> Any:
        """The value of a group; what the form has not of it stays."""
        if len(parts) == 1 and not parts[0].name:
            return self.part(f"{prefix}.", parts[0])
        made: dict[str, Any] = dict(before or {})
        for part in parts:
            one = self.part(f"{prefix}.{part.name}", part)
            owner, _, inner = part.name.partition(".")
            if inner:
                made[owner] = {**(made.get(owner) or {}), inner: one}
            else:
                made[part.name] = one
        if "ref" in made and not any((made["ref"] or {}).values()):
            made["ref"] = None
        return made

    def part(self, name: str, part: Part) -> Any:
        readers: dict[str, Callable[[str], Any]] = {
            "place": self.place, "places": self.places, "links": self.links, "number": self.number,
            "flag": lambda name: bool(self.given(name)), "entities": self.several, "lines": self.lines,
        }  # fmt: skip
        reader = readers.get(part.kind)
        value = reader(name) if reader else self.word(name, part)
        if not part.free and value is None:
            raise ReviewError(f"{part.name.replace('_', ' ') or 'place'}: nothing was filled in")
        return value

    def word(self, name: str, part: Part) -> Any:
        value = self.given(name).strip()
        if part.name == "specific":
            return {"true": True, "false": False}.get(value)
        return value or None

    def lines(self, name: str) -> list[str]:
        return [line.strip() for line in self.given(name).splitlines() if line.strip()]

    def number(self, name: str) -> float | None:
        value = self.given(name).strip()
        try:
            return float(value) if value else None
        except ValueError:
            raise ReviewError(f"{value[:40]} is no number") from None

    def place(self, name: str) -> dict[str, Any] | None:
        """A place: where words were selected, or words that stand in the text."""
        words = self.given(f"{name}.words").replace("\r\n", "\n")
        if not words.strip():
            return None
        chosen, near, nth = (self.given(f"{name}.{one}").strip() for one in ("units", "at", "nth"))
        if chosen.isdigit() and len(chosen) < 12:
            start = code_point(self.text, int(chosen))
            if self.text.startswith(words, start):
                return anchor(self.text, start, start + len(words))
        at = int(near) if near.isdigit() and len(near) < 12 else None
        if at is not None and self.text.startswith(words, at):
            return anchor(self.text, at, at + len(words))
        return found(self.text, words, at, int(nth) if nth.isdigit() and len(nth) < 6 else None)

    def places(self, name: str) -> list[dict[str, Any]]:
        """Places, one after the other; those whose words were taken out are none any more."""
        made = []
        for number in range(MOST):
            one = self.place(f"{name}.{number}")
            made += [one] if one else []
        return made

    def links(self, name: str) -> list[dict[str, str]]:
        pairs = [(self.given(f"{name}.{n}.relation"), self.given(f"{name}.{n}.act")) for n in range(MOST)]
        return [{"relation": relation, "act": act} for relation, act in pairs if act]


MOST = 400  # places, or links, of one object


def inputs(prefix: str, parts: Sequence[Part], value: Any) -> Iterator[Input]:
    """The inputs of a value; of no value, empty ones."""
    for part in parts:
        name = f"{prefix}.{part.name}"
        one = value if not part.name else looked_up(value, part.name)
        if part.kind == "places":
            anchors = one or []
            for number, place in enumerate([*anchors, None]):
                yield placed(f"{name}.{number}", Part(part.name, "place", bool(anchors)), place)
        elif part.kind == "links":
            for number, link in enumerate([*(one or []), None]):
                yield Input(f"{name}.{number}", part, (link or {}).get("act", ""), (link or {}).get("relation", ""))
        elif part.kind == "place":
            yield placed(name, part, one)
        elif part.kind in ("entities", "lines"):
            yield Input(name, part, "\n".join(one or []), values=tuple(one or []))
        else:
            yield Input(name, part, "" if one is None else str(one).lower() if isinstance(one, bool) else str(one))


def placed(name: str, part: Part, place: Any) -> Input:
    return Input(name, part, place["text"], str(place["start"])) if place else Input(name, part)


def looked_up(value: Any, name: str) -> Any:
    for one in name.split("."):
        value = value.get(one) if isinstance(value, dict) else None
    return value


def normal(value: Any) -> Any:
    """A value without what is empty: what is not said and what is said to be nothing are one."""
    if isinstance(value, dict):
        return {name: one for name, inner in value.items() if (one := normal(inner)) not in (None, [], {})}
    return [normal(one) for one in value] if isinstance(value, list) else value


def renamed(value: Any, merged: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: renamed(one, merged) for name, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, merged) for one in value]
    return merged.get(value, value) if isinstance(value, str) else value
