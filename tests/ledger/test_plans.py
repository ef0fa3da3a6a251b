"""What became of plans, and which meetings a visit holds. Silence is no outcome."""

from __future__ import annotations

import pytest

from communique.ledger.events import events
from communique.ledger.items import Link, Telling, Verdict
from communique.ledger.plans import plans

from .telling import tell

KOVAC, DAHL, SOLBERG = "Ana Kovač/HRV/President", "Jon Dahl/NOR/Foreign Minister", "Ida Solberg/NOR/Prime Minister"
PLAN = tell("visit", "2024-03-01", "plan", visitor=DAHL, status="planned", where="Zagreb", when="2024-03-10")


def links(*tellings: Telling, verdicts: tuple[Verdict, ...] = ()) -> list[Link]:
    who = {one.person: one.name for telling in tellings for one in telling.fillers if one.person}
    return plans(events(tellings, who, verdicts), verdicts)


def shown(*tellings: Telling) -> set[tuple[str, str, str]]:
    return {(one.source, one.relation, one.target) for one in links(*tellings) if one.relation != "part_of"}


def visit(published: str, document: str, **told: str) -> Telling:
    return tell("visit", published, document, visitor=DAHL, **{"where": "Zagreb"} | told)


@pytest.mark.parametrize(
    ("later", "relation"),
    [
        (visit("2024-03-11", "made", when="2024-03-10"), "happened"),
        (visit("2024-03-10", "there", status="ongoing"), "happened"),
        (visit("2024-03-08", "off", status="postponed", when="2024-03-10"), "postponed"),
        (visit("2024-03-08", "off", status="cancelled", when="2024-03-10"), "cancelled"),
        (tell("meeting", "2024-03-10", "met", host=KOVAC, guest=DAHL, when="2024-03-10"), "happened"),
    ],
    ids=["made", "under way", "put off", "called off", "the visitor was met there"],
)
def test_outcomes(later: Telling, relation: str) -> None:
    assert shown(PLAN, later) == {(PLAN.key, relation, later.key)}


@pytest.mark.parametrize(
    "later",
    [
        visit("2024-03-20", "again", status="planned", when="2024-03-10"),
        visit("2024-03-02", "headline"),
        tell("meeting", "2024-03-10", "call", subtype="call", participant=f"{KOVAC};{DAHL}", when="2024-03-10"),
        tell("meeting", "2024-03-10", "elsewhere", participant=f"{KOVAC};{DAHL}", when="2024-03-10", where="Oslo"),
        tell("meeting", "2024-03-10", "hers", host=KOVAC, guest=SOLBERG, when="2024-03-10"),
        visit("2024-03-11", "lima", where="Lima", when="2024-03-10"),
    ],
    ids=["a plan again", "a headline before the day", "a call", "a meeting elsewhere", "another visitor", "elsewhere"],
)
def test_no_outcome(later: Telling) -> None:
    assert shown(PLAN, later) == set()


def test_put_off_then_made() -> None:
    off = visit("2024-03-08", "off", status="postponed", when="2024-05-20", salience="mentioned")
    made = visit("2024-05-21", "made", when="2024-05-20")
    anew = visit("2024-04-02", "anew", status="planned", when="2024-05-20")
    found = shown(PLAN, off, anew, made)
    assert found == {(PLAN.key, "postponed", off.key), (anew.key, "happened", made.key)}
    (link,) = [one for one in links(PLAN, off, anew, made) if one.relation == "postponed"]
    assert link.reason.endswith("now for 2024-05-20.")


def test_a_text_published_before_its_day_is_a_plan() -> None:
    welcome = tell("meeting", "2024-03-01", "advisory", host=KOVAC, guest=DAHL, when="2024-03-10")
    readout = tell("meeting", "2024-03-10", "readout", host=KOVAC, guest=DAHL, when="2024-03-10")
    assert shown(welcome, readout) == {(welcome.key, "happened", readout.key)}


@pytest.mark.parametrize(
    ("meeting", "inside"),
    [
        (tell("meeting", "2024-03-11", "m", host=KOVAC, guest=DAHL, when="2024-03-11"), True),
        (tell("meeting", "2024-03-11", "m", host=KOVAC, guest=DAHL, when="2024-03-11", where="Oslo"), False),
        (tell("meeting", "2024-03-14", "m", host=KOVAC, guest=DAHL, when="2024-03-14"), False),
        (tell("meeting", "2024-03-11", "m", subtype="call", participant=f"{KOVAC};{DAHL}", when="2024-03-11"), False),
        (tell("meeting", "2024-03-11", "m", host=KOVAC, guest=SOLBERG, when="2024-03-11"), False),
        (tell("meeting", "2024-03-11", "m", participant=f"{DAHL};Li Wei/CHN/Premier", when="2024-03-11"), False),
    ],
    ids=["within", "elsewhere", "after it", "a call", "another visitor", "with others than the hosts"],
)
def test_a_visit_holds_its_meetings(meeting: Telling, inside: bool) -> None:
    made = visit("2024-03-12", "made", when="2024-03-10..2024-03-12")
    found = [one for one in links(made, meeting) if one.relation == "part_of"]
    assert bool(found) == inside


def test_verdicts_win() -> None:
    made = visit("2024-03-11", "made", when="2024-03-10")
    wrong = Verdict(PLAN.key, made.key, "wrong", "Eva", "2024-06-01", "another journey")
    assert links(PLAN, made, verdicts=(wrong,)) == []


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param(tell("agreement", "2024-03-10", "done", party="Croatia;Norway", subtype="signed",
                          words="the Agreement on Ferry Lines was signed"), {"happened"}, id="signed"),
        pytest.param(tell("agreement", "2024-03-10", "more", party="Croatia;Norway", subtype="in_force",
                          words="the Agreement on Ferry Lines entered into force"), set(), id="in force, said of another"),
    ],
)  # fmt: skip
def test_agreement_to_be_signed(later: Telling, expected: set[str]) -> None:
    plan = tell("agreement", "2024-03-01", "plan", party="Croatia;Norway", subtype="signed", status="planned",
                words="the Agreement on Ferry Lines")  # fmt: skip
    assert {relation for _, relation, _ in shown(plan, later)} == expected


def test_visit_to_a_house_is_the_meeting_there() -> None:
    plan = visit("2024-03-08", "plan", status="planned", where="Pine House", when="2024-03-10")
    greeting = visit("2024-03-10", "remarks", status="ongoing", salience="mentioned", where="Pine House")
    met = tell("meeting", "2024-03-10", "met", host=KOVAC, guest=DAHL, when="2024-03-10", where="Pine House")
    assert shown(plan, greeting, met) == {(plan.key, "happened", met.key)}
