"""The rows of documents, gathered over a batch and written a table at a time; words become numbers on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Column, Connection, Table, bindparam, delete, func, select, update

from communique.model import Record
from communique.store import schema
from communique.store.claims import Claim
from communique.store.inserting import inserted
from communique.store.packing import unpacked
from communique.store.prepared import Prepared
from communique.store.rows import Row, Rows, folded, rows_of
from communique.store.schema import ROOM, acts, assertions, names, people, rules, statements
from communique.store.sqlite import insert_new
from communique.store.verdicts import Verdict, marks, overlaid

# Of the rows of a record, the column that counts within the document.
COUNTED = {
    "acts": "key", "roles": "act", "act_states": "act", "act_topics": "act", "statements": "key",
    "voices": "statement", "statement_states": "statement", "statement_topics": "statement", "people": "key",
}  # fmt: skip
# In the order in which they are written: what others name comes first.
ORDER = ("documents", "records", "sources", "document_sources", "revisions", "assertions", *COUNTED)
OWNERS = (acts, statements, people)  # the others go with these
WORDS = {
    "acts": {"rule": rules}, "statements": {"rule": rules}, "assertions": {"rule": rules},
    "roles": {"name": names, "office": names}, "voices": {"name": names},
}  # fmt: skip
LOOKED_UP = 500  # words asked for at one time
V = TypeVar("V")


class Filling:
    """Rows that wait to be written, and the numbers of the words seen so far."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[Row]] = defaultdict(list)
        self.numbers: dict[Table, dict[str, int]] = {names: {}, rules: {}}

    def next(self, connection: Connection, table: Table) -> int:
        """The next number of a table, after those that wait."""
        rows = self.waiting[table.name]
        return int(rows[-1]["key"]) + 1 if rows else following(connection, table)

    def fill(self, key: int, made: Prepared, run: int) -> None:
        """Take in the rows of a new document."""
        self.claim(key, made.claims, run, frozenset())
        self.take(key, made.rows)

    def refill(self, connection: Connection, key: int, made: Prepared, run: int) -> None:
        """Take in the rows of a document read anew. What people said of it is laid over them."""
        verdicts = verdicts_on(connection, key)
        self.emptied(connection, key)
        kept = frozenset(verdict.key for verdict in verdicts)
        self.claim(key, made.claims, run, kept)
        said = {number: value for number, _, _, _, value, *_ in made.claims}
        if kept:
            change = update(assertions).where(assertions.c.document == key, assertions.c.key == bindparam("number"))
            change = change.values(machine=bindparam("said"))
            connection.execute(change, [{"number": number, "said": said.get(number)} for number in kept])
            again = (assertions.c.document == key) & (assertions.c.machine.is_not(None))
            connection.execute(update(assertions).where(again).values(run=run))
        self.take(key, judged(made.rows, verdicts, made.packed, made.document["text"]))

    def take(self, key: int, rows: Rows) -> None:
        for table, column in COUNTED.items():
            owned = {"document": key} if column == "key" else {}
            first = key << ROOM
            self.waiting[table] += [{**row, **owned, column: first + row[column]} for row in getattr(rows, table)]

    def claim(self, key: int, made: Sequence[Claim], run: int, kept: frozenset[int]) -> None:
        """Take in what the machine asserts, but for that on which people had their say."""
        self.waiting["assertions"] += [
            {
                "document": key, "key": number, "kind": kind, "object": object_, "field": field, "value": value,
                "begins": begins, "ends": ends, "rule": rule, "run": run, "review": "machine",
            }
            for number, kind, object_, field, value, begins, ends, rule in made
            if number not in kept
        ]  # fmt: skip

    def flush(self, connection: Connection) -> None:
        """Write all that waits."""
        for table in ORDER:
            rows = self.waiting.pop(table, [])
            for column, words in WORDS.get(table, {}).items():
                self.learn(connection, words, {row[column] for row in rows} - {None})
                known = self.numbers[words]
                for row in rows:
                    row[column] = known.get(row[column])
            if rows:
                inserted(connection, getattr(schema, table), rows)

    def learn(self, connection: Connection, table: Table, words: set[str]) -> None:
        """The numbers of words, which the table has afterwards."""
        known, column = self.numbers[table], table.c.rule if table is rules else table.c.name
        unknown = sorted(words - known.keys())
        known.update(numbered(connection, column, unknown))
        fresh = [word for word in unknown if word not in known]
        if fresh:
            first = following(connection, table)
            made: list[Row] = [{"key": first + n, column.name: word} for n, word in enumerate(fresh)]
            if table is names:
                made = [{**row, "folded": folded(row["name"])} for row in made]
            connection.execute(insert_new(table), made)
            known.update({row[column.name]: row["key"] for row in made})

    def emptied(self, connection: Connection, key: int) -> None:
        """Take away what the machine made of a document."""
        self.flush(connection)
        self.cleared(connection, key)
        mine = (assertions.c.document == key) & (assertions.c.review == "machine")
        connection.execute(delete(assertions).where(mine))


    def cleared(self, connection: Connection, key: int) -> None:
        """Take away the rows of a document that people list and count."""
        for table in OWNERS:
            connection.execute(delete(table).where(table.c.key.between(key << ROOM, ((key + 1) << ROOM) - 1)))


def judged(rows: Rows, verdicts: Sequence[Verdict], kept: bytes, text: str) -> Rows:
    """The rows of a packed record with people's verdicts in them."""
    if not verdicts:
        return rows
    plain = overlaid(unpacked(kept, text), verdicts, text)
    return rows_of(Record.from_dict(plain), marks(verdicts))


def verdicts_on(connection: Connection, key: int) -> list[Verdict]:
    """What people said of a document."""
    c = assertions.c
    query = select(c.key, c.kind, c.object, c.field, c.value, c.review)
    rows = connection.execute(query.where(c.document == key, c.review != "machine"))
    return [Verdict(*row) for row in rows]


def numbered(connection: Connection, column: Column[str], words: Collection[str]) -> dict[str, int]:
    """The numbers of the rows that hold some words in a column."""
    key = column.table.c.key
    query = select(column, key)
    found = (connection.execute(query.where(column.in_(part))) for part in parts(sorted(words), LOOKED_UP))
    return {word: number for rows in found for word, number in rows}


def following(connection: Connection, table: Table) -> int:
    """The next number of a table. Only one writer is in a transaction at a time."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.key), 0) + 1)).scalar_one())


def parts(values: Sequence[V], size: int) -> Iterable[Sequence[V]]:
    return (values[n : n + size] for n in range(0, len(values), size))
