"""Opens the room: the server, on the address asked for."""

from __future__ import annotations

import sys

import uvicorn

from communique.serve.app import build
from communique.serve.settings import Settings

# Seconds for which one page may keep the interpreter while others wait for it. A page that fetches rows lets go of it
# at each: with the usual 5 ms it would wait so long for every row while another page is being counted.
TURN = 0.0005


def run(settings: Settings) -> None:
    """Serve until stopped. ArchiveError where the archive cannot be opened; OSError where the port cannot be had."""
    app = build(settings)
    sys.setswitchinterval(TURN)
    print(f"communique: http://{settings.host}:{settings.port}{settings.root}/ (Ctrl+C ends)", file=sys.stderr)
    uvicorn.run(
        app, host=settings.host, port=settings.port, log_level="warning", access_log=False, server_header=False,
        proxy_headers=False,
    )  # fmt: skip
