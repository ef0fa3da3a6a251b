"""Bytes to text: encodings tried in order, binary refused, line ends unified."""

from __future__ import annotations

import codecs
import re

from communique.ingest.errors import IngestError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
HTML_OPENINGS = ("<!doctype html", "<html", "<?xml")
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(raw: bytes, name: str, served: str | None = None) -> str:
    """The text of a file; `served` is the encoding that a server names. IngestError where it is empty or binary."""
    if not raw.strip():
        raise IngestError(f"{name}: empty")
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return raw.decode(encoding, errors="replace")
    wide = wide_encoding(raw)
    if wide:
        return raw.decode(wide, errors="replace")
    if b"\x00" in raw[:4096] or raw.startswith(
        (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
    ):
        raise IngestError(f"{name}: not a text (binary)")
    return checked(as_text(raw, served), name)


def wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the beginning is null."""
    head = raw[:400]
    if len(head) < 8:
        return None
    odd, even = head[1::2].count(0) / len(head[1::2]), head[0::2].count(0) / len(head[0::2])
    return "utf-16-le" if odd > 0.6 and even < 0.1 else "utf-16-be" if even > 0.6 and odd < 0.1 else None


def as_text(raw: bytes, served: str | None) -> str:
    """UTF-8; else what a page or its server says of it; else Windows-1252 where it fits; else UTF-8, mended."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = as_declared(raw) or fitting(raw, served)
    if declared is not None:
        return declared
    mended = raw.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    multibyte = sum(1 for c in mended if ord(c) > 127 and c != "\ufffd")
    if multibyte > broken:
        return mended
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1") if broken < len(raw) / 4 else mended


def as_declared(raw: bytes) -> str | None:
    """The text of a page in the encoding that its head names, where Python knows it and it fits."""
    match = DECLARED.search(raw[:4096])
    return fitting(raw, match[1].decode("ascii", "replace") if match else None)


def fitting(raw: bytes, encoding: str | None) -> str | None:
    """The text in an encoding, where Python knows it as one of text and it fits."""
    try:
        return raw.decode(encoding) if encoding else None
    except (LookupError, ValueError):
        return None


def is_html(text: str) -> bool:
    """Whether a text opens as an HTML page does."""
    top = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return top.startswith(HTML_OPENINGS[:2]) or (top.startswith(HTML_OPENINGS[2]) and "<html" in top)


def checked(text: str, name: str) -> str:
    if len(CONTROL.findall(text[:20000])) > max(3, len(text[:20000]) // 50):
        raise IngestError(f"{name}: not a text (binary)")
    return text


def unified(text: str) -> str:
    """Line ends as \\n; nothing else changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
