"""An agreement along its documents: proposed, agreed, signed, ratified, in force, implemented, terminated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.ledger.days import ordinal
from communique.ledger.events import Event
from communique.ledger.items import Link, Telling
from communique.ledger.standing import FIRM

STAGES = ("proposed", "agreed", "signed", "ratified", "in_force", "implemented", "terminated")


@dataclass(frozen=True, slots=True, order=True)
class Stage:
    """A stage that an agreement has reached, or is to reach (`planned`). `since`: the day as far as told, else "";
    `published`: day of the first text that tells of it."""

    name: str
    planned: bool
    since: str
    published: str
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Staged:
    """An agreement with its stages in their order, and the links from each to the next."""

    event: str
    stages: tuple[Stage, ...]
    links: tuple[Link, ...]

    @property
    def reached(self) -> str:
        """The furthest stage of which a text tells that it was reached; "" where none does."""
        return next((one.name for one in reversed(self.stages) if not one.planned), "")


def stages(events: Sequence[Event]) -> list[Staged]:
    """Each agreement with the stages that its documents tell."""
    return [staged(one) for one in events if one.kind == "agreement"]


def staged(event: Event) -> Staged:
    found = [
        stage(name, planned, tellings)
        for name in STAGES
        for planned in (False, True)
        if (tellings := [one for one in event.tellings if one.subtype == name and is_planned(one) == planned])
    ]
    reached = {one.name for one in found if not one.planned}
    kept = [one for one in found if not (one.planned and one.name in reached)]
    return Staged(event.id, tuple(kept), tuple(links(event, kept)))


def is_planned(one: Telling) -> bool:
    """Still to come: said so, or told with a day after that of the text."""
    return one.status not in FIRM or bool(one.published and one.since > one.published)


def stage(name: str, planned: bool, tellings: Sequence[Telling]) -> Stage:
    ordered = sorted(tellings, key=lambda one: (one.published, one.key))
    days = [one.since for one in ordered if one.since and one.since == (one.until or one.since)]
    later = [one.since for one in ordered if one.since]
    return Stage(name, planned, min(days or later, default=""), ordered[0].published, tuple(one.key for one in ordered))


def links(event: Event, found: Sequence[Stage]) -> Iterator[Link]:
    """From the first telling of each stage to that of the next."""
    telling = {one.key: one for one in event.tellings}
    for one, other in pairwise(found):
        first, then = telling[one.tellings[0]], telling[other.tellings[0]]
        when = other.since or other.published
        late = ordinal(when) and ordinal(one.since or one.published) > ordinal(when)
        then_is = f"{'to be ' if other.planned else ''}{other.name}".replace("_", " ")
        reason = f"The same agreement: {one.name.replace('_', ' ')}, then {then_is}, {when}."
        yield Link(first.key, then.key, "stage", 0.6 if late else 0.85, reason, (first.place, then.place))
