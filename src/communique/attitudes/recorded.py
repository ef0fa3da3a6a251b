"""Statements of the record as attributions, and the texts that are best told by them alone."""

from __future__ import annotations

from communique.attitudes.found import Found
from communique.model import Mode
from communique.reading import Reading, Said
from communique.resolve.tables import confidence


def of_record(said: Said) -> Found:
    """A statement of the record as an attribution."""
    mode: Mode | None = "verbatim" if said.mode == "verbatim" else None
    precision = confidence(f"statement.{said.mode}")
    return Found(said.content, said.cue, said.source, "speech", said.rule, said.sources, precision, mode)


def recorded(reading: Reading) -> tuple[Found, ...]:
    """The statements of the record of a text."""
    return tuple(map(of_record, reading.statements))


def printed_speech(reading: Reading) -> bool:
    """Are most words of a text printed speech: turns, blocks under "X said:", a letter, of those whom it names?

    All of it is somebody's words already; what the speakers think and want is what they say.
    """
    blocks = (said for said in reading.statements if said.mode == "verbatim" and said.sources)
    return 2 * sum(len(span) for said in blocks for span in said.content) > len(reading.text)
