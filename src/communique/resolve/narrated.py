"""Which acts the publisher tells, itself or through an institution or issuers that speak in its stead."""

from __future__ import annotations

from communique.model import Span
from communique.reading import ActDraft, Reading


def own(draft: ActDraft) -> bool:
    """Does the publisher tell it?"""
    return draft.voice is None and not draft.voiced_by


def reported(reading: Reading, draft: ActDraft) -> bool:
    """Does an institution, a document or a spokesperson tell it in a publisher's stead ("…, the ministry said")?"""
    return draft.voice is not None and reading.in_stead(draft.voice)


def issued(reading: Reading, draft: ActDraft, lead: Span | None) -> bool:
    """A meeting that the issuers of a joint statement tell in its first words ("We, the leaders, met today")."""
    if draft.kind != "meeting" or draft.voice is None or lead is None or not touches(draft, lead):
        return False
    said = reading.statements[draft.voice]
    whole = said.parent is None and said.mode == "verbatim" and said.start <= lead.start + len(lead)
    turns = any(s.kind == "turn" for s in reading.sections)
    return whole and not turns and len(reading.speakers(draft.voice)) > 1 and draft.status == "occurred"


def touches(draft: ActDraft, stretch: Span) -> bool:
    return any(span.touches(stretch) for span in (draft.span, *draft.also))


def retold(reading: Reading, draft: ActDraft) -> bool:
    """Does a text tell a meeting or visit in somebody's words ("X will visit Y, the Prime Minister said today")?"""
    said = reading.statements[draft.voice] if draft.voice is not None else None
    told = said is not None and said.mode in ("reported", "mixed") and said.parent is None
    return told and draft.kind in ("meeting", "visit") and draft.status != "negated"
