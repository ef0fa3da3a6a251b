"""Looking things up in a record for those who show it: names, offices, roles, whose words they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from communique.model import Act, Anchor, Entity, Office, Record, Role, Statement, Voice

DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """One line that can do no harm where it is shown: no control signs, no direction overrides."""
    return " ".join(UNSEEN.sub("\ufffd", DIRECTION.sub("", text.replace("\x0b", " ").replace("\x0c", " "))).split())


def shortened(text: str, width: int) -> str:
    """One line of at most `width` signs, cut between words, with an ellipsis where something is left out."""
    line = clean(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    head = cut.rsplit(" ", 1)[0]
    return (head if len(head) > width // 2 else cut).rstrip(" ,;:–-") + "…"


def told(name: str) -> str:
    """A code of the record in words: `in_force` is "in force"."""
    return name.replace("_", " ")


@dataclass(frozen=True)
class Look:
    """A record with its entities, statements and acts at hand by id, and the numbers that a reader sees.

    With `full`, those who fill roles are named with their offices.
    """

    record: Record
    full: bool = False

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.record.entities}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.record.statements}

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Main acts first, then in the order of the text."""
        return tuple(sorted(self.record.acts, key=lambda act: (act.salience != "main", act.anchors[0].start)))

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number a reader sees for each act (1, 2, …) and each statement (S1, S2, …)."""
        acts = {act.id: str(n) for n, act in enumerate(self.acts, 1)}
        return acts | {said.id: f"S{n}" for n, said in enumerate(self.record.statements, 1)}

    def name(self, entity: str | None) -> str:
        found = self.entities.get(entity or "")
        return clean(found.name) if found else "unnamed"

    def names(self, ids: tuple[str, ...]) -> list[str]:
        return [self.name(one) for one in ids]

    def office(self, office: Office) -> str:
        """An office in one phrase: "Minister of Transport, Latvia [former]"."""
        whose = f", {self.name(office.of)}" if office.of in self.entities else ""
        notes: list[str] = [office.tenure] if office.tenure != "current" else []
        notes += ["implied by the publisher"] if office.basis == "publisher" else []
        return clean(office.title) + whose + (f" [{', '.join(notes)}]" if notes else "")

    def presented(self, entity: str | None) -> str:
        """A name with the office the text gives it: "Edgars Briezkalns (Minister of Transport, Latvia)"."""
        found = self.entities.get(entity or "")
        if found is None or found.type != "person" or not found.offices:
            return self.name(entity)
        return f"{self.name(entity)} ({self.office(found.offices[0])})"

    def filler(self, role: Role) -> str:
        """Who fills a role: the entity's name, else the words of the text in quotation marks."""
        entity, words = self.entities.get(role.entity or ""), role.anchor.text if role.anchor else ""
        if entity is None:
            return f"“{shortened(words, 80)}”" if words else "unnamed"
        if entity.type == "group" and entity.name.lower() in words.lower():
            return shortened(words, 80)
        return self.presented(entity.id) if self.full else self.name(entity.id)

    def fillers(self, act: Act, *roles: str) -> list[str]:
        """Who fills the first of these roles that anybody fills."""
        for wanted in roles:
            found = [self.filler(role) for role in act.roles if role.role == wanted]
            if found:
                return list(dict.fromkeys(found))
        return []

    def roles(self, act: Act) -> list[tuple[str, str]]:
        """Each role of an act and who fills it, in the record's order."""
        names = dict.fromkeys(role.role for role in act.roles)
        return [(told(name), ", ".join(self.fillers(act, name))) for name in names]

    def voice(self, voice: Voice | None) -> str | None:
        """Whose account it is: None for the publisher's own narration."""
        if voice is None:
            return None
        return "according to " + (listed(self.names(voice.speakers)) if voice.speakers else "an unnamed speaker")

    def speakers(self, said: Statement) -> str:
        return listed(self.names(said.speakers)) if said.speakers else "unnamed speaker"

    def depth(self, said: Statement) -> int:
        """How deep a statement stands in others: 0 for one of its own."""
        deep, parent = 0, said.parent
        while parent in self.statements and deep < 8:
            deep, parent = deep + 1, self.statements[parent].parent
        return deep

    def also(self, entity: Entity) -> list[str]:
        """What else the text calls somebody, without the forms that only put an office before the name."""
        forms = [clean(alias) for alias in entity.aliases if entity.name.lower() not in alias.lower()]
        return list(dict.fromkeys(forms))[:6]

    def who(self) -> list[Entity]:
        """Those who can act: people first, then unnamed office holders, organizations, states."""
        order = ("person", "office", "organization", "state", "group")
        people = [entity for entity in self.record.entities if entity.type in order[:4]]
        return sorted(people, key=lambda entity: order.index(entity.type))


def listed(names: list[str]) -> str:
    """ "A, B and C" """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "somebody unnamed"


def content(anchors: tuple[Anchor, ...]) -> str:
    """The words of several places, with an ellipsis where something stands between them."""
    return " … ".join(anchor.text for anchor in anchors)


def facts(look: Look) -> list[tuple[str, str]]:
    """Publisher, dates, language and what was found, as pairs of a label and words."""
    record, document = look.record, look.record.document
    publisher = document.publisher
    house = [clean(words) for words in (publisher.name, publisher.host) if words]
    dateline = document.dateline
    spot = [
        clean(dateline.place.text) if dateline and dateline.place else None,
        dateline.date if dateline else None,
    ]
    acts, statements = (record.acts, "act", "acts"), (record.statements, "statement", "statements")
    counts = (acts, statements, (record.entities, "entity", "entities"))
    counted = ", ".join(f"{len(found)} {one if len(found) == 1 else many}" for found, one, many in counts)
    return [
        ("publisher", ", ".join(house) or "not stated"),
        ("published", clean(document.published or "not stated")),
        ("dateline", ", ".join(words for words in spot if words) or "none"),
        ("language", clean(document.language or "not known")),
        ("found", counted + ("" if document.diplomatic else "; no contact between states is told")),
    ]
