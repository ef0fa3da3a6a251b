"""The model made of rules: speech, thoughts and intentions of anybody."""

from __future__ import annotations

from collections.abc import Sequence

from communique.attitudes.found import Found
from communique.attitudes.joiner import BLOCK, Joiner
from communique.attitudes.sentences import paragraphs
from communique.reading import Nesting, Reading


def found(reading: Reading) -> tuple[Found, ...]:
    """All attributions of a text, in order of their contents."""
    out = [
        Found(said.content, said.cue, said.source, "speech", said.rule, said.sources)
        for said in reading.statements
        if said.mode == "verbatim"
    ]
    blocks = Nesting([said for said in reading.statements if said.mode == "verbatim"])
    joiner = Joiner()
    for paragraph in paragraphs(reading):
        joiner.read(paragraph)
    out.extend(one for one in joiner.found if one.rule != BLOCK or blocks.at(one.start) is None)
    return tuple(kept(out))


def kept(found: Sequence[Found]) -> list[Found]:
    """What is found, without the things and plans that somebody's words tell of."""
    told = sorted(found, key=lambda one: (one.start, -one.content[-1].end))
    out: list[Found] = []
    reach = -1
    for one in told:
        place = one.cue.start if one.cue else one.start
        if one.attitude == "speech" or place >= reach:
            out.append(one)
        if one.attitude == "speech":
            reach = max(reach, one.content[-1].end)
    return out
