"""Commitments in sentences of an invented meeting: strength, status, whether it can be checked, actors, whose words, when due."""

from __future__ import annotations

import pytest

from communique import read
from communique.model import Record

LEAD = "President of Ghana Ama Boateng met with Prime Minister of Portugal Rui Lemos in Accra. "
BOTH = {"Ama Boateng", "Rui Lemos"}
STATES = {"Ghana", "Portugal"}
AMA, RUI, GHANA, PORTUGAL = {"Ama Boateng"}, {"Rui Lemos"}, {"Ghana"}, {"Portugal"}

# text, (strength, status, specific, actors, voice, when) of each act
TOLD: list[tuple[str, list[tuple[object, ...]]]] = [
    ("PNHD and WSHA will share charts.", [("intention", "planned", False, {"PNHD and WSHA"}, None, None)]),
    ("PNHD plans to invest 5 million euros.", [("intention", "planned", True, {"PNHD"}, None, None)]),
    ("Ghana has recommitted to widening the port.", [("promise", "planned", True, GHANA, None, None)]),
    ("Ghana committed 5 million euros to the port.", [("intention", "planned", True, GHANA, None, None)]),
    ("Ghana announced 5 million euros for the port.", [("intention", "planned", True, GHANA, None, None)]),
    ("Ghana will address and prevent barriers to trade.", [("intention", "planned", False, GHANA, None, None)]),
    ("The leaders reaffirmed commitments to support the Fund.", [("promise", "planned", False, BOTH, None, None)]),
    ("Ghana announced a visit for May.", []),
    ("The leaders agreed to stay in close touch.", [("agreed", "planned", False, BOTH, None, None)]),
    (
        "The two sides agreed to open a consulate in Kumasi by May 2026 and to abolish visas for pilots.",
        [("agreed", "planned", True, STATES, None, "by May 2026"), ("agreed", "planned", True, STATES, None, None)],
    ),
    (
        "The sides agreed in principle to conclude a fisheries treaty.",
        [("agreed_in_principle", "planned", True, STATES, None, None)],
    ),
    ("It was agreed to continue contacts at various levels.", [("agreed", "planned", False, BOTH, None, None)]),
    (
        "The parties agreed that their teams would finalize the memorandum before the end of June.",
        [("agreed", "planned", True, STATES, None, "before the end of June")],
    ),
    (
        "They agreed that Portugal would send ten engineers to Tema.",
        [("agreed", "planned", True, PORTUGAL, None, None)],
    ),
    (
        "Rui Lemos said that Portugal will build a school in Tamale.",
        [("intention", "planned", True, PORTUGAL, RUI, None)],
    ),
    (
        "Portugal plans to deliver two patrol boats to Ghana in 2027.",
        [("intention", "planned", True, PORTUGAL, None, "in 2027")],
    ),
    (
        "Ghana has decided to write off the debt of 40 million dollars.",
        [("intention", "planned", True, GHANA, None, None)],
    ),
    ("Ghana intends to strengthen cooperation with Portugal.", [("intention", "planned", False, GHANA, None, None)]),
    ("Ghana stands ready to host a donors' conference.", [("readiness", "planned", True, GHANA, None, None)]),
    ("Rui Lemos thanked Ghana for its readiness to train pilots.", [("readiness", "planned", True, GHANA, None, None)]),
    (
        "Rui Lemos assured that Portugal would transfer three boats by the end of March.",
        [("promise", "planned", True, PORTUGAL, RUI, "by the end of March")],
    ),
    ("Ama Boateng promised to report the proposal to the cabinet.", [("promise", "planned", True, AMA, None, None)]),
    (
        "Portugal committed itself to adopting the law by 30 April.",
        [("promise", "planned", True, PORTUGAL, None, "by 30 April")],
    ),
    ("Ghana is committed to completing the port by 2028.", [("promise", "planned", True, GHANA, None, "by 2028")]),
    (
        "Ama Boateng reaffirmed her commitment to strengthening the partnership.",
        [("promise", "planned", False, AMA, None, None)],
    ),
    (
        "Portugal pledged continued support for the health service.",
        [("promise", "planned", False, PORTUGAL, None, None)],
    ),
    (
        "Rui Lemos announced an additional $60 million in humanitarian assistance for Ghana.",
        [("intention", "planned", True, RUI, None, None)],
    ),
    (
        "The President instructed her ministers to prepare a plan within a month.",
        [("instruction", "planned", True, AMA, None, "within a month")],
    ),
    ("Ghana hopes to expand exports of cocoa to Portugal.", [("hope", "planned", False, GHANA, None, None)]),
    ("Portugal refused to sell the shares.", [("intention", "negated", True, PORTUGAL, None, None)]),
    (
        "Kofi Adu said that Ghana would not join the sanctions.",
        [("intention", "negated", True, GHANA, {"Kofi Adu"}, None)],
    ),
    ("The Prime Minister made no commitment on this point.", [("promise", "negated", False, RUI, None, None)]),
    (
        "If Portugal closes the port, Ghana will impose duties.",
        [("intention", "hypothetical", True, GHANA, None, None)],
    ),
    # the same verbs where nobody takes an action upon himself
    ("Ama Boateng reaffirmed her commitment to peace.", []),
    ("Rui Lemos will visit Kumasi on Friday.", []),
    ("Ama Boateng said the relations will flourish.", []),
    ("The leaders agreed on the need to protect fishermen.", []),
    ("The President declined to comment on the elections.", []),
    ("Rui Lemos expressed confidence that Ghana will support the bid.", []),
    ("Ama Boateng reiterated that she hopes Portugal will win.", []),
]
LIST = (
    "Joint Statement of the Foreign Ministers of Italy, Spain and Portugal\n\nThe Ministers met in Naples.\n\n"
    "We commit to:\n\n- doubling our support to the Sahel by 2027;\n\n- sharing satellite data with Mauritania."
)


def told(record: Record) -> list[tuple[object, ...]]:
    names = {e.id: e.name for e in record.entities}
    return [
        (
            act.strength,
            act.status,
            act.specific,
            {names[r.entity] if r.entity else r.anchor and r.anchor.text for r in act.roles if r.role == "actor"},
            {names[s] for s in act.voice.speakers} if act.voice else None,
            act.when.anchor.text if act.when else None,
        )
        for act in record.acts
        if act.kind == "commitment"
    ]


@pytest.mark.parametrize(("text", "acts"), TOLD, ids=[text for text, _ in TOLD])
def test_commitments(text: str, acts: list[tuple[object, ...]]) -> None:
    assert told(read(LEAD + text)) == acts


def test_each_item_of_a_list_is_a_commitment() -> None:
    found = [act for act in read(LIST).acts if act.kind == "commitment"]
    assert [(act.strength, act.anchors[0].text) for act in found] == [
        ("promise", "doubling our support to the Sahel by 2027"),
        ("promise", "sharing satellite data with Mauritania"),
    ]


def test_every_rule_has_its_reason() -> None:
    acts = [act for text, _ in TOLD for act in read(LEAD + text).acts if act.kind == "commitment"]
    assert all(act.rule.strip() and act.anchors for act in acts)
