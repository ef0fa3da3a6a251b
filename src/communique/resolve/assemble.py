"""The record: drafts with ids, anchors and normalised values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Literal

from communique import data
from communique.model import (
    Act,
    Anchor,
    Crosswalk,
    Entity,
    Link,
    Office,
    Ref,
    Role,
    Segment,
    Span,
    Statement,
    Topic,
    Voice,
    Where,
)  # fmt: skip
from communique.reading import ActDraft, Character, Filler, Reading, Said, Title
from communique.resolve import tables
from communique.resolve.times import Clock
from communique.text import Shadow

EDGES = " \n\t,;"
MOST_LINKS = 3
Relation = Literal["basis", "reply_to", "part_of"]
LINKABLE: dict[Relation, tuple[str, ...]] = {
    "basis": ("agreement", "invitation"), "reply_to": ("message",), "part_of": ("visit", "meeting"),
}  # fmt: skip


class Assembly:
    """Turns what was found in one text into the values of the record."""

    def __init__(self, reading: Reading, shadow: Shadow, document: str, clock: Clock) -> None:
        self.reading, self.shadow, self.document, self.clock = reading, shadow, document, clock
        self.entity_ids = [self.entity_id(n, c) for n, c in enumerate(reading.cast.characters)]
        kinds = ("state", "organization")
        self.state_ids = {
            c.iso: self.entity_ids[n] for n, c in enumerate(reading.cast.characters) if c.type == "state" and c.iso
        }
        self.by_place = {span.start: (n,) for n, c in enumerate(reading.cast.characters) if c.type in kinds
                         for span in (*c.places, *(reading.mentions[m].span for m in c.mentions))}  # fmt: skip
        self.statement_ids = [self.id("statement", said.content[0]) for said in reading.statements]

    def id(self, kind: str, span: Span) -> str:
        anchor = self.shadow.anchor(span)
        return hashlib.sha256(f"{self.document} {kind} {anchor.start} {anchor.end}".encode()).hexdigest()[:16]

    def entity_id(self, number: int, character: Character) -> str:
        first = self.reading.mentions[character.mentions[0]].span if character.mentions else character.places[0]
        return self.id(f"{character.type} {character.name}", first)

    def anchor(self, span: Span) -> Anchor:
        return self.shadow.anchor(self.tidy(span))

    def tidy(self, span: Span) -> Span:
        start, end, text = span.start, span.end, self.reading.text
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        return Span(start, end) if end > start else span

    def entities(self) -> tuple[Entity, ...]:
        return tuple(self.entity(n, c) for n, c in enumerate(self.reading.cast.characters))

    def entity(self, number: int, character: Character) -> Entity:
        spans = sorted([*(self.reading.mentions[m].span for m in character.mentions), *character.places])
        mentions = tuple(self.anchor(span) for span in spans)
        pronouns = {
            self.anchor(self.reading.mentions[m].span).text
            for m in character.mentions
            if self.reading.mentions[m].kind == "pronoun"
        }
        name = self.name_of(character)
        aliases = tuple(sorted({m.text for m in mentions} - {name} - pronouns))
        ref = (
            Ref(character.iso, tables.wikidata(character.iso)) if character.type == "state" and character.iso else None
        )
        if character.type == "organization":
            qid = tables.organization_wikidata(character.name, self.reading.language)
            ref = Ref(None, qid) if qid else None
        offices = (
            tuple(self.office(t, character) for t in character.titles) if character.type in ("person", "office") else ()
        )
        return Entity(self.entity_ids[number], character.type, name, aliases, mentions, ref, offices, character.rule)  # type: ignore[arg-type]

    def name_of(self, character: Character) -> str:
        return (
            tables.state_name(character.iso, self.reading.language) or character.name
            if character.type == "state"
            else character.name
        )

    def office(self, title: Title, character: Character) -> Office:
        of = self.owner(title.iso, title.body)
        basis = "stated"
        if (
            of is None
            and title.iso is None
            and title.body is None
            and character.iso
            and title.tenure == "current"
            and (character.iso == self.reading.home or title.office == "secretary_of_state")
        ):
            of = self.owner(character.iso, None)
            basis = "publisher" if of else "stated"
        span = Span(title.start, title.end)
        words = title.text or self.anchor(span).text
        return Office(words, title.portfolio, title.rank, of, basis, title.tenure, self.anchor(span))  # type: ignore[arg-type]

    def owner(self, iso: str | None, body: Span | None) -> str | None:
        """The entity id of the state or organization that an office belongs to."""
        if iso:
            return self.state_ids.get(iso)
        for number in self.by_place.get(body.start, ()) if body else ():
            return self.entity_ids[number]
        return None

    def statements(self) -> tuple[Statement, ...]:
        return tuple(self.statement(n, said) for n, said in enumerate(self.reading.statements))

    def statement(self, number: int, said: Said) -> Statement:
        reading = self.reading
        speakers = reading.speakers(number)
        topics = [self.topic(t) for c in said.content for t in reading.topics_in(c)]
        about = list(dict.fromkeys(e for c in said.content for m in reading.mentions_in(c) for e in reading.cast.of[m]))
        addressees = self.addressees(said, speakers)
        return Statement(
            self.statement_ids[number], said.mode, tuple(self.entity_ids[s] for s in speakers),
            self.anchor(said.source) if said.source else None, tuple(self.entity_ids[a] for a in addressees[:1]),
            self.anchor(said.cue) if said.cue else None, tuple(self.shadow.anchor(c) for c in said.content),
            self.statement_ids[said.parent] if said.parent is not None else None, len(speakers) > 1, said.interpreted,
            tuple(dict.fromkeys(topics)), tuple(self.entity_ids[e] for e in about if e not in speakers), said.rule,
            tables.confidence(f"statement.{said.mode}"),
        )  # fmt: skip

    def addressees(self, said: Said, speakers: Sequence[int]) -> list[int]:
        """Whom words set apart under "X said:" are for: the other side of the encounter, unless the press is told."""
        reading = self.reading
        others = [p for p in reading.cast.principals if p not in speakers]
        if said.mode != "verbatim" or said.cue is None or len(others) == len(reading.cast.principals):
            return []
        press = data.words(reading.language, "scenes.press")
        before = reading.text[reading.sentences[reading.sentence_at(said.cue.start)].start : said.start].lower()
        return [] if any(re.search(rf"\b{re.escape(one)}\b", before) for one in press) else others

    def topic(self, topic: tuple[Span, str, bool]) -> Topic:
        return Topic(self.anchor(topic[0]), topic[1], topic[2])

    def acts(self, drafts: Sequence[ActDraft]) -> tuple[Act, ...]:
        ids = [self.id(f"{d.kind} {d.subtype or ''}", d.span) for d in drafts]
        seen: dict[str, int] = {}
        for n, i in enumerate(ids):
            seen[i] = seen.get(i, 0) + 1
            ids[n] = f"{i}-{seen[i]}" if seen[i] > 1 else i
        return tuple(self.act(d, ids[n], drafts, ids) for n, d in enumerate(drafts))

    def act(self, draft: ActDraft, id_: str, drafts: Sequence[ActDraft], ids: Sequence[str]) -> Act:
        cross = tables.crosswalk(draft.kind, draft.status, draft.subtype)
        return Act(
            id_, draft.kind, draft.subtype, draft.form, draft.strength, draft.specific, draft.status, draft.salience,  # type: ignore[arg-type]
            tuple(dict.fromkeys(self.role(role, filler) for role, filler in draft.roles)),
            self.clock.when(draft) if draft.when else None,
            tuple(Where(self.anchor(span), self.place(span, draft)) for span in draft.where),
            self.clock.amount(draft.amount) if draft.amount else None,
            tuple(self.topic(t) for t in draft.topics),
            self.anchor(draft.for_) if draft.for_ else None, self.anchor(draft.occasion) if draft.occasion else None,
            self.voice(draft), tuple(self.anchor(span) for span in (draft.span, *draft.also)),
            self.links(draft, drafts, ids),
            Crosswalk(*cross), draft.rule, tables.confidence(draft.kind),
        )  # fmt: skip

    def links(self, draft: ActDraft, drafts: Sequence[ActDraft], ids: Sequence[str]) -> tuple[Link, ...]:
        """The acts that an act rests on, replies to or is part of, found by the place where they are told."""
        places: tuple[tuple[Relation, Span | None], ...] = (
            ("basis", draft.basis), ("reply_to", draft.reply_to), ("part_of", draft.part_of),
        )  # fmt: skip
        found = [
            Link(relation, ids[n])
            for relation, place in places if place
            for n, other in enumerate(drafts)
            if other is not draft and other.span.touches(place) and other.kind in LINKABLE[relation]
        ]  # fmt: skip
        return tuple(found[:MOST_LINKS])

    def role(self, role: str, filler: Filler) -> Role:
        return Role(
            role,
            self.entity_ids[filler.entity] if filler.entity is not None else None,
            self.anchor(filler.span),
        )

    def place(self, span: Span, draft: ActDraft) -> str | None:
        """The entity of a place, or the state that it stands for ("our country"); nobody who is named in it."""
        cast = self.reading.cast
        named = [n for m in self.reading.mentions_in(span) for n in cast.of[m]]
        meant = [f.entity for f in draft.fillers("host") if f.span == span and f.entity is not None]
        found = [n for n in (*named, *meant) if cast.characters[n].type not in ("person", "office", "group")]
        return self.entity_ids[found[0]] if found else None

    def voice(self, draft: ActDraft) -> Voice | None:
        if draft.voice is not None and draft.voice >= 0:
            speakers = self.reading.speakers(draft.voice)
            return Voice(self.statement_ids[draft.voice], tuple(self.entity_ids[s] for s in speakers))
        if draft.voiced_by:
            return Voice(None, tuple(self.entity_ids[s] for s in draft.voiced_by))
        return None

    def segments(self) -> tuple[Segment, ...]:
        found = []
        for section in self.reading.sections:
            anchor = self.shadow.anchor(section.span)
            speakers: tuple[str, ...] = ()
            if section.kind in ("turn", "quote_block"):
                number = self.reading.voice_at(section.span.end - 1)
                speakers = (
                    tuple(self.entity_ids[s] for s in self.reading.speakers(number)) if number is not None else ()
                )
            found.append(Segment(section.kind, anchor.start, anchor.end, speakers))  # type: ignore[arg-type]
        return tuple(found)
