"""The list of documents and the page of one: all that a reader can ask for, and nothing that a text can do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique import read
from communique.serve.app import build
from communique.serve.settings import Settings
from communique.store import Filter, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

from .hostile import HOSTILE, RAW

HERE = "http://127.0.0.1:8420"
FIRST = """President Ana Kovač of Croatia received Prime Minister Jon Dahl of Norway in Split on 9 February 2023.

Jon Dahl said: "We will open a consulate in Split." President Ana Kovač thanked him for the visit."""
SECOND = FIRST.replace("9 February", "10 February")


def documents_in(page: str) -> list[str]:
    """The ids of the documents that a page lists, in its order."""
    return re.findall(r'<th scope="row"[^>]*><a href="/documents/([0-9a-f]+)"', page)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A room with a text that was revised, and texts that mean harm; the ids by name."""
    file = tmp_path_factory.mktemp("documents") / "a.db"
    ids = {}
    known = {"published": "2023-02-10", "publisher": "gov.hr.example"}
    texts = [("page", FIRST), ("page", SECOND), *HOSTILE.items(), ("endless", "President Ana Kovač met Jon Dahl. " + "a" * 5_000_000)]
    with open_archive(file, create=True) as archive:
        for name, text in texts:
            record = read(text, source=name, **known)
            entry = Entry(Sighting(record.document.id, name, title=f"Of <b>{name}</b>"), prepared(record))
            archive.write(archive.writer("communique", "1"), [entry])
            ids[name if text != FIRST else "earlier"] = record.document.id
    with TestClient(build(Settings(file)), base_url=HERE, follow_redirects=False) as client:
        yield client, ids


@pytest.mark.parametrize(
    "query, expected",
    [
        ("", 6),
        ("?publisher=foreign.example", 0),
        ("?words=nothing+like+that", 0),
        ("?limit=2", 2),
    ],
)
def test_list(visitor: TestClient, archive_file: Path, query: str, expected: int) -> None:
    with open_archive(archive_file) as archive:
        everything = len(archive.documents(Filter(limit=None)))
    answer = visitor.get(f"/documents{query}")
    assert answer.status_code == 200
    assert len(documents_in(answer.text)) == (everything if query == "" else expected)


FILTERS = {"publisher": "publisher", "since": "since", "until": "until", "topic": "topic", "language": "language", "person": "person"}


@pytest.mark.parametrize(
    "name, value",
    [("since", "2024"), ("until", "2023-12"), ("topic", "trade"), ("language", "en"), ("person", "Kovač"), ("publisher", "example")],
)
def test_filters_are_those_of_the_command(visitor: TestClient, archive_file: Path, name: str, value: str) -> None:
    """The list is what the archive gives for the same filter, and the page says that it is narrowed and how to undo it."""
    with open_archive(archive_file) as archive:
        wanted = [row["document_id"] for row in archive.documents(Filter(**{FILTERS[name]: value}))]  # type: ignore[arg-type]
    page = visitor.get("/documents", params={name: value}).text
    assert documents_in(page) == wanted
    assert 'class="chip"' in page and 'aria-label="Without ' in page


@pytest.mark.parametrize(
    "query, status, words",
    [
        ("since=2024-13", 422, "not a date"),
        ("topic=gossip", 422, "topic gossip"),
        ("state=Nowhereland", 404, "Nowhereland"),
        ("other=NOR", 422, "goes with state"),
        ("limit=0", 422, "limit"),
        ("words=%22-%22", 200, "no word to look for"),
        ("words=" + "a" * 201, 422, "words"),
    ],
)
def test_what_makes_no_sense_is_said(visitor: TestClient, query: str, status: int, words: str) -> None:
    answer = visitor.get(f"/documents?{query}")
    assert answer.status_code == status
    assert words in unescape(answer.text)


def test_links_stay_under_the_path_of_a_proxy(archive_file: Path) -> None:
    """The proxy takes its path away before it hands a request on; every link of a page has it."""
    with TestClient(build(Settings(archive_file, root="/room")), base_url=HERE) as client:
        id_ = documents_in(client.get("/documents").text.replace("/room/", "/"))[0]
        for path in ("/", "/documents?limit=1&topic=energy", f"/documents/{id_}", f"/documents/{id_}/original", "/read", "/documents?since=2024-99"):
            links = re.findall(r'(?:href|action|src)="(/[^"]*)"', client.get(path).text)
            assert links and all(link.startswith("/room/") for link in links), path


def test_parts_of_the_list(visitor: TestClient) -> None:
    """Following the parts one sees every document once."""
    seen: list[str] = []
    path = "/documents?limit=3"
    while path:
        page = visitor.get(path).text
        seen += documents_in(page)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        path = unescape(more[1]) if more else ""
    assert len(seen) == len(set(seen)) == len(documents_in(visitor.get("/documents?limit=500").text))


@pytest.mark.parametrize("query", ["", "?limit=3", "?words=Oslo&since=2023", "?topic=energy"])
def test_same_rows_for_programs(visitor: TestClient, query: str) -> None:
    page = visitor.get(f"/documents{query}").text
    address = re.search(r'<a href="([^"]+)">These rows as JSON', page)
    assert address
    rows = visitor.get(unescape(address[1])).json()["rows"]
    assert [row["document_id"] for row in rows] == documents_in(page)


def test_snippets_show_the_words(visitor: TestClient) -> None:
    page = visitor.get("/documents?words=minister").text
    assert re.search(r'<mark class="found">Minister</mark>', page, re.I)


def test_text_and_list_lead_to_each_other(room: tuple[TestClient, dict[str, str]]) -> None:
    """Every card leads to a mark and every tip to its card; no name is there twice."""
    client, ids = room
    page = client.get(f"/documents/{ids['page']}").text
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= set(names)
    assert any(link.startswith("m-") for link in links) and any(link.startswith("c-") for link in links)
    assert set(re.findall(r'data-of="([^"]+)"', page)) <= set(names)
    assert "Why: " in page and 'id="f-encounter" checked' in page


def test_what_is_marked_often_is_explained_once(room: tuple[TestClient, dict[str, str]]) -> None:
    client, ids = room
    page = client.get(f"/documents/{ids['page']}").text
    tips = re.findall(r'role="tooltip"><span class="line"><b>Ana Kovač</b>', re.sub(r' id="[^"]*"', "", page))
    assert len(tips) == 1
    assert 'data-tip="Ana Kovač, person"' in page


@pytest.mark.parametrize(
    "at, status, words",
    [("0-28", 200, "President Ana Kovač"), ("9-3", 422, ""), ("x", 422, ""), ("1000000-1000009", 200, ""), ("0-99999999", 200, "")],
)
def test_a_place_can_be_cited(room: tuple[TestClient, dict[str, str]], at: str, status: int, words: str) -> None:
    client, ids = room
    answer = client.get(f"/documents/{ids['page']}?at={at}")
    assert answer.status_code == status
    if words:
        assert re.search(rf'<mark class="m place" id="at"[^>]*>.{{0,300}}{words[:9]}', answer.text)


def test_revisions_are_linked_both_ways(room: tuple[TestClient, dict[str, str]]) -> None:
    client, ids = room
    assert ids["earlier"] in client.get(f"/documents/{ids['page']}").text
    assert ids["page"] in client.get(f"/documents/{ids['earlier']}").text
    assert ids["earlier"] not in client.get("/documents").text
    assert ids["earlier"] in client.get("/documents?all_revisions=true").text


def test_ledger_is_linked(visitor: TestClient, archive_file: Path) -> None:
    """Persons and events that the ledger knows lead there."""
    with open_archive(archive_file) as archive:
        ids = [row["document_id"] for row in archive.documents(Filter(limit=None))]
        around = {one: archive.around(one) for one in ids}
    met = next(one for one in ids if around[one].events and around[one].persons)
    page = visitor.get(f"/documents/{met}").text
    assert any(f"/meetings/{event}" in page for event in around[met].events.values())
    assert any(f"/people/{person}" in page for person in around[met].persons.values())


@pytest.mark.parametrize("name", [*HOSTILE, "endless"])
def test_a_text_does_nothing(room: tuple[TestClient, dict[str, str]], name: str) -> None:
    """Whatever a text, its title or its address holds is shown as words, on every page that shows it."""
    client, ids = room
    for path in (f"/documents/{ids[name]}", f"/documents/{ids[name]}?at=3-30", f"/documents/{ids[name]}/original?at=3-30", "/documents", "/documents?words=Ana", "/"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert [raw for raw in RAW if raw in answer.text] == [], path


def test_judged_text_is_shown_anew(tmp_path: Path) -> None:
    """A page is kept only as long as the record stays what it is."""
    with open_archive(tmp_path / "a.db", create=True) as archive:
        record = read(FIRST, source="a")
        archive.write(archive.writer("communique", "1"), [Entry(Sighting(record.document.id, "a"), prepared(record))])
        path = f"/documents/{record.document.id}"
        with TestClient(build(Settings(tmp_path / "a.db")), base_url=HERE) as client:
            act = record.acts[0].id
            assert f"c-{act}" in client.get(path).text
            one = next(row for row in archive.assertions(record.document.id) if row["object"] == act and row["field"] == "")
            assert "accepted by a person" not in client.get(path).text
            archive.judge(record.document.id, one["key"], "accepted")
            assert "accepted by a person" in client.get(path).text
            archive.judge(record.document.id, one["key"], "rejected")
            assert f"c-{act}" not in client.get(path).text
