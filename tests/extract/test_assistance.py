"""Aid in sentences of invented meetings: kind, status, who gave, who received, whose words."""

from __future__ import annotations

import pytest

from communique import read
from communique.model import Act, Record

# text, (kind, status, providers, recipients, voice) of each act
TOLD: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "Portugal presented Ghana with 20 tonnes of rice.",
        [("humanitarian", "occurred", {"Portugal"}, {"Ghana"}, None)],
    ),
    (
        "Portugal continues to provide humanitarian assistance to Ghana.",
        [("humanitarian", "ongoing", {"Portugal"}, {"Ghana"}, None)],
    ),
    ("Portugal will continue to provide humanitarian assistance to Ghana.", []),
    ("Portugal presented Ghana with a plan.", []),
    ("Portugal invested 25 million dollars in its own clinics. Ghana watched.", []),
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
        [("humanitarian", "occurred", {"Portugal"}, {"Ghana"}, {"Ama Boateng"})],
    ),
    (
        "President of Ghana Ama Boateng thanked President of Portugal Ana Sousa for the two firefighting aircraft which Portugal had sent.",
        [("humanitarian", "occurred", {"Portugal"}, {"Ghana"}, {"Ama Boateng"})],
    ),
    (
        "Ghana thanked Portugal for its vote in the United Nations.",
        [("political", "occurred", {"Portugal"}, {"Ghana"}, {"Ghana"})],
    ),
    (
        "Minister of Ghana Kofi Adu thanked Portugal for training 46 doctors.",
        [("other", "occurred", {"Portugal"}, {"Ghana"}, {"Kofi Adu"})],
    ),
    (
        "Ghana is grateful to Portugal for having supported our candidate to the Human Rights Council.",
        [("political", "occurred", {"Portugal"}, {"Ghana"}, {"Ghana"})],
    ),
    (
        "Minister of Ghana Kofi Adu said: \"I thank Portugal for the vaccines that Portugal gave us in 2021.\"",
        [("humanitarian", "occurred", {"Portugal"}, {"Ghana"}, {"Kofi Adu"})],
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
        [("economic", "occurred", {"Portugal"}, {"Ghana"}, {"Kofi Adu"})],
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
    (
        "President of Zambia Joseph Banda thanked Norway for the 8 million kroner given to the snow leopard programme.",
        [("other", "occurred", {"Norway"}, {"Zambia"}, {"Joseph Banda"})],
    ),
    (
        "President of Zambia Joseph Banda recalled that the hospital in Ndola was built with Japan's assistance.",
        [("other", "occurred", {"Japan"}, {"Ndola"}, {"Joseph Banda"})],
    ),
    (
        "Norway handed over 20 ambulances to Zambia.",
        [("humanitarian", "occurred", {"Norway"}, {"Zambia"}, None)],
    ),
    (
        "President of Zambia Joseph Banda thanked India for supporting Zambia's candidature to the Human Rights Council.",
        [("political", "occurred", {"India"}, {"Zambia"}, {"Joseph Banda"})],
    ),
    (
        "President of Armenia Aram Petrosyan thanked France for its support for Armenia's sovereignty.",
        [("political", "occurred", {"France"}, {"Armenia"}, {"Aram Petrosyan"})],
    ),
    (
        "Thanks to the help of Norway, the school in Kabwe has reopened, President of Zambia Joseph Banda said.",
        [("other", "occurred", {"Norway"}, set(), {"Joseph Banda"})],
    ),
    (
        "Norway's contribution of 3 million dollars to the vaccination campaign in Zambia was appreciated by President Joseph Banda.",
        [("economic", "occurred", {"Norway"}, {"Zambia"}, None)],
    ),
    (
        "Over the past decade Norway has invested 200 million dollars in the health sector of Zambia.",
        [("economic", "occurred", {"Norway"}, {"Zambia"}, None)],
    ),
    (
        "With the support of the European Union, Zambia rehabilitated 300 km of roads.",
        [("other", "occurred", {"European Union"}, {"Zambia"}, None)],
    ),
    (
        "President of Zambia Joseph Banda noted that Japan had built five schools in Zambia.",
        [("other", "occurred", {"Japan"}, {"Zambia"}, {"Joseph Banda"})],
    ),
    (
        "Zambia has benefited from Norwegian assistance in the energy sector. President of Zambia Joseph Banda met Prime Minister of Norway Kari Lund.",
        [("economic", "occurred", {"Norway"}, {"Zambia"}, None)],
    ),
    (
        "President of Zambia Joseph Banda expressed appreciation for the generous support Japan has been extending to Zambia through JICA.",
        [("political", "occurred", {"Japan"}, {"Zambia"}, {"Joseph Banda"})],
    ),
    (
        "President of Zambia Joseph Banda thanked Namibia for voting for Zambia in the Security Council election.",
        [("political", "occurred", {"Namibia"}, {"Zambia"}, {"Joseph Banda"})],
    ),
    (
        "Prime Minister of Tonga Sione Vea acknowledged Australia's long-standing support to Tonga's education sector.",
        [("other", "occurred", {"Australia"}, {"Tonga"}, None)],
    ),
    (
        "China has always stood by Zambia and has given it selfless help, President of Zambia Joseph Banda said.",
        [("other", "occurred", {"China"}, set(), {"Joseph Banda"})],
    ),
    (
        "Türkiye was among the first countries to come to our aid after the earthquake, President of Malawi Peter Chirwa said.",
        [("humanitarian", "occurred", {"Turkey"}, {"Malawi"}, {"Peter Chirwa"})],
    ),
    (
        "In the past five years, Germany has made available 90 million euros to Moldova for energy efficiency.",
        [("economic", "occurred", {"Germany"}, {"Moldova"}, None)],
    ),
    (
        "Minister of Moldova Ana Rusu underlined that Romania had supplied electricity to Moldova at a reduced price last winter.",
        [("economic", "occurred", {"Romania"}, {"Moldova"}, {"Ana Rusu"})],
    ),
    (
        "Poland has taken in more than one million refugees from Ukraine.",
        [("humanitarian", "occurred", {"Poland"}, {"refugees from Ukraine"}, None)],
    ),
    (
        "Saudi Arabia delivered, through KSrelief, 600 tons of food baskets to Sudan.",
        [("humanitarian", "occurred", {"Saudi Arabia"}, {"Sudan"}, None)],
    ),
    (
        "Minister of Laos Kham Phet thanked Vietnam for its wholehearted assistance in the construction of the National Assembly building.",
        [("economic", "occurred", {"Vietnam"}, {"Laos"}, {"Kham Phet"})],
    ),
    (
        "Minister of Serbia Ivan Petrovic thanked Cyprus for its principled position on Kosovo and for supporting Serbia's European path.",
        [("political", "occurred", {"Cyprus"}, {"Serbia"}, {"Ivan Petrovic"}),
         ("other", "occurred", {"Cyprus"}, {"Serbia"}, {"Ivan Petrovic"})],
    ),
    (
        "The United Kingdom continues to support Ukraine with air defence missiles.",
        [("military", "ongoing", {"United Kingdom"}, {"Ukraine"}, None)],
    ),
    (
        "Prime Minister of Bulgaria Ivan Kolev noted Austria's support for the full accession of Bulgaria to Schengen.",
        [("political", "occurred", {"Austria"}, {"Bulgaria"}, {"Ivan Kolev"})],
    ),
    (
        "Kuwait Fund has financed 12 development projects in Senegal.",
        [("economic", "occurred", {"Kuwait Fund"}, {"Senegal"}, None)],
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
    "Norway will hand over 20 ambulances to Zambia.",
    "President of Zambia Joseph Banda thanked Norway for its warm hospitality and the excellent organisation of the visit.",
    "President of Zambia Joseph Banda expressed his support for Norway's initiative.",
    "Zambia built a new embassy in Oslo. President of Zambia Joseph Banda met Prime Minister of Norway Kari Lund.",
    "President of Zambia Joseph Banda sent 3 ministers to Norway.",
    "Norway offered 20 scholarships to Zambia.",
    "The ministers discussed assistance to Zambia. Minister of Zambia Mary Phiri met Minister of Norway Kari Lund.",
    "President of Zambia Joseph Banda gave Prime Minister of Norway Kari Lund a painting.",
    "Both sides supported the early resumption of talks. Minister of Laos Kham Phet met Minister of Vietnam Le Minh.",
    "The Prime Minister provided the President with a detailed account of the reforms. Prime Minister of Laos Kham Phet met President of Vietnam Le Minh.",
    "The President thanked the Ambassador for his contribution to the development of bilateral relations. President of Laos Kham Phet received Ambassador of Vietnam Le Minh.",
    "With the support of both Governments, the Joint Commission will convene in May. Minister of Laos Kham Phet met Minister of Vietnam Le Minh.",
    "He delivered a letter from the President of Laos Kham Phet to the President of Vietnam Le Minh.",
    "Vietnam supports Laos in hosting the summit.",
    "The President of Laos Kham Phet gave a banquet in honour of President of Vietnam Le Minh.",
    "Laos sent 20 athletes to Vietnam.",
    "The Ministers exchanged views on support for Ukraine. Minister of Laos Kham Phet met Minister of Vietnam Le Minh.",
    "Vietnam opened a new consulate in Laos.",
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
