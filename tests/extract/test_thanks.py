"""Thanks in sentences of invented meetings: thanker, thanked, ground, whose words."""

from __future__ import annotations

import pytest

from communique import read

MET = "President Ana Kovač of Croatia received Prime Minister Jon Dahl of Norway in Zagreb on Monday.\n\n"
ANA, JON = "Ana Kovač", "Jon Dahl"

# sentence, expected (thankers, thanked, words of the ground or None, voice)
TOLD = [
    ("President Kovač thanked Prime Minister Dahl for the two rescue helicopters.", [({ANA}, {JON}, "rescue helicopters", None)]),
    ("Prime Minister Dahl thanked Croatia for its support.", [({JON}, {"Croatia"}, "its support", None)]),
    ("The guest thanked the President for the warm welcome.", [({JON}, {ANA}, "warm welcome", None)]),
    ("Thanking the Prime Minister for his visit, President Kovač spoke of the sea.", [({ANA}, {JON}, "his visit", None)]),
    ("President Kovač expressed gratitude to Norway for the loan of the ship.", [({ANA}, {"Norway"}, "loan of the ship", None)]),
    ("President Kovač expressed her gratitude for Norway's help after the earthquake.", [({ANA}, {"Norway"}, "Norway's help", None)]),
    ("President Kovač expressed appreciation for the Prime Minister's efforts in Sudan.", [({ANA}, {JON}, "efforts in Sudan", None)]),
    ("President Kovač conveyed her sincere thanks to the Norwegian people for the medicines.", [({ANA}, {"Norwegian people"}, "medicines", None)]),
    ("Prime Minister Dahl extended his deep appreciation to the Government of Croatia for the hospitality.",
     [({JON}, {"Croatia"}, "hospitality", None)]),
    ("President Kovač voiced her gratitude to the Prime Minister for coming.", [({ANA}, {JON}, "coming", None)]),
    ("President Kovač was grateful to Norway for its vote.", [({ANA}, {"Norway"}, "its vote", None)]),
    ("Prime Minister Dahl thanked the President for the invitation and for the reception in Split.",
     [({JON}, {ANA}, "the invitation and for the reception in Split", None)]),
    ("Prime Minister Dahl conveyed the gratitude of King Olav Berg for the rescue.", [({"Olav Berg"}, {ANA}, "rescue", None)]),
    ("Prime Minister Dahl conveyed Norway's gratitude to Croatia for the rescue.", [({"Norway"}, {"Croatia"}, "rescue", None)]),
    ("\"We owe Norway a debt of gratitude for the ships,\" President Kovač said.", [({ANA}, {"Norway"}, "ships", {ANA})]),
    ("\"Our thanks go to Norway for the ships,\" President Kovač said.", [({ANA}, {"Norway"}, "ships", {ANA})]),
    ("President Kovač recalled with gratitude the role that Norway played in the talks.",
     [({ANA}, {"Norway"}, "role that Norway played", None)]),
    ("Prime Minister Dahl placed on record his gratitude to Croatia for the ships.", [({JON}, {"Croatia"}, "ships", None)]),
    ("Prime Minister Dahl asked the President to convey his thanks to King Olav Berg for the ships.", [({JON}, {"Olav Berg"}, "ships", None)]),
    ("Norway sent a ship, for which Croatia expressed its gratitude.", [({"Croatia"}, {"Norway"}, "Norway sent a ship", None)]),
    ("President Kovač met the envoy of Chad, thanked him for the report and left.", [({ANA}, {"envoy of Chad"}, "the report", None)]),
    ("President Kovač received the Foreign Minister of Chad, who thanked her for the vaccines.",
     [({"Foreign Minister of Chad"}, {ANA}, "vaccines", None)]),
    ("President Kovač asked the Prime Minister to convey her thanks to the King for the portrait.",
     [({ANA}, {"King"}, "the portrait", None)]),
    ("Prime Minister Dahl said that Norway was grateful to Croatia for the gas.", [({"Norway"}, {"Croatia"}, "the gas", {JON})]),
    ("\"I thank you for your patience,\" said Prime Minister Dahl.", [({JON}, {ANA}, "your patience", {JON})]),
    ("\"Thank you for standing with us,\" President Kovač said.", [({ANA}, {JON}, "standing with us", {ANA})]),
    ("\"We are grateful to Norway for the boats,\" President Kovač said.", [({ANA}, {"Norway"}, "the boats", {ANA})]),
]  # fmt: skip

NOTHING = [
    "President Kovač expressed appreciation for the friendship between the two peoples.",
    "The leaders expressed appreciation for the state of relations.",
    "Prime Minister Dahl did not thank Croatia for the gas.",
    "If Norway helped, President Kovač could thank the Prime Minister for it.",
    "President Kovač appreciates music.",
    '"Thank you, Mr. Prime Minister," President Kovač said.',
    "The two leaders discussed support for Sudan.",
]

SPOKEN = """Remarks by President Kovač and Prime Minister Dahl

PRESIDENT KOVAČ: Prime Minister, welcome. Thank you for making the trip. I want to thank you for Norway's help at sea.

PRIME MINISTER DAHL: Thank you, Madam President. I'd like to, first of all, express my sincere gratitude for inviting me. Thank you.
"""


def names(record, ids):
    entities = {e.id: e.name for e in record.entities}
    return {entities.get(i, i) for i in ids}


def told(text):
    record = read(text)
    found = []
    for act in record.acts:
        if act.kind == "thanks":
            sides = [
                names(record, [r.entity for r in act.roles if r.role == role and r.entity])
                for role in ("thanker", "thanked")
            ]
            voice = names(record, act.voice.speakers) if act.voice else None
            found.append((*sides, act.for_.text if act.for_ else None, voice, act.status))
    return found


@pytest.mark.parametrize(("sentence", "expected"), TOLD, ids=[s[:48] for s, _ in TOLD])
def test_thanks(sentence, expected):
    found = told(MET + sentence)
    assert len(found) == len(expected)
    for (thanker, thanked, ground, voice, status), (who, to, words, speakers) in zip(found, expected, strict=True):
        assert (thanker, thanked, voice, status) == (who, to, speakers, "occurred")
        assert words in ground


@pytest.mark.parametrize("sentence", NOTHING, ids=[s[:48] for s in NOTHING])
def test_no_thanks(sentence):
    assert told(MET + sentence) == []


def test_thanks_in_turns():
    found = [(thanker, thanked, ground) for thanker, thanked, ground, _, _ in told(SPOKEN)]
    assert len(found) == 3
    assert [ground for _, _, ground in found] == ["making the trip", "Norway's help at sea", "inviting me"]
    assert {next(iter(thanker)) for thanker, _, _ in found[:2]} != {next(iter(thanker)) for thanker, _, _ in found[2:]}
