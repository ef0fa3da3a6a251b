"""Statements, and how one is cited."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from communique.store import utterances

FERRY = "ferry terminal in Rijeka"


@pytest.mark.parametrize(
    "query, found",
    [
        ("", True),
        ("words=ferry", True),
        ("words=%22ferry+terminal%22", True),
        ("words=ferry+-terminal", False),
        ("words=olive", False),
        ("voice=horvat", True),
        ("voice=dahl", False),
        ("addressee=dahl", False),
        ("state=HRV", True),
        ("state=LVA", False),
        ("status=quoted", True),
        ("status=verbatim", False),
        ("since=2023-03&until=2023-03", True),
        ("since=2024", False),
        ("publisher=gov.no.example", False),
        ("voice=&words=&addressee=&state=", True),
    ],
)
def test_search(visitor: TestClient, query: str, found: bool) -> None:
    assert (FERRY in visitor.get(f"/statements?{query}").text) is found


@pytest.mark.parametrize("query, found", [("words=ferry", True), ("words=ferry&voice=dahl", False), ("words=olive", False)])
def test_words_that_many_statements_hold_are_looked_for_in_another_way(
    visitor: TestClient, monkeypatch: pytest.MonkeyPatch, query: str, found: bool
) -> None:
    monkeypatch.setattr(utterances, "LISTED", -1)
    assert (FERRY in visitor.get(f"/statements?{query}").text) is found


def test_nothing_found_says_what_to_do(visitor: TestClient) -> None:
    assert 'href="/statements">All statements' in visitor.get("/statements?words=zebra").text


def test_each_leads_to_its_place_and_its_citation(visitor: TestClient) -> None:
    page = visitor.get("/statements?words=ferry").text
    place = re.search(r'href="(/documents/\w+\?at=\d+-\d+)"', page)
    cite = re.search(r'href="(/statements/\w+/\w+/cite)"', page)
    assert place and visitor.get(place[1]).status_code == 200
    assert cite
    shown = visitor.get(cite[1]).text
    for words in ("Ivo Horvat: “We will build", "@misc{communique:2023:", "&#34;issued&#34;"):
        assert words in shown


@pytest.mark.parametrize("form, begins", [("txt", "Ivo Horvat: “We"), ("bib", "@misc{"), ("json", "[\n  {")])
def test_downloads(visitor: TestClient, form: str, begins: str) -> None:
    cite = re.search(r'href="(/statements/\w+/\w+/cite)"', visitor.get("/statements?words=ferry").text)
    assert cite
    answer = visitor.get(f"{cite[1]}.{form}")
    assert answer.text.startswith(begins)
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("path", ["/statements/ffffffff/x/cite", "/statements/{}/nothing/cite", "/statements/{}/{}/cite.exe"])
def test_what_is_not_there(visitor: TestClient, path: str) -> None:
    cite = re.search(r'href="/statements/(\w+)/(\w+)/cite"', visitor.get("/statements?words=ferry").text)
    assert cite
    assert visitor.get(path.format(*cite.groups())).status_code == 404
