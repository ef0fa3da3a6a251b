"""What the ledger is made from, as single documents have it: people named, acts told. Frozen, nothing decided."""

from __future__ import annotations

from dataclasses import dataclass

SENTENCE = "at-"  # how the id of a telling begins that is a sentence and no act


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words of a document: its id (SHA-256 of its text), first code point and the one after the last."""

    document: str
    start: int
    end: int

    def holds(self, other: Place) -> bool:
        """Whether other words lie within these."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """An office as a document gives it to a person. `tenure`: current, former, acting or elect."""

    title: str
    rank: str
    body: str
    state: str
    tenure: str
    place: Place


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """A person in one document. `entity`: id within the document; `published`: day of the document or ""."""

    document: str
    entity: str
    name: str
    published: str
    publisher_state: str
    offices: tuple[Held, ...]
    place: Place

    @property
    def key(self) -> str:
        return f"{self.document}:{self.entity}"


@dataclass(frozen=True, slots=True, order=True)
class Filler:
    """Who fills a role of an act. `person`: key of the naming where it is one; `name` is "" where the text has none."""

    role: str
    type: str
    name: str
    state: str
    office: str
    person: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """An act as one document tells it. Days are ISO dates or ""; `voice`: whose account, "" for the publisher's own."""

    document: str
    act: str
    kind: str
    subtype: str
    form: str
    status: str
    salience: str
    strength: str
    specific: bool
    since: str
    until: str
    published: str
    publisher: str
    publisher_state: str
    where: str
    where_state: str
    occasion: str
    topics: tuple[str, ...]
    fillers: tuple[Filler, ...]
    voice: str
    words: str
    place: Place

    @property
    def key(self) -> str:
        return f"{self.document}:{self.act}"

    @property
    def states(self) -> frozenset[str]:
        """The states behind those who fill a role."""
        return frozenset(filler.state for filler in self.fillers if filler.state)

    def those(self, *roles: str) -> tuple[Filler, ...]:
        return tuple(filler for filler in self.fillers if filler.role in roles)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """That two things hang together. `relation`: same_person, same_event, happened, postponed, cancelled, part_of,
    done, partly, against, superseded, reply, returned, accepted, took_place, stage. `strength`: 0 to 1, how sure;
    `reason`: the sentence a user is shown; `places`: the words it rests on."""

    source: str
    target: str
    relation: str
    strength: float
    reason: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """What a person said of two things: same, not_same, fulfilled, not_fulfilled, wrong. It wins over the machine."""

    source: str
    target: str
    says: str
    by: str
    when: str
    why: str
