"""What is kept of answers, and for how long."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra: pip install communique[serve]")

from communique import read
from communique.serve.kept import Kept
from communique.serve.room import Room
from communique.serve.settings import Settings
from communique.store import open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared


def test_made_once() -> None:
    made: list[int] = []
    kept = Kept()
    assert [kept.get("a", lambda: made.append(1) or len(made)) for _ in range(3)] == [1, 1, 1]


def test_the_least_asked_for_goes_first() -> None:
    kept = Kept(most=2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, str)
    assert set(kept.known) == {"a", "c"}


def test_what_fails_is_not_kept() -> None:
    kept = Kept()

    def fails() -> int:
        raise ValueError

    with pytest.raises(ValueError):
        kept.get("a", fails)
    assert kept.get("a", lambda: 7) == 7 and not kept.making


def test_several_who_ask_at_one_time_wait_for_one() -> None:
    kept, began, go = Kept(), threading.Event(), threading.Event()
    made: list[int] = []

    def slow() -> int:
        began.set()
        go.wait(5)
        made.append(1)
        return len(made)

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(kept.get("a", slow))) for _ in range(4)]
    for thread in threads:
        thread.start()
    began.wait(5)
    go.set()
    for thread in threads:
        thread.join(5)
    assert found == [1, 1, 1, 1]


def test_holds_until_something_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    with open_archive(file, create=True) as writing, open_archive(file) as reading:
        room = Room(Settings(file), reading)

        def count() -> int:
            return len(reading.documents())

        assert [room.keep("count", count) for _ in range(2)] == [0, 0]
        for nth in (1, 2):
            record = read(f"Minister Ana Kovač of Croatia met Jon Dahl of Norway on {nth} May 2024.", published="2024-05-09")
            writing.write(writing.writer("communique", "1"), [Entry(Sighting(record.document.id, str(nth)), prepared(record))])
            assert room.keep("count", count) == nth
