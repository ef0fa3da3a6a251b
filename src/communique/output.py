"""Where records are written: standard output, a file that appears whole, or a folder with one file a text."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from communique.export.as_json import as_bytes

Write = Callable[[str, str], None]
ENDINGS = {"json": ".json", "jsonl": ".jsonl", "html": ".html", "markdown": ".md", "text": ".txt",
           "table": ".txt", "csv": ".csv", "tei": ".xml"}  # fmt: skip
BETWEEN = {"json": ",\n", "jsonl": "", "html": "", "markdown": "\n---\n\n", "text": "\n" + "═" * 40 + "\n\n",
           "table": "\n", "csv": "", "tei": ""}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """The form of the output, whether several records share it, and the file or folder it goes to."""

    form: str
    many: bool
    out: str | None
    folder: bool


def opened(target: Target) -> AbstractContextManager[Write]:
    """A function that writes one output, under the name of its text; open as long as the context is."""
    if target.out is None:
        return stream(target, sys.stdout.buffer)
    return folder(target, Path(target.out)) if target.folder else file(target, Path(target.out))


@contextmanager
def stream(target: Target, out: BinaryIO) -> Iterator[Write]:
    """Records one after another; as JSON, several make one list."""
    listed = target.many and target.form == "json"
    count = 0

    def write(name: str, text: str) -> None:
        nonlocal count
        opening = ("[\n" if listed else "") if count == 0 else BETWEEN[target.form]
        end = "\n" if target.form == "jsonl" else ""
        if count and target.form == "csv":  # one header is enough
            text = text.partition("\n")[2]
        out.write(encoded(target, opening + (text.rstrip("\n") if listed else text) + end))
        out.flush()
        count += 1

    yield write
    if listed and count:
        out.write(b"\n]\n")
    out.flush()


def encoded(target: Target, text: str) -> bytes:
    """UTF-8; the view for people in the encoding of the terminal that shows it."""
    shown = target.form in ("text", "table") and target.out is None and sys.stdout.isatty()
    return text.encode(sys.stdout.encoding, "replace") if shown else as_bytes(text)


@contextmanager
def file(target: Target, path: Path) -> Iterator[Write]:
    """A file that is written aside and takes its place when all is done; a device is written straight."""
    if path.exists() and not path.is_file():
        with path.open("wb") as out, stream(target, out) as write:
            yield write
        return
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    used = False

    def noted(name: str, text: str) -> None:
        nonlocal used
        used = True
        write(name, text)

    try:
        with open(handle, "wb") as out, stream(target, out) as write:
            yield noted
        if used:
            os.chmod(aside, 0o666 & ~umask())
            os.replace(aside, path.resolve())
    finally:
        Path(aside).unlink(missing_ok=True)


def umask() -> int:
    """The mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def folder(target: Target, path: Path) -> Iterator[Write]:
    """One file a text, named after it; the second of two texts with one name gets a number."""
    path.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()

    def write(name: str, text: str) -> None:
        stem = Path(name).stem.replace(" ", "_") or "text"
        number = next(n for n in range(1, len(taken) + 2) if numbered(stem, n) not in taken)
        taken.add(numbered(stem, number))
        alone = Target(target.form, False, str(path), False)
        with file(alone, path / (numbered(stem, number) + ENDINGS[target.form])) as put:
            put(name, text)

    yield write


def numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"
