"""What has become of an event: its status from all who tell it, each at its time."""

from __future__ import annotations

from collections.abc import Sequence

from communique.ledger.days import ordinal
from communique.ledger.seen import Seen

FIRM = ("occurred", "ongoing")
DROPPED = ("cancelled", "postponed", "negated")


def standing(members: Sequence[Seen]) -> str:
    """Occurred where a text that came no earlier than its day tells so; else what the last text about it says."""
    if held := [one for one in members if one.telling.status in FIRM and not early(one, members)]:
        return "occurred" if any(one.telling.status == "occurred" for one in held) else "ongoing"
    forward = [one for one in members if one.telling.status not in FIRM] or list(members)
    last = max(forward, key=lambda one: (one.telling.published, one.telling.status in DROPPED, one.key))
    return last.telling.status if last.telling.status not in FIRM else "planned"


def early(one: Seen, members: Sequence[Seen]) -> bool:
    """Told before the day on which it was to be: a headline that names a visit to come as if it were."""
    if not one.published:
        return False
    stated = [ordinal(other.telling.since) for other in members if other.timing == "stated"]
    own = [ordinal(one.telling.since)] if one.timing == "stated" else stated
    return bool(own) and min(own) > one.published
