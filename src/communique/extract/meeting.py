"""Meetings: every encounter of two or more principals, by verb, by noun, in headlines; with topics."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract import meeting_about, meeting_lists, meeting_nouns, meeting_verbs
from communique.reading import ActDraft, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings of a text, with what was said of their topics, attendees and initiator."""
    found = [*meeting_verbs.extract(reading), *meeting_nouns.extract(reading), *meeting_lists.extract(reading)]
    yield from meeting_about.completed(reading, found)
