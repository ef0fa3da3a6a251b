"""JSON lines in: each line a text to read, or the path of one, with what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from communique.batch import Job
from communique.ingest.facts import day

FACTS = ("source", "published", "publisher", "language")
FIELDS = ("text", "path", *FACTS)


class LineError(ValueError):
    """Why a line is no text to read."""


def jobs(lines: Iterable[bytes], default: Job) -> Iterator[Job]:
    """A job for each line that is not blank; what a line does not say is taken from `default`."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield job(line, replace(default, name=f"line {number}"))


def job(line: bytes, default: Job) -> Job:
    """The job of a line; one with an error where the line is not what it should be."""
    try:
        found = fields(line)
    except LineError as error:
        return replace(default, error=str(error))
    stated = {name: value for name, value in found.items() if value is not None}
    name = stated.get("source") or stated.get("path") or default.name
    try:
        checked(found)
    except LineError as error:
        return replace(default, name=name, error=str(error))
    return replace(default, name=name, **stated)


def fields(line: bytes) -> dict[str, Any]:
    """The fields of a line that are known here, all of them words."""
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise LineError("not UTF-8") from None
    except (ValueError, RecursionError):
        raise LineError("not JSON") from None
    if not isinstance(found, dict):
        raise LineError("not a JSON object")
    wrong = next((name for name in FIELDS if not isinstance(found.get(name), str | None)), None)
    if wrong:
        raise LineError(f"{wrong}: not a string")
    return {name: found.get(name) for name in FIELDS}


def checked(found: dict[str, Any]) -> None:
    """LineError where a line says what to read twice or not at all, or states no date for one."""
    if (found["text"] is None) == (found["path"] is None):
        raise LineError("needs either text or path")
    if found["published"] and not day(found["published"]):
        raise LineError("published: not a date (YYYY-MM-DD)")
