"""The application: who may enter, what goes with every answer, and the pages, in one visible sequence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from communique import VERSION
from communique.serve import failing
from communique.serve.api import ledger, lists, single
from communique.serve.entry import Entry
from communique.serve.headers import Head, Headers, Limit
from communique.serve.pages import across, documents, entering, home, originals, reading
from communique.serve.review.installing import install
from communique.serve.room import Room
from communique.serve.settings import Settings
from communique.store import open_archive

# The parts of the room, each a file with its routes.
ROUTERS = (home.router, entering.router, documents.router, originals.router, reading.router, *across.ROUTERS)
# What programs ask.
API = (lists.router, single.router, ledger.router)
# The marks look the same here as in a page that stands alone.
STATIC: list[str | tuple[str, str]] = [("communique.serve", "static"), ("communique.export", "styles")]
AT_ONCE = 8  # pages made at one time: more would only wait for the processor, and each holds a connection


def build(settings: Settings) -> FastAPI:
    """The application on an archive. ArchiveError where it cannot be opened.

    Pages read through an archive that cannot write; only where people may correct is it opened for that as well.
    """
    archive = open_archive(settings.archive)
    written = open_archive(settings.archive, write=True) if settings.review else None

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = AT_ONCE
        yield
        archive.close()
        if written:
            written.close()

    app = FastAPI(
        title="communique", version=VERSION, lifespan=opened, docs_url=None, redoc_url=None,
        openapi_url="/api/v1/openapi.json", root_path=settings.root,
    )  # fmt: skip
    app.state.room = Room(settings, archive)
    failing.install(app)
    for router in ROUTERS:
        app.include_router(router)
    if written:
        install(app, written)
    for router in API:
        app.include_router(router, prefix="/api/v1")
    app.mount("/static", StaticFiles(packages=STATIC), name="static")
    # The last added is the first to see a request.
    app.add_middleware(Head)
    app.add_middleware(Limit, most=settings.upload)
    app.add_middleware(Entry, settings=settings, accounts=archive.review.accounts)
    app.add_middleware(Headers)
    return app
