"""Files and strings made into source texts: decoded once, line ends unified, nothing else changed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from communique import data
from communique.ingest.errors import IngestError
from communique.ingest.markdown import described
from communique.ingest.text import decoded, is_html, unified
from communique.model import Source

__all__ = ["IngestError", "from_bytes", "opened"]

HTML_ENDINGS = (".html", ".htm", ".xhtml")


def opened(
    text: str | Path | Source,
    *,
    source: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Source:
    """The source of a text, a path or a Source; the keywords win over what the file says.

    IngestError with a one-line reason where there is nothing to read.
    """
    if isinstance(text, Source):
        found = text
    elif isinstance(text, Path):
        found = from_file(text)
    else:
        found = Source(unified(text))
    if not found.text.strip():
        raise IngestError(f"{found.source or 'text'}: empty")
    return replace(
        found,
        source=source or found.source,
        published=published or found.published,
        publisher=publisher or found.publisher,
        language=known(language or found.language, found.source or source),
    )


def known(language: str | None, name: str | None) -> str | None:
    """The language a text is said to be in, without its region. IngestError where we have no words for it."""
    plain = re.split("[-_]", language.strip().lower())[0] if language else None
    if plain and plain not in data.folders("lang"):
        can = ", ".join(data.folders("lang"))
        raise IngestError(f"{name or 'text'}: language {plain[:20]!r} cannot be read (these can: {can})")
    return plain


def from_file(path: Path) -> Source:
    """The source of a file: HTML by its name or content, else plain text or Markdown."""
    try:
        raw = path.read_bytes()
    except IsADirectoryError:
        raise IngestError(f"{path}: is a directory") from None
    except (OSError, ValueError) as error:
        raise IngestError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    found = from_bytes(raw, str(path))
    return replace(found, source=found.source or str(path))


def from_bytes(raw: bytes, name: str, served: str | None = None) -> Source:
    """The source of a file's bytes, called `name` in messages; its own `source` stays open.

    `served` is the encoding that a server names.
    """
    read = packaged(raw, name)
    if read is not None:
        return read
    text = decoded(raw, name, served)
    if name.lower().endswith(HTML_ENDINGS) or is_html(text):
        from communique.ingest.html import extracted

        return extracted(text, name)
    return described(Source(unified(text)))


def packaged(raw: bytes, name: str) -> Source | None:
    """The source of a PDF or a DOCX; None for other bytes."""
    if raw.startswith(b"%PDF-"):
        from communique.ingest import pdf

        return Source(pdf.read(raw, name).text)
    if raw.startswith(b"PK\x03\x04") and b"word/document.xml" in raw:
        from communique.ingest import docx

        return Source(docx.read(raw, name).text)
    return None
