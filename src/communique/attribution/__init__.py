"""Who says what: turns and blocks, quotation marks, reported speech."""

from __future__ import annotations

from communique.attribution.blocks import spoken
from communique.attribution.nesting import nested
from communique.attribution.quotes import following, quoted
from communique.attribution.reported import reported
from communique.reading import Reading, Said


def statements(reading: Reading) -> tuple[Said, ...]:
    """The statements of a text in order, each with the number of the one it stands in.

    Whole turns and blocks come first; then what stands in quotation marks; then reported clauses, which take in the
    quoted pieces that stand inside them.
    """
    blocks = spoken(reading)
    marked, pieces = quoted(reading, blocks)
    told = reported(reading, blocks, marked, pieces)
    return nested(reading, blocks, marked, told, following(reading, pieces, told))
