"""Which meetings the publisher tells as held, and who is in them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading import ActDraft, Reading

MAIN = ("host", "guest", "participant")


def numbers(draft: ActDraft) -> frozenset[int]:
    return frozenset(f.entity for role, f in draft.roles if role in MAIN and f.entity is not None)


def in_headline(reading: Reading, draft: ActDraft) -> bool:
    section = reading.section_at(draft.span.start)
    return section is not None and section.kind == "headline"


def narrated(reading: Reading, drafts: Sequence[ActDraft]) -> list[int]:
    return [
        n for n, d in enumerate(drafts) if d.voice is None and not d.voiced_by and d.status in ("occurred", "ongoing")
    ]
