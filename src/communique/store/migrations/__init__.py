"""The steps from one version of the archive to the next. None is ever changed once it has been released."""

from __future__ import annotations

from pathlib import Path

VERSIONS = Path(__file__).parent / "versions"


def parted(file: str) -> list[str]:
    """The statements of an SQL file beside the steps, which stand between lines of dashes."""
    text = (VERSIONS / file).read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("-- "))
    return [statement.strip() for statement in lines.split("\n----\n")]
