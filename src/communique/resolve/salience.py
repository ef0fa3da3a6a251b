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
            return alike(
                reading,
                drafts,
                told
                if stretch is head
                else told[:1] and [min(told, key=lambda n: (ENCOUNTERS.index(drafts[n].kind), n))],
                narrated,
            )
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


def alike(reading: Reading, drafts: Sequence[ActDraft], told: list[int], narrated: list[int]) -> set[int]:
    """One main act; with it every credential, every message of an exchange, every audience of the same host."""
    first = min(told, key=lambda n: (ENCOUNTERS.index(drafts[n].kind), n))
    main = drafts[first]
    if main.subtype == "credentials":
        return {n for n in narrated if drafts[n].subtype == "credentials"}
    same = {n for n in told if drafts[n].kind == main.kind and drafts[n].status == main.status}
    if main.kind == "visit":
        return {first} if main.status == "planned" else same
    return {first} | same | {n for n in narrated if main.kind == "meeting" and next_audience(reading, main, drafts[n])}


def next_audience(reading: Reading, main: ActDraft, draft: ActDraft) -> bool:
    """Does the same host receive somebody else, in a paragraph of its own?"""
    hosts = {f.entity for f in main.fillers("host")} & {f.entity for f in draft.fillers("host")} - {None}
    guests = {f.entity for f in main.fillers("guest")} & {f.entity for f in draft.fillers("guest")} - {None}
    apart = reading.section_number(main.span.start) != reading.section_number(draft.span.start)
    return (
        bool(hosts and draft.fillers("guest") and not guests and apart)
        and draft.status == main.status == "occurred"
        and draft.kind == "meeting"
    )
