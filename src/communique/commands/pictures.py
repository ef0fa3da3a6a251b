"""Runs `picture`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from communique.commands.failing import NOTHING, WRONG, guarded
from communique.commands.ledgering import opened
from communique.export import pictures as drawing
from communique.export.errors import ExportError
from communique.ledger.pictures import Table, table
from communique.store import open_archive
from communique.store.checking import last_day, problem

FORMS: Mapping[str, Callable[[Table, str], bytes]] = {".svg": drawing.svg, ".png": drawing.png}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asked for: what to draw, of whom and when, where to; `data`: a file for the rows."""

    kind: str
    states: Sequence[str]
    since: str | None
    until: str | None
    day: str | None
    out: str
    data: str | None
    archive: str


def run(wish: Wish) -> int:
    """Draw the picture; the exit code."""
    wrong = problem(wish.since, wish.until, None, None) or problem(wish.day, None, None, None)
    if not wrong and len(wish.states) > 2:
        wrong = "a picture is of at most two states"
    if not wrong and PurePath(wish.out).suffix.lower() not in FORMS:
        wrong = f"--out {wish.out}: a picture is an .svg or a .png"
    if wrong:
        print(f"communique: {wrong}", file=sys.stderr)
        return WRONG
    return guarded(lambda: made(wish))


def made(wish: Wish) -> int:
    with open_archive(Path(wish.archive)) as archive:
        span = opened(archive, wish.states, wish.since, wish.until)
        found = table(archive, wish.kind, span, last_day(wish.day or wish.until or "") or date.today().isoformat())
    if wish.data:
        written(found, wish.data)
    try:
        page = FORMS[PurePath(wish.out).suffix.lower()](found, PurePath(wish.archive).name)
    except ExportError as error:
        print(f"communique: {error}", file=sys.stderr)
        return NOTHING
    Path(wish.out).write_bytes(page)
    return 0


def written(found: Table, path: str) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([found.columns, *found.rows])
