"""Who met whom as a network: those who met, and how often each two did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from communique.ledger.contacts import HELD
from communique.ledger.phrases import state
from communique.ledger.pictures import Table, kept, left_out, titled
from communique.store import Archive
from communique.store.dyads import Span

MOST_NODES, MOST_EDGES = 36, 120
TITLE = "Who met whom"


@dataclass(frozen=True, slots=True)
class Node:
    """A person or a state. `id`: of the person, or the code of the state; `contacts`: with all who are shown or not."""

    id: str
    name: str
    state: str
    contacts: int

    @property
    def label(self) -> str:
        return f"{self.name} ({self.state})" if self.state and self.state != self.id else self.name


@dataclass(frozen=True, slots=True)
class Edge:
    """How often two met."""

    one: Node
    other: Node
    contacts: int


@dataclass(frozen=True, slots=True)
class Network:
    """Those who met most often, and their contacts. `sides`: the states that were asked for."""

    title: str
    notes: tuple[str, ...]
    sides: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def table(self) -> Table:
        rows = tuple((edge.one.label, edge.other.label, edge.contacts) for edge in self.edges)
        return Table("network", self.title, self.notes, ("one", "other", "contacts"), rows)


Counted = Mapping[tuple[str, str], int]


def network(archive: Archive, span: Span) -> Network:
    """The network of all states; of one or two states that of their persons."""
    if not span.first:
        rows = [row for row in archive.across.pairs(span) if row["status"] in HELD]
        counted = Counter[tuple[str, str]]((row["state"], row["other"]) for row in rows)
        return made(span, counted, {code: (state(code), code) for pair in counted for code in pair})
    found = archive.across.whos.met_pairs(span)
    names = {row[side]: (row[f"{side}_name"], row[f"{side}_state"] or "") for row in found for side in ("one", "other")}
    return made(span, {(row["one"], row["other"]): row["contacts"] for row in found}, names)


def made(span: Span, counted: Counted, names: Mapping[str, tuple[str, str]]) -> Network:
    """The network of those who met most often; the least frequent contacts among them are left out of a dense one."""
    often = Counter[str]()
    for pair, count in counted.items():
        for one in pair:
            often[one] += count
    shown = sorted(often, key=lambda one: (-often[one], one))[:MOST_NODES]
    nodes = {one: Node(one, *names[one], often[one]) for one in shown}
    among = {pair: count for pair, count in counted.items() if pair[0] in nodes and pair[1] in nodes}
    strongest = sorted(among, key=lambda pair: (-among[pair], pair))
    edges = tuple(Edge(nodes[one], nodes[other], among[one, other]) for one, other in strongest[:MOST_EDGES])
    left = len(often) - len(shown)
    notes = (
        told(counted.values()), left_out(left, "those with fewer contacts"),
        left_out(len(strongest) - len(edges), "pairs with fewer contacts"),
    )  # fmt: skip
    met = {node.id for edge in edges for node in (edge.one, edge.other)}
    sides = tuple(code for code in (span.first, span.second) if code)
    return Network(titled(TITLE, span), kept(notes), sides, tuple(nodes[one] for one in shown if one in met), edges)


def told(counts: Iterable[int]) -> str:
    total = sum(counts)
    return f"Meetings, calls and visits held; {total:,} {'contact' if total == 1 else 'contacts'} of two each"
