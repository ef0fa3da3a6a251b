"""What a reviewer was told is saved is saved: whoever is killed, and however many save at once.

COMMUNIQUE_SAVING: for how many seconds five save at once. The reviewers are programs of their own that note in a log
what they were told; the archive is held against these logs.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from communique.store import Archive, sqlite
from communique.store.batches import Hand

SECONDS = float(os.environ.get("COMMUNIQUE_SAVING", "3"))
ROOT = Path(__file__).parents[2]
TEXT = (
    "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split. He will visit Oslo in "
    "June. They discussed trade. Mr. Dahl thanked Croatia for its support. Norway condemned the attack in Riga."
)
REVIEWER = """
import random, sys, time
from pathlib import Path
from communique.store import open_archive
from communique.store.batches import Hand
from communique.store.errors import ConflictError

path, document, name, seconds = sys.argv[1:]
chance, until = random.Random(name), time.monotonic() + float(seconds)
with open_archive(path, write=True) as archive:
    print("ready", flush=True)
    saved = 0
    while time.monotonic() < until or not saved:  # where others are at work too, one may have to wait for its first save
        time.sleep(chance.random() / 50)  # a person thinks longer
        version, plain, rows = archive.review.looked_at(document)
        row = chance.choice([one for one in rows if one["kind"] == "act" and not one["field"]])
        word = f"{name} {chance.random()}"
        try:
            saved = archive.review.judge(document, Hand(name, word, version), [row["key"]], chance.choice(["accepted", "rejected"]))
        except ConflictError:
            print("conflict", flush=True)
            continue
        print(f"saved {saved} {row['key']} {word}", flush=True)
"""


def reviewer(path: Path, document: str, name: str, log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", REVIEWER, str(path), document, name, str(SECONDS)]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    with log.open("wb") as out:
        return subprocess.Popen(command, stdout=out, env=variables)


def saves(log: Path) -> list[tuple[int, int, str]]:
    """What a log says was saved: version, assertion, word. The last line may be cut short."""
    lines = [line for line in log.read_text().splitlines(keepends=True) if line.startswith("saved ") and line.endswith("\n")]
    return [(int(v), int(key), word.strip()) for _, v, key, word in (line.split(" ", 3) for line in lines)]


def held(archive: Archive, document: str) -> dict[int, tuple[int, str]]:
    query = (
        'SELECT b.version, s.assertion, b.why FROM review_batches b JOIN review_steps s '
        'ON s.document = b.document AND s.version = b.version ORDER BY b.version'
    )  # fmt: skip
    rows = list(archive.sql(query))[1:]
    return {version: (key, why) for version, key, why in rows}


def test_five_who_save_at_once_lose_nothing(archive: Archive, put: Any, tmp_path: Path) -> None:
    id_, _ = put(TEXT)
    logs = [tmp_path / f"{number}.log" for number in range(5)]
    running = [reviewer(archive.path, id_, f"r{number}", log) for number, log in enumerate(logs)]
    assert [one.wait(SECONDS + 60) for one in running] == [0] * 5
    told = {version: (key, word) for log in logs for version, key, word in saves(log)}
    assert sum(len(saves(log)) for log in logs) == len(told) > 20
    assert all("saved " in log.read_text() or "conflict" in log.read_text() for log in logs)
    assert held(archive, id_) == told
    assert archive.review.version(id_) == len(told)
    done = {batch["version"]: batch["action"] for batch in archive.review.batches(id_)}
    last = {key: done[version] for version, (key, _) in sorted(told.items())}
    stands = {row["key"]: row["review"] for row in archive.assertions(id_) if row["key"] in last}
    assert stands == {key: {"accept": "accepted", "reject": "rejected"}[action] for key, action in last.items()}
    archive.reviewed(id_)


def test_killed_while_saving_loses_nothing_that_was_acknowledged(archive: Archive, put: Any, tmp_path: Path) -> None:
    id_, _ = put(TEXT)
    chance, told = random.Random(3), dict[int, tuple[int, str]]()
    for number in range(4):
        log = tmp_path / f"{number}.log"
        process = reviewer(archive.path, id_, f"k{number}", log)
        while b"ready" not in log.read_bytes():
            time.sleep(0.02)
        time.sleep(chance.uniform(0.1, 0.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        told |= {version: (key, word) for version, key, word in saves(log)}
        kept = held(archive, id_)
        assert {version: kept[version] for version in told} == told
        assert archive.problems() == []
    assert len(told) > 4


def test_saves_wait_for_the_disk(archive: Archive, put: Any) -> None:
    """synchronous = FULL (2): the log is flushed before a save returns."""
    id_, _ = put(TEXT)
    seen: list[int] = []
    plain = archive.writing

    def watched(how: Any = sqlite.WRITING) -> Any:
        @contextmanager
        def opened() -> Any:
            with plain(how) as connection:
                seen.append(connection.exec_driver_sql("PRAGMA synchronous").scalar())
                yield connection

        return opened()

    archive.writing = watched  # type: ignore[method-assign]
    key = next(row["key"] for row in archive.assertions(id_) if row["kind"] == "act")
    archive.review.judge(id_, Hand("ana"), [key], "accepted")
    archive.review.undo(id_, Hand("ana"))
    archive.review.accounts.add("ana", "h", "coder")
    assert seen == [2, 2, 2]
