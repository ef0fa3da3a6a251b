"""The pages of the room, a row each: a name, and the address, with what it is about looked up in the archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from communique.store import Archive, Filter, open_archive


def document(archive: Archive) -> str:
    """The longest document of a government."""
    rows = [row for row in archive.documents(Filter(limit=None)) if row["publisher"]]
    return str(max(rows, key=lambda row: row["characters"])["document_id"])


PAGES: dict[str, Callable[[Archive], str]] = {
    "home": lambda archive: "/",
    "documents": lambda archive: "/documents",
    "search": lambda archive: "/documents?words=trade&since=2024",
    "document": lambda archive: f"/documents/{document(archive)}",
    "place": lambda archive: f"/documents/{document(archive)}?at=10-60",
    "original": lambda archive: f"/documents/{document(archive)}/original?at=10-60",
    "read": lambda archive: "/read",
    "nowhere": lambda archive: "/documents/ffffffff",
}


def path_of(name: str, archive_file: Path) -> str:
    """The address of a page."""
    with open_archive(archive_file) as archive:
        return PAGES[name](archive)
