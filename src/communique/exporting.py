"""What `communique export` does: records out of JSON lines or an archive, handed to the writer of a form."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from communique.export.datasets import FORMS
from communique.export.errors import ExportError
from communique.model import SCHEMA, Record
from communique.store import ArchiveError, is_archive

DONE, PARTLY, WRONG, NOTHING = 0, 1, 2, 3


@dataclass(slots=True)
class Reading:
    """Records out of files of JSON lines and of archives, counted as they pass.

    Of an archive the texts that their address has replaced are left out, unless `all_revisions`.
    """

    files: tuple[str, ...]
    all_revisions: bool = False
    good: int = 0
    bad: list[str] = field(default_factory=list)

    def records(self) -> Iterator[Record]:
        """The records of all files, those that cannot be read named and left out. ExportError where none can be."""
        for name in self.files:
            try:
                yield from self.opened(name)
            except OSError as error:
                self.refuse(f"{name}: {error.strerror or error}")
        if self.bad and not self.good:  # nothing is written then
            raise ExportError("no record could be read")

    def opened(self, name: str) -> Iterator[Record]:
        if name == "-":
            yield from self.lines(name, sys.stdin.buffer)
            return
        if is_archive(name):
            yield from self.archive(name)
            return
        with Path(name).open("rb") as file:
            yield from self.lines(name, file)

    def archive(self, name: str) -> Iterator[Record]:
        """The records of an archive, with what people said of them."""
        try:
            from communique.store import open_archive

            with open_archive(name) as archive:
                for record in archive.records(all_revisions=self.all_revisions):
                    self.good += 1
                    yield record
        except ArchiveError as error:
            self.refuse(str(error))

    def lines(self, name: str, file: BinaryIO) -> Iterator[Record]:
        for number, line in enumerate(file, 1):
            record = self.record(f"{name}, line {number}", line) if line.strip() else None
            if record:
                self.good += 1
                yield record

    def record(self, place: str, line: bytes) -> Record | None:
        """The record on a line; None where there is none, which is said."""
        try:
            plain = json.loads(line)
            if plain.get("schema") != SCHEMA:
                reason = plain.get("error") or f"no record of {SCHEMA}"
                self.refuse(f"{place}: {reason}")
                return None
            return Record.from_dict(plain)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
            self.refuse(f"{place}: not a record ({type(error).__name__})")
            return None

    def refuse(self, reason: str) -> None:
        self.bad.append(reason)
        print(f"communique: {' '.join(reason.split())[:300]}", file=sys.stderr)


def run(form: str, out: str, files: tuple[str, ...], all_revisions: bool = False) -> int:
    """Write the records of these files in a form; the exit code."""
    reading = Reading(files, all_revisions)

    def written() -> str:
        FORMS[form].write(reading.records(), Path(out))
        return f"{reading.good} records into {out}"

    return reported(reading, out, written)


def reported(reading: Reading, out: str, write: Callable[[], str]) -> int:
    """Write something of the records and say what, or why not, in one line; the exit code."""
    try:
        line, failed = write(), False
    except (ExportError, OSError) as error:
        reason = f"{out}: {error.strerror or error}" if isinstance(error, OSError) else str(error)
        line, failed = f"communique: {reason}", True
    print(line, file=sys.stderr)
    return NOTHING if failed or not reading.good else PARTLY if reading.bad else DONE
