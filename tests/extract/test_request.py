"""Requests in sentences of an invented meeting: who asks whom, whether it was asked."""

from __future__ import annotations

import pytest

from communique import read
from communique.model import Record

LEAD = "President of Ghana Ama Boateng met with Prime Minister of Portugal Rui Lemos in Accra. "
BOTH = {"Ama Boateng", "Rui Lemos"}
AMA, RUI, GHANA, PORTUGAL = {"Ama Boateng"}, {"Rui Lemos"}, {"Ghana"}, {"Portugal"}

# text, (status, requesters, addressees, voice) of each act
TOLD: list[tuple[str, list[tuple[object, ...]]]] = [
    ("Ama Boateng urged Portugal to release the ship.", [("occurred", AMA, PORTUGAL, None)]),
    ("The leaders called on all parties to lay down their arms.", [("occurred", BOTH, {"all parties"}, None)]),
    ("Rui Lemos called upon Ghana to notify him of irregular releases.", [("occurred", RUI, GHANA, None)]),
    (
        "The two sides called on the United Nations to deploy observers.",
        [("occurred", GHANA | PORTUGAL, {"United Nations"}, None)],
    ),
    ("Ama Boateng asked Rui Lemos to support the bid.", [("occurred", AMA, RUI, None)]),
    ("Portugal was asked by Ghana to send divers.", [("occurred", GHANA, PORTUGAL, None)]),
    ("Ama Boateng urged the Prime Minister to allow observers into the courts by May.", [("occurred", AMA, RUI, None)]),
    ("Ama Boateng encouraged the Government to pursue dialogue.", [("occurred", AMA, {"Government"}, None)]),
    ("Ama Boateng appealed to other partners to emulate the bank.", [("occurred", AMA, {"other partners"}, None)]),
    ("Rui Lemos urged others to follow the example of Ghana.", [("occurred", RUI, {"others"}, None)]),
    ("Ama Boateng joined Rui Lemos in urging Spain to open the border.", [("occurred", AMA, {"Spain"}, None)]),
    ("Rui Lemos requested the early resumption of imports of Portuguese wine.", [("occurred", RUI, AMA, None)]),
    ("Rui Lemos requested that licensing procedures be simplified.", [("occurred", RUI, AMA, None)]),
    ("Rui Lemos proposed that Ghana join the initiative.", [("occurred", RUI, GHANA, None)]),
    ("Rui Lemos proposed Ghana continue importing salt.", [("occurred", RUI, GHANA, None)]),
    ("Ama Boateng asked for Portugal's help in recovering stolen assets.", [("occurred", AMA, PORTUGAL, None)]),
    ("The Prime Minister pressed for the arrangement to be implemented in full.", [("occurred", RUI, AMA, None)]),
    ("Ghana counts on Portugal's support in the Council.", [("occurred", GHANA, PORTUGAL, None)]),
    ("Rui Lemos reiterated his call on Ghana to release the ship.", [("occurred", RUI, GHANA, None)]),
    ("Ghana's request for the removal of the ban was noted.", [("occurred", GHANA, set(), None)]),
    ("Ama Boateng did not ask Portugal to withdraw.", [("negated", AMA, PORTUGAL, None)]),
    (
        "Kofi Adu said that Ghana had urged Portugal to withdraw its frigates.",
        [("occurred", GHANA, PORTUGAL, {"Kofi Adu"})],
    ),
    ("Rui Lemos sought the support of Ghana for his candidate.", [("occurred", RUI, GHANA, None)]),
    ("Rui Lemos sought Ghana's assistance in training divers.", [("occurred", RUI, GHANA, None)]),
    ("Rui Lemos asked for the help of Ghana in the search.", [("occurred", RUI, GHANA, None)]),
    ("Ama Boateng made an urgent appeal to Portugal to open its port.", [("occurred", AMA, PORTUGAL, None)]),
    ("At the request of Portugal, divers will search the wreck.", [("occurred", PORTUGAL, set(), None)]),
    ("Ama Boateng would like Portugal to send divers.", [("occurred", AMA, PORTUGAL, None)]),
    ("Ama Boateng pleaded with Portugal to send divers.", [("occurred", AMA, PORTUGAL, None)]),
    ("Ama Boateng appealed to Portugal for help.", [("occurred", AMA, PORTUGAL, None)]),
    ('"We need your help with the wreck," said Ama Boateng.', [("occurred", GHANA, RUI, AMA)]),
    # asking that is no request
    ("Ama Boateng would like to see the port.", []),
    ('"We need help with the wreck," said Ama Boateng.', []),
    ("Ama Boateng requested that her greetings be conveyed to the King.", []),
    ("Rui Lemos sought to calm the markets.", []),
    ("Ama Boateng asked Rui Lemos to convey her greetings to the King.", []),
    ("Ama Boateng asked her Minister of Trade to prepare a report.", []),
    ("Rui Lemos urged restraint.", []),
    ("Rui Lemos called for calm.", []),
    ("They asked how often the ferry runs.", []),
    ("Rui Lemos invited Ghana to take part in the fair.", []),
    ("The leaders discussed encouraging companies to invest.", []),
    ("The leaders agreed that it is important to encourage companies to invest.", []),
]


def told(record: Record) -> list[tuple[object, ...]]:
    names = {e.id: e.name for e in record.entities}

    def fillers(act: object, role: str) -> set[object]:
        return {names[r.entity] if r.entity else r.anchor.text for r in act.roles if r.role == role}  # type: ignore[attr-defined]

    return [
        (
            act.status,
            fillers(act, "requester"),
            fillers(act, "addressee"),
            {names[s] for s in act.voice.speakers} if act.voice else None,
        )
        for act in record.acts
        if act.kind == "request"
    ]


@pytest.mark.parametrize(("text", "acts"), TOLD, ids=[text for text, _ in TOLD])
def test_requests(text: str, acts: list[tuple[object, ...]]) -> None:
    assert told(read(LEAD + text)) == acts
