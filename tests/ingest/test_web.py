"""`read` of what is not a text file: a page of the network, a PDF, a DOCX, each refused in one line where it cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from communique.batch import Job, Reader, outcomes
from communique.ingest import IngestError, web
from communique.ingest.found import Fetching
from communique.ingest.web import from_address
from communique.work import named

PAGE = "<!doctype html><html><head><title>A visit</title></head><body><h1>A visit</h1><p>The Präsident came.</p></body></html>"


class Page:
    """What a fetcher would bring."""

    raw, address, charset = PAGE.encode("cp1252"), "https://www.gov.example/a", "windows-1252"


def test_a_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("urllib3")
    pytest.importorskip("protego")
    monkeypatch.setattr("communique.ingest.fetch.Fetcher.get", lambda self, address: Page)
    found = from_address("https://gov.example/a")
    assert (found.text, found.source, found.publisher) == (
        "A visit\n\nThe Präsident came.\n", "https://gov.example/a", "gov.example",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1/a", "a private address is not fetched"),
        ("ftp://gov.example/a", "only addresses that begin with http:// or https:// are read"),
    ],
)
def test_addresses_that_are_not_read(address: str, reason: str) -> None:
    (done,) = outcomes([named(address, Job(""))], Reader(str))
    assert (done.name, done.error) == (address, reason)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "find_spec", lambda name: None)
    with pytest.raises(IngestError, match=r"to fetch it install communique\[archive\]$"):
        from_address("https://gov.example/a", Fetching(allowed=True))


def test_a_pdf_is_read(make: Any, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    path = tmp_path / "a.pdf"
    path.write_bytes(make.pdf([make.drawn(["The President of Latvia met the Minister of Norway in Riga."])]))
    (done,) = outcomes([named(str(path), Job(""))], Reader(lambda record: f"{len(record.acts)} {record.document.text}"))
    assert done.output == "1 The President of Latvia met the Minister of Norway in Riga.\n"
