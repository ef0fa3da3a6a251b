"""Gold files: what a careful reader found in a text (docs/evaluation.md), as frozen values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Names = tuple[str, ...]  # ways to name one person or thing


@dataclass(frozen=True, slots=True)
class GoldStatement:
    mode: str
    inner: bool
    speakers: tuple[Names, ...]
    content: tuple[tuple[int, int], ...]
    doubt: bool


@dataclass(frozen=True, slots=True)
class GoldAct:
    """An act in gold. Of status, subtype and strength several values may be right."""

    kind: str
    subtypes: frozenset[str | None]
    statuses: frozenset[str]
    strengths: frozenset[str | None]
    main: bool
    roles: tuple[tuple[str, Names], ...]
    spans: tuple[tuple[int, int], ...]
    timed: bool
    day: str | None
    places: Names
    topics: frozenset[str]
    voice: Names | None
    doubt: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one text."""

    file: str
    offices: tuple[tuple[str, str, str | None], ...]
    statements: tuple[GoldStatement, ...]
    acts: tuple[GoldAct, ...]


class GoldError(Exception):
    """A gold file cannot be used; the message says why in one line."""


def opened(path: Path) -> Gold:
    """The gold of a file. GoldError where it is not what docs/evaluation.md describes."""
    try:
        plain = json.loads(path.read_text(encoding="utf8"))
        return Gold(
            plain["file"],
            tuple((name, title, of) for name, title, of in plain.get("offices") or ()),
            tuple(statement(one) for one in plain["statements"]),
            tuple(act(one) for one in plain["acts"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path.name}: not gold ({type(error).__name__}: {str(error)[:80]})") from None


def statement(plain: dict[str, Any]) -> GoldStatement:
    speakers = tuple(named(one) for one in plain.get("speaker") or ())
    content = tuple((start, end) for start, end in plain["content"])
    return GoldStatement(plain["mode"], plain.get("parent") is not None, speakers, content, bool(plain.get("doubt")))


def act(plain: dict[str, Any]) -> GoldAct:
    when = plain.get("when") or {}
    return GoldAct(
        plain["kind"],
        frozenset([plain.get("subtype"), *(plain.get("subtype_also") or ())]),
        frozenset([plain["status"], *(plain.get("status_also") or ())]),
        frozenset([plain.get("strength"), *(plain.get("strength_also") or ())]),
        plain.get("salience") == "main",
        tuple((role, named(one)) for role, fillers in (plain.get("roles") or {}).items() for one in fillers),
        tuple((start, end) for start, end in [plain["span"], *(plain.get("spans_also") or ())]),
        bool(when),
        when.get("start"),
        flat(plain.get("where")),
        frozenset(plain.get("topics") or ()),
        flat(plain["voice"]) if plain.get("voice") else None,
        bool(plain.get("doubt")),
    )


def named(filler: str | list[str]) -> Names:
    """The names that are right for one filler."""
    return (filler,) if isinstance(filler, str) else tuple(filler)


def flat(fillers: list[Any] | None) -> Names:
    return tuple(name for one in fillers or () for name in named(one))
