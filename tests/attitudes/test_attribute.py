"""What communique.attribute promises of any text."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique

TEXT = "“The road,” said Ana Kovač, “will open in May.” Critics fear that it won’t."
HOSTILE = ["“" * 9000, '"a ' * 4000, "'a " * 4000, "he said, " * 1500, "“A b c d.” " * 1500, "(" * 9000, "AB: c d.\n" * 1500]


def test_places_lead_into_the_text_as_given() -> None:
    text = "``The *road*,'' Dahl said.\u00a0‘It will open,’ he said. He plans to go\u00adal."
    for one in communique.attribute(text, language="en"):
        for anchor in [*one.content, *(a for a in (one.source, one.cue) if a)]:
            assert text[anchor.start : anchor.end] == anchor.text


def test_as_json() -> None:
    plain = json.loads(json.dumps([one.to_dict() for one in communique.attribute(TEXT)]))
    assert plain[0]["content"] == [{"start": 1, "end": 9, "text": "The road"}, {"start": 29, "end": 46, "text": "will open in May."}]  # fmt: skip
    assert set(plain[0]) == {"source", "cue", "content", "speakers", "mode", "attitude", "inside", "rule", "confidence"}


def test_confidence_is_that_of_the_rule() -> None:
    found = communique.attribute("“It will open,” Ana Kovač said. The mayor fears that it will not.", language="en")
    assert [one.confidence for one in found] == [0.91, 0.66]


def test_a_function_after_reading_too() -> None:
    communique.read("The ministers met in Split on Monday.")
    assert callable(communique.attribute)


def test_language_without_words() -> None:
    assert communique.attribute("Министр сказал, что дорога откроется в мае. Он встретился с журналистами.") == ()


def test_unknown_model() -> None:
    with pytest.raises(communique.ModelError, match="'best': there is none of this name"):
        communique.attribute(TEXT, model="best")


def test_empty_text() -> None:
    with pytest.raises(communique.IngestError):
        communique.attribute(" \n")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_takes_no_longer_than_others(text: str) -> None:
    start = time.process_time()
    communique.attribute(text, language="en")
    assert time.process_time() - start < 10


PIECES = [*"“”\"'‘’«»„,.:;-—()?! \n", "''", "said ", "he ", "Ana ", "that ", "road ", "to ", "plan ", "who ", "is ", "expected "]
SIGNS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(SIGNS)
def test_any_run_of_words_and_signs(text: str) -> None:
    if not text.strip():
        return
    found = communique.attribute(text, language="en")
    for n, one in enumerate(found):
        assert one.content
        assert all(text[a.start : a.end] == a.text != "" for a in one.content)
        assert one.inside is None or one.inside < n
