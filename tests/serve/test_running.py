"""How the server is opened."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import uvicorn

from communique.serve.running import run
from communique.serve.settings import Settings


def test_a_page_that_is_counted_lets_the_others_go_on(archive_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that fetch rows wait for the interpreter at each row: they must not wait long."""
    before, seen = sys.getswitchinterval(), []
    monkeypatch.setattr(uvicorn, "run", lambda *_, **__: seen.append(sys.getswitchinterval()))
    try:
        run(Settings(archive_file))
    finally:
        sys.setswitchinterval(before)
    assert seen and seen[0] <= 0.001
