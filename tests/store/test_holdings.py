"""What an archive holds, counted."""

from __future__ import annotations

from typing import Any

from communique.ledger.book import update
from communique.store import Archive
from communique.store.entries import Finished
from communique.store.holdings import FAILURES, Publisher

TEXT = "President Ana Kovač of Croatia received Prime Minister Jon Dahl of Norway in {} on 9 February 2023."


def test_counts(archive: Archive, put: Any) -> None:
    put(TEXT.format("Split"), "a", published="2023-02-10", publisher="gov.hr.example")
    put(TEXT.format("Zadar"), "b", published="2023-03-01", publisher="gov.hr.example", media="text/html")
    put("Nothing happened.", "c")
    put("Nothing happened at all.", "c")
    held = archive.holdings()
    assert (held.documents, held.diplomatic, held.replaced, held.failed) == (4, 2, 1, 0)
    assert held.publishers[0].documents == 2 and Publisher("gov.hr.example", 2, "2023-02-10", "2023-03-01") in held.publishers
    assert held.months == [("", 2), ("2023-02", 1), ("2023-03", 1)]
    assert dict(held.media) == {"text/plain": 3, "text/html": 1}
    assert dict(held.acts) == {"meeting": 2}
    assert held.ledger is None


def test_what_people_said_and_the_ledger(archive: Archive, put: Any) -> None:
    one, _ = put(TEXT.format("Split"), published="2023-02-10")
    archive.judge(one, archive.assertions(one)[0]["key"], "accepted")
    update(archive)
    held = archive.holdings()
    assert held.judged == [("accepted", 1)]
    assert held.ledger is not None and held.ledger.events == [("meeting", 1)] and held.ledger.persons == 2


def test_failures_are_named_up_to_a_number(archive: Archive) -> None:
    many = tuple((f"page {n}", "empty") for n in range(FAILURES + 5))
    done = [Finished("a.zip", "x", "1", 3, (("a.zip!b", "not a text"),)), Finished("b.zip", "y", "1", 0, many), Finished("c.txt", "z", "1", 1)]
    archive.write(archive.writer("communique", "1"), [], done)
    held = archive.holdings()
    assert (held.inputs, held.failed) == (3, 2)
    assert held.failures[0] == ("a.zip!b", "not a text") and len(held.failures) == FAILURES


def test_nothing(archive: Archive) -> None:
    held = archive.holdings()
    assert (held.documents, held.publishers, held.months, held.failures) == (0, [], [], [])
