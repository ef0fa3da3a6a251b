"""Meetings and visits as news agencies and press services tell them, in invented sentences."""

from __future__ import annotations

import pytest

from communique import Record, read

BOTH = {"Ana Kovač", "Jon Dahl"}
PUBLISHED = "2024-05-09"  # a Thursday

# text, expected meetings: (subtype, status, people, day)
MEETINGS = [
    # at the margins of something; the day on which it was said is none of the meeting
    ("Minister Ana Kovač of Croatia and Minister Jon Dahl of Norway spoke on the sidelines of the Split Forum, the ministry said on Tuesday."
     "\n\nDuring their brief meeting, the ministers discussed trade.", [("sidelines", "occurred", BOTH, None)]),
    ("Talks between President of Croatia Ana Kovač and President of Norway Jon Dahl began in Split, a source told reporters on Monday.",
     [("talks", "occurred", BOTH, None)]),
    ("President Jon Dahl of Norway met President Ana Kovač on Monday, the palace announced on Tuesday.",
     [("unspecified", "occurred", BOTH, "2024-05-06")]),
    ("The Minister of Trade said on Monday after talks with his Norwegian counterpart Jon Dahl that exports will grow.",
     [("talks", "occurred", {"Minister of Trade", "Jon Dahl"}, "2024-05-06")]),
    # the day before "the ministry said" is that of what was told
    ("President Jon Dahl of Norway will meet President Ana Kovač on Monday, the Norwegian Foreign Ministry said in a statement.",
     [("unspecified", "planned", BOTH, "2024-05-13")]),
    # a time or place set off by commas before "with"
    ("Minister Ana Kovač will have consultations, on Friday, in Split, with her counterpart from Norway, Jon Dahl.",
     [("talks", "planned", BOTH, "2024-05-10")]),
    # those whom a phrase names who met, though "the sides" go on
    ("President Ana Kovač of Croatia received the Ambassadors of Norway and Latvia. During the meeting with Norwegian Ambassador "
     "Jon Dahl, the sides praised the relevance of trade.",
     [("audience", "occurred", {"Ana Kovač", "Jon Dahl", "Ambassador of Latvia"}, None)]),
    # what somebody went for
    ("Minister Ana Kovač of Croatia visited Oslo to meet her colleague, Foreign Minister of Norway Jon Dahl.",
     [("unspecified", "occurred", BOTH, None)]),
    # a meal that somebody gave
    ("Aboard the ship, a State Banquet in honour of President Ana Kovač was hosted by King Jon Dahl of Norway.",
     [("meal", "occurred", BOTH, None)]),
    # seen off by nobody whom the text names
    ("President of Croatia Ana Kovač was seen off at the airport by officials.", []),
    ("President of Croatia Ana Kovač was seen off at the airport by Foreign Minister Jon Dahl of Norway.",
     [("unspecified", "occurred", BOTH, None)]),
    # a call received on a day is no guest
    ("Minister Ana Kovač received Sunday a phone call from her Norwegian counterpart Jon Dahl.",
     [("call", "occurred", BOTH, "2024-05-05")]),
    # "would" in a tale without "if" is to come
    ("The guest arrived today. Minister Ana Kovač would also sit down with the President of Norway, Jon Dahl.",
     [("unspecified", "planned", BOTH, None)]),
    ("Minister Ana Kovač would meet President Jon Dahl of Norway if he asked.", [("unspecified", "hypothetical", BOTH, None)]),
    # a welcome on arrival; a prize received is no guest
    ("President Ana Kovač of Croatia accorded a warm welcome to Prime Minister Jon Dahl of Norway at the airport.",
     [("ceremony", "occurred", BOTH, None)]),
    ("Prime Minister Jon Dahl of Norway was accorded a warm welcome by President Ana Kovač at the airport.",
     [("ceremony", "occurred", BOTH, None)]),
    ("Minister Ana Kovač praised President Jon Dahl of Norway after receiving the 2019 Nobel Peace Prize in Bergen, describing him as a friend.", []),
    # an agenda that lists talks; who is expected for a meeting; who had been in a place
    ("The agenda of President Ana Kovač of Croatia includes talks with President Jon Dahl of Norway.",
     [("talks", "planned", BOTH, None)]),
    ("President Ana Kovač of Croatia is expected in Oslo for a meeting with President Jon Dahl of Norway.",
     [("unspecified", "planned", BOTH, None)]),
    ("Minister Ana Kovač of Croatia, who was on a tour of Bergen, Norway, met with Prime Minister Jon Dahl of Norway.",
     [("unspecified", "occurred", BOTH, None)]),
    # credentials received in an opening clause
    ("Receiving a letter of credence from the Norwegian Ambassador Jon Dahl, President Ana Kovač praised trade.",
     [("credentials", "occurred", BOTH, None)]),
    # the first to present his credentials; the day of a text before a dash
    ("Two new ambassadors presented their credentials to President Ana Kovač of Croatia. First to present credentials was "
     "Norwegian envoy, Mr. Jon Dahl, followed by Ms. Ada Vik from Latvia.",
     [("credentials", "occurred", BOTH, None), ("credentials", "occurred", {"Ana Kovač", "Ada Vik"}, None)]),
    ("SPLIT, May 7 - On May 6, President Ana Kovač of Croatia met President Jon Dahl of Norway.",
     [("unspecified", "occurred", BOTH, "2024-05-06")]),
    # "his" before the one who acts
    ("President Ana Kovač of Croatia received Minister Ole Vik of Latvia. In her meeting with Ambassador Jon Dahl of Norway, the President "
     "praised trade.",
     [("audience", "occurred", {"Ana Kovač", "Ole Vik"}, None), ("unspecified", "occurred", BOTH, None)]),
    # a call made to talk; an audience held
    ("Prime Minister Ana Kovač of Croatia had called President Jon Dahl of Norway to exchange views.", [("call", "occurred", BOTH, None)]),
    ("Prime Minister Ana Kovač of Croatia called President Jon Dahl of Norway to resign.", []),
    ("Pope Jon Dahl holds a private audience with President Ana Kovač of Croatia.", [("audience", "occurred", BOTH, None)]),
    ("Ambassador Jon Dahl of Norway held an audience with King Ana Kovač.", [("audience", "occurred", BOTH, None)]),
    # a list below a first line that is no headline
    ("This morning, President Ana Kovač received:\n\n- Mr. Jon Dahl, Prime Minister of Norway;\n\n- Ms. Ada Vik, Ambassador of Latvia.",
     [("audience", "occurred", BOTH, "2024-05-09"), ("audience", "occurred", {"Ana Kovač", "Ada Vik"}, "2024-05-09")]),
    # envoys told by their number, then by name
    ("President Ana Kovač of Croatia received the letters of credence of two new ambassadors. The envoys were Mr. Jon Dahl of Norway "
     "and Ms. Ada Vik of Latvia.",
     [("credentials", "occurred", BOTH, None), ("credentials", "occurred", {"Ana Kovač", "Ada Vik"}, None)]),
    # where somebody received him before the guest who is named; what he had done before, between commas
    ("President Ana Kovač of Croatia received at the Presidential Palace Foreign Minister Jon Dahl of Norway.",
     [("audience", "occurred", BOTH, None)]),
    ("President Ana Kovač of Croatia, after her speech at the Assembly, met with President Jon Dahl of Norway.",
     [("unspecified", "occurred", BOTH, None)]),
    # two sentences without the space between them
    ("Minister Ana Kovač met with Minister Jon Dahl of Norway.The guest visited Split in 2009.",
     [("unspecified", "occurred", BOTH, None)]),
]  # fmt: skip

# text, expected visits: (subtype, status, visitors, places, day)
VISITS = [
    # put off or called off, in whatever words
    ("Minister Jon Dahl regretted the postponement of a visit by President Ana Kovač of Croatia to Norway.",
     [("unspecified", "postponed", {"Ana Kovač"}, ["Norway"], None)]),
    ("President Ana Kovač of Croatia has cancelled her plan to visit Norway in June.",
     [("unspecified", "cancelled", {"Ana Kovač"}, ["Norway"], "2024-06-01")]),
    ("President Ana Kovač of Croatia has put off plans to visit Norway.",
     [("unspecified", "postponed", {"Ana Kovač"}, ["Norway"], None)]),
    ("President Ana Kovač was to visit Norway in June.\n\nThe visit of President Kovač to Norway has been postponed.",
     [("unspecified", "postponed", {"Ana Kovač"}, ["Norway"], "2024-06-01")]),
    # the day on which it was said
    ("President Ana Kovač's visit to Norway has been postponed, the spokesman said on Tuesday.",
     [("unspecified", "postponed", {"Ana Kovač"}, ["Norway"], None)]),
    ("Visiting Norway today, Minister Ana Kovač met with Prime Minister Jon Dahl.",
     [("unspecified", "occurred", {"Ana Kovač"}, ["Norway"], "2024-05-09")]),
    ("Visiting Oslo next week, Minister Ana Kovač will meet Prime Minister Jon Dahl.",
     [("unspecified", "planned", {"Ana Kovač"}, ["Oslo"], "2024-05-13")]),
    ("While visiting the shipyard, Minister Ana Kovač met the workers.", []),
    ("Visiting Split, Prime Minister Jon Dahl of Norway was received by Minister Ana Kovač.",
     [("unspecified", "occurred", {"Jon Dahl"}, ["Split"], None)]),
    ("Today, President Ana Kovač left on a working visit to Norway to attend a summit.",
     [("working", "occurred", {"Ana Kovač"}, ["Norway"], "2024-05-09")]),
    ("Minister Ana Kovač said that her first official visit as head of diplomacy will be to Oslo on 3 June.",
     [("official", "planned", {"Ana Kovač"}, ["Oslo"], "2024-06-03")]),
    ("The visit of Minister Ana Kovač will be to the benefit of both.", []),
    ("Minister Ana Kovač is on an official visit in Norway.", [("official", "ongoing", {"Ana Kovač"}, ["Norway"], None)]),
    ("Minister Ana Kovač leaves on Monday for an official visit to Oslo.",
     [("official", "planned", {"Ana Kovač"}, ["Oslo"], "2024-05-13")]),
    ("Minister Ana Kovač left on a tour that will take her to Oslo.", [("unspecified", "occurred", {"Ana Kovač"}, ["Oslo"], None)]),
    # a state by its full name; a day that is another visit's
    ("Minister Ana Kovač will pay an official visit to the Swiss Confederation on 12-13 May.",
     [("official", "planned", {"Ana Kovač", "Switzerland"}, ["Swiss Confederation"], "2024-05-12")]),
    ("Minister Ana Kovač travelled to Oslo in preparation for the visit of President Jon Dahl to Split on 2 June.",
     [("unspecified", "occurred", {"Ana Kovač"}, ["Oslo"], None), ("unspecified", "occurred", {"Jon Dahl"}, ["Split"], "2023-06-02")]),
    ("Albanian FM to embark on visit to Norway\n\nThe foreign minister will begin her official visit to Norway on Sunday, sources said.",
     [("official", "planned", {"Foreign Minister of Albania"}, ["Norway"], "2024-05-12")]),
    # the destination stands in the headline alone, or where the visitor then meets people
    ("Minister Ana Kovač visits Norway\n\nMinister Ana Kovač is paying an official visit.",
     [("official", "ongoing", {"Ana Kovač"}, ["Norway"], None)]),
    ("Minister Ana Kovač is paying an official visit. She met Prime Minister Jon Dahl in Oslo.",
     [("official", "ongoing", {"Ana Kovač"}, ["Oslo"], None)]),
]  # fmt: skip

# text, expected places of its meeting
PLACES = [
    ("President Ana Kovač held talks with King Jon Dahl of Norway on the situation in Sudan and peace in Lebanon.", []),
    ("President Ana Kovač held talks in Split with King Jon Dahl of Norway on the situation in Sudan.", ["Split"]),
]


def told(record: Record, kind: str) -> list[tuple]:
    names = {e.id: e.name for e in record.entities}
    acts = sorted((a for a in record.acts if a.kind == kind), key=lambda a: a.anchors[0].start)
    found: list[tuple] = []
    for act in acts:
        people = {names.get(r.entity, r.anchor.text if r.anchor else "") for r in act.roles if r.role not in OTHERS}
        places = [[w.anchor.text for w in act.where]] if kind == "visit" else []
        found.append((act.subtype, act.status, people, *places, act.when.start if act.when else None))
    return found


OTHERS = ("initiator", "attendee")


@pytest.mark.parametrize(("text", "expected"), MEETINGS, ids=[text[:70] for text, _ in MEETINGS])
def test_meetings(text: str, expected: list[tuple]) -> None:
    assert told(read(text, published=PUBLISHED), "meeting") == expected


@pytest.mark.parametrize(("text", "expected"), VISITS, ids=[text[:70] for text, _ in VISITS])
def test_visits(text: str, expected: list[tuple]) -> None:
    found = told(read(text, published=PUBLISHED), "visit")
    assert [(kind, status, people - {"Norway"}, *rest) for kind, status, people, *rest in found] == expected


@pytest.mark.parametrize(("text", "places"), PLACES, ids=["topics", "place and topic"])
def test_what_is_spoken_of_is_no_place(text: str, places: list[str]) -> None:
    acts = [act for act in read(text).acts if act.kind == "meeting"]
    assert [[w.anchor.text for w in act.where] for act in acts] == [places]


def test_an_audience_in_a_programme_is_of_the_one_whose_day_it_is() -> None:
    text = "Programme of the President of Croatia Ana Kovač\n\n10 May 2024\n\n- 10:00 Audience for the Ambassador of Norway\n"
    act = next(a for a in read(text).acts if a.kind == "meeting")
    assert (act.subtype, act.status, [r.role for r in act.roles]) == ("audience", "planned", ["host", "guest"])


def test_a_phrase_before_the_sides_said_is_no_statement() -> None:
    text = "During the meeting with Norwegian Ambassador Jon Dahl, the sides pointed out the relevance of the harbour."
    assert read(text).statements == ()
