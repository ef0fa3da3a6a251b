"""Invitations in sentences of invented meetings: subtype, inviter, invitee, place, whose words."""

from __future__ import annotations

import pytest

from communique import read

MET = "President Ana Kovač of Croatia received Prime Minister Jon Dahl of Norway in Zagreb on Monday.\n\n"
ANA, JON = "Ana Kovač", "Jon Dahl"

# sentence, expected (subtype, inviters, invitees, place, voice)
TOLD = [
    ("Prime Minister Dahl invited President Kovač to visit Oslo in May.", ("visit", {JON}, {ANA}, "Oslo", None)),
    ("Prime Minister Dahl warmly invited the President to pay a state visit to Norway.", ("visit", {JON}, {ANA}, "Norway", None)),
    ("Prime Minister Dahl thanked the President and invited her to Bergen.", ("visit", {JON}, {ANA}, "Bergen", None)),
    ("President Kovač was invited to visit Oslo.", ("visit", set(), {ANA}, "Oslo", None)),
    ("President Kovač was invited by the Prime Minister to visit Oslo.", ("visit", {JON}, {ANA}, "Oslo", None)),
    ("President Kovač invited Norwegian companies to take part in the tender.", ("participate", {ANA}, {"Norwegian companies"}, None, None)),
    ("President Kovač invited the Prime Minister to attend the summit in Split.", ("participate", {ANA}, {JON}, "Split", None)),
    ("Prime Minister Dahl extended an invitation to President Kovač to visit Oslo.", ("visit", {JON}, {ANA}, "Oslo", None)),
    ("Prime Minister Dahl renewed his invitation to the President to visit Oslo.", ("visit", {JON}, {ANA}, "Oslo", None)),
    ("Prime Minister Dahl conveyed an invitation from King Olav Berg to President Kovač to visit Oslo.",
     ("visit", {"Olav Berg"}, {ANA}, "Oslo", None)),
    ("President Kovač accepted the Prime Minister's invitation to visit Oslo.", ("visit", {JON}, {ANA}, "Oslo", None)),
    ("President Kovač accepted an invitation from Prime Minister Dahl to visit Oslo.", ("visit", {JON}, {ANA}, "Oslo", None)),
    ("President Kovač accepted the invitation with pleasure.", ("visit", {JON}, {ANA}, None, None)),
    ("The President thanked the Prime Minister for the invitation.", ("visit", {JON}, {ANA}, None, None)),
    ("Prime Minister Dahl is visiting Croatia at the invitation of President Kovač.", ("visit", {ANA}, {JON}, "Croatia", None)),
    ("At the invitation of President Kovač, Prime Minister Dahl paid a working visit to Croatia.", ("visit", {ANA}, {JON}, "Croatia", None)),
    ("An invitation was extended by Prime Minister Dahl to the President to visit Oslo.", ("visit", {JON}, {ANA}, "Oslo", None)),
    ("Prime Minister Dahl handed the President an invitation from King Olav Berg to visit Oslo.",
     ("visit", {"Olav Berg"}, {ANA}, "Oslo", None)),
    ("Prime Minister Dahl reiterated the invitation extended to the President to visit Oslo.",
     ("visit", {JON}, {ANA}, "Oslo", None)),
    ("At the President's invitation, Prime Minister Dahl will address the conference.", ("visit", {ANA}, {JON}, None, None)),
    ("Prime Minister Dahl asked the Ambassador of Croatia to invite Speaker Ivo Babić to Oslo.",
     ("visit", {JON}, {"Ivo Babić"}, "Oslo", None)),
    ("On behalf of King Olav Berg, Prime Minister Dahl invited the President to Oslo.", ("visit", {"Olav Berg"}, {ANA}, "Oslo", None)),
    ("\"I invite you to Oslo,\" Prime Minister Dahl said.", ("visit", {JON}, {ANA}, "Oslo", {JON})),
    ("\"I would like to extend an invitation to you to visit Oslo,\" Prime Minister Dahl said.", ("visit", {JON}, {ANA}, "Oslo", {JON})),
    ("Prime Minister Dahl said that Norway had invited Croatia to join the project.", ("participate", {"Norway"}, {"Croatia"}, None, {JON})),
    ("The Foreign Minister of Chad, whom the President invited in March, came too.", ("visit", {ANA}, {"Foreign Minister of Chad"}, None, None)),
]  # fmt: skip

NOTHING = [
    "The forum was attended by invited guests.",
    "Prime Minister Dahl did not invite the President to Oslo.",
    "The museum can be visited by invitation only.",
    "President Kovač visited Oslo in May.",
    "If she won, the Prime Minister might invite the President to Oslo.",
]


def names(record, ids):
    entities = {e.id: e.name for e in record.entities}
    return {entities.get(i, i) for i in ids}


def told(text):
    record = read(text)
    found = []
    for act in record.acts:
        if act.kind == "invitation":
            sides = [
                names(record, [r.entity for r in act.roles if r.role == role and r.entity])
                for role in ("inviter", "invitee")
            ]
            voice = names(record, act.voice.speakers) if act.voice else None
            found.append((act.subtype, *sides, act.where[0].anchor.text if act.where else None, voice))
    return found


@pytest.mark.parametrize(("sentence", "expected"), TOLD, ids=[s[:48] for s, _ in TOLD])
def test_invitation(sentence, expected):
    assert told(MET + sentence) == [expected]


@pytest.mark.parametrize("sentence", NOTHING, ids=[s[:48] for s in NOTHING])
def test_no_invitation(sentence):
    assert told(MET + sentence) == []


def test_both_directions():
    found = told(
        MET + "President Kovač invited the Prime Minister to Split. Prime Minister Dahl invited the President to Oslo."
    )
    assert found == [("visit", {ANA}, {JON}, "Split", None), ("visit", {JON}, {ANA}, "Oslo", None)]


def test_told_twice_is_one():
    found = told(
        MET + "Prime Minister Dahl invited the President to visit Oslo. President Kovač accepted the invitation."
    )
    assert found == [("visit", {JON}, {ANA}, "Oslo", None)]
