"""Namings for the tests: a line each, "day | name | title, rank, state, tenure; …"."""

from communique.ledger.items import Held, Naming, Place


def naming(line: str, number: int) -> Naming:
    day, name, *rest = (part.strip() for part in line.split("|"))
    document = f"d{number:04}"
    place = Place(document, number, number + 5)
    offices = tuple(held(one, place) for one in (rest[0].split(";") if rest and rest[0] else ()))
    return Naming(document, f"e{number}", name, day, "", offices, place)


def held(text: str, place: Place) -> Held:
    title, rank, state, tenure = (*(part.strip() for part in text.split(",")), "", "")[:4]
    return Held(title, rank, "", state, tenure or "current", place)


def namings(text: str) -> list[Naming]:
    return [naming(line, n) for n, line in enumerate(text.strip().splitlines())]
