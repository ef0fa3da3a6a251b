"""A person's word on what the machine read: accept, reject, edit, add, merge, part. It outlives every later reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import Connection, select

from communique.store.batches import Hand
from communique.store.claims import KINDS, SEVERAL, SINGLE, number, spot
from communique.store.errors import ReviewError
from communique.store.filling import Filling, verdicts_on
from communique.store.packing import Plain, dumped, shrunk, unpacked
from communique.store.rows import Row, rows_of
from communique.store.schema import documents, records
from communique.store.soundness import checked, named
from communique.store.steps import Batch, Step, current, done, undoing
from communique.store.verdicts import MENTIONS, Verdict, laid, marks, overlaid

Review = Literal["accepted", "rejected", "edited"]
ACTIONS = {"accepted": "accept", "rejected": "reject", "edited": "edit"}
NO_RECORD = (KeyError, TypeError, AttributeError, ValueError, IndexError)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on one assertion; `value` is the new value of an edited one, as in the record."""

    key: int
    review: Review
    value: Any = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A value that a person adds: of a field of an object, or, with an empty field, a new object.

    A new object's id may be left empty. `gone`: a mention of an entity that is none.
    """

    kind: str
    object: str
    field: str
    value: Any
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Merging:
    """Two entities are one: `into` stays."""

    entity: str
    into: str


@dataclass(frozen=True, slots=True)
class Parting:
    """These places (start, end) of an entity are another of this name."""

    entity: str
    name: str
    places: tuple[tuple[int, int], ...]


Change = Judgement | Addition | Merging | Parting


class Desk:
    """One document as somebody works on it: its record, what people said of it, and what is changed now."""

    def __init__(self, connection: Connection, document: int) -> None:
        self.connection, self.document = connection, document
        query = select(documents.c.id, documents.c.text, records.c.packed)
        query = query.join(records, records.c.document == documents.c.key).where(documents.c.key == document)
        self.id, self.text, kept = connection.execute(query).one()
        self.plain = unpacked(kept, self.text)

    def change(self, hand: Hand, changes: Sequence[Change]) -> int:
        """Make changes, all or none, and the document's rows anew; the version that its review has then."""
        steps = [self.step(one) for one in changes]
        if not steps:
            raise ReviewError("nothing was said")
        return self.do(hand, Batch(action(changes), steps))

    def undo(self, hand: Hand) -> int:
        """Take back the last thing that somebody did here."""
        return self.do(hand, undoing(self.connection, self.document, hand.by))

    def do(self, hand: Hand, batch: Batch) -> int:
        after = done(self.connection, self.document, hand, batch)
        self.renew({step.object for step in batch.steps})
        return after

    def renew(self, objects: Collection[str]) -> None:
        """Make the document's rows anew. ReviewError where what was said of these objects makes no record."""
        verdicts = verdicts_on(self.connection, self.document)
        try:
            plain = overlaid(self.plain, verdicts, self.text)
        except NO_RECORD as error:
            raise ReviewError(f"that makes no record ({type(error).__name__}: {str(error)[:80]})") from None
        rows = rows_of(checked(plain, objects), marks(verdicts))
        filling = Filling()
        filling.cleared(self.connection, self.document)
        filling.take(self.document, rows)
        filling.flush(self.connection)

    def step(self, change: Change) -> Step:
        makers: dict[type, Callable[[Any], Step]] = {
            Judgement: self.judged, Addition: self.added, Merging: self.merged, Parting: self.parted,
        }  # fmt: skip
        return makers[type(change)](change)

    def judged(self, judgement: Judgement) -> Step:
        row = self.assertion(judgement.key)
        value = row["value"]
        if judgement.review == "edited":
            value = self.valued(row["field"], judgement.value)
        if row["review"] == "merged":  # that it is no other is said by accepting it
            if judgement.review != "accepted" or row["machine"] is None:
                raise ReviewError("it was merged into another; accept it first to part them")
            value = row["machine"]
        return Step(row["key"], row["kind"], row["object"], row["field"], judgement.review, value)

    def added(self, addition: Addition) -> Step:
        """The step that adds a value. What is there already is edited, if it is a field's only value."""
        kind, field = addition.kind, addition.field
        if kind not in KINDS:
            raise ReviewError(f"{kind}: not entity, statement or act")
        object_ = addition.object or new_id(self.id, kind, addition.value)
        if field and field not in (*SEVERAL[kind], *SINGLE[kind], MENTIONS):
            raise ReviewError(f"{field}: no field of {kind} that is added to")
        known = self.known()
        if field and object_ not in known[kind]:
            raise ReviewError(f"the record has no {kind} {object_[:40]} (any more)")
        value, (begins, ends) = self.valued(field, addition.value), self.place(addition.value)
        one = field not in SEVERAL[kind] and field != MENTIONS
        about = (kind, object_, field) if one else ("person", object_, field, value)
        step = Step(number(*about), kind, object_, field, "rejected" if addition.gone else "human", value, begins, ends)
        before = current(self.connection, self.document, step.key)
        if before and before["review"] not in ("rejected", "merged") and not (field and one) and not addition.gone:
            raise ReviewError("that is there already")
        return step

    def merged(self, merging: Merging) -> Step:
        known = self.known()["entity"]
        for one in (merging.entity, merging.into):
            if one not in known:
                raise ReviewError(f"the record has no entity {one[:40]} (any more)")
        if merging.entity == merging.into or self.leads(merging.into, merging.entity):
            raise ReviewError("an entity cannot be merged into itself")
        key = number("entity", merging.entity, "")
        if self.assertion(key)["review"] == "merged":
            raise ReviewError("it was merged into another already; take that back first")
        return Step(key, "entity", merging.entity, "", "merged", dumped({"into": merging.into}))

    def leads(self, one: str, other: str) -> bool:
        """Was an entity merged, by one step or several, into another?"""
        into = {v.object: json.loads(v.value)["into"] for v in self.verdicts() if v.review == "merged"}
        seen: set[str] = set()
        while one in into and one not in seen:
            seen.add(one)
            one = into[one]
        return one == other

    def parted(self, parting: Parting) -> Step:
        whole = next((e for e in self.now()["entities"] if e["id"] == parting.entity), None)
        if whole is None:
            raise ReviewError(f"the record has no entity {parting.entity[:40]} (any more)")
        own = [m for m in whole["mentions"] if (m["start"], m["end"]) in parting.places]
        if not own or len(own) == len(whole["mentions"]) or len(own) != len(set(parting.places)):
            raise ReviewError("some of its mentions, and not all, are to be parted from an entity")
        value = {"type": whole["type"], "name": parting.name, "mentions": own, "split": parting.entity}
        return self.added(Addition("entity", "", "", value))

    def assertion(self, key: int) -> Row:
        row = current(self.connection, self.document, key)
        if row is None:
            raise ReviewError("there is no such assertion (any more)")
        return row

    def valued(self, field: str, value: Any) -> str:
        """A value as it is kept. ReviewError where it names what is not there."""
        try:
            named({field: value}, self.known())
            if field == "roles" and not value["entity"] and not value["anchor"]:
                raise ReviewError(f"nobody fills the role {value['role']}")
            return dumped(shrunk(value, self.text))
        except NO_RECORD as error:
            raise ReviewError(f"that is no value ({type(error).__name__}: {str(error)[:80]})") from None

    def place(self, value: Any) -> tuple[int | None, int | None]:
        try:
            anchors = value.get("mentions") or value.get("content") or value.get("anchors") or [value]
            return spot(anchors[0])
        except NO_RECORD:
            return None, None

    def verdicts(self) -> list[Verdict]:
        return verdicts_on(self.connection, self.document)

    def now(self) -> Plain:
        """The record as people have it now."""
        return overlaid(self.plain, self.verdicts(), self.text)

    def known(self) -> dict[str, set[str]]:
        """The ids of what is there, by kind; of entities also those that were merged into others."""
        there = laid(self.plain, self.verdicts(), self.text)
        return {kind: {whole["id"] for whole in there[several]} for kind, several in KINDS.items()}


def action(changes: Sequence[Change]) -> str:
    """The word for what changes do together."""
    first = changes[0]
    if isinstance(first, Judgement):
        return ACTIONS[first.review]
    names: dict[type, str] = {Addition: "add", Merging: "merge", Parting: "split"}
    return names[type(first)]


def new_id(document: str, kind: str, value: Any) -> str:
    """The id of a new object, as the program would give it: a hash of what it is and of its first place."""
    try:
        if kind == "entity":
            what, places = f"{value['type']} {value['name']}", value["mentions"]
        elif kind == "statement":
            what, places = "statement", value["content"]
        else:
            what, places = f"{value['kind']} {value.get('subtype') or ''}", value["anchors"]
        return sha256(f"{document} {what} {places[0]['start']} {places[0]['end']}".encode()).hexdigest()[:16]
    except NO_RECORD as error:
        raise ReviewError(f"a new {kind} needs its kind and its place ({type(error).__name__}: {error})") from None
