"""People named behind a colon: "visiting leaders: President A, Chancellor B and King C"."""

from __future__ import annotations

import re

from communique.extract.encounter_people import NOBODY, Party, listed, sentence
from communique.extract.encounter_walk import party_after
from communique.reading import Filler, Reading

COLON = re.compile(r"\s*:\s+")
NEXT = re.compile(r"\s*(?:;|,)\s*(?:and\s+)?|\s+and\s+")


def named_behind(reading: Reading, party: Party) -> Party:
    """Those whom a colon right behind a group names, one by one; else the party itself."""
    colon = COLON.match(reading.text, party.end) if party.fillers else None
    if colon is None or len(party.fillers) != 1 or one_person(reading, party.fillers[0]):
        return party
    return in_list(reading, party.start, colon.end()) or party


def the_following(reading: Reading, offset: int) -> Party:
    """ "Met with the following leaders: A; B and C": those whom the list names."""
    words = "|".join(map(re.escape, listed(reading.language, "announcing")))
    led = re.compile(rf"[^.;:,\n]{{0,30}}\b(?:{words})\b[^.;:,\n]{{0,40}}:\s+", re.I).match(reading.text, offset)
    return in_list(reading, led.end(), led.end()) if led else NOBODY


def in_list(reading: Reading, start: int, offset: int) -> Party:
    """The people of a list that begins at an offset, to the end of its sentence; nobody where it names only one."""
    row, found, end = sentence(reading, offset), list[Filler](), offset
    while end < row.end:
        people = party_after(reading, end, row.end)
        if not people.fillers:
            break
        found += people.fillers
        link = NEXT.match(reading.text, people.end, row.end)
        end = link.end() if link else row.end
        last = people.end
    return Party(tuple(found), start, last) if len(found) > 1 else NOBODY


def one_person(reading: Reading, filler: Filler) -> bool:
    return filler.entity is not None and reading.cast.characters[filler.entity].type in ("person", "office")
