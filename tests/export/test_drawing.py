"""Drawings whose marks lead somewhere."""

from __future__ import annotations

from itertools import combinations

import pytest
from lxml import etree

from communique.export.drawing import HIGH, LINE, WIDE, network, placed, reach, timeline
from communique.ledger.chronicle import COLUMNS, Chronicle, Mark
from communique.ledger.networks import Edge, Network, Node
from communique.ledger.pictures import Table

pytest.importorskip("networkx", reason="needs the extra: pip install communique[export]")

NS = {"s": "http://www.w3.org/2000/svg"}
BAD = '"><script>alert(1)</script>\u202e'


def star(count: int, name: str = "Person {}") -> Network:
    """Everybody met the first one."""
    nodes = tuple(Node(f"P{nth}", name.format(nth), "NOR" if nth else "HRV", count - nth) for nth in range(count))
    edges = tuple(Edge(nodes[0], other, other.contacts) for other in nodes[1:])
    return Network("Who met whom", ("3 contacts",), ("HRV",), nodes, edges)


def drawn(found: Network) -> etree._Element:
    return etree.fromstring(network(found, "a.db", lambda ident: f"/people/{ident}"))


def test_every_node_leads_to_its_page_and_every_edge_says_what_it_is() -> None:
    root = drawn(star(4))
    assert [one.get("href") for one in root.iterfind(".//s:a", NS)] == ["/people/P0", "/people/P1", "/people/P2", "/people/P3"]
    assert root.xpath("string(//s:line[1]/s:title)", namespaces=NS) == "Person 0 (HRV) – Person 1 (NOR): 3 contacts"


@pytest.mark.parametrize("count", [1, 2, 12, 36])
def test_all_is_within_the_picture(count: int) -> None:
    for spot in placed(star(count)):
        left, right = reach(spot)
        assert left >= -60 and right <= WIDE and 0 <= spot.y <= HIGH


def test_labels_do_not_lie_on_each_other() -> None:
    spots = placed(star(20))
    over = [
        (one.label, other.label) for one, other in combinations(spots, 2)
        if abs(one.y - other.y) < LINE - 4 and reach(one)[0] < reach(other)[1] and reach(other)[0] < reach(one)[1]
    ]  # fmt: skip
    assert over == []


def test_same_values_same_bytes() -> None:
    assert network(star(9), "a.db", str) == network(star(9), "a.db", str)


def test_names_do_no_harm() -> None:
    made = network(star(3, BAD), "a.db", lambda ident: f'/people/{ident}"><script>').decode()
    assert "<script" not in made and "\u202e" not in made
    assert etree.fromstring(made.encode()).tag.endswith("svg")


def test_nobody_met() -> None:
    empty = Network("Who met whom", (), (), (), ())
    assert "No document of the archive tells of any" in network(empty, "a.db", str).decode()


def told(days: list[str], form: str = "meeting", held: bool = True) -> Chronicle:
    marks = tuple(Mark(f"e{nth}", day, form, f"{day}: {BAD}", held) for nth, day in enumerate(days))
    rows = tuple((mark.day, form, "", "", "occurred", 1, mark.id) for mark in marks)
    return Chronicle(Table("timeline", "Timeline", (), COLUMNS, rows), marks)


def spots(found: Chronicle) -> list[tuple[float, float]]:
    root = etree.fromstring(timeline(found, "a.db", lambda ident: f"/meetings/{ident}"))
    return [(float(one.get("cx", "")), float(one.get("cy", ""))) for one in root.iterfind(".//s:circle", NS)]


def test_later_stands_further_right() -> None:
    xs = [x for x, _ in spots(told(["2023-01-01", "2023-06-01", "2024-12-31"]))]
    assert xs == sorted(xs) and len(set(xs)) == 3


def test_one_day_stands_on_each_other_and_the_rest_is_counted() -> None:
    found = told(["2024-05-05"] * 9 + ["2024-12-01"])
    here = [spot for spot in spots(found) if spot[0] == spots(found)[0][0]]
    assert len(here) == 6 == len(set(here))
    assert "(and 3 more)" in timeline(found, "a.db", str).decode()


@pytest.mark.parametrize("held, fill", [(True, "#0072b2"), (False, "#ffffff")])
def test_what_was_not_held_is_hollow(held: bool, fill: str) -> None:
    root = etree.fromstring(timeline(told(["2024-05-05"], held=held), "a.db", str))
    assert [one.get("fill") for one in root.iterfind(".//s:circle", NS)] == [fill]


@pytest.mark.parametrize(
    "days, names",
    [
        (["2020-02-01", "2024-02-01"], ["2021", "2022", "2023", "2024"]),
        (["2024-01-15", "2024-04-20"], ["2024-02", "2024-03", "2024-04"]),
    ],
)
def test_axis(days: list[str], names: list[str]) -> None:
    root = etree.fromstring(timeline(told(days), "a.db", str))
    assert [one.text for one in root.iterfind(".//s:text[@text-anchor='middle']", NS)] == names


def test_no_event() -> None:
    assert b"No document of the archive tells of any" in timeline(told([]), "a.db", str)


def test_words_of_a_timeline_do_no_harm() -> None:
    assert "<script" not in timeline(told(["2024-05-05"]), "a.db", str).decode()
