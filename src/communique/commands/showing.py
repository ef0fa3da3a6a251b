"""Runs `show`: a record in one of its forms, where it came from, its original, what changed."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from communique.commands.failing import WRONG, guarded
from communique.export.look import clean

if TYPE_CHECKING:
    from communique.store import Archive

FORMS = ("text", "json", "jsonl", "markdown", "html")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
MOST = 20


@dataclass(frozen=True, slots=True)
class Show:
    """What a user wants to see of a document."""

    ident: str
    archive: str
    form: str
    original: bool
    changes: bool
    reviewed: bool


def run(wish: Show) -> int:
    """Print it; the exit code."""
    if wish.form not in FORMS:
        print(f"communique: --format {wish.form}: one of {', '.join(FORMS)}", file=sys.stderr)
        return WRONG
    return guarded(lambda: shown(wish))


def shown(wish: Show) -> int:
    from communique.store import open_archive

    with open_archive(Path(wish.archive)) as archive:
        out = sys.stdout.buffer
        if wish.original:
            out.write(archive.original(wish.ident)[0])
        elif wish.changes:
            out.write(changes(archive, wish.ident).encode("utf-8", "backslashreplace"))
        else:
            out.write(record(archive, wish))
        out.flush()
    return 0


def record(archive: Archive, wish: Show) -> bytes:
    """A record in a form; for people with where it came from below it."""
    from communique.export.as_json import as_bytes
    from communique.work import Wish, forms

    found = archive.reviewed(wish.ident) if wish.reviewed else archive.record(wish.ident)
    plain = Wish((), wish.form, None, None, None, None, False, 1)
    text = forms(plain)(found) + ("\n" if wish.form == "jsonl" else "")
    return as_bytes(text + (came_from(archive, wish.ident) if wish.form == "text" else ""))


def came_from(archive: Archive, ident: str) -> str:
    """The addresses of a document, its revisions and its like, a line each."""
    about = archive.about(ident)
    lines = [f"document   {about.id}"]
    lines += [f"{'source' if now else 'was at'}     {clean(address)}" for address, now in about.addresses]
    for title, ids in (("revises", about.earlier), ("revised by", about.later), ("alike", about.alike)):
        lines += [f"{title:<11}{one}" for one in ids[:MOST]] + ([f"{'':<11}…"] if len(ids) > MOST else [])
    return "\n" + "\n".join(lines) + "\n"


def changes(archive: Archive, ident: str) -> str:
    """The sentences that went and came since each earlier revision."""
    about, later = archive.about(ident), archive.record(ident).document
    if not about.earlier:
        return "no earlier revision\n"
    found = [line for one in about.earlier for line in difference(archive.record(one).document.text, later.text, one)]
    return "\n".join(found) + "\n"


def difference(earlier: str, later: str, name: str) -> Iterator[str]:
    """Sentences that went (-) and came (+), each with a neighbour."""
    before, after = ([clean(part) for part in SENTENCE.split(text) if part.strip()] for text in (earlier, later))
    return difflib.unified_diff(before, after, name[:12], "this text", n=1, lineterm="")
