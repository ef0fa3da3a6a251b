"""The room as a whole: every page is there, says what it is, and lets nothing in or out that it should not."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique.serve.app import build
from communique.serve.settings import Settings, problem


def test_first_page_lists_documents(visitor: TestClient) -> None:
    answer = visitor.get("/")
    assert answer.status_code == 200
    assert 'href="/documents/' in answer.text


def test_policy_on_every_answer(visitor: TestClient) -> None:
    for path in ("/", "/documents", "/nowhere", "/static/room.css"):
        policy = visitor.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy


def test_no_such_page(visitor: TestClient) -> None:
    answer = visitor.get("/documents/ffffffff")
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_other_names_are_refused(visitor: TestClient) -> None:
    assert visitor.get("/", headers={"Host": "elsewhere.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers, status",
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "Bearer right"}, 200),
        ({"Cookie": "communique_token=right"}, 200),
        ({"Accept": "text/html"}, 303),
    ],
)
def test_token(archive_file: Path, headers: dict[str, str], status: int) -> None:
    client = TestClient(build(Settings(archive_file, token="right")), base_url="http://127.0.0.1", follow_redirects=False)
    assert client.get("/documents", headers=headers).status_code == status


@pytest.mark.parametrize(
    "settings, allowed",
    [
        (Settings(Path("a.db")), True),
        (Settings(Path("a.db"), host="::1"), True),
        (Settings(Path("a.db"), host="0.0.0.0"), False),
        (Settings(Path("a.db"), host="0.0.0.0", token="word"), True),
        (Settings(Path("a.db"), host="192.0.2.7", review=True), False),
    ],
)
def test_beyond_this_machine_only_with_a_token(settings: Settings, allowed: bool) -> None:
    assert (problem(settings, accounts=False) is None) is allowed


def test_large_requests_are_refused(archive_file: Path) -> None:
    client = TestClient(build(Settings(archive_file, upload=100)), base_url="http://127.0.0.1")
    assert client.post("/documents", content=b"x" * 101).status_code in (405, 413)


def test_entering_with_the_token_in_a_browser(archive_file: Path) -> None:
    with TestClient(build(Settings(archive_file, token="right")), base_url="http://127.0.0.1", follow_redirects=False) as client:
        assert client.get("/", headers={"Accept": "text/html"}).headers["location"] == "/enter"
        assert "Token" in client.get("/enter").text
        assert (client.post("/enter", data={"token": "wrong"}).status_code, client.get("/documents").status_code) == (401, 401)
        answer = client.post("/enter", data={"token": " right "})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert client.get("/documents").status_code == 200
