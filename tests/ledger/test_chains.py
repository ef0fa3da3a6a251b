"""Messages sent, carried and returned; invitations made, accepted, planned and taken up."""

from __future__ import annotations

import pytest

from communique.ledger.chains import chains
from communique.ledger.events import events
from communique.ledger.items import Telling, Verdict

from .telling import tell

KOVAC, DAHL, REYES = "Ana Kovač/HRV/President", "Jon Dahl/NOR/Prime Minister", "Ana Reyes/PER/Ambassador"


def steps(*tellings: Telling, verdicts: tuple[Verdict, ...] = ()) -> list[list[tuple[str, str]]]:
    who = {one.person: one.name for telling in tellings for one in telling.fillers if one.person}
    found = chains(tellings, who, events(tellings, who, verdicts), verdicts)
    return sorted([(key.partition(":")[0], what) for key, what in one.steps] for one in found)


SENT = tell("message", "2024-02-01", "sent", subtype="congratulations", sender=KOVAC, to=DAHL)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (
            tell("message", "2024-02-03", "theirs", subtype="congratulations", sender=KOVAC, to=DAHL, bearer=REYES),
            [("sent", "sent"), ("theirs", "carried")],
        ),
        (
            tell("thanks", "2024-02-10", "answer", thanker=DAHL, thanked=KOVAC, words="thanked for the congratulations"),
            [("sent", "sent"), ("answer", "returned")],
        ),
        (
            tell("message", "2024-02-10", "answer", sender=DAHL, to=KOVAC, words="sent his own greetings in return"),
            [("sent", "sent"), ("answer", "returned")],
        ),
        (
            tell("thanks", "2024-02-10", "answer", thanker=DAHL, thanked=KOVAC, words="thanked for the hospitality"),
            [("sent", "sent")],
        ),
        (
            tell("thanks", "2024-07-10", "late", thanker=DAHL, thanked=KOVAC, words="thanked for the congratulations"),
            [("sent", "sent")],
        ),
        (
            tell("thanks", "2024-02-10", "other", thanker=REYES, thanked=KOVAC, words="thanked for the letter"),
            [("sent", "sent")],
        ),
    ],
    ids=["carried", "thanks", "greetings in return", "thanks for something else", "much later", "from somebody else"],
)
def test_messages(later: Telling, expected: list[tuple[str, str]]) -> None:
    assert steps(SENT, later) == [expected]


INVITED = tell("invitation", "2024-02-01", "invited", subtype="visit", inviter=KOVAC, invitee=DAHL)


def visit(published: str, document: str, **told: str) -> Telling:
    return tell("visit", published, document, visitor=DAHL, **{"where": "Zagreb"} | told)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (
            [tell("invitation", "2024-03-01", "yes", inviter=KOVAC, invitee=DAHL, words="accepted the invitation")],
            [("invited", "invited"), ("yes", "accepted")],
        ),
        (
            [
                visit("2024-04-01", "plan", status="planned", when="2024-05-01"),
                visit("2024-05-02", "made", when="2024-05-01"),
            ],
            [("invited", "invited"), ("plan", "planned"), ("made", "took_place")],
        ),
        ([visit("2024-05-02", "oslo", where="Oslo", when="2024-05-01")], [("invited", "invited")]),
        ([visit("2024-01-20", "before", when="2024-01-20")], [("invited", "invited")]),
        ([tell("visit", "2024-05-02", "hers", visitor=REYES, where="Zagreb")], [("invited", "invited")]),
    ],
    ids=["accepted", "planned and made", "elsewhere", "before it", "another visitor"],
)
def test_invitations(later: list[Telling], expected: list[tuple[str, str]]) -> None:
    assert steps(INVITED, *later) == [expected]


def test_an_invitation_is_taken_up_once() -> None:
    first, second = visit("2024-05-01", "first", when="2024-05-01"), visit("2024-12-01", "second", when="2024-12-01")
    assert steps(INVITED, first, second) == [[("invited", "invited"), ("first", "took_place")]]


def test_verdicts_win() -> None:
    made = visit("2024-05-01", "made", when="2024-05-01")
    wrong = Verdict(INVITED.key, made.key, "wrong", "Eva", "2024-06-01", "for the funeral")
    assert steps(INVITED, made, verdicts=(wrong,)) == [[("invited", "invited")]]
