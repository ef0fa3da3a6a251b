"""An archive for each test, and a short way to put texts into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rensa", reason="needs the extra: pip install communique[archive]")

from communique import read
from communique.store import Archive, open_archive
from communique.store.entries import Entry, Fate, Sighting
from communique.store.prepared import prepared

Put = Callable[..., tuple[str, Fate]]


read_once = cache(read)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    open_archive(path, create=True).close()
    return path


@pytest.fixture
def archive(tmp_path: Path, empty: Path) -> Iterator[Archive]:
    shutil.copy(empty, tmp_path / "a.db")
    with open_archive(tmp_path / "a.db", write=True) as opened:
        yield opened
        assert opened.problems() == []


@pytest.fixture
def put(archive: Archive) -> Put:
    """Reads a text and writes it as one run of the program does; its id and what became of it."""

    def one(text: str, address: str | None = "a.txt", anew: bool = False, **facts: Any) -> tuple[str, Fate]:
        version = facts.pop("version", "1")
        told = {key: facts.pop(key) for key in list(facts) if key in ("published", "publisher", "language")}
        record = read_once(text, source=address, **told)
        sighting = Sighting(record.document.id, address, **facts)
        entry = Entry(sighting, prepared(record), anew)
        return record.document.id, archive.write(archive.writer("communique", version), [entry])[0]

    return one
