"""One table for each kind of act, and one of all: who in which role, when, where, about what, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from communique.model import Act, Kind, Record
from communique.tables.lookup import Lookup, one_line, unique
from communique.tables.table import Cell, Row, Table, columns

# The roles of RECORD.md, the key roles first. A key role has columns for its holder's office and state too.
ROLES: dict[Kind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "meeting": (("host", "guest", "participant"), ("initiator", "attendee", "mediator")),
    "visit": (("visitor", "host"), ("head",)),
    "message": (("from", "to"), ("bearer",)),
    "invitation": (("inviter", "invitee"), ()),
    "agreement": (("party",), ("signatory",)),
    "commitment": (("actor",), ("counterpart", "beneficiary")),
    "request": (("requester", "addressee"), ()),
    "position": (("holder",), ("target",)),
    "thanks": (("thanker", "thanked"), ()),
    "assistance": (("provider", "recipient"), ()),
    "assessment": (("holder",), ("target",)),
}
OWN: dict[Kind, tuple[str, ...]] = {
    "agreement": ("form",),
    "commitment": ("strength", "specific"),
    "thanks": ("ground",),
}
NAMES: dict[Kind, tuple[str, str]] = {
    "meeting": ("meetings", "Encounters: two or more principals in contact at one time, calls included."),
    "visit": ("visits", "Travel to a state or place, one row for each destination."),
    "message": ("messages", "Greetings, wishes, congratulations, condolences, letters."),
    "invitation": ("invitations", "Invitations."),
    "agreement": ("agreements", "Things agreed, at the stage that the text tells."),
    "commitment": ("commitments", "Future actions that an actor takes upon itself."),
    "request": ("requests", "Somebody asks another to act."),
    "position": ("positions", "Somebody supports, welcomes, condemns, rejects, is concerned about something."),
    "thanks": ("thanks", "Thanks for a stated ground."),
    "assistance": ("assistance", "Support or aid given."),
    "assessment": ("assessments", "Judgements of a relation."),
}
ALL_ROLES: dict[str, tuple[str, ...]] = {kind: (*key, *other) for kind, (key, other) in ROLES.items()}
TABLE_OF: dict[str, str] = {kind: name for kind, (name, _) in NAMES.items()}
COLUMNS = {"from": "sender", "to": "recipient"}  # words that SQL keeps for itself
OPENING = ("act_id", "document_id", "published", "publisher", "status", "salience", "subtype")
CLOSING = (
    "states", "date_start", "date_end", "time", "duration", "date_text", "date_basis", "place", "occasion", "amount",
    "amount_unit", "topics", "topics_denied", "told_by", "voice", "part_of", "based_on", "reply_to", "plover", "cameo",
    "evidence", "anchor_start", "anchor_end", "rule", "confidence", "source",
)  # fmt: skip


def role_columns(kind: Kind) -> tuple[str, ...]:
    """The columns of the roles of a kind, e.g. host, host_office, host_state, guest, …"""
    key, other = ([COLUMNS.get(role, role) for role in roles] for roles in ROLES[kind])
    return (*(name for role in key for name in (role, f"{role}_office", f"{role}_state")), *other)


def rows_of(kind: Kind, record: Record) -> Iterator[Row]:
    """The rows of one kind of act in a record."""
    look = Lookup(record)
    for act in record.acts:
        if act.kind == kind:
            yield (*opening(record, act), *own(act), *roles(look, act), *closing(look, act))


def rows_of_all(record: Record) -> Iterator[Row]:
    """A row for each act, whatever its kind, with all who fill a role named together."""
    look = Lookup(record)
    for act in record.acts:
        who = unique(f"{role.role}: {look.name(role)}" for role in act.roles)
        yield (act.kind, *opening(record, act), act.form, act.strength, act.specific, who, *closing(look, act))


def opening(record: Record, act: Act) -> tuple[Cell, ...]:
    document = record.document
    host = document.publisher.host or document.publisher.name
    return (act.id, document.id, document.published, host, act.status, act.salience, act.subtype)


def own(act: Act) -> tuple[Cell, ...]:
    """The fields that only this kind has."""
    values: dict[str, Cell] = {
        "form": act.form,
        "strength": act.strength,
        "specific": act.specific,
        "ground": one_line(act.for_) or None,
    }
    return tuple(values[name] for name in OWN.get(act.kind, ()))


def roles(look: Lookup, act: Act) -> Iterator[Cell]:
    key, other = ROLES[act.kind]
    for name in key:
        fillers = look.fillers(act, name)
        offices = [look.office(role.entity) for role in fillers]
        yield unique(look.name(role) for role in fillers)
        yield unique(office.title for office in offices if office)
        yield unique(look.state(role.entity) or "" for role in fillers)
    for name in other:
        yield unique(look.name(role) for role in look.fillers(act, name))


def closing(look: Lookup, act: Act) -> tuple[Cell, ...]:
    first = act.anchors[0]
    return (
        look.states(act),
        *when(act),
        unique(one_line(place.anchor) for place in act.where),
        one_line(act.occasion) or None,
        act.amount.value if act.amount else None,
        act.amount.unit if act.amount else None,
        unique(topic.code for topic in act.topics if not topic.denied),
        unique(topic.code for topic in act.topics if topic.denied),
        "somebody" if act.voice else "publisher",
        look.voices(act.voice),
        *(unique(link.act for link in act.links if link.relation == one) for one in ("part_of", "basis", "reply_to")),
        act.crosswalk.plover,
        act.crosswalk.cameo,
        one_line(first),
        first.start,
        first.end,
        act.rule,
        act.confidence,
        look.record.document.source,
    )


def when(act: Act) -> tuple[Cell, ...]:
    """First day, last day, time of day, duration, the words, and what they were read against."""
    if act.when is None:
        return (None,) * 6
    told = act.when
    return told.start, told.end, told.time, told.duration, one_line(told.anchor), told.basis


def table_of(kind: Kind) -> Table:
    name, says = NAMES[kind]
    cells = (*OPENING, *OWN.get(kind, ()), *role_columns(kind), *CLOSING)
    return Table(name, says, kind, columns(cells), partial(rows_of, kind))


TABLES = (
    *(table_of(kind) for kind in ROLES),
    Table(
        "acts",
        "All acts of all kinds, a row each.",
        "all acts",
        columns(("kind", *OPENING, "form", "strength", "specific", "roles", *CLOSING)),
        rows_of_all,
    ),
)
