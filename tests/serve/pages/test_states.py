"""States, their offices, and one office over time."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


def test_list_has_those_with_most_events_first(visitor: TestClient) -> None:
    page = visitor.get("/states").text
    assert re.findall(r'<th scope="row"><a href="/states/(\w+)">', page) == ["NOR", "HRV", "LVA"]


@pytest.mark.parametrize("words, shown", [("croat", ["HRV"]), ("lva", ["LVA"]), ("atlantis", [])])
def test_search(visitor: TestClient, words: str, shown: list[str]) -> None:
    page = visitor.get(f"/states?words={words}").text
    assert re.findall(r'<th scope="row"><a href="/states/(\w+)">', page) == shown


def test_one_state(visitor: TestClient) -> None:
    page = visitor.get("/states/Norway").text
    assert "/between/NOR/HRV" in page and "/between/NOR/LVA" in page  # whom it met
    assert re.search(r"Prime Minister: <a href=\"/people/\w+\">Jon Dahl", page)  # who is in office
    assert "/commitments?state=NOR&amp;stands=" in page  # what it promised
    assert "last seen" in page  # no text of today shows them


def test_number_of_contacts_is_that_of_the_list(visitor: TestClient) -> None:
    page = visitor.get("/states/NOR").text
    found = re.search(r'href="(/meetings\?state=NOR&amp;other=HRV&amp;held=1)">(\d+)<', page)
    assert found
    listed = visitor.get(found[1].replace("&amp;", "&")).text
    assert len(re.findall('<td class="day">', listed)) == int(found[2])


@pytest.mark.parametrize(
    "day, shown, hidden",
    [("2023-09-01", "Jon Dahl", "last seen before"), ("2026-01-01", "last seen before", "nobody"), ("1990", "nobody", "Jon Dahl")],
)
def test_offices_on_a_day(visitor: TestClient, day: str, shown: str, hidden: str) -> None:
    page = visitor.get(f"/states/NOR/offices?on={day}").text
    row = page[page.index("</form>") :].split("Jon Dahl")[-1][:200] if hidden == "last seen before" else page
    assert shown in page and hidden not in row


def test_offices_over_time_lead_to_each(visitor: TestClient) -> None:
    page = visitor.get("/states/NOR/offices").text
    link = re.search(r'href="(/offices\?state=NOR&amp;office=foreign_minister[^"]*)"', page)
    assert link
    one = visitor.get(link[1].replace("&amp;", "&")).text
    assert "Liv Berg" in one and "2023-03-20 to 2023-06-22" in one and "?at=" in one


@pytest.mark.parametrize(
    "path, status",
    [
        ("/states/Atlantis", 404),
        ("/states/NOR/offices?on=May", 422),
        ("/offices?state=NOR&office=astrologer", 404),
        ("/offices?office=president", 422),
    ],
)
def test_what_is_not_there(visitor: TestClient, path: str, status: int) -> None:
    assert visitor.get(path).status_code == status
