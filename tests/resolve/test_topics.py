"""Topics of acts in sentences of invented texts: what their words tell, what their surroundings tell, what they do not."""

from __future__ import annotations

import pytest

from communique import read

# kind, text, codes
TOLD = [
    ("position", "President Ana Kovač of Croatia condemned the attack on the power plant.", ["energy"]),
    ("position", "President Ana Kovač of Croatia condemned the attack on Tuesday.", ["security"]),
    ("thanks", "President Ana Kovač thanked Norway for its relief flights.", ["humanitarian"]),
    ("thanks", "President Ana Kovač thanked Norway for its help with the social security agreement.", []),
    ("commitment", "Croatia will give Norway 20 million euros by the end of the year.", ["finance"]),
    ("commitment", "The ministers spoke of the railway. Croatia will send Norway its answer by Friday.", ["transport"]),
    ("commitment", "The ministers spoke of the railway.\n\nCroatia will send Norway its answer by Friday.", []),
    ("commitment", "Croatia will work closely with Norway.", ["general_relations"]),
    ("commitment", "Croatia will work closely with Norway on wind power.", ["energy"]),
    ("request", "The ministers spoke of visas. President Ana Kovač urged Norway to answer.", ["migration", "consular"]),
    ("visit", "President Ana Kovač visited a wind farm in Norway on Monday.", ["energy"]),
    ("visit", "The Minister of Energy of Croatia, Ana Kovač, will travel to Norway.", []),
    ("message", "President Ana Kovač expressed condolences to Norway over the floods.", []),
    ("position", "President Ana Kovač welcomed the vote in the Democratic Republic of the Congo.", []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "codes"), TOLD)
def test_topics(kind: str, text: str, codes: list[str]) -> None:
    acts = [act for act in read(text).acts if act.kind == kind]
    assert [sorted(topic.code for topic in act.topics) for act in acts] == [sorted(codes)]


def test_topic_anchors_are_words_of_the_text() -> None:
    record = read("The ministers spoke of the railway. Croatia will send Norway 5 million euros by Friday.")
    act = next(act for act in record.acts if act.kind == "commitment")
    assert {(topic.code, topic.anchor.text) for topic in act.topics} == {
        ("transport", "railway"), ("finance", "5 million euros"),
    }  # fmt: skip
