"""Meetings in invented texts of many governments' forms: kind of meeting, status, who, whose words."""

from __future__ import annotations

import pytest

from communique import read

# text, expected meetings: (subtype, status, {role: names}, voice)
TOLD = [
    ("President of Ghana Kofi Mensah received Foreign Minister of Peru Rosa Quispe on Tuesday.",
     [("audience", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Rosa Quispe"}}, None)]),
    ("His Highness the Emir Sheikh Rashid Al-Dahim received at Nakhil Palace on Sunday the Ambassador of Chile, Ms. Karin Solberg.",
     [("audience", "occurred", {"host": {"Rashid Al-Dahim"}, "guest": {"Karin Solberg"}}, None)]),
    ("Foreign Minister Rosa Quispe was received by President Kofi Mensah at State House.",
     [("audience", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Rosa Quispe"}}, None)]),
    ("President Ana Kovač met today with Prime Minister Jon Dahl of Norway in Split.",
     [("unspecified", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač met Prime Minister Jon Dahl of Norway on the sidelines of the Ocean Forum in Lisbon.",
     [("sidelines", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač and Prime Minister Jon Dahl held talks in Zagreb.",
     [("talks", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("Ana Kovač had a phone conversation with Prime Minister of Norway Jon Dahl.",
     [("call", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač spoke today with Prime Minister Jon Dahl of Norway.",
     [("call", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač called Prime Minister Jon Dahl of Norway today to congratulate him.",
     [("call", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}, "initiator": {"Ana Kovač"}}, None)]),
    ("President Ana Kovač received a telephone call from Prime Minister Jon Dahl of Norway.",
     [("call", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}, "initiator": {"Jon Dahl"}}, None)]),
    ("Readout of President Kovač's Call with Prime Minister Dahl of Norway\n\nPresident Ana Kovač spoke with Prime Minister Jon Dahl of Norway.",
     [("call", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("PM call with President Mensah of Ghana: 3 May 2024\n\nThe Prime Minister spoke to the President of Ghana, Kofi Mensah, this morning.",
     [("call", "occurred", {"participant": {"PM", "Kofi Mensah"}}, None)]),
    ("Telephone conversation with President of Ghana Kofi Mensah\n\nMarch 3, 2021\n\nIgor Petrenko had a telephone conversation with President of Ghana "
     "Kofi Mensah. The conversation took place at the initiative of the Ghanaian side.",
     [("call", "occurred", {"participant": {"Igor Petrenko", "Kofi Mensah"}, "initiator": {"Ghana"}}, None)]),
    ("The Minister of Foreign Affairs, Rosa Quispe, paid a courtesy call on President Kofi Mensah.",
     [("courtesy_call", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Rosa Quispe"}}, None)]),
    ("Foreign Minister Rosa Quispe will call on President Kofi Mensah on Friday.",
     [("courtesy_call", "planned", {"host": {"Kofi Mensah"}, "guest": {"Rosa Quispe"}}, None)]),
    ("President Kofi Mensah granted an audience to Foreign Minister Rosa Quispe.",
     [("audience", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Rosa Quispe"}}, None)]),
    ("President Kofi Mensah hosted Prime Minister Jon Dahl for a working lunch at the Presidential Palace.",
     [("meal", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Jon Dahl"}}, None)]),
    ("President Kofi Mensah will on Friday, 6 June, host Prime Minister Jon Dahl at Union House.",
     [("unspecified", "planned", {"host": {"Kofi Mensah"}, "guest": {"Jon Dahl"}}, None)]),
    ("Ambassador of Chile Karin Solberg presented her credentials to President Kofi Mensah.",
     [("credentials", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Karin Solberg"}}, None)]),
    ("President Kofi Mensah received the credentials of Ambassador of Chile Karin Solberg and Ambassador of Peru Luis Prado.",
     [("credentials", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Karin Solberg"}}, None),
      ("credentials", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Luis Prado"}}, None)]),
    ("President Ana Kovač did not meet with Prime Minister Jon Dahl.",
     [("unspecified", "negated", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač plans to meet Prime Minister Jon Dahl in May.",
     [("unspecified", "planned", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač said that she would meet with Prime Minister Jon Dahl in Oslo in June.",
     [("unspecified", "planned", {"participant": {"Ana Kovač", "Jon Dahl"}}, {"Ana Kovač"})]),
    ("The talks between President Ana Kovač and Prime Minister Jon Dahl, scheduled for May, have been postponed.",
     [("talks", "postponed", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("The meeting between President Ana Kovač and Prime Minister Jon Dahl was cancelled.",
     [("unspecified", "cancelled", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač met with Prime Minister Jon Dahl. The meeting was attended by Foreign Minister Ivo Babić and Ambassador Liv Moe.",
     [("unspecified", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}, "attendee": {"Ivo Babić", "Liv Moe"}}, None)]),
    ("Ana Kovač held talks with President of Ghana Kofi Mensah.\n\nTaking part in the talks were Foreign Minister Ivo Babić and Adviser Liv Moe.",
     [("talks", "occurred", {"participant": {"Ana Kovač", "Kofi Mensah"}, "attendee": {"Ivo Babić", "Liv Moe"}}, None)]),
    ("Remarks by President Kovač and Prime Minister Dahl of Norway Before Bilateral Meeting\n\nPRESIDENT KOVAČ: Welcome.\n\nPRIME MINISTER DAHL: Thank you.",
     [("unspecified", "occurred", {"participant": {"Kovač", "Dahl"}}, None)]),
    ("President Ana Kovač held a video conference with Prime Minister Jon Dahl.",
     [("video_call", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač bade farewell to the outgoing Ambassador of Chile, Karin Solberg.",
     [("courtesy_call", "occurred", {"host": {"Ana Kovač"}, "guest": {"Karin Solberg"}}, None)]),
    ("President Ana Kovač and Prime Minister Jon Dahl held delegation-level talks, preceded by a tête-à-tête.",
     [("expanded", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None),
      ("one_on_one", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("Foreign Minister Ivo Babić travelled to Accra, where he met with business leaders.",
     [("unspecified", "occurred", {"participant": {"Ivo Babić", "business leaders"}}, None)]),
    ("President Ana Kovač briefed Parliament on her call with Prime Minister Jon Dahl.",
     [("call", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("President Ana Kovač welcomed Prime Minister Jon Dahl to the Presidential Palace.",
     [("unspecified", "occurred", {"host": {"Ana Kovač"}, "guest": {"Jon Dahl"}}, None)]),
    ("Foreign Minister Rosa Quispe discussed fisheries with Prime Minister Jon Dahl of Norway in Bergen.",
     [("unspecified", "occurred", {"participant": {"Jon Dahl", "Rosa Quispe"}}, None)]),
    ("President Ana Kovač and Prime Minister Jon Dahl exchanged views on energy.",
     [("unspecified", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("Foreign Minister Rosa Quispe interacted with her Ghanaian counterpart, Ama Boateng.",
     [("unspecified", "occurred", {"participant": {"Ama Boateng", "Rosa Quispe"}}, None)]),
    ("Courtesy call of the Ambassador of Chile, H.E. Pedro Rojas, on the Minister of Defence of Malta, Hon. Joe Vella",
     [("courtesy_call", "occurred", {"host": {"Joe Vella"}, "guest": {"Pedro Rojas"}}, None)]),
    ("Talks were held in Split today between President Ana Kovač of Croatia and Prime Minister Jon Dahl of Norway.",
     [("talks", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("The Croatia-Norway Strategic Dialogue convened in Split on 2 June.",
     [("talks", "occurred", {"participant": {"Croatia", "Norway"}}, None)]),
    ("The sixth round of political consultations between Croatia and Norway was held in Split on 5 June, co-chaired by Deputy Ministers Ara Petrosyan and Marek Hudak.",
     [("talks", "occurred", {"participant": {"Croatia", "Norway"}}, None)]),
    ("President Kofi Mensah was accorded a ceremonial welcome at the Presidential Palace by President Ana Kovač.",
     [("ceremony", "occurred", {"host": {"Ana Kovač"}, "guest": {"Kofi Mensah"}}, None)]),
    ("Ambassador Rosa Quispe received by Speaker Jon Dahl\n\nThe weather was fine.",
     [("audience", "occurred", {"host": {"Jon Dahl"}, "guest": {"Rosa Quispe"}}, None)]),
    ("President Kofi Mensah has this morning received in audience the Special Envoy of Peru, Rosa Quispe.",
     [("audience", "occurred", {"host": {"Kofi Mensah"}, "guest": {"Rosa Quispe"}}, None)]),
    ("President Kofi Mensah was seen off at the airport by Deputy Prime Minister Jon Dahl.",
     [("unspecified", "occurred", {"host": {"Jon Dahl"}, "guest": {"Kofi Mensah"}}, None)]),
    ("Minister Ivo Babić sat in Accra today with Foreign Minister Rosa Quispe of Peru.",
     [("unspecified", "occurred", {"participant": {"Ivo Babić", "Rosa Quispe"}}, None)]),
    ("A dinner was given in honour of President Kofi Mensah by President Ana Kovač.",
     [("meal", "occurred", {"host": {"Ana Kovač"}, "guest": {"Kofi Mensah"}}, None)]),
    ("Experts of the two countries will meet in Oslo in May.",
     [("unspecified", "planned", {"participant": {"Experts"}}, None)]),
    ("The talks scheduled for Tuesday were called off.",
     [("talks", "cancelled", {}, None)]),
    ("The Foreign Ministry summoned the Ambassador of Chile, Pedro Rojas, today.",
     [("unspecified", "occurred", {"host": {"Foreign Ministry"}, "guest": {"Pedro Rojas"}}, None)]),
    ("Prime Minister Jon Dahl was the guest of President Ana Kovač for lunch.",
     [("meal", "occurred", {"host": {"Ana Kovač"}, "guest": {"Jon Dahl"}}, None)]),
    ("Foreign Minister Rosa Quispe held meetings at the Parliament on Tuesday.",
     [("unspecified", "occurred", {"participant": {"Rosa Quispe"}}, None)]),
    ("Audience granted to the Ambassador of Peru, Ms Rosa Quispe, by President Ana Kovač",
     [("audience", "occurred", {"host": {"Ana Kovač"}, "guest": {"Rosa Quispe"}}, None)]),
    ("President Ana Kovač, Prime Minister Jon Dahl discuss trade\n\nThe weather was fine.",
     [("unspecified", "occurred", {"participant": {"Ana Kovač", "Jon Dahl"}}, None)]),
    ("Minister Ivo Babić met yesterday with Prime Minister Jon Dahl of Norway and was received by President Ana Kovač.",
     [("audience", "occurred", {"host": {"Ana Kovač"}, "guest": {"Ivo Babić"}}, None), ("unspecified", "occurred", {"participant": {"Ivo Babić", "Jon Dahl"}}, None)]),
    ("Remarks by President Carter and Prime Minister Ivan Horvat of Croatia Before Bilateral Meeting\n\nPRESIDENT CARTER: As you know, you and I met in Rome last October. Thank you for our conversation on the phone in May.",
     [("unspecified", "occurred", {"participant": {"Carter", "Ivan Horvat"}}, None),
      ("call", "occurred", {"participant": {"Carter", "Ivan Horvat"}}, {"Carter"})]),
]  # fmt: skip

NOTHING = [
    "The United States and Norway launched a task force on trade.",
    "Minister Ivo Babić reviewed the guard of honour.",
    "President Ana Kovač invited Prime Minister Jon Dahl to attend the Ocean Summit.",
    "President Ana Kovač engaged in a long effort.",
    "The Council held its breath.",
    "President Ana Kovač received a letter from Prime Minister Jon Dahl.",
    "President Ana Kovač called on Norway to open the border.",
    "President Ana Kovač welcomed Norway's decision on gas.",
    "The measures meet the needs of the two countries.",
    "President Ana Kovač hosts a charity concert every year.",
    "Will President Kovač meet Prime Minister Dahl?",
    "Minister Ivo Babić received training in Norway.",
    "President Ana Kovač called for talks.",
    "The Government will hold consultations.",
    "President Ana Kovač spoke of the sea.",
]

TALKED = [
    ("President Ana Kovač met with Prime Minister Jon Dahl. They discussed energy and education.", {("energy", False), ("education", False)}),
    ("President Ana Kovač met with Prime Minister Jon Dahl. They discussed agriculture. They did not discuss the border.",
     {("agriculture", False), ("borders", True)}),
    ("President Ana Kovač met with Prime Minister Jon Dahl to discuss migration.", {("migration", False)}),
]  # fmt: skip


def meetings(text):
    record = read(text)
    entities = {e.id: e.name for e in record.entities}
    found = []
    for act in record.acts:
        if act.kind != "meeting":
            continue
        roles: dict[str, set[str]] = {}
        for role in act.roles:
            roles.setdefault(role.role, set()).add(entities.get(role.entity, role.anchor.text if role.anchor else ""))
        voice = {entities[s] for s in act.voice.speakers} if act.voice else None
        found.append((act.subtype, act.status, roles, voice))
    return found


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_meetings(text, expected):
    assert sorted(meetings(text), key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize("text", NOTHING)
def test_no_meeting(text):
    assert meetings(text) == []


@pytest.mark.parametrize(("text", "expected"), TALKED)
def test_topics(text, expected):
    acts = [act for act in read(text).acts if act.kind == "meeting"]
    assert {(t.code, t.denied) for t in acts[0].topics} == expected


def test_dateline_and_topic_places():
    record = read(
        "Meeting with President of Ghana Kofi Mensah\n\nMarch 3, 2021\n\nIgor Petrenko met with President of Ghana Kofi Mensah."
    )
    (act,) = record.acts
    assert act.when and act.when.start == "2021-03-03" and len(act.anchors) == 2


def test_every_audience_of_the_headline_is_main():
    record = read("Head of State receives two delegations\n\nPresident Kofi Mensah received Foreign Minister Rosa Quispe on Monday.\n\n"
                  "President Mensah also received Ambassador of Chile Karin Solberg.")  # fmt: skip
    assert [act.salience for act in record.acts if act.kind == "meeting"] == ["main", "main"]


MAIN = [
    # Two contacts of one person in the first sentence.
    ("Kovač in Oslo\n\nForeign Minister Ana Kovač met today with Prime Minister Jon Dahl of Norway and was received by King Olav Berg.\n\n"
     "She left in the evening.", 2),
    # A headline of several contacts, each at the head of a paragraph.
    ("President: meetings and messages\n\nPresident Ana Kovač received Foreign Minister Rosa Quispe on Monday.\n\n"
     "President Kovač met with Prime Minister Jon Dahl of Norway.", 2),
    # A headline that names the one met: what else is told stands beside it.
    ("President Kovač receives Foreign Minister Quispe\n\nPresident Ana Kovač received Foreign Minister Rosa Quispe on Monday.\n\n"
     "President Kovač met with Prime Minister Jon Dahl of Norway in May.", 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MAIN)
def test_main_acts(text, expected):
    assert [act.salience for act in read(text).acts if act.kind == "meeting"].count("main") == expected
