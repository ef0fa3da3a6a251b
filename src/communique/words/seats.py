"""Seats of government and the states whose they are."""

from __future__ import annotations

from functools import cache

from communique import data


@cache
def seats(language: str) -> dict[str, str]:
    """The code of the state for each seat of government, in lower case."""
    rows = data.rows("lang", language, "states.csv")
    return {city.strip().lower(): row["iso3"] for row in rows for city in row["cities"].split(";") if city.strip()}


def state_of_seat(language: str, place: str) -> str | None:
    """The code of the state whose seat of government a place is."""
    return seats(language).get(place.lower().removeprefix("the "))
