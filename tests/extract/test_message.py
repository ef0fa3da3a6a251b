"""Messages in invented texts: subtype, status, sender, bearer, receivers, whose words."""

from __future__ import annotations

import pytest

from communique import read

MET = "President Ana Kovač of Croatia received Prime Minister Jon Dahl of Norway in Zagreb on Monday.\n\n"
ANA, JON, KING = "Ana Kovač", "Jon Dahl", "Olav Berg"

# sentence, expected (subtype, status, from, bearer, to, voice)
TOLD = [
    ("Prime Minister Dahl congratulated President Kovač's government.", ("congratulations", "occurred", {JON}, set(), {ANA}, None)),
    ("Prime Minister Dahl conveyed greetings from King Olav Berg to the President.", ("greetings", "occurred", {KING}, {JON}, {ANA}, None)),
    ("Prime Minister Dahl conveyed the greetings and best wishes of King Olav Berg.", ("greetings", "occurred", {KING}, {JON}, {ANA}, None)),
    ("Prime Minister Dahl conveyed the greetings of King Olav Berg.", ("greetings", "occurred", {KING}, {JON}, {ANA}, None)),
    ("Prime Minister Dahl conveyed King Olav Berg's warm regards to President Kovač.", ("greetings", "occurred", {KING}, {JON}, {ANA}, None)),
    ("President Kovač asked the Prime Minister to convey her greetings to King Olav Berg.", ("greetings", "planned", {ANA}, {JON}, {KING}, None)),
    ("President Kovač requested the guest to pass on her best wishes to King Olav Berg.", ("wishes", "planned", {ANA}, {JON}, {KING}, None)),
    ("The Prime Minister passed on the best wishes of King Olav Berg.", ("wishes", "occurred", {KING}, {JON}, {ANA}, None)),
    ("President Kovač congratulated the Prime Minister on his election.", ("congratulations", "occurred", {ANA}, set(), {JON}, None)),
    ("President Kovač offered her congratulations to Norway on its national day.", ("congratulations", "occurred", {ANA}, set(), {"Norway"}, None)),
    ("President Kovač called the President of Chad to congratulate him on his victory.",
     ("congratulations", "occurred", {ANA}, set(), {"President of Chad"}, None)),
    ("President Kovač wished the Prime Minister success.", ("wishes", "occurred", {ANA}, set(), {JON}, None)),
    ("President Kovač offered her deepest condolences to the families of the victims.",
     ("condolences", "occurred", {ANA}, set(), {"families"}, None)),
    ("President Kovač expressed her condolences over the loss of life in Bergen.", ("condolences", "occurred", {ANA}, set(), {JON}, None)),
    ("President Kovač expressed sympathy with the people of Norway over the flood.",
     ("condolences", "occurred", {ANA}, set(), {"people of Norway"}, None)),
    ("President Kovač sent a telegram of condolence to the King of Tonga.", ("condolences", "occurred", {ANA}, set(), {"King of Tonga"}, None)),
    ("President Kovač sent a message of congratulation to the President of Chad.",
     ("congratulations", "occurred", {ANA}, set(), {"President of Chad"}, None)),
    ("Prime Minister Dahl handed over a letter from King Olav Berg.", ("letter", "occurred", {KING}, {JON}, {ANA}, None)),
    ("Prime Minister Dahl handed the President a letter from King Olav Berg.", ("letter", "occurred", {KING}, {JON}, {ANA}, None)),
    ("Prime Minister Dahl delivered a special message from King Olav Berg to the President.", ("other", "occurred", {KING}, {JON}, {ANA}, None)),
    ("A letter from King Olav Berg was handed to the President by Prime Minister Dahl.", ("letter", "occurred", {KING}, {JON}, {ANA}, None)),
    # a message sent to one person; one that comes; one whose receiver is not named
    ("President Kovač sent a reply message to King Olav Berg.", ("other", "occurred", {ANA}, set(), {KING}, None)),
    ("Birthday greetings addressed to President Kovač have come from King Olav Berg.", ("greetings", "occurred", {KING}, set(), {ANA}, None)),
    ("Congratulations were also sent by King Olav Berg.", ("congratulations", "occurred", {KING}, set(), set(), None)),
    ("President Kovač received a telegram of congratulations on her birthday from King Olav Berg.",
     ("congratulations", "occurred", {KING}, set(), {ANA}, None)),
    ("President Kovač saw Prime Minister Dahl who conveyed to Her Excellency the President a message from King Olav Berg.",
     ("other", "occurred", {KING}, {JON}, {ANA}, None)),
    # titles that commas join before the verb
    ("Prime Minister Jon Dahl, Minister of Finance, Minister of Trade, has sent a cable of congratulations to President Kovač.",
     ("congratulations", "occurred", {JON}, set(), {ANA}, None)),
    # an office that would be both sides is the other one's
    ("Prime Minister Dahl congratulated the head of government on her victory.", ("congratulations", "occurred", {JON}, set(), {ANA}, None)),
    # "in turn" and "for his part" after the one who acts
    ("Prime Minister Dahl praised the work of King Olav Berg, and President Kovač in turn congratulated the Prime Minister.",
     ("congratulations", "occurred", {ANA}, set(), {JON}, None)),
    ("Prime Minister Dahl praised the King, and President Kovač, for her part, congratulated the Prime Minister.",
     ("congratulations", "occurred", {ANA}, set(), {JON}, None)),
    ("Greeting the Prime Minister, the President wished him success.", ("wishes", "occurred", {ANA}, set(), {JON}, None)),
    ("President Kovač received a written message from the President of Chad.",
     ("letter", "occurred", {"President of Chad"}, set(), {ANA}, None)),
    ("\"Please convey my best wishes to King Olav Berg,\" President Kovač said.", ("wishes", "planned", {ANA}, {JON}, {KING}, {ANA})),
    ("\"Let me convey to you the warmest greetings of King Olav Berg,\" the Prime Minister said.",
     ("greetings", "occurred", {KING}, {JON}, {ANA}, {JON})),
    ("\"Let me congratulate you on your victory,\" Prime Minister Dahl said.", ("congratulations", "occurred", {JON}, set(), {ANA}, {JON})),
    ("\"I bring you greetings from King Olav Berg,\" the Prime Minister said.", ("greetings", "occurred", {KING}, {JON}, {ANA}, {JON})),
    ("\"Please accept my condolences,\" Prime Minister Dahl said.", ("condolences", "occurred", {JON}, set(), {ANA}, {JON})),
    ("On behalf of King Olav Berg, the Prime Minister congratulated President Kovač on her birthday.",
     ("congratulations", "occurred", {KING}, {JON}, {ANA}, None)),
    ("The Prime Minister is the bearer of a message from King Olav Berg to the President.",
     ("other", "occurred", {KING}, {JON}, {ANA}, None)),
    ("Prime Minister Dahl handed over a letter from King Olav Berg inviting the President to visit Oslo.",
     ("letter", "occurred", {KING}, {JON}, {ANA}, None)),
    ("A letter from King Olav Berg reached the President.", ("letter", "occurred", {KING}, set(), {ANA}, None)),
    ("Prime Minister Dahl presented the President with a letter from King Olav Berg.",
     ("letter", "occurred", {KING}, {JON}, {ANA}, None)),
    ("King Olav Berg sent his condolences through the Prime Minister.", ("condolences", "occurred", {KING}, {JON}, set(), None)),
    ("President Kovač asked the Prime Minister to greet King Olav Berg.", ("greetings", "planned", {ANA}, {JON}, {KING}, None)),
    ("President Kovač requested that her greetings be conveyed to King Olav Berg.",
     ("greetings", "planned", {ANA}, set(), {KING}, None)),
    ("Prime Minister Dahl had been asked by King Olav Berg to convey his greetings to the President.",
     ("greetings", "occurred", {KING}, {JON}, {ANA}, None)),
    ("President Kovač wished the Prime Minister good health and the people of Norway further prosperity.",
     ("wishes", "occurred", {ANA}, set(), {JON, "people of Norway"}, None)),
    ("President Kovač wished the people of Norway further progress.", ("wishes", "occurred", {ANA}, set(), {"people of Norway"}, None)),
    ("On behalf of King Olav Berg, President Kovač was congratulated on her birthday.",
     ("congratulations", "occurred", {KING}, set(), {ANA}, None)),
    ("The two leaders congratulated each other on the anniversary.",
     ("congratulations", "occurred", {ANA, JON}, set(), {ANA, JON}, None)),
    ("The two leaders exchanged greetings on the anniversary.", ("greetings", "occurred", {ANA, JON}, set(), {ANA, JON}, None)),
    ("\"I join the people of Norway in mourning King Olav,\" President Kovač said.",
     ("condolences", "occurred", {ANA}, set(), {"people of Norway"}, {ANA})),
    ("\"We share the grief of the people of Norway,\" President Kovač said.",
     ("condolences", "occurred", {ANA}, set(), {"people of Norway"}, {ANA})),
    ("\"Our hearts are with the people of Norway tonight,\" President Kovač said.",
     ("condolences", "occurred", {ANA}, set(), {"people of Norway"}, {ANA})),
    ("\"Please convey to King Olav Berg my best wishes,\" President Kovač said.", ("wishes", "planned", {ANA}, {JON}, {KING}, {ANA})),
]  # fmt: skip

NOTHING = [
    "President Kovač's speech sent a message to King Olav Berg.",
    "President Kovač sent a message to King Olav Berg that Croatia will not yield.",
    "President Kovač said that the sanctions sent a clear message to all.",
    "President Kovač expressed sympathy for the idea.",
    "The President wished to visit Oslo.",
    "President Kovač did not congratulate the Prime Minister.",
    "The Ambassador of Chad presented his letters of credence to the President.",
    "The two leaders signed a letter of intent.",
    "In this regard the leaders stressed cooperation.",
]

LETTER = """Letter of congratulation to the President of Chad

Zagreb, 4 May 2024

Dear Mr. President,

On behalf of the people of Croatia, I congratulate you on your election. I wish you good health.

Yours sincerely,

Ana Kovač
President of the Republic of Croatia
"""

PASSING = """Statement from President Ana Kovač on the Passing of Ivo Babić

I was saddened to learn of the death of Ivo Babić. I send my love and condolences to his wife and to the people of Croatia. Our hearts are with his family.
"""

CHAIN = MET + (
    "Prime Minister Dahl conveyed the greetings of King Olav Berg to the President. "
    "President Kovač thanked him for the greetings and asked the Prime Minister to convey her greetings to the King."
)


def names(record, ids):
    entities = {e.id: e.name for e in record.entities}
    return {entities.get(i, i) for i in ids}


def told(record):
    found = []
    for act in record.acts:
        if act.kind == "message":
            sides = [
                names(record, [r.entity for r in act.roles if r.role == role and r.entity])
                for role in ("from", "bearer", "to")
            ]
            voice = names(record, act.voice.speakers) if act.voice else None
            found.append((act.subtype, act.status, *sides, voice))
    return found


@pytest.mark.parametrize(("sentence", "expected"), TOLD, ids=[s[:48] for s, _ in TOLD])
def test_message(sentence, expected):
    assert told(read(MET + sentence)) == [expected]


@pytest.mark.parametrize("sentence", NOTHING, ids=[s[:48] for s in NOTHING])
def test_no_message(sentence):
    assert told(read(MET + sentence)) == []


def test_letter_is_the_main_act():
    record = read(LETTER)
    main = [a for a in record.acts if a.salience == "main"]
    assert [(a.kind, a.subtype, a.voice) for a in main] == [("message", "congratulations", None)]
    assert ("wishes", "occurred", {ANA}, set(), {"President of Chad"}, {ANA}) in told(record)


def test_statement_on_a_death():
    found = [f for f in told(read(PASSING)) if f[0] == "condolences"]
    assert len(found) == 1
    assert (found[0][2], found[0][5]) == ({ANA}, {ANA})
    assert "people of Croatia" in found[0][4]


def test_the_answer_is_linked():
    record = read(CHAIN)
    first, second = (a for a in record.acts if a.kind == "message")
    assert (first.status, second.status) == ("occurred", "planned")
    assert [(link.relation, link.act) for link in second.links] == [("reply_to", first.id)]


# Greetings carried, and what is said back: (from, bearer, to) of each.
BACK = [
    ("Prime Minister Dahl conveyed the greetings of King Olav Berg to President Kovač, and President Kovač in turn asked him to return her greetings.",
     [({KING}, {JON}, {ANA}), ({ANA}, {JON}, {KING})]),
    ("Prime Minister Dahl conveyed the greetings of the King of Tonga, and the President, in turn, asked the guest to convey her regards to the King of Tonga.",
     [({"King of Tonga"}, {JON}, {ANA}), ({ANA}, {JON}, {"King of Tonga"})]),
    ("Prime Minister Dahl passed on greetings from King Olav Berg to President Kovač, who asked him to return the same to him.",
     [({KING}, {JON}, {ANA}), ({ANA}, {JON}, {KING})]),
    ("Prime Minister Dahl brought a letter from King Olav Berg. The letter congratulates the President on her birthday.",
     [({KING}, {JON}, {ANA})]),
]


@pytest.mark.parametrize(("sentence", "expected"), BACK, ids=[s[:48] for s, _ in BACK])
def test_greetings_go_back(sentence, expected):
    assert [(f[2], f[3], f[4]) for f in told(read(MET + sentence))] == expected


def test_exchanged_messages_are_two():
    found = told(read(MET + "President Kovač and King Olav Berg exchanged messages of congratulation."))
    assert [(f[2], f[4]) for f in found] == [({ANA}, {KING}), ({KING}, {ANA})]
