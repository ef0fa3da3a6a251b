"""Acts before they become part of the record: roles filled with characters or places in the text."""

from __future__ import annotations

from typing import NamedTuple

from communique.model import Span


class Filler(NamedTuple):
    """Who fills a role: an entity of the cast (its number), or only a place in the text."""

    entity: int | None
    span: Span


class ActDraft(NamedTuple):
    """An act as an extractor found it. Times, places and topics are places in the text, normalised later.

    `voice` is the number of the statement that tells it, -1 for an act told inside somebody's words that are no
    statement (then `voiced_by` has the speakers), None for the publisher's own narration.
    """

    kind: str
    span: Span
    rule: str
    subtype: str | None = None
    status: str = "occurred"
    roles: tuple[tuple[str, Filler], ...] = ()
    form: str | None = None
    strength: str | None = None
    specific: bool | None = None
    salience: str = "mentioned"
    when: Span | None = None
    where: tuple[Span, ...] = ()
    topics: tuple[tuple[Span, str, bool], ...] = ()
    amount: Span | None = None
    for_: Span | None = None
    occasion: Span | None = None
    voice: int | None = None
    voiced_by: tuple[int, ...] = ()
    also: tuple[Span, ...] = ()
    basis: Span | None = None
    reply_to: Span | None = None
    part_of: Span | None = None

    def fillers(self, role: str) -> tuple[Filler, ...]:
        return tuple(filler for name, filler in self.roles if name == role)
