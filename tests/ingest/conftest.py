"""Makers of files as they come in: PDF in raw syntax, WARC records, zips and tars, all of invented text."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from communique.ingest.taken import Options, Refused, Taken, taken

Rows = Sequence[str]
STANDARD = Options()
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def drawn(rows: Rows, x: int = 72, y: int = 770, size: int = 11) -> bytes:
    """The commands that draw rows of text one below another."""
    words = [row.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for row in rows]
    lines = [b"1 0 0 1 %d %d Tm (%s) Tj" % (x, y - at * (size + 3), row) for at, row in enumerate(words)]
    return b"BT /F1 %d Tf\n" % size + b"\n".join(lines) + b"\nET\n"


def pdf(pages: Sequence[bytes], title: str = "") -> bytes:
    """A PDF with a page for each run of commands."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", FONT, b"<< /Title (%s) >>" % title.encode()]
    kids = []
    for commands in pages:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(commands), commands))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def page(title: str, *paragraphs: str, head: str = "", tail: str = "") -> str:
    """An HTML page with a headline and paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><main><article><h1>{title}</h1>{body}</article></main>{tail}</body></html>"
    )


def warc(url: str, body: bytes, media: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    """A WARC record of a server's answer."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body
    heads = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-14T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return heads.encode() + answer + b"\r\n\r\n"


def zipped(members: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return raw.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return raw.getvalue()


class Make:
    """The makers, for tests that cannot import them."""

    drawn, pdf, page, warc = staticmethod(drawn), staticmethod(pdf), staticmethod(page), staticmethod(warc)
    zipped, tarred = staticmethod(zipped), staticmethod(tarred)


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


Take = Callable[..., tuple[list[Taken], list[Refused]]]


@pytest.fixture
def take(tmp_path: Path) -> Iterator[Take]:
    """What an input of these bytes gives: the documents, and what was refused."""

    def of(raw: bytes, name: str, options: Options = STANDARD) -> tuple[list[Taken], list[Refused]]:
        path = tmp_path / name
        path.write_bytes(raw)
        found = list(taken(path, options))
        return [one for one in found if isinstance(one, Taken)], [one for one in found if isinstance(one, Refused)]

    yield of
