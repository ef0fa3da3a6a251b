"""What holds for every page that goes across documents."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

ACROSS = ("/meetings", "/people", "/states", "/states/HRV", "/states/HRV/offices", "/between/HRV/NOR", "/commitments", "/pictures", "/pictures/network")
PAGES = (*ACROSS, "/statements", "/pictures/timeline?state=HRV&other=NOR")
LINK = re.compile(r'(?:href|src)="(/[^"]*)"')


@pytest.mark.parametrize("path", ACROSS)
def test_without_a_ledger_the_page_says_how_to_make_it(no_ledger: TestClient, path: str) -> None:
    answer = no_ledger.get(path)
    assert answer.status_code == 200
    assert "communique ledger" in answer.text


def test_all_links_lead_somewhere_and_no_page_does_harm(hostile: TestClient) -> None:
    for path, page in walked(hostile):
        assert "<script>alert" not in page and "<img src=x" not in page, path
        assert "\u202e" not in page, path
        assert not re.search(r"<[^>]* (?:style|on\w+)=", page), path


def test_all_links_of_the_usual_room_lead_somewhere(visitor: TestClient) -> None:
    paths = {re.sub(r"\?.*", "", path) for path, _ in walked(visitor)}
    assert len(paths) > 40


def walked(client: TestClient) -> list[tuple[str, str]]:
    """All pages that can be reached by links from the first ones of each part."""
    found, waiting = {}, list(PAGES)
    while waiting and len(found) < 300:
        path = waiting.pop()
        if path in found:
            continue
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        if "text/html" not in answer.headers["content-type"] or "content-disposition" in answer.headers:
            found[path] = ""
            continue
        found[path] = answer.text
        waiting += [unescape(link).split("#")[0] for link in LINK.findall(answer.text)]
    return list(found.items())
