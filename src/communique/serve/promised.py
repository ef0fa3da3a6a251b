"""Commitments with what became of them, as several pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.ledger.board import Board, board, days_of, shown
from communique.ledger.pictures import Table, commitments
from communique.ledger.promises import Promise
from communique.serve.room import Room
from communique.store.dyads import Span


def standing(room: Room, span: Span, day: str) -> Board:
    """Where the commitments of a span stand on a day."""
    return room.keep(("board", span, day), lambda: board(room.archive, span, day))


def promises(room: Room, keys: Iterable[int], day: str) -> list[Promise]:
    """Some commitments, each with what had become of it by a day."""

    def days(state: str) -> Sequence[str]:
        return room.keep(("days", state), lambda: days_of(room.archive, state))

    return shown(room.archive, keys, day, days)


def by_state(room: Room, span: Span, day: str) -> Table:
    """How many commitments each state gave, by what had become of them."""

    def made() -> Table:
        return commitments(room.archive, span, day, standing(room, span, day).by_key)

    return room.keep(("by state", span, day), made)
