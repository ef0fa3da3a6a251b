"""The model made of rules: the statements of the record, and the attitudes that it has no place for."""

from __future__ import annotations

from communique.attitudes.found import Found
from communique.reading import Reading


def found(reading: Reading) -> tuple[Found, ...]:
    """All attributions of a text, in order of their contents."""
    return tuple(
        Found(said.content, said.cue, said.source, "speech", said.rule, said.sources) for said in reading.statements
    )
