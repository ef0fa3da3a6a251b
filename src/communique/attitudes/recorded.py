"""Statements of the record as attributions, and the texts that are best told by them alone."""

from __future__ import annotations

from communique import data
from communique.attitudes.found import Found
from communique.model import Mode
from communique.reading import Reading, Said
from communique.resolve.tables import confidence

PARTS = ("questioners", "answerers", "moderators")


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
    blocks = (said for said in reading.statements if said.mode == "verbatim" and spoken(reading, said))
    return 2 * sum(len(span) for said in blocks for span in said.content) > len(reading.text)


def spoken(reading: Reading, said: Said) -> bool:
    """Does a block name who speaks, or a part that somebody plays there ("Q", "MODERATOR")? A line of a headline with
    a colon names neither."""
    kinds = {reading.mentions[i].kind for i in said.sources}
    label = reading.words(said.source).lower()
    return bool(kinds - {"group"}) or any(label in data.words(reading.language, f"segments.{part}") for part in PARTS)
