"""The archive's commands as a user meets them: lists in three forms, show, sql, and the archive in Datasette."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rensa", reason="needs the extra: pip install communique[archive]")

import communique
from communique import read
from communique.commands import COMMANDS
from communique.commands.later import built
from communique.export.as_json import line
from communique.store import Filter, open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared
from communique.tables import table

ROOT = Path(__file__).parents[2]
TEXTS = [
    "President Ana Kovač of Croatia received the Foreign Minister of Norway, Jon Dahl, in Split on 5 May 2024.",
    '"We will build a bridge to Norway by July 2025," said President Ana Kovač of Croatia.',
    "Prime Minister Jon Dahl of Norway congratulated President Ana Kovač of Croatia on her election.",
    "The Minister of Trade of Latvia, Ilze Ozola, will visit Nairobi on 3 June 2024.",
]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    with open_archive(folder / "communique.db", create=True) as archive:
        writer = archive.writer("communique", "1")
        for number, text in enumerate(TEXTS):
            record = read(text, source=f"{number}.txt", published=f"2024-05-0{number + 1}", publisher="gov.example")
            archive.write(writer, [Entry(Sighting(record.document.id, f"{number}.txt"), prepared(record))])
    return folder


@pytest.fixture
def run(place: Path) -> Run:
    def one(*arguments: str) -> subprocess.CompletedProcess[str]:
        variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=variables, cwd=place, timeout=60, check=False)

    return one


@pytest.mark.parametrize(
    ("command", "cell"),
    [
        ("meetings --between HRV NOR --since 2024", ("host", "Ana Kovač")),
        ("visits --person ozola --status planned", ("place", "Nairobi")),
        ("statements --voice kovač", ("speaker", "Ana Kovač")),
        ("commitments --state HRV", ("date_end", "2025-07-31")),
        ("messages --publisher gov.example", ("sender", "Jon Dahl")),
        ("people --person dahl --limit 1", ("person", "Jon Dahl")),
        ("documents --until 2024-05-01", ("source", "0.txt")),
        ("search bridge", ("source", "1.txt")),
        ("search bridge --statements", ("speaker", "Ana Kovač")),
    ],
)
def test_a_list_in_three_forms(run: Run, command: str, cell: tuple[str, str]) -> None:
    name, value = cell
    table = run("communique", *command.split())
    assert (table.returncode, table.stderr) == (0, "")
    assert max(map(len, table.stdout.splitlines())) <= 100
    lines = run("communique", *command.split(), "-f", "jsonl").stdout.splitlines()
    rows = [json.loads(one) for one in lines]
    assert [row[name] for row in rows] == [value]
    (from_csv,) = csv.DictReader(io.StringIO(run("communique", *command.split(), "-f", "csv").stdout, newline=""))
    assert from_csv == {key: "" if one is None else str(one) for key, one in rows[0].items()}


LISTS = {"meetings": "meeting", "visits": "visit", "messages": "message", "commitments": "commitment"}
VIEWS = ("meetings", "visits", "messages", "invitations", "agreements", "commitments", "requests", "positions", "thanks")


@pytest.mark.parametrize("name", [*VIEWS, "assistance", "assessments"])
def test_a_view_has_the_names_of_its_table(place: Path, name: str) -> None:
    with communique.open_archive(place / "communique.db") as archive:
        columns = set(next(archive.sql(f'SELECT * FROM "{name}"')))
        own = {"key", "place_state", "target_state", "review"}
        assert columns - own <= {column.name for column in table(name).columns}
        kind = LISTS.get(name)
        for row in archive.acts(kind) if kind else ():
            shown = sorted(columns & set(row))
            seen = list(archive.sql(f"SELECT {', '.join(shown)} FROM {name} WHERE act_id = '{row['act_id']}'"))[1]
            assert dict(zip(shown, seen, strict=True)) == {column: row[column] for column in shown}


def test_empty_list(run: Run) -> None:
    done = run("communique", "meetings", "--person", "nobody")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing found\n")
    assert run("communique", "meetings", "--person", "nobody", "-f", "jsonl").stdout == ""


@pytest.mark.parametrize("command", [*LISTS, "statements", "people", "documents", "search a", "search --statements bridge"])
def test_a_list_has_a_line_of_names_also_where_nothing_is_found(run: Run, command: str) -> None:
    some, none = (run("communique", *command.split(), *more, "-f", "csv") for more in ((), ("--until", "1900")))
    assert (none.returncode, none.stderr, len(some.stdout.splitlines()) > 1) == (0, "", True)
    assert none.stdout.splitlines() == some.stdout.splitlines()[:1]


@pytest.mark.parametrize("command", ["meetings --between XXX NOR", "people --state Norwai", "search a --state XXX"])
def test_a_state_that_nobody_knows_is_told(run: Run, command: str) -> None:
    done = run("communique", *command.split())
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "no state has that code" in done.stderr and ("do you mean Norway, NOR?" in done.stderr) == ("Norwai" in command)


# Of the archive alone: its review state, and what is counted over all documents.
OWN = {"review", "place_state", "kin", "media", "added", "documents", "first", "last"}


@pytest.mark.parametrize("name", [*LISTS, "statements", "people", "documents"])
def test_a_list_has_the_names_of_its_table_in_their_order(place: Path, name: str) -> None:
    with communique.open_archive(place / "communique.db") as archive:
        columns = [column for column in archive.columns(LISTS.get(name, name)) if column not in OWN]
    known = [column.name for column in table(name).columns]
    assert columns == [column for column in known if column in columns]
    if name in LISTS:  # what the archive has in records only
        assert set(known) - set(columns) == {"part_of", "based_on", "reply_to"}


TOLD = (
    "President Juhan Tamm of Estonia met with President Pål Lund of Norway\nin Tallinn on 5 May 2024. They discussed energy "
    'and did not discuss fishing quotas. "We spoke about the\nport," President Tamm said, "and we will build a railway by '
    '2026." The Minister of Trade of Latvia, Ilze Ozola, will visit Nairobi on 3 June 2024. President Lund congratulated '
    "President Ana Kovač of Croatia on her election. The Ambassador said that the two ministers met in Riga in May."
)


@pytest.mark.parametrize(("name", "key"), [*((name, "act_id") for name in LISTS), ("statements", "statement_id")])
def test_a_list_has_the_values_of_its_table(tmp_path: Path, name: str, key: str) -> None:
    record = read(TOLD, source="a.txt", published="2024-05-06", publisher="gov.example")
    with open_archive(tmp_path / "a.db", create=True) as archive:
        sighting = Sighting(record.document.id, "a.txt")
        archive.write(archive.writer("communique", "1"), [Entry(sighting, prepared(record))])
        listed = archive.acts(LISTS[name]) if name in LISTS else archive.statements()
        assert archive.acts("meeting", Filter(topic="energy")) and not archive.acts("meeting", Filter(topic="agriculture"))
        assert archive.documents(Filter(topic="energy")) and not archive.documents(Filter(topic="agriculture"))
    exported = {row[key]: row for row in table(name).named(record)}
    assert len(listed) == len(exported) > 0
    for row in listed:
        for column in row.keys() & exported[row[key]].keys():
            value = exported[row[key]][column]
            told = "; ".join(value) if isinstance(value, tuple) else value
            assert (row[column] or None) == (told or None), column


@pytest.mark.parametrize("command", ["people --topic trade", "documents --status planned", "search x --voice publisher"])
def test_option_that_says_nothing_about_a_list(run: Run, command: str) -> None:
    done = run("communique", *command.split())
    assert (done.returncode, done.stdout, "does not apply" in done.stderr) == (2, "", True)


@pytest.mark.parametrize(
    "option", ["--since 2024-13", "--until May", "--since 2023-02-29", "--status happened", "--topic weather"]
)
def test_slip_in_an_option_is_told(run: Run, option: str) -> None:
    done = run("communique", "meetings", *option.split())
    assert (done.returncode, done.stdout, done.stderr.startswith(f"communique: {option}: ")) == (2, "", True)


def test_days_and_ids_stay_whole_in_a_narrow_terminal(place: Path) -> None:
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80"}
    for name, column in {"meetings": "act_id", "statements": "statement_id", "documents": "document_id"}.items():
        command = [sys.executable, "-m", "communique", name]
        page = subprocess.run(command, capture_output=True, text=True, env=variables, cwd=place, check=True).stdout
        rows = subprocess.run([*command, "-f", "jsonl"], capture_output=True, text=True, env=variables, cwd=place).stdout
        assert max(map(len, page.splitlines())) <= 80
        for row in map(json.loads, rows.splitlines()):
            assert row[column][:12] in page and (row.get("date_start") or row["published"]) in page


def test_show(run: Run) -> None:
    record = read(TEXTS[0], source="0.txt", published="2024-05-01", publisher="gov.example")
    id_ = record.document.id
    shown = run("communique", "show", id_[:9])
    assert "Ana Kovač" in shown.stdout and f"document   {id_}" in shown.stdout and "0.txt" in shown.stdout
    assert run("communique", "show", record.acts[0].id, "-f", "jsonl").stdout == line(record) + "\n"
    assert run("communique", "show", id_, "--original").stdout == TEXTS[0]
    assert run("communique", "show", id_, "--changes").stdout == "no earlier revision\n"
    assert run("communique", "show", id_, "-f", "html").stdout.startswith("<!DOCTYPE html>")
    assert run("communique", "show", id_, "-f", "pdf").returncode == 2
    missing = run("communique", "show", "ffff0")
    assert (missing.returncode, missing.stderr) == (3, "communique: communique.db: ffff0: no document begins so\n")


def test_sql(run: Run) -> None:
    done = run("communique", "sql", "SELECT kind, count(*) AS n FROM acts GROUP BY 1 ORDER BY 1", "-f", "csv")
    assert done.stdout.splitlines()[:2] == ["kind,n", "commitment,1"]
    refused = run("communique", "sql", "DELETE FROM acts")
    assert (refused.returncode, refused.stderr) == (3, "communique: only reading is allowed (SELECT)\n")


def test_missing_archive(run: Run) -> None:
    done = run("communique", "documents", "-a", "nothing.db")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "communique: nothing.db: there is no such archive (communique add makes one)\n"


def test_missing_packages_are_told_in_one_line(run: Run, tmp_path: Path) -> None:
    hide = "import sys; sys.modules['sqlalchemy'] = None; from communique.cli import main; main()"
    for arguments in (("documents",), ("add", "x"), ("search", "y"), ("show", "z"), ("sql", "SELECT 1")):
        variables = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(
            [sys.executable, "-c", hide, *arguments], capture_output=True, text=True, env=variables, cwd=tmp_path,
            timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 3
        assert done.stderr == (
            "communique: the archive needs more packages: pip install 'communique[archive]' (no sqlalchemy)\n"
        )


def test_in_python(place: Path) -> None:
    with communique.open_archive(place / "communique.db") as archive:
        assert archive.acts("meeting")[0]["guest"] == "Jon Dahl"
    with pytest.raises(communique.ArchiveError):
        communique.open_archive(place / "nothing.db")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_built_with_help(name: str, run: Run) -> None:
    assert built(name).help
    assert run("communique", name, "--help").returncode == 0


@pytest.mark.skipif(find_spec("datasette") is None, reason="needs datasette")
@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/communique/documents.json?_shape=array&_search=bridge", "1.txt"),
        ("/communique/statements.json?_shape=array&_search=bridge", "We will build a bridge"),
        ("/communique/meetings.json?_facet=status", '"facet_results"'),
        ("/communique/meetings.json?_facet=host&_shape=array", "Ana Kov"),
        ("/communique/current_documents.json?_shape=array&_search=bridge", "1.txt"),
        ("/communique/current_statements.json?_shape=array&_search=bridge", "We will build a bridge"),
        ("/communique/current_acts.json?kind=visit&_shape=array", "Nairobi"),
        ("/communique.json", '"meetings"'),
        ("/communique/current_documents", 'name="_search"'),
        ("/communique/current_people", "rank"),
    ],
)
def test_datasette(run: Run, place: Path, path: str, found: str) -> None:
    (place / "metadata.json").write_text(run("communique", "datasette-metadata").stdout)
    done = run("datasette", "communique.db", "--metadata", "metadata.json", "--get", path)
    assert done.returncode == 0, done.stderr
    assert found in done.stdout
