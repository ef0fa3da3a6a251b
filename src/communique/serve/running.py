"""Opens the room: the server, on the address asked for."""

from __future__ import annotations

import sys

import uvicorn

from communique.serve.app import build
from communique.serve.settings import Settings


def run(settings: Settings) -> None:
    """Serve until stopped. ArchiveError where the archive cannot be opened; OSError where the port cannot be had."""
    app = build(settings)
    print(f"communique: http://{settings.host}:{settings.port}{settings.root}/ (Ctrl+C ends)", file=sys.stderr)
    uvicorn.run(
        app, host=settings.host, port=settings.port, log_level="warning", access_log=False, server_header=False,
        proxy_headers=False,
    )  # fmt: skip
