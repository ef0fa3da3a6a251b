"""Originals: the bytes a text was made from, compressed, in a folder beside the archive, named after their hash."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from communique.store.errors import ArchiveError

LEVEL = 6
SYNCS = 8  # files flushed to the disk at one time


class Originals:
    """The folder of an archive's originals."""

    def __init__(self, archive: Path) -> None:
        self.folder = archive.with_name(archive.name + ".originals")

    def keep(self, many: Iterable[bytes]) -> list[str]:
        """The hashes of originals, which are now on the disk, whole."""
        named = [(hashlib.sha256(raw).hexdigest(), raw) for raw in many]
        fresh = {name: raw for name, raw in named if not self.holds(name)}
        try:
            self.flush(fresh)
        except OSError as error:
            raise ArchiveError(f"{self.folder}: originals cannot be written: {error.strerror}") from error
        return [name for name, _ in named]

    def flush(self, fresh: dict[str, bytes]) -> None:
        """Write originals, several at one time, and wait until they are on the disk under their names."""
        if fresh:
            with ThreadPoolExecutor(SYNCS) as pool:
                folders = set(pool.map(lambda item: self.write(*item), fresh.items()))
            for folder in (*folders, self.folder, self.folder.parent):
                flushed(folder)

    def holds(self, name: str) -> bool:
        """Is an original there, and whole? A damaged one is written anew when its source is added again."""
        try:
            return bool(self.read(name))
        except ArchiveError:
            return False

    def write(self, name: str, raw: bytes) -> Path:
        """Write one original aside and give it its name when all of it is on the disk; the folder it is in."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with open(handle, "wb") as out:
                out.write(zlib.compress(raw, LEVEL))
                out.flush()
                os.fsync(out.fileno())
            os.replace(aside, path)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
        return path.parent

    def read(self, name: str) -> bytes:
        """An original. ArchiveError where it is gone or no longer what it was."""
        path = self.path(name)
        try:
            raw = zlib.decompress(path.read_bytes())
        except OSError as error:
            raise ArchiveError(f"{path}: the original cannot be read: {error.strerror}") from error
        except zlib.error as error:
            raise ArchiveError(f"{path}: the original is damaged") from error
        if hashlib.sha256(raw).hexdigest() != name:
            raise ArchiveError(f"{path}: the original is damaged (it has another hash)")
        return raw

    def path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.z"


def flushed(folder: Path) -> None:
    """The names in a folder are on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
