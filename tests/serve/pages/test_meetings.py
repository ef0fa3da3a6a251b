"""The list of events and the page of one."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


def days(page: str) -> list[str]:
    return re.findall(r'<td class="day">([^<]*)</td>', page)


@pytest.mark.parametrize(
    "query, shown",
    [
        ("", ["2024-06-03", "2024-02-07", "2023-09-12", "2023-06-21", "2023-05-06", "2023-03-20", "2023-03-02", "2023-02-09"]),
        ("kind=call", ["2024-02-07", "2023-03-02"]),
        ("kind=visit", ["2024-06-03"]),
        ("state=LVA", ["2023-05-06"]),
        ("state=Norway&other=Latvia", ["2023-05-06"]),
        ("person=horvat", ["2023-06-21", "2023-03-20"]),
        ("person=horvat&state=HRV&other=NOR", ["2023-06-21", "2023-03-20"]),
        ("person=horvat&state=LVA", []),
        ("person=dahl&kind=call", ["2024-02-07", "2023-03-02"]),
        ("person=dahl&kind=meeting&until=2023-05", ["2023-02-09"]),
        ("person=dahl&limit=2&offset=2", ["2023-09-12", "2023-03-02"]),
        ("person=berg&beside=horvat", ["2023-06-21", "2023-03-20"]),
        ("person=berg&beside=dahl", []),
        ("since=2023-05&until=2023-06", ["2023-06-21", "2023-05-06"]),
        ("status=planned", ["2024-06-03"]),
        ("topic=energy", ["2023-02-09"]),
        ("held=1&state=HRV&other=NOR&since=2024", ["2024-02-07"]),
        ("state=HRV&other=NOR&rank=ministers", ["2023-06-21", "2023-03-20"]),
        ("kind=&since=&person=&state=LVA&other=", ["2023-05-06"]),
        ("limit=2&offset=1", ["2024-02-07", "2023-09-12"]),
    ],
)
def test_list_is_narrowed(visitor: TestClient, query: str, shown: list[str]) -> None:
    assert days(visitor.get(f"/meetings?{query}").text) == shown


@pytest.mark.parametrize("query", ["kind=war", "rank=heads", "state=HRV&other=NOR&rank=kings", "since=May", "limit=0"])
def test_what_makes_no_sense_is_told(visitor: TestClient, query: str) -> None:
    assert visitor.get(f"/meetings?{query}").status_code == 422


def test_parts_lead_to_each_other(visitor: TestClient) -> None:
    page = visitor.get("/meetings?limit=3&kind=meeting&offset=0").text
    more = re.search(r'rel="next" href="([^"]+)"', page)
    assert more and "rel=\"prev\"" not in page
    then = visitor.get(more[1].replace("&amp;", "&")).text
    assert 'rel="prev"' in then and not set(days(page)) & set(days(then))


def test_one_meeting_has_all_accounts_with_their_places(visitor: TestClient, told_twice: str) -> None:
    page = visitor.get(f"/meetings/{told_twice}").text
    assert "gov.hr.example" in page and "gov.no.example" in page
    assert len(set(re.findall(r'href="/documents/(\w+)\?at=\d+-\d+"', page))) == 2
    assert "Split" in page and "Ana Kovač" in page and "prime minister" in page.lower()


def test_accounts_stand_side_by_side(visitor: TestClient, told_twice: str) -> None:
    page = visitor.get(f"/meetings/{told_twice}").text
    assert "Only the first says" in page
    assert "rescue boats" in page[page.index("Only the first says") :]


def test_promises_of_the_same_texts_with_what_became_of_them(visitor: TestClient, told_twice: str) -> None:
    page = visitor.get(f"/meetings/{told_twice}").text
    part = page[page.index("Promised in these texts") :]
    assert "300 tonnes of olive oil" in part and ">done<" in part


def test_what_was_planned_is_linked_with_what_it_rests_on(visitor: TestClient) -> None:
    listed = visitor.get("/meetings?kind=invitation").text
    ident = re.search(r'href="/meetings/(event-\w+)"', listed)
    assert ident and "invited" in visitor.get(f"/meetings/{ident[1]}").text.lower()


def test_no_such_event(visitor: TestClient) -> None:
    assert visitor.get("/meetings/event-0").status_code == 404
