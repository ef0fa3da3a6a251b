"""An archive is handed on like a file of records."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rensa", reason="needs the extra: pip install communique[archive]")

from communique import exporting, read
from communique.export.as_json import line
from communique.store import open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

TEXT = "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split on 5 May 2024."


def test_an_archive_is_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record, path = read(TEXT, source="a.txt"), tmp_path / "a.db"
    with open_archive(path, create=True) as archive:
        sighting = Sighting(record.document.id, "a.txt")
        archive.write(archive.writer("communique", "1"), [Entry(sighting, prepared(record))])
    assert exporting.run("jsonl", str(tmp_path / "out.jsonl"), (str(path),)) == 0
    assert (tmp_path / "out.jsonl").read_text() == line(record) + "\n"
    (tmp_path / "bad.db").write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
    assert exporting.run("jsonl", str(tmp_path / "out2.jsonl"), (str(tmp_path / "bad.db"),)) == 3
    assert "bad.db" in capsys.readouterr().err


def test_of_an_archive_only_current_texts_are_exported(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.db", create=True) as archive:
        for record in (read(TEXT, source="a.txt"), read(TEXT.replace("Split", "Zadar"), source="a.txt")):
            archive.write(archive.writer("communique", "1"), [Entry(Sighting(record.document.id, "a.txt"), prepared(record))])
    for form in ("csv", "ftm", "ics", "trips", "jsonl"):
        one, both = tmp_path / f"{form}1", tmp_path / f"{form}2"
        assert exporting.run(form, str(one), (str(tmp_path / "a.db"),)) == 0
        assert exporting.run(form, str(both), (str(tmp_path / "a.db"),), all_revisions=True) == 0
        told, all_told = ("".join(p.read_text() for p in sorted([place, *place.rglob("*")]) if p.is_file()) for place in (one, both))
        if form != "trips":
            assert "Split" not in told and "Zadar" in told and "Split" in all_told


def test_nothing_is_written_where_no_record_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exporting.run("csv", str(tmp_path / "data"), (str(tmp_path / "nowhere.db"),)) == 3
    assert list(tmp_path.iterdir()) == []
    assert "no record could be read" in capsys.readouterr().err
