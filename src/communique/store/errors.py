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


class ReviewError(ArchiveError):
    """What a person said of a record cannot be taken in; nothing was changed. It has nothing to do with the file."""


class ConflictError(ReviewError):
    """Somebody has changed the same object since it was looked at. `since`: what was done, by whom and when."""

    def __init__(self, line: str, since: tuple[dict[str, object], ...] = ()) -> None:
        super().__init__(line)
        self.since = since
