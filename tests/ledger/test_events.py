"""The same meeting, visit, message or agreement told by several documents is one event; two stay two."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger.events import Event, events
from communique.ledger.items import Telling, Verdict

from .telling import tell

KOVAC, DAHL, SOLBERG = "Ana Kovač/HRV/President", "Jon Dahl/NOR/Foreign Minister", "Ida Solberg/NOR/Prime Minister"
READOUT = tell("meeting", "2024-05-07", "readout", host=KOVAC, guest=DAHL, when="2024-05-07")


def sizes(tellings: list[Telling], verdicts: tuple[Verdict, ...] = ()) -> list[int]:
    return sorted(len(event.tellings) for event in events(tellings, names(tellings), verdicts))


def names(tellings: list[Telling]) -> dict[str, str]:
    """Persons as another part of the ledger finds them: here a name is a person."""
    return {one.person: one.name for telling in tellings for one in telling.fillers if one.person}


SAME = {
    "the other side's readout of the day after": tell(
        "meeting", "2024-05-08", "theirs", home="NOR", publisher="no.example", participant=f"{KOVAC};{DAHL}",
        when="2024-05-07",
    ),
    "a readout without a day, two days later": tell("meeting", "2024-05-09", "agency", participant=f"{KOVAC};{DAHL}"),
    "an office holder not named": tell(
        "meeting", "2024-05-07", "short", host=KOVAC, guest="/NOR/Foreign Minister", when="2024-05-07"
    ),
    "talks in other words": tell(
        "meeting", "2024-05-07", "remarks", subtype="talks", participant=f"{KOVAC};{DAHL}", when="2024-05-07"
    ),
    "a later reference": tell(
        "meeting", "2024-05-20", "speech", salience="mentioned", voice="Jon Dahl", participant=f"{KOVAC};{DAHL}"
    ),
    "the plan with its day": tell(
        "meeting", "2024-05-02", "advisory", status="planned", host=KOVAC, guest=DAHL, when="2024-05-07"
    ),
    "the plan without a day": tell("meeting", "2024-05-02", "schedule", status="planned", host=KOVAC, guest=DAHL),
    "two states, on the same day": tell(
        "meeting", "2024-05-07", "wire", participant="Croatia;Norway", when="2024-05-07"
    ),
}  # fmt: skip
NOT_SAME = {
    "another day": tell("meeting", "2024-05-09", "second", host=KOVAC, guest=DAHL, when="2024-05-09"),
    "a call on the same day": tell(
        "meeting", "2024-05-07", "call", subtype="call", participant=f"{KOVAC};{DAHL}", when="2024-05-07"
    ),
    "another guest": tell("meeting", "2024-05-07", "other", host=KOVAC, guest=SOLBERG, when="2024-05-07"),
    "three sides": tell(
        "meeting", "2024-05-07", "three", participant=f"{KOVAC};{DAHL};Li Wei/CHN/Premier", when="2024-05-07"
    ),
    "another country": tell(
        "meeting", "2024-05-07", "abroad", participant=f"{KOVAC};{DAHL}", when="2024-05-07", where="Oslo", land="NOR"
    ),
    "a dinner": tell("meeting", "2024-05-07", "dinner", subtype="meal", host=KOVAC, guest=DAHL, when="2024-05-07"),
    "a readout published before the day": tell("meeting", "2024-05-05", "early", participant=f"{KOVAC};{DAHL}"),
    "a readout much later": tell("meeting", "2024-05-19", "late", participant=f"{KOVAC};{DAHL}"),
    "their last meeting, told in the readout": tell(
        "meeting", "2024-05-07", "readout", "2", salience="mentioned", voice="Jon Dahl",
        participant=f"{KOVAC};{DAHL}", words="when we last met",
    ),
    "see you again": tell(
        "meeting", "2024-05-07", "readout", "2", status="planned", salience="mentioned", participant=f"{KOVAC};{DAHL}"
    ),
}  # fmt: skip
HERE = tell(
    "meeting", "2024-05-07", "readout", host=KOVAC, guest=DAHL, when="2024-05-07", where="Zagreb", land="HRV"
)


@pytest.mark.parametrize("other", SAME.values(), ids=list(SAME))
def test_one_meeting(other: Telling) -> None:
    assert sizes([READOUT, other]) == [2]


@pytest.mark.parametrize("other", NOT_SAME.values(), ids=list(NOT_SAME))
def test_two_meetings(other: Telling) -> None:
    assert sizes([HERE, other]) == [1, 1]


def visit(published: str, document: str, **told: str) -> Telling:
    return tell("visit", published, document, visitor=DAHL, **told)


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        pytest.param(
            [
                visit("2024-03-01", "plan", status="planned", where="Croatia", land="HRV", when="2024-03-10..2024-03-12"),
                visit("2024-03-11", "arrival", where="Zagreb", when="2024-03-10"),
                visit("2024-03-13", "home", where="Croatia", land="HRV", salience="mentioned"),
            ],
            [3],
            id="a plan, the arrival, a later reference",
        ),
        pytest.param(
            [
                visit("2024-03-10", "one", where="Croatia", land="HRV", when="2024-03-10"),
                visit("2024-03-11", "two", where="Peru", land="PER", when="2024-03-11"),
            ],
            [1, 1],
            id="two countries on one journey",
        ),
        pytest.param(
            [
                visit("2023-03-10", "one", where="Croatia", land="HRV", when="2023-03-10"),
                visit("2024-03-11", "two", where="Croatia", land="HRV", when="2024-03-11"),
            ],
            [1, 1],
            id="two years",
        ),
        pytest.param(
            [
                visit("2024-03-01", "plan", status="planned", where="Croatia", land="HRV", when="2024-03-10"),
                visit("2024-03-08", "off", status="postponed", where="Croatia", land="HRV", salience="mentioned"),
                visit("2024-04-02", "anew", status="planned", where="Croatia", land="HRV", when="2024-05-20"),
                visit("2024-05-20", "made", where="Croatia", land="HRV", when="2024-05-20"),
            ],
            [4],
            id="put off and made",
        ),
        pytest.param(
            [
                visit("2024-03-10", "one", where="a factory", when="2024-03-10"),
                visit("2024-03-10", "two", where="Croatia", land="HRV", when="2024-03-10"),
            ],
            [1, 1],
            id="a factory is no country",
        ),
    ],
)
def test_visits(tellings: list[Telling], expected: list[int]) -> None:
    assert sizes(tellings) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"published": "2024-02-01"}, {"published": "2024-02-03", "publisher": "no.example", "home": "NOR"}, [2]),
        ({"published": "2023-02-01"}, {"published": "2024-02-01"}, [1, 1]),
        ({"published": "2024-02-01"}, {"published": "2024-02-02", "subtype": "condolences"}, [1, 1]),
        ({"published": "2024-02-01"}, {"published": "2024-02-02", "sender": DAHL, "to": KOVAC}, [1, 1]),
    ],
    ids=["told by both", "national days of two years", "another occasion", "the other way"],
)
def test_messages(one: dict[str, str], other: dict[str, str], expected: list[int]) -> None:
    usual = {"subtype": "congratulations", "sender": KOVAC, "to": DAHL}
    assert sizes([tell("message", document=str(n), **(usual | told)) for n, told in enumerate((one, other))]) == expected


def agreement(published: str, document: str, words: str, **told: str) -> Telling:
    return tell("agreement", published, document, words=words, **{"party": "Norway;Croatia", "subtype": "signed"} | told)


VISA = agreement("2024-01-10", "signed", "signed the Agreement on the Mutual Exemption of Visas")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (agreement("2024-06-10", "two", "the visa agreement entered into force", subtype="in_force"), [2]),
        (agreement("2023-06-10", "two", "proposed an agreement on exemption from visas", subtype="proposed"), [2]),
        (agreement("2024-01-10", "two", "signed an agreement on fishing"), [1, 1]),
        (agreement("2024-01-10", "two", "signed the Agreement on the Exemption of Visas", party="Kenya;Peru"), [1, 1]),
        (agreement("2024-01-10", "signed", "The Agreement enters into force in May", act="2", party=""), [2]),
        (agreement("2024-01-10", "two", "the memorandum on visas", form="memorandum"), [2]),
    ],
)
def test_agreements(other: Telling, expected: list[int]) -> None:
    assert sizes([VISA, other]) == expected


# --- what people said, and order ----------------------------------------------------------------------------------


def test_verdicts_win() -> None:
    other, apart = SAME["talks in other words"], NOT_SAME["another day"]
    parted = Verdict(READOUT.key, other.key, "not_same", "Eva", "2024-06-01", "two rooms")
    joined = Verdict(READOUT.key, apart.key, "same", "Eva", "2024-06-01", "a slip in the date")
    assert sizes([READOUT, other], (parted,)) == [1, 1]
    assert sizes([READOUT, apart], (joined,)) == [2]
    assert sizes([READOUT, other], (parted, Verdict(other.key, READOUT.key, "same", "Eva", "2024-07-01", ""))) == [2]
    assert sizes([READOUT, other], (Verdict(other.key, "", "wrong", "Eva", "2024-06-01", "no meeting"),)) == [1]


def test_reason_and_status() -> None:
    (event,) = events([READOUT, SAME["the plan with its day"]], names([READOUT, SAME["the plan with its day"]]), ())
    assert (event.status, event.since, event.states) == ("occurred", "2024-05-07", ("HRV", "NOR"))
    assert event.links[0].reason == "The same participants (Ana Kovač and Jon Dahl); the same day, 2024-05-07."
    assert event.links[0].relation == "same_event" and event.links[0].strength > 0.9


def test_headline_of_what_is_to_come_is_planned() -> None:
    headline = visit("2024-03-01", "plan", where="Croatia", land="HRV")
    lead = visit("2024-03-01", "plan", act="2", status="planned", where="Croatia", land="HRV", when="2024-03-10")
    (event,) = events([headline, lead], names([lead]), ())
    assert (event.status, event.since) == ("planned", "2024-03-10")


def test_voices_stay() -> None:
    (event,) = ledger([READOUT, SAME["a later reference"]])
    assert [one.voice for one in event.tellings] == ["", "Jon Dahl"]


EVERYTHING = [READOUT, *SAME.values(), *(one for one in NOT_SAME.values() if one.document != "readout"), VISA]


def ledger(tellings: list[Telling]) -> list[Event]:
    return events(tellings, names(EVERYTHING), ())


@given(st.permutations(EVERYTHING))
@settings(max_examples=40, deadline=None)
def test_any_order_gives_the_same(shuffled: list[Telling]) -> None:
    assert ledger(shuffled) == ledger(EVERYTHING)


def test_other_groups_are_left_alone() -> None:
    far = tell("meeting", "2024-05-07", "far", host="Wanjiru Otieno/KEN/President", guest="Rosa Paz/PER/President")
    assert set(ledger(EVERYTHING)) < set(ledger([*EVERYTHING, far]))


def test_few_in_any_order() -> None:
    few = [HERE, SAME["a later reference"], NOT_SAME["another day"], SAME["the plan without a day"]]
    assert len({tuple(ledger(list(one))) for one in permutations(few)}) == 1


def summit(published: str, document: str, words: str, act: str = "1", **told: str) -> Telling:
    return tell("meeting", published, document, act, subtype="multilateral", words=words, **told)


STATE_VISIT = visit("2024-03-10", "arrival", where="Croatia", land="HRV", when="2024-03-10..2024-03-12")
KNOWN = tell("thanks", "2024-03-05", "note", thanked=DAHL)


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        pytest.param(
            [READOUT, KNOWN, tell("meeting", "2024-05-07", "bare", host=KOVAC, guest="Jon Dahl", when="2024-05-07")],
            [2],
            id="a person without a state, whose state other texts give",
        ),
        pytest.param(
            [READOUT, tell("meeting", "2024-05-07", "plan", status="planned", participant=f"{KOVAC};{DAHL}")],
            [2],
            id="planned in the morning of the day",
        ),
        pytest.param(
            [
                STATE_VISIT,
                KNOWN,
                tell("visit", "2024-05-01", "ours", home="NOR", salience="mentioned", where="Croatia", land="HRV",
                     visitor="//Foreign Minister", words="the recent visit of our Foreign Minister"),
            ],
            [2],
            id="an office of the publisher's own state",
        ),
        pytest.param(
            [
                STATE_VISIT,
                visit("2024-09-01", "spring", where="Croatia", land="HRV", salience="mentioned",
                      words="his visit in March"),
                visit("2024-09-01", "summer", where="Croatia", land="HRV", salience="mentioned",
                      words="his visit in June"),
            ],
            [1, 2],
            id="the month of a later reference",
        ),
        pytest.param(
            [
                visit("2024-03-01", "plan", status="planned", where="Zagreb", land="HRV", when="2024-03-10"),
                visit("2024-03-20", "off", status="cancelled"),
            ],
            [2],
            id="called off after its day",
        ),
        pytest.param(
            [
                visit("2024-03-01", "plan", status="planned", where="Zagreb", land="HRV"),
                visit("2024-03-20", "told", salience="mentioned", where="Zagreb", land="HRV"),
                visit("2024-03-20", "other", salience="mentioned", where="Peru", land="PER"),
            ],
            [1, 2],
            id="a plan without a day, told of as past",
        ),
        pytest.param(
            [
                tell("meeting", "2024-05-07", "summit", subtype="multilateral", participant=KOVAC, when="2024-05-07",
                     words="the Harbour Summit"),
                READOUT,
            ],
            [1, 1],
            id="a conference, and two who met beside it",
        ),
        pytest.param(
            [
                summit("2024-05-01", "plan", "the Harbour Summit in Lima", status="planned", when="2024-05-07"),
                summit("2024-05-07", "speech", "the Harbour Summit", voice="Li Wei", when="2024-05-07"),
                summit("2024-05-07", "speech", "for hosting this summit", "2", salience="mentioned", voice="Li Wei"),
            ],
            [3],
            id="this summit, which the document names",
        ),
        pytest.param(
            [
                summit("2024-05-07", "now", "the second Harbour Summit", when="2024-05-07"),
                summit("2024-05-09", "then", "the 1st Harbour Summit", salience="mentioned", voice="Li Wei"),
            ],
            [1, 1],
            id="the second of a row, and the first",
        ),
        pytest.param(
            [
                tell("meeting", "2024-05-07", "host", host=KOVAC, guest=f"{DAHL};Peru", when="2024-05-07",
                     where="Lima", land="PER"),
                tell("meeting", "2024-05-07", "short", participant=f"{KOVAC};{DAHL}", when="2024-05-07"),
            ],
            [2],
            id="a third state in which two met",
        ),
    ],
)  # fmt: skip
def test_what_other_texts_tell(tellings: list[Telling], expected: list[int]) -> None:
    assert sizes(tellings) == expected
