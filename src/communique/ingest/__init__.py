"""Files and strings made into source texts: decoded once, line ends unified, nothing else changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from communique.ingest.errors import IngestError
from communique.ingest.text import decoded, unified
from communique.model import Source

__all__ = ["IngestError", "opened"]


def opened(
    text: str | Path | Source,
    *,
    source: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Source:
    """The source of a text, a path or a Source; the keywords win over what the file says. IngestError with a one-line reason."""
    if isinstance(text, Source):
        found = text
    elif isinstance(text, Path):
        found = from_file(text)
    else:
        found = Source(unified(text))
    if not found.text.strip():
        raise IngestError(f"{found.source or 'text'}: empty")
    return replace(
        found, source=source or found.source, published=published or found.published,
        publisher=publisher or found.publisher, language=language or found.language,
    )  # fmt: skip


def from_file(path: Path) -> Source:
    """The source of a file: HTML by its content, else plain text or Markdown."""
    try:
        raw = path.read_bytes()
    except IsADirectoryError:
        raise IngestError(f"{path}: is a directory") from None
    except OSError as error:
        raise IngestError(f"{path}: {error.strerror or error}") from None
    text = decoded(raw, str(path))
    if path.suffix.lower() in (".html", ".htm", ".xhtml") or text.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        from communique.ingest.html import extracted

        return replace(extracted(text, str(path)), source=str(path))
    return Source(unified(text), str(path))
