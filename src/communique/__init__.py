"""Read what governments publish about their diplomacy into a record that can be checked word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

VERSION = __version__ = "0.1.0"

if TYPE_CHECKING:
    from pathlib import Path

    from communique.model import Record, Source
    from communique.store import ArchiveError, open_archive


def read(
    text: str | Path | Source,
    *,
    source: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Record:
    """The record of one official text.

    `text` is the text itself, a path to a file, or a Source. `published` is an ISO date, `publisher` a host name:
    what the file itself does not say. Raises IngestError where nothing can be read (see communique.ingest).
    """
    from communique.ingest import opened
    from communique.pipeline import read_source

    return read_source(opened(text, source=source, published=published, publisher=publisher, language=language))


def __getattr__(name: str) -> Any:
    if name in ("Record", "Source"):
        from communique import model

        return getattr(model, name)
    if name == "IngestError":
        from communique.ingest import IngestError

        return IngestError
    if name in ("ArchiveError", "open_archive"):
        from communique import store

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["ArchiveError", "IngestError", "Record", "Source", "open_archive", "read"]
