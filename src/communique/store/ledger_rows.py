"""The rows of what goes across documents: kept by part, so that a part that is as it was is not written again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from communique.store import ledger_schema as kept
from communique.store import schema as s
from communique.store.entries import Changed
from communique.store.errors import NotFoundError
from communique.store.filling import LOOKED_UP, following, parts
from communique.store.inserting import inserted
from communique.store.listing import fetched
from communique.store.rows import Row
from communique.store.writing import now

# In the order in which they are written: what others name comes first.
ORDER = ("persons", "namings", "occupancies", "events", "tellings", "event_people", "event_states", "ledger_links")
BY_DOCUMENT = ("namings", "tellings")
Rows = Mapping[str, Sequence[Row]]


def renewed(connection: Connection, wanted: Mapping[str, Rows]) -> Changed:
    """Leave the parts that are there already, take away those no longer wanted, put in the others.

    In the rows, `document` is a document's id.
    """
    known = set(connection.scalars(select(kept.ledger_parts.c.part)))
    gone, fresh = known - wanted.keys(), {part: made for part, made in wanted.items() if part not in known}
    for some in parts(sorted(gone), LOOKED_UP):
        connection.execute(delete(kept.ledger_parts).where(kept.ledger_parts.c.part.in_(some)))
    if fresh:
        inserted(connection, kept.ledger_parts, [{"part": part} for part in fresh])
        numbers = numbers_of(connection)
        for name in ORDER:
            if rows := list(rows_of(name, fresh, numbers)):
                inserted(connection, getattr(kept, name), rows)
    return Changed(len(known) - len(gone), len(fresh), len(gone))


def noted(connection: Connection, version: str) -> None:
    """Note that the ledger is that of all documents that are there."""
    row = {"key": following(connection, kept.ledger_runs), "made": now(), "version": version, **state(connection)}
    connection.execute(delete(kept.ledger_runs))
    connection.execute(insert(kept.ledger_runs), row)


def state(connection: Connection) -> dict[str, int]:
    """How many documents there are and which run read last."""
    query = select(func.count(), func.coalesce(func.max(s.documents.c.run), 0)).select_from(s.documents)
    count, run = connection.execute(query).one()
    return {"documents": count, "run": run}


def behind(connection: Connection) -> int | None:
    """How many documents the ledger does not know, or knows as they were read before; None where there is no ledger."""
    last = connection.execute(select(kept.ledger_runs.c.documents, kept.ledger_runs.c.run)).first()
    if last is None:
        return None
    return connection.execute(select(func.count()).where(s.documents.c.run > last.run)).scalar_one()


def rows_of(name: str, fresh: Mapping[str, Rows], numbers: Mapping[str, int]) -> Iterator[Row]:
    """The rows of a table as it keeps them: those of parts under the part, documents by number."""
    owned = "part" in getattr(kept, name).c
    for part, made in fresh.items():
        for row in made.get(name, ()):
            more = {"part": part} if owned else {}
            yield {**row, **more, **({"document": numbers[row["document"]]} if name in BY_DOCUMENT else {})}


def numbers_of(connection: Connection) -> dict[str, int]:
    """The number of each document by its id."""
    return {id_: key for id_, key in connection.execute(select(s.documents.c.id, s.documents.c.key))}


def verdicts(connection: Connection, *, undone: bool = False) -> list[Row]:
    """What people said of things across documents, in the order in which they said it."""
    query = select(kept.ledger_verdicts).order_by(kept.ledger_verdicts.c.key)
    return fetched(connection, query if undone else query.where(kept.ledger_verdicts.c.undone.is_(None)))


def said(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Note verdicts (source, target, says, by, why; made where it is known); their numbers."""
    first = following(connection, kept.ledger_verdicts)
    made = [
        {"made": now(), "undone": None, **row, "key": first + nth} for nth, row in enumerate(rows)
    ]  # fmt: skip
    for row in made:
        connection.execute(insert(kept.ledger_verdicts), row)
    return [row["key"] for row in made]


def unsaid(connection: Connection, key: int) -> None:
    """Take a verdict back; that it was given stays on record. NotFoundError where none stands under the number."""
    c = kept.ledger_verdicts.c
    change = update(kept.ledger_verdicts).where(c.key == key, c.undone.is_(None)).values(undone=now())
    if not connection.execute(change).rowcount:
        raise NotFoundError(f"{key}: no such verdict, or it was taken back already")


def occupancies(connection: Connection, state: str) -> list[Row]:
    """Who held which office of a state, as documents show it, with the person's name; `places` as JSON."""
    c, p = kept.occupancies.c, kept.persons.c
    query = select(kept.occupancies, p.name).join(kept.persons, p.id == c.person)
    return fetched(connection, query.where(c.state == state).order_by(c.office, c.since, c.person))
