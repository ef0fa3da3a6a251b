"""The model made of rules: speech, thoughts and intentions of anybody."""

from __future__ import annotations

from collections.abc import Sequence

from communique import data
from communique.attitudes.aside import AROUND
from communique.attitudes.found import Found
from communique.attitudes.joiner import BEFORE, BLOCK, SIGNED, Joiner
from communique.attitudes.labels import LABEL, labelled
from communique.attitudes.phrases import ACCORDING, ADJECTIVE, NOUN, NOUN_THING
from communique.attitudes.recorded import of_record
from communique.attitudes.sentences import paragraphs
from communique.attitudes.verbs import CLAUSE, MEANT, PASSIVE, THING
from communique.reading import Nesting, Reading, Said

# The rules whose contents are whole clauses in somebody's words.
WORDS = frozenset({CLAUSE, AROUND, ACCORDING, BLOCK, SIGNED, LABEL, BEFORE})
# The rules by their names in the table of measured precision.
MEASURED = {
    CLAUSE: "clause", AROUND: "around", THING: "thing", MEANT: "meant", ACCORDING: "according", NOUN: "noun",
    NOUN_THING: "noun_thing", PASSIVE: "passive", ADJECTIVE: "adjective",
}  # fmt: skip


def found(reading: Reading) -> tuple[Found, ...]:
    """All attributions of a text, in order of their contents."""
    recorded = [of_record(said) for said in reading.statements if whole(reading, said)]
    blocks = Nesting([said for said in reading.statements if said.mode == "verbatim"])
    joiner = Joiner()
    for paragraph in paragraphs(reading):
        joiner.read(paragraph)
    introduced = (one for one in joiner.found if one.rule != BLOCK or blocks.at(one.start + 1) is None)
    labels = (one for one in labelled(reading) if blocks.at(one.start + 1) is None)
    out = [*introduced, *labels]
    known = {place for one in out if one.cue for place in range(one.cue.start, one.cue.end)}
    out += [one for one in recorded if one.mode == "verbatim" or not (one.cue and one.cue.start in known)]
    table = data.toml("lang", reading.language, "attitudes.toml")["precision"]
    return tuple(trusted(one, table) for one in kept(out))


def trusted(one: Found, table: dict[str, float]) -> Found:
    """An attribution with the precision that its rule was measured to have."""
    known = table.get(MEASURED.get(one.rule, ""))
    return one if known is None else one._replace(confidence=known)


def whole(reading: Reading, said: Said) -> bool:
    """Is a statement of the record a turn or block, or does it stand in one?"""
    parent = reading.statements[said.parent] if said.parent is not None else None
    return said.mode == "verbatim" or (parent is not None and parent.mode == "verbatim")


def kept(found: Sequence[Found]) -> list[Found]:
    """What is found, without the things and plans that a clause of somebody's words tells of."""
    told = sorted(found, key=lambda one: (one.start, -one.content[-1].end))
    out: list[Found] = []
    reach = words = -1
    for one in told:
        place = one.cue.start if one.cue else one.start
        if one.rule in WORDS or place >= reach or (one.rule == NOUN and place >= words):
            out.append(one)
        reach = max(reach, one.content[-1].end)
        words = max(words, one.content[-1].end) if one.rule in WORDS else words
    return out
