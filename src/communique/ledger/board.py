"""All commitments by what had become of them by a day, so many that none can be looked at by itself.

What becomes of one of which nothing is known hangs on its term alone; only those of which something is known are
looked at one by one.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern

from communique.ledger.commitments import judged
from communique.ledger.items import Place, Telling
from communique.ledger.phrases import STATUSES
from communique.ledger.promises import CLOSED, SHOWS, Promise, became
from communique.store import Archive
from communique.store.dyads import Span
from communique.store.promised import Term
from communique.store.rows import Row


@dataclass(frozen=True, slots=True)
class Board:
    """The numbers of commitments by status, the newest first."""

    day: str
    keys: Mapping[str, array[int]]

    def count(self, status: str) -> int:
        return len(self.keys[status])

    @property
    def by_key(self) -> dict[int, str]:
        """The status of each commitment by its number."""
        return {key: status for status, keys in self.keys.items() for key in keys}

    @property
    def total(self) -> int:
        return sum(map(len, self.keys.values()))


def board(archive: Archive, span: Span, day: str) -> Board:
    """Where the commitments of a span stand on a day."""
    keys = {status: array("q") for status in STATUSES}
    for key, status in statuses(archive, span, day):
        keys[status].append(key)
    return Board(day, keys)


def given(archive: Archive, span: Span, day: str) -> dict[str, list[int]]:
    """The numbers of what each of two states promised: first what is still waited for, then in the order of time."""
    stands = dict(reversed(list(statuses(archive, span, day))))
    found: dict[str, list[int]] = {span.first: [], span.second: []}
    for key, state in archive.across.givers(list(stands)):
        if state in found:
            found[state].append(key)
    order = {key: nth for nth, key in enumerate(sorted(stands, key=lambda key: stands[key] in CLOSED))}
    return {state: sorted(keys, key=order.__getitem__) for state, keys in found.items()}


def statuses(archive: Archive, span: Span, day: str) -> Iterable[tuple[int, str]]:
    """Each commitment's number with its status on a day, the newest first."""
    terms = [one for one in archive.across.terms(span) if one.published <= day]
    known = archive.across.followed(SHOWS) & {one.key for one in terms}
    rows = archive.across.promises_of(sorted(known))
    told = {one.row["key"]: one.status for one in became(archive, rows, day, lambda row: ())}
    alike: dict[tuple[bool, str], str] = {}
    for one in terms:
        if one.key in told:
            yield one.key, told[one.key]
            continue
        kind = one.specific, one.until
        if kind not in alike:
            alike[kind] = judged(bare(one), (), day, 0).status
        yield one.key, alike[kind]


def bare(term: Term) -> Telling:
    """A commitment as far as its status depends on it where nothing else is known."""
    return Telling(
        document="", act="", kind="commitment", subtype="", form="", status="planned", salience="", strength="",
        specific=term.specific, since="", until=term.until, published=term.published, publisher="",
        publisher_state="", where="", where_state="", occasion="", topics=(), fillers=(), voice="", words="",
        place=Place("", 0, 0),
    )  # fmt: skip


Days = Callable[[str], Sequence[str]]


def days_of(archive: Archive, state: str) -> list[str]:
    """The days of the texts that tell of a state, in order."""
    return [intern(day) for day in sorted(archive.across.days(Span(state)))]


def shown(archive: Archive, keys: Iterable[int], day: str, days: Days) -> list[Promise]:
    """Some commitments in this order, each with what had become of it by a day. `days`: those of the texts that tell
    of a state; one looks into those of the state that gave it."""

    def of_giver(row: Row) -> Sequence[str]:
        code = next((who["state"] for who in row["people"] if who["role"] == "actor" and who["state"]), "")
        return days(code) if code else ()

    rows = [row for row in archive.across.promises_of(list(keys)) if row["published"] <= day]
    return became(archive, rows, day, of_giver)
