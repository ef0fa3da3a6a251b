"""The command as a user meets it: what stands on stdout and stderr, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

import communique

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
AUDIENCE = str(ROOT / "examples" / "audience.txt")
SHORT = "The President of Latvia received the Foreign Minister of Norway."


def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command with these arguments, `given` on its standard input."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "", **environment}
    return subprocess.run(
        [sys.executable, "-m", "communique", *arguments],
        input=given,
        capture_output=True,
        env=variables,
        timeout=60,
        check=False,
    )


def lines(*values: object) -> bytes:
    return b"".join((value if isinstance(value, bytes) else json.dumps(value).encode()) + b"\n" for value in values)


def test_json_of_a_file_is_its_record() -> None:
    done = run("read", AUDIENCE, "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == communique.read(Path(AUDIENCE)).to_dict()
    assert run("read", AUDIENCE, "--format", "json").stdout == done.stdout


def test_json_of_several_files_is_one_list_and_json_lines_are_lines() -> None:
    names = [str(path) for path in EXAMPLES]
    listed = json.loads(run("read", *names, "--format", "json").stdout)
    assert [record["document"]["source"] for record in listed] == names
    assert [json.loads(line) for line in run("read", *names, "-f", "jsonl").stdout.splitlines()] == listed


def test_json_keeps_letters_as_they_are() -> None:
    text = "Президент Łukasz Żółć received 李明."
    done = run("read", "-", "-f", "jsonl", given=text.encode())
    assert text in done.stdout.decode()


def test_standard_input_and_what_is_known_from_outside() -> None:
    done = run(
        "read",
        "-",
        "-f",
        "json",
        "--published",
        "2024-05-14",
        "--publisher",
        "example.org",
        "--language",
        "en",
        given=SHORT.encode(),
    )
    document = json.loads(done.stdout)["document"]
    assert (document["text"], document["published"], document["publisher"]["host"]) == (
        SHORT,
        "2024-05-14",
        "example.org",
    )
    assert (document["source"], document["language"]) == (None, "en")


@pytest.mark.parametrize("width", [40, 80])
def test_view_for_people_is_plain_in_a_pipe_and_keeps_the_width(width: int) -> None:
    done = run("read", AUDIENCE, COLUMNS=str(width))
    text = done.stdout.decode()
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= width
    for title in ("Who is who", "Who said what", "What happened"):
        assert title in text


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_view_on_a_terminal(environment: dict[str, str], coloured: bool) -> None:
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", **environment}
    if coloured:
        variables.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "communique", "read", AUDIENCE], stdout=follower, env=variables
    ) as process:
        os.close(follower)
        shown = bytearray()
        try:
            while piece := os.read(leader, 65536):
                shown += piece
        except OSError:  # the terminal is gone: all has been read
            pass
        assert process.wait(30) == 0
    os.close(leader)
    assert (b"\x1b[" in shown) is coloured
    assert "What happened" in shown.decode()


def test_terminal_view_cannot_be_told_what_to_do_by_a_text() -> None:
    done = run("read", "-", given="The President \x1b[31mof Latvia\x1b]0;x\x07 met \u202eX Y.".encode())
    assert not {b"\x1b"[0], 7} & set(done.stdout)
    assert "\u202e" not in done.stdout.decode()


def test_done_in_part_names_each_failure() -> None:
    done = run("read", AUDIENCE, "missing.txt", str(ROOT / "src"), "http://127.0.0.1/a", "-f", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    told = done.stderr.decode().splitlines()
    assert [line.split(": ")[1] for line in told] == [
        "missing.txt",
        str(ROOT / "src"),
        "http://127.0.0.1/a",
    ]
    assert "No such file" in told[0]
    assert "is a directory" in told[1]


def test_nothing_could_be_read() -> None:
    done = run("read", "missing.txt", "-f", "json")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.count(b"\n") == 1
    assert run("read", "-").returncode == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", AUDIENCE, "--format", "xml"],
        ["read", AUDIENCE, "--published", "yesterday"],
        ["read", "--jsonl", AUDIENCE],
        ["read", "--jsonl", "--format", "html"],
        ["read", AUDIENCE, AUDIENCE, "--format", "html"],
        ["read", AUDIENCE, "--jobs", "0"],
        ["listen"],
    ],
)
def test_wrong_use(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
    assert b"Error: " in done.stderr


BATCH = lines(
    {
        "text": SHORT,
        "source": "a",
        "published": "2024-01-02T10:00:00Z",
        "publisher": "gov.example",
        "other": 1,
    },
    b"{not json",
    {"path": AUDIENCE},
    {"source": "neither"},
    {"text": SHORT, "path": AUDIENCE, "source": "both"},
    b"\xff\xfe",
    {"text": "", "source": "empty"},
    {"path": "missing.txt"},
    {"text": 5},
    [1],
    {"text": SHORT, "published": "soon"},
    {"text": "\ud800 " + SHORT, "source": "surrogate"},
)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_json_lines_answer_each_line_in_its_place(workers: str) -> None:
    done = run("read", "--jsonl", "--jobs", workers, given=BATCH)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [answer.get("source", "record") for answer in answers] == [
        "record",
        "line 2",
        "record",
        "neither",
        "both",
        "line 6",
        "empty",
        "missing.txt",
        "line 9",
        "line 10",
        "line 11",
        "record",
    ]
    assert [answer.get("error") for answer in answers][1:7] == [
        "not JSON",
        None,
        "needs either text or path",
        "needs either text or path",
        "not UTF-8",
        "empty",
    ]
    document = answers[0]["document"]
    assert (document["source"], document["published"], document["publisher"]["host"]) == (
        "a",
        "2024-01-02T10:00:00Z",
        "gov.example",
    )
    assert len(done.stderr.splitlines()) == 9


def test_json_lines_take_the_options_where_they_say_nothing() -> None:
    given = lines({"text": SHORT}, {"text": SHORT, "publisher": "own.example"})
    done = run("read", "--jsonl", "--publisher", "all.example", given=given)
    hosts = [json.loads(line)["document"]["publisher"]["host"] for line in done.stdout.splitlines()]
    assert hosts == ["all.example", "own.example"]


def test_no_lines_are_no_failure() -> None:
    done = run("read", "--jsonl", given=b"\n")
    assert (done.returncode, done.stdout) == (0, b"")


def test_out_writes_a_whole_file_in_the_form_of_its_name(tmp_path: Path) -> None:
    for name, opening in (
        ("a.json", "{"),
        ("a.html", "<!DOCTYPE html>"),
        ("a.md", "# "),
        ("a.txt", "Daulet Arystanov"),
    ):
        assert run("read", AUDIENCE, "--out", str(tmp_path / name)).returncode == 0
        assert (tmp_path / name).read_text(encoding="utf8").startswith(opening)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.json", "a.md", "a.txt"]


def test_out_leaves_no_file_where_nothing_was_read(tmp_path: Path) -> None:
    assert run("read", "missing.txt", "--out", str(tmp_path / "a.json")).returncode == 3
    assert list(tmp_path.iterdir()) == []


def test_out_folder_has_one_file_a_text(tmp_path: Path) -> None:
    done = run("read", AUDIENCE, AUDIENCE, str(EXAMPLES[1]), "-f", "html", "--out", f"{tmp_path}/pages/")
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        "audience-2.html",
        "audience.html",
        "readout.html",
    ]


def test_out_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    done = run("read", AUDIENCE, "--out", str(tmp_path / "no" / "a.json"))
    assert done.returncode == 3
    assert done.stderr.startswith(b"communique: cannot write: ")
    assert done.stderr.count(b"\n") == 1


def test_a_closed_pipe_is_no_news() -> None:
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "communique", "read", *[AUDIENCE] * 40, "-f", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_an_unexpected_error_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import communique.pipeline as p\np.read_source = lambda source: 1 / 0\n"
    )
    done = run("read", AUDIENCE, PYTHONPATH=f"{tmp_path}:{ROOT / 'src'}")
    assert done.returncode == 3
    assert done.stderr.decode() == f"communique: {AUDIENCE}: internal error: ZeroDivisionError: division by zero\n"


def test_a_process_that_dies_costs_one_text(tmp_path: Path) -> None:
    patch = "import os, communique.pipeline as p\nread = p.read_source\n"
    patch += "p.read_source = lambda source: os._exit(9) if 'BOOM' in source.text else read(source)\n"
    (tmp_path / "sitecustomize.py").write_text(patch)
    given = lines(*[{"text": f"{SHORT} {'BOOM' if n == 3 else n}", "source": str(n)} for n in range(8)])
    done = run("read", "--jsonl", "--jobs", "2", given=given, PYTHONPATH=f"{tmp_path}:{ROOT / 'src'}")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["source"] if "error" in answer else answer["document"]["source"] for answer in answers] == [
        str(n) for n in range(8)
    ]
    assert [n for n, answer in enumerate(answers) if "error" in answer] == [3]
    assert done.returncode == 1


def test_schema_is_valid_and_takes_a_record() -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(communique.read(SHORT).to_dict(), schema)


def test_version_and_help() -> None:
    assert run("--version").stdout.decode() == f"communique {communique.VERSION}\n"
    assert b"read" in run("--help").stdout


def test_help_starts_fast() -> None:
    def fastest(*command: str) -> float:
        def once() -> float:
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, *command],
                capture_output=True,
                check=True,
                env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            )
            return time.perf_counter() - start

        return min(once() for _ in range(5))

    assert fastest("-m", "communique", "--help") < 12 * fastest("-c", "pass")
