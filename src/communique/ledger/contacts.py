"""How often two states met, and at what rank, quarter by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.store.rows import Row

# From the highest down; who is not among them counts as "other". A contact has the rank of the lower of its two sides.
RANKS = (
    ("heads", ("head_of_state", "head_of_government", "royal", "deputy_head")),
    ("ministers", ("foreign_minister", "defence_minister", "minister", "national_security", "speaker_of_parliament")),
    ("officials", ("deputy_minister", "ambassador", "consul", "envoy", "military_chief", "legislator", "spokesperson")),
)
OTHER = "other"
NAMES = (*(name for name, _ in RANKS), OTHER)
HELD = ("occurred", "ongoing")
REMOTE = ("call", "video_call")
PRINCIPAL = ("host", "guest", "participant", "visitor", "head")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year ("2024-Q2") with its meetings, calls and visits, and the contacts at each rank."""

    name: str
    meetings: int
    calls: int
    visits: int
    ranks: tuple[tuple[str, int], ...]


def quarters(events: Iterable[Row]) -> tuple[Quarter, ...]:
    """Every quarter from the first to the last contact held, also those without one."""
    kinds: Counter[tuple[str, str]] = Counter()
    ranks: Counter[tuple[str, str]] = Counter()
    for event in events:
        if event["status"] in HELD and (name := quarter(event["since"] or event["dated"])):
            kinds[name, kind(event)] += 1
            ranks[name, rank(event["people"])] += 1
    names = {name for name, _ in kinds}
    return tuple(
        Quarter(
            name, kinds[name, "meeting"], kinds[name, "call"], kinds[name, "visit"],
            tuple((one, ranks[name, one]) for one in NAMES if ranks[name, one]),
        )
        for name in between(min(names), max(names))
    ) if names else ()  # fmt: skip


def kind(event: Row) -> str:
    if event["kind"] == "visit":
        return "visit"
    return "call" if event["subtype"] in REMOTE else "meeting"


def rank(people: Sequence[Row]) -> str:
    """The rank of a contact: of each state the highest one present, and of these the lowest."""
    best: dict[str, int] = {}
    for one in people:
        if one["role"] in PRINCIPAL and one["state"] and one["type"] in ("person", "office"):
            best[one["state"]] = min(best.get(one["state"], len(RANKS)), level(one["rank"] or ""))
    return NAMES[max(best.values())] if best else OTHER


def level(rank: str) -> int:
    return next((nth for nth, (_, members) in enumerate(RANKS) if rank in members), len(RANKS))


def quarter(day: str | None) -> str:
    """The quarter of an ISO day; "" where there is none."""
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" if day and len(day) >= 7 else ""


def between(first: str, last: str) -> list[str]:
    """All quarters from one to another."""
    numbers = range(number(first), number(last) + 1)
    return [f"{one // 4}-Q{one % 4 + 1}" for one in numbers]


def number(name: str) -> int:
    return int(name[:4]) * 4 + int(name[-1]) - 1
