"""Agreements as things: what has been, is being or will be signed, reached, ratified, brought into force."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.extract import (
    agreement_again,
    agreement_lists,
    agreement_nominal,
    agreement_talks,
    agreement_verbs,
)
from communique.extract.agreement_nouns import Thing, Things, listed
from communique.extract.whose import subject
from communique.reading import ActDraft, Reading

Rule = Callable[[Things, Thing], ActDraft | None]

# What stands before the thing, what stands after it, and what is left where neither tells a stage.
BEFORE: tuple[Rule, ...] = (
    agreement_verbs.done_by_verb,
    agreement_verbs.agreed_on,
    agreement_nominal.named_deed,
)
AFTER: tuple[Rule, ...] = (
    agreement_verbs.done_to_thing,
    agreement_verbs.relative,
    agreement_verbs.to_be_done,
)
ELSE: tuple[Rule, ...] = (agreement_nominal.welcomed, agreement_nominal.standing, agreement_nominal.owned)


def extract(reading: Reading) -> Iterator[ActDraft]:
    """Every agreement that the text tells of, once for each stage."""
    things = Things(reading)
    listed = list(agreement_lists.outcomes(things))
    told = [act for act in named(things) if not agreement_lists.listed_already(reading, act, listed)]
    found = [*told, *agreement_talks.without_name(things), *listed, *agreement_lists.joint_text(things)]
    return iter(agreement_again.told_once(reading, found))


def named(things: Things) -> Iterator[ActDraft]:
    """What is told of each thing that the text names."""
    chain: tuple[Thing, ActDraft] | None = None
    for thing in things.found:
        before = first(BEFORE, things, thing)
        if before is None and chain and not agreement_nominal.owned(things, thing):
            before = agreement_nominal.joined_to(things, thing, *chain)
        chain = (thing, before) if before else None
        after = first(AFTER, things, thing)
        told = [act for act in (before, after) if act]
        if len(told) == 2 and told[0].subtype == told[1].subtype and told[0].status != told[1].status:
            told = told[1:] if told[1].status in ("occurred", "negated") else told[:1]
        if len(told) == 2 and told[0].subtype == told[1].subtype:
            told = [told[0]._replace(when=told[0].when or told[1].when, where=told[0].where or told[1].where)]
        rest = first(ELSE, things, thing) if not told else None
        yield from (told_by(things, act) for act in told or ([rest] if rest else []))


def told_by(things: Things, act: ActDraft) -> ActDraft:
    """An act in the object of a verb like "highlighted" is told by the subject of that verb."""
    reading = things.reading
    before = [f for f in things.near(act.span.start) if f.verb.start < act.span.start and f.verb.form == "finite"]
    if act.voice is not None or not before or before[-1].lemma not in listed(reading.language, "tellers", "verbs"):
        return act
    return act._replace(voiced_by=tuple(f.entity for f in subject(reading, before[-1]) if f.entity is not None))


def first(rules: tuple[Rule, ...], things: Things, thing: Thing) -> ActDraft | None:
    """What the first rule that knows the thing makes of it."""
    return next((act for rule in rules if (act := rule(things, thing))), None)
