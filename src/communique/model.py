"""The record: what one official text becomes. Frozen values, and their JSON both ways.

The field names are those of the record reference (docs/record.md). Offsets are half-open, in
Unicode code points into `Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from communique.codec import from_plain, schema_of, to_plain

SCHEMA = "communique/record/1"

Mode = Literal["verbatim", "quoted", "reported", "mixed"]
Status = Literal["occurred", "ongoing", "planned", "proposed", "hypothetical", "negated", "postponed", "cancelled"]
Kind = Literal[
    "meeting", "visit", "message", "invitation", "agreement", "commitment",
    "request", "position", "thanks", "assistance", "assessment",
]  # fmt: skip
Strength = Literal["hope", "readiness", "intention", "instruction", "agreed_in_principle", "agreed", "promise"]
Salience = Literal["main", "mentioned"]
SegmentKind = Literal[
    "headline", "dateline", "lead", "paragraph", "turn", "quote_block", "list_item", "numbered", "boilerplate"
]
EntityType = Literal["person", "office", "state", "organization", "group", "place", "event", "document"]
Basis = Literal["stated", "dateline", "publication"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text and the words there: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    iso3: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the text gives to a person. `of` is the entity id of its state or organization."""

    title: str
    portfolio: str | None
    rank: str
    of: str | None
    basis: Literal["stated", "publisher"]
    tenure: Literal["current", "former", "acting", "elect"]
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something the text speaks of. An entity of type office has the fields of its office in `offices`."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Anchor, ...]
    ref: Ref | None
    offices: tuple[Office, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Segment:
    kind: SegmentKind
    start: int
    end: int
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    name: str | None
    host: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Dateline:
    place: Anchor | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    anchor: Anchor
    code: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A time the text states. `start` and `end` are ISO dates or null; `duration` is ISO 8601."""

    anchor: Anchor
    start: str | None
    end: str | None
    time: str | None
    duration: str | None
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class Where:
    anchor: Anchor
    entity: str | None


@dataclass(frozen=True, slots=True)
class Amount:
    anchor: Anchor
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Role:
    role: str
    entity: str | None
    anchor: Anchor | None


@dataclass(frozen=True, slots=True)
class Voice:
    statement: str | None
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    relation: Literal["basis", "reply_to", "part_of", "repeats", "fulfils"]
    act: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    plover: str | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, wrote or was reported to say. `speakers` is empty where the text names none."""

    id: str
    mode: Mode
    speakers: tuple[str, ...]
    source: Anchor | None
    addressees: tuple[str, ...]
    cue: Anchor | None
    content: tuple[Anchor, ...]
    parent: str | None
    collective: bool
    interpreted: bool
    topics: tuple[Topic, ...]
    about: tuple[str, ...]
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Act:
    """One act of diplomacy. `for_` is written `for` in JSON."""

    id: str
    kind: Kind
    subtype: str | None
    form: str | None
    strength: Strength | None
    specific: bool | None
    status: Status
    salience: Salience
    roles: tuple[Role, ...]
    when: When | None
    where: tuple[Where, ...]
    amount: Amount | None
    topics: tuple[Topic, ...]
    for_: Anchor | None
    occasion: Anchor | None
    voice: Voice | None
    anchors: tuple[Anchor, ...]
    links: tuple[Link, ...]
    crosswalk: Crosswalk
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    source: str | None
    title: Anchor | None
    text: str
    language: str | None
    publisher: Publisher
    published: str | None
    dateline: Dateline | None
    diplomatic: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Run:
    program: str
    version: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one text: entities, statements and acts, each value with its place in the text."""

    schema: str
    document: Document
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    acts: tuple[Act, ...]
    run: Run

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dicts, ready for `json.dumps`."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Record:
        """The record of such a dict. KeyError or TypeError where it has another shape."""
        record: Record = from_plain(cls, plain)
        return record

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The JSON Schema (draft 2020-12) of `to_dict`'s result."""
        defs: dict[str, Any] = {}
        schema_of(cls, defs)
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": "#/$defs/Record",
            "$defs": defs,
        }


@dataclass(frozen=True, slots=True)
class Source:
    """A text before it is read: where it came from, and what is known of it from outside."""

    text: str
    source: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
