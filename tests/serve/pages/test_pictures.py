"""Pictures with their tables and files."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from lxml import etree

pytest.importorskip("vl_convert", reason="needs the extra: pip install communique[pictures]")

KINDS = ("timeline", "network", "who-met-whom", "meetings", "rank", "commitments")
PAIR = "state=HRV&other=NOR"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scope", ["", "?state=NOR", f"?{PAIR}"])
def test_table_beside_a_picture_has_the_rows_of_the_file(visitor: TestClient, kind: str, scope: str) -> None:
    page = visitor.get(f"/pictures/{kind}{scope}").text
    rows = list(csv.reader(io.StringIO(visitor.get(f"/pictures/{kind}.csv{scope}").text)))
    assert len(rows) > 1
    assert page.count("<tr>") == len(rows)
    for form in ("svg", "png", "csv"):
        assert f"/pictures/{kind}.{form}" in page


@pytest.mark.parametrize("kind", KINDS)
def test_svg_says_what_it_shows_and_needs_nothing(visitor: TestClient, kind: str) -> None:
    answer = visitor.get(f"/pictures/{kind}.svg?{PAIR}")
    root = etree.fromstring(answer.content)
    assert root.findtext("{*}title") and root.findtext("{*}desc")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert not root.xpath("//*[local-name()='script' or local-name()='image' or local-name()='style']")


@pytest.mark.parametrize("kind", KINDS)
def test_png(visitor: TestClient, kind: str) -> None:
    assert visitor.get(f"/pictures/{kind}.png?{PAIR}").content.startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", ["meetings", "rank", "network"])
def test_numbers_lead_to_as_many_rows(visitor: TestClient, kind: str) -> None:
    page = visitor.get(f"/pictures/{kind}?{PAIR}").text
    links = re.findall(r'<td class="num"><a href="([^"]+)">(\d+)</a>', page)
    assert links
    for link, count in links:
        assert visitor.get(unescape(link)).text.count('<td class="day">') == int(count), link


def test_marks_of_the_timeline_lead_to_the_events(visitor: TestClient) -> None:
    page = visitor.get(f"/pictures/timeline?{PAIR}").text
    drawing = page[page.index("<svg") : page.index("</svg>")]
    links = re.findall(r'<a href="(/meetings/[^"]+)"><title>([^<]+)</title>', drawing)
    assert "2023-02-09: meeting, Ana Kovač (HRV), Jon Dahl (NOR)" in [title for _, title in links]
    assert all(visitor.get(link).status_code == 200 for link, _ in links)


@pytest.mark.parametrize("scope, part", [("", "states"), (f"?{PAIR}", "people")])
def test_nodes_of_the_network_lead_to_whom_they_show(visitor: TestClient, scope: str, part: str) -> None:
    page = visitor.get(f"/pictures/network{scope}").text
    drawing = page[page.index("<svg") : page.index("</svg>")]
    links = re.findall(r'<a href="([^"]+)"><title>', drawing)
    assert len(links) > 1 and all(link.startswith(f"/{part}/") for link in links)


def test_same_question_has_the_same_bytes(visitor: TestClient) -> None:
    first, again = (visitor.get("/pictures/network.svg").content for _ in range(2))
    assert first == again


def test_a_browser_that_has_it_gets_it_no_second_time(visitor: TestClient) -> None:
    first = visitor.get(f"/pictures/network.svg?{PAIR}")
    again = visitor.get(f"/pictures/network.svg?{PAIR}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path, status",
    [
        ("/pictures/war", 404),
        ("/pictures/rank.gif", 404),
        ("/pictures?other=NOR", 422),
        ("/pictures?state=NOR&other=Norway", 422),
        ("/pictures/rank?since=May", 422),
        ("/pictures/rank?state=Atlantis", 404),
        ("/pictures/rank?state=&other=&since=&until=&day=", 200),
        ("/pictures/commitments?day=2024", 200),
        ("/pictures/timeline?since=1900&until=1901", 200),
    ],
)
def test_what_makes_no_sense_is_told(visitor: TestClient, path: str, status: int) -> None:
    assert visitor.get(path).status_code == status


def test_without_a_ledger_there_is_no_file(no_ledger: TestClient) -> None:
    assert no_ledger.get("/pictures/rank.svg").status_code == 503
