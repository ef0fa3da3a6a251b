"""Streams that end before they become a danger: what is unpacked is counted, of each stream and of the whole input."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import Protocol

from communique.ingest.errors import IngestError
from communique.ingest.found import MEBIBYTE, Limits
from communique.ingest.inputs import BUFFER, Stream

ROOM = 32 * MEBIBYTE  # what a stream may unpack to however small it is
WHOLE_ROOM = 1024 * MEBIBYTE  # what all streams of one input may
BROKEN = (
    zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, RuntimeError,
)  # fmt: skip


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(slots=True)
class Budget:
    """How much may still be unpacked from one input that a user named, all that is packed inside it together."""

    limits: Limits
    left: int
    members: int

    @classmethod
    def of(cls, size: int, limits: Limits) -> Budget:
        """The budget of an input of so many bytes."""
        return cls(limits, min(limits.packed_bytes, max(WHOLE_ROOM, limits.ratio * size)), limits.members)

    def spend(self, count: int) -> None:
        """IngestError where more is unpacked than the whole input may."""
        self.left -= count
        if self.left < 0:
            raise IngestError("unpacks to far more than it holds: the rest of it is not read")

    def member(self) -> None:
        """IngestError where an input holds more members than it may."""
        self.members -= 1
        if self.members < 0:
            raise IngestError(f"more than {self.limits.members:,} members: the rest of it is not read")


class Bounded(RawIOBase):
    """A stream that is being unpacked. Its reads fail with IngestError where it is broken or grows too large.

    `packed` tells how many packed bytes it has taken so far, or has in all.
    """

    def __init__(self, inner: Readable, budget: Budget, packed: Callable[[], int]) -> None:
        super().__init__()
        self.inner, self.budget, self.packed, self.given = inner, budget, packed, 0
        self.whole = False  # an archive: its members are held to the ratio one by one, so that one can be passed over

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.given

    def readinto(self, target: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Fill the target as far as the stream goes, so that the first bytes can be looked at in one piece."""
        view, filled = memoryview(target), 0
        while filled < len(view):
            part = self.part(len(view) - filled)
            if not part:
                break
            view[filled : filled + len(part)] = part
            filled += len(part)
        return filled

    def part(self, size: int) -> bytes:
        try:
            part = self.inner.read(size)
        except BROKEN as error:
            raise IngestError(f"broken or not readable: {str(error) or type(error).__name__}") from None
        self.given += len(part)
        self.budget.spend(len(part))
        if not self.whole and self.given > max(ROOM, self.budget.limits.ratio * self.packed()):
            raise IngestError(f"unpacks to more than {self.budget.limits.ratio} times its size")
        return part


def bounded(inner: Readable, budget: Budget, packed: Callable[[], int]) -> Stream:
    """A bounded stream with a buffer, so that its beginning can be looked at."""
    return BufferedReader(Bounded(inner, budget, packed), BUFFER)
