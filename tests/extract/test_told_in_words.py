"""Meetings and visits told in somebody's words: press calls, remarks with turns; invented sentences."""

from __future__ import annotations

import pytest

from communique import Record, read

HOME = "whitehouse.gov"
CALL = "Background Press Call on Trade\n\nSENIOR ADMINISTRATION OFFICIAL: Thanks. President Ana Cole spoke already. {}\n"
REMARKS = (
    "Remarks by President Ana Cole and Prime Minister Jon Dahl of Norway Before Bilateral Meeting\n\n"
    "PRESIDENT COLE: It is a busy day. {}\n\nPRIME MINISTER DAHL: Thank you, Madam President. {}\n"
)
BOTH = {"Ana Cole", "Jon Dahl"}

# sentence in a press call, kind, status, those who take part
ON_THE_CALL = [
    ("Tomorrow, she'll have a bilateral with Prime Minister Jon Dahl of Norway.", "meeting", "planned", BOTH),
    ("There will be a meeting between the President and Prime Minister Jon Dahl of Norway on Thursday.",
     "meeting", "planned", BOTH),
    ("The President will begin the day with a meeting with Prime Minister Jon Dahl of Norway.",
     "meeting", "planned", BOTH),
    ("The President just wrapped up a two-hour meeting with Prime Minister Jon Dahl of Norway.",
     "meeting", "occurred", BOTH),
    ("She then heads to Riga.", "visit", "planned", {"Ana Cole"}),
    ("She is going to Riga in June.", "visit", "planned", {"Ana Cole"}),
    ("She is going to Riga today.", "visit", "ongoing", {"Ana Cole"}),
    ("Prime Minister Jon Dahl of Norway is coming to Washington tomorrow.", "visit", "planned", {"Jon Dahl"}),
    ("Foreign Minister Ole Vik of Norway was here last week.", "visit", "occurred", {"Ole Vik"}),
    ("Foreign Minister Ole Vik of Norway just returned from Riga.", "visit", "occurred", {"Ole Vik"}),
    ("Foreign Minister Ole Vik of Norway is back from Riga.", "visit", "occurred", {"Ole Vik"}),
    ("A word on Foreign Minister Ole Vik’s trip last week.", "visit", "occurred", {"Ole Vik"}),
    ("We are previewing Prime Minister Jon Dahl’s visit tomorrow.", "visit", "planned", {"Jon Dahl"}),
    ("She met with farm and education leaders in August.",
     "meeting", "occurred", {"Ana Cole"}),
    ("This is a preview of the President’s bilateral meeting with Prime Minister Jon Dahl of Norway.",
     "meeting", "planned", BOTH),
    ("After the meeting with Prime Minister Jon Dahl of Norway, President Ana Cole will return home.",
     "meeting", "planned", BOTH),
    ("This will be the first face-to-face between President Ana Cole and Prime Minister Jon Dahl of Norway.",
     "meeting", "planned", BOTH),
    ("President Ana Cole visited with Prime Minister Jon Dahl of Norway.", "meeting", "occurred", BOTH),
    ("She met Prime Minister Jon Dahl of Norway in Lima and will see him again in May.", "meeting", "planned", BOTH),
    ("The bilateral meeting will be in the morning with Prime Minister Jon Dahl of Norway.",
     "meeting", "planned", BOTH),
    ("President Ana Cole is looking forward to welcoming Prime Minister Jon Dahl of Norway on Monday.",
     "meeting", "proposed", BOTH),
    ("We look forward to having Prime Minister Jon Dahl of Norway here fairly soon.",
     "visit", "proposed", {"Jon Dahl", "SENIOR ADMINISTRATION OFFICIAL"}),
    ("There was a visit last month by Foreign Minister Ole Vik of Norway to Riga.", "visit", "occurred", {"Ole Vik"}),
]  # fmt: skip

# sentence of the guest, status of his visit
OF_THE_GUEST = [
    ("It gives me great pleasure, once again, to visit your country.", "ongoing"),
    ("We are so happy, President Cole, to be here in Washington once more.", "ongoing"),
    ("Thank you for having me in Washington.", "ongoing"),
    ("Thank you for receiving me here.", "ongoing"),
    ("I have been to Washington.", "occurred"),
    ("In 2016 I was here.", "occurred"),
    ("The last time I was in Washington was in 2016.", "occurred"),
    ("It's great to be back in Washington.", "ongoing"),
    ("And my visit is an opportunity to reaffirm our ties.", "ongoing"),
]

# sentence of the host, status of the guest's visit
OF_THE_HOST = [
    ("It's great to have you back in Washington.", "ongoing"),
    ("I appreciate you coming to Washington.", "occurred"),
    ("Thanks for making the trip to Washington.", "occurred"),
    ("Thank you, Prime Minister, for coming all the way to Washington.", "occurred"),
    ("What a pleasure it is to welcome Prime Minister Dahl to Washington.", "ongoing"),
    ("We look forward to hosting you here in May.", "proposed"),
]

NOTHING_ON_THE_CALL = [
    "We see strong bilateral ties with Norway.",
    "Thousands of refugees returned from Turkey.",
    "Foreign Minister Ole Vik is from Riga.",
    "The heads of the agencies agree.",
    "This press call with Norway in mind is short.",
    "We moved down to Delaware.",
    "We have had numerous conversations with the Norwegian government about this.",
    "We will continue to engage in conversations with Norway and our partners.",
    "Norway has answered the call through the UN and with our partners.",
    "With that, we're going to conclude the call.",
    "Our conversation today really is about the economy.",
    "The presidents were in Riga.",
    "The money was here.",
]

NOTHING_OF_THE_HOST = [
    "This has been to Norway's benefit.",
    "We look forward to having you at the table.",
    "We are so happy, Prime Minister, to be here in Washington.",
    "My visit is a thing of the past.",
    "It was great to be in Washington.",
]


def acts(record: Record, kind: str) -> list[tuple[str, set[str]]]:
    """Status and fillers of the acts of a kind."""
    names = {e.id: e.name or "" for e in record.entities}
    found = [a for a in record.acts if a.kind == kind]
    return [
        (a.status, {names[r.entity] for r in a.roles if r.entity and names[r.entity] != "Norway"}) for a in found
    ]


@pytest.mark.parametrize(("sentence", "kind", "status", "people"), ON_THE_CALL)
def test_on_a_press_call(sentence: str, kind: str, status: str, people: set[str]) -> None:
    record = read(CALL.format(sentence), published="2024-05-14", publisher=HOME)
    assert (status, people) in [(s, p - {"United States"}) for s, p in acts(record, kind)]


@pytest.mark.parametrize(("sentence", "status"), OF_THE_GUEST)
def test_the_guest_who_speaks_is_there(sentence: str, status: str) -> None:
    record = read(REMARKS.format("", sentence), published="2024-05-14", publisher=HOME)
    assert [(s, "Jon Dahl" in people) for s, people in acts(record, "visit")] == [(status, True)]


@pytest.mark.parametrize(("sentence", "status"), OF_THE_HOST)
def test_the_one_spoken_to_is_there(sentence: str, status: str) -> None:
    record = read(REMARKS.format(sentence, ""), published="2024-05-14", publisher=HOME)
    assert [(s, "Jon Dahl" in people) for s, people in acts(record, "visit")] == [(status, True)]


@pytest.mark.parametrize("sentence", NOTHING_ON_THE_CALL)
def test_no_encounter_on_a_press_call(sentence: str) -> None:
    record = read(CALL.format(sentence), published="2024-05-14", publisher=HOME)
    assert not acts(record, "visit") and not acts(record, "meeting")


@pytest.mark.parametrize("sentence", NOTHING_OF_THE_HOST)
def test_the_host_who_speaks_is_on_no_visit(sentence: str) -> None:
    record = read(REMARKS.format(sentence, ""), published="2024-05-14", publisher=HOME)
    assert not acts(record, "visit")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The President and Prime Minister Jon Dahl of Norway met in Riga.", 2),
        ("The Vice President and Prime Minister Jon Dahl met President Ana Kovač in Riga.", 2),
    ],
)
def test_the_president_and_a_prime_minister_with_a_name_are_two(text: str, count: int) -> None:
    [meeting] = [a for a in read(text).acts if a.kind == "meeting"]
    assert len({r.entity for r in meeting.roles}) == count


# text, participants
SITTINGS = [
    ("At the Nordic Summit in January, President Ana Kovač of Croatia and Prime Minister Jon Dahl of Norway committed "
     "to a plan.", {"Ana Kovač", "Jon Dahl"}),
    ("Croatia and Norway noted developments since the last JTC meeting in December.", {"Croatia", "Norway"}),
    ("Croatia and Norway also held their second expert-level session of the Trade Dialogue in Oslo.",
     {"Croatia", "Norway"}),
    ("President Ana Kovač of Croatia convened student leaders to discuss schools.", {"Ana Kovač", "leaders"}),
    ("President Ana Kovač of Croatia brought together 36 countries for a summit in Split.", {"Ana Kovač", "36 countries"}),
    ("President Ana Kovač of Croatia brought together leaders from the region in Split.", {"Ana Kovač", "leaders"}),
    ("President Ana Kovač of Croatia convened the leaders of the Quad in Split.", {"Ana Kovač", "leaders of the Quad"}),
    ("President Ana Kovač of Croatia gathered leaders of the industry in Split.", {"Ana Kovač", "leaders"}),
]  # fmt: skip

SITTINGS += [
    ("The fourth Ministerial meeting of the Trade Council (“TC”) took place in Oslo. It was co-chaired by Minister Ana "
     "Kovač of Croatia and Minister Jon Dahl of Norway.", {"Ana Kovač", "Jon Dahl"}),
    ("President Ana Kovač of Croatia and Prime Minister Jon Dahl of Norway look forward to meeting again in May in Oslo.",
     {"Ana Kovač", "Jon Dahl"}),
]  # fmt: skip

SITTINGS += [("In Split, the respective heads of agencies met to discuss trade.", {"heads of agencies"})]

NO_SITTING = [
    "President Ana Kovač of Croatia gathered her strength.",
    "President Ana Kovač of Croatia brought together the views of the ministries.",
    "The leaders gathered information on the matter.",
    "The ministers met each deadline of the plan.",
    "We want to meet the environmental imperative.",
    "The first NATO meeting matters.",
    "Croatia and Norway work on meeting Haiti's security and humanitarian needs.",
    "Croatia and Norway will work together to meet the growing demands.",
]


@pytest.mark.parametrize(("text", "people"), SITTINGS)
def test_sittings_and_those_convened(text: str, people: set[str]) -> None:
    record = read(text)
    names = {e.id: e.name or "" for e in record.entities}
    [meeting] = [a for a in record.acts if a.kind == "meeting"]
    told = {names[r.entity] if r.entity else r.anchor.text if r.anchor else "" for r in meeting.roles}
    assert {next((p for p in people if p in name), name) for name in told} == people


@pytest.mark.parametrize("text", NO_SITTING)
def test_what_is_met_or_gathered_without_people(text: str) -> None:
    assert not acts(read(text), "meeting")


def test_a_visit_that_a_guest_recalls_is_not_the_one_he_is_on() -> None:
    record = read(REMARKS.format("", "In 2016 I was here. It is great to be back in Washington."), publisher=HOME)
    found = sorted((a for a in record.acts if a.kind == "visit"), key=lambda a: a.anchors[0].start)
    assert [(a.status, a.when.start if a.when else None) for a in found] == [("occurred", "2016-01-01"), ("ongoing", None)]


def test_a_press_call_is_no_call_with_the_one_of_whom_it_tells() -> None:
    record = read("Background Press Call on President Ana Cole’s Call with President Ole Vik\n\nVia Teleconference\n")
    assert acts(record, "meeting") == [("occurred", {"Ana Cole", "Ole Vik"})]


def test_an_abbreviation_in_brackets_receives_nobody() -> None:
    record = read("The President of the State Affairs of the Republic of Korea (ROK), received Minister Jon Dahl of Norway.")
    [(_, people)] = acts(record, "meeting")
    assert "South Korea" not in people and "Jon Dahl" in people


def test_the_visit_to_a_state_in_the_headline_is_the_one_to_its_capital_below() -> None:
    text = (
        "The visit of the Foreign Minister of Norway to Peru\n\nA meeting with the delegation headed by Foreign Minister "
        "of Norway Jon Dahl, who arrived in Lima on a working visit, was held at the Ministry.\n"
    )
    assert [status for status, _ in acts(read(text), "visit")] == ["occurred"]


NORWAY, PERU = "Prime Minister Jon Dahl of Norway", "President Rosa Quispe of Peru"

# text, status and people of each meeting
LISTS = [
    (f"President Ana Kovač of Croatia met separately with the following leaders: {NORWAY}; {PERU}; and King Olav.",
     [("occurred", {"Ana Kovač", "Jon Dahl"}), ("occurred", {"Ana Kovač", "Rosa Quispe"}),
      ("occurred", {"Ana Kovač", "Olav"})]),
    (f"President Ana Kovač of Croatia hosted a dinner for visiting leaders: {NORWAY} and {PERU}.",
     [("occurred", {"Ana Kovač", "Jon Dahl", "Rosa Quispe"})]),
    (f"President Ana Kovač of Croatia hosted {NORWAY}: the talks were long.", [("occurred", {"Ana Kovač", "Jon Dahl"})]),
    (f"President Ana Kovač of Croatia will pay courtesy calls on {NORWAY} and {PERU}.",
     [("planned", {"Ana Kovač", "Jon Dahl"}), ("planned", {"Ana Kovač", "Rosa Quispe"})]),
    # a series of what is to come, behind commas and "and"
    (f"President Ana Kovač of Croatia will meet with King Olav, hold talks with {NORWAY}, and exchange views on trade.",
     [("planned", {"Ana Kovač", "Olav"}), ("planned", {"Ana Kovač", "Jon Dahl"})]),
    (f"President Ana Kovač of Croatia will hold talks with {NORWAY}, and meet King Olav.",
     [("planned", {"Ana Kovač", "Jon Dahl"}), ("planned", {"Ana Kovač", "Olav"})]),
    (f"President Ana Kovač of Croatia will meet King Olav and join a dinner with {NORWAY}.",
     [("planned", {"Ana Kovač", "Olav"}), ("planned", {"Ana Kovač", "Jon Dahl"})]),
    (f"President Ana Kovač of Croatia will pay courtesy calls on {NORWAY} and on {PERU}.",
     [("planned", {"Ana Kovač", "Jon Dahl"}), ("planned", {"Ana Kovač", "Rosa Quispe"})]),
    # who is met, told before; a time between the auxiliary and its verb; the verb of a clause on the noun
    (f"President Ana Kovač of Croatia thanked {NORWAY}, with whom she met in Lima.", [("occurred", {"Ana Kovač", "Jon Dahl"})]),
    (f"President Ana Kovač of Croatia will tomorrow co-chair the Fourth Session of the Joint Commission together with {NORWAY}.",
     [("planned", {"Ana Kovač", "Jon Dahl"})]),
    (f"President Ana Kovač of Croatia recalled the talks she had held with {NORWAY} in Bergen last October.",
     [("occurred", {"Ana Kovač", "Jon Dahl"})]),
    ("Minister Ana Kovač of Croatia also held meetings at the Parliament.", [("occurred", {"Ana Kovač"})]),
    (f"President Ana Kovač of Croatia held talks with {NORWAY} and then with {PERU}.",
     [("occurred", {"Ana Kovač", "Jon Dahl"}), ("occurred", {"Ana Kovač", "Rosa Quispe"})]),
    (f"President Ana Kovač of Croatia will meet {NORWAY} in Lima. This would be the eighth meeting between Kovač and Dahl.",
     [("planned", {"Ana Kovač", "Jon Dahl"})]),
    ("Minister Ana Kovač of Croatia was handed a copy of her credentials by Ambassador Rosa Quispe of Peru.",
     [("occurred", {"Ana Kovač", "Rosa Quispe"})]),
    # what a programme holds
    (f"President Ana Kovač of Croatia is in Oslo. Her programme includes a meeting with {NORWAY}.",
     [("planned", {"Ana Kovač", "Jon Dahl"})]),
    (f"President Ana Kovač of Croatia was in Oslo. Her programme included a meeting with {NORWAY}.",
     [("occurred", {"Ana Kovač", "Jon Dahl"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_and_series(text: str, expected: list[tuple[str, set[str]]]) -> None:
    found = sorted((status, sorted(people - {"Peru", "Croatia"})) for status, people in acts(read(text), "meeting"))
    assert found == sorted((status, sorted(people)) for status, people in expected)


def test_ministers_from_two_states_are_received() -> None:
    text = "President Ana Kovač of Croatia will receive foreign ministers from Peru and Chile in Split."
    [(status, people)] = acts(read(text), "meeting")
    assert status == "planned" and "Ana Kovač" in people and "Chile" not in people


def test_a_base_form_behind_a_comma_goes_on_only_what_is_to_come() -> None:
    assert not acts(read("President Ana Kovač of Croatia visited the port, hold of the fleet, with King Olav."), "meeting")


def test_a_house_holds_a_meeting() -> None:
    assert [s for s, _ in acts(read("The White House held a meeting on June 17 on violence."), "meeting")] == ["occurred"]


def test_a_summit_that_is_to_take_place() -> None:
    text = "Croatia and Norway will work on this at the 10th Nordic Leaders Summit, which will take place in Oslo in June 2031."
    assert [status for status, _ in acts(read(text), "meeting")] == ["planned"]


def test_what_is_said_of_a_planned_meeting_without_a_time_is_that_meeting() -> None:
    text = "There is a meeting tomorrow between President Ana Cole and Prime Minister Jon Dahl of Norway. "
    record = read(CALL.format(text + "President Ana Cole and Prime Minister Jon Dahl are also meeting to mark 200 years."))
    assert [status for status, _ in acts(record, "meeting")] == ["planned"]


def test_a_house_is_no_destination_beside_its_town() -> None:
    text = "President Ana Kovač of Croatia spoke of her first visit to Washington and the White House in 2018."
    record = read(text)
    assert [[w.anchor.text for w in a.where if w.anchor] for a in record.acts if a.kind == "visit"] == [["Washington"]]


def test_the_visit_that_a_headline_previews_is_to_come() -> None:
    text = (
        "Background Press Call Previewing the Visit of Prime Minister Jon Dahl of Norway\n\n"
        "SENIOR ADMINISTRATION OFFICIAL: Thanks. President Ana Cole spoke already. And this visit will come soon.\n"
    )
    assert [s for s, _ in acts(read(text, publisher=HOME), "visit")] == ["planned"]


# sentence of the host, how many meetings with the guest the text tells
RECALLED = [
    ("The last time you and I were together was in Riga.", 2),
    ("I was glad when you graciously hosted me.", 2),
    ("You and I are together today.", 1),
    ("When we meet today, we will speak of trade.", 1),
]


@pytest.mark.parametrize(("sentence", "count"), RECALLED)
def test_a_meeting_that_somebody_recalls_is_another_one(sentence: str, count: int) -> None:
    record = read(REMARKS.format(sentence, ""), published="2024-05-14", publisher=HOME)
    assert len(acts(record, "meeting")) == count


def test_nobody_is_a_guest_on_the_telephone() -> None:
    said = "You and I spoke over a year ago. In Riga, you graciously hosted me in May 2021."
    record = read(REMARKS.format(said, ""), published="2024-05-14", publisher=HOME)
    assert sorted(a.subtype for a in record.acts if a.kind == "meeting") == ["call", "unspecified", "unspecified"]


def test_your_visit_is_of_the_one_spoken_to() -> None:
    text = (
        "Remarks by President Ana Cole and Prime Minister Jon Dahl of Norway Before Bilateral Meeting\n\nOslo, Norway\n\n"
        "PRIME MINISTER DAHL: Welcome, Madam President. Your visit here is the first in ten years.\n\n"
        "PRESIDENT COLE: Thank you.\n"
    )
    [(_, people)] = acts(read(text, publisher=HOME), "visit")
    assert "Ana Cole" in people and "Jon Dahl" not in people


def test_one_welcomed_to_a_town_that_no_list_knows_is_there() -> None:
    record = read(REMARKS.format("Prime Minister, welcome to Grand Hollow.", ""), publisher=HOME)
    assert [status for status, _ in acts(record, "visit")] == ["ongoing"]


def test_talks_recalled_are_not_those_of_the_headline() -> None:
    text = (
        "President Ana Kovač received Minister Jon Dahl of Norway\n\n14 May 2024, Split\n\n"
        "President Ana Kovač recalled the talks she had held with King Olav in Bergen last October.\n"
    )
    record = read(text)
    [main] = [a for a in record.acts if a.salience == "main"]
    names = {e.id: e.name for e in record.entities}
    assert {names[r.entity] for r in main.roles if r.entity} == {"Ana Kovač", "Jon Dahl"}


def test_two_summits_are_two() -> None:
    said = "We held the first-ever leader-level Nordic summit. We have hosted, just recently, the Climate Leaders Summit."
    assert [s for s, _ in acts(read(CALL.format(said), publisher=HOME), "meeting")] == ["occurred", "occurred"]


def test_a_summit_at_which_something_will_be_done_is_to_come() -> None:
    text = "At the Nordic Leaders' Summit in Oslo, leaders will formally launch the plan."
    assert [s for s, _ in acts(read(text), "meeting")] == ["planned"]


# text, status of each visit, in the order of the text
VISITS = [
    ("Prime Minister Jon Dahl of Norway is the first head of government to visit Croatia since the elections.", ["ongoing"]),
    ("Prime Minister Jon Dahl of Norway was the first head of government to visit Croatia.", ["occurred"]),
    ("Split, Croatia, 29 May 2024\n\nPresident Ana Kovač of Croatia met Prime Minister Jon Dahl of Norway, who arrived "
     "here on Thursday.", ["occurred"]),
    ("Minister Ana Kovač of Croatia spoke of a recent visit to Peru of a delegation led by Prime Minister Jon Dahl of Norway.",
     ["occurred"]),
    ("Minister Ana Kovač of Croatia spoke of a recent visit to Peru of a delegation.", []),
]  # fmt: skip


VISITS += [
    ("President Ana Kovač of Croatia is on a tour of Slavonija.", ["ongoing"]),
    ("President Ana Kovač of Croatia was given a tour of the Museum by King Olav.", []),
    ("President Ana Kovač of Croatia, who was due to visit Lima, will no longer travel.", ["cancelled"]),
    ("Minister Ana Kovač of Croatia will pay an official visit to Peru and Chile from 7 to 10 May 2024 at the invitation "
     "of her Peruvian and Chilean counterparts.", ["planned", "planned"]),
]  # fmt: skip


def test_the_days_of_a_journey_are_those_of_both_visits() -> None:
    record = read("Minister Ana Kovač of Croatia will pay an official visit to Peru and Chile from 7 to 10 May 2024.")
    assert [a.when.start for a in record.acts if a.kind == "visit" and a.when] == ["2024-05-07", "2024-05-07"]


@pytest.mark.parametrize(("text", "expected"), VISITS)
def test_visits_told_in_other_words(text: str, expected: list[str]) -> None:
    assert [status for status, _ in acts(read(text), "visit")] == expected
