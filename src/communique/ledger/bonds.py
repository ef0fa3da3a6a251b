"""Is this naming that person? What the names say, times what the offices, states and days say, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.ledger.names import Form, Likeness, likeness
from communique.ledger.posts import Post, excludes, fits, states, told
from communique.ledger.profiles import Known, Profile, Stay

# How much of the likeness of names stays: by what else the two have in common.
SAME_OFFICE, SAME_STATE, ELSEWHERE, ONE_BARE, BOTH_BARE, TOP = 0.99, 0.93, 0.9, 0.9, 0.88, 0.87
ENOUGH = 0.815  # the least strength with which two full names are joined
MARGIN = 0.02  # by which the best must be better than the next
LEADERS = frozenset({"head_of_state", "head_of_government"})
FORMS = 12  # forms of a person's name that are compared
FEW = 0.25  # of the other's texts: fewer in the wrong office are taken for a mistake


class Bond(NamedTuple):
    strength: float
    reason: str


def bond(profile: Profile, known: Known) -> Bond | None:
    """How surely a full name is a person's, and why; None where it is not."""
    names = named(profile.form, known.full[:FORMS])
    if names is None:
        return None
    offices = in_common(profile, known)
    if offices is None:
        return None
    strength = round(names.score * offices.strength, 3)
    return Bond(strength, f"{names.reason}; {offices.reason}") if strength >= ENOUGH else None


def named(one: Form, forms: Sequence[Form]) -> Likeness | None:
    """The best likeness with the forms of a person's name; None where it goes against one of them."""
    found = [(other, likeness(one, other)) for other in forms]
    likes = [like for _, like in found if like]
    fuller = [other for other, like in found if like and len(other.words) > len(one.words)]
    for other, like in found:
        if like is None and not any(likeness(other, full) and len(full.words) > len(other.words) for full in fuller):
            return None
    return max(likes, key=lambda like: like.score, default=None)


def in_common(profile: Profile, known: Known) -> Bond | None:
    """What offices and states say of two full names; None where they are two persons'."""
    ours, theirs = profile.posts | profile.past, set(known.offices())
    if not ours or not theirs:
        bare = Bond(BOTH_BARE, "no office told of either")
        return bare if ours == theirs else Bond(ONE_BARE, "an office told of one")
    same = sorted(one for one in ours if any(fits(one, other) for other in theirs))
    here, there = states(ours), states(theirs)
    if here and there and not here & there:
        top = sorted(LEADERS & {one.rank for one in ours} & {other.rank for other in theirs})
        if not top or here_and_there(profile, known):
            return None
        return Bond(TOP, f"both {top[0].replace('_', ' ')}, of another state in few texts")
    if clash(profile, known):
        return None
    if same:
        return Bond(SAME_OFFICE, f"both {told(same[0])}")
    if here & there:
        return Bond(SAME_STATE, "the same state, another office")
    return Bond(ELSEWHERE, "another office, of which no state is told")


def here_and_there(profile: Profile, known: Known) -> bool:
    """Have both their own texts, so that a state named wrongly does not explain it?"""
    return min(len(profile.namings), known.stay.texts) > 1


def clash(profile: Profile, known: Known) -> bool:
    """Do both hold, in the same days and in more than a stray text, offices that nobody holds together?"""
    stay = Stay()
    stay.add(profile.days, len(profile.namings))
    for one in profile.posts:
        for other, theirs in known.posts.items():
            if excludes(one, other) and stay.meets(theirs) and not bridged(profile, known, (one, other)):
                few, many = sorted((stay.texts, theirs.texts))
                if few >= max(2, FEW * many):
                    return True
    return False


def bridged(profile: Profile, known: Known, pair: tuple[Post, Post]) -> bool:
    """Does one text give both offices to one of the two, so that they can be one person's after all?"""
    one, other = pair
    both = any(fits(mine, other) for mine in profile.posts) or any(fits(one, mine) for mine in known.posts)
    return both or pair in known.together


def fitting(ours: Iterable[Post], known: Known) -> dict[Post, Stay]:
    """The offices of a person that those of a naming can mean."""
    ours = list(ours)
    return {one: stay for one, stay in known.posts.items() if any(fits(mine, one) for mine in ours)}
