"""A page of a PDF as a picture, drawn in a process apart that is given only so much memory and time."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from communique.ingest.apart import Apart
from communique.ingest.errors import IngestError

MEMORY = 1 << 30
SECONDS = 20.0
WIDTH = 1100  # signs of a usual page can be read on it
MOST = 3000  # of a side
PAINTER = Apart("communique.ingest.pdf_sheet", MEMORY, SECONDS)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a PNG, where it was drawn; `width` and `height` in points, as the places in a PDF are told."""

    png: bytes
    width: float
    height: float


def sheet(raw: bytes, page: int, draw: bool = True) -> Sheet:
    """A page (from 1), or its size alone. IngestError where it is not there or cannot be drawn."""
    if find_spec("pypdfium2") is None:
        raise IngestError("a PDF; to draw it install communique[archive]")
    found = PAINTER.ask(raw, {"page": page, "draw": draw})
    if "error" in found:
        raise IngestError(found["error"])
    return Sheet(base64.b64decode(found["png"]), found["width"], found["height"])


def answer(raw: bytes, wish: dict[str, Any]) -> dict[str, Any]:
    """What the process apart answers: the picture and the size of the page, or an error."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        return {"error": "a broken PDF"}
    try:
        if not 1 <= wish["page"] <= len(document):
            return {"error": f"the PDF has no page {wish['page']}"}
        return drawn(document[wish["page"] - 1], wish["draw"])
    except pypdfium2.PdfiumError:
        return {"error": "a broken PDF"}
    finally:
        document.close()


def drawn(page: Any, draw: bool) -> dict[str, Any]:
    width, height = page.get_size()
    if not draw:
        return {"png": "", "width": width, "height": height}
    scale = min(WIDTH / max(width, 1), MOST / max(height, 1))
    picture = page.render(scale=scale, rev_byteorder=True, draw_annots=False)
    png = png_of(bytes(picture.buffer), (picture.width, picture.height), picture.stride, picture.n_channels)
    return {"png": base64.b64encode(png).decode(), "width": width, "height": height}


def png_of(signs: bytes, size: tuple[int, int], stride: int, channels: int) -> bytes:
    """The PNG of rows of points: grey, or red, green, blue, with or without a fourth."""
    width, height = size
    kind = {1: 0, 3: 2, 4: 6}[channels]
    rows = b"".join(b"\x00" + signs[row * stride : row * stride + width * channels] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in parts)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
