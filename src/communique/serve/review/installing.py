"""Puts the pages of those who check into the room."""

from __future__ import annotations

from fastapi import FastAPI

from communique.serve.review import pages, projects, rulings, saving, signing
from communique.serve.review.people import Bench, NotSignedInError, sign_in_first
from communique.serve.review.tries import Tries
from communique.store import Archive

ROUTERS = (signing.router, projects.router, rulings.router, pages.router, saving.router)


def install(app: FastAPI, archive: Archive) -> None:
    """`archive` is opened for writing, apart from the one that pages read."""
    app.state.bench = Bench(archive, Tries())
    app.add_exception_handler(NotSignedInError, sign_in_first)
    for router in ROUTERS:
        app.include_router(router)
