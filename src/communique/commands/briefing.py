"""Runs `brief`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import get_terminal_size

from communique.commands.failing import WRONG, guarded
from communique.commands.ledgering import opened
from communique.export import brief as pages
from communique.ledger.brief import Brief, brief
from communique.store import open_archive
from communique.store.checking import last_day, problem

MAKERS = {"markdown": pages.markdown, "html": pages.html}
WIDEST = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asked for: two states, the days, the form, where to."""

    first: str
    second: str
    since: str | None
    until: str | None
    day: str | None
    form: str
    out: str | None
    archive: str


def run(wish: Wish) -> int:
    """Make the brief; the exit code."""
    wrong = problem(wish.since, wish.until, None, None) or problem(wish.day, None, None, None)
    if not wrong and wish.form == "docx" and not wish.out:
        wrong = "a DOCX file needs --out"
    if wrong:
        print(f"communique: {wrong}", file=sys.stderr)
        return WRONG
    return guarded(lambda: made(wish))


def made(wish: Wish) -> int:
    with open_archive(Path(wish.archive)) as archive:
        span = opened(archive, (wish.first, wish.second), wish.since, wish.until)
        found = brief(archive, span, last_day(wish.day or wish.until or "") or date.today().isoformat())
    page = written(found, wish)
    if wish.out:
        Path(wish.out).write_bytes(page)
    else:
        sys.stdout.buffer.write(page)
    return 0


def written(found: Brief, wish: Wish) -> bytes:
    """The page in its form."""
    if wish.form == "docx":
        return pages.docx(found)
    if wish.form == "text":
        return pages.text(found, min(get_terminal_size().columns, WIDEST)).encode()
    return MAKERS[wish.form](found).encode()
