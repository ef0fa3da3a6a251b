"""JSON: the whole record, the same record giving the same bytes."""

from __future__ import annotations

import json
import re

from communique.model import Record

SURROGATE = re.compile("[\ud800-\udfff]")


def line(record: Record) -> str:
    """The record on one line, without a line end."""
    return dumped(record.to_dict())


def page(record: Record) -> str:
    """The record over many lines, for people who read JSON."""
    return json.dumps(record.to_dict(), ensure_ascii=False, indent=1) + "\n"


def dumped(value: object, *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))


def as_bytes(text: str) -> bytes:
    """JSON as UTF-8; a lone surrogate, which UTF-8 has no place for, as its JSON escape."""
    return text.encode("utf-8", "backslashreplace")


def for_others(value: object) -> bytes:
    """A value as one line of JSON that every reader takes: half a character becomes U+FFFD, one sign for one."""
    return SURROGATE.sub("\ufffd", dumped(value)).encode("utf-8")
