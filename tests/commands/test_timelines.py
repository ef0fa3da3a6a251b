"""`timeline` as a user meets it: between states, of a person, in four forms."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rapidfuzz", reason="needs the extra: pip install communique[ledger]")

from lxml import html

Run = Callable[..., "subprocess.CompletedProcess[str]"]
# The day, what, who, where.
ALL = [
    ("2023-02-09", "meeting", "Ana Kovač (HRV), Jon Dahl (NOR)", "Split"),
    ("2023-03-02", "call", "Ana Kovač (HRV), Jon Dahl (NOR)", ""),
    ("2023-03-20", "meeting", "Ivo Horvat (HRV), Liv Berg (NOR)", "Oslo"),
    ("2023-05-04", "meeting", "Ivo Horvat (HRV), Ilze Ozola (LVA)", "Riga"),
    ("2023-05-06", "meeting", "Ana Kovač (LVA), Per Holm (NOR)", "Riga"),
    ("(2023-06-01)", "meeting (talks)", "Jon Dahl (NOR), Ana Kovač (HRV)", ""),
    ("(2023-11-12)", "message (congratulations)", "Jon Dahl (NOR) → Ana Kovač (HRV)", ""),
    ("(2024-04-02)", "invitation (visit)", "Jon Dahl (NOR) → Ana Kovač (HRV)", "Norway"),
    ("2024-06-03", "visit", "Ana Kovač (HRV) – Jon Dahl (NOR)", "Norway"),
]
SEEN = ("day", "what", "who", "where")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("", ALL),
        ("HRV NOR", [*ALL[:3], *ALL[5:]]),
        ("Latvia", ALL[3:5]),
        ("HRV LVA", ALL[3:4]),
        ("--since 2023-03 --until 2023-05-04", ALL[1:4]),
        ("NOR --since 2024", ALL[7:]),
    ],
)
def test_between_states_in_order_of_time(ask: Run, options: str, found: list[tuple[str, ...]]) -> None:
    lines = ask("timeline", *options.split(), "-f", "jsonl").stdout.splitlines()
    assert [tuple(row[name] for name in SEEN) for row in map(json.loads, lines)] == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ivo horvat", [("2023-03-20", "Liv Berg (NOR)", "Oslo"), ("2023-05-04", "Ilze Ozola (LVA)", "Riga")]),
        ("HORVAT", [("2023-03-20", "Liv Berg (NOR)", "Oslo"), ("2023-05-04", "Ilze Ozola (LVA)", "Riga")]),
        ("Holm", [("2023-05-06", "Ana Kovač (LVA)", "Riga")]),
    ],
)
def test_itinerary(ask: Run, name: str, found: list[tuple[str, ...]]) -> None:
    lines = ask("timeline", "--person", name, "-f", "jsonl").stdout.splitlines()
    assert [(row["day"], row["who"], row["where"]) for row in map(json.loads, lines)] == found


def test_two_persons_of_one_name_are_told_apart_by_id(ask: Run) -> None:
    asked = ask("timeline", "--person", "ana kovac")
    assert (asked.returncode, asked.stdout) == (2, "")
    head, *lines = asked.stderr.splitlines()
    assert head == "communique: ana kovac: 2 persons; ask for one by the id"
    assert [line.split(maxsplit=1)[1] for line in lines] == ["Ana Kovač (HRV), 6 events", "Ana Kovač (LVA), 1 event"]
    for line, count in zip(lines, (6, 1), strict=True):
        rows = ask("timeline", "--person", line.split()[0], "-f", "jsonl").stdout.splitlines()
        assert len(rows) == count


def test_accounts_and_plans(ask: Run) -> None:
    rows = [json.loads(line) for line in ask("timeline", "HRV", "NOR", "-f", "jsonl").stdout.splitlines()]
    assert [row["accounts"] for row in rows] == [2, 1, 1, 1, 1, 1, 1]
    assert [row["status"] for row in rows if row["kind"] == "visit"] == ["planned"]
    assert all(row["id"].startswith("event-") for row in rows)


def test_forms_tell_the_same(ask: Run, tmp_path: Path) -> None:
    for ending in ("csv", "jsonl", "html", "txt"):
        done = ask("timeline", "HRV", "NOR", "-o", str(tmp_path / f"t.{ending}"))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text(), newline="")))
    lines = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text().splitlines()]
    assert rows == [{name: str(value) for name, value in line.items()} for line in lines] and len(rows) == 7
    page = html.fromstring((tmp_path / "t.html").read_text())
    assert page.findtext(".//h1") == "Croatia and Norway"
    assert [row.get("data-ids") for row in page.iterfind(".//tbody/tr")] == [row["id"] for row in rows]
    numbers = {link.get("href") for link in page.iterfind(".//td/a")}
    assert numbers == {f"#{place.get('id')}" for place in page.iterfind(".//ol/li")} and len(numbers) == 8
    assert "met with the Prime Minister of Norway" in page.find(".//ol/li/q").text
    for row in rows:
        assert row["id"] in (tmp_path / "t.txt").read_text()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("HRV NOR LVA", "a timeline is of at most two states, or of a person"),
        ("HRV --person Dahl", "a timeline is of at most two states, or of a person"),
        ("--person nobody", "nobody: the ledger has no person of that name"),
        ("--since May", "--since May: not a date (2024, 2024-05 or 2024-05-14)"),
        ("XXX", "XXX: no state has that code (ISO 3166-1 alpha-3) or name"),
    ],
)
def test_slip_is_told(ask: Run, options: str, told: str) -> None:
    done = ask("timeline", *options.split())
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"communique: {told}\n")
