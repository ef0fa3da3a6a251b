"""Times and amounts of acts, read against the date of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any

from communique.model import Amount, Anchor, Span, When
from communique.reading import ActDraft

CALLED_OFF = frozenset({"cancelled", "negated"})  # of the past or of what was to come
FUTURE = frozenset({"planned", "proposed", "hypothetical", "postponed"})


ENCOUNTERS = frozenset({"meeting", "visit"})


def own_times(drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The drafts; a visit told beside a meeting ("who is here on a visit") or another visit does not take its time."""
    met = {d.when for d in drafts if d.kind == "meeting" and d.when}
    near = {d.when for d in drafts if d.kind == "visit" and d.when and d.span.covers(d.when)}
    taken = met | near  # "travelled to Riga ahead of the visit of X to Oslo on 2 May"
    trips = {(d.span.start, d.when) for d in drafts if d.kind == "visit" and d.when and d.span.covers(d.when)}
    return [
        d._replace(when=None)
        if d.kind == "visit" and d.when in taken and not beside(d) and (d.span.start, d.when) not in trips
        else d  # "a visit to Peru and Chile from 7 to 10 May": both have its days
        for d in drafts
    ]


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
        self.told: Mapping[Span, Span] = {}

    def when(self, draft: ActDraft) -> When | None:
        """The time of an act: its words, and what they mean where the text or its date tells."""
        assert draft.when is not None
        phrase = self.phrases.get(draft.when)
        if phrase is None:
            return When(self.anchor(draft.when), None, None, None, None, None)
        future: bool | None = draft.status in FUTURE or draft.kind in ("commitment", "invitation", "request")
        future = None if draft.status in CALLED_OFF else future
        if draft.status == "postponed" and phrase.term.kind in ("until", "by"):
            phrase = phrase._replace(term=phrase.term.term("at"))  # put off until May: it will be in May
        read = self.meaning(phrase, *self.read_on(draft.when, ahead=future is True), future)
        held = draft.status not in (*FUTURE, *CALLED_OFF, "ongoing")
        since = phrase.term.kind == "since"
        if draft.kind in ENCOUNTERS and (held or since) and read.start and not read.end:
            return None  # "the first since 2019" is not when it took place
        if phrase.term.kind == "time" and held and not read.start and draft.voice is None and self.reference:
            day = self.reference.isoformat()  # "at noon", told on the day of the text
            basis: Any = self.basis
            return When(self.anchor(draft.when), day, day, read.time, read.duration, basis)
        return When(self.anchor(draft.when), read.start, read.end, read.time, read.duration, read.basis)

    def knowing(self, told: Mapping[Span, Span]) -> Clock:
        """The clock, with the times on which others are read."""
        clock = copy(self)
        clock.told = told
        return clock

    def read_on(self, span: Span, ahead: bool) -> tuple[date | None, str | None]:
        """The day that a phrase is read on: the one told before it ("the same day"), else that of the text."""
        base = self.phrases.get(self.told.get(span, span))
        if span not in self.told or base is None:
            return self.reference, self.basis
        start = self.meaning(base, self.reference, self.basis, None if ahead else False).start
        return (date.fromisoformat(start) if start else None), "told"

    def amount(self, span: Span) -> Amount | None:
        found = self.money.get(span)
        return Amount(self.anchor(span), found[0], found[1]) if found else None
