"""What a day says of an encounter: told of tomorrow it is planned; talks awaited where they begin are these talks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.extract.encounter_people import listed
from communique.reading import ActDraft, Reading

TRAVEL = re.compile(r"\b(?:travel\w*|visit\w*|going|coming|return\w*)\s+(?:back\s+)?(?:to\s+)?[A-Z]\w+\s+and\s+$")
OURS = re.compile(r"our\s+(?:meeting|talks|conversation|discussions?)\b", re.I)
RECOUNTED = re.compile(r"\b(?:this|it|which)\s+(?:is|was|will be|would be|marks|marked)\s+(?:\w+\s+){0,2}$", re.I)
PARTS = ("host", "guest", "participant")


def dated(reading: Reading, drafts: Iterable[ActDraft]) -> list[ActDraft]:
    """The drafts; what is told of tomorrow or next week has not happened yet."""
    return [d._replace(status="planned") if to_come(reading, d) else d for d in drafts]


def to_come(reading: Reading, draft: ActDraft) -> bool:
    """Is a draft told of tomorrow, or "is hosting on 4 November" of a day named beside it?"""
    day = reading.words(draft.when).lower() if draft.when else ""
    held = draft.kind == "meeting" and draft.status == "ongoing"
    on_a_day = held and re.match(r"(?:on|in|next)\s", day) is not None
    return on_a_day or (draft.status in ("occurred", "ongoing") and ahead(reading, draft))


def ahead(reading: Reading, draft: ActDraft) -> bool:
    words = reading.words(draft.when).lower() if draft.when else ""
    coming = listed(reading.language, "ahead")
    if words.startswith("the next") and draft.status == "occurred":
        return False  # "the next day she received him"
    return any(re.match(rf"(?:on |in )?(?:the )?{re.escape(word)}\b", words) for word in coming)


def anticipated(reading: Reading, draft: ActDraft) -> bool:
    """Does somebody in a turn look forward to the talks at which he speaks?"""
    turn = reading.section_at(draft.span.start)
    if draft.voice is None or turn is None or turn.kind != "turn" or draft.status not in ("proposed", "planned"):
        return False
    people = {f.entity for role in PARTS for f in draft.fillers(role)}
    if not people <= set(reading.cast.principals[:2]) or draft.where or draft.occasion:
        return False
    when = reading.words(draft.when).lower()
    before = reading.text[max(draft.span.start - 40, 0) : draft.span.start]
    if travelling(before):
        return False
    if OURS.match(reading.words(draft.span)) and not when:
        return True  # "our meeting will be useful"
    awaited = re.search(r"\b(?:forward|want|going|like|happy|glad|excited|able|ready)\b[^.,;]*$", before, re.I)
    return bool(awaited) and (not when or when in ("today", "now", "this morning", "this afternoon"))


def travelling(before: str) -> bool:
    """ "Forward to travelling to Oslo and meeting with you": no talks of today."""
    return TRAVEL.search(before) is not None
