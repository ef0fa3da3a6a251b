"""Leaders' travel, a row for each traveller and destination: the shape of the hand-coded travel data sets."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model import Act, Record, Role
from communique.tables.lookup import Lookup, one_line, unique
from communique.tables.table import Row, Table, columns

NAMES = (
    "act_id", "document_id", "published", "publisher", "traveller", "traveller_office", "traveller_rank",
    "traveller_state", "destination", "destination_state", "host", "subtype", "status", "date_start", "date_end",
    "date_basis", "evidence", "source",
)  # fmt: skip


def rows(record: Record) -> Iterator[Row]:
    """A row for each visitor of each visit; the head of a delegation travels too."""
    look = Lookup(record)
    for act in record.acts:
        if act.kind == "visit":
            for role in look.fillers(act, "visitor", "head"):
                yield row(look, act, role)


def row(look: Lookup, act: Act, role: Role) -> Row:
    document, office = look.record.document, look.office(role.entity)
    hosts = look.fillers(act, "host")
    places = [look.state(place.entity) for place in act.where] + [look.state(host.entity) for host in hosts]
    when = act.when
    return (
        act.id,
        document.id,
        document.published,
        document.publisher.host or document.publisher.name,
        look.name(role),
        office.title if office else None,
        office.rank if office else None,
        look.state(role.entity),
        unique(one_line(place.anchor) for place in act.where),
        next((place for place in places if place), None),
        unique(look.name(host) for host in hosts),
        act.subtype,
        act.status,
        when.start if when else None,
        when.end if when else None,
        when.basis if when else None,
        one_line(act.anchors[0]),
        document.source,
    )


TABLE = Table(
    "trips",
    "Travel of leaders and delegations, a row for each traveller and destination.",
    "visit",
    columns(NAMES),
    rows,
)
