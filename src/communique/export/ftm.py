"""FollowTheMoney entities: texts, persons, positions, who held which, meetings and visits, mentions.

FollowTheMoney has no place for offsets: they stand beside, in anchors.jsonl, one line for each value and place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.export import aside
from communique.export.as_json import for_others
from communique.export.errors import needed
from communique.export.look import Look, clean
from communique.export.wording import sentence, spots
from communique.model import Act, Anchor, Entity, Office, Record
from communique.tables.lookup import Lookup

SCHEMATA = {"person": "Person", "state": "PublicBody", "organization": "Organization", "group": "Organization"}
EVENTS = ("meeting", "visit")
STATUS = {"current": "current", "former": "ended"}
SIDES = ("host", "guest", "participant", "visitor", "head", "attendee", "initiator", "mediator")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value of an entity stands in its text."""

    entity: str
    prop: str
    anchor: Anchor


Made = tuple[Any, list[Place]]


def as_ftm(records: Iterable[Record], out: Path) -> None:
    """A folder with entities.ftm.json (an entity a line) and anchors.jsonl. ExportError without followthemoney."""
    model = needed("followthemoney", "ftm").model
    with aside.folder(out) as folder:
        entities, anchors = folder / "entities.ftm.json", folder / "anchors.jsonl"
        with entities.open("wb") as file, anchors.open("wb") as beside:
            for record in records:
                for proxy, places in Maker(model, record).all():
                    file.write(for_others(proxy.to_dict()) + b"\n")
                    for place in places:
                        beside.write(for_others(line(record, place)) + b"\n")


def line(record: Record, place: Place) -> dict[str, Any]:
    anchor = place.anchor
    where = {"document": record.document.id, "start": anchor.start, "end": anchor.end, "text": anchor.text}
    return {"entity": place.entity, "property": place.prop, **where}


class Maker:
    """Makes the entities of one record. Ids carry the document's, so that two texts never share one unasked."""

    def __init__(self, model: Any, record: Record) -> None:
        self.model, self.record, self.look = model, record, Lookup(record)
        self.document = self.name("document")

    def all(self) -> Iterator[Made]:
        """Every entity with the places of its values, those that others refer to first."""
        yield self.text(), []
        for entity in self.record.entities:
            if entity.type in SCHEMATA:
                yield self.party(entity)
                yield from (self.mention(entity, number) for number in range(len(entity.mentions)))
            for number, office in enumerate(entity.offices):
                yield from self.office(entity, office, number)
        yield from (self.event(act) for act in self.record.acts if act.kind in EVENTS)

    def name(self, identity: str) -> str:
        return f"{self.record.document.id[:20]}-{identity}"

    def made(self, schema: str, identity: str, **values: Any) -> Any:
        proxy = self.model.make_entity(schema)
        proxy.id = self.name(identity)
        for prop, value in values.items():
            if prop in proxy.schema.properties:  # they differ a little from version to version
                proxy.add(prop, value)
        return proxy

    def text(self) -> Any:
        """The text itself."""
        document = self.record.document
        return self.made(
            "PlainText", "document", fileName=document.source or document.id, bodyText=document.text,
            title=clean(document.title.text) if document.title else None, publishedAt=document.published,
            publisher=document.publisher.host or document.publisher.name, language=document.language,
            sourceUrl=document.source if "//" in (document.source or "") else None,
        )  # fmt: skip

    def party(self, entity: Entity) -> Made:
        """A person, a state, an organization or a group."""
        state = self.look.state(entity.id)
        country = state if state and len(state) == 3 else None
        proxy = self.made(
            SCHEMATA[entity.type], entity.id, name=clean(entity.name), country=country, proof=self.document,
            wikidataId=entity.ref.wikidata if entity.ref else None,
        )  # fmt: skip
        return proxy, [Place(proxy.id, "name", anchor) for anchor in entity.mentions]

    def mention(self, entity: Entity, number: int) -> Made:
        anchor = entity.mentions[number]
        proxy = self.made(
            "Mention", f"{entity.id}-{number}", document=self.document, resolved=self.name(entity.id),
            name=clean(anchor.text) or entity.name, detectedSchema=SCHEMATA[entity.type],
        )  # fmt: skip
        return proxy, [Place(proxy.id, "name", anchor)]

    def office(self, entity: Entity, office: Office, number: int) -> Iterator[Made]:
        """The position, and that a person holds or held it; an unnamed holder gives a position alone."""
        of = self.look.entities.get(office.of or "")
        full = f"{office.title} of {of.name}" if of else office.title
        country = of.ref.iso3 if of and of.ref else None
        post = self.made(
            "Position", f"{entity.id}-post{number}", name=clean(full), country=country, proof=self.document
        )
        places = [Place(post.id, "name", office.anchor)]
        yield post, places
        if entity.type == "person":
            held = self.made(
                "Occupancy", f"{entity.id}-held{number}", holder=self.name(entity.id), post=post.id,
                proof=self.document, status=STATUS.get(office.tenure), date=self.record.document.published,
                description=office.tenure,
            )  # fmt: skip
            yield held, [Place(held.id, "post", office.anchor)]

    def event(self, act: Act) -> Made:
        """A meeting or a visit: who was involved, who was the host, when and where."""
        found: dict[str, list[str]] = {role.role: [] for role in act.roles}
        for role in act.roles:
            if role.entity in self.look.entities and self.look.entities[role.entity].type in SCHEMATA:
                found[role.role].append(self.name(role.entity))
        name = clean(sentence(Look(self.record, full=True), act))
        proxy = self.made(
            "Event", act.id, name=name, summary=clean(act.anchors[0].text),
            involved=[one for side in SIDES for one in found.get(side, [])], organizer=found.get("host", []),
            startDate=act.when.start if act.when else None, endDate=act.when.end if act.when else None,
            location=spots(act), keywords=[act.kind, act.status, *([act.subtype] if act.subtype else [])],
            proof=self.document,
        )  # fmt: skip
        return proxy, [Place(proxy.id, "name", anchor) for anchor in act.anchors]
