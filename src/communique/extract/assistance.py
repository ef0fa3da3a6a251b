"""Support and aid given: "provided $20 million in aid to", "thanked for the political support", "received a loan from"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract import assistance_efforts, assistance_provision, assistance_thanked, assistance_verbs, assistance_works
from communique.extract.assistance_words import again, each_aid
from communique.reading import ActDraft, Reading

RULES = (
    assistance_verbs.given,
    assistance_verbs.helped,
    assistance_verbs.received,
    assistance_works.built,
    assistance_thanked.thanked_for,
    assistance_efforts.striven,
    assistance_provision.provision,
    assistance_works.paid_by,
    assistance_works.with_help,
    assistance_works.funded,
)


def extract(reading: Reading) -> Iterator[ActDraft]:
    """Every aid given that the text tells of; where two rules find the same words, the first one's act."""
    kept: list[ActDraft] = []
    for rule in RULES:
        for act in (part for found in rule(reading) for part in each_aid(reading, found)):
            if not any(again(act, other) for other in kept):
                kept.append(act)
    return iter(sorted(kept, key=lambda act: act.span.start))
