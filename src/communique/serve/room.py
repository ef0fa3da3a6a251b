"""What every page needs: the archive, opened for reading only, and how the room is run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request

from communique.serve.settings import Settings
from communique.serve.shelf import Shelf
from communique.serve.shown import Shown
from communique.store import Archive


@dataclass(frozen=True, slots=True)
class Room:
    """The open archive. `archive` cannot write: its connections are opened read-only. `shelf`: pages made lately."""

    settings: Settings
    archive: Archive
    shelf: Shelf[Shown] = field(default_factory=Shelf)


def room(request: Request) -> Room:
    return cast(Room, request.app.state.room)


Entered = Annotated[Room, Depends(room)]
