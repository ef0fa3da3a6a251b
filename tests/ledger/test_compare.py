"""Two accounts of one meeting: what both tell, what one alone tells, what they tell differently."""

from __future__ import annotations

import pytest
from tests.ledger.accounts import FIRST, SECOND

from communique import read
from communique.ledger.accounts import items
from communique.ledger.compare import Comparison, compare

FRAME = "President Ana Kovač of Croatia met Prime Minister Jon Dahl of Norway in Split on 5 May 2024."


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare(read(FIRST), read(SECOND))


def test_what_one_side_alone_tells(found: Comparison) -> None:
    assert [one.words for one in found.only_first] == ["The ministers discussed fisheries", "the training of nurses"]
    words = [one.words for one in found.only_second]
    assert words[0] == "Ana Kovač invited her colleague to Zagreb"
    assert words[-1] == "Ambassador Ivo Babić was present"


def test_every_passage_is_in_its_text(found: Comparison) -> None:
    texts = {one.document.id: one.document.text for one in (found.first, found.second)}
    sides = (*found.only_first, *found.only_second, *found.unclear, *(one.first for one in found.both))
    assert sides
    assert all(texts[one.document][one.start : one.end] == one.words for one in sides)


def test_firmness_differs(found: Comparison) -> None:
    told = [(pair.first.words, one.what, one.first, one.second) for pair in found.differ for one in pair.differ]
    assert told == [(
        "The ministers agreed to open a ferry line between Bergen and Rijeka by the end of 2025",
        "firmness", "agreed", "hope",
    )]  # fmt: skip


def test_people_and_topics(found: Comparison) -> None:
    assert found.people == (("Jon Dahl", "Ana Kovač"), (), ("Ivo Babić",))
    assert "transport" in found.topics[0]


def test_the_other_way_round_the_sides_change(found: Comparison) -> None:
    back = compare(found.second, found.first)
    assert (back.only_first, back.only_second) == (found.only_second, found.only_first)


def test_an_account_compared_with_itself_leaves_nothing_alone() -> None:
    same = compare(read(FIRST), read(FIRST))
    assert (same.only_first, same.only_second, same.differ) == ((), (), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They discussed the railway to Rijeka.", "The railroad to Rijeka was on their minds all morning."),
        ("The Prime Minister proposed a hospital in Zadar.", "A clinic for Zadar: so Norway put it."),
        ("They spoke of fisheries.", "Fishing was another matter."),
        ("They agreed to exchange notes on 2 July.", "On July 2 notes will be exchanged."),
    ],
)
def test_other_words_for_it_are_no_omission(one: str, other: str) -> None:
    told = compare(read(f"{FRAME} {one}"), read(f"{FRAME} {other}"))
    assert [passage.words for passage in told.only_first] == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Matters on the agenda included cheese and chess.", "topic", "chess"),
        ("The guest brought three wooden chess boards from Bergen.", "told", "The guest brought"),
        ("Ambassador Ivo Babić took part in the meeting.", "participant", "Ambassador Ivo Babić took part"),
    ],
)
def test_what_was_read_as_no_act_is_an_item_too(text: str, kind: str, words: str) -> None:
    assert any(one.kind == kind and one.words.startswith(words) for one in items(read(f"{FRAME} {text}")))


def test_the_scene_is_no_item() -> None:
    assert items(read(f"{FRAME} The talks lasted two hours and passed in a warm atmosphere.")) == ()


def test_a_name_in_another_spelling_is_the_same() -> None:
    told = compare(
        read("President Ana Kovač met President Serhiy Pavlenko of Ukraine."),
        read("President Sergiy Pavlenko met President Ana Kovac of Croatia."),
    )
    assert told.people[1:] == ((), ())
