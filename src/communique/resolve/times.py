"""Times and amounts of acts, read against the date of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from communique.model import Amount, Anchor, Span, When
from communique.reading import ActDraft

FUTURE = frozenset({"planned", "proposed", "hypothetical", "postponed"})


ENCOUNTERS = frozenset({"meeting", "visit"})


def own_times(drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The drafts; a visit told beside a meeting ("who is here on a visit") does not take the meeting's time."""
    met = {d.when for d in drafts if d.kind == "meeting" and d.when}
    return [d._replace(when=None) if d.kind == "visit" and d.when in met and not beside(d) else d for d in drafts]


def beside(draft: ActDraft) -> bool:
    """Does the time of an act stand within the words that tell it, or just before them?"""
    when = draft.when
    return when is not None and any(
        s.covers(when) or 0 <= s.start - when.end <= NEAR for s in (draft.span, *draft.also)
    )


NEAR = 3  # characters: a comma and a space


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
        if draft.kind in ENCOUNTERS and draft.status != "ongoing" and read.start and not read.end:
            return None  # "the first since 2019" is not when it took place
        return When(self.anchor(draft.when), read.start, read.end, read.time, read.duration, read.basis)

    def amount(self, span: Span) -> Amount | None:
        found = self.money.get(span)
        return Amount(self.anchor(span), found[0], found[1]) if found else None
