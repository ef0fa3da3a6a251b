"""Who met whom, as GraphML: persons and unnamed offices as nodes, meetings as edges.

Two documents speak of the same person where name and state are the same; nothing else is merged.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from pathlib import Path
from typing import Any

from communique.export import aside
from communique.export.errors import needed
from communique.export.look import clean
from communique.model import Act, Record
from communique.tables.lookup import Lookup

HELD = ("occurred", "ongoing")


def as_graph(records: Iterable[Record], out: Path) -> None:
    """A GraphML file, undirected, edges weighted by the number of meetings. ExportError without networkx."""
    networkx = needed("networkx", "graphml")
    graph = networkx.Graph()
    for record in records:
        look = Lookup(record)
        for act in record.acts:
            if act.kind == "meeting" and act.status in HELD:
                add(graph, look, act)
    with aside.file(out) as path:
        networkx.write_graphml(graph, path, encoding="utf-8")


def add(graph: Any, look: Lookup, act: Act) -> None:
    """Put the meetings of one act into the graph: every guest with every host, or all who took part with each other."""
    hosts, guests, both = (people(look, act, role) for role in ("host", "guest", "participant"))
    pairs = [*product(hosts, guests), *combinations(both, 2)]
    for one, other in pairs:
        for key in (one, other):
            graph.add_node(key, name=key.split(" | ")[0], state=key.split(" | ")[1])
        if one != other:
            edge = graph.get_edge_data(one, other) or {"weight": 0, "documents": ""}
            graph.add_edge(one, other, **met(edge, act, look.record))


def people(look: Lookup, act: Act, role: str) -> list[str]:
    """Those who fill a role and are persons or offices, as "name | state"."""
    found = [r.entity for r in look.fillers(act, role) if r.entity in look.entities]
    persons = [i for i in found if i and look.entities[i].type in ("person", "office")]
    return [f"{clean(look.entities[i].name).replace(' | ', ' ')} | {clean(look.state(i) or '')}" for i in persons]


def met(edge: dict[str, Any], act: Act, record: Record) -> dict[str, Any]:
    """The values of an edge with one more meeting: how many, first and last day, in which documents."""
    first = act.when.start if act.when else None
    days = sorted(filter(None, (edge.get("first"), edge.get("last"), first)))
    dated = {"first": days[0], "last": days[-1]} if days else {}
    documents = dict.fromkeys([*str(edge["documents"]).split(), record.document.id])
    return {"weight": edge["weight"] + 1, "documents": " ".join(documents), **dated}
