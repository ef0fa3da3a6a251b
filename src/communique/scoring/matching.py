"""Which statement, act or office of a record is which of gold: pairs, best first, each used once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from communique.model import Act, Statement
from communique.scoring.found import Found
from communique.scoring.gold import GoldAct, GoldStatement, Names
from communique.scoring.names import any_same, same, same_title

One = TypeVar("One")
Other = TypeVar("Other")
Pairs = list[tuple[int, int]]
Spans = Iterable[tuple[int, int]]
HALF, QUARTER = 0.5, 0.25  # shares of roles and of letters and digits that two must have in common

# Roles that decide whether two acts are the same.
KEY = {
    "meeting": ("host", "guest", "participant"),
    "visit": ("visitor",),
    "message": ("from", "to"),
    "invitation": ("inviter", "invitee"),
    "agreement": (),
    "commitment": ("actor",),
    "request": ("requester", "addressee"),
    "position": ("holder",),
    "thanks": ("thanker", "thanked"),
    "assistance": ("provider", "recipient"),
    "assessment": ("holder",),
}
NEAR = ({"planned", "proposed"}, {"planned", "hypothetical"}, {"occurred", "ongoing"}, {"cancelled", "postponed"})
BY_ROLES = ("meeting", "message", "invitation")  # the same where all roles are, wherever they are told


def paired(found: Sequence[One], gold: Sequence[Other], likeness: Callable[[One, Other], float]) -> Pairs:
    """Pairs of positions, the most alike first; nothing is used twice. 0 is no match."""
    scores = [(likeness(f, g), i, j) for i, f in enumerate(found) for j, g in enumerate(gold)]
    pairs: Pairs = []
    left: set[int] = set()
    right: set[int] = set()
    for score, i, j in sorted(scores, key=lambda row: -row[0]):
        if score > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def letters(spans: Spans, text: str) -> set[int]:
    """The places of letters and digits within spans: signs at the edges do not count."""
    return {i for start, end in spans for i in range(start, min(end, len(text))) if text[i].isalnum()}


def shared(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def same_office(one: tuple[str, str, str | None], other: tuple[str, str, str | None]) -> float:
    """1 where person, title and state are the same; a state that only one names is no difference."""
    of = not one[2] or not other[2] or one[2] == other[2] or same(one[2], other[2])
    return float(of and same(one[0], other[0]) and same_title(one[1], other[1]))


def same_content(found: Found) -> Callable[[Statement, GoldStatement], float]:
    """How much of the letters of two statements is shared; 0 below a half."""

    def likeness(said: Statement, gold: GoldStatement) -> float:
        mine = letters(((a.start, a.end) for a in said.content), found.text)
        share = shared(mine, letters(gold.content, found.text))
        return share if share >= HALF else 0.0

    return likeness


def same_speakers(mine: Sequence[Names], gold: Sequence[Names]) -> bool:
    """Are at least half of the speakers the same? None on both sides is the same."""
    if not mine or not gold:
        return not mine and not gold
    count = fillers_shared("", [("", one) for one in mine], [("", one) for one in gold])
    return 2 * count / (len(mine) + len(gold)) >= HALF


def same_act(found: Found) -> Callable[[Act, GoldAct], float]:
    """How alike two acts are; 0 where kind or status differ, half the key roles do, or they stand elsewhere."""

    def likeness(act: Act, gold: GoldAct) -> float:
        if act.kind != gold.kind or not near(act.status, gold.statuses):
            return 0.0
        place = max((overlap(found.text, a, b) for a in spans_of(act) for b in gold.spans), default=0.0)
        roles = role_share(found, act, gold)
        if roles is None:
            return place if place >= QUARTER else 0.0
        if roles < HALF:
            return 0.0
        both_main = act.salience == "main" and gold.main
        anywhere = act.kind in BY_ROLES and (roles == 1 or both_main)
        return roles + place if anywhere or place >= QUARTER else 0.0

    return likeness


def role_share(found: Found, act: Act, gold: GoldAct) -> float | None:
    """F of the key roles; None where gold has none to compare."""
    keys = KEY[act.kind]
    mine = [(role, names) for role, names in found.roles(act) if role in keys]
    theirs = [(role, names) for role, names in gold.roles if role in keys]
    if not theirs:
        return None
    return 2 * fillers_shared(act.kind, mine, theirs) / (len(mine) + len(theirs)) if mine else 0.0


def fillers_shared(kind: str, mine: list[tuple[str, Names]], gold: list[tuple[str, Names]]) -> int:
    """How many fillers of gold have one of the record's own, role by role."""
    used: set[int] = set()
    for role, names in gold:
        fits = (
            i for i, (own, own_names) in enumerate(mine)
            if i not in used and same_role(kind, own, role) and any_same(own_names, names)
        )  # fmt: skip
        used |= {i for i in [next(fits, None)] if i is not None}
    return len(used)


def same_role(kind: str, one: str, other: str) -> bool:
    """A meeting's participant may be its host or guest: not every text tells them apart."""
    loose = kind == "meeting" and "participant" in (one, other) and {one, other} <= set(KEY["meeting"])
    return one == other or loose


def near(status: str, gold: frozenset[str]) -> bool:
    return status in gold or any(status in group and gold & group for group in NEAR)


def spans_of(act: Act) -> list[tuple[int, int]]:
    return [(anchor.start, anchor.end) for anchor in act.anchors]


def overlap(text: str, one: tuple[int, int], other: tuple[int, int]) -> float:
    return shared(letters([one], text), letters([other], text))
