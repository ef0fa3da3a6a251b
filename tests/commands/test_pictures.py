"""`picture` as a user meets it: each kind drawn, its words and its rows."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rapidfuzz", reason="needs the extra: pip install communique[ledger]")
pytest.importorskip("vl_convert", reason="needs the extra: pip install communique[pictures]")

from lxml import etree

from communique.export.errors import ExportError
from communique.export.pictures import png, svg
from communique.ledger.pictures import KINDS, Table, table
from communique.store import Archive
from communique.store.dyads import Span

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DAY = "2024-05-01"
AS_OF = ("--as-of", DAY)


def asked(archive: Archive, words: str, until: str = "") -> Table:
    kind, *states = words.split()
    return table(archive, kind, Span(*(*states, "", "")[:2], until=until), DAY)


# What is drawn, its title, the titles of its axes, its rows.
PICTURES = [
    ("meetings", "Contacts held a month: all states", {"Month", "Contacts held between"}, [
        "Croatia and Norway,2023-02,meeting,1", "Croatia and Norway,2023-03,meeting,1", "Croatia and Norway,2023-03,call,1",
        "Croatia and Norway,2023-06,meeting,1", "Croatia and Latvia,2023-05,meeting,1", "Latvia and Norway,2023-05,meeting,1",
    ]),
    ("meetings HRV LVA", "Contacts held a month: Croatia and Latvia", {"Month", "Contacts held"}, [
        "Croatia and Latvia,2023-05,meeting,1",
    ]),
    ("who-met-whom", "Who met whom: all states", {"State", "met"}, [
        "Croatia,Norway,4", "Croatia,Latvia,1", "Norway,Croatia,4", "Norway,Latvia,1", "Latvia,Croatia,1", "Latvia,Norway,1",
    ]),
    ("who-met-whom NOR", "Who met whom: Norway", {"State", "met"}, ["Norway,Croatia,4", "Norway,Latvia,1"]),
    ("who-met-whom HRV NOR", "Who met whom: Croatia and Norway", {"of Croatia", "of Norway"}, [
        "Ana Kovač,Jon Dahl,3", "Ivo Horvat,Liv Berg,1",
    ]),
    ("rank", "Rank of contacts by quarter: all states", {"Quarter", "Contacts held"}, [
        "2023-Q1,heads,2", "2023-Q1,ministers,1", "2023-Q2,heads,1", "2023-Q2,ministers,1", "2023-Q2,officials,1",
    ]),
    ("commitments", "Commitments as of 2024-05-01: all states", {"State that promised", "What became of it"}, [
        "Norway,overdue,1",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("options", "title", "axes", "rows"), PICTURES)
def test_picture_with_its_words_and_rows(
    archive: Archive, options: str, title: str, axes: set[str], rows: list[str]
) -> None:
    found = asked(archive, options)
    drawn = etree.fromstring(svg(found, "a.db"))
    words = {text.strip() for text in drawn.itertext()}
    assert etree.QName(drawn).localname == "svg" and {title, "Source: a.db, read by communique"} | axes <= words
    assert [",".join(map(str, row)) for row in found.rows] == rows


@pytest.mark.parametrize("kind", KINDS)
def test_same_bytes_each_time(archive: Archive, kind: str) -> None:
    assert svg(asked(archive, kind), "a.db") == svg(asked(archive, kind), "a.db")


@pytest.mark.parametrize("kind", KINDS)
def test_of_nothing(archive: Archive, kind: str) -> None:
    found = asked(archive, f"{kind} LVA", until="1999")
    assert not found.rows
    assert "No document of the archive tells of any" in etree.fromstring(svg(found, "a.db")).xpath("string()")


@pytest.mark.parametrize("kind", ["meetings", "rank"])
def test_marks_have_words_for_those_who_listen(archive: Archive, kind: str) -> None:
    found = asked(archive, f"{kind} HRV NOR")
    marks = etree.fromstring(svg(found, "a.db")).iter("{*}path")
    labels = {one.get("aria-label") for one in marks if one.get("aria-roledescription") == "bar"}
    assert labels == {", ".join(map(str, row)) for row in found.rows}


def test_command_draws_and_writes_the_rows(ask: Run, archive: Archive, tmp_path: Path) -> None:
    done = ask("picture", "rank", *AS_OF, "-o", str(tmp_path / "a.svg"), "--data", str(tmp_path / "a.csv"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "a.svg").read_bytes() == svg(asked(archive, "rank"), "communique.db")  # by another process
    with open(tmp_path / "a.csv", encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    found = asked(archive, "rank")
    assert (tuple(columns), rows) == (found.columns, [[str(cell) for cell in row] for row in found.rows])


def test_png(archive: Archive) -> None:
    page = png(asked(archive, "rank"), "a.db")
    assert page.startswith(b"\x89PNG\r\n\x1a\n") and page.endswith(b"IEND\xaeB`\x82")
    assert int.from_bytes(page[16:20]) > 600 and int.from_bytes(page[20:24]) > 400


def test_missing_package_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ExportError, match=r"needs vl_convert: pip install 'communique\[pictures\]'"):
        svg(asked(archive, "rank"), "a.db")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("rank -o a.pdf", "--out a.pdf: a picture is an .svg or a .png"),
        ("rank HRV NOR LVA -o a.svg", "a picture is of at most two states"),
        ("rank --until May -o a.svg", "--until May: not a date (2024, 2024-05 or 2024-05-14)"),
    ],
)
def test_slip_is_told(ask: Run, options: str, told: str) -> None:
    done = ask("picture", *options.split())
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"communique: {told}\n")
