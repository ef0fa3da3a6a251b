"""Everything that an input holds, one document after another: files, folders, archives, tables, feeds, addresses.

Nothing here raises for bad input: what cannot be read is told in one line, and the rest is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from communique.ingest import from_bytes
from communique.ingest.errors import IngestError
from communique.ingest.found import (
    Columns,
    Fetching,
    Limits,
    Options,
    Place,
    Refused,
    Taken,
    Validators,
    mapped,
    placed,
)
from communique.ingest.inputs import Input, informed, refused, whole

__all__ = [
    "Columns",
    "Fetching",
    "Limits",
    "Options",
    "Place",
    "Refused",
    "Taken",
    "Validators",
    "mapped",
    "placed",
    "taken",
]

Found = Taken | Refused
STANDARD = Options()


def taken(name: str | Path, options: Options = STANDARD) -> Iterator[Found]:
    """Each document of a file, folder, archive, table, feed or address, and each part that gave none."""
    path = Path(name)
    files = sorted(walked(path)) if path.is_dir() else [path]
    for file in files:
        try:
            with file.open("rb") as stream:
                yield from documents(Input(str(file), stream), options)
        except (OSError, ValueError) as error:
            yield refused(str(file), error)


def walked(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def documents(found: Input, options: Options) -> Iterator[Found]:
    """The documents of one input."""
    try:
        raw = whole(found, options.limits)
        source = from_bytes(raw, found.name)
    except IngestError as error:
        yield refused(found.name, error)
        return
    yield Taken(replace(informed(source, found.facts, found.name)), None, raw, "text/plain")
