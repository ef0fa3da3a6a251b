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
Dump = Callable[[object], str]
ANCHOR = {"start", "end", "text"}
LEVEL = 6
BETWEEN = "\x1f\ud800\x1f"  # half a letter, which no text has


def dumper(text: str) -> Dump:
    """What writes plain values and values of the record about a text as JSON, with anchors made small."""

    def opened(value: Any) -> Any:
        return small_anchor(value, text) if value.__class__ is Anchor else fields(value)

    # Values are frozen: none can hold itself.
    return json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=opened).encode


def small_anchor(anchor: Anchor, text: str) -> Plain:
    start, end, words = anchor.start, anchor.end, anchor.text
    return {"@": [start, end]} if words == text[start:end] else {"start": start, "end": end, "text": words}


def fields(value: object) -> Plain:
    """A value of the record as its JSON keys and what they hold, which stays as it is."""
    kind: Any = value.__class__
    keys, values = fields_of(kind)
    return dict(zip(keys, values(value), strict=True))


def opened(record: Record) -> Plain:
    """The record's plain form without its text, as far as the writer looks into it: entities, statements, acts.

    The rest is opened by what writes it as JSON, a third of the time of a whole plain form.
    """
    plain = fields(record)
    plain["document"] = {**fields(record.document), "text": None}
    return plain | {several: [fields(one) for one in plain[several]] for several in ("entities", "statements", "acts")}


def unpacked(kept: bytes, text: str) -> Plain:
    """The plain form of a packed record."""
    plain: Plain = grown(decompressed(kept), text)
    plain["document"]["text"] = text
    return plain


dumped = dumper("")


def compressed(value: object, dump: Dump = dumped) -> bytes:
    return zlib.compress(dump(value).encode("utf-8", "surrogatepass"), LEVEL)


def decompressed(kept: bytes) -> Any:
    return json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))


def dumped_each(values: Sequence[object], dump: Dump = dumped) -> list[str]:
    """Each value as JSON. One text of all, parted again, takes half the time of many small ones."""
    parts = dump([part for value in values for part in (value, BETWEEN)])[1:-1].split(f",{dumped(BETWEEN)}")
    return [part.removeprefix(",") for part in parts[:-1]]


def shrunk(value: Any, text: str) -> Any:
    """A plain value with the anchors in it made small."""
    if isinstance(value, list | tuple):
        return [shrunk(inner, text) for inner in value]
    if isinstance(value, dict):
        if value.keys() == ANCHOR:
            return small_anchor(Anchor(**value), text)
        return {key: shrunk(inner, text) for key, inner in value.items()}
    return value


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
