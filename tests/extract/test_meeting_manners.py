"""Meetings told in less direct manners, in invented sentences: by a meal, a signing, an office of several states."""

from __future__ import annotations

import pytest

from communique import read

BOTH = {"Ana Kovač", "Jon Dahl"}

# text, expected meetings: (subtype, status, hosts, guests and participants together)
TOLD = [
    # a meal or talks that somebody joined or attended
    ("President Ana Kovač joined Prime Minister Jon Dahl of Norway for a working lunch.", [("meal", "occurred", BOTH)]),
    ("Prime Minister Jon Dahl of Norway attended a state dinner hosted by President Ana Kovač of Croatia.",
     [("meal", "occurred", BOTH)]),
    ("Minister Ana Kovač of Croatia attended a reception given by the Ambassador of Norway, Jon Dahl.",
     [("ceremony", "occurred", BOTH)]),
    ("Minister Ana Kovač was briefed by the UN Special Envoy for Yemen, Jon Dahl, on the truce.",
     [("unspecified", "occurred", BOTH)]),
    ("President Ana Kovač and President Jon Dahl of Norway witnessed the signing of five documents.",
     [("signing", "occurred", BOTH)]),
    ("President Ana Kovač and President Jon Dahl of Norway then gave a joint press conference.",
     [("press_conference", "occurred", BOTH)]),
    # a noun
    ("Deputy Minister Ana Kovač had an exchange with the State Secretary of Norway, Jon Dahl.",
     [("talks", "occurred", BOTH)]),
    ("President Ana Kovač of Croatia had a working session with her Norwegian counterpart Jon Dahl.",
     [("talks", "occurred", BOTH)]),
    ("A meeting with the Ambassador of Norway Jon Dahl was held today, chaired by Deputy Minister Ana Kovač.",
     [("unspecified", "occurred", BOTH)]),
    # a gerund or a phrase before the subject
    ("Speaking with Prime Minister Jon Dahl of Norway by phone, President Ana Kovač of Croatia expressed regret.",
     [("call", "occurred", BOTH)]),
    ("With the Prime Minister of Norway, Jon Dahl, President Ana Kovač discussed the reform of the ports.",
     [("unspecified", "occurred", BOTH)]),
    ("The Prime Minister of Norway, Jon Dahl, telephoned President Ana Kovač of Croatia.",
     [("call", "occurred", BOTH)]),
    ("Croatian President Ana Kovač and her Norwegian counterpart Jon Dahl came together in Split.",
     [("unspecified", "occurred", BOTH)]),
    # how much later, and a trip between commas, are no subject
    ("President Ana Kovač met Prime Minister Jon Dahl of Norway, and an hour later held talks with Foreign Minister Ole Vik.",
     [("unspecified", "occurred", BOTH), ("talks", "occurred", {"Ana Kovač", "Ole Vik"})]),
    ("Foreign Minister Ana Kovač, on a two-day trip to the South Caucasus, met in Yerevan with Foreign Minister Jon Dahl.",
     [("unspecified", "occurred", BOTH)]),
    ("President Ana Kovač Jr. of Croatia and President Jon Dahl of the Kingdom of Norway met in Split.",
     [("unspecified", "occurred", {"Ana Kovač Jr", "Jon Dahl"})]),
    ("General Jon Dahl, Chief of General Staff, Norway Armed Forces called on Defence Minister Ana Kovač.",
     [("courtesy_call", "occurred", BOTH)]),
    # the holders of an office of several states
    ("The Presidents of Croatia and Norway met at the Presidential Palace.",
     [("unspecified", "occurred", {"President of Croatia", "President of Norway"})]),
    ("The ministers of foreign affairs of Croatia and Norway, Ana Kovač and Jon Dahl, met in Split.",
     [("unspecified", "occurred", BOTH)]),
    ("The Foreign Ministers of Croatia, Norway and Latvia held a meeting in Split.",
     [("trilateral", "occurred", {f"Foreign Minister of {state}" for state in ("Croatia", "Norway", "Latvia")})]),
    ("The heads of state of Croatia and Norway met in Split.",
     [("unspecified", "occurred", {"head of state of Croatia", "head of state of Norway"})]),
    ("Consultations between the Ministries of Foreign Affairs of Croatia and Norway were held in Split.",
     [("talks", "occurred", {"Croatia", "Norway"})]),
    ("Croatian and Norwegian officials met in Split.", [("unspecified", "occurred", {"Croatia", "Norwegian officials"})]),
    # people told by their number
    ("President Ana Kovač hosted a bipartisan, bicameral group of Members of Congress to discuss roads.",
     [("unspecified", "occurred", {"Ana Kovač", "a bipartisan, bicameral group of Members"})]),
    ("Yesterday, Adviser Ana Kovač welcomed to the White House representatives of three charities.",
     [("unspecified", "occurred", {"Ana Kovač", "representatives"})]),
    ("President Ana Kovač spoke today with the Harbour Nine (H9) group of Allies.",
     [("call", "occurred", {"Ana Kovač", "the Harbour Nine (H9) group of Allies"})]),
    ("The leaders of the G7 met in Split on 3 May.", [("unspecified", "occurred", {"The leaders of the G7"})]),
    ("The Croatian and Norwegian prime ministers spoke by phone.",
     [("call", "occurred", {"Prime Minister of Croatia", "Prime Minister of Norway"})]),
    # a verb that a time parts, a verb behind a phrase of time
    ("President Ana Kovač of Croatia was on Monday received by President Jon Dahl of Norway.", [("audience", "occurred", BOTH)]),
    ("President Ana Kovač granted audience to three envoys and later in the day bade farewell to Ambassador Jon Dahl of Norway.",
     [("audience", "occurred", {"Ana Kovač", "three envoys"}), ("courtesy_call", "occurred", BOTH)]),
    ("President Ana Kovač of Croatia and her husband bade farewell to President Jon Dahl of Norway.",
     [("courtesy_call", "occurred", BOTH)]),
    ("Minister Ana Kovač of Croatia spoke at the port, after which she was received by President Jon Dahl of Norway.",
     [("audience", "occurred", BOTH)]),
    ("At the airport, President Ana Kovač of Croatia saw President Jon Dahl of Norway off.", [("courtesy_call", "occurred", BOTH)]),
    ("President Ana Kovač of Croatia will get together with President Jon Dahl of Norway.", [("unspecified", "planned", BOTH)]),
    ("President Ana Kovač of Croatia came together with President Jon Dahl of Norway.", [("unspecified", "occurred", BOTH)]),
    # talks without one of the two, a call by its noun, a body of two states
    ("Minister Ana Kovač arrived in Oslo. On the same day, a meeting took place with Minister Jon Dahl of Norway.",
     [("unspecified", "occurred", BOTH)]),
    ("The talks took place during a phone call received by President Ana Kovač from President Jon Dahl of Norway.",
     [("call", "occurred", BOTH)]),
    ("An exchange of views took place between Minister Ana Kovač and Ambassador Jon Dahl of Norway.",
     [("talks", "occurred", BOTH)]),
    ("Minister Ana Kovač and Ambassador Jon Dahl of Norway talked about fisheries.", [("unspecified", "occurred", BOTH)]),
    ("The first meeting of the Croatian-Norwegian intergovernmental commission was held in Split.",
     [("multilateral", "occurred", {"Croatia", "Norway"})]),
    ("Minister Ana Kovač will co-chair the EU-Norway Association Council together with Minister Jon Dahl.",
     [("talks", "planned", BOTH)]),
    ("President Ana Kovač met with the Speaker of the Storting, Ole Vik.", [("unspecified", "occurred", {"Ana Kovač", "Ole Vik"})]),
    ("A call between President Ana Kovač and President Jon Dahl of Norway is foreseen in the coming weeks.", [("call", "planned", BOTH)]),
    # one by one
    ("President Ana Kovač held separate meetings with Prime Minister Jon Dahl of Norway and President Ilze Berga of Latvia.",
     [("unspecified", "occurred", BOTH), ("unspecified", "occurred", {"Ana Kovač", "Ilze Berga"})]),
    ("President Ana Kovač of Croatia is set to meet Prime Minister Jon Dahl of Norway and President Ilze Berga of Latvia next week.",
     [("unspecified", "planned", BOTH), ("unspecified", "planned", {"Ana Kovač", "Ilze Berga"})]),
    ("President Ana Kovač of Croatia will meet Prime Minister Jon Dahl of Norway and President Ilze Berga of Latvia in a trilateral format.",
     [("trilateral", "planned", {*BOTH, "Ilze Berga"})]),
    ("Ambassador Jon Dahl thanked President Ana Kovač for meeting the Norwegian delegation.",
     [("unspecified", "occurred", {"Ana Kovač", "Norwegian delegation"})]),
    ("Minister Ana Kovač will meet the Ambassador of Norway in Tonga, President Jon Dahl and Prime Minister Ilze Berga.",
     [("unspecified", "planned", {*BOTH, "Ambassador of Norway", "Ilze Berga"})]),
    ("Foreign Minister Ana Kovač will also conduct a bilateral meeting with Minister Jon Dahl.",
     [("unspecified", "planned", BOTH)]),
    ("President Ana Kovač is scheduled to engage in bilateral discussions with her visiting Norwegian counterpart, President Jon Dahl.",
     [("talks", "planned", BOTH)]),
    ("President Ana Kovač will receive the Norwegian royal couple.",
     [("audience", "planned", {"Ana Kovač", "Norwegian royal couple"})]),
    ("President Ana Kovač arrived in Oslo on 3 May. The next day she received Minister Jon Dahl.",
     [("audience", "occurred", BOTH)]),
    # those who are called what they are by a state, or who sends them
    ("Prime Minister Jon Dahl met on Monday with former Croatian official Ana Kovač.", [("unspecified", "occurred", BOTH)]),
    ("President Ana Kovač held a meeting with Ambassador Jon Dahl, President Ole Vik's Special Envoy, in Split.",
     [("unspecified", "occurred", BOTH)]),
    ("The White House hosted a meeting with Ambassador Jon Dahl of Norway.",
     [("unspecified", "occurred", {"The White House", "Jon Dahl"})]),
    # a predicate, and what stands behind something still to come
    ("Prime Minister Ana Kovač's first bilateral meeting was with Prime Minister Jon Dahl of Norway.",
     [("unspecified", "occurred", BOTH)]),
    ("Prime Minister Ana Kovač will visit Oslo for a meeting with Prime Minister Jon Dahl.",
     [("unspecified", "planned", BOTH)]),
    ("The ministers will sign a treaty, followed by a dinner hosted by Minister Ana Kovač for Minister Jon Dahl of Norway.",
     [("meal", "planned", BOTH)]),
    ("President Ana Kovač of Croatia met with Secretary General Jon Dahl over a luncheon meeting.",
     [("meal", "occurred", BOTH)]),
    ("Minister Ana Kovač will host a meeting of the Foreign Minister of Norway, Jon Dahl, and the Foreign Minister of Latvia, Ilze Berga.",
     [("trilateral", "planned", {*BOTH, "Ilze Berga"})]),
]  # fmt: skip
NOTHING = [
    "President Ana Kovač thanked the White House for its support.",
    "Minister Ana Kovač supported the exchange with Norway of students and teachers.",
    "President Ana Kovač joined Norway in condemning the attack.",
    "Minister Ana Kovač attended a concert hosted by the city.",
    "President Ana Kovač witnessed the launch of a satellite.",
    "The nations must come together.",
    "The exports of Croatia and Norway met with success.",
    "President Ana Kovač was briefed on the floods.",
    "Roads meet the enormous infrastructure needs of the coast.",
    "The arrangements made there pleased President Ana Kovač.",
    "The plan agreed by the experts of Norway was on Monday a success.",
    "Ministers Ana Kovač and Jon Dahl of Norway talked loudly.",
    "Ana Kovač was elected co-chair of the board.",
    "The President of the Nordic Council was elected on Monday.",
]

MAIN = [
    # a contact told by its noun at the head of a paragraph: with the one of whom the text tells
    ("President Kovač had a series of meetings in Granada\n\nPresident Ana Kovač met Prime Minister Jon Dahl of Norway. Jon Dahl thanked her.\n\n"
     "The meeting with the President of Latvia, Ilze Berga, focused on energy.", [BOTH, {"Ana Kovač", "Ilze Berga"}]),
    # no headline: the guest's second call
    ("General Jon Dahl of Norway called on Defence Minister Ana Kovač of Croatia on Monday to speak of the sea, of the "
     "ports and of the islands that lie before them.\n\nLater in the day, General Jon Dahl also called on Prime Minister Ivo Babić.", [BOTH, {"Jon Dahl", "Ivo Babić"}]),
    # a masthead is no headline
    ("PRESS RELEASE No. 12\n\nPresident Kovač receives President Berga and bids farewell to Ambassador Dahl\n\n"
     "President Ana Kovač received President Ilze Berga of Latvia today.\n\nShe spoke of trade.", [{"Ana Kovač", "Ilze Berga"}]),
]  # fmt: skip


def meetings(text: str, main: bool = False) -> list[tuple[str | None, str | None, set[str]]]:
    record = read(text)
    names = {entity.id: entity.name for entity in record.entities}
    return [
        (act.subtype, act.status, {
            names.get(role.entity or "", role.anchor.text if role.anchor else "")
            for role in act.roles if role.role in ("host", "guest", "participant")
        })
        for act in record.acts if act.kind == "meeting" and (act.salience == "main" or not main)
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_told(text: str, expected: list[tuple[str, str, set[str]]]) -> None:
    assert sorted(meetings(text), key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_told(text: str) -> None:
    assert meetings(text) == []


@pytest.mark.parametrize(("text", "expected"), MAIN)
def test_main(text: str, expected: list[set[str]]) -> None:
    assert [people for *_, people in meetings(text, main=True)] == expected


def test_a_visit_of_the_headline_is_the_one_planned() -> None:
    record = read("Visit of the Foreign Minister of Norway to Croatia\n\nForeign Minister Jon Dahl of Norway will pay a visit to Croatia in May.")
    assert [(act.kind, act.status, act.salience) for act in record.acts] == [("visit", "planned", "main")]


def test_of_several_in_a_headline_each_has_its_own_below() -> None:
    text = ("President Kovač meets Prime Minister Dahl; receives President Berga\n\nPresident Ana Kovač met Prime Minister Jon Dahl of Norway.\n\n"
            "President Kovač also received President Ilze Berga of Latvia.")  # fmt: skip
    assert [people for *_, people in meetings(text, main=True)] == [BOTH, {"Ana Kovač", "Ilze Berga"}]


def test_what_a_headline_tells_in_the_present_may_be_planned_below() -> None:
    record = read("Norwegian President visits Croatia\n\nNorwegian President Jon Dahl will visit Croatia in May.\n\nThe sea is calm.")
    assert [(act.kind, act.status) for act in record.acts] == [("visit", "planned")]


def test_talks_before_what_is_to_come_are_to_come() -> None:
    text = ("President Jon Dahl of Norway met President Ana Kovač of Croatia.\n\nAfter private talks on Friday, the guest will visit Split.")
    assert ("one_on_one", "planned", BOTH) in meetings(text)


PROGRAMME = """Programme of the visit of President Jon Dahl of Norway

President Jon Dahl of Norway will pay a visit to Croatia on 4 May at the invitation of President Ana Kovač.

10:00 Welcoming ceremony at the Palace
10:20 Tête-à-tête meeting
13:00 Lunch hosted by President Kovač
15:00 Meeting with Prime Minister Ivo Babić
16:00 Visit to the harbour"""


def test_each_line_of_a_programme_is_a_meeting_to_come() -> None:
    assert meetings(PROGRAMME) == [
        ("ceremony", "planned", BOTH), ("one_on_one", "planned", BOTH), ("meal", "planned", BOTH),
        ("unspecified", "planned", {"Jon Dahl", "Ivo Babić"}),
    ]  # fmt: skip


def test_hours_in_other_texts_tell_no_meeting() -> None:
    text = PROGRAMME.replace("Programme of the visit", "Arrival")
    assert ("one_on_one", "planned", BOTH) not in meetings(text)


def test_each_item_below_held_meetings_is_met() -> None:
    text = ("President's diary\n\nPresident Ana Kovač of Croatia held a number of bilateral meetings in Geneva.\n\n"
            "- Prime Minister Jon Dahl of Norway: trade.\n- President Ilze Berga of Latvia: defence.")  # fmt: skip
    assert [people for *_, people in meetings(text, main=True)] == [BOTH, {"Ana Kovač", "Ilze Berga"}]


def test_a_group_in_the_headline_is_whom_the_lead_names() -> None:
    text = ("Readout of the Ministry's Meeting with Youth Advocates\n\nToday, Minister Ana Kovač and Minister Jon Dahl of Norway hosted a "
            "virtual discussion with a group of young experts.")  # fmt: skip
    assert [kind for kind, *_ in meetings(text)] == ["video_call"]


def test_other_meetings_recalled_in_a_turn() -> None:
    text = ("Remarks by President Kovač and President Dahl of Norway Before Bilateral Meeting\n\n"
            "PRESIDENT KOVAČ: I thank you for our conversation on the phone.\n\nPRESIDENT DAHL: Thank you.")  # fmt: skip
    assert [(kind, status) for kind, status, _ in meetings(text)] == [("unspecified", "occurred"), ("call", "occurred")]


def test_a_joint_statement_is_main_before_what_it_recalls_far_below() -> None:
    paragraphs = "\n\n".join(["Croatia and Norway support trade and the free use of the seas."] * 4)
    text = (f"Joint Statement by President Kovač and President Dahl\n\n{paragraphs}\n\nThe task force chaired by Minister Ivo Babić "
            "of Croatia and Minister Kari Moe of Norway met in May.")  # fmt: skip
    assert [act.kind for act in read(text).acts if act.salience == "main"] == ["agreement"]


def test_a_meeting_to_be_held_on_a_day_is_planned() -> None:
    text = "President Ana Kovač of Croatia is meeting on 4 November with President Jon Dahl of Norway."
    assert meetings(text) == [("unspecified", "planned", BOTH)]


def test_an_occasion_ends_before_the_full_stop():
    record = read("President Ana Kovač met President Jon Dahl of Norway on the sidelines of the Split Summit. They discussed trade.")
    assert [act.occasion.text for act in record.acts if act.kind == "meeting" and act.occasion] == ["the Split Summit"]


def test_what_a_minister_announces_is_what_the_text_is_about():
    record = read("The Port of Split\n\nThe Foreign Ministers of Norway and Peru will meet in Split on Wednesday, Minister Ana Kovač said today.")
    assert [(act.kind, act.status, act.voice is not None) for act in record.acts if act.salience == "main"] == [("meeting", "planned", True)]


def test_states_in_a_headline_are_those_who_meet_for_them():
    record = read(
        "Peru, Norway Discuss Ferry\n\nA meeting between Ambassador of Norway Jon Dahl and Foreign Minister Rosa Quispe was held in Lima on Tuesday."
    )
    named = {entity.id: entity.name for entity in record.entities}
    met = [{named[role.entity] for role in act.roles if role.entity} for act in record.acts if act.kind == "meeting"]
    assert met == [{"Jon Dahl", "Rosa Quispe"}]


def test_who_is_congratulated_on_presenting_credentials_presents_them():
    record = read("Foreign Secretary Ana Lund received Ambassador Ivo Ruiz of Chile. She congratulated the Ambassador on presenting his credentials to the King.")
    named = {entity.id: entity.name for entity in record.entities}
    guests = [named[role.entity] for act in record.acts if act.subtype == "credentials" for role in act.roles if role.role == "guest"]
    assert guests == ["Ivo Ruiz"]
