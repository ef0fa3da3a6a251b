"""The only reader of lang/, styles/ and world/: word lists, templates and tables, checked and kept."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

ROOT = resources.files("communique")

Filled = TypeVar("Filled")


class DataError(Exception):
    """A data file of ours is missing or malformed; the message names the file and the entry."""


@cache
def toml(*path: str) -> dict[str, Any]:
    """A TOML file under the package, e.g. `toml("lang", "en", "words.toml")`."""
    try:
        return tomllib.loads(ROOT.joinpath(*path).read_text(encoding="utf8"))
    except FileNotFoundError:
        raise DataError(f"{'/'.join(path)}: no such data file") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{'/'.join(path)}: {error}") from None


@cache
def rows(*path: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV table under the package; lines that begin with # are comments."""
    try:
        lines = ROOT.joinpath(*path).read_text(encoding="utf8").splitlines()
    except FileNotFoundError:
        raise DataError(f"{'/'.join(path)}: no such data file") from None
    return tuple(csv.DictReader(line for line in lines if line.strip() and not line.startswith("#")))


@cache
def words(language: str, section: str, file: str = "words") -> frozenset[str]:
    """A word list of words.toml, or of another file of the language; `section` may be dotted (`speech.cues`).

    Entries are split at line ends and commas.
    """
    value: Any = toml("lang", language, f"{file}.toml")
    for part in section.split("."):
        if part not in value:
            raise DataError(f"lang/{language}/{file}.toml: no section {section}")
        value = value[part]
    return frozenset(entries(value))


def filled(record: Callable[..., Filled], names: Iterable[str], language: str, file: str) -> Filled:
    """A record of word lists whose fields are named as the lists of a language file are."""
    return record(**{name: words(language, name, file) for name in names})


def entries(value: str | list[str]) -> list[str]:
    """The entries of a list, or of a block of text with one entry a line or between commas."""
    parts = value if isinstance(value, list) else re.split(r"[\n,]", value)
    return [part.strip() for part in parts if part.strip()]


def folders(kind: str) -> tuple[str, ...]:
    """Names of the data folders of a kind (`lang`, `styles`), sorted."""
    return tuple(sorted(item.name for item in ROOT.joinpath(kind).iterdir() if has_data(item)))


def has_data(item: Traversable) -> bool:
    return item.is_dir() and any(inner.name.endswith(".toml") for inner in item.iterdir())
