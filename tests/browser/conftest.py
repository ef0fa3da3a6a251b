"""A reading room with a browser in it. Where no Chromium is installed these tests are skipped."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("fastapi", reason="needs the extra: pip install communique[serve]")
pytest.importorskip("playwright", reason="needs the extra: pip install communique[test]")

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright

from communique import read
from communique.ledger.book import update
from communique.serve.app import build
from communique.serve.settings import Settings
from communique.store import Filter, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

from .texts import HOSTILE, OTHERS, releases

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


@pytest.fixture(scope="session")
def archive_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two invented governments, of texts in other scripts, and of texts that mean harm."""
    file = tmp_path_factory.mktemp("browser") / "communique.db"
    with open_archive(file, create=True) as archive:
        writer = archive.writer("communique", "1")
        for name, text, known in [*releases(), *OTHERS, *HOSTILE]:
            record = read(text, source=name, **known)
            archive.write(writer, [Entry(Sighting(record.document.id, name), prepared(record))])
        update(archive)
    return file


@pytest.fixture(scope="session")
def ids(archive_file: Path) -> dict[str, str]:
    """The ids of the documents by the names of their sources."""
    with open_archive(archive_file) as archive:
        return {row["source"]: row["document_id"] for row in archive.documents(Filter(limit=None))}


@pytest.fixture(scope="session")
def address(archive_file: Path) -> Iterator[str]:
    """The room's address, while it is open."""
    config = uvicorn.Config(build(Settings(archive_file)), port=0, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield opened
        opened.close()


class Visit:
    """Opens pages, and notes what is asked of other machines, what goes wrong in scripts, and what is refused."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.strangers: list[str] = []
        self.errors: list[str] = []
        self.contexts: list[BrowserContext] = []

    def page(self, path: str, **options: object) -> Page:
        """A page in a window of its own; `options` are the window's: size, colour scheme, scripts or none."""
        context = self.browser.new_context(**options)  # type: ignore[arg-type]
        self.contexts.append(context)
        context.route("**/*", self.passed)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if wrong(said) else None)
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(self.address + path)
        return page

    def passed(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.scheme in ("http", "https", "ws", "wss") and f"{asked.scheme}://{asked.netloc}" != self.address:
            self.strangers.append(route.request.url)
            route.abort()
        else:
            route.continue_()


def wrong(said: ConsoleMessage) -> bool:
    """Is it an error, other than that a page is not there?"""
    return said.type == "error" and "404 (Not Found)" not in said.text


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor. No page may ask another machine for anything, nor have an error in its script."""
    visitor = Visit(browser, address)
    yield visitor
    for context in visitor.contexts:
        context.close()
    assert visitor.strangers == []
    assert visitor.errors == []
