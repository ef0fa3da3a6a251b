"""Assessments in sentences of invented meetings: subtype, holders, whose words."""

from __future__ import annotations

import pytest

from communique import read

MET = "President Ana Kovač of Croatia met Prime Minister Jon Dahl of Norway in Zagreb on Monday.\n\n"
ANA, JON = "Ana Kovač", "Jon Dahl"
BOTH = frozenset({ANA, JON})

# sentence, expected (subtype, holders, voice)
TOLD = [
    ('"The ties between our peoples are unbreakable," said President Kovač.', ("positive", {ANA}, {ANA})),
    ('"We have always had good relations with Norway," said President Kovač.', ("positive", {ANA}, {ANA})),
    ("President Kovač said that Croatia and Norway were brotherly countries.", ("positive", {ANA}, {ANA})),
    ("President Kovač said there were no open issues between Norway and Croatia.", ("positive", {ANA}, None)),
    ("The leaders highly assessed the state of bilateral relations.", ("positive", BOTH, None)),
    ("The leaders gave a high assessment to the state of bilateral relations.", ("positive", BOTH, None)),
    ("President Kovač spoke highly of the relations with Norway.", ("positive", {ANA}, None)),
    ("President Kovač expressed regret that relations with Norway remain strained.", ("negative", {ANA}, {ANA})),
    ("President Kovač said that the partnership with Norway was of strategic importance.", ("positive", {ANA}, {ANA})),
    ('President Kovač said: "Norway, our closest ally, has a new port."', ("positive", {ANA}, {ANA})),
    ('President Kovač said: "There are strong relations between our teams."', ("positive", {ANA}, {ANA})),
    ('President Kovač said: "We are strongly aligned."', ("positive", {ANA}, {ANA})),
    ("Both leaders agreed on the excellent state of bilateral relations.", ("positive", BOTH, None)),
    ("Norway enjoys strong fraternal relations with Mozambique.", ("positive", {"Norway"}, None)),
    ("Prime Minister Dahl dubbed relations with Austria exemplary.", ("positive", {JON}, None)),
    ('Cooperation between Oslo and Zagreb was defined by both as "a model".', ("positive", BOTH, None)),
    ("Appreciation was expressed for the good relations between the two countries.", ("positive", BOTH, None)),
    ('Prime Minister Dahl said: "We share the same values."', ("positive", {JON}, {JON})),
    ('Prime Minister Dahl said: "Our interests are fully aligned."', ("positive", {JON}, {JON})),
    ('Prime Minister Dahl said: "We have worked very closely over the past months."', ("positive", {JON}, {JON})),
    ('Prime Minister Dahl said: "Thank you, Madam President, for your friendship."', ("positive", {JON}, {JON})),
    ('Prime Minister Dahl said: "We have no better friend in the world than Croatia."', ("positive", {JON}, {JON})),
    ('Prime Minister Dahl said: "Trade has strengthened our partnership."', ("positive", {JON}, {JON})),
    (
        'Prime Minister Dahl said: "The festival is a symbol of the deep friendship between our peoples."',
        ("positive", {JON}, {JON}),
    ),
    ('Prime Minister Dahl said: "Our cooperation is vital to the safety of the strait."', ("positive", {JON}, {JON})),
    (
        'Prime Minister Dahl said: "The friendship between our nations will continue to flourish."',
        ("positive", {JON}, {JON}),
    ),
    ('Prime Minister Dahl said: "We cherish the friendship of Croatia."', ("positive", {JON}, {JON})),
    ('Prime Minister Dahl said: "We found in Croatia a true friend."', ("positive", {JON}, {JON})),
    (
        "Prime Minister Dahl said that relations between the two countries are at the highest level.",
        ("positive", {JON}, {JON}),
    ),
    (
        "President Kovač noted that bilateral relations are developing successfully.",
        ("positive", {ANA}, {ANA}),
    ),
    ("President Kovač stressed that the partnership has never been stronger.", ("positive", {ANA}, {ANA})),
    (
        "Prime Minister Dahl said that the friendship between Croatia and Norway has stood the test of time.",
        ("positive", {JON}, {JON}),
    ),
    ("Prime Minister Dahl stated that cooperation is excellent.", ("positive", {JON}, {JON})),
    ("Prime Minister Dahl said that ties were at their lowest in decades.", ("negative", {JON}, {JON})),
    ("President Kovač said that relations have deteriorated.", ("negative", {ANA}, {ANA})),
    ("President Kovač noted that the dialogue remains difficult.", ("negative", {ANA}, {ANA})),
    (
        "The two leaders expressed satisfaction with the level of bilateral relations.",
        ("positive", BOTH, None),
    ),
    (
        "The leaders noted with satisfaction the dynamic development of economic cooperation.",
        ("positive", BOTH, None),
    ),
    ("Satisfaction was expressed with the growth of mutual trade.", ("positive", BOTH, None)),
    ("President Kovač is pleased with the state of cooperation.", ("positive", {ANA}, None)),
    (
        "President Kovač expressed appreciation for the friendship between the two peoples.",
        ("positive", {ANA}, None),
    ),
    ("The leaders reaffirmed the deep ties between Croatia and Norway.", ("positive", BOTH, None)),
    ("Prime Minister Dahl highlighted the high level of cooperation at sea.", ("positive", {JON}, None)),
    (
        "President Kovač praised the close and friendly relations between the two countries.",
        ("positive", {ANA}, None),
    ),
    ("Prime Minister Dahl hailed the partnership between the two navies.", ("positive", {JON}, None)),
    ("President Kovač underlined the strength of the alliance.", ("positive", {ANA}, None)),
    ("Prime Minister Dahl said that Croatia is a close friend of Norway.", ("positive", {JON}, {JON})),
    (
        "Prime Minister Dahl noted that Norway considers Croatia a reliable partner.",
        ("positive", {JON}, {JON}),
    ),
    ("President Kovač said that the two countries enjoy excellent relations.", ("positive", {ANA}, {ANA})),
    ("President Kovač said that the two nations are bound by ties of history.", ("positive", {ANA}, {ANA})),
]

NOTHING = [
    "President Kovač spoke highly of the new port.",
    "The leaders assessed the state of bilateral relations.",
    "President Kovač said there were no open issues in the harbour.",
    'President Kovač said: "Norway, our next stop, has a new port."',
    'Prime Minister Dahl said: "You have been a great friend."',
    "The leaders agreed on strengthening the close cooperation.",
    "Prime Minister Dahl voiced his appreciation for the supportive stances of Croatia.",
    "The two leaders discussed the development of bilateral relations.",
    "They discussed the strong ties between their countries.",
    "The leaders agreed to strengthen cooperation at sea.",
    "President Kovač stressed the importance of close cooperation.",
    "President Kovač hoped that relations would be strong.",
    "The leaders signed a cooperation agreement.",
    "Prime Minister Dahl said that close cooperation will help both.",
    "President Kovač expressed satisfaction with the new museum.",
    "Prime Minister Dahl hailed the cooperation agreement.",
]

SPOKEN = """Remarks by President Kovač and Prime Minister Dahl

PRESIDENT KOVAČ: Welcome, Prime Minister. Norway is one of our closest partners. Our relations are excellent.

PRIME MINISTER DAHL: Thank you. We have excellent cooperation in energy. You are a true friend of Norway.

Q Are your relations strong?
"""


def found(text: str) -> list[tuple[str | None, frozenset[str], frozenset[str] | None]]:
    """(Subtype, holders, voice) of each assessment in a text."""
    record = read(text)
    names = {entity.id: entity.name for entity in record.entities}
    rows = []
    for act in record.acts:
        if act.kind == "assessment":
            holders = frozenset(names[r.entity] for r in act.roles if r.role == "holder" and r.entity)
            voice = frozenset(names[s] for s in act.voice.speakers) if act.voice else None
            rows.append((act.subtype, holders, voice))
            assert act.status == "occurred" and any(r.role == "target" for r in act.roles)
    return rows


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_told(sentence: str, expected: tuple[str, set[str], set[str] | None]) -> None:
    subtype, holders, voice = expected
    assert found(MET + sentence) == [(subtype, frozenset(holders), frozenset(voice) if voice else None)]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_assessment(sentence: str) -> None:
    assert found(MET + sentence) == []


def test_turns_have_speakers() -> None:
    rows = found(SPOKEN)
    assert [row[0] for row in rows] == ["positive"] * 4
    assert all(row[2] and row[1] == row[2] for row in rows)
    assert len({row[1] for row in rows}) == 2
