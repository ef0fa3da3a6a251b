"""A record handed on as gold, read back and held against the record, is right in everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique import evaluating, read
from communique.scoring.as_gold import as_gold, file_name
from communique.scoring.gold import opened
from communique.scoring.tally import tally

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_record_is_right_by_its_own_gold(path: Path, tmp_path: Path) -> None:
    record = read(path)
    gold = as_gold(record, "A")
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf8")
    counts = tally(record, opened(tmp_path / "gold.json"))
    assert all(hits.right == hits.given == hits.gold for hits in counts.hits.values()), counts.hits
    assert sum(hits.gold for hits in counts.hits.values()) > 5
    telling = {k: v for k, v in counts.fields.items() if k not in ("topics", "dates given where the text has none")}
    assert all(right == of for right, of in telling.values()), telling
    assert counts.fields["dates given where the text has none"][0] == 0


def test_evaluate_takes_what_was_handed_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = read(EXAMPLES[0])
    name = file_name(record)
    (tmp_path / name).write_text(record.document.text, encoding="utf8", newline="")
    (tmp_path / f"{name}.json").write_text(json.dumps(as_gold(record)), encoding="utf8")
    assert evaluating.evaluate(str(tmp_path), ()) == 0
    (line,) = [one for one in capsys.readouterr().out.splitlines() if one.startswith("all acts")]
    assert line.split()[2:5] == ["1.000", "1.000", "1.000"]


def test_names_of_files_are_safe_and_differ() -> None:
    one, other = (read(f"President Ana Kovač met {who}.", source="https://gov.example/a b/../../x%2f?q") for who in ("Jon Dahl", "Per Lund"))
    assert file_name(one) != file_name(other)
    assert set(file_name(one)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_.")
