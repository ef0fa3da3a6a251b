"""Runs `compare`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from shutil import get_terminal_size

from communique import IngestError, read
from communique.commands.failing import NOTHING, WRONG, guarded
from communique.commands.ledgering import warned
from communique.export import comparing as pages
from communique.ledger.compare import Comparison, compare
from communique.model import Record
from communique.store import open_archive
from communique.store.errors import UnknownError

WIDEST = 160


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asked for: accounts (files, ids of documents, or one event), the form, where to."""

    first: str
    second: str | None
    form: str
    out: str | None
    archive: str


def run(wish: Wish) -> int:
    """Compare, and print or write it; the exit code."""
    try:
        return guarded(lambda: made(wish))
    except IngestError as error:
        print(f"communique: {error}", file=sys.stderr)
        return NOTHING


def made(wish: Wish) -> int:
    records = [account(wish.first, wish), account(wish.second, wish)] if wish.second else accounts(wish)
    if len(records) < 2:
        print(f"communique: {wish.first}: told by one document only, nothing to compare it with", file=sys.stderr)
        return WRONG
    found = [compare(one, other) for one, other in combinations(records, 2)]
    page = written(found, wish).encode("utf8", "backslashreplace")
    if wish.out:
        Path(wish.out).write_bytes(page)
    else:
        sys.stdout.buffer.write(page)
    return 0


def account(name: str, wish: Wish) -> Record:
    """The record of a file, or else of a document of the archive."""
    if Path(name).is_file():
        return read(Path(name))
    with open_archive(Path(wish.archive)) as archive:
        return archive.record(name)


def accounts(wish: Wish) -> list[Record]:
    """The records of the documents that tell an event of the ledger, oldest first."""
    with open_archive(Path(wish.archive)) as archive:
        warned(archive)
        documents = dict.fromkeys(row["document"] for row in archive.across.accounts(wish.first))
        if not documents:
            raise UnknownError(f"{wish.first}: no event of the ledger has that id")
        return [archive.record(one) for one in documents]


def written(found: Sequence[Comparison], wish: Wish) -> str:
    """The comparisons in a form."""
    if wish.form == "html":
        return pages.html(found)
    if wish.form == "json":
        return pages.as_json(found)
    width = min(get_terminal_size().columns, WIDEST)
    return "\n".join(pages.text(one, width) for one in found)
