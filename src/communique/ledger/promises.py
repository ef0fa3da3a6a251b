"""What two states promised each other and what became of it, as of a day."""

from __future__ import annotations

from dataclasses import dataclass

from communique.store import Archive
from communique.store.dyads import Span
from communique.store.rows import Row


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: its row, the states that gave it, what became of it, and the rows of the places that show it."""

    row: Row
    states: tuple[str, ...]
    status: str
    outcome: str
    evidence: tuple[Row, ...]

    @property
    def closed(self) -> bool:
        return self.status in ("done", "superseded", "cancelled", "cannot_be_checked")


def promises(archive: Archive, span: Span, day: str) -> list[Promise]:
    return []
