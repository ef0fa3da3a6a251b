"""The commands in the pages on meetings and promises do what the pages show. A line "…" stands for any lines."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rapidfuzz", reason="needs the extra: pip install communique[ledger]")

ROOT = Path(__file__).parents[2]
PAGES = ("preparing_a_meeting.md", "did_it_happen.md")
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
ID = re.compile(r"(?<=event-)[0-9a-f]{16}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=: Seen)")  # of the verdict: today


def commands(page: str) -> list[tuple[str, str]]:
    """Each command of a page with what it prints."""
    blocks = "".join(BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8")))
    found = [part.partition("\n") for part in ("\n" + blocks).split("\n$ ")[1:]]
    return [(command, printed.strip("\n")) for command, _, printed in found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("documented")
    shutil.copy(ROOT / "docs" / "two_governments.jsonl", place)
    (place / "communique").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m communique "$@"\n')
    (place / "communique").chmod(0o755)
    return place


def plain(printed: str) -> str:
    """Without what another day or another reading of the texts changes."""
    return DAY.sub("DAY", ID.sub("ID", printed))


def printed_by(command: str, folder: Path) -> str:
    paths = os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
    variables = {**os.environ, "PYTHONPATH": paths, "COLUMNS": "100", "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command, shell=True, cwd=folder, env=variables, text=True, timeout=120, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.stdout


def test_pages_show_what_the_commands_print(folder: Path) -> None:
    drawing = find_spec("vl_convert") is not None
    for command, shown in (one for page in PAGES for one in commands(page)):
        if not drawing and (" picture " in command or command.startswith("cat ")):
            continue
        printed = plain(printed_by(command, folder))
        parts = [part.strip() for part in re.split("…\n|…$", plain(shown), flags=re.MULTILINE)]
        assert all(part in printed for part in parts), f"{command}\n{printed}"
        assert shown or not printed, f"{command}\n{printed}"
