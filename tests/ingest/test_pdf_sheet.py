"""A page of a PDF as a picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("pypdfium2", reason="needs the extra: pip install communique[archive]")

from communique.ingest import IngestError
from communique.ingest.pdf_sheet import PAINTER, WIDTH, png_of, sheet


@pytest.fixture(scope="module", autouse=True)
def process_ends() -> Iterator[None]:
    yield
    PAINTER.stop()


def test_size_and_picture(make: Any) -> None:
    raw = make.pdf([make.drawn(["Ana met Jon."]), make.drawn(["They talked."])])
    drawn = sheet(raw, 2)
    assert (drawn.width, drawn.height) == (595, 842)
    assert struct.unpack(">II", drawn.png[16:24])[0] in (WIDTH - 1, WIDTH, WIDTH + 1)
    assert sheet(raw, 1, draw=False).png == b""
    assert drawn.png != sheet(raw, 1).png


@pytest.mark.parametrize("page", [0, 2, -1])
def test_no_such_page(make: Any, page: int) -> None:
    with pytest.raises(IngestError, match="has no page"):
        sheet(make.pdf([make.drawn(["Ana met Jon."])]), page)


def test_broken() -> None:
    with pytest.raises(IngestError, match="broken PDF"):
        sheet(b"%PDF-1.7 nothing", 1)


def test_png() -> None:
    """Two points, red and blue, in rows with room at their end."""
    png = png_of(b"\xff\x00\x00....\x00\x00\xff....", (1, 2), 7, 3)
    at = png.index(b"IDAT")
    size = struct.unpack(">I", png[at - 4 : at])[0]
    assert zlib.decompress(png[at + 4 : at + 4 + size]) == b"\x00\xff\x00\x00\x00\x00\x00\xff"
