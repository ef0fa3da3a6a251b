"""What had become of a commitment by a day, and the texts that say so. Silence breaks nothing."""

from __future__ import annotations

import pytest

from communique.commands.ledgering import since
from communique.ledger.commitments import Followed, follow
from communique.ledger.items import Telling, Verdict

from .telling import tell

PROMISE = tell(
    "commitment", "2023-10-10", "promise", actor="Norway", counterpart="Kenya", status="planned", when="2024-03-31",
    words="Norway will provide 200,000 doses of foot-and-mouth vaccine to Kenya by the end of March",
)  # fmt: skip


def as_of(day: str, *later: Telling, promise: Telling = PROMISE, verdicts: tuple[Verdict, ...] = ()) -> Followed:
    (followed,) = follow([promise], [promise, *later], day, verdicts)
    return followed


def later(kind: str, published: str, words: str, **told: str) -> Telling:
    return tell(kind, published, f"later-{published}", words=words, home="KEN", **told)


def sentence(words: str) -> Telling:
    return later("sentence", "2024-02-20", words)


GIVEN = later("assistance", "2024-02-20", "delivered 200,000 doses of foot-and-mouth vaccine", provider="Norway")


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2023-12-01", "open"), ("2024-03-30", "due"), ("2024-03-31", "due"), ("2024-04-01", "overdue")],
)
def test_by_its_term(day: str, expected: str) -> None:
    assert as_of(day).status == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (GIVEN, "done"),
        (later("thanks", "2024-02-20", "thanked Norway for the foot-and-mouth vaccine received", thanked="Norway"), "done"),
        (later("thanks", "2024-02-20", "thanked Norway for the vaccine received", thanked="Norway"), "open"),
        (sentence("On Monday the Norwegian ship delivered 200,000 doses of foot-and-mouth vaccine."), "done"),
        (sentence("Norway announced the delivery of 200,000 doses of foot-and-mouth vaccine."), "open"),
        (sentence("Norway will send what it promised, and delivered no doses of foot-and-mouth vaccine."), "open"),
        (sentence("Peru delivered 200,000 doses of foot-and-mouth vaccine."), "open"),
        (sentence("Norway delivered 40 tractors."), "open"),
        (later("assistance", "2024-02-20", "120,000 doses of foot-and-mouth vaccine", provider="Norway"), "partly_done"),
        (
            later(
                "commitment", "2024-02-20", "will send the doses of foot-and-mouth vaccine", actor="Norway",
                when="2024-12-31", status="planned",
            ),
            "superseded",
        ),
        (
            later(
                "commitment", "2024-02-20", "will not send the doses of foot-and-mouth vaccine", actor="Norway",
                status="negated",
            ),
            "cancelled",
        ),
        (later("assistance", "2024-02-20", "delivered 200,000 doses of foot-and-mouth vaccine", provider="Peru"), "open"),
        (later("assistance", "2024-02-20", "delivered 40 tractors", provider="Norway"), "open"),
        (later("assistance", "2023-10-01", "delivered doses of foot-and-mouth vaccine", provider="Norway"), "open"),
        (later("position", "2024-02-20", "the importance of doses of foot-and-mouth vaccine", holder="Norway"), "open"),
        (
            later(
                "assistance", "2024-02-20", "doses of foot-and-mouth vaccine were not delivered", provider="Norway",
                status="negated",
            ),
            "open",
        ),
        (
            later(
                "assistance", "2024-02-20", "will deliver doses of foot-and-mouth vaccine", provider="Norway",
                status="planned",
            ),
            "open",
        ),
    ],
    ids=[
        "given", "thanks", "thanks that name too little", "a sentence that is no act", "announced", "to come", "others",
        "a sentence of another thing", "a part", "a new term", "taken back", "another giver", "another thing", "before it",
        "words only", "told as not done", "still to come",
    ],
)  # fmt: skip
def test_by_what_is_told_later(found: Telling, expected: str) -> None:
    assert as_of("2024-03-01", found).status == expected


def test_what_comes_after_the_day_is_not_known_yet() -> None:
    assert as_of("2024-02-19", GIVEN).status == "open"
    assert as_of("2024-02-20", GIVEN).status == "done"


def test_evidence_has_its_words_and_reason() -> None:
    (found,) = as_of("2024-03-01", GIVEN).evidence
    assert (found.key, found.shows, found.words) == (GIVEN.key, "done", GIVEN.words)
    assert found.reason.startswith("A later text by the same actor tells of the same: dose, foot")


def test_silence_is_told_as_silence() -> None:
    other = later("visit", "2024-02-20", "visited Nairobi", visitor="Norway")
    followed = as_of("2024-06-01", other)
    assert (followed.status, followed.documents) == ("overdue", 1)
    assert followed.reason == "No evidence found in 1 later documents up to 2024-06-01; its term is 2024-03-31."


def test_against_is_shown_and_decides_nothing() -> None:
    refused = later(
        "assistance", "2024-02-20", "doses of foot-and-mouth vaccine not delivered", provider="Norway", status="negated"
    )
    followed = as_of("2024-06-01", refused)
    assert (followed.status, followed.evidence[0].shows) == ("overdue", "against")
    assert "speaks against" in followed.reason


def test_what_cannot_be_checked() -> None:
    vague = tell("commitment", "2023-10-10", "vague", actor="Norway", specific=False, words="will deepen the friendship")
    assert as_of("2024-06-01", promise=vague).status == "cannot_be_checked"


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict(PROMISE.key, "", "fulfilled", "Eva", "2024-06-02", "seen in the port"), "done"),
        (Verdict(PROMISE.key, "", "not_fulfilled", "Eva", "2024-06-02", "asked"), "overdue"),
        (Verdict(PROMISE.key, GIVEN.key, "not_fulfilled", "Eva", "2024-06-02", "other doses"), "overdue"),
        (Verdict(PROMISE.key, GIVEN.key, "wrong", "Eva", "2024-06-02", "other doses"), "overdue"),
    ],
)
def test_verdicts_win(verdict: Verdict, expected: str) -> None:
    assert as_of("2024-06-01", GIVEN, verdicts=(verdict,)).status == expected


def test_any_order_gives_the_same() -> None:
    thanks = later("thanks", "2024-02-21", "thanked for the foot-and-mouth vaccine received", thanked="Norway")
    assert as_of("2024-06-01", GIVEN, thanks) == as_of("2024-06-01", thanks, GIVEN)


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        (["fulfilled"], "of promises they count at once"),
        (["same"], "they count from the next communique ledger on"),
        (["same", "not_fulfilled"], "of promises they count at once, of all else from the next communique ledger on"),
    ],
)
def test_from_when_verdicts_count(says: list[str], expected: str) -> None:
    assert since([{"says": one} for one in says]) == expected
