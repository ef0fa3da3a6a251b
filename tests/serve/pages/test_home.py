"""The first page: what the archive holds, with ways into all of it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique.serve.app import build
from communique.serve.pages.home import Year, years
from communique.serve.settings import Settings
from communique.store import open_archive


def test_counts_are_those_of_the_archive(visitor: TestClient, archive_file: Path) -> None:
    page = visitor.get("/").text
    with open_archive(archive_file) as archive:
        held = archive.holdings()
    assert f"<b>{held.documents}</b>" in page
    for publisher in held.publishers:
        assert f'href="/documents?publisher={publisher.host}"' in page
    assert "The ledger" in page and held.ledger is not None


def test_every_way_of_its_own_leads_somewhere(visitor: TestClient) -> None:
    page = visitor.get("/").text
    paths = {unescape(path) for path in re.findall(r'href="(/documents[^"]*)"', page)}
    assert len(paths) > 5
    for path in paths:
        answer = visitor.get(path)
        assert answer.status_code == 200 and "No document is like that" not in answer.text, path


def test_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    open_archive(tmp_path / "a.db", create=True).close()
    with TestClient(build(Settings(tmp_path / "a.db")), base_url="http://127.0.0.1:8420") as client:
        page = client.get("/").text
        assert "communique add" in page and 'href="/read"' in page
        assert "communique add" in client.get("/documents").text


@pytest.mark.parametrize(
    "months, expected",
    [
        ([], []),
        ([("", 2), ("2023-01", 3), ("2023-05", 1), ("2024-02", 4)], [Year("2024", 4, [("2024-02", 4)]), Year("2023", 4, [("2023-01", 3), ("2023-05", 1)]), Year("", 2, [("", 2)])]),
    ],
)
def test_years(months: list[tuple[str, int]], expected: list[Year]) -> None:
    assert years(months) == expected
