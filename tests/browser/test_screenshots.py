"""The pictures of the tour (docs/reading_room.md), taken of an invented archive.

With SCREENSHOTS=FOLDER they are kept there, as docs/room has them; else it is only seen that each can be taken.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from communique import read
from communique.ledger.book import update
from communique.serve.app import build
from communique.serve.settings import Settings
from communique.store import Filter, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

ROOT = Path(__file__).parents[2]
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}
EXAMPLES = {
    "audience.txt": ("2024-05-14", "president.kz.example"),
    "readout.txt": ("2024-10-09", "pm.no.example"),
    "transcript.txt": ("2024-06-03", "president.py.example"),
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The archive, and the ids of the examples in it and of a meeting that two governments tell of."""
    file, ids = tmp_path_factory.mktemp("tour") / "communique.db", {}
    given = [json.loads(line) for line in (ROOT / "docs" / "two_governments.jsonl").read_text("utf-8").splitlines()]
    for name, (day, host) in EXAMPLES.items():
        text = (ROOT / "examples" / name).read_text("utf-8")
        given.append({"source": f"{host}/{name}", "published": day, "publisher": host, "text": text, "title": text.split("\n")[0]})
    with open_archive(file, create=True) as archive:
        writer = archive.writer("communique", "1")
        for one in given:
            record = read(one["text"], **{key: one.get(key) for key in ("source", "published", "publisher")})
            sighting = Sighting(record.document.id, one["source"], title=one.get("title"))
            archive.write(writer, [Entry(sighting, prepared(record))])
            ids[one["source"].split("/")[-1]] = record.document.id
        update(archive)
        ids["meeting"] = next(one["id"] for one in archive.across.happenings(Filter(limit=None)) if one["documents"] > 1)
    return file, ids


@pytest.fixture(scope="module")
def room(texts: tuple[Path, dict[str, str]]) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(build(Settings(texts[0])), port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def on_a_mark(page: Page) -> None:
    """The first mark of the text is looked at."""
    page.locator("mark.act[id]").nth(1).focus()


def told_apart(page: Page) -> None:
    page.locator("mark.act[id]").first.scroll_into_view_if_needed()


# A picture: its name, the page, how wide, in the dark, and what is done before it is taken.
PICTURES = [
    ("archive", "/", DESK, "light", None),
    ("document", "/documents/{audience.txt}", DESK, "light", on_a_mark),
    ("dark", "/documents/{readout.txt}", DESK, "dark", on_a_mark),
    ("phone", "/documents/{audience.txt}", PHONE, "light", told_apart),
    ("search", "/documents?words=energy", DESK, "light", None),
    ("meeting", "/meetings/{meeting}", DESK, "light", None),
    ("pictures", "/pictures/network?state=NOR", DESK, "light", None),
    ("statements", "/statements", DESK, "light", None),
    ("between", "/between/HRV/NOR?day=2024-06-01", DESK, "light", None),
    ("commitments", "/commitments?state=HRV&other=NOR&day=2024-06-01", DESK, "light", None),
]


@pytest.mark.parametrize("name, path, window, scheme, first", PICTURES)
def test_picture(browser: Browser, room: str, texts: tuple[Path, dict[str, str]], name: str, path: str, window: dict[str, int], scheme: str, first: object) -> None:  # fmt: skip
    context = browser.new_context(viewport=window, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for key, value in texts[1].items():
        path = path.replace("{" + key + "}", value)
    answer = page.goto(room + path)
    assert answer and answer.status == 200
    if callable(first):
        first(page)
    taken = page.screenshot()
    assert len(taken) > 10_000
    if folder := os.environ.get("SCREENSHOTS"):
        Path(folder, f"{name}.png").write_bytes(taken)
    context.close()
