"""Who speaks in joint texts, texts of a body and fact sheets: the parties, the body, its members."""

from __future__ import annotations

import pytest

from communique import read

JOINT = "Joint Statement of Norway and Croatia\n\nVice President Kari Lund visited Split in May. "
BODY = "G7 Leaders' Statement on Safe Harbours\n\nHarbours matter to all. Storms grow. "
SHEET = "Second Harbour Summit\n\nThirty countries met in Split. "

# text, kind, the actor's or holder's names of each act of the kind
TOLD = [
    (JOINT + "We will share data on storms.", "commitment", [{"Norway", "Croatia"}]),
    (JOINT + "We welcome the new ferry. We will widen the port.", "commitment", [{"Norway", "Croatia"}]),
    (JOINT + "We welcome the new ferry. Both countries pledge to widen it. We act.", "commitment", [{"Norway", "Croatia"}]),
    (JOINT + "The Government of Norway and Croatia pledge to widen the port.", "commitment", [{"Norway", "Croatia"}]),
    (JOINT + "Norway and Croatia share deep bonds.", "assessment", [{"Norway", "Croatia"}]),
    (BODY + "We welcome ports that stay open. We will act. We reaffirm the law.", "position", [{"G7 Leaders"}]),
    (BODY + "We stand by all. We will address economic coercion. We trust them.", "commitment", [{"G7 Leaders"}]),
    (BODY + "We stand by all. We will address the conference. We trust them.", "commitment", []),
    (SHEET + "The RHDC will publish two reports.", "commitment", [{"The RHDC"}]),
    (SHEET + "RHDC members will share charts.", "commitment", [{"RHDC members"}]),
    (SHEET + "The AI will grow. GDP will fall.", "commitment", []),
    (
        SHEET + "The Norwegian Department of Commerce will publish a chart.",
        "commitment",
        [{"Norwegian Department of Commerce"}],
    ),
    (
        SHEET + "President Ana Kovač of Croatia sees President Jon Dahl of Norway and Prime Minister Ida Lind of "
        "Sweden as friends. The three leaders committed to share charts.",
        "commitment",
        [{"Ana Kovač", "Jon Dahl", "Ida Lind"}],
    ),
    (
        "Joint Statement: Harbour Dialogue\n\nThis year we celebrate the ties between Norway and Croatia. Storms grow. "
        "Fish is dear. Ports are old. Both governments decided to share charts.",
        "commitment",
        [{"Norway", "Croatia"}],
    ),
    (
        SHEET + "RHDC partners have committed to:\n\nHold a second workshop.\n\nIt will last a week.\n\nPublish a chart.\n\nThat is all.",
        "commitment",
        [{"RHDC partners"}, {"RHDC partners"}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "names"), TOLD)
def test_issuers(text: str, kind: str, names: list[set[str]]) -> None:
    record = read(text)
    known = {entity.id: entity.name for entity in record.entities}
    found = [
        {
            known.get(role.entity or "") or (role.anchor.text if role.anchor else "")
            for role in act.roles
            if role.role in ("actor", "holder")
        }
        for act in record.acts
        if act.kind == kind
    ]
    if kind == "position":
        found = found[:1]
    assert found == names


def test_joint_statement_of_a_body_has_the_body_as_party() -> None:
    agreement = next(act for act in read(BODY + "We act.").acts if act.kind == "agreement")
    assert [role.anchor.text for role in agreement.roles if role.anchor] == ["G7 Leaders"]


def test_states_spoken_of_are_no_parties() -> None:
    text = "Joint Statement of Norway and Croatia\n\nWe continue to support the search for peace in Haiti. We act."
    record = read(text)
    known = {entity.id: entity.name for entity in record.entities}
    agreement = next(act for act in record.acts if act.kind == "agreement")
    assert {known[role.entity or ""] for role in agreement.roles} == {"Norway", "Croatia"}
