"""A state as a person names it, and as the archive has it: by its code, or by its name where it has no code."""

from __future__ import annotations

import difflib
from functools import cache

from sqlalchemy import Connection, func, select, union

from communique import data
from communique.store.errors import UnknownError
from communique.store.schema import act_states, people, statement_states


def known(connection: Connection, words: str) -> str:
    """The code of a state given by code or name. UnknownError where there is none, nor such a name in the archive."""
    plain = " ".join(words.split())
    found = named().get(plain.casefold().removeprefix("the ")) or unlisted(connection, plain)
    if found is None:
        near = difflib.get_close_matches(plain.casefold(), [name for name in named() if len(name) > 3], 1)
        like = f" (do you mean {near[0].title()}, {named()[near[0]]}?)" if near else ""
        raise UnknownError(f"{plain[:80]}: no state has that code (ISO 3166-1 alpha-3) or name{like}")
    return found


@cache
def named() -> dict[str, str]:
    """The codes of states by codes and names, in small letters."""
    found = {row["iso3"].casefold(): row["iso3"] for row in data.rows("world", "states.csv")}
    for language in data.folders("lang"):
        for row in data.rows("lang", language, "states.csv"):
            for name in data.entries([row["name"], *row["names"].split(";")]):
                found.setdefault(name.casefold().removeprefix("the "), row["iso3"])
    return found


def unlisted(connection: Connection, name: str) -> str | None:
    """A state that has no code, as texts of the archive name it."""
    columns = [act_states.c.state, statement_states.c.state, people.c.state]
    same = [select(column).where(func.lower(column) == name.lower()) for column in columns]
    found = connection.execute(union(*same).limit(1)).scalar()
    return str(found) if found is not None else None
