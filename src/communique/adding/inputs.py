"""The inputs that a user named, one file or address after another, and which of them the archive has already."""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
STANDARD_INPUT = "standard input"


@dataclass(slots=True)
class Input:
    """One file or address. What is met in it is counted here, so that it can be marked as done when it is.

    `asked` where the user named it, not a folder that it is in; `retry` where something in it failed that may not fail
    the next time.
    """

    name: str
    path: str
    size: int = 0
    asked: bool = True
    digest: str | None = None
    documents: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    retry: bool = False

    @property
    def captures(self) -> bool:
        """A web archive has one address at several times; elsewhere each document of an address is another."""
        return ".warc" in self.path.lower()


def inputs(names: Iterable[str], archive: Path) -> Iterator[Input]:
    """The files and addresses of some names; the files of a folder in the order of their names."""
    for name in names:
        if name == "-":
            yield Input(STANDARD_INPUT, "-")
        elif ADDRESS.match(name):
            yield Input(name, name)
        elif os.path.isdir(name):
            yield from (file_input(path, asked=False) for path in walked(name, archive))
        else:
            yield file_input(str(Path(name)))


def walked(folder: str, archive: Path) -> Iterator[str]:
    """The files of a folder and its folders, but for hidden ones and the archive itself."""
    own = {os.path.realpath(f"{archive}{end}") for end in ("", "-wal", "-shm", ".originals")}
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and real(place, one) not in own)
        yield from (
            os.path.join(place, file)
            for file in sorted(files)
            if not file.startswith(".") and real(place, file) not in own
        )


def real(folder: str, name: str) -> str:
    return os.path.realpath(os.path.join(folder, name))


def file_input(path: str, asked: bool = True) -> Input:
    try:
        return Input(written(path), path, os.stat(path).st_size, asked)
    except (OSError, ValueError):
        return Input(written(path), path)


def written(words: str) -> str:
    """Words as they can be written: a file's name may hold bytes that are no letters."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def digest(path: str) -> str:
    """The hash of a file's bytes."""
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def spooled() -> Path:
    """Standard input as a file, which intake reads like any other."""
    handle, path = tempfile.mkstemp(prefix="communique-")
    with open(handle, "wb") as out:
        while block := sys.stdin.buffer.read(1 << 20):
            out.write(block)
    return Path(path)
