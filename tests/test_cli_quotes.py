"""`communique quotes` as a user meets it: what stands on stdout and stderr, and the exit codes."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import communique

TEI = "{http://www.tei-c.org/ns/1.0}"
TEXT = "“The road,” said Ana Kovač, “will open in May.” Critics fear that it won’t & leave.\n"
ROOT = Path(__file__).parents[1]


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command with these arguments, `given` on its standard input."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": ""}
    called = [sys.executable, "-m", "communique", *arguments]
    return subprocess.run(called, input=given, capture_output=True, env=variables, timeout=60, check=False)


def lines(*values: object) -> bytes:
    return b"".join((value if isinstance(value, bytes) else json.dumps(value).encode()) + b"\n" for value in values)


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "road.txt"
    path.write_text(TEXT, encoding="utf8")
    return str(path)


def test_json_is_what_attribute_gives(text: str) -> None:
    done = run("quotes", text, "--format", "json", "--language", "en")
    assert (done.returncode, done.stderr) == (0, b"")
    statements = [one.to_dict() for one in communique.attribute(Path(text), language="en")]
    assert json.loads(done.stdout) == {"source": text, "statements": statements}


def test_lines_in_lines_out() -> None:
    given = lines(
        {"text": "Officials said the road would open.", "source": "a"},
        {"text": "The road is open to all who come to town.", "source": "b", "language": "en"},
    )
    done = run("quotes", "--jsonl", "--language", "en", given=given)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, first["source"], second) == (0, "a", {"source": "b", "statements": []})
    (said,) = first["statements"]
    assert (said["source"]["text"], said["cue"]["text"]) == ("Officials", "said")
    assert [piece["text"] for piece in said["content"]] == ["the road would open"]
    assert (said["mode"], said["attitude"], said["speakers"][0]["name"]) == ("reported", "speech", "Officials")


def test_lines_that_cannot_be_read_are_named_in_their_place() -> None:
    done = run("quotes", "--jsonl", given=lines(b"no json", {"text": "Officials said the road would open.", "source": "b"}))
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, first) == (1, {"source": "line 1", "error": "not JSON"})
    assert second["source"] == "b"
    assert b"line 1: not JSON" in done.stderr


def test_csv_has_one_header_for_several_texts(text: str) -> None:
    done = run("quotes", text, text, "-f", "csv", "--language", "en")
    rows = list(csv.DictReader(done.stdout.decode().splitlines()))
    assert [(row["speakers"], row["content"], row["content_places"]) for row in rows] == [
        ("Ana Kovač", "The road … will open in May.", "1-9; 29-46"),
        ("Critics", "that it won’t & leave", "61-82"),
    ] * 2  # fmt: skip


def test_tei_marks_what_is_said(text: str) -> None:
    root = ET.fromstring(run("quotes", text, "-f", "tei", "--language", "en").stdout)
    said = list(root.iter(f"{TEI}said"))
    assert [(one.text, one.get("n"), one.get("part"), one.get("ana")) for one in said] == [
        ("The road", "0", "I", "#speech"),
        ("will open in May.", "0", "F", "#speech"),
        ("that it won’t & leave", "1", None, "#thought"),
    ]
    people = {one.get("{http://www.w3.org/XML/1998/namespace}id"): one[0].text for one in root.iter(f"{TEI}person")}
    assert people == {said[0].get("who", "")[1:]: "Ana Kovač"}
    assert "".join(root.iter(f"{TEI}body").__next__().itertext()).strip() == TEXT.strip()


def test_table_is_the_form_for_people(text: str) -> None:
    done = run("quotes", text, "--language", "en")
    assert done.returncode == 0
    first = next(line for line in done.stdout.decode().splitlines() if "Kovač" in line)
    assert [cell.strip() for cell in first.split("  ") if cell.strip()][:3] == ["Ana Kovač", "said", "speech"]


def test_form_by_the_ending_of_the_file(text: str, tmp_path: Path) -> None:
    out = tmp_path / "found.csv"
    assert run("quotes", text, "--out", str(out), "--language", "en").returncode == 0
    assert out.read_text(encoding="utf8").startswith("document,number,")


def test_several_processes_give_the_same(text: str) -> None:
    alone = run("quotes", text, text, "-f", "jsonl", "--language", "en")
    assert run("quotes", text, text, "-f", "jsonl", "--language", "en", "--jobs", "2").stdout == alone.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("quotes",), 2, "no FILE given"),
        (("quotes", "no-such-file.txt"), 3, "no-such-file.txt: No such file"),
        (("quotes", "a.txt", "b.txt", "-f", "tei"), 2, "several texts as TEI need a folder"),
        (("quotes", "a.txt", "--model", "best"), 2, "'best' is not one of"),
        (("quotes", "a.txt", "--jsonl"), 2, "--jsonl reads standard input"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert words in " ".join(done.stderr.decode().split())


@pytest.mark.parametrize("scope, attitudes", [("attitudes", ["speech", "thought"]), ("statements", ["speech"])])
def test_scope(text: str, scope: str, attitudes: list[str]) -> None:
    done = run("quotes", text, "--format", "json", "--language", "en", "--scope", scope)
    assert [one["attitude"] for one in json.loads(done.stdout)["statements"]] == attitudes


def test_no_such_scope(text: str) -> None:
    assert run("quotes", text, "--scope", "all").returncode == 2
