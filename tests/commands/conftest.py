"""An archive of two years between two invented governments, with its ledger, and a way to run the command on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rensa", reason="needs the extra: pip install communique[archive]")

from communique import read
from communique.ledger.book import update
from communique.store import Archive, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

ROOT = Path(__file__).parents[2]
RELEASES = [
    ("2023-02-10", "gov.hr.example", "President Ana Kovač of Croatia met with the Prime Minister of Norway, Jon Dahl, in Split on 9 February 2023."),
    ("2023-02-10", "gov.no.example", "Prime Minister Jon Dahl of Norway met with President Ana Kovač of Croatia in Split on 9 February 2023."),
    ("2023-03-02", "gov.hr.example", "President Ana Kovač of Croatia spoke by telephone with Prime Minister Jon Dahl of Norway on 2 March 2023."),
    ("2023-03-20", "gov.hr.example", "Foreign Minister Ivo Horvat of Croatia met with Foreign Minister Liv Berg of Norway in Oslo on 20 March 2023."),
    ("2023-05-04", "gov.hr.example", "Foreign Minister Ivo Horvat of Croatia met with Foreign Minister Ilze Ozola of Latvia in Riga on 4 May 2023."),
    ("2023-05-06", "gov.hr.example", "Deputy Minister Ana Kovač of Latvia met with Ambassador Per Holm of Norway in Riga on 6 May 2023."),
    ("2023-06-01", "gov.no.example", '"We will open a consulate in Split by September 2023," said Prime Minister Jon Dahl of Norway after talks with President Ana Kovač of Croatia.'),
    ("2023-11-12", "gov.no.example", "Prime Minister Jon Dahl of Norway congratulated President Ana Kovač of Croatia on her re-election."),
    ("2024-04-02", "gov.hr.example", "President Ana Kovač of Croatia will visit Norway on 3 June 2024 at the invitation of Prime Minister Jon Dahl of Norway."),
]  # fmt: skip
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the archive."""
    folder = tmp_path_factory.mktemp("two_years")
    with open_archive(folder / "communique.db", create=True) as archive:
        writer = archive.writer("communique", "1")
        for number, (day, publisher, text) in enumerate(RELEASES):
            record = read(text, source=f"{number}.txt", published=day, publisher=publisher)
            archive.write(writer, [Entry(Sighting(record.document.id, f"{number}.txt"), prepared(record))])
        update(archive)
    return folder


@pytest.fixture(scope="session")
def archive(two_years: Path) -> Iterator[Archive]:
    with open_archive(two_years / "communique.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def ask(two_years: Path) -> Run:
    """Runs the command on the archive."""

    def one(*arguments: str) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
        variables = {**os.environ, "PYTHONPATH": paths, "COLUMNS": "140"}
        command = [sys.executable, "-m", "communique", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, env=variables, cwd=two_years, timeout=60, check=False
        )

    return one
