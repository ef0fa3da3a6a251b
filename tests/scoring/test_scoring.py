"""Records against gold: what counts as the same, and what the counts say."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from communique import read
from communique.cli import app
from communique.scoring import sample
from communique.scoring.gold import GoldError, opened
from communique.scoring.names import any_same, same, same_title
from communique.scoring.tally import Hits, Tally, f1, interval, summed, tally, wilson
from communique.tables import table

TEXT = (
    "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split on 5 May 2024.\n\n"
    'The Minister said that trade had doubled. "We will open the port by 1 September 2024," he added.'
)
PRACTICE = Path(__file__).parents[2] / "eval" / "gold" / "open" / "practice"

NAMES = [
    ("President Ana Kovač", "Ana Kovac", True),
    ("the American side", "United States", True),
    ("NOR", "Norwegian", True),
    ("President Kovač", "Minister Kovač", False),
    ("North Korea", "Korea", False),
    ("Norway", "the Norwegian army", False),
    ("Joe Dahl", "Joseph Dahl Jr.", True),
    ("Ana Kovač", "Jon Dahl", False),
    ("the Prime Minister", "Prime Minister", True),
    ("the Prime Minister", "Prime Minister of Norway", False),
    ("", "Norway", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), NAMES)
def test_names(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is same(other, one) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Minister of Foreign Affairs", "Foreign Minister", True),
        ("Minister of Energy", "Minister of Transport", False),
        ("President and Commander-in-Chief", "President", True),
        ("Ambassador", "Consul", False),
    ],
)
def test_titles(one: str, other: str, alike: bool) -> None:
    assert same_title(one, other) is alike


def test_he_counts_only_where_there_is_no_better_name() -> None:
    assert any_same(["he", "Jon Dahl"], ["Minister Dahl"])
    assert not any_same(["he", "Jon Dahl"], ["he", "Ana Kovač"])
    assert any_same(["he"], ["he"])


def place(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def gold(**changed: Any) -> dict[str, Any]:
    meeting = {
        "kind": "meeting", "subtype": "audience", "status": "occurred", "salience": "main",
        "roles": {"host": [["Ana Kovač"]], "guest": [["Jon Dahl"]]}, "when": {"start": "2024-05-05"},
        "where": ["Split"], "topics": [], "voice": None, "span": place("President Ana Kovač of Croatia received"),
    } | changed  # fmt: skip
    said = {"mode": "reported", "speaker": [["Jon Dahl"]], "parent": None, "content": [place("trade had doubled")]}
    offices = [["Ana Kovač", "President", "HRV"], ["Jon Dahl", "Foreign Minister", "NOR"]]
    return {"file": "text.txt", "offices": offices, "statements": [said], "acts": [meeting]}


def scored(folder: Path, plain: dict[str, Any]) -> Any:
    path = folder / "text.txt.json"
    path.write_text(json.dumps(plain), encoding="utf8")
    return tally(read(TEXT), opened(path))


CHANGES = [
    # what gold says otherwise, the measure, (right, given, in gold)
    ({}, "meeting", (1, 1, 1)),
    ({"status": "planned"}, "meeting", (0, 1, 1)),
    ({"status": "ongoing"}, "meeting", (1, 1, 1)),
    ({"roles": {"participant": [["Ana Kovač"], ["Jon Dahl"]]}}, "meeting", (1, 1, 1)),
    ({"roles": {"host": [["Jon Dahl"]], "guest": [["Ana Kovač"]]}}, "meeting", (0, 1, 1)),
    ({"kind": "visit", "roles": {"visitor": [["Jon Dahl"]]}}, "meeting", (0, 1, 0)),
    ({"doubt": True}, "meeting", (0, 0, 0)),
    ({"salience": "mentioned"}, "main act", (0, 1, 0)),
    ({}, "offices", (2, 2, 2)),
]


@pytest.mark.parametrize(("changed", "measure", "counts"), CHANGES)
def test_counts(tmp_path: Path, changed: dict[str, Any], measure: str, counts: tuple[int, int, int]) -> None:
    assert scored(tmp_path, gold(**changed)).hits[measure] == counts


@pytest.mark.parametrize(
    ("changed", "name", "counts"),
    [
        ({}, "date", (1, 1)),
        ({"when": {"start": "2024-05-06"}}, "date", (0, 1)),
        ({"when": None}, "dates given where the text has none", (1, 1)),
        ({"where": ["Oslo"]}, "place", (0, 1)),
        ({"subtype": "talks", "subtype_also": ["audience"]}, "subtype", (1, 1)),
        ({"voice": ["Jon Dahl"]}, "voice of somebody", (0, 1)),
    ],
)
def test_fields(tmp_path: Path, changed: dict[str, Any], name: str, counts: tuple[int, int]) -> None:
    assert scored(tmp_path, gold(**changed)).fields[name] == counts


def test_sums_and_intervals() -> None:
    one = Tally({"x": Hits(1, 2, 2)}, {"y": (1, 3)})
    total = summed([one, one])
    assert (total.hits["x"], total.fields["y"]) == (Hits(2, 4, 4), (2, 6))
    assert f1(total.hits["x"]) == 0.5 and f1(Hits(0, 0, 0)) is None
    assert interval([one, one], "x") == (0.5, 0.5)
    assert interval([one], "z") is None


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_within_its_interval(right: int, more: int) -> None:
    low, high = wilson(right, right + more)
    assert 0 <= low <= high <= 1
    if right + more:
        assert low - 1e-9 <= right / (right + more) <= high + 1e-9


def test_wilson_by_a_published_example() -> None:
    low, high = wilson(81, 263)  # Newcombe 1998, table I, score method
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize("words", ["", "[]", '{"file": "x"}', '{"file": "x", "statements": [1], "acts": []}'])
def test_what_is_no_gold_is_told_so(tmp_path: Path, words: str) -> None:
    (tmp_path / "x.json").write_text(words, encoding="utf8")
    with pytest.raises(GoldError, match=r"x\.json: not gold"):
        opened(tmp_path / "x.json")


def test_the_same_as_the_published_scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate's scorer knows fewer adjectives of states: a count may differ by one."""
    monkeypatch.syspath_prepend(str(PRACTICE.parents[2]))
    import scores

    files = sorted(p for p in PRACTICE.glob("*.json") if not p.name.endswith(".S.json"))[:12]
    mine = summed([tally(read(PRACTICE / opened(p).file), opened(p)) for p in files])
    part = next(one for one in scores.parts() if one.gold == PRACTICE)
    names = {p.name for p in files}
    theirs = scores.total(counts for name, counts in scores.scored(part) if name in names)
    for measure, counts in mine.hits.items():
        assert all(abs(a - b) <= 1 for a, b in zip(counts, theirs.found[measure], strict=True)), measure
    for name, pair in mine.fields.items():
        if name != "topics":
            assert all(abs(a - b) <= 1 for a, b in zip(pair, theirs.ratios[name], strict=True)), name


def lines(folder: Path, count: int) -> Path:
    path = folder / "records.jsonl"
    texts = [TEXT.replace("5 May", f"{n + 1} May") for n in range(count)]
    path.write_text("".join(json.dumps(read(text).to_dict()) + "\n" for text in texts), encoding="utf8")
    return path


def test_a_sample_is_drawn_once_and_for_all(tmp_path: Path) -> None:
    records = [read(TEXT.replace("5 May", f"{n + 1} May")) for n in range(20)]
    one, same_seed, other = (sample.drawn(records, table("meetings"), 5, seed) for seed in (1, 1, 2))
    assert one == same_seed != other
    assert len(set(one)) == 5
    assert len(sample.drawn(records, table("meetings"), 50, 1)) == 20


def test_every_row_is_as_likely_as_any_other() -> None:
    record = read(TEXT)
    counts = [0] * 6
    for seed in range(3_000):
        numbered = (record for _ in range(6))
        one = sample.drawn(numbered, numbering(), 2, seed)
        for row in one:
            counts[int(row[0])] += 1
    assert all(850 < count < 1_150 for count in counts)  # 1,000 expected; five standard deviations


def numbering() -> Any:
    """A table whose only cell is the number of the row."""
    from itertools import count

    from communique.tables.table import Table

    numbers = count()
    return Table("numbers", "", None, (), lambda record: [(next(numbers),)])


def test_sample_then_evaluate(tmp_path: Path) -> None:
    runner, out = CliRunner(), tmp_path / "sheet.csv"
    made = runner.invoke(app, ["sample", "--n", "4", "--out", str(out), str(lines(tmp_path, 6))])
    assert (made.exit_code, "4 rows of meetings" in made.stderr) == (0, True)
    with out.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["host"] for row in rows] == ["Ana Kovač"] * 4
    for row, verdict in zip(rows, ("1", "yes", "0", ""), strict=True):
        row["right"] = verdict
    with out.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    said = runner.invoke(app, ["evaluate", str(out)])
    assert said.exit_code == 0
    assert said.stdout.splitlines()[1].split() == ["right", "0.667", "3", "0.208", "to", "0.939", "1"]


def test_evaluate_a_folder(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "text.txt.json").write_text(json.dumps(gold()), encoding="utf8")
    (tmp_path / "text.txt.B.json").write_text("a second reading", encoding="utf8")
    (tmp_path / "lost.txt.json").write_text(json.dumps(gold() | {"file": "lost.txt"}), encoding="utf8")
    said = CliRunner().invoke(app, ["evaluate", str(tmp_path)])
    assert said.exit_code == 1
    assert "lost.txt: its text is not there" in said.stderr
    assert "1 documents" in said.stdout
    row = next(line.split() for line in said.stdout.splitlines() if line.startswith("meeting"))
    assert row == ["meeting", "1.000", "1.000", "1.000", "1.000", "1.000", "1", "1", "1"]


@pytest.mark.parametrize(
    ("name", "words", "reason"),
    [
        ("a.csv", "right\nmaybe\n", "line 2: right is 'maybe', not 1 or 0"),
        ("b.csv", "host\nAna\n", "no column 'right'"),
        ("c.csv", "", "no column 'right'"),
        ("d.csv", "right,host\n,Ana\n", "no row is judged yet"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_told_so(tmp_path: Path, name: str, words: str, reason: str) -> None:
    (tmp_path / name).write_text(words, encoding="utf8")
    said = CliRunner().invoke(app, ["evaluate", str(tmp_path / name)])
    assert (said.exit_code, reason in said.stderr) == (3, True)


def test_missing_folder_and_unknown_table(tmp_path: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(app, ["evaluate", str(tmp_path / "nowhere")]).exit_code == 3
    assert runner.invoke(app, ["evaluate", str(tmp_path)]).exit_code == 3
    unknown = runner.invoke(app, ["sample", "--table", "x", "--out", str(tmp_path / "o"), str(lines(tmp_path, 1))])
    assert unknown.exit_code == 2
