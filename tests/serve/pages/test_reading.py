"""A text read without keeping it: pasted or as a file, within limits, for pages of the room only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique.serve import reader
from communique.serve.reader import LONGEST
from communique.store import Filter, open_archive

from .hostile import HOSTILE, RAW
from .test_originals import FILES, WORDS


@pytest.fixture(scope="module", autouse=True)
def process_ends() -> Iterator[None]:
    yield
    reader.READER.stop()


def test_form(visitor: TestClient) -> None:
    page = visitor.get("/read").text
    assert "<textarea" in page and 'type="file"' in page


def test_pasted_text_is_read_and_not_kept(visitor: TestClient, archive_file: Path) -> None:
    with open_archive(archive_file) as archive:
        before = len(archive.documents(Filter(limit=None)))
        answer = visitor.post("/read", data={"text": WORDS, "published": "2023-02-10"})
        assert answer.status_code == 200
        assert "received" in answer.text and 'class="m act encounter"' in answer.text
        assert "nothing of it was kept" in answer.text
        assert len(archive.documents(Filter(limit=None))) == before


@pytest.mark.parametrize("name", FILES)
def test_file_is_read(visitor: TestClient, name: str) -> None:
    answer = visitor.post("/read", files={"file": (name, FILES[name])})
    assert answer.status_code == 200
    assert 'class="m act encounter"' in answer.text


def test_record_as_a_file(visitor: TestClient) -> None:
    answer = visitor.post("/read", data={"text": WORDS, "form": "json"})
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert json.loads(answer.content)["acts"][0]["kind"] == "meeting"


@pytest.mark.parametrize(
    "given, words",
    [
        ({"data": {"text": " \n "}}, "Nothing was given"),
        ({"data": {"text": "a" * (LONGEST + 1)}}, "500,001 letters"),
        ({"data": {"text": WORDS, "published": "soon"}}, "not a date"),
        ({"files": {"file": ("a.exe", b"MZ")}}, "only .txt"),
        ({"files": {"file": ("a.pdf", b"%PDF-1.7 nothing")}}, "broken PDF"),
        ({"files": {"file": ("a.docx", b"PK\x03\x04 nothing")}}, "broken DOCX"),
        ({"files": {"file": ("a.txt", b"\x00\x01\x02\x00")}}, "a.txt"),
        ({"files": {"file": ("<b>.txt", b"")}}, "empty"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(visitor: TestClient, given: dict[str, object], words: str) -> None:
    answer = visitor.post("/read", **given)  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert words in unescape(answer.text) or words == "a.txt"
    assert 'role="alert"' in answer.text and "Traceback" not in answer.text and "<b>.txt" not in answer.text


def test_what_was_given_is_still_there(visitor: TestClient) -> None:
    page = visitor.post("/read", data={"text": "</textarea><b>", "published": "soon"}).text
    assert "&lt;/textarea&gt;&lt;b&gt;" in page


@pytest.mark.parametrize("headers, status", [
    ({"Origin": "http://127.0.0.1:8420"}, 200), ({"Origin": "http://elsewhere.example"}, 403), ({"Origin": "null"}, 403),
    ({"Sec-Fetch-Site": "same-origin"}, 200), ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-site"}, 403), ({}, 200),
])  # fmt: skip
def test_other_sites_cannot_send_it(visitor: TestClient, headers: dict[str, str], status: int) -> None:
    assert visitor.post("/read", data={"text": WORDS}, headers=headers).status_code == status


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_does_nothing(visitor: TestClient, name: str) -> None:
    answer = visitor.post("/read", files={"file": (f"{name}.txt", HOSTILE[name].replace("\x00", " ").encode())})
    assert [raw for raw in RAW if raw in answer.text] == []


def test_long_work_is_ended(visitor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.READER, "seconds", 0.05)
    answer = visitor.post("/read", data={"text": WORDS * 2000})
    assert answer.status_code == 422 and "took more than" in answer.text


def test_many_at_one_time_are_asked_to_wait(visitor: TestClient) -> None:
    with reader.place(), reader.place(), reader.place():
        answer = visitor.post("/read", data={"text": WORDS})
    assert answer.status_code == 503 and "try again" in answer.text
