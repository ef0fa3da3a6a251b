"""Whom words set apart under "X said:" are for."""

from __future__ import annotations

import pytest

from communique import read

MET = "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split.\n\n"
WORDS = "\n\n“We will build the port together, and the ferries will sail.”\n"


@pytest.mark.parametrize(
    ("lead", "speaker", "to"),
    [
        ("Ana Kovač said:", "Ana Kovač", ["Jon Dahl"]),
        ("Jon Dahl said:", "Jon Dahl", ["Ana Kovač"]),
        # who tells the press tells no side of the encounter
        ("Speaking to the press after the meeting, Jon Dahl said:", "Jon Dahl", []),
        ("At a press conference Ana Kovač said:", "Ana Kovač", []),
        # who is no side of it speaks to nobody that the text names
        ("The Minister of Trade of Croatia, Iva Babić, said:", "Iva Babić", []),
    ],
)
def test_addressees(lead: str, speaker: str, to: list[str]) -> None:
    record = read(MET + lead + WORDS)
    names = {entity.id: entity.name for entity in record.entities}
    (said,) = (one for one in record.statements if one.mode == "verbatim")
    assert ([names[one] for one in said.speakers], [names[one] for one in said.addressees]) == ([speaker], to)
