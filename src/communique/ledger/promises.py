"""What two states promised each other and what had become of it by a day."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from communique.ledger import reading
from communique.ledger.commitments import judged
from communique.ledger.evidence import Evidence
from communique.ledger.items import Place, Telling, Verdict
from communique.store import Archive
from communique.store.dyads import Span
from communique.store.rows import Row

CLOSED = ("done", "superseded", "cancelled", "cannot_be_checked")  # nothing more is waited for
SHOWS = ("done", "partly", "against", "superseded", "cancelled")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: its row, the states that gave it, its status with the sentence that says why, the rows of the places
    that show it, and what each of them shows (SHOWS)."""

    row: Row
    states: tuple[str, ...]
    status: str
    reason: str
    evidence: tuple[Row, ...]
    shows: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        return self.status in CLOSED


def promises(archive: Archive, span: Span, day: str) -> list[Promise]:
    """The promises between two states in the order in which they were given; nothing after `day` counts."""
    rows = [row for row in archive.across.promises(span) if row["published"] <= day]
    days = sorted(archive.across.days(span))  # in order, so that those after a day are counted at once
    return became(archive, rows, day, lambda row: days)


def became(archive: Archive, rows: Sequence[Row], day: str, days: Callable[[Row], Sequence[str]]) -> list[Promise]:
    """Promises with what had become of each by a day. `days`: of a promise, the days of the texts in which one would
    read of it, in order."""
    shown = defaultdict[str, list[Row]](list)
    for link in archive.across.links([key(row) for row in rows]):
        if link["relation"] in SHOWS:
            shown[link["source"]].append(link)
    cited = cites(archive, [link for links in shown.values() for link in links])
    verdicts = [reading.verdict(row) for row in archive.across.verdicts()]
    return [promise(row, shown[key(row)], cited, (day, days(row)), verdicts) for row in rows]


def key(row: Row) -> str:
    return f"{row['document']}:{row['id']}"


def cites(archive: Archive, links: Sequence[Row]) -> dict[str, Row]:
    """The rows by which the places of links are cited, by the links' places."""
    places = {link["places"]: json.loads(link["places"])[0] for link in links if link["places"] != "[]"}
    found = archive.across.cites([(document, start, end) for document, start, end in places.values()])
    return dict(zip(places, found, strict=True))


def promise(
    row: Row,
    links: Sequence[Row],
    cited: Mapping[str, Row],
    now: tuple[str, Sequence[str]],
    verdicts: Sequence[Verdict],
) -> Promise:
    """A promise with what became of it. `now`: the day from which one looks, and the days of all texts of the two."""
    day, days = now
    found = [(link, cited[link["places"]]) for link in links if link["places"] in cited]
    known = [(link, place) for link, place in found if place["published"] <= day]
    later = bisect_right(days, day) - bisect_right(days, row["published"])
    shown = judged(telling(row), [evidence(link, place) for link, place in known], day, later, verdicts)
    states = tuple(dict.fromkeys(who["state"] for who in row["people"] if who["role"] == "actor" and who["state"]))
    shows = tuple(link["relation"] for link, _ in known)
    return Promise(row, states, shown.status, shown.reason, tuple(place for _, place in known), shows)


def evidence(link: Row, place: Row) -> Evidence:
    where = Place(place["document"], place["start"], place["end"])
    return Evidence(
        link["target"], link["relation"], link["strength"], link["reason"], place["words"], place["published"], where
    )


def telling(row: Row) -> Telling:
    """A promise from its row, as far as its status depends on it."""
    return Telling(
        document=row["document"], act=row["id"], kind="commitment", subtype="", form="", status=row["status"],
        salience="", strength=row["strength"] or "", specific=bool(row["specific"]), since=row["since"] or "",
        until=row["until"] or "", published=row["published"], publisher=row["publisher"] or "",
        publisher_state=row["publisher_state"] or "", where="", where_state="", occasion="", topics=(), fillers=(),
        voice=row["voice"] or "", words=row["words"], place=Place(row["document"], row["start"], row["end"]),
    )  # fmt: skip
