"""Visits in invented texts of many governments' forms: kind of visit, status, who, where, whose words."""

from __future__ import annotations

import pytest

from communique import Record, read

# text, expected visits: (subtype, status, {role: names}, places, voice)
TOLD = [
    ("Foreign Minister Rosa Quispe will be embarking on her official visit to Ghana on 3 May 2024.",
     [("official", "planned", {"visitor": {"Rosa Quispe"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("President Kofi Mensah visited Norway in May 2021.", [("unspecified", "occurred", {"visitor": {"Kofi Mensah"}, "host": {"Norway"}}, {"Norway"}, None)]),
    ("President Kofi Mensah arrived in Oslo on Monday.", [("unspecified", "occurred", {"visitor": {"Kofi Mensah"}}, {"Oslo"}, None)]),
    ("President Kofi Mensah is paying a State Visit to Norway from 3 to 5 May 2024.",
     [("state", "ongoing", {"visitor": {"Kofi Mensah"}, "host": {"Norway"}}, {"Norway"}, None)]),
    ("Foreign Minister Rosa Quispe will travel to Accra on Friday.", [("unspecified", "planned", {"visitor": {"Rosa Quispe"}}, {"Accra"}, None)]),
    ("Foreign Minister Rosa Quispe traveled to Ghana, Kenya and Chad.",
     [("unspecified", "occurred", {"visitor": {"Rosa Quispe"}, "host": {"Ghana"}}, {"Ghana"}, None),
      ("unspecified", "occurred", {"visitor": {"Rosa Quispe"}, "host": {"Kenya"}}, {"Kenya"}, None),
      ("unspecified", "occurred", {"visitor": {"Rosa Quispe"}, "host": {"Chad"}}, {"Chad"}, None)]),
    ("Foreign Minister Rosa Quispe arrived in Lucerne, Switzerland.",
     [("unspecified", "occurred", {"visitor": {"Rosa Quispe"}, "host": {"Switzerland"}}, {"Lucerne", "Switzerland"}, None)]),
    ("President Kofi Mensah received Foreign Minister Rosa Quispe, who is on an official visit to Ghana.",
     [("official", "ongoing", {"visitor": {"Rosa Quispe"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("President Kofi Mensah received Foreign Minister Rosa Quispe, who is in Ghana on a working visit.",
     [("working", "ongoing", {"visitor": {"Rosa Quispe"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("President Ana Kovač recalled the recent visit of President Kofi Mensah to Croatia.",
     [("unspecified", "occurred", {"visitor": {"Kofi Mensah"}, "host": {"Croatia"}}, {"Croatia"}, None)]),
    ("President Ana Kovač spoke of her visit to Accra in 2018.", [("unspecified", "occurred", {"visitor": {"Ana Kovač"}}, {"Accra"}, None)]),
    ("The leaders discussed President Mensah's upcoming visit to Norway.",
     [("unspecified", "planned", {"visitor": {"Mensah"}, "host": {"Norway"}}, {"Norway"}, None)]),
    ("President Ana Kovač looks forward to President Mensah's visit to Croatia.",
     [("unspecified", "proposed", {"visitor": {"Mensah"}, "host": {"Croatia"}}, {"Croatia"}, None)]),
    ("President Kofi Mensah cancelled his trip to Oslo.", [("unspecified", "cancelled", {"visitor": {"Kofi Mensah"}}, {"Oslo"}, None)]),
    ("President Mensah's visit to Oslo has been postponed.", [("unspecified", "postponed", {"visitor": {"Mensah"}}, {"Oslo"}, None)]),
    ("President Kofi Mensah did not visit Oslo.", [("unspecified", "negated", {"visitor": {"Kofi Mensah"}}, {"Oslo"}, None)]),
    ("President Kofi Mensah will make a transit stop in Lisbon.", [("transit", "planned", {"visitor": {"Kofi Mensah"}}, {"Lisbon"}, None)]),
    ("President Kofi Mensah will travel to Bergen on a private visit.", [("private", "planned", {"visitor": {"Kofi Mensah"}}, {"Bergen"}, None)]),
    ("Minister Ivo Babić is in Accra.", [("unspecified", "ongoing", {"visitor": {"Ivo Babić"}}, {"Accra"}, None)]),
    ("A delegation led by Minister of Trade Ivo Babić will visit Ghana.",
     [("unspecified", "planned", {"visitor": {"delegation"}, "head": {"Ivo Babić"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("Croatia will send a technical team to Accra in June.", [("unspecified", "planned", {"visitor": {"technical team"}}, {"Accra"}, None)]),
    ("Prime Minister Jon Dahl said that he would visit Accra in June.",
     [("unspecified", "planned", {"visitor": {"Jon Dahl"}}, {"Accra"}, {"Jon Dahl"})]),
    ("President Kofi Mensah invited Prime Minister Jon Dahl to visit Ghana in the spring. The Prime Minister accepted the invitation.",
     [("unspecified", "planned", {"visitor": {"Jon Dahl"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("President Kofi Mensah left for Oslo on Sunday.", [("unspecified", "occurred", {"visitor": {"Kofi Mensah"}}, {"Oslo"}, None)]),
    ("Minister Ivo Babić toured the port of Tema in Ghana.", [("unspecified", "occurred", {"visitor": {"Ivo Babić"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("At the invitation of President Kofi Mensah, Prime Minister Jon Dahl paid an official visit to Ghana.",
     [("official", "occurred", {"visitor": {"Jon Dahl"}, "host": {"Kofi Mensah"}}, {"Ghana"}, None)]),
    ("Prime Minister Jon Dahl denied that he had visited Accra.", [("unspecified", "negated", {"visitor": {"Jon Dahl"}}, {"Accra"}, {"Jon Dahl"})]),
    ("Foreign Minister Rosa Quispe, on a two-day trip to Ghana, met Minister Ivo Babić.",
     [("unspecified", "occurred", {"visitor": {"Rosa Quispe"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("Prime Minister Jon Dahl landed in Accra on Tuesday for a working visit.",
     [("working", "occurred", {"visitor": {"Jon Dahl"}}, {"Accra"}, None)]),
    ("Prime Minister Jon Dahl touched down in Accra this morning.",
     [("unspecified", "occurred", {"visitor": {"Jon Dahl"}}, {"Accra"}, None)]),
    ("Prime Minister Jon Dahl, who was passing through Lisbon, met President Ana Kovač.",
     [("transit", "occurred", {"visitor": {"Jon Dahl"}}, {"Lisbon"}, None)]),
    ("President Ana Kovač looks forward to hosting Prime Minister Jon Dahl in Zagreb in June.",
     [("unspecified", "proposed", {"visitor": {"Jon Dahl"}, "host": {"Ana Kovač"}}, {"Zagreb"}, None)]),
    ("President Ana Kovač will host Prime Minister Jon Dahl of Norway for a state visit in June.",
     [("state", "planned", {"visitor": {"Jon Dahl"}, "host": {"Ana Kovač"}}, set(), None)]),
    ("The visit of President Kofi Mensah, foreseen for next week, has been put off.",
     [("unspecified", "postponed", {"visitor": {"Kofi Mensah"}}, set(), None)]),
    ("President Kofi Mensah called off a planned trip to Oslo.",
     [("unspecified", "cancelled", {"visitor": {"Kofi Mensah"}}, {"Oslo"}, None)]),
    ("Prime Minister Jon Dahl put off his visit to Ghana.",
     [("unspecified", "postponed", {"visitor": {"Jon Dahl"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("Minister Ivo Babić had hoped to travel to Accra, but the airport was closed.",
     [("unspecified", "cancelled", {"visitor": {"Ivo Babić"}}, {"Accra"}, None)]),
    ("The tour took Minister Ivo Babić to Accra.",
     [("unspecified", "occurred", {"visitor": {"Ivo Babić"}}, {"Accra"}, None)]),
    ("President Ana Kovač thanked Prime Minister Jon Dahl for coming to Zagreb.",
     [("unspecified", "occurred", {"visitor": {"Jon Dahl"}}, {"Zagreb"}, None)]),
    ("Secretary Lane will make her first trip to Ghana.",
     [("unspecified", "planned", {"visitor": {"Lane"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
    ("Foreign Minister Rosa Quispe toured the Naivasha Special Economic Zone.",
     [("unspecified", "occurred", {"visitor": {"Rosa Quispe"}}, {"the Naivasha Special Economic Zone"}, None)]),
    ("From Oslo the minister continues to Bergen. Minister Ivo Babić leads the delegation.",
     [("unspecified", "planned", {"visitor": {"Ivo Babić"}}, {"Bergen"}, None)]),
    ("President Kofi Mensah wrapped up a tour of Chad and Niger.",
     [("unspecified", "occurred", {"visitor": {"Kofi Mensah"}, "host": {"Chad"}}, {"Chad"}, None), ("unspecified", "occurred", {"visitor": {"Kofi Mensah"}, "host": {"Niger"}}, {"Niger"}, None)]),
    ("Yesterday Minister Ivo Babić was in Oslo, today he is visiting Bergen.",
     [("unspecified", "occurred", {"visitor": {"Ivo Babić"}}, {"Oslo"}, None), ("unspecified", "ongoing", {"visitor": {"Ivo Babić"}}, {"Bergen"}, None)]),
    ("Remarks by President Carter and Prime Minister Ivan Horvat of Croatia Before Bilateral Meeting\n\nPRESIDENT CARTER: Welcome back to the White House, Mr. Prime Minister.\n\nPRIME MINISTER HORVAT: It is great to be in Washington.",
     [("unspecified", "ongoing", {"visitor": {"Ivan Horvat"}}, {"White House"}, {"Carter"})]),
    ("The Prime Minister of Fiji, Jon Dahl, flew to Accra, where he met President Kofi Mensah.",
     [("unspecified", "occurred", {"visitor": {"Jon Dahl"}}, {"Accra"}, None)]),
    ("The state visit of the President of Peru to Ghana will take place in June.",
     [("state", "planned", {"visitor": {"President of Peru"}, "host": {"Ghana"}}, {"Ghana"}, None)]),
]  # fmt: skip

# What the phrases beside a visit tell: text, expected visits as above
BESIDE = [
    # "his" before the one who visits
    ("On the occasion of his visit to Lima, Minister Jon Dahl met farmers.", [("occurred", "Jon Dahl", {"Lima"})]),
    ("During his stay in Lima, Minister Jon Dahl will meet farmers.", [("planned", "Jon Dahl", {"Lima"})]),
    ("As part of his Lima visit, Minister Jon Dahl opened a school.", [("occurred", "Jon Dahl", {"Lima"})]),
    ("Upon his arrival in Lima, Minister Jon Dahl was welcomed by farmers.", [("occurred", "Jon Dahl", {"Lima"})]),
    ("During his visit to Lima, Minister Ana Ruiz received President Kofi Mensah.", []),
    # beside the name
    ("Minister Jon Dahl, visiting Lima, met farmers.", [("ongoing", "Jon Dahl", {"Lima"})]),
    ("Minister Jon Dahl, currently visiting Lima, met farmers.", [("ongoing", "Jon Dahl", {"Lima"})]),
    ("Minister Jon Dahl, who is visiting Lima, held a meeting with farmers.", [("ongoing", "Jon Dahl", {"Lima"})]),
    ("Minister Jon Dahl, who arrived in Lima on Monday for a five-day visit, is due to travel to Cusco on Thursday.",
     [("occurred", "Jon Dahl", {"Lima"}), ("planned", "Jon Dahl", {"Cusco"})]),
    # the place by its adjective, or behind an event
    ("Minister Jon Dahl left for the Portuguese capital.", [("occurred", "Jon Dahl", {"the Portuguese capital"})]),
    ("Minister Jon Dahl will travel to the Belarusian capital of Minsk.", [("planned", "Jon Dahl", {"Minsk"})]),
    ("Minister Jon Dahl arrived in the Mongolian capital, Ulaanbaatar.", [("occurred", "Jon Dahl", {"Ulaanbaatar"})]),
    ("Minister Jon Dahl is to travel to the Nordic summit in Oslo.", [("planned", "Jon Dahl", {"Oslo"})]),
    # what has not been, is not meant, could not be
    ("Minister Jon Dahl had no plans to go to Lima.", [("negated", "Jon Dahl", {"Lima"})]),
    ("Minister Jon Dahl was unable to travel to Lima.", [("negated", "Jon Dahl", {"Lima"})]),
    ("The ministry denied that Minister Jon Dahl would visit Lima.", [("negated", "Jon Dahl", {"Lima"})]),
    ("Minister Jon Dahl voiced his hope of touring Lima.", [("proposed", "Jon Dahl", {"Lima"})]),
    ("The dates of President Ruiz's visit to Oslo are being agreed.", [("planned", "Ruiz", {"Oslo"})]),
    ("President Kofi Mensah held talks in Lima; a trip to Cusco is on the programme.", [("planned", "Kofi Mensah", {"Cusco"})]),
    ("President Kofi Mensah visited Lima; the leg to Quito has been abandoned.",
     [("occurred", "Kofi Mensah", {"Lima"}), ("cancelled", "Kofi Mensah", {"Quito"})]),
    ("The visit of President Kofi Mensah to Lima will take place in May, the visit to Quito having been cancelled.",
     [("planned", "Kofi Mensah", {"Lima"})]),
    # "head" as a verb
    ("The Egyptian Minister of Electricity will head to Oslo in December.",
     [("planned", "Egyptian Minister of Electricity", {"Oslo"})]),
    # by whom it is made; by somebody who is not named
    ("The two ministers praised the visit to Lima just made by President Kofi Mensah.", [("occurred", "Kofi Mensah", {"Lima"})]),
    ("It would be the first trip to Lima by the Norwegian top brass since 2014.", []),
    ("Minister Ana Ruiz is paying an official visit to India from 6 to 8 May at the invitation of Prime Minister Ravi Sen.",
     [("ongoing", "Ana Ruiz", {"India"})]),
    ("The visit of Minister Jon Dahl to Lima, during which he was scheduled to speak, has been cancelled.",
     [("cancelled", "Jon Dahl", {"Lima"})]),
    # the same visit again
    ("Minister Jon Dahl arrived in Peru last night. During his visit to Peru, Minister Jon Dahl will meet farmers.",
     [("occurred", "Jon Dahl", {"Peru"})]),
    ("Prime Minister Jon Dahl will pay an official visit to Peru in May.\n\nThis is the Prime Minister's first visit to Peru.",
     [("planned", "Jon Dahl", {"Peru"})]),
    ("Programme for the state visit of the President of Latvia\n\nPresident of Latvia Ieva Ozola will make a state visit to Oslo.",
     [("planned", "Ieva Ozola", {"Oslo"})]),
    ("Minister Jon Dahl will visit Peru today. He will be here till 14 December.", [("planned", "Jon Dahl", {"Peru"})]),
    # invitations accepted
    ("President Kofi Mensah invited Prime Minister Jon Dahl to visit Accra, which he accepted with pleasure.",
     [("planned", "Jon Dahl", {"Accra"})]),
    ("President Kofi Mensah invited Prime Minister Jon Dahl to visit Accra. The invitation was accepted.",
     [("planned", "Jon Dahl", {"Accra"})]),
    ("President Kofi Mensah invited Prime Minister Jon Dahl to visit Accra. The agreement was accepted.", []),
    ("Minister Jon Dahl extended an invitation on behalf of the King to Minister Kofi Mensah to visit Norway.", []),
    ("Prime Minister Jon Dahl said he looks forward to President Kofi Mensah's visit.", [("proposed", "Kofi Mensah", set())]),
]  # fmt: skip

# Whoever chairs a call goes to nobody; one who speaks abroad is the guest there
SPOKEN = [
    ("Background Call\n\nMODERATOR: Good morning. We'll go to Andrea next, please.\n\nQ Thank you. What will be agreed?", []),
    ("Remarks by President Kofi Mensah and Prime Minister Trần Văn Bình of Vietnam Before Bilateral Meeting\n\n"
     "Government Office, Hanoi, Vietnam\n\nPRIME MINISTER BÌNH: Mr. President, welcome.\n\n"
     "PRESIDENT MENSAH: Thank you, Prime Minister. It's been a wonderful visit thus far.",
     [("ongoing", "Kofi Mensah", set())]),
]  # fmt: skip

NOTHING = [
    "It is the first visit by a Peruvian foreign minister in ten years.",
    "President Ana Kovač looks forward to welcoming the decision.",
    "Ambassador Rosa Quispe touched on fisheries in Oslo.",
    "President Kofi Mensah hosted a delegation from Norway.",
    "President Kofi Mensah went on to thank the Prime Minister.",
    "The company is in Oslo.",
    "President Kofi Mensah invited Prime Minister Jon Dahl to visit Ghana in the spring.",
    "The leaders came to an agreement.",
    "Will President Mensah visit Oslo?",
    "Please visit our website.",
    "The talks moved to the next stage.",
]


def visits(text):
    record = read(text)
    entities = {e.id: e.name for e in record.entities}
    found = []
    for act in record.acts:
        if act.kind != "visit":
            continue
        roles: dict[str, set[str]] = {}
        for role in act.roles:
            roles.setdefault(role.role, set()).add(entities.get(role.entity, role.anchor.text if role.anchor else ""))
        voice = {entities[s] for s in act.voice.speakers} if act.voice else None
        found.append((act.subtype, act.status, roles, {w.anchor.text for w in act.where}, voice))
    return found


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, *_ in TOLD])
def test_visits(text, expected):
    assert sorted(visits(text), key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize("text", NOTHING)
def test_no_visit(text):
    assert visits(text) == []


@pytest.mark.parametrize(("text", "expected"), BESIDE, ids=[text[:90] for text, _ in BESIDE])
def test_beside(text: str, expected: list[tuple[str, str, set[str]]]) -> None:
    assert short(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SPOKEN, ids=["call", "abroad"])
def test_spoken(text: str, expected: list[tuple[str, str, set[str]]]) -> None:
    assert short(read(text, publisher="whitehouse.gov")) == expected


def short(record: Record) -> list[tuple[str, str, set[str]]]:
    """Status, first visitor and places of the visits, in the order of the text."""
    names = {e.id: e.name for e in record.entities}
    visits = sorted((a for a in record.acts if a.kind == "visit"), key=lambda a: a.anchors[0].start)
    who = [next(r for r in a.roles if r.role == "visitor") for a in visits]
    return [
        (a.status, names[r.entity] if r.entity else r.anchor.text if r.anchor else "", {w.anchor.text for w in a.where if w.anchor})
        for a, r in zip(visits, who, strict=True)
    ]
