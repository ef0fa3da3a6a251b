"""`communique account` and `communique token`, as they are typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("argon2", reason="needs the extra: pip install communique[serve]")

from communique.serve.review.passwords import fits
from communique.serve.review.secrets import digest
from communique.store import open_archive

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    open_archive(tmp_path / "communique.db", create=True).close()
    return tmp_path


def run(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-m", "communique", *arguments], input=typed, capture_output=True, text=True, cwd=folder,
        env={**os.environ, "PYTHONPATH": paths}, timeout=60, check=False,
    )  # fmt: skip


def test_an_account_from_its_making_to_its_end(folder: Path) -> None:
    assert run(folder, "account", "add", "Ana K.", "--role", "editor", typed="long enough it is\n").returncode == 0
    with open_archive(folder / "communique.db") as archive:
        kept = archive.review.accounts.one("Ana K.")
    assert kept["role"] == "editor" and kept["hash"].startswith("$argon2id$") and "long enough" not in kept["hash"]
    assert fits(kept["hash"], "long enough it is") and not fits(kept["hash"], "long enough it was")
    assert run(folder, "account", "password", "Ana K.", typed="another long one\n").returncode == 0
    assert run(folder, "account", "disable", "Ana K.").returncode == 0
    listed = run(folder, "account", "list", "--format", "csv").stdout.splitlines()
    assert listed[0] == "name,role,created,disabled" and listed[1].startswith("Ana K.,editor,20")
    assert not listed[1].endswith(",")
    assert run(folder, "account", "enable", "Ana K.").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("account", "add", "ana"), "short\n", "a password has 10 signs or more"),
        (("account", "add", "ana"), "", "a password has 10 signs or more"),
        (("account", "add"), "long enough it is\n", "add needs a name"),
        (("account", "disable", "zoe"), "", "zoe: there is no such account"),
        (("account", "password", "zoe"), "", "zoe: there is no such account"),
        (("token", "revoke", "x"), "", "x: there is no such token"),
        (("account", "crown", "ana"), "", "'crown' is not one of"),
    ],
)
def test_what_cannot_be_done_is_told(folder: Path, arguments: tuple[str, ...], typed: str, told: str) -> None:
    done = run(folder, *arguments, typed=typed)
    assert (done.returncode, told in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def test_a_token_is_shown_once_and_kept_as_a_digest(folder: Path) -> None:
    made = run(folder, "token", "add", "dashboard").stdout.strip()
    assert len(made) > 40
    assert made not in run(folder, "token", "list").stdout
    with open_archive(folder / "communique.db") as archive:
        assert archive.review.accounts.token(digest(made)) == "dashboard"
    assert made.encode() not in (folder / "communique.db").read_bytes()
    assert run(folder, "token", "revoke", "dashboard").returncode == 0
    with open_archive(folder / "communique.db") as archive:
        assert archive.review.accounts.token(digest(made)) is None
