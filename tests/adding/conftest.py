"""Folders of small invented texts, and the command run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlalchemy", reason="needs the extra: pip install communique[archive]")
pytest.importorskip("rensa", reason="needs the extra: pip install communique[archive]")

ROOT = Path(__file__).parents[2]
STATES = ("Norway", "Latvia", "Kenya", "Peru", "Nepal")
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "communique", *arguments]


def surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "", "NO_COLOR": "1"}


@pytest.fixture
def run(tmp_path: Path) -> Command:
    """The command in the folder of the test."""

    def one(*arguments: str, given: str = "", **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*options.pop("before", ()), *command(*arguments)], input=given, capture_output=True, text=True,
            env=surroundings(), cwd=tmp_path, timeout=120, check=False, **options,
        )  # fmt: skip

    return one


@pytest.fixture
def texts(tmp_path: Path) -> Callable[[int], Path]:
    """A folder with so many different texts."""

    def some(count: int) -> Path:
        folder = tmp_path / "texts"
        for number in range(count):
            place = folder / f"{number // 50:02d}"
            place.mkdir(parents=True, exist_ok=True)
            state = STATES[number % 5]
            (place / f"{number:04d}.md").write_text(
                f"---\npublished: 2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}\npublisher: gov{number % 3}.example\n---\n"
                f"President Ana Kovač of Croatia received Minister No{chr(97 + number % 26)}{number // 26} of {state}.\n\n"
                f'"We will build bridge {number}," she said.\n'
            )
        return folder

    return some
