"""A reading room on an archive of two invented governments, and a visitor in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra: pip install communique[serve]")

from fastapi.testclient import TestClient

from communique import read
from communique.ledger.book import update
from communique.serve.app import build
from communique.serve.settings import Settings
from communique.store import open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

ROOT = Path(__file__).parents[2]
RELEASES = ROOT / "docs" / "two_governments.jsonl"
HERE = "http://127.0.0.1:8420"


@pytest.fixture(scope="session")
def archive_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with its ledger."""
    file = tmp_path_factory.mktemp("room") / "communique.db"
    with open_archive(file, create=True) as archive:
        writer = archive.writer("communique", "1")
        for line in RELEASES.read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            text = given.pop("text")
            record = read(text, **{name: given.get(name) for name in ("source", "published", "publisher")})
            sighting = Sighting(record.document.id, given.get("source") or record.document.id)
            archive.write(writer, [Entry(sighting, prepared(record))])
        update(archive)
    return file


@pytest.fixture(scope="session")
def visitor(archive_file: Path) -> Iterator[TestClient]:
    """A browser without scripts, on this machine."""
    with TestClient(build(Settings(archive_file)), base_url=HERE, follow_redirects=False) as client:
        yield client
