"""Namings by one name alone ("President Kovač"): which of the persons of that name, by office and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from communique.ledger.bonds import Bond, fitting
from communique.ledger.groups import Unions
from communique.ledger.items import Naming
from communique.ledger.names import likeness
from communique.ledger.posts import Post, fits, states, told
from communique.ledger.profiles import Known, Profile, Stay, day
from communique.ledger.spelling import sounded

WINDOW = 500  # days from the texts that show a person in the office
FAR = 4  # how often farther away the next person must be,
CLEAR = 4  # or how many times more texts, by their distance, must show the one
FADES = 60  # days at which a text counts half
STRAY = 4  # how often more texts show another in that office
FLOOD = 20  # the same of somebody who is told in that office more than in any other
MAIN = 0.5
SAME_STATE, STATE_LEFT_OUT, NO_OFFICE = 0.97, 0.93, 0.85


@dataclass(frozen=True, slots=True)
class Candidate:
    known: Known
    likeness: float
    kind: str
    reason: str
    stay: Stay
    share: float


def candidates(profile: Profile, those: Iterable[Known]) -> list[Candidate]:
    """The persons whom a single name with its office can mean."""
    found = [made for known in those if (made := candidate(profile, known))]
    most = max((one.stay.texts for one in found), default=0)
    found = [one for one in found if one.stay.texts * (STRAY if one.share < MAIN else FLOOD) >= most]
    return [one for one in found if one.kind == "family"] or found


def candidate(profile: Profile, known: Known) -> Candidate | None:
    """Can a single name with its office mean this person? The office must be one of the person's."""
    likes = [like for one in known.full if (like := likeness(profile.form, one))]
    if not likes:
        return None
    best = max(likes, key=lambda like: like.score)
    ours = profile.posts or profile.past
    if not ours:
        if best.kind != "family":
            return None
        reason = f"{best.reason}; the only person of that name"
        return Candidate(known, best.score * NO_OFFICE, best.kind, reason, known.stay, 1.0)
    held = fitting(ours, known) or {one: known.stay for one in known.past if any(fits(mine, one) for mine in ours)}
    if not held or not states_agree(profile, known):
        return None
    stay = Stay()
    for one in held.values():
        stay.first, stay.last, stay.texts = min(stay.first, one.first), max(stay.last, one.last), stay.texts + one.texts
    named = states(ours) & set(known.states())
    sure = best.score * (SAME_STATE if named else STATE_LEFT_OUT)
    office = told(max(held, key=lambda one: (held[one].texts, one)))
    return Candidate(known, sure, best.kind, f"{best.reason}; both {office}", stay, stay.texts / known.stay.texts)


def states_agree(profile: Profile, known: Known) -> bool:
    ours, theirs = states(profile.posts | profile.past), known.states()
    return not ours or not theirs or bool(ours & set(theirs))


def chosen(naming: Naming, those: Sequence[Candidate], past: bool) -> tuple[Candidate, Bond] | None:
    """The one candidate whose texts are about the naming's day; None where several are, or none is near.

    Of several the one in question must be far nearer, or shown in that office by far more texts for its distance.
    """
    when = day(naming.published)
    gaps = [one.stay.gap(when) for one in those]
    weights = [one.stay.texts / (1 + gap / FADES) for one, gap in zip(those, gaps, strict=True)]
    heavy = nlargest(2, [(weight, -gap, -n) for n, (weight, gap) in enumerate(zip(weights, gaps, strict=True))])
    if not heavy:
        return None
    best = those[-heavy[0][2]]
    if best.stay.gap(when) > WINDOW and not (past and when > best.stay.last) and not (
        len(those) == 1 and best.known.stay.gap(when) <= WINDOW
    ):
        return None
    if len(heavy) > 1 and heavy[0][0] < CLEAR * heavy[1][0] and -heavy[1][1] <= -FAR * heavy[0][1]:
        return None
    return best, Bond(round(best.likeness, 3), best.reason)


def left(those: Iterable[Naming], of: dict[str, Profile]) -> Iterator[list[Naming]]:
    """Namings by one name alone that no full name explains: together where name, office and days agree."""
    by_name: dict[str, list[Naming]] = defaultdict(list)
    for naming in those:
        by_name[sounded(of[naming.key].form.words[0]) + of[naming.key].form.end].append(naming)
    for _, same in sorted(by_name.items()):
        yield from by_office(same, of)


def by_office(those: Sequence[Naming], of: dict[str, Profile]) -> Iterator[list[Naming]]:
    """The namings of one single name by their offices, and in runs of days; without an office each alone."""
    unions = joined(sorted({one for naming in those for one in of[naming.key].posts}))
    runs: dict[str, list[Naming]] = defaultdict(list)
    for naming in those:
        posts = sorted(of[naming.key].posts)
        runs[unions.root(key(posts[0])) if posts else naming.key].append(naming)
    for _, run in sorted(runs.items()):
        yield from in_runs(run)


def key(one: Post) -> str:
    return "\t".join((one.rank, one.detail, one.state, one.body))


def joined(posts: Sequence[Post]) -> Unions:
    """Which offices are one: of one rank and detail, and of one state; without a state where only one is named."""
    unions, alike = Unions(), defaultdict(list)
    for one in posts:
        alike[one.rank, one.detail].append(one)
    for those in alike.values():
        named = sorted(states(those))
        for one in those:
            if one.state or len(named) == 1:
                same = min(key(other) for other in those if other.state == (one.state or named[0]))
                unions.join(key(one), same)
            elif not named:
                unions.join(key(one), key(those[0]))
    return unions


def in_runs(those: Sequence[Naming]) -> Iterator[list[Naming]]:
    """Namings in the order of their days, cut where none came for long."""
    run: list[Naming] = []
    last = 0
    for naming in sorted(those, key=lambda one: (day(one.published), one.key)):
        when = day(naming.published)
        if run and when and last and when - last > WINDOW:
            yield run
            run = []
        run.append(naming)
        last = when or last
    if run:
        yield run
