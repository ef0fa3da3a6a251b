"""A record made small, and back to the last byte.

The words of an anchor are in the document's text already: an anchor is kept as its two offsets, the text once. Only
anchors that hold exactly the words of their place are made small, so that nothing can be lost.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

ANCHOR = {"start", "end", "text"}
LEVEL = 6


def packed(plain: dict[str, Any], text: str) -> bytes:
    """The record's plain form, compressed, without its text."""
    document = {**plain["document"], "text": None} if plain["document"]["text"] == text else plain["document"]
    small = shrunk({**plain, "document": document}, text)
    return compressed(small)


def unpacked(kept: bytes, text: str) -> dict[str, Any]:
    """The plain form of a packed record."""
    plain: dict[str, Any] = grown(decompressed(kept), text)
    if plain["document"]["text"] is None:
        plain["document"]["text"] = text
    return plain


def compressed(value: object) -> bytes:
    return zlib.compress(dumped(value).encode("utf-8", "surrogatepass"), LEVEL)


def decompressed(kept: bytes) -> Any:
    return json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shrunk(value: Any, text: str) -> Any:
    """Lists and dicts with every anchor as `{"@": [start, end]}`."""
    if isinstance(value, dict):
        if value.keys() == ANCHOR and value["text"] == text[value["start"] : value["end"]]:
            return {"@": [value["start"], value["end"]]}
        return {key: shrunk(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [shrunk(inner, text) for inner in value]
    return value


def grown(value: Any, text: str) -> Any:
    """The reverse of `shrunk`."""
    if isinstance(value, dict):
        if value.keys() == {"@"}:
            start, end = value["@"]
            return {"start": start, "end": end, "text": text[start:end]}
        return {key: grown(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [grown(inner, text) for inner in value]
    return value
