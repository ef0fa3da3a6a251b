"""Agreements in sentences of invented meetings: stage, form, status, roles, whose words."""

from __future__ import annotations

import pytest

from communique import read
from communique.model import Act, Record

# text, (stage, form, status, roles, voice) of each act
TOLD: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "Portugal and Ghana signed a memorandum of understanding on fisheries.",
        [("signed", "memorandum", "occurred", {"party": {"Ghana", "Portugal"}}, None)],
    ),
    (
        "A second accord, on the readmission of migrants, was not signed.",
        [("signed", "unspecified", "negated", {}, None)],
    ),
    (
        "The relevant protocol will be signed in Lisbon before June 1.",
        [("signed", "protocol", "planned", {}, None)],
    ),
    (
        "Foreign Minister Rui Lemos of Portugal visited Ghana. Foreign Minister Lemos of Portugal signed a plan of consultations with Ghana.",
        [("signed", "roadmap", "occurred", {"signatory": {"Rui Lemos"}, "party": {"Ghana", "Portugal"}}, None)],
    ),
    (
        "The two sides reached agreement on the opening of a border crossing.",
        [("agreed", "unspecified", "occurred", {}, None)],
    ),
    (
        "Foreign Minister of Ghana Kofi Adu said: \"We welcome the agreements you have reached on the cessation of hostilities.\"",
        [("agreed", "unspecified", "occurred", {}, {"Kofi Adu"})],
    ),
    (
        "President of Ghana Ama Boateng stressed that the agreements reached in Lisbon on March 3 must be respected.",
        [("agreed", "unspecified", "occurred", {}, {"Ama Boateng"})],
    ),
    (
        "The Portuguese parliament ratified the agreement on transfer of sentenced persons in February.",
        [("ratified", "unspecified", "occurred", {"party": {"Portugal"}}, None)],
    ),
    (
        "They welcomed the entry into force, on 1 August 2025, of the Treaty on Extradition.",
        [("in_force", "treaty", "occurred", {}, None)],
    ),
    (
        "The ceasefire agreement between Israel and Lebanon came into effect on November 27.",
        [("in_force", "ceasefire", "occurred", {"party": {"Israel", "Lebanon"}}, None)],
    ),
    (
        "Portugal withdrew from the treaty in 2019.",
        [("terminated", "treaty", "occurred", {"party": {"Portugal"}}, None)],
    ),
    (
        "Ghana tabled a proposal on reform of the Security Council.",
        [("proposed", None, "occurred", {"party": {"Ghana"}}, None)],
    ),
    (
        "The Presidents witnessed the signing of (a) an Agreement on Trade and (b) a Memorandum of Understanding on bioenergy between Ghana and Portugal.",
        [("signed", "unspecified", "occurred", {"party": {"Ghana", "Portugal"}}, None),
         ("signed", "memorandum", "occurred", {"party": {"Ghana", "Portugal"}}, None)],
    ),
    (
        "The signing of the arrangement with Ghana had to be put off for technical reasons.",
        [("signed", "unspecified", "postponed", {"party": {"Ghana"}}, None)],
    ),
    (
        "They looked forward to the signing of the defence pact in June.",
        [("signed", "treaty", "planned", {}, None)],
    ),
    (
        "The Treaty on Friendly Relations, signed in 1994, laid a solid foundation.",
        [("signed", "treaty", "occurred", {}, None)],
    ),
    (
        "Portugal is not going to revise the agreement of 2012.",
        [("signed", "unspecified", "occurred", {}, None)],
    ),
    (
        "The leaders welcomed the growth agreement signed by their trade ministers in Accra last month.",
        [("signed", "unspecified", "occurred", {"party": {"their trade ministers"}}, None)],
    ),
    (
        "Portugal and Ghana agreed on a roadmap for the years 2025-2027.",
        [("agreed", "roadmap", "occurred", {"party": {"Ghana", "Portugal"}}, None)],
    ),
    (
        "Portugal and Ghana adopted a joint declaration on civil protection.",
        [("agreed", "joint_statement", "occurred", {"party": {"Ghana", "Portugal"}}, None)],
    ),
    (
        "Portugal and Ghana initialled an agreement on cyber security, to be signed in Accra in the second quarter.",
        [("agreed", "unspecified", "occurred", {"party": {"Ghana", "Portugal"}}, None),
         ("signed", "unspecified", "planned", {}, None)],
    ),
    (
        "President of Ghana Ama Boateng announced that Portugal and Ghana would sign the social security agreement on 6 December.",
        [("signed", "unspecified", "planned", {"party": {"Ghana", "Portugal"}}, {"Ama Boateng"})],
    ),
    (
        "Two agreements were expected to be signed.",
        [("signed", "unspecified", "planned", {}, None)],
    ),
    (
        "Portugal and Ghana have signed more than 20 agreements.",
        [("signed", "unspecified", "occurred", {"party": {"Ghana", "Portugal"}}, None)],
    ),
    (
        "Portugal congratulated Ghana on the agreement on the release of the sailors.",
        [("agreed", "unspecified", "occurred", {}, None)],
    ),
    (
        "Negotiations on the visa waiver were concluded in May.",
        [("agreed", "unspecified", "occurred", {}, None)],
    ),
    (
        "List of Outcomes: Visit of the President of Ghana to Portugal\n\nPresident of Ghana Ama Boateng met President of Portugal Ana Sousa on 4 March 2025. Following the talks, the following documents were signed:\n- Agreement between the Government of Ghana and the Government of Portugal on investments;\n- Memorandum of Understanding on tourism (to be signed by July).",
        [("signed", "unspecified", "occurred", {"party": {"Ghana", "Portugal"}}, None),
         ("signed", "memorandum", "planned", {"party": {"Ghana", "Portugal"}}, None)],
    ),
    (
        "Portugal and Ghana sign fisheries agreement\n\nPortugal and Ghana signed an agreement on fisheries on 3 May. Portugal and Ghana signed an agreement on visas.",
        [("signed", "unspecified", "occurred", {"party": {"Ghana", "Portugal"}}, None),
         ("signed", "unspecified", "occurred", {"party": {"Ghana", "Portugal"}}, None)],
    ),
    (
        "Joint Statement on Ocean Science\n\nWe, Ghana, Portugal and Togo, share a commitment to the ocean.",
        [("agreed", "joint_statement", "occurred", {"party": {"Ghana", "Portugal", "Togo"}}, None)],
    ),
    (
        "Zambia and Norway initialled an air services agreement.",
        [("agreed", "unspecified", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "The two ministers exchanged notes on the grant. Minister of Zambia Mary Phiri met Minister of Japan Ken Sato.",
        [("signed", None, "occurred", {"party": {"Japan", "Zambia"}}, None)],
    ),
    (
        "A joint communiqué was adopted at the end of the visit. President of Zambia Joseph Banda met President of Norway Kari Lund.",
        [("agreed", "joint_statement", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "Zambia and Norway extended the agreement on fisheries until 2030.",
        [("agreed", "unspecified", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "The double taxation agreement entered into force on 1 March 2024. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("in_force", "unspecified", "occurred", {}, None)],
    ),
    (
        "Under the agreement of 2019, Norway trains Zambian officers.",
        [("signed", "unspecified", "occurred", {}, None)],
    ),
    (
        "The memorandum signed last year between Zambia and Norway is being implemented.",
        [("signed", "memorandum", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "Zambia and Norway reached a deal on copper exports.",
        [("agreed", "unspecified", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "The parties concluded a contract for the supply of 20 buses. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("signed", "contract", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "The two presidents reached an understanding on the demarcation of the border. President of Zambia Joseph Banda met President of Congo Paul Ilunga.",
        [("agreed", None, "occurred", {"party": {"Congo", "Zambia"}}, None)],
    ),
    (
        "Negotiations on a free trade agreement between Zambia and Norway have been concluded.",
        [("agreed", "unspecified", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "The agreement on visas is to be signed in Oslo in May. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("signed", "unspecified", "planned", {}, None)],
    ),
    (
        "Norway has proposed a memorandum on mining to Zambia.",
        [("proposed", "memorandum", "occurred", {"party": {"Norway"}}, None)],
    ),
    (
        "Zambia presented a draft agreement on labour mobility to Norway.",
        [("proposed", None, "occurred", {"party": {"Zambia"}}, None)],
    ),
    (
        "The sides approved an action plan for 2026–2028. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("agreed", "roadmap", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "An Implementation Programme for cultural cooperation was signed following the talks. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("signed", None, "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "The visit saw the signing of five instruments of cooperation. President of Zambia Joseph Banda visited Norway.",
        [("signed", None, "occurred", {}, None)],
    ),
    (
        "President of Zambia Joseph Banda and President of Norway Kari Lund witnessed the exchange of three MoUs.",
        [("signed", "memorandum", "occurred", {}, None)],
    ),
    (
        "Zambia became a party to the Convention on Cluster Munitions in 2009, Minister Mary Phiri told Minister of Norway Kari Lund.",
        [("signed", "treaty", "occurred", {"party": {"Zambia"}}, {"Mary Phiri"})],
    ),
    (
        "A trilateral agreement with Congo and Tanzania was inked in Lusaka. President of Zambia Joseph Banda spoke.",
        [("signed", "unspecified", "occurred", {"party": {"Congo", "Tanzania"}}, None)],
    ),
    (
        "The Minister recalled the Memorandum of Understanding on Health signed between the two countries in 2018. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("signed", "memorandum", "occurred", {"party": {"Norway", "Zambia"}}, {"Mary Phiri"})],
    ),
    (
        "The peace accord was signed in Lusaka by the Government of Congo and the rebels.",
        [("signed", "unspecified", "occurred", {"party": {"Congo"}}, None)],
    ),
    (
        "Zambia ratified the African Continental Free Trade Agreement in 2021.",
        [("ratified", "unspecified", "occurred", {"party": {"Zambia"}}, None)],
    ),
    (
        "Norway suspended the extradition treaty with Congo.",
        [("terminated", "treaty", "occurred", {"party": {"Congo", "Norway"}}, None)],
    ),
    (
        "The sides reviewed implementation of the agreements reached at the previous round. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("agreed", "unspecified", "occurred", {"party": {"Norway", "Zambia"}}, {"Norway", "Zambia"})],
    ),
    (
        "They welcomed the conclusion of the Agreement on Migration. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("signed", "unspecified", "occurred", {"party": {"Norway", "Zambia"}}, None)],
    ),
    (
        "The ministers expressed hope that the agreement would be signed soon. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
        [("signed", "unspecified", "planned", {"party": {"Norway", "Zambia"}}, {"Kari Lund", "Mary Phiri"})],
    ),
]  # fmt: skip

NOTHING = [
    "Portugal and Ghana agreed to sign the protocol.",
    "He noted the need for an early signing of the readmission agreement.",
    "The parties called for a ceasefire.",
    "If an agreement is reached, the embargo will be lifted.",
    "Both sides are negotiating a free trade agreement.",
    "The Emir signed the guest book.",
    "The President signed a decree on holidays.",
    "They called for full implementation of the Paris Agreement.",
    "They discussed the draft agreement on extradition.",
    "We hope that the parties will abide by the agreement.",
    "The chief of protocol met the guests.",
    "Joint Statement on the Meeting of the Commission\n\nThe Commission met in Accra on 4 March.",
    "The two sides are finalising a defence cooperation agreement. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
    "The Ministers called for a ceasefire. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
    "President of Zambia Joseph Banda signed the book of condolences.",
    "The two sides discussed the possibility of signing a memorandum. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
    "They agreed to conclude the agreement by May. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
]  # fmt: skip


def names(record: Record, act: Act, role: str) -> set[str]:
    """Who fills a role, by name."""
    known = {entity.id: entity.name for entity in record.entities}
    return {
        known[r.entity] if r.entity else r.anchor.text for r in act.roles if r.role == role and (r.entity or r.anchor)
    }  # type: ignore[union-attr]


def voice(record: Record, act: Act) -> set[str] | None:
    """Whose words tell an act; None where the publisher tells it."""
    known = {entity.id: entity.name for entity in record.entities}
    return {known[speaker] for speaker in act.voice.speakers} if act.voice else None


def found(text: str) -> list[tuple[object, ...]]:
    """The agreement acts of a text."""
    record = read(text)
    acts = [act for act in record.acts if act.kind == "agreement"]
    rows: list[tuple[object, ...]] = []
    for act in acts:
        roles = {role: names(record, act, role) for role in dict.fromkeys(r.role for r in act.roles)}
        rows.append((act.subtype, act.form, act.status, roles, voice(record, act)))
    return rows


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: list[tuple[object, ...]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_told(text: str) -> None:
    assert found(text) == []
