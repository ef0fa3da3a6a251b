"""Read what governments publish about their diplomacy into a record that can be checked word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

VERSION = __version__ = "0.1.0"

if TYPE_CHECKING:
    from pathlib import Path

    from communique.attributions import Attribution
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


def attribute(
    text: str | Path | Source,
    *,
    model: str = "rules",
    scope: Literal["attitudes", "statements"] | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> tuple[Attribution, ...]:
    """Who said, thought or meant what in a text, whoever they are and of whatever kind the text is.

    `scope` "statements" gives what a record calls a statement, "attitudes" thoughts and intentions too; without it a
    text that is mostly printed speech (turns, blocks, a letter) gives its statements, any other one all attitudes.
    `text`, `publisher` and `language` are as for `read`. Raises IngestError where nothing can be read, and ModelError
    where the model is not installed.
    """
    from communique.attitudes import attributions
    from communique.ingest import opened

    return attributions(opened(text, publisher=publisher, language=language), model, scope)


def __getattr__(name: str) -> Any:
    if name in ("Record", "Source"):
        from communique import model

        return getattr(model, name)
    if name in ("Attribution", "Speaker"):
        from communique import attributions

        return getattr(attributions, name)
    if name == "ModelError":
        from communique.attitudes import ModelError

        return ModelError
    if name == "IngestError":
        from communique.ingest import IngestError

        return IngestError
    if name in ("ArchiveError", "open_archive"):
        from communique import store

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ArchiveError",
    "Attribution",
    "IngestError",
    "ModelError",
    "Record",
    "Source",
    "Speaker",
    "attribute",
    "open_archive",
    "read",
]
