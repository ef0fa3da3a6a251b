"""The network of who met whom, and the marks of a timeline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")

from communique import read
from communique.ledger import networks
from communique.ledger.book import update
from communique.ledger.chronicle import chronicle
from communique.ledger.networks import network
from communique.store import Archive, open_archive
from communique.store.dyads import Span
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

TEXTS = (
    ("2024-05-06", "President Ana Kovač of Croatia met with Prime Minister Jon Dahl of Norway in Oslo on 5 May 2024."),
    ("2024-06-03", "President Ana Kovač of Croatia met with Prime Minister Jon Dahl of Norway in Split on 2 June 2024."),
    ("2024-07-02", "Foreign Minister Liv Berg of Norway spoke by telephone with President Ana Kovač of Croatia on 1 July 2024."),
    ("2024-08-02", "Foreign Minister Liv Berg of Norway met with President Edgars Briezkalns of Latvia in Riga on 1 August 2024."),
    ("2024-08-20", "President Ana Kovač of Croatia will visit Norway on 3 October 2024."),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("net") / "a.db", create=True) as made:
        writer = made.writer("communique", "1")
        for nth, (day, text) in enumerate(TEXTS):
            record = read(text, source=str(nth), published=day, publisher="gov.example")
            made.write(writer, [Entry(Sighting(record.document.id, str(nth)), prepared(record))])
        update(made)
        yield made


Rows = set[tuple[str | int, ...]]


@pytest.mark.parametrize(
    "span, rows",
    [
        (Span(), {("Croatia", "Norway", 3), ("Latvia", "Norway", 1)}),
        (Span(since="2024-06", until="2024-07"), {("Croatia", "Norway", 2)}),
        (Span("HRV"), {("Ana Kovač (HRV)", "Jon Dahl (NOR)", 2), ("Ana Kovač (HRV)", "Liv Berg (NOR)", 1)}),
        (Span("NOR", "LVA"), {("Edgars Briezkalns (LVA)", "Liv Berg (NOR)", 1)}),
        (Span("HRV", "LVA"), set()),
    ],
)
def test_who_met_whom(archive: Archive, span: Span, rows: Rows) -> None:
    found = {(*sorted(map(str, row[:2])), row[2]) for row in network(archive, span).table.rows}
    assert found == rows


def test_those_who_met_most_are_shown_and_the_others_counted(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "MOST_NODES", 2)
    found = network(archive, Span())
    assert [node.name for node in found.nodes] == ["Norway", "Croatia"]
    assert "Not shown: those with fewer contacts (1)" in found.notes


def test_marks_are_in_the_order_of_time(archive: Archive) -> None:
    found = chronicle(archive, Span("HRV", "NOR"))
    assert [(mark.day, mark.form, mark.held) for mark in found.marks] == [
        ("2024-05-05", "meeting", True), ("2024-06-02", "meeting", True), ("2024-07-01", "call", True),
        ("2024-10-03", "visit", False),
    ]  # fmt: skip
    assert [row[0] for row in found.table.rows] == [mark.day for mark in found.marks]
    assert found.forms == ["meeting", "call", "visit"]
    assert found.marks[-1].words.endswith("; planned")
