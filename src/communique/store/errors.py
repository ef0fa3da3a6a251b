"""Why an archive cannot be used, in one line."""

from __future__ import annotations


class ArchiveError(Exception):
    """What a user has to know about the archive: it is missing, locked, full, damaged, or too new."""


class NotFoundError(ArchiveError):
    """There is no such document, or several begin alike."""


class UnknownError(ArchiveError):
    """Something was asked for by a name that nothing has."""


class SenselessError(ArchiveError):
    """Something was asked for that makes no sense."""
