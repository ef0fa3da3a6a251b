"""Times and amounts of acts, read against the date of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from communique.model import Amount, Anchor, Span, When
from communique.reading import ActDraft

FUTURE = frozenset({"planned", "proposed", "hypothetical", "postponed"})


class Clock:
    """Normalises temporal phrases. `meaning` reads a phrase on a reference date, knowing the tense."""

    def __init__(
        self,
        anchor: Callable[[Span], Anchor],
        phrases: Mapping[Span, Any],
        meaning: Callable[[Any, date | None, str | None, bool | None], Any],
        money: Mapping[Span, tuple[float, str]],
        reference: tuple[date | None, str | None],
    ) -> None:
        self.anchor, self.phrases, self.meaning, self.money = anchor, phrases, meaning, money
        self.reference, self.basis = reference

    def when(self, draft: ActDraft) -> When | None:
        """The time of an act: its words, and what they mean where the text or its date tells."""
        assert draft.when is not None
        phrase = self.phrases.get(draft.when)
        if phrase is None:
            return When(self.anchor(draft.when), None, None, None, None, None)
        future = draft.status in FUTURE or draft.kind in ("commitment", "invitation", "request")
        read = self.meaning(phrase, self.reference, self.basis, future)
        if draft.kind in ("meeting", "visit") and draft.status == "occurred" and read.start and not read.end:
            return None  # "the first since 2019" is not when it took place
        return When(self.anchor(draft.when), read.start, read.end, read.time, read.duration, read.basis)

    def amount(self, span: Span) -> Amount | None:
        found = self.money.get(span)
        return Amount(self.anchor(span), found[0], found[1]) if found else None
