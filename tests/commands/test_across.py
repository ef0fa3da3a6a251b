"""The commands of what goes across documents, as a user meets them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rapidfuzz", reason="needs the extra: pip install communique[ledger]")

from tests.ledger.accounts import FIRST, SECOND
from tests.ledger.conftest import place  # noqa: F401

from communique.cli import app
from communique.store import open_archive
from communique.store.dyads import Span


def ran(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_offices_are_listed_with_the_days_of_their_documents(place: Path) -> None:  # noqa: F811
    rows = list(csv.DictReader(io.StringIO(ran("offices", "Latvia", "-f", "csv", "-a", str(place)).stdout)))
    held = {(row["name"], row["since"]) for row in rows}
    assert {("Ilze Ozola", "2023-02-01"), ("Juris Liepa", "2023-09-01")} <= held


@pytest.mark.parametrize(("day", "who"), [("2023-03-01", "Ilze Ozola"), ("2023-09-01", "Juris Liepa")])
def test_offices_on_a_day(place: Path, day: str, who: str) -> None:  # noqa: F811
    rows = csv.DictReader(io.StringIO(ran("offices", "LVA", "--on", day, "-f", "csv", "-a", str(place)).stdout))
    assert [row["name"] for row in rows if "Foreign" in row["title"]] == [who]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("offices", "XXX"), 2, "no state has that code"),
        (("offices", "LVA", "--on", "yesterday"), 2, "not a date"),
        (("brief", "LVA", "Nowhere"), 2, "no state has that code"),
        (("brief", "LVA", "KEN", "--format", "docx"), 2, "--out"),
        (("verdict", "P1", "perhaps", "P2", "--by", "me"), 2, "not one of"),
        (("verdict", "P1", "same", "P2"), 2, "who says so"),
        (("verdict", "P1", "same", "--by", "me"), 2, "needs two ids"),
        (("verdicts", "--undo", "77"), 3, "no such verdict"),
        (("verdicts", "--load", "missing.csv"), 3, "missing.csv"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(place: Path, words: tuple[str, ...], code: int, told: str) -> None:  # noqa: F811
    found = ran(*words, "-a", str(place))
    assert found.exit_code == code
    assert told in found.stderr and len(found.stderr.strip().splitlines()) == 1


def test_an_archive_without_a_ledger_says_how_to_make_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("President Ana Kovač of Croatia received Jon Dahl of Norway.", encoding="utf-8")
    assert ran("add", str(tmp_path / "a.txt"), "-a", str(tmp_path / "a.db")).exit_code == 0
    found = ran("brief", "HRV", "NOR", "-a", str(tmp_path / "a.db"))
    assert found.exit_code == 3 and "communique ledger" in found.stderr
    assert ran("ledger", "-a", str(tmp_path / "a.db")).exit_code == 0
    assert ran("brief", "HRV", "NOR", "-a", str(tmp_path / "a.db")).exit_code == 0


def test_verdicts_go_out_and_come_in_as_csv(place: Path, tmp_path: Path) -> None:  # noqa: F811
    said = ("verdict", "Pa", "not_same", "Pb", "--by", "A. Coder", "--why", "two persons")
    assert ran(*said, "-a", str(place)).exit_code == 0
    out = ran("verdicts", "-f", "csv", "-a", str(place)).stdout
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["source"], row["says"], row["target"], row["by"], row["why"]) == said[1:4] + said[5:8:2]
    (tmp_path / "v.csv").write_text(out, encoding="utf-8")
    assert "0 noted" in ran("verdicts", "--load", str(tmp_path / "v.csv"), "-a", str(place)).stderr
    assert ran("verdicts", "--undo", row["key"], "-a", str(place)).exit_code == 0
    assert ran("verdicts", "-f", "csv", "-a", str(place)).stdout.strip().count("\n") == 0


@pytest.mark.parametrize(
    "day, until",
    [("2023", "2023-12-31"), ("2023-02", "2023-02-28"), ("2024-02", "2024-02-29"), ("2023-12-30", "2023-12-30")],
)
def test_a_brief_looks_from_the_last_day_of_a_year_or_month(place: Path, day: str, until: str) -> None:  # noqa: F811
    found = ran("brief", "LVA", "KEN", "--as-of", day, "-a", str(place))
    assert (found.exit_code, f"up to {until};" in found.stdout) == (0, True)


@pytest.mark.parametrize("ending", ["md", "html", "docx", "txt"])
def test_a_brief_is_written_as_its_file_ends(place: Path, tmp_path: Path, ending: str) -> None:  # noqa: F811
    out = tmp_path / f"brief.{ending}"
    found = ran("brief", "LVA", "KEN", "--as-of", "2023-12-31", "-o", str(out), "-a", str(place))
    assert found.exit_code == 0 and found.stdout == ""
    start = {"md": b"# Latvia and Kenya", "html": b"<!DOCTYPE html>", "docx": b"PK", "txt": b"Latvia and Kenya"}
    assert out.read_bytes().startswith(start[ending])


def test_two_files_are_compared(tmp_path: Path) -> None:
    first, second, page = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "page.html"
    first.write_text(FIRST, encoding="utf8")
    second.write_text(SECOND, encoding="utf8")
    told = ran("compare", str(first), str(second))
    assert (told.exit_code, "ONLY THE FIRST SAYS" in told.stdout) == (0, True)
    assert ran("compare", str(first), str(second), "-o", str(page)).exit_code == 0
    assert page.read_text(encoding="utf8").startswith("<!DOCTYPE html>")


def test_accounts_of_an_event_are_compared_by_its_id(place: Path) -> None:  # noqa: F811
    with open_archive(place) as archive:
        told = [dict(row) for row in (event for event in archive.across.events(Span("LVA", "NOR", "", "")))]
    several = [one for one in told if len({account["document"] for account in one["accounts"]}) > 1]
    alone = [one for one in told if len({account["document"] for account in one["accounts"]}) == 1]
    for event, code in [*((one["id"], 0) for one in several[:1]), *((one["id"], 2) for one in alone[:1])]:
        assert ran("compare", event, "-a", str(place)).exit_code == code


def test_an_unknown_event_is_named(place: Path) -> None:  # noqa: F811
    told = ran("compare", "nothing", "-a", str(place))
    assert (told.exit_code, "no event" in told.stderr) == (2, True)
