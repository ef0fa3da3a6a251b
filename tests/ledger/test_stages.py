"""An agreement along its documents."""

from __future__ import annotations

from communique.ledger.events import events
from communique.ledger.items import Telling
from communique.ledger.stages import Staged, stages

from .telling import tell


def told(published: str, subtype: str, words: str, **more: str) -> Telling:
    return tell("agreement", published, published, subtype=subtype, party="Norway;Croatia", words=words, **more)


VISA = (
    told("2023-02-01", "proposed", "proposed an agreement on exemption from visas"),
    told("2023-10-10", "signed", "signed the Agreement on the Exemption of Visas", when="2023-10-10"),
    told("2023-10-11", "signed", "the visa agreement signed yesterday"),
    told("2024-01-18", "ratified", "ratified the visa agreement"),
    told("2024-07-01", "in_force", "the visa agreement will enter into force", status="planned", when="2024-08-01"),
)


def found(*tellings: Telling) -> Staged:
    (one,) = stages(events(tellings, {}, ()))
    return one


def test_stages_in_their_order() -> None:
    agreement = found(*VISA)
    assert [(one.name, one.since, one.planned, len(one.tellings)) for one in agreement.stages] == [
        ("proposed", "", False, 1),
        ("signed", "2023-10-10", False, 2),
        ("ratified", "", False, 1),
        ("in_force", "2024-08-01", True, 1),
    ]
    assert agreement.reached == "ratified"
    assert [one.reason for one in agreement.links] == [
        "The same agreement: proposed, then signed, 2023-10-10.",
        "The same agreement: signed, then ratified, 2024-01-18.",
        "The same agreement: ratified, then to be in force, 2024-08-01.",
    ]


def test_a_plan_that_came_true_is_no_plan() -> None:
    agreement = found(*VISA, told("2024-08-01", "in_force", "the visa agreement entered into force", when="2024-08-01"))
    assert [(one.name, one.planned) for one in agreement.stages][-1] == ("in_force", False)
    assert agreement.reached == "in_force"


def test_any_order_gives_the_same() -> None:
    assert found(*VISA) == found(*reversed(VISA))
