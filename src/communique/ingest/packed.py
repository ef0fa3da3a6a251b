"""Archives: the members of zip and tar files, and what gzip, bzip2 and xz hold. Nothing is ever written by its name."""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from io import BufferedReader
from pathlib import PurePosixPath
from typing import IO, Any

from communique.ingest.bounded import BROKEN, Bounded, Budget, Readable, bounded
from communique.ingest.errors import IngestError
from communique.ingest.found import MEBIBYTE, Refused
from communique.ingest.inputs import BUFFER, Input, Stream, head, refused, shown

PRESSED = {b"\x1f\x8b": ".gz", b"BZh": ".bz2", b"\xfd7zXZ\x00": ".xz"}
TAR_SIGN = slice(257, 262)
LONGEST_HEADER = MEBIBYTE  # of a member's name and attributes in a tar
LONGEST_DIRECTORY = 32 * MEBIBYTE  # of a zip
ZIP_END, ZIP64_END = b"PK\x05\x06", b"PK\x06\x06"
Members = Iterator[Input | Refused]


def pressed(first: bytes) -> str | None:
    """The ending of a stream that one of the three packs."""
    return next((ending for sign, ending in PRESSED.items() if first.startswith(sign)), None)


def unpressed(found: Input, budget: Budget) -> Input:
    """What a gzip, bzip2 or xz stream holds, under its name without the ending."""
    ending = pressed(head(found)) or ""
    if found.pressed:
        raise IngestError("packed again and again")
    inner: dict[str, Any] = {".gz": gzip.GzipFile, ".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}
    stream: Readable = inner[ending](found.stream, "rb") if ending != ".gz" else gzip.GzipFile(fileobj=found.stream)
    name = found.name[: -len(ending)] if found.name.lower().endswith(ending) else found.name
    if name.lower().endswith(".tgz"):
        name = name[:-4] + ".tar"
    return replace(found, name=name, stream=bounded(stream, budget, found.stream.tell), pressed=True)


def is_tar(first: bytes) -> bool:
    return first[TAR_SIGN] == b"ustar"


def is_zip(first: bytes) -> bool:
    return first.startswith((b"PK\x03\x04", ZIP_END))


def deeper(found: Input, limit: int) -> None:
    """IngestError where an archive stands in too many others."""
    if found.depth >= limit:
        raise IngestError(f"an archive in more than {limit} others is not opened")


def members(found: Input, budget: Budget) -> Members:
    """Each file of a zip or tar; one whose name leads out of it, or that is broken, is refused."""
    deeper(found, budget.limits.depth)
    return of_zip(found, budget) if is_zip(head(found)) else of_tar(found, budget)


def inside(name: str) -> bool:
    """Does a member's name stay in its archive?"""
    path = PurePosixPath(name.replace("\\", "/"))
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and path.parts[0][1:2] != ":"


def hidden(name: str) -> bool:
    """Is a member one of those that systems leave behind?"""
    return inside(name) and any(part[0] == "." or part == "__MACOSX" for part in PurePosixPath(name).parts)


def of_zip(found: Input, budget: Budget) -> Members:
    with seekable(found, budget) as file:
        measured(file)
        try:
            archive = zipfile.ZipFile(file)
        except (*BROKEN, ValueError, struct.error) as error:
            raise IngestError(f"broken zip: {error}") from None
        with archive:
            for member in archive.infolist():
                if not member.filename.endswith("/") and not hidden(member.filename):
                    budget.member()
                    yield zipped(found, archive, member, budget)


def zipped(found: Input, archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> Input | Refused:
    """One member of a zip."""
    name = f"{found.name}!{shown(member.filename)}"
    if not inside(member.filename):
        return Refused(name, "its name leads out of the archive")
    try:
        stream = archive.open(member)
    except (*BROKEN, ValueError) as error:
        return refused(name, "needs a password" if "password" in str(error) else f"broken in the zip: {error}")
    return child(found, name, bounded(stream, budget, lambda: member.compress_size))


def child(found: Input, name: str, stream: Any) -> Input:
    """A member of an archive as an input of its own."""
    return Input(name, stream, found.facts, found.depth + 1)


def measured(file: IO[bytes]) -> None:
    """IngestError where the list of a zip's members alone would be a danger."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 66_000))
    tail = file.read()
    at, at64 = tail.rfind(ZIP_END), tail.rfind(ZIP64_END)
    listed = struct.unpack_from("<I", tail, at + 12)[0] if 0 <= at <= len(tail) - 16 else 0
    if 0 <= at64 <= len(tail) - 48:
        listed = max(listed % 0xFFFFFFFF, struct.unpack_from("<Q", tail, at64 + 40)[0])
    if listed > LONGEST_DIRECTORY:
        raise IngestError("too many members for one zip")
    file.seek(0)


@contextmanager
def seekable(found: Input, budget: Budget) -> Iterator[Stream]:
    """The bytes of an input as a file that can be read from its end: set down on the disk where it is no file."""
    if found.depth == 0 and not found.pressed:
        yield found.stream
        return
    with tempfile.TemporaryFile(buffering=0) as aside, BufferedReader(aside, BUFFER) as file:
        copied(found, aside, budget)
        yield file


def copied(found: Input, aside: IO[bytes], budget: Budget) -> None:
    limit = budget.limits.document_bytes * 16
    for part in iter(lambda: found.stream.read(1 << 18), b""):
        aside.write(part)
        if aside.tell() > limit:
            raise IngestError(f"an archive in an archive of more than {limit >> 20} MiB is not opened")
    aside.seek(0)


class Header(tarfile.TarInfo):
    """A member's header that is never longer than it may be: its extensions are read into memory whole."""

    EXTENSIONS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, b"X")

    def _proc_member(self, archive: Any) -> Any:
        if self.type in self.EXTENSIONS and self.size > LONGEST_HEADER:
            raise IngestError("broken tar: a header without end")
        return super()._proc_member(archive)  # type: ignore[misc]


def of_tar(found: Input, budget: Budget) -> Members:
    if isinstance(found.stream.raw, Bounded):
        found.stream.raw.whole = True
    try:
        with opened_tar(found) as archive:
            while member := archive.next():
                archive.members = []  # type: ignore[attr-defined]  # kept for nothing but going back
                if not member.isdir() and not hidden(member.name):
                    budget.member()
                    yield tarred(found, archive, member, budget)
    except (*BROKEN, ValueError) as error:
        raise IngestError(f"broken tar: {error}") from None


def opened_tar(found: Input) -> AbstractContextManager[tarfile.TarFile]:
    return tarfile.open(fileobj=found.stream, mode="r|", tarinfo=Header, errors="replace")


def tarred(found: Input, archive: tarfile.TarFile, member: tarfile.TarInfo, budget: Budget) -> Input | Refused:
    """One member of a tar."""
    name = f"{found.name}!{shown(member.name)}"
    if not inside(member.name):
        return Refused(name, "its name leads out of the archive")
    stream = archive.extractfile(member) if member.isreg() else None
    if stream is None:
        return Refused(name, "not a file")
    return child(found, name, bounded(stream, budget, lambda: max(member.size, 1)))
