"""Whether two tellings can be of one thing: the same company, days that go together, the same format and place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique import data
from communique.ledger.seen import AHEAD, BEFORE, Party, Seen, told
from communique.ledger.wording import folded

# Days between two reports without a day of one thing: of one publisher, of two.
MONTH = 31  # days
LATE = 60  # days after which a text may still tell that something was put off or called off
DROPPED = ("postponed", "cancelled")
TOGETHER = {"message": (8, 10), "invitation": (200, 200)}


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two things go together, and the sentence that says why."""

    strength: float
    reason: str


def fit(new: Seen, known: Seen) -> Fit | None:
    """How well a telling goes with another that is known; None where they cannot be of one thing."""
    if new.form != known.form or lands_differ(new, known) or formats_differ(new, known) or told_apart(new, known):
        return None
    together, day = company(new, known) or one_conference(new, known), timed(new, known)
    if together is None or day is None:
        return None
    if together.strength < 0.7 and "ahead" in (new.timing, known.timing):
        return None
    near = 1.15 if day.strength < 0.9 and same_place(new, known) else 1.0
    other_kind = 0.92 if new.telling.kind == "visit" and new.telling.subtype != known.telling.subtype else 1.0
    return Fit(min(together.strength * day.strength * near * other_kind, 0.99), f"{together.reason}; {day.reason}.")


def told_apart(new: Seen, known: Seen) -> bool:
    """One document that gives both, each with days of its own, tells two things: a journey, and a day of it."""
    if new.telling.document != known.telling.document or not new.timing == known.timing == "stated":
        return False
    return (new.first, new.last) != (known.first, known.last)


def lands_differ(new: Seen, known: Seen) -> bool:
    """Two states cannot be one destination or place; nor can what a journey names by a place that is no state."""
    if new.form == "remote":
        return False
    if new.land and known.land:
        return new.land != known.land
    if new.telling.kind != "visit" or new.place == known.place:
        return False
    if headline(new, known) or headline(known, new):
        return False
    local = any(one.place and not one.land for one in (new, known))
    return bool(new.place and known.place) or (local and not new.timing == known.timing == "stated")


def headline(new: Seen, known: Seen) -> bool:
    """A headline may name the state of the towns that the same document gives."""
    main = new.timing == "fresh" and new.telling.salience == "main"
    return main and bool(new.land) and new.telling.document == known.telling.document


def same_place(new: Seen, known: Seen) -> bool:
    return bool(new.land and new.land == known.land) or bool(new.place and new.place == known.place)


def formats_differ(new: Seen, known: Seen) -> bool:
    """Talks alone are not those with the delegations, even on one day; nor is a conference the meeting of two."""
    both = {new.telling.subtype, known.telling.subtype}
    if new.telling.kind == "message":
        return "condolences" in both and len(both) == 2
    if both == {"one_on_one", "expanded"}:
        return True
    many = "multilateral" in both and len(both) == 2
    if many and any(two_apart(one, other) for one, other in ((new, known), (known, new))):
        return True
    return many and not new.timing == known.timing == "stated"


def two_apart(conference: Seen, two: Seen) -> bool:
    """A conference by its name, and two who met, perhaps beside it."""
    called = data.words("en", "gatherings", "ledger") & set(folded(conference.telling.words).split())
    return bool(called) and two.telling.subtype != "multilateral" and len(two.people) == 2


# --- who ----------------------------------------------------------------------------------------------------------


def company(new: Seen, known: Seen) -> Fit | None:
    """The same participants, as far as both accounts name them."""
    pairs = paired(new, known)
    if not pairs:
        return None
    sides = {side for one, other, _ in pairs for side in (one.side, other.side) if side}
    spare, missing = (rest(seen.parties, pairs, at, sides) for at, seen in enumerate((new, known)))
    if spare and missing:
        return None
    strength = sum(score for _, _, score in pairs) / len(pairs)
    names = told(longer(one, other) for one, other, _ in pairs)
    if new.telling.kind == "visit" or len(pairs) > 1:
        more = any(one.side for one in (*spare, *missing))
        return None if more and len(pairs) == 2 else Fit(strength, f"The same participants ({names})")
    if new.title or known.title or (new.place and known.place and new.place != known.place and not new.land):
        return None
    ours = any(len(seen.parties) == 1 and seen.parties[0].side == seen.home for seen in (new, known))
    return Fit(strength * (0.4 if ours else 0.55), f"Of the participants one account names only {names}")


def one_conference(new: Seen, known: Seen) -> Fit | None:
    """The same conference by its name, where an account names few of those who take part."""
    common = new.title & known.title
    if len(common) < 2 or common not in (new.title, known.title) or "unknown" in (new.timing, known.timing):
        return None
    if counted(new) and counted(known) and counted(new) != counted(known):
        return None
    return Fit(0.75, f"The same conference ({told(sorted(common))})")


def counted(seen: Seen) -> frozenset[str]:
    """Which of a row of conferences the words say it is: the second."""
    words = set(folded(seen.telling.words).split())
    return frozenset(one for one in data.words("en", "ordinals", "ledger") if not words.isdisjoint(one.split()))


def paired(new: Seen, known: Seen) -> list[tuple[Party, Party, float]]:
    """Each party with the one of the other account that it fits best, the surest pairs first."""
    scored = [
        (-score, i, j)
        for i, one in enumerate(new.parties)
        for j, other in enumerate(known.parties)
        if (score := alike(one, other))
    ]
    pairs, taken_new, taken_known = [], set[int](), set[int]()
    for score, i, j in sorted(scored):
        if i not in taken_new and j not in taken_known:
            taken_new.add(i)
            taken_known.add(j)
            pairs.append((new.parties[i], known.parties[j], -score))
    return pairs


def alike(one: Party, other: Party) -> float:
    """How sure two fillers are of one party: the same person, an office of the same state, the same state."""
    if one.role != other.role:
        return 0.0
    if one.person and other.person:
        return float(one.person == other.person)
    if one.side and other.side and one.side != other.side:
        return 0.0
    stated = bool(one.side and other.side)
    if one.office and other.office:
        return (0.85 if stated else 0.6) * (one.office == other.office)
    return 0.6 if stated else 0.0


def rest(
    parties: tuple[Party, ...], pairs: list[tuple[Party, Party, float]], at: int, sides: set[str]
) -> list[Party]:
    """Parties of one account that have no match, but for further members of a side that has one."""
    matched = {pair[at] for pair in pairs}
    return [one for one in parties if one not in matched and one.side not in sides]


def longer(one: Party, other: Party) -> str:
    return max(one.name, other.name, key=lambda name: (len(name), name))


# --- when ---------------------------------------------------------------------------------------------------------


def timed(new: Seen, known: Seen) -> Fit | None:
    """Days that go together: stated ones, else the day of publication, in the direction in which such texts come."""
    kinds = {new.timing, known.timing}
    if "unknown" in kinds or (kinds == {"past"} and new.telling.document == known.telling.document):
        same = new.telling.document == known.telling.document
        return Fit(0.7, "told in one document") if same else None
    if new.timing in ("stated", "range") and known.timing in ("stated", "range"):
        return stated(new, known)
    for one, other in ((new, known), (known, new)):
        if one.timing == "past":
            return referred(one, other)
    for one, other in ((new, known), (known, new)):
        if one.timing == "ahead":
            return planned(one, other)
    for one, other in ((new, known), (known, new)):
        if one.timing == "fresh" and other.timing in ("stated", "range"):
            return reported(one, other)
    return both_fresh(new, known)


def stated(new: Seen, known: Seen) -> Fit | None:
    """Stated days: they must overlap; the days of a visit may be given one way or another."""
    spare = 2 if new.telling.kind == "visit" else 0
    if new.first > known.last + spare or known.first > new.last + spare:
        return None
    if "range" in (new.timing, known.timing):
        wide = any(one.timing == "range" and one.last - one.first > MONTH for one in (new, known))
        return Fit(0.6 if wide else 0.75, f"the day lies within the time given, {iso(new.first)} to {iso(new.last)}")
    return Fit(1.0, f"the same day, {iso(max(new.first, known.first))}")


def reported(fresh: Seen, dated: Seen) -> Fit | None:
    """A readout is published on the day or up to a few days after."""
    after = fresh.published - dated.last
    running = dated.first <= fresh.published <= dated.last
    if not running and not 0 <= after <= BEFORE.get(fresh.telling.kind, 4):
        return announced_early(fresh, dated)
    return Fit(0.6 if dated.timing == "range" else 0.95, f"published {distance(after)} {iso(dated.last)}")


def announced_early(fresh: Seen, dated: Seen) -> Fit | None:
    """A headline that names a visit to come as if it were: the same document gives the day."""
    if fresh.telling.document == dated.telling.document:
        return Fit(0.9, f"the document gives the day, {iso(dated.first)}")
    return None


def both_fresh(new: Seen, known: Seen) -> Fit | None:
    """Two reports without a day: published together, a little further apart where two publishers report."""
    apart = abs(new.published - known.published)
    longest = TOGETHER.get(new.telling.kind, (1, 3))
    if apart > longest[new.telling.publisher != known.telling.publisher]:
        return None
    return Fit(0.85, f"both reported when published, {iso(min(new.published, known.published))}")


def planned(plan: Seen, other: Seen) -> Fit | None:
    """A plan without a day: what takes place next, or the same plan told again."""
    if plan.telling.status in DROPPED:
        return dropped(plan, other)
    if other.timing == "ahead":
        apart = abs(plan.published - other.published)
        return Fit(0.75, "the same plan told again") if apart <= 45 else None
    comes = other.first if other.timing in ("stated", "range") else other.published
    if plan.telling.document == other.telling.document and other.telling.status not in AHEAD:
        return None
    if not plan.published <= comes <= plan.last or (comes == plan.published and not held_that_day(plan, other)):
        return None
    unsure = bool(plan.land) and not other.land and comes - plan.published > 14
    return Fit(0.4 if unsure else 0.8, f"planned on {iso(plan.published)}, and the next that takes place, {iso(comes)}")


def dropped(text: Seen, plan: Seen) -> Fit | None:
    """A text that tells of a plan without its day as put off or called off: the plan that was known before."""
    known = plan.telling.status in AHEAD and plan.published <= text.published
    if not known or text.published - (plan.first if plan.timing == "stated" else plan.published) > LATE:
        return None
    return Fit(0.75, f"planned on {iso(plan.published)}, and told of as {text.telling.status} on {iso(text.published)}")


def held_that_day(plan: Seen, other: Seen) -> bool:
    """Another text tells that on the day of the plan it took place: what was planned in the morning."""
    return other.telling.status not in AHEAD and plan.telling.document != other.telling.document


def referred(later: Seen, other: Seen) -> Fit | None:
    """A later reference: the latest that fits before the text that refers to it."""
    if other.timing == "past":
        longest = TOGETHER.get(later.telling.kind, (7, 7))[1]
        near = abs(later.published - other.published) <= longest
        return Fit(0.7, f"referred to within {longest} days") if near else None
    if other.timing == "ahead":
        return carried_out(later, other)
    when = other.first if other.timing in ("stated", "range") else other.published
    gap = 0 if when <= later.published <= other.last else later.published - when
    if not later.first <= when <= later.last:
        return None
    sure = 0.9 if gap <= 1 else 0.8 if gap <= 14 else 0.7 if gap <= 45 else 0.55
    return Fit(sure, f"a later reference to the latest that fits, {iso(when)}")


def carried_out(later: Seen, plan: Seen) -> Fit | None:
    """A plan without a day, and a text that came after it and before its time was over and tells it as past."""
    after = plan.published < later.published <= plan.last and later.telling.status not in AHEAD
    if not (after and same_place(later, plan)):
        return None
    return Fit(0.65, f"planned on {iso(plan.published)}, and told of on {iso(later.published)} as past")


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat() if day > 0 else "an unknown day"


def distance(days: int) -> str:
    return "on the day," if days <= 0 else "one day after" if days == 1 else f"{days} days after"
