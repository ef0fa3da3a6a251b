"""Pictures as files and as tables, and where each row of a table leads."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.export import drawing
from communique.export import pictures as charts
from communique.ledger import pictures as tables
from communique.ledger.chronicle import chronicle
from communique.ledger.networks import network
from communique.ledger.phrases import STATUSES, state
from communique.ledger.pictures import BETWEEN, FORMS, Table
from communique.serve.paging import query, segment
from communique.serve.promised import by_state
from communique.serve.room import Room
from communique.store.dyads import Span

KINDS: Mapping[str, str] = {
    "timeline": "Timeline", "network": "Who met whom, as a network", "who-met-whom": "Who met whom, as a map",
    "meetings": "Contacts a month", "rank": "Rank of contacts", "commitments": "What became of commitments",
}  # fmt: skip
MEDIA = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
LIVE = ("timeline", "network")  # pictures whose marks lead to their pages


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture that is asked for: of which states and days, and from which day one looks at commitments."""

    kind: str
    span: Span
    day: str

    @property
    def name(self) -> str:
        """What its file is called."""
        parts = (self.kind, self.span.first, self.span.second, self.span.since, self.span.until)
        return "-".join("".join(sign for sign in part if sign.isalnum() or sign == "-") for part in parts if part)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as SVG with the table that tells the same; `people`: the ids of those it names, by their labels."""

    table: Table
    svg: bytes
    people: Mapping[str, str] = field(default_factory=dict)


def drawn(room: Room, one: Picture) -> Drawn:
    """The picture. It is kept until something is written into the archive."""
    return room.keep(("drawn", one), lambda: made(room, one))


def made(room: Room, one: Picture) -> Drawn:
    archive, source, root = room.archive, room.archive.path.name, room.settings.root
    if one.kind == "timeline":
        told = chronicle(archive, one.span)
        return Drawn(told.table, drawing.timeline(told, source, lambda ident: f"{root}/meetings/{ident}"))
    if one.kind == "network":
        met = network(archive, one.span)
        part = "people" if one.span.first else "states"
        often = Counter(node.label for node in met.nodes)  # who shares a name with another is not told apart by it
        people = {node.label: node.id for node in met.nodes if often[node.label] == 1} if one.span.first else {}
        return Drawn(met.table, drawing.network(met, source, lambda ident: f"{root}/{part}/{ident}"), people)
    if one.kind == "commitments":
        table = by_state(room, one.span, one.day)
    else:
        table = tables.table(archive, one.kind, one.span, one.day)
    return Drawn(table, charts.svg(table, source))


def file(room: Room, one: Picture, form: str) -> bytes:
    """The picture as a file: svg, png or csv."""
    found = drawn(room, one)
    if form == "csv":
        return rows(found.table)
    if form == "svg":
        return found.svg
    return room.large.get((room.archive.stamp(), one), lambda: drawing.png(found.svg))


def rows(table: Table) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([table.columns, *table.rows])
    return out.getvalue().encode()


# --- Where the rows of a table lead --------------------------------------------------------------------------------

Row = tuple[str | int, ...]
Leads = Callable[[Row], Mapping[int, str]]


def leads(room: Room, one: Picture, found: Drawn) -> Leads:
    """For each row, by column, the address it leads to."""
    makers: Mapping[str, Callable[[Row], Mapping[int, str]]] = {
        "timeline": lambda row: {1: f"/meetings/{segment(row[6])}"},
        "network": lambda row: persons(one.span, found.people, row) if one.span.first else met(one.span, row),
        "who-met-whom": lambda row: {} if one.span.second else met(one.span, row),
        "meetings": monthly(room, one.span),
        "rank": lambda row: quarterly(one.span, row),
        "commitments": lambda row: promised(one, row),
    }
    return makers[one.kind]


def met(span: Span, row: Row) -> Mapping[int, str]:
    """Of two states."""
    days = {"since": span.since, "until": span.until}
    return {
        0: f"/states/{segment(row[0])}", 1: f"/states/{segment(row[1])}",
        2: f"/meetings{query(state=row[0], other=row[1], held=1, **days)}",
    }  # fmt: skip


def persons(span: Span, people: Mapping[str, str], row: Row) -> Mapping[int, str]:
    """Of two persons."""
    ids = [people.get(str(name), "") for name in row[:2]]
    leads = {nth: f"/people/{segment(ident)}" for nth, ident in enumerate(ids) if ident}
    if not all(ids):
        return leads
    scope = query(
        person=ids[0], beside=ids[1], state=span.first, other=span.second, since=span.since, until=span.until, held=1
    )
    return leads | {2: f"/meetings{scope}"}


def monthly(room: Room, span: Span) -> Leads:
    """Of two states in a month, in one form."""
    known = [row["state"] for row in room.keep("states", room.archive.across.whos.states)]
    names = [state(code) for code in known]

    def led(row: Row) -> Mapping[int, str]:
        one, other = parted(str(row[0]), names)
        form = row[2] if row[2] in FORMS else ""
        found = query(state=one, other=other, since=row[1], until=row[1], kind=form, held=1)
        return {0: f"/between/{segment(one)}/{segment(other)}", 3: f"/meetings{found}"} if other else {}

    return led


def parted(pair: str, names: Sequence[str]) -> tuple[str, str]:
    """The two states of "A and B"."""
    joint = BETWEEN.format("", "")
    words = pair.split(joint)
    for nth in range(1, len(words)):
        one, other = joint.join(words[:nth]), joint.join(words[nth:])
        if one in names and other in names:
            return one, other
    return "", ""


def quarterly(span: Span, row: Row) -> Mapping[int, str]:
    """Of two states, in a quarter, at a rank."""
    if not span.second:
        return {}
    year, nth = str(row[0])[:4], int(str(row[0])[-1])
    since, until = f"{year}-{nth * 3 - 2:02d}", f"{year}-{nth * 3:02d}"
    return {2: f"/meetings{query(state=span.first, other=span.second, since=since, until=until, rank=row[1], held=1)}"}


def promised(one: Picture, row: Row) -> Mapping[int, str]:
    """Of a state, by what became of them."""
    status = next((code for code, told in STATUSES.items() if told == row[1]), "")
    pair = (one.span.first, one.span.second) if one.span.second else (row[0], "")
    days = {"since": one.span.since, "until": one.span.until, "day": one.day}
    whole = query(state=pair[0], other=pair[1], stands=status, **days)
    return {0: f"/states/{segment(row[0])}"} | ({} if one.span.second else {2: f"/commitments{whole}"})
