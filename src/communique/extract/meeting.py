"""Meetings: every encounter of two or more principals, by verb, by noun, in headlines; with topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.extract import (
    meeting_about,
    meeting_discussed,
    meeting_events,
    meeting_joined,
    meeting_lists,
    meeting_nouns,
    meeting_programme,
    meeting_spoken,
    meeting_verbs,
)
from communique.extract.encounter_spans import Taken
from communique.extract.encounter_tense import anticipated, dated
from communique.reading import ActDraft, Reading

RULES = (meeting_joined.extract, meeting_spoken.extract, meeting_events.extract, meeting_discussed.extract)


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings of a text, with what was said of their topics, attendees and initiator."""
    listed = [*meeting_programme.extract(reading)]
    direct = [*meeting_verbs.extract(reading), *meeting_nouns.extract(reading), *meeting_lists.extract(reading)]
    found = [*listed, *fresh(listed, direct)]
    for rules in RULES:
        found += fresh(found, rules(reading))
    yield from meeting_about.completed(reading, dated(reading, (d for d in found if not anticipated(reading, d))))


def fresh(found: Sequence[ActDraft], drafts: Iterable[ActDraft]) -> list[ActDraft]:
    """The drafts that stand where no meeting has been found yet."""
    taken = Taken(other.span for other in found)
    return [d for d in drafts if not taken.touches(d.span)]
