"""A record as rows of the tables: what people filter, list and count. Pure values; the writer gives them numbers.

Columns that name another row hold what the writer needs to find it: `key`, `act` and `statement` count from 0 within
the document; `name`, `office` and `rule` are words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

from communique.model import Act, Anchor, Entity, Record, Statement, Topic
from communique.store.bigrams import bigrams

Row = dict[str, Any]
# What these tell happened at a time of their own; a promise, a request or a view is as old as the text that tells it.
TIMED = ("meeting", "visit", "message", "agreement", "assistance")
VOICE = "voice"
NOT_NAMED = "not named"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document, by table."""

    acts: list[Row] = field(default_factory=list)
    roles: list[Row] = field(default_factory=list)
    act_states: list[Row] = field(default_factory=list)
    act_topics: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    voices: list[Row] = field(default_factory=list)
    statement_states: list[Row] = field(default_factory=list)
    statement_topics: list[Row] = field(default_factory=list)
    people: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a record by id, and the state of each."""

    known: dict[str, Entity]
    published: str
    states: dict[str | None, str | None] = field(default_factory=dict)

    def name(self, id_: str) -> str:
        return self.known[id_].name if id_ in self.known else id_

    def state(self, id_: str | None) -> str | None:
        """The state that somebody is, or whose office he holds; looked for once."""
        if id_ not in self.states:
            self.states[id_] = self.state_of(id_)
        return self.states[id_]

    def state_of(self, id_: str | None) -> str | None:
        entity = self.known.get(id_ or "")
        if entity is None:
            return None
        if entity.type == "state":
            return (entity.ref.iso3 if entity.ref else None) or entity.name
        bodies = [self.known.get(office.of or "") for office in entity.offices if office.tenure != "former"]
        return next((self.state(body.id) for body in bodies if body and body.type == "state"), None)

    def office(self, id_: str | None) -> str | None:
        entity = self.known.get(id_ or "")
        return entity.offices[0].title if entity and entity.offices else None


def rows_of(record: Record, reviewed: dict[str, str]) -> Rows:
    """The rows of a record; `reviewed` gives the verdict on objects that a person has judged."""
    cast = Cast({entity.id: entity for entity in record.entities}, (record.document.published or "")[:10])
    rows = Rows()
    for nth, act in enumerate(record.acts):
        add_act(rows, cast, nth, act)
    for nth, statement in enumerate(record.statements):
        add_statement(rows, cast, nth, statement)
    add_people(rows, cast)
    for row in (*rows.acts, *rows.statements, *rows.people):
        row["review"] = reviewed.get(row["id"], "machine")
    return rows


def add_act(rows: Rows, cast: Cast, nth: int, act: Act) -> None:
    """The row of an act and those of its roles, states and topics."""
    row = act_row(cast, nth, act)
    rows.acts.append(row)
    fillers = [(role.role, role.entity, role.anchor) for role in act.roles]
    fillers += [(VOICE, speaker, None) for speaker in act.voice.speakers] if act.voice else []
    for place, filler in enumerate(fillers):
        rows.roles.append({"act": nth, "nth": place, **role_row(cast, *filler)})
    states = {cast.state(role.entity) for role in act.roles} - {None}
    for state, other in pairs(states):
        rows.act_states.append(
            {"act": nth, "state": state, "other": other, "kind": act.kind, "dated": row["dated"]}
        )
    for code, denied in {topic.code: topic.denied for topic in act.topics}.items():
        rows.act_topics.append({"act": nth, "code": code, "denied": int(denied)})


def act_row(cast: Cast, nth: int, act: Act) -> Row:
    when, first = act.when, act.anchors[0]
    start, end = (when.start, when.end) if when else (None, None)
    places = [cast.state(where.entity) for where in act.where]
    return {
        "key": nth, "id": act.id, "kind": act.kind, "subtype": act.subtype, "form": act.form,
        "strength": act.strength, "specific": None if act.specific is None else int(act.specific),
        "status": act.status, "salience": act.salience,
        "when_text": words(when.anchor) if when else None, "since": start, "until": end,
        "time": when.time if when else None, "duration": when.duration if when else None,
        "basis": when.basis if when else None,
        "dated": ((start or end) if act.kind in TIMED else None) or cast.published,
        "place": joined(dict.fromkeys(one_line(where.anchor.text) for where in act.where)),
        "place_state": next((state for state in places if state), None),
        "amount": float(act.amount.value) if act.amount else None, "unit": act.amount.unit if act.amount else None,
        "topics": topics(act.topics),
        "occasion": words(act.occasion), "ground": words(act.for_),
        "voice": voice(cast, act), "statement": act.voice.statement if act.voice else None,
        "plover": act.crosswalk.plover, "cameo": act.crosswalk.cameo,
        "begins": first.start, "ends": first.end, "rule": act.rule, "confidence": act.confidence,
    }  # fmt: skip


def role_row(cast: Cast, role: str, entity: str | None, anchor: Anchor | None) -> Row:
    known = cast.known.get(entity or "")
    return {
        "role": role, "type": known.type if known else None, "name": known.name if known else None,
        "state": cast.state(entity), "office": cast.office(entity),
        "begins": anchor.start if anchor else None, "ends": anchor.end if anchor else None,
    }  # fmt: skip


def voice(cast: Cast, act: Act) -> str | None:
    """Whose account an act is; None where the publisher tells it."""
    if act.voice is None:
        return None
    return joined(cast.name(speaker) for speaker in act.voice.speakers) or NOT_NAMED


def add_statement(rows: Rows, cast: Cast, nth: int, said: Statement) -> None:
    """The row of a statement and those of the people, states and topics in it."""
    first, last = said.content[0], said.content[-1]
    rows.statements.append({
        "key": nth, "id": said.id, "mode": said.mode, "speakers": joined(cast.name(one) for one in said.speakers),
        "content": content(said), "cjk": bigrams(content(said)), "parent": said.parent,
        "collective": int(said.collective), "interpreted": int(said.interpreted),
        "topics": topics(said.topics), "dated": cast.published,
        "begins": first.start, "ends": last.end, "rule": said.rule, "confidence": said.confidence,
    })  # fmt: skip
    named = (("speaker", said.speakers), ("addressee", said.addressees), ("about", said.about))
    people = [(role, one) for role, ids in named for one in ids if one in cast.known]
    for place, (role, one) in enumerate(people):
        entity = cast.known[one]
        rows.voices.append({
            "statement": nth, "nth": place, "role": role, "type": entity.type, "name": entity.name,
            "state": cast.state(one),
        })  # fmt: skip
    for state, other in pairs({cast.state(one) for _, one in people} - {None}):
        rows.statement_states.append({"statement": nth, "state": state, "other": other, "dated": cast.published})
    for code in {topic.code for topic in said.topics if not topic.denied}:
        rows.statement_topics.append({"statement": nth, "code": code})


def content(said: Statement) -> str:
    return " […] ".join(one_line(anchor.text) for anchor in said.content)


def one_line(text: str) -> str:
    return " ".join(text.split())


def add_people(rows: Rows, cast: Cast) -> None:
    """A row for each office of a person, one for a person without."""
    for entity in cast.known.values():
        if entity.type == "person":
            first = entity.mentions[0] if entity.mentions else None
            for office in entity.offices or (None,):
                place = office.anchor if office else first
                rows.people.append({
                    "key": len(rows.people), "id": entity.id, "name": entity.name,
                    "office": office.title if office else None, "rank": office.rank if office else None,
                    "body": cast.name(office.of) if office and office.of else None,
                    "state": cast.state(office.of if office and office.of else entity.id),
                    "tenure": office.tenure if office else None, "dated": cast.published,
                    "begins": place.start if place else None, "ends": place.end if place else None,
                })  # fmt: skip


def pairs(states: set[str | None]) -> list[tuple[str, str]]:
    """Every two of some states in both orders, and each alone."""
    found = sorted(state for state in states if state)
    return [*((state, "") for state in found), *permutations(found, 2)]


def topics(found: Iterable[Topic]) -> str | None:
    """The codes of what was talked about; what is said not to have been raised is none of it."""
    return joined(dict.fromkeys(topic.code for topic in found if not topic.denied))


def joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None


def words(anchor: Anchor | None) -> str | None:
    return one_line(anchor.text) if anchor else None


def folded(name: str) -> str:
    """A name in small letters without accents, as it is looked for."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
