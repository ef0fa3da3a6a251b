"""Archives of every earlier version are upgraded without loss, and what the steps make is what the code expects.

There is no way back: an archive is never made older. So each step is tried with an archive of the version before it, with
rows in every table that it had.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from communique import read
from communique.export.as_json import line
from communique.store import open_archive, schema, versions
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared
from communique.store.sqlite import engine_of

TEXT = "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split. He spoke of trade. "
REPLACED = "Prime Minister Juhan Tamm of Estonia visited Riga."
TEXTS = [("0", TEXT), ("1", TEXT + "They met again."), ("2", REPLACED), ("2", "Minister Ilze Ozola of Latvia visited Oslo.")]


def rows(path: Path, table: str) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute(f'SELECT * FROM "{table}"'))


def tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite_%'"
        )
        return sorted(name for (name,) in found if name != "alembic_version")


def views(path: Path) -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """How each view is made, and what it shows."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall()
        return {name: (sql, connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name, sql in made}


def aged(path: Path, version: str) -> None:
    """An archive of an earlier version with the rows of one of today: what later steps added is left out."""
    today = path.with_name("today.db")
    with open_archive(today, create=True) as archive:
        writer = archive.writer("communique", "1")
        for address, text in TEXTS:
            record = read(text, source=address, published="2024-05-05", publisher="gov.example")
            archive.write(writer, [Entry(Sighting(record.document.id, address), prepared(record))])
    engine = engine_of(path, write=True)
    versions.upgrade(engine, version)
    engine.dispose()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("ATTACH ? AS new", (str(today),))
        for table in tables(path):
            names = ", ".join(f'"{column[1]}"' for column in old.execute(f'PRAGMA main.table_info("{table}")'))
            old.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM new."{table}"')


@pytest.mark.parametrize("version", versions.KNOWN)
def test_upgrade_loses_nothing(tmp_path: Path, version: str) -> None:
    path = tmp_path / "old.db"
    aged(path, version)
    before = {table: rows(path, table) for table in tables(path)}
    assert sum(map(len, before.values())) > 50
    with open_archive(path) as archive:
        assert archive.problems() == []
        assert [line(record) for record in archive.records()] == [
            line(record) for record in open_archive(tmp_path / "today.db").records()
        ]
        assert len(archive.search("kovac")) == 2
    assert {name: made for name, (made, _) in views(path).items()} == {
        name: made for name, (made, _) in views(tmp_path / "today.db").items()
    }
    assert {name: len(views(path)[name][1]) for name in ("visits", "current_documents", "superseded")} == {
        "visits": 1, "current_documents": 3, "superseded": 1,
    }  # fmt: skip
    for table, kept in before.items():
        wide = len(next(iter(kept), ()))
        assert {row[:wide] for row in rows(path, table)} >= kept, table
    assert {table: rows(path, table) for table in tables(path) if table not in ("runs", "documents")} == {
        table: rows(tmp_path / "today.db", table) for table in tables(path) if table not in ("runs", "documents")
    }


def test_upgrade_groups_the_documents_that_are_alike(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    aged(path, "0001")
    with open_archive(path) as archive:
        first, second, other = (row["document_id"] for row in sorted(archive.documents(), key=lambda row: row["source"]))
        assert (archive.about(first).alike, archive.about(other).alike) == ((second,), ())


def test_failed_upgrade_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.db"
    aged(path, "0001")
    before = {table: rows(path, table) for table in tables(path)}
    monkeypatch.setattr("communique.store.near.grouped", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        open_archive(path)
    assert {table: rows(path, table) for table in tables(path)} == before
    monkeypatch.undo()
    with open_archive(path) as archive:
        assert len(archive.documents()) == 3


def test_the_steps_make_the_tables_that_the_code_works_with(tmp_path: Path) -> None:
    stepped, at_once = tmp_path / "stepped.db", tmp_path / "at_once.db"
    open_archive(stepped, create=True).close()
    engine = create_engine(f"sqlite:///{at_once}")
    schema.metadata.create_all(engine)
    engine.dispose()
    assert tables(stepped) == tables(at_once)
    for pragma in ("table_xinfo", "foreign_key_list", "index_list"):
        for table in tables(stepped):
            assert shape(stepped, pragma, table) == shape(at_once, pragma, table), (pragma, table)


def shape(path: Path, pragma: str, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(f'PRAGMA {pragma}("{table}")').fetchall()
    return sorted(row[1:] if pragma != "foreign_key_list" else row[2:] for row in found)


def test_tables_are_strict_and_names_of_rows_are_held_to(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_archive(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        loose = [name for name, sql in made if "STRICT" not in sql and "_fts" not in name]
        assert loose == ["alembic_version"]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    engine = engine_of(path, write=True)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 1
    engine.dispose()
