"""What every page needs: the archive, opened for reading only, and how the room is run."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Request

from communique.serve.kept import Kept
from communique.serve.settings import Settings
from communique.serve.shelf import Shelf
from communique.serve.shown import Shown
from communique.store import Archive

T = TypeVar("T")
FEW = 32


@dataclass(frozen=True, slots=True)
class Room:
    """The open archive. `archive` cannot write: its connections are opened read-only. `shelf`: pages made lately."""

    settings: Settings
    archive: Archive
    shelf: Shelf[Shown] = field(default_factory=Shelf)
    kept: Kept = field(default_factory=Kept)
    large: Kept = field(default_factory=lambda: Kept(FEW))  # what takes much room: a few of them

    def keep(self, question: Hashable, make: Callable[[], T]) -> T:
        """An answer that holds until something is written into the archive: made once, and then kept for a while."""
        return self.kept.get((self.archive.stamp(), question), make)

    @property
    def behind(self) -> int | None:
        """How many documents the ledger does not have; None where it has not been made."""
        return self.keep("behind", self.archive.across.behind)


def room(request: Request) -> Room:
    return cast(Room, request.app.state.room)


Entered = Annotated[Room, Depends(room)]
