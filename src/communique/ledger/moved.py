"""What was put off is the same thing on its new day: its plan, the text that puts it off, and the new plan are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.ledger.gathering import Filed, Made, forbidden
from communique.ledger.rulings import Rulings
from communique.ledger.same import Fit, company, lands_differ
from communique.ledger.seen import AHEAD, Seen

PLANNED = ("planned", "proposed")
SPAN = 300  # days within which what was put off is planned anew


def moved(made: Sequence[Made], said: Rulings) -> list[Made]:
    """The events of a group, with those that a postponement leads to and comes from made one with it."""
    known = sorted(made, key=lambda one: (one.core.at, one.core.key))
    filed, gone = Filed(), set[int]()
    for one in known:
        filed.add(one)
    for put_off in (one for one in known if any(each.telling.status == "postponed" for each in one.members)):
        for other in [] if id(put_off) in gone else around(put_off, filed):
            found = None if other is put_off or id(other) in gone else carries_on(put_off, other)
            if found and not forbidden(other, put_off, said):
                put_off.take(other, found)
                gone.add(id(other))
    return [one for one in known if id(one) not in gone]


def around(put_off: Made, filed: Filed) -> list[Made]:
    """Events of the same persons near the postponement, before and after, along time."""
    core = put_off.core
    before = replace(core, timing="past", first=core.at - SPAN, last=core.at)
    after = replace(core, timing="ahead", first=core.at, last=core.at + SPAN)
    near = {one.core.key: one for seen in (before, after) for one in filed.near(seen)}
    return sorted(near.values(), key=lambda one: (one.core.at, one.core.key))


def carries_on(put_off: Made, other: Made) -> Fit | None:
    """The plan that was put off, or the next one after: for the same company at the same place."""
    text = min((one for one in put_off.members if one.telling.status == "postponed"), key=lambda one: one.published)
    if put_off.core.form != other.core.form or lands_differ(put_off.core, other.core):
        return None
    together = company(other.core, put_off.core)
    if together is None or together.strength < 0.6:
        return None
    before = is_dropped_plan(other, text)
    if not before and not planned_anew(put_off, other, text):
        return None
    which = "the plan that was put off" if before else "the new plan"
    return Fit(0.8, f"{together.reason}; {which}, as a text of {text.telling.published or 'no day'} tells.")


def is_dropped_plan(other: Made, text: Seen) -> bool:
    """Planned before the postponement, and never told to have taken place."""
    return all(one.telling.status in AHEAD and one.published <= text.published for one in other.members)


def planned_anew(put_off: Made, other: Made, text: Seen) -> bool:
    """Planned after the postponement and not held before it; and the postponed one has not taken place otherwise."""
    if any(one.telling.status not in AHEAD for one in put_off.members):
        return False
    held = any(one.telling.status not in AHEAD and one.published <= text.published for one in other.members)
    anew = (one.published for one in other.members if one.telling.status in PLANNED)
    return not held and any(text.published < published <= text.published + SPAN for published in anew)
