"""The word lists and turns of phrase of a kind of act, from its file in lang/."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from communique import data


def table(kind: str, language: str) -> dict[str, Any]:
    """All that a kind's file holds."""
    return data.toml("lang", language, f"{kind}.toml")


@cache
def listed(kind: str, language: str, name: str) -> frozenset[str]:
    """A word list; the name may be dotted ("section.list")."""
    return frozenset(ordered(kind, language, name))


@cache
def ordered(kind: str, language: str, name: str) -> tuple[str, ...]:
    """The entries of a word list in their order."""
    value: Any = table(kind, language)
    for part in name.split("."):
        value = value[part]
    return tuple(data.entries(value))


@cache
def exact(kind: str, language: str, name: str) -> re.Pattern[str]:
    """A turn of phrase in which capitals count, from the section [shapes]."""
    return re.compile(table(kind, language)["shapes"][name])


@cache
def shape(kind: str, language: str, name: str) -> re.Pattern[str]:
    """A turn of phrase, as a regular expression; from the section [patterns] where the file has one."""
    whole = table(kind, language)
    return re.compile(whole.get("patterns", whole)[name], re.I)
