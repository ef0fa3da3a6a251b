"""Look-ups by place: they give what a walk over the whole text gives."""

from __future__ import annotations

import pytest

from communique.house import UNKNOWN
from communique.model import Span
from communique.pipeline import annotated
from communique.reading import Reading
from communique.text import shadow

TEXT = (
    "President Ana Kova\u010d received the Foreign Minister of Norway in Split. They agreed to open a school. "
    "Norway gave $3 million and will send 20 doctors. The Minister left on Monday."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return annotated(shadow(TEXT), UNKNOWN, "en")


@pytest.mark.parametrize("start", range(0, len(TEXT), 7))
def test_look_ups_agree_with_walks(reading: Reading, start: int) -> None:
    end = min(start + 40, len(TEXT))
    span, row = Span(start, end), reading.sentences[reading.sentence_at(start)]
    walk = reading.frames
    assert reading.frames_from(span) == tuple(f for f in walk if start <= f.verb.start < end)
    assert list(reading.frames_after(start)) == [f for f in walk if start < f.verb.start < row.end]
    assert reading.sums_in(span) == tuple(m for m in reading.money if start <= m.start < end)
    held = [i for i, m in enumerate(reading.mentions) if m.start < start <= m.end]
    assert reading.mention_at(start) == next(iter(held), None)
    assert reading.mention_to(start) == next((i for i in held if reading.mentions[i].end == start), None)


def test_frames_by_lemma(reading: Reading) -> None:
    assert [f.lemma for f in reading.frames] == [
        f.lemma for f in sorted((f for row in reading.frames_by_lemma.values() for f in row), key=lambda f: f.number)
    ]
    assert "receive" in reading.frames_by_lemma
