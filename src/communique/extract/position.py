"""Positions: who supports, welcomes, commends, condemns or rejects what, is concerned or calls for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.extract.holding import asked, listed, target
from communique.extract.parts import draft, reason, topics_in
from communique.extract.position_nouns import nouns, voiced
from communique.extract.position_owned import owned
from communique.extract.position_praise import tribute
from communique.extract.position_said import feeling, judged
from communique.extract.position_stance import KIND, Stance
from communique.extract.position_verbs import appeal, idiom, stance
from communique.extract.position_views import absent, backed, danger, shared_duty, termed
from communique.reading import ActDraft, Frame, Reading

Rule = Callable[[Reading, Frame], Iterator[Stance]]
RULES: tuple[Rule, ...] = (
    idiom,
    nouns,
    voiced,
    feeling,
    termed,
    stance,
    appeal,
    absent,
    backed,
    shared_duty,
    danger,
    judged,
    tribute,
)


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The position acts of a text."""
    taken: list[Stance] = []
    for frame in reading.frames:
        if asked(reading, frame.verb.start):
            continue
        for rule in RULES:
            named = (one for one in rule(reading, frame) if rule is tribute or of_something(reading, one))
            found = [one for one in named if one.who]
            taken += found
            yield from (act(reading, frame.verb.start, one, reason(rule)) for one in found)
            if found:
                break
    for one in owned(reading, taken):
        yield act(reading, one.span.start, one, reason(owned))


def of_something(reading: Reading, found: Stance) -> bool:
    """Does a position have a target that names something?"""
    said = reading.words(found.things).lower()
    return found.things.end > found.things.start and said not in listed(
        reading.language, "holding", "phrase", "nothing"
    )


def act(reading: Reading, at: int, found: Stance, rule: str) -> ActDraft:
    """The act of a position."""
    roles = (("holder", found.who), ("target", target(reading, found.things)))
    numbers = tuple(f.entity for f in found.who if f.entity is not None) if found.voiced else ()
    values = {"subtype": found.subtype, "topics": topics_in(reading, found.span), "voiced_by": numbers}
    return draft(reading, KIND, found.span, rule, roles=roles, at=at, **values)
