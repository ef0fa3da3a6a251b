"""Which act the text exists to report."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Span
from communique.reading import ActDraft, Reading

ENCOUNTERS = ("meeting", "message", "visit")


def ranked(reading: Reading, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The drafts, with the encounter or message that headline and lead tell marked main."""
    chosen = main_of(reading, drafts)
    return [d._replace(salience="main" if n in chosen else "mentioned") for n, d in enumerate(drafts)]


def main_of(reading: Reading, drafts: Sequence[ActDraft]) -> set[int]:
    """Numbers of the main acts: told by the publisher in the headline, else in the lead, else first of the text."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    lead = next((s.span for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")), None)
    narrated = [n for n, d in enumerate(drafts) if d.voice is None and not d.voiced_by and d.kind in ENCOUNTERS]
    for stretch in (head, lead):
        told = [n for n in narrated if stretch and touches(drafts[n], stretch) and drafts[n].status != "negated"]
        if told:
            return alike(drafts, told, narrated, stretch is head)
    anywhere = [n for n, d in enumerate(drafts) if d.kind in ENCOUNTERS and head and touches(d, head)]
    if anywhere:
        return {anywhere[0]}
    if narrated:
        return {narrated[0]}
    agreement = [n for n, d in enumerate(drafts) if d.kind == "agreement" and d.form == "joint_statement"]
    message = [n for n, d in enumerate(drafts) if d.kind == "message"]
    return set((agreement or message)[:1])


def touches(draft: ActDraft, stretch: Span) -> bool:
    return any(span.touches(stretch) for span in (draft.span, *draft.also))


def alike(drafts: Sequence[ActDraft], told: list[int], narrated: list[int], headline: bool = False) -> set[int]:
    """One main act; of several credentials, and of several meetings that the headline tells, all."""
    first = min(told, key=lambda n: (ENCOUNTERS.index(drafts[n].kind), n))
    if drafts[first].subtype == "credentials":
        return {n for n in narrated if drafts[n].subtype == "credentials"}
    if headline and drafts[first].kind == "meeting":
        return {first} | {n for n in told if drafts[n].kind == "meeting" and drafts[n].status == drafts[first].status}
    return {first}
