"""Look-ups in the world tables: Wikidata items, names, crosswalks, measured precision."""

from __future__ import annotations

from functools import cache

from communique import data


@cache
def states(language: str) -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in data.rows("lang", language, "states.csv")}


def state_name(iso: str | None, language: str) -> str | None:
    """The usual name of a state in a language, e.g. "Belarus" for BLR."""
    return states(language).get(iso or "")


@cache
def state_items() -> dict[str, str]:
    return {row["iso3"]: row["wikidata"] for row in data.rows("world", "states.csv")}


def wikidata(iso: str | None) -> str | None:
    return state_items().get(iso or "")


@cache
def southern() -> frozenset[str]:
    """The states south of the equator or on it."""
    return frozenset(row["iso3"] for row in data.rows("world", "states.csv") if row["half"])


@cache
def organizations(language: str) -> dict[str, str]:
    items = {row["id"]: row["wikidata"] for row in data.rows("world", "organizations.csv")}
    rows = data.rows("lang", language, "organizations.csv")
    return {name.strip().lower(): items[row["id"]] for row in rows for name in row["names"].split(";")}


def one_body(left: str, right: str, language: str) -> bool:
    """Do two names name one organization ("IAEA", "International Atomic Energy Agency")?"""
    known = organizations(language)
    one, other = (known.get(name.lower()) for name in (left, right))
    return left == right or bool(one and one == other)


def organization_wikidata(name: str, language: str) -> str | None:
    return organizations(language).get(name.lower()) or None


@cache
def crosswalks() -> dict[tuple[str, str, str], tuple[str | None, str | None]]:
    return {
        (r["kind"], r["status"], r["subtype"]): (r["plover"] or None, r["cameo"] or None)
        for r in data.rows("world", "crosswalk.csv")
    }


def crosswalk(kind: str, status: str, subtype: str | None) -> tuple[str | None, str | None]:
    """(PLOVER, CAMEO) of an act; a row for the very status and subtype wins over "*"."""
    table = crosswalks()
    for s, t in ((status, subtype or ""), (status, "*"), ("*", subtype or ""), ("*", "*")):
        if (kind, s, t) in table:
            return table[kind, s, t]
    return None, None


FEWEST = 20  # below so many cases given, a precision says little and is not told


@cache
def precisions() -> dict[str, float]:
    """The measured precision of each kind of which enough cases were given."""
    table = data.rows("world", "accuracy.csv")
    return {r["measure"]: round(float(r["precision"]), 2) for r in table if int(r["given"] or 0) >= FEWEST}


def confidence(name: str) -> float | None:
    """The precision of a kind of act or statement as measured on gold, or None where it was not measured."""
    return precisions().get(name)
