"""What may befall `communique add`, really done to it. Afterwards nothing is lost or doubled, and the next run completes.

COMMUNIQUE_KILLS: how many times it is killed (`make bench` does it fifty times).
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from communique.store import open_archive

from .conftest import Command, command, surroundings

KILLS = int(os.environ.get("COMMUNIQUE_KILLS", "4"))
COUNT = 120
LIMITED = """
import sys
from sqlalchemy import event
from sqlalchemy.engine import Engine

@event.listens_for(Engine, "connect")
def full(connection, _):
    connection.execute("PRAGMA max_page_count = 260")

from communique.cli import main
sys.argv = ["communique", *sys.argv[1:]]
main()
"""


def whole(path: Path, folder: Path) -> None:
    """The archive is sound, and has no more than the texts, each once with everything that belongs to it."""
    if not path.exists():
        return
    wanted = {one.read_text() for one in folder.rglob("*.md")}
    with open_archive(path) as archive:
        assert archive.problems() == []
        records = list(archive.records())
        assert len({record.document.id for record in records}) == len(records)
        assert {record.document.text for record in records} <= wanted
    with closing(sqlite3.connect(path)) as connection:
        one = connection.execute("SELECT count(*) FROM document_sources").fetchone()[0]
        assert one == len(records)
        for table in ("documents_fts", "statements_fts"):
            connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
        acts = connection.execute("SELECT count(*) FROM acts").fetchone()[0]
        assert acts == sum(len(record.acts) for record in records)


def complete(run: Command, path: Path, folder: Path, *more: str) -> None:
    """The next run takes in the rest."""
    done = run("add", str(folder), "-a", str(path), *more)
    assert (done.returncode, done.stderr) == (0, "")
    whole(path, folder)
    with open_archive(path) as archive:
        assert len(archive.documents()) == 50
        assert sum(1 for _ in archive.records()) == sum(1 for _ in folder.rglob("*.md"))


def test_killed_at_any_moment(tmp_path: Path, run: Command, texts) -> None:
    folder, path, chance = texts(COUNT), tmp_path / "a.db", random.Random(5)
    began = time.monotonic()
    run("add", str(folder), "-a", str(tmp_path / "control.db"), "-j", "2")
    long = time.monotonic() - began
    for _ in range(KILLS):
        if chance.random() < 0.3:
            for one in tmp_path.glob("a.db*"):
                shutil.rmtree(one) if one.is_dir() else one.unlink()
        process = subprocess.Popen(
            command("add", str(folder), "-a", str(path), "-j", "2"),
            env=surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        time.sleep(chance.uniform(0, long))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert no_one_left(process.pid)
        whole(path, folder)
    complete(run, path, folder)


def no_one_left(group: int) -> bool:
    """Have the workers of a killed process ended too?"""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_disk_full_in_the_database(tmp_path: Path, run: Command, texts) -> None:
    folder, path = texts(COUNT), tmp_path / "a.db"
    (tmp_path / "limited.py").write_text(LIMITED)
    done = subprocess.run(
        [sys.executable, str(tmp_path / "limited.py"), "add", str(folder), "-a", str(path)],
        env=surroundings(), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, "disk is full" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    whole(path, folder)
    complete(run, path, folder)


@pytest.mark.parametrize("limit", [20_000, 900_000])
def test_disk_full_at_a_size(tmp_path: Path, run: Command, texts, limit: int) -> None:
    folder, path = texts(COUNT), tmp_path / "a.db"

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = run("add", str(folder), "-a", str(path), preexec_fn=small)
    assert done.returncode in (1, 3)
    assert "full" in done.stderr and "Traceback" not in done.stderr
    whole(path, folder)
    complete(run, path, folder)


def test_disk_full_for_originals(tmp_path: Path, run: Command) -> None:
    page = tmp_path / "page.html"
    noise = random.Random(1).randbytes(100_000).hex()
    words = "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, and spoke of trade."
    page.write_text(f"<html><head><title>Talks</title></head><body><!--{noise}--><article><p>{words}</p></article></body></html>")
    path = tmp_path / "a.db"
    open_archive(path, create=True).close()

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    done = run("add", str(page), "-a", str(path), preexec_fn=small)
    assert (done.returncode, "originals cannot be written" in done.stderr) == (3, True)
    assert [one for one in (tmp_path / "a.db.originals").rglob("*") if one.is_file()] == []
    with open_archive(path) as archive:
        assert (archive.problems(), archive.documents()) == ([], [])


def test_folder_that_cannot_be_written(tmp_path: Path, run: Command, texts) -> None:
    folder, place = texts(3), tmp_path / "closed"
    place.mkdir()
    before: list[str] = []
    if os.geteuid() == 0:  # nothing is closed to root, unless it gives up that power
        if not shutil.which("setpriv"):
            pytest.skip("needs setpriv where the tests run as root")
        before = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    path = place / "a.db"
    place.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = run("add", str(folder), "-a", str(path), before=before)
        assert (done.returncode, done.stdout) == (3, "")
        assert "cannot be opened" in done.stderr and "Traceback" not in done.stderr
        place.chmod(stat.S_IRWXU)
        complete_small = run("add", str(folder), "-a", str(path))
        assert complete_small.returncode == 0
        path.chmod(stat.S_IRUSR)
        place.chmod(stat.S_IRUSR | stat.S_IXUSR)
        (folder / "new.md").write_text("The President of Latvia visited Oslo.")
        done = run("add", str(folder), "-a", str(path), before=before)
        assert done.returncode == 3 and "Traceback" not in done.stderr and "cannot be" in done.stderr
        assert run("documents", "-a", str(path), "-f", "csv", before=before).stdout.count("\n") == 4
    finally:
        place.chmod(stat.S_IRWXU)
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert run("add", str(folder), "-a", str(path)).returncode == 0
    whole(path, folder.parent)


def test_two_at_once(tmp_path: Path, run: Command, texts) -> None:
    folder, path = texts(COUNT), tmp_path / "a.db"
    both = [
        subprocess.Popen(
            command("add", str(folder), "-a", str(path)), env=surroundings(), stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    told = [process.communicate(timeout=120)[1] for process in both]
    assert ([process.returncode for process in both], told) == ([0, 0], ["", ""])
    whole(path, folder)
    complete(run, path, folder)


def test_locked(tmp_path: Path, run: Command, texts) -> None:
    folder, path = texts(60), tmp_path / "a.db"
    open_archive(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = run("add", str(folder), "-a", str(path), "--patience", "0.3")
        assert (done.returncode, "another program is writing" in done.stderr) == (3, True)
        assert run("documents", "-a", str(path)).returncode == 0
        timer = threading.Timer(4, lambda: other.execute("ROLLBACK"))
        timer.start()
        complete(run, path, folder)
        timer.join()


def test_damaged_original(tmp_path: Path, run: Command) -> None:
    page, path = tmp_path / "page.html", str(tmp_path / "a.db")
    page.write_text(
        "<html><head><title>Talks in Split</title></head><body><article><p>President Ana Kovač of Croatia received the "
        "Foreign Minister of Norway, Jon Dahl, in Split on Monday. They discussed trade and fisheries.</p></article></body></html>"
    )
    assert run("add", str(page), "-a", path).returncode == 0
    with open_archive(path) as archive:
        (id_,) = [row["document_id"] for row in archive.documents()]
    assert run("show", id_, "-a", path, "--original").stdout == page.read_text()
    (file,) = [one for one in (tmp_path / "a.db.originals").rglob("*") if one.is_file()]
    file.write_bytes(file.read_bytes()[:30])
    done = run("show", id_, "-a", path, "--original")
    assert (done.returncode, done.stdout, "damaged" in done.stderr) == (3, "", True)
    assert run("show", id_, "-a", path).returncode == 0
    assert run("add", str(page), "-a", path, "--again").returncode == 0
    assert run("show", id_, "-a", path, "--original").stdout == page.read_text()
