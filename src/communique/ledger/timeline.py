"""What happened, in order of time: between states, or to one person, who was where and met whom."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

from communique.ledger.brief import CITED, Cite, cite
from communique.ledger.contacts import REMOTE
from communique.ledger.phrases import state
from communique.store import Archive
from communique.store.dyads import Span
from communique.store.rows import Row

# Who stands on which side; a side that nobody is on is left out, and what has no sides is told by commas.
SIDES = (("from", "inviter", "visitor", "guest"), ("to", "invitee", "host"))
TOWARDS = ("message", "invitation")
BESIDE = ("bearer",)
NOT_NAMED = "not named"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in the order of time. `day` is as the texts tell it, in brackets the day on which the first came out;
    `who` all who took part, of an itinerary those whom the person met; `where` "" where no text tells it."""

    day: str
    what: str
    who: str
    where: str
    status: str
    accounts: int
    id: str
    since: str
    until: str
    kind: str
    subtype: str
    cites: tuple[Cite, ...]


def timeline(archive: Archive, span: Span) -> list[Entry]:
    """The events between two states, of one, or all there are, oldest first."""
    return [entry(event, who(event["kind"], event["people"]) or NOT_NAMED) for event in archive.across.events(span)]


def itinerary(archive: Archive, person: str, span: Span) -> list[Entry]:
    """Where a person (by id) was when, and with whom; the oldest first."""
    return [entry(event, company(event, person)) for event in archive.across.events_of(person, span)]


def company(event: Row, person: str) -> str:
    """Who took part beside a person."""
    return who(event["kind"], [one for one in event["people"] if one["person"] != person])


def entry(event: Row, people: str) -> Entry:
    return Entry(
        day=day(event), what=what(event), who=people, where=where(event), status=event["status"],
        accounts=event["documents"], id=event["id"], since=event["since"] or "", until=event["until"] or "",
        kind=event["kind"], subtype=event["subtype"] or "", cites=tuple(map(cite, event["accounts"][:CITED])),
    )  # fmt: skip


def day(event: Row) -> str:
    """The day of an event as short as it can be told: "2024-05-14", "2024-05", "2024-05-14 – 2024-05-16"."""
    since, until = event["since"] or event["until"], event["until"] or event["since"]
    if not since:
        return f"({event['dated'][:10]})" if event["dated"] else ""
    if since == until:
        return str(since)
    if since[5:] == "01-01" and until == f"{since[:4]}-12-31":
        return str(since[:4])
    if (since, until) == month(since):
        return str(since[:7])
    return f"{since} – {until}"


def month(day: str) -> tuple[str, str]:
    """The first and the last day of a day's month."""
    return f"{day[:7]}-01", f"{day[:7]}-{monthrange(int(day[:4]), int(day[5:7]))[1]}"


def what(event: Row) -> str:
    """What happened: "meeting", "video call", "visit (state)", "agreement (signed)"."""
    kind, subtype = event["kind"], (event["subtype"] or "").replace("_", " ")
    if event["subtype"] in REMOTE:
        return str(subtype)
    return kind if subtype in ("", "unspecified", "other", kind) else f"{kind} ({subtype})"


def where(event: Row) -> str:
    """The place and the state it is in."""
    place, land = event["place"] or "", state(event["place_state"] or "")
    return f"{place}, {land}" if place and land and land not in place else place or land


def who(kind: str, people: Iterable[Row]) -> str:
    """All who took part, guests and senders before hosts and receivers, each once with the state."""
    on_side: list[list[Row]] = [[], [], []]
    for one in people:
        if one["role"] not in BESIDE:
            on_side[next((nth for nth, roles in enumerate(SIDES) if one["role"] in roles), 2)].append(one)
    first, second, rest = on_side
    known: dict[str, str] = {}
    shown = [listed(side, known) for side in (first, second, rest)]
    ordered = [side for side in (shown[0], shown[2], shown[1]) if side]
    return (" → " if kind in TOWARDS else " – ").join(ordered)


def listed(people: Iterable[Row], known: dict[str, str]) -> str:
    """Those who are not known yet; `known`: how each is called, by person or name."""
    fresh = []
    for one in sorted(people, key=lambda one: not one["state"]):
        key = one["person"] or named({**one, "state": ""})
        if key not in known:
            known[key] = named(one)
            fresh.append(known[key])
    return ", ".join(fresh)


def named(one: Row) -> str:
    """A name with the code of the state."""
    name = one["name"] or one["office"] or state(one["state"] or "") or NOT_NAMED
    plain = not one["state"] or one["type"] == "state" or one["state"] == name
    return str(name) if plain else f"{name} ({one['state']})"
