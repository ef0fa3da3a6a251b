"""What became of plans: a planned visit or meeting took place, was put off or called off; a visit holds its meetings.

Nothing follows from silence: a plan of which nothing more is told has no link.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from communique.ledger.days import day_before, iso_or_none, ordinal
from communique.ledger.events import Event
from communique.ledger.items import Link, Telling, Verdict
from communique.ledger.rulings import rulings
from communique.ledger.seen import REMOTE, land
from communique.ledger.standing import FIRM

PLANS = ("planned", "proposed")
DROPPED = {"postponed": "postponed", "cancelled": "cancelled", "negated": "cancelled"}
LONGEST = 15  # days of a visit
AFTER = 60  # days after a visit was planned without a day within which a meeting shows that it took place


def plans(events: Sequence[Event], verdicts: Sequence[Verdict] = ()) -> list[Link]:
    """Links from each telling of a plan to the telling that shows its outcome, and from meetings to their visit.

    `happened`, `postponed` and `cancelled` lead from telling to telling, `part_of` from event to event.
    """
    said = rulings(verdicts)
    meetings = by_person([one for one in events if one.kind == "meeting"])
    found: list[Link] = []
    for one in events:
        if one.kind in ("meeting", "visit", "agreement"):
            found += told_or_met(one, meetings)
        if one.kind == "visit":
            found += parts(one, meetings)
    return sorted({link for link in found if not said.parted(link.source, link.target)})


# --- outcomes -----------------------------------------------------------------------------------------------------


def outcomes(event: Event) -> Iterator[Link]:
    """Each planned telling with the first later one that says that it took place, was put off or called off."""
    for plan in event.tellings:
        after = [one for one in event.tellings if one.published >= plan.published and one.document != plan.document]
        if is_plan(plan) and (outcome := first_outcome(plan, event, after)):
            relation = DROPPED.get(outcome.status, "happened")
            yield Link(plan.key, outcome.key, relation, 0.9, says(relation, plan, outcome), (plan.place, outcome.place))


def told_or_met(event: Event, meetings: Mapping[str, list[tuple[int, str, Event]]]) -> list[Link]:
    """Each plan with its outcome. Of a visit to a house, the report of the meeting there tells more than a mention."""
    told = {link.source: link for link in outcomes(event)}
    main = {one.key for one in event.tellings if one.salience == "main" and one.status == "occurred"}
    met = received(event, meetings) if event.kind == "visit" else ()
    return list((told | {one.source: one for one in met if not shown_by(told.get(one.source), main)}).values())


def shown_by(link: Link | None, main: Set[str]) -> bool:
    return link is not None and (link.relation != "happened" or link.target in main)


def is_plan(one: Telling) -> bool:
    """Planned, or told of a day that was still to come when the text was published, whatever its words."""
    return one.status in PLANS or bool(one.status in FIRM and one.published and one.since > one.published)


def first_outcome(plan: Telling, event: Event, after: Sequence[Telling]) -> Telling | None:
    """A text that drops the plan comes before one that tells the event, where it was published first."""
    dropped = [one for one in after if one.status in DROPPED and one.published > plan.published]
    held = [one for one in after if one.status in FIRM and not told_early(one, event) and one.document != plan.document]
    if event.kind == "agreement":  # what was to be signed was signed; that it is in force says less
        held = [one for one in held if one.subtype == plan.subtype]
    if dropped and not any(one.published <= dropped[0].published for one in held):
        return dropped[0]
    return min(held, key=directness, default=None)


def directness(one: Telling) -> tuple[str, bool, bool, bool, str]:
    """The first text that tells it, of those of a day what gives its day and reports it before what mentions it."""
    return one.published, one.status != "occurred", one.salience != "main", not one.since, one.key


def told_early(one: Telling, event: Event) -> bool:
    """Published before the day: it names a visit to come as if it were. What states its day may be a day ahead."""
    day = day_before(event.since) if one.since else event.since
    return bool(day and one.published and one.published < day)


def says(relation: str, plan: Telling, outcome: Telling) -> str:
    told = f"Planned on {plan.published or 'an unknown day'} (“{plan.words}”)"
    on = outcome.published or "an unknown day"
    if relation == "happened":
        return f"{told}, and told as held on {on} (“{outcome.words}”)."
    until = f", now for {outcome.since}" if relation == "postponed" and outcome.since else ""
    return f"{told}, and told as {relation} on {on} (“{outcome.words}”){until}."


# --- a visit and its meetings ---------------------------------------------------------------------------------------


def by_person(meetings: Sequence[Event]) -> Mapping[str, list[tuple[int, str, Event]]]:
    """Meetings face to face under each person, along time."""
    filed: dict[str, list[tuple[int, str, Event]]] = defaultdict(list)
    for one in meetings:
        if one.subtype not in REMOTE and (day := day_of(one)):
            for person in one.persons:
                filed[person].append((day, one.id, one))
    return {person: sorted(known, key=lambda found: found[:2]) for person, known in filed.items()}


def day_of(event: Event) -> int:
    """The day of an event: the stated one, else that of its first report."""
    held = (one.published for one in event.tellings if one.status in FIRM and one.published)
    return ordinal(event.since) or ordinal(min(held, default=""))


def between(
    persons: Sequence[str], meetings: Mapping[str, list[tuple[int, str, Event]]], days: tuple[int, int]
) -> list[Event]:
    """The meetings of these persons from the first to the last day."""
    found: dict[str, Event] = {}
    for person in persons:
        known = meetings.get(person, [])
        for _, key, event in known[bisect_left(known, (days[0], "")) : bisect_right(known, (days[1], "~"))]:
            found[key] = event
    return list(found.values())


def received(visit: Event, meetings: Mapping[str, list[tuple[int, str, Event]]]) -> Iterator[Link]:
    """A planned visit of which no text tells that it was made, but one that the visitor was met there; of a visit to
    a house whatever is told of it."""
    house = bool(visit.where) and not lands(visit)
    untold = visit.status in PLANS
    plans_of = [one for one in visit.tellings if one.status in PLANS and (untold or (house and one.since))]
    if not plans_of:
        return
    for plan in plans_of:
        since, until = ordinal(plan.since), ordinal(plan.until) or ordinal(plan.since)
        days = (since, until) if since else (ordinal(plan.published) + 1, ordinal(plan.published) + AFTER)
        near = [one for one in between(visit.persons, meetings, days) if there(visit, one, bool(since))]
        if near and (shown := first_outcome(plan, near[0], near[0].tellings)):
            places = (plan.place, shown.place)
            yield Link(plan.key, shown.key, "happened", 0.8, says("happened", plan, shown), places)


def there(visit: Event, meeting: Event, dated: bool) -> bool:
    """The meeting shows that the visitor was there: at that place, else with its hosts on a stated day."""
    if meeting.status not in FIRM or len(meeting.persons) + len(meeting.states) < 3:
        return False
    return where_fits(visit, meeting, dated)


def where_fits(visit: Event, meeting: Event, dated: bool) -> bool:
    """The meeting was at the destination: its own place says so, or, on the days of the visit, those it was with."""
    to, at = lands(visit), lands(meeting)
    if to and at:
        return bool(to & at)
    return bool(places(visit) & places(meeting)) or (dated and bool(to & set(meeting.states)))


def lands(event: Event) -> frozenset[str]:
    return frozenset(state for one in event.tellings if (state := land(one)))


def places(event: Event) -> frozenset[str]:
    return frozenset(one.where for one in event.tellings if one.where)


def parts(visit: Event, meetings: Mapping[str, list[tuple[int, str, Event]]]) -> Iterator[Link]:
    """The meetings that a visit holds: of the visitor, within its days, at its destination."""
    first = day_of(visit)
    if not first or not visit.persons:
        return
    last = min(ordinal(visit.until) or first, first + LONGEST)
    for one in between(visit.persons, meetings, (first, last)):
        if where_fits(visit, one, dated=bool(lands(visit))):
            days = f"{iso_or_none(first)} to {iso_or_none(last)}" if last > first else iso_or_none(first)
            reason = f"The visitor's meeting within the days of the visit, {days}, at its destination."
            yield Link(one.id, visit.id, "part_of", 0.85, reason, (one.tellings[0].place, visit.tellings[0].place))
