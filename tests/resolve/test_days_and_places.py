"""Days and places of meetings and visits that stand in other words than those of the act: told before, moved, above."""

from __future__ import annotations

import pytest

from communique import Record, read
from communique.model import Act


def encounters(record: Record, kind: str = "meeting") -> list[Act]:
    return sorted((a for a in record.acts if a.kind == kind), key=lambda a: a.anchors[0].start)


def when(act: Act) -> str | None:
    return act.when.start if act.when else None


def where(act: Act) -> list[str]:
    return [w.anchor.text for w in act.where if w.anchor]


LINE = "The Minister's programme\n\nAccra, 15 May 2024\n\n"

MAIN = "Queen Ida Holm met with Ambassador Lea Sand in Tema.\n\n"

# a paragraph below the dateline of 15 May 2024, and the days and places of the meetings that it tells
SCENES = [
    # a second deed of the same one, and a weekday whose date was told
    ("Minister Kofi Mensah met on 3 May 2024 with Minister Jon Dahl of Norway and was received by President Ana Ruiz.",
     [("2024-05-03", []), ("2024-05-03", [])]),
    ("Minister Kofi Mensah will visit Lima on Wednesday 29 May 2024. On Wednesday, he will meet Minister Jon Dahl of Norway.",
     [("2024-05-29", ["Lima"])]),
    # an hour of the day of the text; where it was, nobody tells
    ("At noon Minister Kofi Mensah met with Minister Jon Dahl of Norway.", [("2024-05-15", [])]),
    # the day of something else that opens the sentence; the day of what is to come, told before its purpose
    ("Prior to the fair on 3 May 2024, Minister Kofi Mensah met with Minister Jon Dahl of Norway.", [(None, [])]),
    ("On 3 May 2024, Minister Kofi Mensah met with Minister Jon Dahl of Norway.", [("2024-05-03", [])]),
    ("Minister Kofi Mensah will travel to Lima on 29 May 2024 for talks with Minister Jon Dahl of Norway.",
     [("2024-05-29", ["Lima"])]),
    ("Minister Kofi Mensah, who took office on 2 May 2024, met with Minister Jon Dahl of Norway.", [(None, [])]),
    # a journey opens the paragraph; the meetings after it were there, on that day
    ("Yesterday Minister Kofi Mensah arrived in Lima. A working lunch with Minister Jon Dahl of Norway took place.",
     [("2024-05-14", ["Lima"])]),
    ("Yesterday Minister Kofi Mensah arrived in Lima. Talks with Minister Jon Dahl of Norway took place. He also met Ambassador Ana Ruiz.",
     [("2024-05-14", ["Lima"]), ("2024-05-14", ["Lima"])]),
    ("Tomorrow Minister Kofi Mensah leaves for Lima. He will meet with Minister Jon Dahl of Norway.",
     [("2024-05-16", ["Lima"])]),
    # other people
    ("Yesterday Minister Kofi Mensah arrived in Lima. Minister Jon Dahl of Norway met with Ambassador Ana Ruiz.",
     [(None, [])]),
    # what is planned does not take the day of what was
    ("Yesterday Minister Kofi Mensah arrived in Lima. He will meet with Minister Jon Dahl of Norway.",
     [(None, [])]),
    # a day of its own, a place of its own
    ("Yesterday Minister Kofi Mensah arrived in Lima. Today he met with Minister Jon Dahl of Norway in Cusco.",
     [("2024-05-15", ["Cusco"])]),
    # a call has no place
    ("Yesterday Minister Kofi Mensah arrived in Lima. He spoke by phone with Minister Jon Dahl of Norway.",
     [("2024-05-14", [])]),
    # two towns are none
    ("Minister Kofi Mensah visited Lima and Quito. He met with Minister Jon Dahl of Norway.", [(None, [])]),
    # the next paragraph goes on with "also"
    ("Minister Kofi Mensah met with Minister Jon Dahl of Norway in Oslo.\n\nHe also met with Ambassador Ana Ruiz.",
     [(None, ["Oslo"]), (None, ["Oslo"])]),
    ("Minister Kofi Mensah met with Minister Jon Dahl of Norway in Oslo.\n\nHe met with Ambassador Ana Ruiz.",
     [(None, ["Oslo"]), (None, [])]),
    # a house is that of its host alone
    ("President Kofi Mensah received Minister Jon Dahl of Norway at Flagstaff Palace. He then received Ambassador Ana Ruiz.",
     [(None, ["Flagstaff Palace"]), (None, ["Flagstaff Palace"])]),
    ("President Kofi Mensah received Minister Jon Dahl of Norway at Flagstaff Palace. "
     "Minister Jon Dahl was then received by Speaker Ama Boateng.",
     [(None, ["Flagstaff Palace"]), (None, [])]),
    # who resides somewhere is not met there
    ("President Kofi Mensah received the Ambassador of Peru, who is resident in Lagos.", [(None, [])]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), SCENES, ids=[body[:90] for body, _ in SCENES])
def test_scenes(body: str, expected: list[tuple[str | None, list[str]]]) -> None:
    _, *others = encounters(read(LINE + MAIN + body))
    assert [(when(a), where(a)) for a in others] == expected


HOUSES = [
    ("At the Casa Verde, President Kofi Mensah received Minister Jon Dahl of Norway.", ["the Casa Verde"]),
    ("President Kofi Mensah received Minister Jon Dahl of Norway at 10 Rua Verde.", ["10 Rua Verde"]),
    ("At the Palace of the Lagoon he received Minister Jon Dahl of Norway.", ["the Palace of the Lagoon"]),
    # no place of the meeting: a wreath, an office held there, an earlier meeting, a body
    ("President Kofi Mensah laid a wreath at the Casa Verde and received Minister Jon Dahl of Norway.", []),
    ("Minister Ana Ruiz received Minister Jon Dahl, after opening a school at Casa Verde.", []),
    # the town where one of them is, by the same sentence
    ("Minister Ana Ruiz met with Minister Jon Dahl of Norway, who is in Cusco on a working visit.", ["Cusco"]),
    ("Minister Jon Dahl travelled to Cusco, where he met with Minister Ana Ruiz.", ["Cusco"]),
    ("Minister Ana Ruiz spoke by phone with Minister Jon Dahl of Norway, who is in Cusco on a working visit.", []),
    ("Minister Ana Ruiz met with Minister Jon Dahl of Norway, who is in Peru on a working visit.", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), HOUSES, ids=[body[:90] for body, _ in HOUSES])
def test_houses_and_towns(body: str, expected: list[str]) -> None:
    _, meeting = encounters(read("The programme\n\n" + MAIN + body))
    assert where(meeting) == expected


# what stands above the text, and where its main meeting was
LINES = [
    ("Palácio Azul Palace, 28 November 2024", ["Palácio Azul Palace"]),
    ("Lima, 28 November 2024", ["Lima"]),
    ("Parliament House, Accra", ["Parliament House, Accra"]),
    ("28 November 2024", []),
    ("Press Office, 28 November 2024", []),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_lines_of_place(line: str, expected: list[str]) -> None:
    text = f"The President received the Minister\n\n{line}\n\nPresident Kofi Mensah received Minister Jon Dahl of Norway."
    assert [where(a) for a in encounters(read(text))] == [expected]


def test_a_house_before_a_colon_in_the_headline() -> None:
    text = "Rashtrapati Bhavan: a day of meetings\n\nPresident Kofi Mensah received Minister Jon Dahl of Norway."
    assert [where(a) for a in encounters(read(text))] == [["Rashtrapati Bhavan"]]


TOLD_DAYS = [
    ("On Monday President Kofi Mensah received Minister Jon Dahl. On the same day he received Ambassador Ana Ruiz.",
     ["2024-05-13", "2024-05-13"]),
    ("On Monday President Kofi Mensah received Minister Jon Dahl. In the evening he received Ambassador Ana Ruiz.",
     ["2024-05-13", "2024-05-13"]),
    ("On Monday President Kofi Mensah received Minister Jon Dahl. The next day he received Ambassador Ana Ruiz.",
     ["2024-05-13", "2024-05-14"]),
    ("On Monday President Kofi Mensah received Minister Jon Dahl. Later that day he received Ambassador Ana Ruiz.",
     ["2024-05-13", "2024-05-13"]),
    ("On Monday President Kofi Mensah received Minister Jon Dahl. At noon he received Ambassador Ana Ruiz.",
     ["2024-05-13", "2024-05-13"]),
    # nothing told before: a part of the day is that of the dateline, "the same day" is none
    ("Earlier in the day President Kofi Mensah received Minister Jon Dahl.", ["2024-05-15"]),
    ("The next day President Kofi Mensah received Minister Jon Dahl.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TOLD_DAYS, ids=[body[-60:] for body, _ in TOLD_DAYS])
def test_days_read_on_the_day_told_before(body: str, expected: list[str | None]) -> None:
    assert [when(a) for a in encounters(read(LINE + body))] == expected


MOVED = [
    ("The visit of President Kofi Mensah to Lima, planned for next week, has been postponed to 20 June 2024.",
     "postponed", "2024-06-20"),
    ("President Kofi Mensah's visit to Lima, due on Friday, has been put back until August.", "postponed", "2024-08-01"),
    ("The visit of President Kofi Mensah to Lima, postponed from February, will take place in June.",
     "planned", "2024-06-01"),
    ("President Kofi Mensah's visit to Lima, scheduled for 17 May, has been postponed.", "postponed", "2024-05-17"),
    ("President Kofi Mensah's visit to Lima, scheduled for 17 May, was cancelled.", "cancelled", "2024-05-17"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status", "day"), MOVED, ids=[row[0][-60:] for row in MOVED])
def test_moved(body: str, status: str, day: str) -> None:
    (visit,) = encounters(read(LINE + body), "visit")
    assert (visit.status, when(visit)) == (status, day)


HEADS = [
    # a line of date tells the day of the meeting, not one that says when the text was put out
    ("Accra, 15 May 2024", "2024-05-15"),
    ("Posted 15 May 2024 at 19:12", None),
    ("Publication date: 15/05/2024", None),
]


@pytest.mark.parametrize(("line", "day"), HEADS)
def test_the_day_of_publication_is_no_day_of_a_meeting(line: str, day: str | None) -> None:
    text = f"The President received the Minister\n\n{line}\n\nPresident Kofi Mensah received Minister Jon Dahl of Norway."
    assert [when(a) for a in encounters(read(text))] == [day]


def test_the_lead_lends_its_only_day_and_place_to_those_of_a_list() -> None:
    text = (
        "President Kofi Mensah Accepts Letters of Credence from Two Ambassadors\n\n"
        "A ceremony for the presentation of letters of credence took place at Flagstaff Palace on 14 February 2025.\n\n"
        "Letters of credence were presented to President of Ghana Kofi Mensah by:\n\n"
        "- Jon Dahl, Ambassador of the Kingdom of Norway;\n- Ana Ruiz, Ambassador of the Republic of Peru (residence in Lagos)."
    )
    assert [(when(a), where(a)) for a in encounters(read(text)) if a.salience == "main"] == [
        ("2025-02-14", ["Flagstaff Palace"])
    ] * 2


SPOKEN = "Remarks by President Kofi Mensah and Prime Minister Jon Dahl of Norway Before Bilateral Meeting\n\n"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Welcome. Today we're going to discuss trade.", "2024-05-15"),
        ("Welcome. We will talk about trade today.", "2024-05-15"),
        ("Welcome. It is an honour to have our discussion today.", "2024-05-15"),
        ("Welcome. Thank you for coming to Accra today.", "2024-05-15"),
        ("Welcome. Thank you for coming. The market fell today.", None),
        ("Welcome. We talked about trade with the Minister today.", None),
        ("Welcome. Today is a holiday. We discuss trade often.", None),
    ],
)
def test_those_who_meet_say_that_it_is_today(words: str, day: str | None) -> None:
    text = f"{SPOKEN}PRESIDENT MENSAH: {words}\n\nPRIME MINISTER DAHL: Thank you. We will speak of fish tomorrow."
    (main,) = [a for a in encounters(read(text, published="2024-05-15")) if a.salience == "main"]
    assert when(main) == day


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ("It is a pleasure to welcome you today.", "Thank you.", "2024-05-15"),
        ("Welcome.", "I am glad to be here today.", None),  # of the answer one cannot tell: much else is today too
    ],
)
def test_the_one_who_opens_says_that_it_is_today(first: str, second: str, day: str | None) -> None:
    text = f"{SPOKEN}PRESIDENT MENSAH: {first}\n\nPRIME MINISTER DAHL: {second}\n\nQ Did you speak today?"
    (main,) = [a for a in encounters(read(text, published="2024-05-15")) if a.salience == "main"]
    assert when(main) == day


def test_days_that_name_what_follows_and_since_when() -> None:
    (call,) = encounters(read(LINE + "This morning President Ana Ruiz spoke with President Jon Dahl of the May 7 attacks."))
    assert call.when and call.when.anchor.text == "This morning"
    (visit,) = encounters(read(LINE + "Minister Jon Dahl is on a visit to Lima, the first since 2019."), "visit")
    assert when(visit) is None


def test_a_day_behind_the_words_on_the_guest_is_that_of_the_meeting() -> None:
    text = "President Ana Ruiz hosted Minister Jon Dahl, who came to Lima on a visit, at the palace on Monday, 9 June 2025."
    record = read(text)
    assert [when(a) for a in encounters(record)] == ["2025-06-09"]
    assert [when(a) for a in encounters(record, "visit")] == [None]


def test_the_same_day_as_what_is_to_come() -> None:
    text = "Minister Jon Dahl of Norway will arrive in Lima on 7 June. He will be received by President Ana Ruiz the same day."
    assert [when(a) for a in encounters(read(text, published="2024-05-15"))] == ["2024-06-07"]


def test_destinations_in_a_row() -> None:
    visits = encounters(read("Minister Kofi Mensah travelled to Djibouti, Somalia, Kenya and Niger."), "visit")
    assert sorted(w for v in visits for w in where(v)) == ["Djibouti", "Kenya", "Niger", "Somalia"]
    (visit,) = encounters(read("Minister Kofi Mensah travelled to Geneva, Switzerland."), "visit")
    assert where(visit) == ["Geneva", "Switzerland"]


def test_an_invitation_is_to_the_place_of_its_visit() -> None:
    text = "At the invitation of President Jon Dahl of Norway, President Kofi Mensah of Ghana will visit Oslo in June."
    (invitation,) = encounters(read(text), "invitation")
    assert where(invitation) == ["Oslo"]
