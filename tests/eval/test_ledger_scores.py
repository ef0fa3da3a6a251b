"""The scores of a ledger: small storylines of two or three documents, and the counts they give."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

EVAL = Path(__file__).resolve().parents[2] / "eval"
sys.path.insert(0, str(EVAL))

import ledger_scores as ledger  # noqa: E402

TEXTS = {"a": "one two three\n\nfour five six", "b": "uno due tre\n\nquattro cinque sei", "c": "un deux trois"}
Counts = tuple[int, int, int, int]


def counts(score: ledger.Score) -> Counts:
    return (score.right, score.predicted, score.found, score.gold)


def persons(**people: list[list[Any]]) -> dict[str, Any]:
    return {"persons": [{"id": name, "name": name, "mentions": places} for name, places in people.items()]}


def events(kind: str, **told: list[list[Any]]) -> dict[str, Any]:
    return {"events": [{"id": name, "kind": kind, "mentions": places} for name, places in told.items()]}


ONE = [["a", 0, 5], ["b", 0, 5], ["c", 0, 5]]
TWO = [["a", 6, 9], ["b", 6, 9]]


@pytest.mark.parametrize(
    ("predicted", "alike", "end_to_end"),
    [
        # gold: one person in three documents, another in two: four pairs
        pytest.param(persons(x=ONE, y=TWO), (4, 4, 4, 4), (4, 4, 4, 4), id="the same"),
        pytest.param(persons(x=[*ONE, *TWO]), (4, 10, 4, 4), (4, 10, 4, 4), id="namesakes merged"),
        pytest.param(persons(x=ONE[:2], z=ONE[2:], y=TWO), (2, 2, 2, 4), (2, 2, 2, 4), id="one parted"),
        pytest.param(persons(x=ONE[:2], y=TWO), (2, 2, 2, 2), (2, 2, 2, 4), id="a place missed"),
        pytest.param(persons(x=[["a", 0, 9], *ONE[1:]], y=TWO), (4, 4, 4, 4), (4, 4, 4, 4), id="the closest place wins"),
        pytest.param(persons(x=[["a", 0, 9], *ONE[1:]], y=TWO[1:]), (3, 6, 3, 4), (3, 6, 3, 4), id="taken by a neighbour"),
        pytest.param(persons(x=[*ONE, ["a", 20, 24]], y=TWO), (4, 4, 4, 4), (4, 4, 4, 4), id="named more often"),
        pytest.param({}, (0, 0, 0, 0), (0, 0, 0, 4), id="nothing"),
    ],
)
def test_persons(predicted: dict[str, Any], alike: Counts, end_to_end: Counts) -> None:
    measured = ledger.scores(predicted, persons(p=ONE, q=TWO), TEXTS)
    assert (counts(measured["persons, alike"]), counts(measured["persons, end to end"])) == (alike, end_to_end)


MET = [["a", 0, 5, "planned"], ["b", 0, 5, "occurred"]]


@pytest.mark.parametrize(
    ("predicted", "end_to_end"),
    [
        pytest.param(events("meeting", x=MET), (1, 1, 1, 1), id="the same"),
        pytest.param(events("visit", x=MET), (0, 0, 0, 1), id="of another kind"),
        pytest.param(events("meeting", x=MET[:1], y=MET[1:]), (0, 0, 0, 1), id="not put together"),
        pytest.param(events("agreement", x=MET), (0, 0, 0, 1), id="an agreement is counted elsewhere"),
    ],
)
def test_meetings(predicted: dict[str, Any], end_to_end: Counts) -> None:
    measured = ledger.scores(predicted, events("meeting", e=MET), TEXTS)
    assert counts(measured["meetings and visits, end to end"]) == end_to_end


def test_a_visit_and_its_meeting_told_in_the_same_words_are_held_apart() -> None:
    gold = events("meeting", m=MET)["events"] + events("visit", v=MET)["events"]
    measured = ledger.scores({"events": gold}, {"events": gold}, TEXTS)
    assert counts(measured["meetings and visits, alike"]) == (2, 2, 2, 2)


VISIT = [
    ["a", 0, 5, "planned"],
    ["a", 6, 9, "proposed"],
    ["b", 0, 5, "postponed"],
    ["b", 6, 9, "planned"],
    ["c", 0, 5, "occurred"],
    ["c", 6, 9, "occurred"],
]
PLANNED = events("visit", v=VISIT) | {
    "plans": [
        {"plan": ["a", 0, 5], "outcome": "postponed", "by": ["b", 0, 5]},
        {"plan": ["b", 6, 9], "outcome": "happened", "by": ["c", 0, 5]},
    ],
    "doubtful": [["b", 14, 18]],
}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([(["a", 0, 5], "postponed", ["b", 0, 5]), (["b", 6, 9], "happened", ["c", 0, 5])], (2, 2, 2, 2)),
        ([(["a", 2, 5], "postponed", ["b", 1, 3])], (1, 1, 1, 2)),  # both ends overlap
        ([(["a", 6, 9], "postponed", ["b", 0, 5])], (1, 1, 1, 2)),  # another telling of the plan there
        ([(["b", 6, 9], "happened", ["c", 6, 9])], (1, 1, 1, 2)),  # another telling of the outcome
        ([(["a", 0, 5], "cancelled", ["b", 0, 5])], (0, 1, 0, 2)),  # another outcome
        ([(["a", 0, 5], "happened", ["c", 0, 5])], (0, 0, 0, 2)),  # true in the end, not asked for
        ([(["b", 6, 9], "happened", ["c", 10, 13])], (0, 1, 0, 2)),  # something else happened
        ([(["b", 14, 16], "happened", ["c", 10, 13])], (0, 0, 0, 2)),  # doubtful
        ([(["b", 6, 9], "happened", ["c", 0, 5]), (["b", 6, 9], "happened", ["c", 6, 9])], (2, 2, 1, 2)),
    ],
)
def test_plans(links: list[tuple[list[Any], str, list[Any]]], expected: Counts) -> None:
    predicted = {"plans": [{"plan": plan, "outcome": outcome, "by": by} for plan, outcome, by in links]}
    assert counts(ledger.plans(predicted, PLANNED)) == expected


def commitment(at: list[Any], *evidence: tuple[list[Any], str], **status: str) -> dict[str, Any]:
    return {"at": at, "evidence": [{"at": place, "shows": what} for place, what in evidence], "status": status}


PROMISED = {
    "commitments": [
        commitment(["a", 0, 3], (["b", 0, 3], "done"), early="open", late="done") | {"also": [["c", 0, 2]]},
        commitment(["a", 15, 19], early="open"),
    ],
    "doubtful": [["c", 8, 13]],
}


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        ([commitment(["a", 0, 7], (["b", 2, 6], "done"))], (1, 1, 1, 1)),  # overlaps
        ([commitment(["a", 0, 7], (["b", 8, 11], "done"))], (1, 1, 1, 1)),  # the same paragraph
        ([commitment(["a", 0, 7], (["b", 13, 20], "done"))], (0, 1, 0, 1)),  # the next paragraph
        ([commitment(["a", 0, 7], (["c", 0, 3], "done"))], (0, 1, 0, 1)),  # another document
        ([commitment(["c", 0, 2], (["b", 0, 3], "done"))], (1, 1, 1, 1)),  # another telling of the commitment
        ([commitment(["a", 15, 19], (["b", 0, 3], "done"))], (0, 1, 0, 1)),  # another commitment
        ([commitment(["a", 15, 19], (["c", 8, 13], "done"))], (0, 0, 0, 1)),  # doubtful
    ],
)
def test_evidence(predicted: list[dict[str, Any]], expected: Counts) -> None:
    assert counts(ledger.evidence({"commitments": predicted}, PROMISED, TEXTS)) == expected


def test_evidence_told_twice_in_a_document_may_be_found_in_either_place() -> None:
    gold = commitment(["a", 0, 3], (["b", 0, 3], "done"))
    gold["evidence"][0]["also"] = [["b", 21, 25]]
    predicted = {"commitments": [commitment(["a", 0, 3], (["b", 13, 20], "done"))]}
    assert counts(ledger.evidence(predicted, {"commitments": [gold]}, TEXTS)) == (1, 1, 1, 1)


def test_without_the_text_evidence_must_overlap() -> None:
    predicted = {"commitments": [commitment(["a", 0, 7], (["b", 8, 11], "done"))]}
    assert counts(ledger.evidence(predicted, PROMISED, {})) == (0, 1, 0, 1)


@pytest.mark.parametrize(("shown", "expected"), [("done", (1, 1, 1, 1)), ("partly", (0, 1, 0, 1))])
def test_what_evidence_shows(shown: str, expected: Counts) -> None:
    predicted = {"commitments": [commitment(["a", 0, 7], (["b", 0, 3], shown))]}
    assert counts(ledger.shows(predicted, PROMISED, TEXTS)) == expected


@pytest.mark.parametrize(
    ("predicted", "of_found", "of_all"),
    [
        ([commitment(["a", 0, 3], early="open", late="done")], (2, 2, 2, 2), (2, 2, 2, 3)),
        ([commitment(["a", 0, 3], early="open", late="overdue")], (1, 2, 1, 2), (1, 2, 1, 3)),
        ([commitment(["a", 0, 3], early="open")], (1, 2, 1, 2), (1, 2, 1, 3)),  # no status on a date asked for
        ([commitment(["b", 0, 3], early="open")], (0, 0, 0, 0), (0, 0, 0, 3)),
        ([commitment(["c", 0, 2], late="done"), commitment(["a", 1, 2], early="open")], (1, 2, 1, 2), (1, 2, 1, 3)),
    ],
)
def test_status(predicted: list[dict[str, Any]], of_found: Counts, of_all: Counts) -> None:
    found, everything = ledger.status({"commitments": predicted}, PROMISED)
    assert (counts(found), counts(everything)) == (of_found, of_all)


def compared(documents: list[str], first: list[list[Any]], second: list[list[Any]]) -> dict[str, Any]:
    return {"compare": [{"documents": documents, "both": [], "only_first": first, "only_second": second}]}


ACCOUNTS = compared(["a", "b"], [["a", 0, 3], ["a", 4, 7]], [["b", 0, 3]]) | {"doubtful": [["a", 15, 19]]}


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        (compared(["a", "b"], [["a", 0, 3], ["a", 4, 7]], [["b", 0, 3]]), (3, 3, 3, 3)),
        (compared(["b", "a"], [["b", 0, 3]], [["a", 0, 3]]), (2, 2, 2, 3)),  # the other way round
        (compared(["a", "b"], [["a", 0, 7]], []), (1, 1, 2, 3)),  # one place for two items
        (compared(["a", "b"], [["a", 8, 13]], []), (0, 1, 0, 3)),
        (compared(["a", "b"], [["a", 15, 19]], []), (0, 0, 0, 3)),  # doubtful
        (compared(["a", "c"], [["a", 0, 3]], []), (0, 0, 0, 3)),  # other accounts
        ({}, (0, 0, 0, 3)),
    ],
)
def test_what_only_one_side_says(predicted: dict[str, Any], expected: Counts) -> None:
    assert counts(ledger.only_one_side(predicted, ACCOUNTS)) == expected


def test_a_storyline_that_was_not_predicted_counts_as_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, mine = tmp_path / "gold", tmp_path / "mine"
    for folder in (gold, mine):
        folder.mkdir()
        (folder / "one.json").write_text(json.dumps(persons(p=ONE) | {"documents": ["a"]}), encoding="utf8")
    (gold / "two.json").write_text(json.dumps(persons(p=TWO) | {"documents": ["a"]}), encoding="utf8")
    assert ledger.main([str(gold), str(mine), str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "2 storylines" in printed
    assert "persons, end to end                P 1.000 (3/3)  R 0.750 (3/4)" in printed
    assert "\none\n" not in f"\n{printed}"


LEDGER = EVAL / "gold" / "ledger"
FOLDERS = [(LEDGER / "open", LEDGER / "texts"), (LEDGER / "closed", LEDGER / "closed" / "texts")]
INVENTED = [(path, texts) for gold, texts in FOLDERS for path in sorted(gold.glob("*.json"))]


def places(value: Any) -> list[list[Any]]:
    """Everything in gold that has the form of a place."""
    if isinstance(value, Mapping):
        return [place for inner in value.values() for place in places(inner)]
    if not isinstance(value, list):
        return []
    if len(value) in (3, 4) and isinstance(value[0], str) and isinstance(value[1], int):
        return [value]
    return [place for inner in value for place in places(inner)]


@pytest.mark.parametrize(("path", "folder"), INVENTED, ids=[path.parent.name for path, _ in INVENTED])
def test_gold_points_at_words_and_scores_itself_full(path: Path, folder: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf8"))
    if gold["folder"] != "invented":
        pytest.skip("its texts are not in the repository")
    texts = {name: (folder / name).read_text(encoding="utf8") for name in gold["documents"]}
    off = [p for p in places(gold) if not 0 <= p[1] < p[2] <= len(texts[p[0]]) or p[1:3] != trimmed(texts[p[0]], p)]
    assert off == []
    assert {f"{name}: {s.f1}" for name, s in ledger.scores(gold, gold, texts).items() if s.gold and s.f1 < 1} == set()


def trimmed(text: str, place: list[Any]) -> list[int]:
    """The bounds of a place without blanks at its edges."""
    words = text[place[1] : place[2]]
    return [place[1] + len(words) - len(words.lstrip()), place[2] - len(words) + len(words.rstrip())]
