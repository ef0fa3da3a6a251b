"""PLOVER events as JSON lines: the acts that PLOVER has a type for, actor and recipient in its order.

PLOVER has no host of a meeting: of an asymmetric one the guest is the actor and the host the recipient. Its auxiliary
modes stand as flags. The day of an event is the one that the text tells, or null: the day of publication stands apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from communique import data
from communique.export import aside
from communique.export.as_json import for_others
from communique.model import Act, Record, Role
from communique.tables.lookup import Lookup, one_line

# Roles whose holder acts, and roles whose holder is acted upon, of each kind.
SIDES = {
    "meeting": (("guest", "initiator"), ("host",)),
    "visit": (("visitor", "head"), ("host",)),
    "message": (("from",), ("to",)),
    "invitation": (("inviter",), ("invitee",)),
    "agreement": (("party", "signatory"), ()),
    "commitment": (("actor",), ("counterpart", "beneficiary")),
    "request": (("requester",), ("addressee",)),
    "position": (("holder",), ("target",)),
    "thanks": (("thanker",), ("thanked",)),
    "assistance": (("provider",), ("recipient",)),
    "assessment": (("holder",), ("target",)),
}
FUTURE = ("planned", "proposed", "postponed")


def as_plover(records: Iterable[Record], out: Path) -> None:
    """A JSON lines file, an event a line."""
    with aside.file(out) as path, path.open("wb") as file:
        for record in records:
            for event in events(record):
                file.write(for_others(event) + b"\n")


def events(record: Record) -> Iterator[dict[str, Any]]:
    """The events of a record."""
    look = Lookup(record)
    return (event(look, act) for act in record.acts if act.crosswalk.plover)


def event(look: Lookup, act: Act) -> dict[str, Any]:
    document = look.record.document
    kind, _, mode = (act.crosswalk.plover or "").partition("-")
    actors, recipients = sides(act)
    return {
        "event_id": act.id,
        "event_type": kind,
        "event_mode": mode or None,
        "event_date": act.when.start if act.when else None,
        "event_date_end": act.when.end if act.when else None,
        "historical": False,
        "future": act.status in FUTURE,
        "hypothetical": act.status == "hypothetical",
        "negation": act.status in ("negated", "cancelled"),
        "contexts": contexts(act),
        "actor": [party(look, role) for role in actors],
        "recipient": [party(look, role) for role in recipients],
        "location": [one_line(place.anchor) for place in act.where],
        "event_text": one_line(act.anchors[0]),
        "start": act.anchors[0].start,
        "end": act.anchors[0].end,
        "voice": list(look.voices(act.voice)) if act.voice else None,
        "document_id": document.id,
        "source": document.source,
        "publisher": document.publisher.host or document.publisher.name,
        "publication_date": document.published,
        "language": document.language,
        "version": f"{look.record.run.program} {look.record.run.version}",
    }


def sides(act: Act) -> tuple[list[Role], list[Role]]:
    """Who acts and who is acted upon. Of those who do it together the first acts, the others are the recipients."""
    acting, acted = ([r for r in act.roles if r.role in names] for names in SIDES[act.kind])
    together = [r for r in act.roles if r.role in ("participant", "party")]
    if not acted and len(together) > 1:
        lead = next((r for r in acting if r in together), together[0])
        return [lead], [r for r in together if r != lead]
    return acting or together, acted


def party(look: Lookup, role: Role) -> dict[str, Any]:
    """An actor: name, state, office, sector."""
    office = look.office(role.entity)
    return {
        "name": look.name(role),
        "country": look.state(role.entity),
        "title": office.title if office else None,
        "sector": sectors().get(office.rank) if office else None,
    }


def contexts(act: Act) -> list[str]:
    """The contexts behind the topics that were raised, each once."""
    known = topic_contexts()
    return list(dict.fromkeys(known[t.code] for t in act.topics if not t.denied and t.code in known))


@cache
def sectors() -> dict[str, str]:
    return {row["rank"]: row["sector"] for row in data.rows("world", "plover_actors.csv")}


@cache
def topic_contexts() -> dict[str, str]:
    return {row["topic"]: row["context"] for row in data.rows("world", "plover_contexts.csv")}
