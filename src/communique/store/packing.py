"""A record made small, and back to the last byte.

The words of an anchor are in the document's text already: an anchor is kept as its two offsets, the text once. Only
anchors that hold exactly the words of their place are made small, so that nothing can be lost.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Hashable
from functools import cache
from operator import attrgetter
from typing import Any

from communique.codec import key_of, typed_fields
from communique.model import Anchor, Record

Plain = dict[str, Any]
SIMPLE = (str, int, float)
ANCHOR = {"start", "end", "text"}
LEVEL = 6
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def small(record: Record) -> Plain:
    """The record's plain form with every anchor as `{"@": [start, end]}`, without its text."""
    text = record.document.text
    plain: Plain = shrunk(record, text)
    plain["document"]["text"] = None
    return plain


def unpacked(kept: bytes, text: str) -> Plain:
    """The plain form of a packed record."""
    plain: Plain = grown(decompressed(kept), text)
    plain["document"]["text"] = text
    return plain


def compressed(value: object) -> bytes:
    return zlib.compress(dumped(value).encode("utf-8", "surrogatepass"), LEVEL)


def decompressed(kept: bytes) -> Any:
    return json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))


def dumped(value: object) -> str:
    return ENCODER.encode(value)


def shrunk(value: Any, text: str) -> Any:
    """A value of the record, or its plain form, with anchors made small."""
    if value is None or isinstance(value, SIMPLE):
        return value
    if isinstance(value, tuple | list):
        return [shrunk(inner, text) for inner in value]
    if isinstance(value, Anchor):
        start, end, words = value.start, value.end, value.text
        return {"@": [start, end]} if words == text[start:end] else {"start": start, "end": end, "text": words}
    if isinstance(value, dict):
        if value.keys() == ANCHOR:
            return shrunk(Anchor(**value), text)
        return {key: shrunk(inner, text) for key, inner in value.items()}
    keys, values = fields_of(value.__class__)
    # A record has thousands of values: what need not be looked into is passed by here.
    return {
        key: inner if inner is None or isinstance(inner, SIMPLE) else shrunk(inner, text)
        for key, inner in zip(keys, values(value), strict=True)
    }


@cache
def fields_of(kind: Hashable) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The JSON keys of a dataclass, and a function that gives its values in that order."""
    names = [name for name, _ in typed_fields(kind)]
    values = attrgetter(*names)
    return tuple(key_of(name) for name in names), values if len(names) > 1 else lambda value: (values(value),)


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
