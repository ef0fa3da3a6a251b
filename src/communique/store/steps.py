"""What was done to the assertions of a document, step by step: nothing is lost, everything can be taken back.

One thing that somebody does is a batch of steps; the version of a document's review is the number of its batches.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from communique.store import schema as s
from communique.store.batches import READ, Hand, noted
from communique.store.errors import ConflictError, ReviewError
from communique.store.listing import fetched
from communique.store.review_schema import review_batches, review_steps
from communique.store.rows import Row
from communique.store.schema import assertions
from communique.store.writing import now

MACHINE = "machine"
UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Step:
    """What an assertion is to be; without a `review` it is to be what it was before people spoke of it."""

    key: int
    kind: str
    object: str
    field: str
    review: str | None
    value: str | None
    begins: int | None = None
    ends: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Steps that are done together. `undoes` is the version of the batch that they take back."""

    action: str
    steps: Sequence[Step]
    undoes: int | None = None


def done(connection: Connection, document: int, hand: Hand, batch: Batch) -> int:
    """Do a batch of steps and note it; the version that the review has then. ConflictError: it has moved on."""
    free(connection, document, hand.seen, {step.object for step in batch.steps})
    after = noted(connection, document, hand, (batch.action, batch.undoes, now()))
    for nth, step in enumerate(batch.steps):
        before = current(connection, document, step.key)
        row = {
            "document": document, "version": after, "nth": nth, "assertion": step.key, "kind": step.kind,
            "object": step.object, "field": step.field, "review_before": before["review"] if before else None,
            "value_before": before["value"] if before else None, "review": step.review, "value": step.value,
        }  # fmt: skip
        connection.execute(insert(review_steps), row)
        applied(connection, document, step, before)
    return after


def free(connection: Connection, document: int, seen: int | None, objects: Collection[str]) -> None:
    """ConflictError where an object was changed after the version that somebody saw; another may have been."""
    if seen is None:
        return
    b, t = review_batches.c, review_steps.c
    touched = select(t.version).where(t.document == document, t.object.in_(objects))
    query = select(b.version, b.action, b.by, b.made, b.why).where(b.document == document, b.version > seen)
    since = fetched(connection, query.where((b.action == READ) | b.version.in_(touched)).order_by(b.version))
    if since:
        last = since[-1]
        line = f"{last['by'] or 'somebody'} changed the same since you looked ({last['action']}, {last['made']})"
        if last["action"] == READ:
            line = f"{last['by']} has read the text anew since you looked ({last['made']})"
        raise ConflictError(line, tuple(since))


def current(connection: Connection, document: int, key: int) -> Row | None:
    one = and_(assertions.c.document == document, assertions.c.key == key)
    rows = fetched(connection, select(assertions).where(one))
    return rows[0] if rows else None


def applied(connection: Connection, document: int, step: Step, before: Row | None) -> None:
    """Make an assertion what a step says."""
    one = and_(assertions.c.document == document, assertions.c.key == step.key)
    if step.review is None or step.review == MACHINE:
        restored(connection, one, before)
        return
    if before is None:
        row = {
            "document": document, "key": step.key, "kind": step.kind, "object": step.object, "field": step.field,
            "value": step.value, "begins": step.begins, "ends": step.ends, "review": step.review, "reviewed": now(),
        }  # fmt: skip
        connection.execute(insert(assertions), row)
        return
    values = {"review": step.review, "reviewed": now(), "value": step.value}
    if before["review"] == MACHINE:
        values["machine"] = before["value"]
    connection.execute(update(assertions).where(one).values(**values))


def restored(connection: Connection, one: object, before: Row | None) -> None:
    """What the machine says now stands again; where it says nothing, nothing."""
    if before is None or before["review"] == MACHINE:
        return
    if before["machine"] is None:
        connection.execute(delete(assertions).where(one))  # type: ignore[arg-type]
        return
    values = {"review": MACHINE, "value": before["machine"], "machine": None, "reviewed": None}
    connection.execute(update(assertions).where(one).values(**values))  # type: ignore[arg-type]


def undoing(connection: Connection, document: int, by: str) -> Batch:
    """The batch that takes back what somebody did last and has not taken back. ReviewError where there is none."""
    b = review_batches.c
    undone = select(b.undoes).where(b.document == document, b.undoes.is_not(None))
    mine = (b.document == document, b.by == by, b.action.not_in((READ, UNDO)), b.version.not_in(undone))
    last = connection.execute(select(func.max(b.version)).where(*mine)).scalar()
    if last is None:
        raise ReviewError("there is nothing of yours to take back here")
    t = review_steps.c
    rows = fetched(connection, select(review_steps).where(t.document == document, t.version == last).order_by(t.nth))
    untouched(connection, document, last, rows)
    return Batch(UNDO, [reverse(row) for row in reversed(rows)], last)


def reverse(row: Row) -> Step:
    review = row["review_before"]
    value = row["value_before"] if review not in (None, MACHINE) else None
    return Step(row["assertion"], row["kind"], row["object"], row["field"], review, value)


def untouched(connection: Connection, document: int, last: int, rows: Sequence[Row]) -> None:
    """ConflictError where somebody else has built on what is to be taken back: a value, or an object."""
    b, t = review_batches.c, review_steps.c
    undone = select(b.undoes).where(b.document == document, b.undoes.is_not(None))
    query = select(b.version, b.action, b.by, b.made, b.why).join(
        review_steps, (t.document == b.document) & (t.version == b.version)
    )
    made = [row["object"] for row in rows if not row["field"] and row["review_before"] is None]
    same = or_(
        t.assertion.in_({row["assertion"] for row in rows}),
        t.object.in_(made),
        *(t.value.contains(id_, autoescape=True) for id_ in made),
    )
    later = query.where(b.document == document, b.version > last, same, b.action != UNDO, b.version.not_in(undone))
    found = fetched(connection, later.distinct().order_by(b.version))
    if found:
        line = f"{found[-1]['by'] or 'somebody'} has changed the same after you ({found[-1]['made']})"
        raise ConflictError(line, tuple(found))


def batches(connection: Connection, document: int) -> list[Row]:
    """What was done to a document, the last first; `undone` is the version that took it back."""
    b, later = review_batches.c, review_batches.alias()
    undone = select(later.c.version).where(later.c.document == b.document, later.c.undoes == b.version)
    query = select(review_batches, undone.scalar_subquery().label("undone"))
    return fetched(connection, query.where(b.document == document).order_by(b.version.desc()))


def history(connection: Connection, document: int, object_: str) -> list[Row]:
    """Every value that the assertions of an object have had, the oldest first: what the machine says, then people."""
    b, t, a = review_batches.c, review_steps.c, assertions.c
    query = (
        select(
            t.assertion, t.field, b.version, b.action, b.by, b.made, b.why, t.review_before, t.value_before, t.review,
            t.value,
        )
        .join(review_steps, (t.document == b.document) & (t.version == b.version))
        .where(t.document == document, t.object == object_)
        .order_by(b.version, t.nth)
    )  # fmt: skip
    steps = fetched(connection, query)
    machine = (
        select(a.key.label("assertion"), a.field, a.review, a.value, a.machine, s.rules.c.rule, s.runs.c.program,
               s.runs.c.version.label("program_version"), s.runs.c.started.label("made"))
        .outerjoin(s.rules, s.rules.c.key == a.rule)
        .outerjoin(s.runs, s.runs.c.key == a.run)
        .where(a.document == document, a.object == object_)
        .order_by(a.field, a.begins, a.key)
    )  # fmt: skip
    return [*read_first(fetched(connection, machine), steps), *steps]


def read_first(rows: Sequence[Row], steps: Sequence[Row]) -> list[Row]:
    """What the machine said before anybody spoke: its value of then, where a step has kept it."""
    first: dict[int, Row] = {}
    for one in steps:
        first.setdefault(one["assertion"], one)
    found = []
    for row in rows:
        value = row["value"] if row["review"] == MACHINE else row["machine"]
        if (step := first.get(row["assertion"])) and step["review_before"] == MACHINE:
            value = step["value_before"]
        if value is not None and row["program"]:
            by = f"{row['program']} {row['program_version']}"
            found.append({
                "assertion": row["assertion"], "field": row["field"], "version": 0, "action": READ, "by": by,
                "made": row["made"], "why": row["rule"] or "", "review_before": None, "value_before": None,
                "review": MACHINE, "value": value,
            })  # fmt: skip
    return found
