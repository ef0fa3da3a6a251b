"""Aid in sentences of invented meetings: kind, status, who gave, who received, whose words."""

from __future__ import annotations

import pytest

from communique import read
from communique.model import Act, Record

# text, (kind, status, providers, recipients, voice) of each act
TOLD: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "Portugal has provided $20 million in military assistance to Ghana.",
        [("military", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "In 2022 Portugal sent 20 tonnes of humanitarian aid to Ghana.",
        [("humanitarian", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "Ghana received a 200-million-dollar loan from Portugal for its railways.",
        [("economic", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "Portugal has supported Ghana since independence.",
        [("other", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "President of Ghana Ama Boateng thanked Portugal for the emergency maize and the water pumps it sent during the drought.",
        [("humanitarian", "occurred", {"Portugal"}, {"Ama Boateng"}, {"Ama Boateng"})],
    ),
    (
        "President of Ghana Ama Boateng thanked President of Portugal Ana Sousa for the two firefighting aircraft which Portugal had sent.",
        [("humanitarian", "occurred", {"Portugal"}, {"Ama Boateng"}, {"Ama Boateng"})],
    ),
    (
        "Ghana thanked Portugal for its vote in the United Nations.",
        [("political", "occurred", {"Portugal"}, {"Ghana"}, {"Ghana"})],
    ),
    (
        "Minister of Ghana Kofi Adu thanked Portugal for training 46 doctors.",
        [("other", "occurred", {"Portugal"}, {"Kofi Adu"}, {"Kofi Adu"})],
    ),
    (
        "Ghana is grateful to Portugal for having supported our candidate to the Human Rights Council.",
        [("political", "occurred", {"Portugal"}, {"Ghana"}, {"Ghana"})],
    ),
    (
        "Minister of Ghana Kofi Adu said: \"I thank Portugal for the vaccines that Portugal gave us in 2021.\"",
        [("humanitarian", "occurred", {"Portugal"}, {"Kofi Adu"}, {"Kofi Adu"})],
    ),
    (
        "The ministers reviewed Portugal's ongoing efforts to provide security assistance to Ukraine.",
        [("military", "ongoing", {"Portugal"}, {"Ukraine"}, None)],
    ),
    (
        "Minister of Ghana Kofi Adu welcomed Portugal's provision of humanitarian aid to Togo.",
        [("humanitarian", "occurred", {"Portugal"}, {"Togo"}, {"Kofi Adu"})],
    ),
    (
        "Minister of Ghana Kofi Adu thanked Portugal for its technical assistance.",
        [("economic", "occurred", {"Portugal"}, {"Kofi Adu"}, {"Kofi Adu"})],
    ),
    (
        "Portugal has trained 200 Ghanaian officers since 2019.",
        [("other", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "Portugal provided 5 million euros to Ghana and Togo for budget support.",
        [("economic", "occurred", {"Portugal"}, {"Ghana", "Togo"}, None)],
    ),
    (
        "Minister of Ghana Kofi Adu thanked Portugal for its support for Ukraine and for its assistance to Togo.",
        [("political", "occurred", {"Portugal"}, {"Ukraine"}, {"Kofi Adu"}),
         ("other", "occurred", {"Portugal"}, {"Togo"}, {"Kofi Adu"})],
    ),
    (
        "Portugal donated 50 ambulances to Ghana.",
        [("humanitarian", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "Portugal provided Ghana with 12 patrol boats.",
        [("military", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "The $53 million that Portugal has provided to Ghana this year saved lives after the floods.",
        [("other", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "Ghana expressed gratitude to Portugal for its help in the evacuation of Ghanaian citizens from Niger.",
        [("other", "occurred", {"Portugal"}, {"Ghana"}, {"Ghana"})],
    ),
    (
        "Ghana expressed appreciation for Portugal's support of its territorial integrity.",
        [("political", "occurred", {"Portugal"}, {"Ghana"}, {"Ghana"})],
    ),
    (
        "Portugal is providing security assistance to Ghana and humanitarian aid to Togo.",
        [("military", "ongoing", {"Portugal"}, {"Ghana"}, None),
         ("humanitarian", "ongoing", {"Portugal"}, {"Togo"}, None)],
    ),
    (
        "Humanitarian aid was delivered to Ghana by Portugal in May.",
        [("humanitarian", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "The Minister said Portugal had given Ghana a grant of 3 million euros.",
        [("economic", "occurred", {"Portugal"}, {"Ghana"}, {"Minister"})],
    ),
    (
        "Minister of Ghana Kofi Adu commended Portugal's leadership in providing humanitarian assistance to Togo.",
        [("humanitarian", "occurred", {"Portugal"}, {"Togo"}, {"Kofi Adu"})],
    ),
]  # fmt: skip

NOTHING = [
    "Portugal will provide $20 million in aid to Ghana.",
    "Portugal reaffirmed its support for Ghana.",
    "Portugal supports Ghana.",
    "Ghana asked Portugal for military aid.",
    "Ghana thanked Portugal for its hospitality.",
    "They stressed the need for humanitarian assistance to Togo.",
    "Portugal pledged 5 million euros in aid to Ghana.",
    "Portugal stands ready to provide assistance to Ghana.",
    "The ministers discussed the importance of the provision of humanitarian aid to Togo.",
    "Portugal provided an update on the talks to Ghana.",
    "Ghana thanked Portugal for its leadership and partnership.",
    "Portugal did not send weapons to Ghana.",
]  # fmt: skip


def names(record: Record, act: Act, role: str) -> set[str]:
    """Who fills a role, by name."""
    known = {entity.id: entity.name for entity in record.entities}
    return {
        known[r.entity] if r.entity else r.anchor.text
        for r in act.roles
        if r.role == role and (r.entity or r.anchor)
    }  # type: ignore[union-attr]


def voice(record: Record, act: Act) -> set[str] | None:
    """Whose words tell an act; None where the publisher tells it."""
    known = {entity.id: entity.name for entity in record.entities}
    return {known[speaker] for speaker in act.voice.speakers} if act.voice else None


def found(text: str) -> list[tuple[object, ...]]:
    """The assistance acts of a text."""
    record = read(text)
    acts = [act for act in record.acts if act.kind == "assistance"]
    return [
        (
            act.subtype,
            act.status,
            names(record, act, "provider"),
            names(record, act, "recipient"),
            voice(record, act),
        )
        for act in acts
    ]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: list[tuple[object, ...]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_told(text: str) -> None:
    assert found(text) == []
