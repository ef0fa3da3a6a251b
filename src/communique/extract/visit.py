"""visit acts."""

from __future__ import annotations

from collections.abc import Iterator

from communique.reading import ActDraft, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visit acts of a text."""
    yield from ()
