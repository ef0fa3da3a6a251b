"""A record made small, and back to the last byte.

The words of an anchor are in the document's text already: an anchor is kept as its two offsets, the text once. Only
anchors that hold exactly the words of their place are made small, so that nothing can be lost.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from communique.codec import key_of, typed_fields
from communique.model import Anchor, Record

Plain = dict[str, Any]
SIMPLE = frozenset((str, int, float, bool, type(None)))
ANCHOR = {"start", "end", "text"}
LEVEL = 6
BETWEEN = "\x1f\ud800\x1f"  # half a letter, which no text has
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


def dumped_each(values: Sequence[object]) -> list[str]:
    """Each value as JSON. One text of all, parted again, takes half the time of many small ones."""
    parts = dumped([part for value in values for part in (value, BETWEEN)])[1:-1].split(f",{dumped(BETWEEN)}")
    return [part.removeprefix(",") for part in parts[:-1]]


def shrunk(value: Any, text: str) -> Any:
    """A value of the record, or its plain form, with anchors made small."""
    kind = value.__class__
    if kind in SIMPLE:
        return value
    if kind is tuple or kind is list:
        return [inner if inner.__class__ in SIMPLE else shrunk(inner, text) for inner in value]
    if kind is Anchor:
        start, end, words = value.start, value.end, value.text
        return {"@": [start, end]} if words == text[start:end] else {"start": start, "end": end, "text": words}
    if kind is dict:
        if value.keys() == ANCHOR:
            return shrunk(Anchor(**value), text)
        return {key: shrunk(inner, text) for key, inner in value.items()}
    keys, values = fields_of(kind)
    # A record has thousands of values: what need not be looked into is passed by here.
    return {
        key: inner if inner.__class__ in SIMPLE else shrunk(inner, text)
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
