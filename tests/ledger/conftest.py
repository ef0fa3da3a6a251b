"""An archive with invented releases of two governments and their ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.texts import RELEASES

from communique import read


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of the archive."""
    pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
    pytest.importorskip("rapidfuzz", reason="needs the extra: pip install communique[ledger]")
    from communique.ledger.book import update
    from communique.store import open_archive
    from communique.store.entries import Entry, Sighting
    from communique.store.prepared import prepared

    path = tmp_path_factory.mktemp("ledger") / "communique.db"
    with open_archive(path, create=True) as archive:
        writer = archive.writer("test", "1")
        for number, (day, publisher, text) in enumerate(RELEASES):
            record = read(text, source=f"{number}.txt", published=day, publisher=publisher)
            archive.write(writer, [Entry(Sighting(record.document.id, f"{number}.txt"), prepared(record))])
        update(archive)
    yield path
