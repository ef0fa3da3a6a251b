"""The model made of a network, for those who installed the extra: what it finds, and the blocks that rules know."""

from __future__ import annotations

from communique.attitudes.found import Found
from communique.learned.finding import Found as Places
from communique.learned.network import network
from communique.learned.pieces import Window
from communique.model import Span
from communique.reading import Reading, Said

LEARNED = "A network that has read news finds the words that tell of speech, and for each the source and the content."


def found(reading: Reading) -> tuple[Found, ...]:
    """All attributions of a text: whole turns and blocks by rule, the rest by the network."""
    learned = tuple(attribution(window, one) for window, one in network().found(reading.text))
    return (*(block(said) for said in reading.statements if said.mode == "verbatim"), *learned)


def block(said: Said) -> Found:
    return Found(said.content, said.cue, said.source, "speech", said.rule, said.sources)


def attribution(window: Window, one: Places) -> Found:
    """What the network found, in places of the text."""

    def span(places: tuple[int, int]) -> Span:
        return Span(int(window.starts[places[0]]), int(window.ends[places[1] - 1]))

    content = tuple(span(places) for places in one.content)
    source = span(one.source) if one.source else None
    return Found(content, span(one.cue), source, "speech", LEARNED, confidence=round(one.confidence, 3))
