"""`serve`: the reading room."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from communique.commands import options as o
from communique.commands.failing import NOTHING, WRONG, guarded

ARCHIVE = "communique.db"
NEEDED = ("fastapi", "uvicorn", "jinja2", "multipart", "itsdangerous", "argon2")


def serve(
    archive: o.Path = ARCHIVE,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port.")] = 8420,
    review: Annotated[bool, typer.Option("--review", help="Signed-in people may correct.")] = False,
    token: Annotated[
        str | None, typer.Option(envvar="COMMUNIQUE_TOKEN", metavar="WORD", help="What readers must show.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A name under which it is reached.")
    ] = None,
    secure: Annotated[bool, typer.Option("--secure", help="Cookies go over HTTPS only.")] = False,
    root: Annotated[str, typer.Option(metavar="PATH", help="The path under which a proxy offers it.")] = "",
) -> None:
    """Open the archive in a browser."""
    lacking = [module for module in NEEDED if find_spec(module) is None]
    if lacking:
        needs = f"serve needs more packages: pip install 'communique[serve]' (no {lacking[0]})"
        print(f"communique: {needs}", file=sys.stderr)
        raise typer.Exit(NOTHING)
    from communique.serve.running import run
    from communique.serve.settings import LOCAL, Settings, problem
    from communique.store import open_archive

    settings = Settings(
        Path(archive), host, port, review, token, (*LOCAL, host, *(name or ())), secure, root.rstrip("/")
    )  # fmt: skip

    def work() -> int:
        with open_archive(settings.archive) as opened:
            accounts = any(not row["disabled"] for row in opened.review.accounts.all())
            tokens = any(not row["revoked"] for row in opened.review.accounts.tokens())
        wrong = problem(settings, accounts, tokens)
        if wrong:
            print(f"communique: {wrong}", file=sys.stderr)
            return WRONG
        run(settings)
        return 0

    raise typer.Exit(guarded(work))
