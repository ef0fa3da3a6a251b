"""Who stands behind the words that name a source. All sentences and persons are invented."""

from __future__ import annotations

import pytest

import communique
from communique import Speaker

INTRODUCED = "The Foreign Minister of Norway, Jon Dahl, met the press in Split on Monday. "


def speakers_of(text: str) -> tuple[Speaker, ...]:
    """The speakers of the last attribution of a text."""
    return communique.attribute(text, language="en")[-1].speakers


@pytest.mark.parametrize(
    ("said", "first"),
    [("He said that trade would grow.", "He"), ("Dahl said that trade would grow.", "Dahl"), ("The minister said that trade would grow.", "The minister")],
)  # fmt: skip
def test_led_back(said: str, first: str) -> None:
    (speaker,) = speakers_of(INTRODUCED + said)
    assert speaker.name == "Jon Dahl"
    assert speaker.chain[0].text == first
    assert speaker.chain[-1].text == "The Foreign Minister of Norway, Jon Dahl"


def test_same_id_as_in_the_record() -> None:
    text = INTRODUCED + "He said that trade would grow."
    (speaker,) = speakers_of(text)
    assert speaker.entity in {entity.id for entity in communique.read(text).entities if entity.name == "Jon Dahl"}


def test_two_speakers() -> None:
    found = speakers_of("Ana Kovač and Jon Dahl said that trade would grow.")
    assert [speaker.name for speaker in found] == ["Ana Kovač", "Jon Dahl"]


def test_unknown_one_is_called_by_his_words() -> None:
    (speaker,) = speakers_of("A union boss, who would not be named, said the road was closed.")
    assert (speaker.name, speaker.entity) == ("A union boss", None)


def test_pronoun_that_leads_nowhere() -> None:
    assert speakers_of("He said that trade would grow.") == ()


def test_no_source() -> None:
    assert speakers_of("It is believed that the road is unsafe.") == ()
