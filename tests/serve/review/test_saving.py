"""Reviewers save through a room that is really open, and note what they were told; then the archive is asked.

COMMUNIQUE_SAVING: for how many seconds five save at once.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from lxml import html

from communique.store import Archive, Filter

from .conftest import PASSWORD

SECONDS = float(os.environ.get("COMMUNIQUE_SAVING", "3"))
ROOT = Path(__file__).parents[3]
NAMES = ("r0", "r1", "r2", "r3", "r4")


def free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Room:
    """The command `communique serve --review`, running."""

    def __init__(self, path: Path) -> None:
        self.port = free()
        command = [sys.executable, "-m", "communique", "serve", "--review", "--archive", str(path), "--port", str(self.port)]
        paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        self.process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": paths}, stderr=subprocess.DEVNULL)
        self.address = f"http://127.0.0.1:{self.port}"
        until = time.monotonic() + 60
        while not self.up() and time.monotonic() < until:
            time.sleep(0.1)

    def up(self) -> bool:
        try:
            return httpx2.get(f"{self.address}/sign-in").status_code == 200
        except httpx2.TransportError:
            return False

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(how)
        self.process.wait(30)


class Reviewer(threading.Thread):
    """Saves one thing after the other. `told`: the words of what was acknowledged."""

    def __init__(self, room: Room, name: str, document: str, seconds: float) -> None:
        super().__init__()
        self.room, self.label, self.document, self.seconds = room, name, document, seconds
        self.told: list[str] = []
        self.refused = 0

    def run(self) -> None:
        with httpx2.Client(base_url=self.room.address, timeout=30) as client:
            try:
                self.enter(client)
                until = time.monotonic() + self.seconds
                while time.monotonic() < until:
                    self.save(client)
            except httpx2.TransportError:  # the room was killed
                return

    def enter(self, client: httpx2.Client) -> None:
        word = html.fromstring(client.get("/sign-in").text).xpath('//main//input[@name="word"]/@value')[0]
        answer = client.post("/sign-in", data={"name": self.label, "password": PASSWORD, "word": word})
        assert answer.status_code == 303

    def save(self, client: httpx2.Client) -> None:
        page = html.fromstring(client.get(f"/review/documents/{self.document}").text)
        forms = [one for one in page.forms if one.action.endswith("/judge") and len(one.xpath('.//input[@name="key"]')) == 1]
        form = forms[hash((self.label, len(self.told), self.refused)) % len(forms)]
        words = f"{self.label}: {len(self.told)}.{self.refused}"
        review = form.xpath('.//button[@name="review"]/@value')[0]
        answer = client.post(form.action, data={**dict(form.form_values()), "review": review, "why": words})
        assert answer.status_code in (303, 409), answer.text
        if answer.status_code == 303:
            self.told.append(words)
        else:
            self.refused += 1


@pytest.fixture
def document(archive: Archive) -> str:
    hashed = archive.review.accounts.one("ana")["hash"]
    for name in NAMES:
        archive.review.accounts.add(name, hashed, "coder")
    return next(row["document_id"] for row in archive.documents(Filter(limit=None)) if row["source"] == "gov.hr.example/1")


@pytest.fixture
def room(archive: Archive) -> Iterator[Room]:
    opened = Room(archive.path)
    yield opened
    opened.process.kill()
    opened.process.wait()


def test_five_who_save_at_once_lose_nothing(archive: Archive, room: Room, document: str) -> None:
    reviewers = [Reviewer(room, name, document, SECONDS) for name in NAMES]
    for one in reviewers:
        one.start()
    for one in reviewers:
        one.join()
    told = sorted(words for one in reviewers for words in one.told)
    assert sorted(batch["why"] for batch in archive.review.batches(document)) == told
    assert len(told) > len(NAMES) and all(one.told or one.refused for one in reviewers), [one.told for one in reviewers]
    room.end()
    assert archive.problems() == []


def test_a_room_that_is_killed_loses_nothing_it_acknowledged(archive: Archive, document: str) -> None:
    told: set[str] = set()
    for _ in range(2):
        room = Room(archive.path)
        reviewers = [Reviewer(room, name, document, 30) for name in NAMES[:3]]
        for one in reviewers:
            one.start()
        until = time.monotonic() + 30
        while not all(one.told for one in reviewers) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.2)
        room.end(signal.SIGKILL)
        for one in reviewers:
            one.join()
        told |= {words for one in reviewers for words in one.told}
        assert told <= {batch["why"] for batch in archive.review.batches(document)}
        assert archive.problems() == []
        archive.reviewed(document)
    assert told
