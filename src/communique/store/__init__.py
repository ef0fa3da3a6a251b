"""The archive and all SQL. Nothing above knows which database it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.store.errors import ArchiveError, NotFoundError

if TYPE_CHECKING:
    from communique.store.archive import Archive, open_archive
    from communique.store.filters import Filter

__all__ = ["Archive", "ArchiveError", "Filter", "NotFoundError", "is_archive", "open_archive"]

NEEDED = ("sqlalchemy", "alembic", "rensa")

HEAD = b"SQLite format 3\x00"


def is_archive(path: str) -> bool:
    """Does a file look like an archive, and not like a text?"""
    try:
        with open(path, "rb") as file:
            return file.read(len(HEAD)) == HEAD
    except (OSError, ValueError):
        return False


def __getattr__(name: str) -> Any:
    """The archive's own modules need packages that reading a text does not need."""
    if name not in ("Archive", "Filter", "open_archive"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from communique.store import archive
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in NEEDED:
            lacking = f"the archive needs more packages: pip install 'communique[archive]' (no {error.name})"
            raise ArchiveError(lacking) from None
        raise
    return getattr(archive, name)
