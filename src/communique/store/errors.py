"""Why an archive cannot be used, in one line."""

from __future__ import annotations


class ArchiveError(Exception):
    """Something about the archive that its user has to know: missing, locked, full, damaged, made by a newer program."""


class NotFoundError(ArchiveError):
    """There is no such document, or several begin alike."""
