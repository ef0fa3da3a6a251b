"""Rooms that have something odd about them, and who was met where in the usual one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra: pip install communique[serve]")

from fastapi.testclient import TestClient

from communique import read
from communique.ledger.book import update
from communique.serve.app import build
from communique.serve.settings import Settings
from communique.store import Filter, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

HERE = "http://127.0.0.1:8420"
BAD = '"><script>alert(1)</script>'
HOSTILE = (
    "President Ana Kovač of Croatia met with Prime Minister Jon Dahl of Norway in Split on 9 February 2024. They "
    'discussed energy.\n\n"We will build a port <img src=x onerror=alert(1)> in Rijeka by December 2024 \u202etxt," said '
    "President Ana Kovač of Croatia. Norway will provide <b>20</b> boats to Croatia by June 2024. "
    "President Ana Kovač of Croatia thanked Prime Minister Jon Dahl of Norway for his <i>support</i> in the talks."
)


def filled(file: Path, texts: list[tuple[str, str]], ledger: bool) -> Path:
    """An archive of texts, each with its publisher."""
    with open_archive(file, create=True) as archive:
        writer = archive.writer("communique", "1")
        for nth, (text, publisher) in enumerate(texts):
            record = read(text, source=f"{publisher}/{nth}", published="2024-02-10", publisher=publisher)
            archive.write(writer, [Entry(Sighting(record.document.id, f"{publisher}/{nth}"), prepared(record))])
        if ledger:
            update(archive)
    return file


def entered(file: Path) -> Iterator[TestClient]:
    with TestClient(build(Settings(file)), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def no_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of a room whose ledger nobody has made."""
    yield from entered(filled(tmp_path_factory.mktemp("bare") / "a.db", [(HOSTILE, "gov.hr.example")], False))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of a room whose texts mean harm."""
    texts = [(HOSTILE, f"{BAD}.example"), (f"{BAD}\n\n{HOSTILE} It is cold.", "gov.no.example")]
    yield from entered(filled(tmp_path_factory.mktemp("hostile") / "a.db", texts, True))


@pytest.fixture(scope="session")
def told_twice(archive_file: Path) -> str:
    """The id of the meeting in Split that both governments tell of."""
    with open_archive(archive_file) as archive:
        rows = archive.across.happenings(Filter(since="2023-02-09", until="2023-02-09"), ("meeting",))
    return str(next(row["id"] for row in rows if row["documents"] == 2))


@pytest.fixture(scope="session")
def kovac(archive_file: Path) -> str:
    """The id of the President of Croatia."""
    with open_archive(archive_file) as archive:
        return str(archive.across.whos.persons("ana kovac", "HRV")[0]["id"])
