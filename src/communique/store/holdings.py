"""What an archive holds, counted: by publisher, month, language and kind; what failed; the state of the ledger."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from communique.store import ledger_schema as k
from communique.store import schema as s
from communique.store.listing import fetched
from communique.store.rows import Row

FAILURES = 200  # that are named
Counts = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher, how many documents of his there are, and the days of the first and the last."""

    host: str
    documents: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger: when and by which version it was made, and what is in it."""

    made: str
    version: str
    persons: int
    events: Counts
    links: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """`alike`: documents that are nearly the same as another; `replaced`: whose address has a newer text.

    `failures`: input or part of one, and why it gave nothing; `failed`: in how many inputs something failed.
    """

    documents: int
    diplomatic: int
    alike: int
    replaced: int
    statements: int
    publishers: Sequence[Publisher]
    months: Counts
    languages: Counts
    media: Counts
    acts: Counts
    judged: Counts
    inputs: int
    failed: int
    failures: Sequence[tuple[str, str]]
    ledger: Ledger | None


def holdings(connection: Connection) -> Holdings:
    """All of it. It looks at every document once."""
    rows = by_all(connection)
    total = sum(row["documents"] for row in rows)
    failed, failures = what_failed(connection)
    return Holdings(
        documents=total,
        diplomatic=sum(row["diplomatic"] for row in rows),
        alike=counted(connection, select(func.count()).where(s.documents.c.kin.is_not(None))),
        replaced=counted(connection, select(func.count(s.revisions.c.earlier.distinct()))),
        statements=counted(connection, select(func.count()).select_from(s.statements)),
        publishers=publishers(rows),
        months=sorted(summed(rows, "month").items()),
        languages=summed(rows, "language").most_common(),
        media=summed(rows, "media").most_common(),
        acts=grouped(connection, s.acts.c.kind),
        judged=[one for one in judged(connection) if one[0] != "machine"],
        inputs=counted(connection, select(func.count()).select_from(s.inputs)),
        failed=failed,
        failures=failures,
        ledger=ledger(connection),
    )


def by_all(connection: Connection) -> list[Row]:
    """How many documents of each publisher, month, language and kind of file there are."""
    d = s.documents.c
    month = func.substr(d.published, 1, 7)
    query = select(
        d.publisher, month.label("month"), d.language, d.media, func.count().label("documents"),
        func.sum(d.diplomatic).label("diplomatic"), func.min(d.published).label("first"),
        func.max(d.published).label("last"),
    )  # fmt: skip
    return fetched(connection, query.group_by(d.publisher, month, d.language, d.media))


def summed(rows: Sequence[Row], name: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in rows:
        found[row[name] or ""] += row["documents"]
    return found


def publishers(rows: Sequence[Row]) -> list[Publisher]:
    """Who published most first."""
    days: dict[str, list[str]] = {}
    for row in rows:
        days.setdefault(row["publisher"] or "", []).extend(day[:10] for day in (row["first"], row["last"]) if day)
    return [
        Publisher(host, count, min(days[host], default=""), max(days[host], default=""))
        for host, count in summed(rows, "publisher").most_common()
    ]


def counted(connection: Connection, query: object) -> int:
    return int(connection.execute(query).scalar_one())  # type: ignore[call-overload]


def grouped(connection: Connection, column: object) -> list[tuple[str, int]]:
    """How often each value of a column is there, the commonest first."""
    number = func.count()
    query = select(column, number).group_by(column).order_by(number.desc(), column)  # type: ignore[call-overload]
    return [(str(value), int(count)) for value, count in connection.execute(query)]


def judged(connection: Connection) -> list[tuple[str, int]]:
    """What people said of what was read."""
    review = s.assertions.c.review
    query = select(review, func.count()).where(review != "machine").group_by(review).order_by(review)
    return [(value, count) for value, count in connection.execute(query)]


def what_failed(connection: Connection) -> tuple[int, list[tuple[str, str]]]:
    """In how many inputs something failed, and what, for the first of them."""
    c = s.inputs.c
    with_some = c.failures != "[]"
    number = counted(connection, select(func.count()).select_from(s.inputs).where(with_some))
    kept = connection.scalars(select(c.failures).where(with_some).order_by(c.name).limit(FAILURES))
    named = [(str(name), str(why)) for one in kept for name, why in json.loads(one)]
    return number, named[:FAILURES]


def ledger(connection: Connection) -> Ledger | None:
    """The ledger, where one was made."""
    run = k.ledger_runs.c
    last = connection.execute(select(run.made, run.version).order_by(run.key.desc()).limit(1)).first()
    if last is None:
        return None
    return Ledger(
        last.made,
        last.version,
        counted(connection, select(func.count()).select_from(k.persons)),
        grouped(connection, k.events.c.kind),
        counted(connection, select(func.count()).select_from(k.ledger_links)),
    )
