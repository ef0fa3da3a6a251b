"""The brief on two states as a page and as files."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

PAIR = "/between/HRV/NOR"


def test_form_leads_to_the_page(visitor: TestClient) -> None:
    answer = visitor.get("/between?first=Croatia&second=NOR")
    assert (answer.status_code, answer.headers["location"]) == (303, "/between/Croatia/NOR")
    assert visitor.get("/between/Croatia/NOR").status_code == 200


def test_every_line_cites_its_places(visitor: TestClient) -> None:
    page = visitor.get(PAIR).text
    numbers = set(re.findall(r'href="#s(\d+)"', page))
    assert numbers == set(re.findall(r'<li id="s(\d+)"><a href="/documents/\w+\?at=\d+-\d+">', page)) != set()


def test_every_number_leads_to_as_many_rows(visitor: TestClient) -> None:
    page = visitor.get(PAIR).text
    links = re.findall(r'<a href="(/meetings\?[^"]*held=1[^"]*)">(?:[a-z]+ )?(\d+)</a>', page)
    assert len(links) > 8
    for link, count in links:
        assert visitor.get(unescape(link)).text.count('<td class="day">') == int(count), link


def test_every_theme_leads_to_as_many_texts(visitor: TestClient) -> None:
    page = visitor.get(PAIR).text
    links = re.findall(r'<a href="(/between/HRV/NOR/themes/\w+)">[^<:]+: (\d+) text', page)
    assert links
    for link, count in links:
        assert visitor.get(link).text.count('class="day aside"') == int(count)


def test_days_narrow_it(visitor: TestClient) -> None:
    page = visitor.get(f"{PAIR}?since=2024").text
    assert "2024-02-07" in page and "2023-02-09" not in page


def test_looked_at_from_a_day(visitor: TestClient) -> None:
    then, now = visitor.get(f"{PAIR}?day=2024-05-01").text, visitor.get(f"{PAIR}?day=2026-05-01").text
    assert ">Planned<" in then and ">Planned<" not in now


@pytest.mark.parametrize("query", ["day=2024", "day=2024-02", "until=2024", "until=2023-06&since=2023"])
def test_a_month_or_a_year_is_a_day_as_well(visitor: TestClient, query: str) -> None:
    assert visitor.get(f"{PAIR}?{query}").status_code == 200


@pytest.mark.parametrize(
    "form, begins", [("md", b"# Croatia and Norway"), ("html", b"<!DOCTYPE html>"), ("docx", b"PK")]
)
def test_downloads(visitor: TestClient, form: str, begins: bytes) -> None:
    answer = visitor.get(f"{PAIR}/brief.{form}?day=2024-05-01")
    assert answer.content.startswith(begins)
    assert answer.headers["content-disposition"] == f'attachment; filename="brief-HRV-NOR-2024-05-01.{form}"'


@pytest.mark.parametrize(
    "path, status",
    [
        ("/between/HRV/HRV", 422),
        ("/between/HRV/Croatia", 422),
        ("/between/HRV/Atlantis", 404),
        (f"{PAIR}?since=soon", 422),
        (f"{PAIR}/brief.exe", 404),
        ("/between?first=HRV", 422),
    ],
)
def test_what_makes_no_sense_is_told(visitor: TestClient, path: str, status: int) -> None:
    assert visitor.get(path).status_code == status
