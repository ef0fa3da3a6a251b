"""People, by name and one by one."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/people/\w+">([^<]+)</a>', page)


@pytest.mark.parametrize(
    "query, shown",
    [
        ("", ["Ana Kovač", "Jon Dahl", "Ivo Horvat", "Liv Berg", "Ana Kovač", "Per Holm"]),
        ("words=kovac", ["Ana Kovač", "Ana Kovač"]),
        ("words=ana+kovac&state=LVA", ["Ana Kovač"]),
        ("state=Norway", ["Jon Dahl", "Liv Berg", "Per Holm"]),
        ("words=nobody", []),
        ("limit=1&offset=2", ["Ivo Horvat"]),
    ],
)
def test_list(visitor: TestClient, query: str, shown: list[str]) -> None:
    assert names(visitor.get(f"/people?{query}").text) == shown


def test_one_person(visitor: TestClient, kovac: str) -> None:
    page = visitor.get(f"/people/{kovac}").text
    assert "2023-02-09" in page and "Split" in page  # where
    assert re.search(r'href="/people/\w+">Jon Dahl</a>', page)  # whom
    assert "/offices?state=HRV&amp;office=president" in page  # in which office
    assert re.search(r'href="/documents/\w+\?at=\d+-\d+">gov', page)  # shown where
    assert "Riga" not in page  # that was another of that name


def test_numbers_of_contacts_lead_to_as_many_rows(visitor: TestClient, kovac: str) -> None:
    page = visitor.get(f"/people/{kovac}").text
    links = re.findall(r'<a href="(/meetings\?person=[^"]+)">(\d+) held</a>', page)
    assert links
    for link, count in links:
        assert visitor.get(unescape(link)).text.count('<td class="day">') == int(count)


def test_itinerary_in_parts(visitor: TestClient, kovac: str) -> None:
    page = visitor.get(f"/people/{kovac}?offset=2").text
    assert 'rel="prev"' in page


def test_what_a_person_said_is_theirs(visitor: TestClient, archive_file: object) -> None:
    listed = visitor.get("/people?words=horvat").text
    ident = re.search(r'href="/people/(\w+)"', listed)
    assert ident
    page = visitor.get(f"/people/{ident[1]}").text
    said = page[page.index('id="said"') : page.index('id="about"')]
    assert "ferry terminal in Rijeka" in said and "/cite" in said


def test_what_others_think_of_a_person(hostile: TestClient) -> None:
    ident = re.search(r'href="/people/(\w+)"', hostile.get("/people?words=dahl").text)
    assert ident
    page = hostile.get(f"/people/{ident[1]}").text
    part = page[page.index('id="judged"') :]
    assert '<span class="badge">thanks</span>' in part and "thanked Prime Minister Jon Dahl" in part
    assert "?at=" in part[: part.index("</ul>")]


def test_nobody(visitor: TestClient) -> None:
    assert visitor.get("/people/P0").status_code == 404
