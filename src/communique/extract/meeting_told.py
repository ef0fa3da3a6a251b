"""Which meetings the publisher tells as held, and who is in them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extract.encounter_clause import noun_like
from communique.extract.encounter_tense import RECOUNTED
from communique.reading import ActDraft, Reading

MAIN = ("host", "guest", "participant")


def numbers(draft: ActDraft) -> frozenset[int]:
    return frozenset(f.entity for role, f in draft.roles if role in MAIN and f.entity is not None)


def in_headline(reading: Reading, draft: ActDraft) -> bool:
    section = reading.section_at(draft.span.start)
    return section is not None and section.kind == "headline"


def retold(reading: Reading, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The drafts; "this would be their eighth meeting" tells the one told before it, of the same people, again."""
    found: list[ActDraft] = []
    for draft in sorted(drafts, key=lambda d: d.span.start):
        row = reading.sentences[reading.sentence_at(draft.span.start)]
        again = RECOUNTED.search(reading.text[row.start : draft.span.start]) is not None
        same = [n for n, d in enumerate(found) if numbers(d) == numbers(draft) and d.voice == draft.voice]
        if again and same and len(numbers(draft)) > 1 and not in_headline(reading, found[same[-1]]):
            found[same[-1]] = found[same[-1]]._replace(also=(*found[same[-1]].also, draft.span))
        else:
            found.append(draft)
    return found


def narrated(reading: Reading, drafts: Sequence[ActDraft]) -> list[int]:
    return [
        n
        for n, d in enumerate(drafts)
        if d.voice is None and not d.voiced_by and d.status in ("occurred", "ongoing") and not recalled(reading, d)
    ]


def recalled(reading: Reading, draft: ActDraft) -> bool:
    """ "Recalled the talks he had held with": is it a meeting before the one of which the text tells?"""
    own = [f for f in reading.frames_from(draft.span) if draft.span.touches(f.verb.span) and f.verb.form == "finite"]
    own = [f for f in own if not noun_like(reading, f)]
    return bool(own) and all(f.verb.perfect and f.verb.tense == "past" for f in own)
