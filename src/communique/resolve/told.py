"""The day and place that the sentence of an encounter tells, where the verb's own phrases gave none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from communique import data
from communique.model import Span
from communique.reading import ActDraft, Reading

PLACED = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:\w+\s+)?$", re.I)


def completed(reading: Reading, drafts: Sequence[ActDraft], single_day: Callable[[Span], bool]) -> list[ActDraft]:
    """The drafts; narrated meetings without a time or place take the one that their sentence alone can mean.

    A day or place that another act of the sentence has is not taken, nor one of two.
    """
    taken = {d.when for d in drafts if d.when} | {w for d in drafts for w in d.where}
    return [with_own(reading, d, taken, single_day) if open_to(d) else d for d in drafts]


def open_to(draft: ActDraft) -> bool:
    narrated = draft.kind == "meeting" and draft.voice is None and not draft.voiced_by
    return narrated and draft.status in ("occurred", "ongoing", "planned") and (draft.when is None or not draft.where)


def with_own(reading: Reading, draft: ActDraft, taken: set[Span], single_day: Callable[[Span], bool]) -> ActDraft:
    sentences = dict.fromkeys(reading.sentence_at(s.start) for s in (draft.span, *draft.also))
    for number in sentences:
        sentence = reading.sentences[number]
        mentions = [reading.mentions[i] for i in reading.mentions_in(sentence)]
        if draft.when is None:
            days = [m.span for m in mentions if m.kind == "time" and single_day(m.span) and m.span not in taken]
            draft = draft._replace(when=days[0]) if len(days) == 1 else draft
        if not draft.where and draft.subtype not in ("call", "video_call"):
            places = [
                m.span for m in mentions if m.kind == "place" and m.span not in taken and stands_in(reading, m.span)
            ]
            places = places or venues(reading, sentence)
            draft = draft._replace(where=(places[0],)) if len(places) == 1 else draft
    return draft


@cache
def venue_pattern(language: str) -> re.Pattern[str]:
    """ "at the General Staff building", "in his office": a noun for a room or house, with capital words before it."""
    nouns = "|".join(re.escape(w) for w in sorted(data.words(language, "places.venue_nouns"), key=len, reverse=True))
    return re.compile(
        rf"\b(?:at|in)\s+((?:the\s+|his\s+|her\s+)?(?:[A-Z][\w'.-]*\s+){{0,5}}(?:{nouns}))\b(?!\s+of\s+(?:view|state|the\s+visit))"
    )


def venues(reading: Reading, sentence: Span) -> list[Span]:
    """Rooms and houses named in a sentence."""
    found = venue_pattern(reading.language).finditer(reading.text, sentence.start, sentence.end)
    return [Span(*m.span(1)) for m in found]


def stands_in(reading: Reading, span: Span) -> bool:
    """Is a place named after "in" or "at"?"""
    return bool(PLACED.search(reading.text[max(0, span.start - 24) : span.start]))
