"""What pictures of the ledger show, as tables: whatever is drawn can be counted again from the rows.

Held are meetings and visits that occurred or go on. An event without a day counts on the day on which the first text
about it came out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from communique.ledger.board import statuses
from communique.ledger.contacts import HELD, between, kind, quarters
from communique.ledger.phrases import STATUSES, state
from communique.store import Archive
from communique.store.dyads import Span
from communique.store.rows import Row
from communique.store.schema import ROOM

KINDS = ("meetings", "who-met-whom", "rank", "commitments")
FORMS = ("meeting", "call", "visit")
MOST_PAIRS, MOST_STATES, MOST_PERSONS = 8, 24, 16
MONTH = 31  # days of which one can still say in which month they are
BETWEEN = "{} and {}"


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows: its title, what is counted and what is left out, the columns, the rows."""

    kind: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def table(archive: Archive, what: str, span: Span, day: str) -> Table:
    """What a picture shows. `day`: from which one looks at promises."""
    makers = {"meetings": meetings, "who-met-whom": who_met_whom, "rank": rank}
    return commitments(archive, span, day) if what == "commitments" else makers[what](archive, span)


def titled(words: str, span: Span) -> str:
    """A title with the states and the days: "Meetings a month: Croatia and Norway, 2024 to 2025"."""
    whose = " and ".join(state(one) for one in (span.first, span.second) if one) or "all states"
    if span.since and span.until:
        days = f", {span.since} to {span.until}" if span.since != span.until else f", {span.since}"
    else:
        days = f", from {span.since}" if span.since else f", up to {span.until}" if span.until else ""
    return f"{words}: {whose}{days}"


# --- Meetings a month ----------------------------------------------------------------------------------------------


def meetings(archive: Archive, span: Span) -> Table:
    """How many meetings, calls and visits each pair of states held in each month."""
    rows = [row for row in archive.across.pairs(span) if row["status"] in HELD]
    dated = [row for row in rows if in_a_month(row)]
    often = Counter(pair(row) for row in dated)
    shown = sorted(often, key=lambda name: (-often[name], name))[:MOST_PAIRS]
    counted = Counter((pair(row), when(row)[:7], kind(row)) for row in dated)
    found = [(*key, counted[key]) for key in product(shown, months(dated, shown), FORMS) if counted[key]]
    notes = [accounts(dated), left_out(len(often) - len(shown), "pairs of states with fewer contacts")]
    notes.append(
        left_out(len({row["id"] for row in rows} - {row["id"] for row in dated}), "contacts whose month no text tells")
    )
    columns = ("pair", "month", "form", "contacts")
    return Table("meetings", titled("Contacts held a month", span), kept(notes), columns, tuple(found))


def months(rows: Iterable[Row], shown: Sequence[str]) -> list[str]:
    """The months of those shown, in their order."""
    return sorted({when(row)[:7] for row in rows if pair(row) in shown})


def every_month(table: Table) -> list[str]:
    """All months from the first to the last, also those without a contact."""
    known = [int(str(row[1])[:4]) * 12 + int(str(row[1])[5:7]) - 1 for row in table.rows]
    return [f"{one // 12}-{one % 12 + 1:02d}" for one in range(min(known), max(known) + 1)] if known else []


def pair(row: Row) -> str:
    return BETWEEN.format(state(row["state"]), state(row["other"]))


def when(row: Row) -> str:
    return str(row["since"] or row["dated"])


def in_a_month(row: Row) -> bool:
    """Is it known so well when it was that it has a month?"""
    if not row["since"] or not row["until"]:
        return len(when(row)) >= len("2024-05")
    return (date.fromisoformat(row["until"]) - date.fromisoformat(row["since"])).days < MONTH


# --- Who met whom --------------------------------------------------------------------------------------------------


def who_met_whom(archive: Archive, span: Span) -> Table:
    """How often each state met each other; of two states, how often each person of one met each of the other."""
    if span.second:
        return persons_met(archive, span)
    rows = [row for row in archive.across.pairs(span) if row["status"] in HELD]
    counted = Counter[tuple[str, str]]((row["state"], row["other"]) for row in rows)
    if not span.first:  # both halves of the map
        counted += Counter({(two, one): count for (one, two), count in counted.items()})
    often = Counter(other for _, other in counted.elements())
    shown = sorted(often, key=lambda one: (-often[one], state(one)))[:MOST_STATES]
    ones = [span.first] if span.first else shown
    found = [(state(one), state(two), counted[one, two]) for one, two in product(ones, shown) if counted[one, two]]
    notes = (accounts(rows), left_out(len(often) - len(shown), "states with fewer contacts"), TWICE)
    return Table(
        "who-met-whom", titled("Who met whom", span), kept(notes), ("state", "other", "contacts"), tuple(found)
    )


def persons_met(archive: Archive, span: Span) -> Table:
    events = [event for event in held(archive.across.events(span))]
    counted: Counter[tuple[str, str]] = Counter()
    for event in events:
        ones, others = (names(event, code) for code in (span.first, span.second))
        counted.update(product(ones, others))
    sides = [Counter(pair[nth] for pair in counted.elements()) for nth in (0, 1)]
    shown = [sorted(side, key=lambda one: (-side[one], one))[:MOST_PERSONS] for side in sides]
    found = [(one, two, counted[one, two]) for one, two in product(*shown) if counted[one, two]]
    left = sum(map(len, sides)) - sum(map(len, shown))
    notes = (accounts(events), left_out(left, "persons with fewer contacts"), TWICE)
    columns = (f"of {state(span.first)}", f"of {state(span.second)}", "contacts")
    return Table("who-met-whom", titled("Who met whom", span), kept(notes), columns, tuple(found))


def names(event: Row, code: str) -> list[str]:
    """The persons of a state who took part, each once."""
    found = (one["name"] for one in event["people"] if one["state"] == code and one["type"] == "person")
    return sorted(set(found))


def held(events: Iterable[Row]) -> list[Row]:
    return [one for one in events if one["kind"] in ("meeting", "visit") and one["status"] in HELD]


# --- Rank and commitments ------------------------------------------------------------------------------------------


def rank(archive: Archive, span: Span) -> Table:
    """At what rank contacts were held, quarter by quarter."""
    told: dict[str, Row] = {}

    def counted(events: Iterable[Row]) -> Iterator[Row]:
        """All of them; what the notes tell of each is kept."""
        for event in events:
            told[event["id"]] = {"id": event["id"], "documents": event["documents"]}
            yield event

    with archive.across.ranked(span, HELD) as events:
        found = [(one.name, name, count) for one in quarters(counted(events)) for name, count in one.ranks]
    notes = (accounts(told.values()), "The rank of a contact is the highest one present, of the lower of its sides")
    columns = ("quarter", "rank", "contacts")
    return Table("rank", titled("Rank of contacts by quarter", span), notes, columns, tuple(found))


def every_quarter(table: Table) -> list[str]:
    """All quarters from the first to the last, also those without a contact."""
    known = [str(row[0]) for row in table.rows]
    return between(min(known), max(known)) if known else []


def commitments(archive: Archive, span: Span, day: str, known: Mapping[int, str] | None = None) -> Table:
    """What had become by a day of what each state promised. `known`: the status of each commitment, where it is."""
    stands = known if known is not None else dict(statuses(archive, span, day))
    wanted = {one for one in (span.first, span.second) if one}
    given = archive.across.givers(list(stands) if wanted else None)
    counted = Counter((one, stands[key]) for key, one in given if key in stands and (not wanted or one in wanted))
    often = Counter(one for one, _ in counted.elements())
    shown = sorted(often, key=lambda one: (-often[one], state(one)))[:MOST_STATES]
    found = [
        (state(one), STATUSES[status], counted[one, status])
        for one, status in product(shown, STATUSES)
        if counted[one, status]
    ]
    documents = len({key >> ROOM for key in stands})
    notes = (
        f"{counting(len(stands), 'commitment')} in {counting(documents, 'document')}; what several states promise "
        "together counts for each",
        left_out(len(often) - len(shown), "states with fewer commitments"),
        "Overdue: its term is over, and no document of the archive tells that it was done",
    )
    title = titled(f"Commitments as of {day}", span)
    return Table("commitments", title, kept(notes), ("state", "status", "commitments"), tuple(found))


# --- Notes ---------------------------------------------------------------------------------------------------------


TWICE = "A visit and the meetings in it count each"


def accounts(rows: Iterable[Row]) -> str:
    """How many events are counted, and how many accounts of them there are."""
    told = {row["id"]: row["documents"] for row in rows}
    events = counting(len(told), "meeting, call or visit", "meetings, calls and visits")
    return f"{events} held, {counting(sum(told.values()), 'account')} of them"


def counting(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def left_out(count: int, whose: str) -> str:
    return f"Not shown: {whose} ({count:,})" if count > 0 else ""


def kept(notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(note for note in notes if note)
