"""Web archives: the pages in WARC and WARC.gz files, of the hosts that are wanted, broken records left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import IO, Any
from urllib.parse import urlsplit

from communique.ingest.bounded import Budget
from communique.ingest.errors import IngestError
from communique.ingest.facts import host
from communique.ingest.found import Options, Refused
from communique.ingest.inputs import Facts, Input, from_bytes_of, shown
from communique.ingest.packed import PRESSED, deeper, pressed, seekable

SIGN = b"WARC/1."
STARTS = {".gz": next(sign for sign, ending in PRESSED.items() if ending == ".gz") + b"\x08", "": SIGN}
SWALLOWED = b"\r\n\r\n" + SIGN
WANTED = (
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)  # fmt: skip
ADDRESS = re.compile(r"https?://[^\s/][^\s]*", re.I)
BLOCK = 1 << 20


def is_warc(first: bytes) -> bool:
    return first.startswith(SIGN)


def records(found: Input, budget: Budget, options: Options) -> Iterator[Input | Refused]:
    """Each page of a web archive, and each record of a wanted host that is broken."""
    if find_spec("fastwarc") is None:
        raise IngestError("a web archive; to read it install communique[archive]")
    deeper(found, budget.limits.depth)
    with seekable(found, budget) as file:
        yield from Walk(found, file, budget, options).records()


class Walk:
    """A walk over the records of a file. After a broken one it goes on where the next one begins."""

    def __init__(self, found: Input, file: IO[bytes], budget: Budget, options: Options) -> None:
        self.found, self.file, self.budget, self.options = found, file, budget, options
        self.start = STARTS[pressed(file.read(4)) or ""]
        file.seek(0)
        self.at = 0  # where the last record begins that was read

    def records(self) -> Iterator[Input | Refused]:
        at: int | None = 0
        while at is not None:
            try:
                yield from self.run(at)
                return
            except OSError as error:
                yield Refused(self.found.name, f"a broken record after byte {self.at:,}: {shown(str(error))[:100]}")
            except IngestError as error:
                yield Refused(self.found.name, str(error)[:300])
            at = self.next_start(max(self.at, at) + 1)

    def run(self, at: int) -> Iterator[Input | Refused]:
        """The records from a place on. OSError at a broken one, IngestError at one that is too long."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        self.file.seek(at)
        self.at = at
        for record in ArchiveIterator(self.file, record_types=kinds, parse_http=False):
            self.budget.member()
            self.at = at + record.stream_pos
            address = record.headers.get("WARC-Target-URI") or ""
            if not wanted(address, self.options.hosts):
                continue
            if record.content_length > 4 * self.budget.limits.document_bytes:
                raise IngestError(f"{shown(address)}: a record of {record.content_length:,} bytes")
            yield from self.page(record, address.strip("<>"))

    def page(self, record: Any, address: str) -> Iterator[Input | Refused]:
        """The page of a record, where it is one."""
        name = f"{self.found.name}!{shown(address)}"
        if "application/http" in (record.headers.get("Content-Type") or "").lower():
            record.parse_http(auto_decode="all")
            heads = record.http_headers
            if heads is None or heads.status_code is None:
                yield Refused(name, "a broken record: no answer of a server in it")
                return
            media, length = record.http_content_type or "", heads.get("Content-Length")
            if heads.status_code != 200 or (media and media not in WANTED):
                return
            length = None if heads.get("Content-Encoding") else length
        else:
            media, length = (record.headers.get("Content-Type") or "").split(";")[0], None
            if media not in WANTED:
                return
        raw = record.reader.read(self.budget.limits.document_bytes + 1)
        self.budget.spend(len(raw))
        if SWALLOWED in raw or ((length or "").isdigit() and len(raw) < int(length or 0)):
            raise OSError("its length is wrong")
        facts = Facts(source=address, publisher=host(address), media=media, charset=charset(record))
        yield replace(from_bytes_of(raw, name, facts), depth=self.found.depth + 1)

    def next_start(self, at: int) -> int | None:
        """Where the next record seems to begin."""
        self.file.seek(at)
        kept = b""
        while part := self.file.read(BLOCK):
            block = kept + part
            spot = block.find(self.start)
            if spot >= 0:
                return at - len(kept) + spot
            at, kept = at + len(part), block[-len(self.start) :]
        return None


def charset(record: Any) -> str | None:
    return record.http_charset if record.is_http_parsed else None


def wanted(address: str, hosts: tuple[str, ...]) -> bool:
    """Is an address on the web, and of one of the hosts where only some are wanted?"""
    if not ADDRESS.fullmatch(address.strip("<>")):
        return False
    try:
        name = plain(urlsplit(address.strip("<>")).hostname or "")
    except ValueError:
        return False
    return bool(name) and (not hosts or any(name == one or name.endswith(f".{one}") for one in map(plain, hosts)))


def plain(name: str) -> str:
    return name.lower().removeprefix("www.")
