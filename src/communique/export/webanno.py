"""W3C Web Annotations as JSON-LD, one annotation for each statement, act and mention; the context stands in the file.

The terms are those of the Web Annotation vocabulary; positions are in code points, as its model asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.export import aside
from communique.export.as_json import for_others
from communique.model import Anchor, Record
from communique.tables.lookup import Lookup

OA = "http://www.w3.org/ns/oa#"
CONTEXT: dict[str, Any] = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "Collection": "as:OrderedCollection",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "classifying": "oa:classifying",
    "identifying": "oa:identifying",
    "describing": "oa:describing",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "value": "rdf:value",
}
AROUND = 24  # code points of text kept before and after a quotation


def as_annotations(records: Iterable[Record], out: Path) -> None:
    """A JSON-LD file with all annotations of all records in one collection."""
    with aside.file(out) as path, path.open("wb") as file:
        file.write(b'{"@context":' + for_others(CONTEXT) + b',"type":"Collection","items":[')
        for number, one in enumerate(annotation for record in records for annotation in notes(record)):
            file.write((b",\n" if number else b"\n") + for_others(one))
        file.write(b"\n]}\n")


def notes(record: Record) -> Iterator[dict[str, Any]]:
    look = Lookup(record)
    for said in record.statements:
        who = ", ".join(look.names(said.speakers)) or "unknown"
        yield annotation(record, said.id, said.content, [tag(f"statement: {said.mode}"), note(f"speaker: {who}")])
    for act in record.acts:
        roles = [note(f"{role.role}: {look.name(role)}") for role in act.roles]
        tags = [tag(f"{act.kind}: {act.status}"), *roles, note(act.rule)]
        yield annotation(record, act.id, act.anchors, tags)
    for entity in record.entities:
        body = [{"type": "TextualBody", "purpose": "identifying", "value": f"{entity.type}: {entity.name}"}]
        yield annotation(record, entity.id, entity.mentions, body, "identifying")


def annotation(
    record: Record, identity: str, anchors: Iterable[Anchor], body: list[dict[str, Any]], why: str = "classifying"
) -> dict[str, Any]:
    document = record.document
    return {
        "id": f"urn:communique:{document.id}:{identity}",
        "type": "Annotation",
        "motivation": why,
        "body": body,
        "target": [target(document.text, f"urn:sha256:{document.id}", anchor) for anchor in anchors],
    }


def target(text: str, source: str, anchor: Anchor) -> dict[str, Any]:
    """A place in the text: by position and, where the text has moved, by its words and what stands around them."""
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            {
                "type": "TextQuoteSelector",
                "exact": anchor.text,
                "prefix": text[max(0, anchor.start - AROUND) : anchor.start],
                "suffix": text[anchor.end : anchor.end + AROUND],
            },
        ],
    }


def tag(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "classifying", "value": value}


def note(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "describing", "value": " ".join(value.split())}
