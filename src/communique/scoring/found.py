"""A record in the terms of gold: names for everyone, spans, days, topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from communique.model import Act, Anchor, Entity, Record, Statement
from communique.scoring.gold import Names
from communique.tables.lookup import Lookup, code


@dataclass(frozen=True)
class Found:
    """What a record found, to be compared with gold."""

    record: Record

    @cached_property
    def look(self) -> Lookup:
        return Lookup(self.record)

    @cached_property
    def text(self) -> str:
        return self.record.document.text

    def names(self, identity: str | None, anchor: Anchor | None = None) -> Names:
        """All names that the record has for an entity: its own, those of its mentions, of its offices, its code."""
        entity = self.look.entities.get(identity or "")
        if entity is None:
            return (anchor.text,) if anchor else ()
        offices = [f"{o.title} of {self.of_name(o.of)}" for o in entity.offices]
        ref = [entity.ref.iso3] if entity.ref and entity.ref.iso3 else []
        mentions = [mention.text for mention in entity.mentions]
        return tuple(dict.fromkeys(name for name in [entity.name, *entity.aliases, *mentions, *offices, *ref] if name))

    def of_name(self, identity: str | None) -> str:
        entity = self.look.entities.get(identity or "")
        return entity.name if entity else ""

    def all_names(self, ids: Iterable[str]) -> Names:
        return tuple(name for one in ids for name in self.names(one))

    @cached_property
    def offices(self) -> list[tuple[str, str, str | None]]:
        """(person, title, state's code or the name of what the office is of), each once."""
        found = {
            (entity.name, office.title, self.of_code(self.look.entities.get(office.of or "")))
            for entity in self.record.entities
            if entity.type == "person"
            for office in entity.offices
        }
        return sorted(found, key=lambda row: tuple(cell or "" for cell in row))

    def of_code(self, entity: Entity | None) -> str | None:
        return code(entity) if entity else None

    def speakers(self, said: Statement) -> list[Names]:
        known = [self.names(one) for one in said.speakers]
        return known or ([(said.source.text,)] if said.source else [])

    def roles(self, act: Act) -> list[tuple[str, Names]]:
        return [(role.role, self.names(role.entity, role.anchor)) for role in act.roles]

    def places(self, act: Act) -> Names:
        return tuple(name for place in act.where for name in self.names(place.entity, place.anchor))

    def voice(self, act: Act) -> Names | None:
        return self.all_names(act.voice.speakers) if act.voice else None
