"""The model made of a network, for those who installed the extra: what it finds, and what only rules know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.attitudes.found import Found
from communique.attitudes.kinds import attitude
from communique.attitudes.narrow import stated
from communique.attitudes.recorded import of_record, recorded
from communique.learned.finding import Found as Places
from communique.learned.network import network
from communique.learned.pieces import Window
from communique.model import Span
from communique.reading import Nesting, Reading, Said

LEARNED = "A network that has read news finds the words that tell of speech, and for each the source and the content."


def found(reading: Reading) -> tuple[Found, ...]:
    """All attributions of a text: whole turns and blocks by rule, the rest by the network, and quotations that it
    passed over."""
    blocks = [said for said in reading.statements if said.mode == "verbatim"]
    whole = Nesting(blocks)
    learned = [
        one
        for one in (attribution(reading, window, places) for window, places in network().found(reading.text))
        if not restates(one, blocks, whole)
    ]
    return (*map(of_record, blocks), *learned, *map(of_record, passed_over(reading, learned)))


def statements(reading: Reading) -> tuple[Found, ...]:
    """The statements of the record, and those that only the network finds."""
    learned = (attribution(reading, window, places) for window, places in network().found(reading.text))
    return (*recorded(reading), *stated(reading, list(learned)))


def attribution(reading: Reading, window: Window, places: Places) -> Found:
    """What the network found, in places of the text."""

    def span(stretch: tuple[int, int]) -> Span:
        return Span(int(window.starts[stretch[0]]), int(window.ends[stretch[1] - 1]))

    content, cue = tuple(map(span, places.content)), span(places.cue)
    source = span(places.source) if places.source else None
    kind = attitude(reading, cue, content)
    return Found(content, cue, source, kind, LEARNED, confidence=round(places.confidence, 3))


def restates(one: Found, blocks: Sequence[Said], whole: Nesting) -> bool:
    """Does it tell of words inside a turn or block what the turn tells already: its cue stands outside of it?"""
    block = whole.at(one.start)
    return block is not None and one.cue is not None and not blocks[block].covers(one.cue.start)


def passed_over(reading: Reading, learned: Sequence[Found]) -> Iterator[Said]:
    """Quotations that rules find, whose words touch no content that the network found."""
    taken = Nesting([Said("mixed", one.content, None, None, (), "") for one in learned])
    for said in reading.statements:
        if said.mode in ("quoted", "mixed") and all(
            taken.at(place) is None for span in said.content for place in (span.start, (span.start + span.end) // 2)
        ):
            yield said
