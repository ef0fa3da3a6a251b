"""Visits: travel to a state or place, by verb and by noun."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract import visit_nouns, visit_verbs
from communique.reading import ActDraft, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits of a text."""
    yield from visit_verbs.extract(reading)
    yield from visit_nouns.extract(reading)
