"""commitment acts."""

from __future__ import annotations

from collections.abc import Iterator

from communique.reading import ActDraft, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The commitment acts of a text."""
    yield from ()
