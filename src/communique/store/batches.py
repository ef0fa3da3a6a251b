"""What is done to a document is counted: the version of its review is the number of what was done to it so far."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from communique.store.review_schema import review_batches

READ = "read"  # the program has read the text anew


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does something, why, and which version of the review that was done with in view (None: any)."""

    by: str = ""
    why: str = ""
    seen: int | None = None


def version(connection: Connection, document: int) -> int:
    """How often somebody has done something to a document."""
    query = select(func.coalesce(func.max(review_batches.c.version), 0))
    return int(connection.execute(query.where(review_batches.c.document == document)).scalar_one())


def noted(connection: Connection, document: int, hand: Hand, what: tuple[str, int | None, str]) -> int:
    """Note that something was done (what, which version that takes back, when); the version that follows."""
    after = version(connection, document) + 1
    row = {"document": document, "version": after, "action": what[0], "by": hand.by, "made": what[2], "why": hand.why}
    connection.execute(insert(review_batches), {**row, "undoes": what[1]})
    return after
