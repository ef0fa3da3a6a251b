"""Positions in sentences of invented meetings: subtype, holders, target, whose words."""

from __future__ import annotations

import pytest

from communique import read

MET = "President Ana Kovač of Croatia met Prime Minister Jon Dahl of Norway in Zagreb on Monday.\n\n"
ANA, JON = "Ana Kovač", "Jon Dahl"
BOTH = frozenset({ANA, JON})

# sentence, expected: (subtype, holders, target, voice) for each position
TOLD = [
    ("The leaders urged an end to piracy.", [("calls_for", BOTH, "an end to piracy", None)]),
    (
        "The leaders reaffirmed their commitment to peace, emphasizing the role of trade.",
        [("supports", BOTH, "peace", None), ("supports", BOTH, "trade", None)],
    ),
    (
        "They reaffirm their nations' continued support for the port.",
        [("supports", BOTH, "the port", None)],
    ),
    ("Norway is fully committed to responsible fishing.", [("supports", {"Norway"}, "responsible fishing", None)]),
    (
        "President Kovač said that trust, openness, and fairness were essential.",
        [("supports", {ANA}, "trust, openness, and fairness", {ANA})],
    ),
    ('"We firmly support the plan," said President Kovač.', [("supports", {ANA}, "the plan", {ANA})]),
    (
        "President Kovač warned against any unilateral step in the strait.",
        [("concerned", {ANA}, "any unilateral step in the strait", None)],
    ),
    ("Prime Minister Dahl advocated a political solution.", [("supports", {JON}, "a political solution", None)]),
    (
        "President Kovač threw her weight behind the mediation of the African Union.",
        [("supports", {ANA}, "the mediation of the African Union", None)],
    ),
    (
        "President Kovač emphasized the relevance of regular parliamentary exchanges.",
        [("supports", {ANA}, "regular parliamentary exchanges", None)],
    ),
    (
        "The two leaders reaffirmed their mutual interest in the harbour project.",
        [("supports", BOTH, "the harbour project", None)],
    ),
    ("They both condemned the shelling of the market.", [("condemns", BOTH, "the shelling of the market", None)]),
    ("President Kovač described the raid as cowardly.", [("condemns", {ANA}, "the raid", None)]),
    (
        "Prime Minister Dahl called the blockade a clear violation of the treaty.",
        [("rejects", {JON}, "the blockade", None)],
    ),
    (
        "Both sides shared the view that the number of teachers should be increased.",
        [("calls_for", {"Croatia", "Norway"}, "the number of teachers", {"Croatia", "Norway"})],
    ),
    (
        "Satisfaction was expressed with the results of the third round of talks.",
        [("welcomes", BOTH, "the results of the third round of talks", None)],
    ),
    (
        "President Kovač pointed to the importance of the joint committee.",
        [("supports", {ANA}, "the joint committee", None)],
    ),
    (
        "Prime Minister Dahl said that the blockade is a flagrant violation of maritime law.",
        [("rejects", {JON}, "the blockade", {JON})],
    ),
    ('Prime Minister Dahl said: "There is no justification for terrorism."', [("condemns", {JON}, "terrorism", {JON})]),
    ('Prime Minister Dahl said: "Norway will not accept deadlines."', [("rejects", {"Norway"}, "deadlines", {JON})]),
    (
        'Prime Minister Dahl said: "We must stand together against hunger and war."',
        [("calls_for", {JON}, "stand together against hunger and war", {JON})],
    ),
    (
        'Prime Minister Dahl said: "The blockade threatens the peace of the region."',
        [("concerned", {JON}, "The blockade", {JON})],
    ),
    (
        'Prime Minister Dahl said: "The visit underscores the importance of a negotiated solution."',
        [("supports", {JON}, "a negotiated solution", {JON})],
    ),
    (
        'Prime Minister Dahl said: "The accession of Moldova has our full support."',
        [("supports", {JON}, "The accession of Moldova", {JON})],
    ),
    (
        'Prime Minister Dahl said: "Your sailors have done an outstanding job."',
        [("commends", {JON}, "Your sailors", {JON})],
    ),
    (
        'Prime Minister Dahl said: "The U.S. fully supports the initiative of Kenya."',
        [("supports", {"United States"}, "the initiative of Kenya", {JON})],
    ),
    (
        "President Kovač insisted on the full implementation of the treaty.",
        [("calls_for", {ANA}, "the full implementation of the treaty", None)],
    ),
    ("President Kovač committed to a new era of openness.", [("supports", {ANA}, "a new era of openness", None)]),
    (
        "President Kovač pressed ahead, guided by their shared commitment to the rule of law.",
        [("supports", {ANA}, "the rule of law", None)],
    ),
    (
        "President Kovač condemned the attack on the embassy in Tirana.",
        [("condemns", {ANA}, "the attack on the embassy in Tirana", None)],
    ),
    ("The attack was strongly condemned by both leaders.", [("condemns", BOTH, "The attack", None)]),
    (
        "Prime Minister Dahl denounced the seizure of the ship.",
        [("condemns", {JON}, "the seizure of the ship", None)],
    ),
    (
        "President Kovač reaffirmed Croatia's support for the territorial integrity of Moldova.",
        [("supports", {ANA}, "the territorial integrity of Moldova", None)],
    ),
    (
        "The two leaders underscored the importance of a free press and the need for electoral reform.",
        [("supports", BOTH, "a free press", None), ("calls_for", BOTH, "electoral reform", None)],
    ),
    (
        "Prime Minister Dahl reiterated Norway's unwavering commitment to the rules-based order.",
        [("supports", {JON}, "the rules-based order", None)],
    ),
    (
        "The leaders renewed their commitment to multilateralism and to strengthening the Council.",
        [("supports", BOTH, "multilateralism and to strengthening the Council", None)],
    ),
    (
        "President Kovač expressed deep concern over the fighting in the north and welcomed the ceasefire.",
        [("concerned", {ANA}, "the fighting in the north", None), ("welcomes", {ANA}, "the ceasefire", None)],
    ),
    (
        "Prime Minister Dahl raised concerns about the detention of two journalists.",
        [("concerned", {JON}, "the detention of two journalists", None)],
    ),
    ("The leaders noted with concern the rise in piracy.", [("concerned", BOTH, "the rise in piracy", None)]),
    (
        "President Kovač is deeply concerned about the drought in Somalia.",
        [("concerned", {ANA}, "the drought in Somalia", None)],
    ),
    (
        "President Kovač commended the Prime Minister for his leadership.",
        [("commends", {ANA}, "the Prime Minister for his leadership", None)],
    ),
    (
        "Prime Minister Dahl paid tribute to the sailors lost in the storm.",
        [("commends", {JON}, "the sailors lost in the storm", None)],
    ),
    (
        "President Kovač highly appreciated the work of the joint commission.",
        [("commends", {ANA}, "the work of the joint commission", None)],
    ),
    ("The leaders called for an immediate ceasefire.", [("calls_for", BOTH, "an immediate ceasefire", None)]),
    (
        "Prime Minister Dahl rejected any change of borders by force.",
        [("rejects", {JON}, "any change of borders by force", None)],
    ),
    (
        "President Kovač ruled out the return of the tariffs.",
        [("rejects", {ANA}, "the return of the tariffs", None)],
    ),
    (
        "The leaders reiterated their opposition to the death penalty.",
        [("rejects", BOTH, "the death penalty", None)],
    ),
    (
        "Norway does not recognise the annexation of the islands.",
        [("rejects", {"Norway"}, "the annexation of the islands", None)],
    ),
    (
        "Croatia attaches great importance to the Adriatic corridor.",
        [("supports", {"Croatia"}, "the Adriatic corridor", None)],
    ),
    (
        "Norway stands firmly with the people of Moldova.",
        [("supports", {"Norway"}, "the people of Moldova", None)],
    ),
    (
        "Both leaders agreed on the importance of maritime safety.",
        [("supports", BOTH, "maritime safety", None)],
    ),
    (
        "The importance of maritime safety was stressed by Prime Minister Dahl.",
        [("supports", {JON}, "maritime safety", None)],
    ),
    ("Norway is opposed to a new arms race.", [("rejects", {"Norway"}, "a new arms race", None)]),
    (
        "Affirming their full solidarity with Lebanon, the two leaders left for the harbour.",
        [("supports", BOTH, "Lebanon", None)],
    ),
    (
        "Prime Minister Dahl said that the blockade must be lifted.",
        [("calls_for", {JON}, "the blockade", {JON})],
    ),
    (
        "Prime Minister Dahl stressed that dialogue is essential for stability.",
        [("supports", {JON}, "dialogue", {JON})],
    ),
    (
        "Prime Minister Dahl said that such threats are unacceptable.",
        [("rejects", {JON}, "such threats", {JON})],
    ),
    (
        "President Kovač noted that Croatia supports the candidacy of Georgia.",
        [("supports", {"Croatia"}, "the candidacy of Georgia", {ANA})],
    ),
    (
        "President Kovač said that Croatia opposes any new barriers to trade.",
        [("rejects", {"Croatia"}, "any new barriers to trade", {ANA})],
    ),
]

NOTHING = [
    "President Kovač highly appreciates the friendship between the two countries.",
    "The leaders urged the parties to talk.",
    "Norway committed to opening a consulate.",
    'Prime Minister Dahl said: "I am delighted to see you here in this beautiful city."',
    'Prime Minister Dahl said: "We need to go now, thank you very much."',
    'Prime Minister Dahl said: "This visit is important."',
    "President Kovač committed to address the causes of the fire.",
    "Prime Minister Dahl expressed satisfaction with the level of cooperation.",
    "Prime Minister Dahl thanked Croatia for its support for the territorial integrity of Moldova.",
    "President Kovač welcomed the Prime Minister to the palace.",
    "The two leaders discussed the importance of maritime safety.",
    "They also discussed the need for a new harbour.",
    "President Kovač reaffirmed her commitment to strengthening ties with Oslo.",
    "The leaders renewed their commitment to work together on fisheries.",
    "Prime Minister Dahl noted Moldova's support for the plan.",
    "President Kovač welcomed the opportunity to talk.",
    "Prime Minister Dahl regretted that he could not stay longer.",
    "Norway will support the candidacy of Georgia.",
    "Norway has supported the hospital with new equipment.",
    "President Kovač called on the Prime Minister to ratify the treaty.",
    "Prime Minister Dahl urged President Kovač to visit Bergen.",
    "She thanked him for his support for the reform.",
    "Norway would oppose the plan if it were tabled.",
]


def found(text: str) -> list[tuple[str | None, frozenset[str], str, frozenset[str] | None]]:
    """(Subtype, holders, target, voice) of each position in a text."""
    record = read(text)
    names = {entity.id: entity.name for entity in record.entities}
    rows = []
    for act in record.acts:
        if act.kind == "position":
            holders = frozenset(names[r.entity] if r.entity else r.anchor.text for r in act.roles if r.role == "holder")
            target = next((r.anchor.text for r in act.roles if r.role == "target" and r.anchor), "")
            voice = frozenset(names[s] for s in act.voice.speakers) if act.voice else None
            rows.append((act.subtype, holders, target, voice))
            assert act.status == "occurred"
    return rows


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_told(sentence: str, expected: list[tuple[str, set[str], str, set[str] | None]]) -> None:
    assert found(MET + sentence) == [
        (subtype, frozenset(holders), target, frozenset(voice) if voice else None)
        for subtype, holders, target, voice in expected
    ]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_position(sentence: str) -> None:
    assert found(MET + sentence) == []


SPOKEN = """Remarks by President Kovač and Prime Minister Dahl

PRESIDENT KOVAČ: Welcome to Zagreb, Prime Minister. We strongly support your candidacy for the Council. \
This violence must end.

PRIME MINISTER DAHL: Thank you, Madam President. We are very worried about the strait. \
Our commitment to your security is ironclad.

Q Do you condemn the raid?
"""


def test_turns_have_speakers() -> None:
    rows = found(SPOKEN)
    assert [row[0] for row in rows] == ["supports", "calls_for", "concerned", "supports"]
    assert all(row[3] and row[1] == row[3] for row in rows)
    assert len({row[1] for row in rows}) == 2
