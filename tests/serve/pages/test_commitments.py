"""The board of commitments."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from communique.ledger.promises import promises
from communique.store import open_archive
from communique.store.dyads import Span


def counts(page: str) -> dict[str, int]:
    """The figures above the board."""
    found = re.findall(r"<li><b>([\d,]+)</b><a [^>]*>([^<]+)</a>", page)
    return {status: int(count.replace(",", "")) for count, status in found}


@pytest.mark.parametrize(
    "query, shown",
    [
        ("day=2023-05-01", {"open": 3}),
        ("day=2023-06-30", {"open": 2, "done": 1}),
        ("day=2024-01-15", {"overdue": 1, "done": 1, "done in part": 1}),
        ("day=2024-05-01", {"overdue": 1, "done": 1, "done in part": 1, "cannot be checked": 1}),
        ("day=2024-05-01&state=NOR", {"done in part": 1, "cannot be checked": 1}),
        ("day=2024-05-01&state=Croatia&until=2023-02", {"done": 1}),
        ("day=2024-05-01&state=LVA", {}),
    ],
)
def test_figures(visitor: TestClient, query: str, shown: dict[str, int]) -> None:
    assert counts(visitor.get(f"/commitments?{query}").text) == shown


@pytest.mark.parametrize("day", ["2023-02-20", "2023-07-01", "2023-12-30", "2025-01-01"])
def test_board_says_what_each_promise_says(visitor: TestClient, archive_file: object, day: str) -> None:
    """A board is counted in another way than promises are followed one by one: both must come to the same."""
    with open_archive(str(archive_file)) as archive:
        one_by_one = sorted(one.status for one in promises(archive, Span("HRV", "NOR"), day))
    page = visitor.get(f"/commitments?state=HRV&other=NOR&day={day}").text
    words = {"partly_done": "done in part", "cannot_be_checked": "cannot be checked"}
    assert sum(counts(page).values()) == len(one_by_one)
    assert counts(page) == {words.get(one, one): one_by_one.count(one) for one in one_by_one}


def test_card_has_the_words_and_the_evidence_with_its_place(visitor: TestClient) -> None:
    page = visitor.get("/commitments?state=HRV&other=NOR&day=2024-05-01&stands=done").text
    assert "Croatia will provide 300 tonnes of olive oil" in page
    part = page[page.index("shows it done") :]
    assert "Croatia delivered 300 tonnes" in part and re.search(r'href="/documents/\w+\?at=\d+-\d+"', part)


def test_nothing_of_later_counts(visitor: TestClient) -> None:
    page = visitor.get("/commitments?state=HRV&other=NOR&day=2023-05-01").text
    assert "delivered" not in page and "Croatia will support" not in page


@pytest.mark.parametrize("query", ["day=soon", "stands=broken", "since=x"])
def test_what_makes_no_sense_is_told(visitor: TestClient, query: str) -> None:
    assert visitor.get(f"/commitments?{query}").status_code == 422
