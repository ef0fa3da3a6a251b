"""Names, states and offices of a record's entities by id, for those who make rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from communique.model import Act, Anchor, Entity, Office, Record, Role, Voice


@dataclass(frozen=True)
class Lookup:
    """A record with its entities at hand by id."""

    record: Record

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.record.entities}

    def name(self, role: Role) -> str:
        """Who or what fills a role: the entity's name, else the words of the text."""
        entity = self.entities.get(role.entity or "")
        return entity.name if entity else one_line(role.anchor)

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names behind entity ids, each once."""
        return unique(self.entities[i].name for i in ids if i in self.entities)

    def fillers(self, act: Act, *roles: str) -> tuple[Role, ...]:
        """Those who fill one of these roles in an act, in the order of the record."""
        return tuple(role for role in act.roles if role.role in roles)

    def office(self, entity_id: str | None) -> Office | None:
        """The office that the text gives to a person, or that an entity of type office is; a current one first."""
        entity = self.entities.get(entity_id or "")
        offices = entity.offices if entity else ()
        return next((one for one in offices if one.tenure == "current"), offices[0] if offices else None)

    def state(self, entity_id: str | None) -> str | None:
        """The state somebody stands for: a state's own code, a holder's state; the name where it has no code.

        None where the text gives no state: nothing is concluded from a name.
        """
        entity = self.entities.get(entity_id or "")
        if entity and entity.type == "state":
            return code(entity)
        office = self.office(entity_id)
        of = self.entities.get(office.of or "") if office else None
        return code(of) if of and of.type == "state" else None

    def states(self, act: Act) -> tuple[str, ...]:
        """The states behind all who fill a role in an act, each once, in the order of the alphabet."""
        return tuple(sorted({state for role in act.roles if (state := self.state(role.entity))}))

    def voices(self, voice: Voice | None) -> tuple[str, ...]:
        """Whose words an act is told in; empty where the publisher tells it."""
        return self.names(voice.speakers) if voice else ()


def code(state: Entity) -> str:
    return (state.ref.iso3 if state.ref else None) or state.name


def one_line(anchor: Anchor | None) -> str:
    """The words of an anchor on one line."""
    return " ".join(anchor.text.split()) if anchor else ""


def unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
