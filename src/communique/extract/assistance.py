"""Support and aid given: "provided $20 million in aid to", "thanked for the political support", "received a loan from"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract import (
    assistance_efforts,
    assistance_provision,
    assistance_thanked,
    assistance_told,
    assistance_verbs,
    assistance_works,
)
from communique.extract.assistance_words import again, each_aid
from communique.model import Span
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
    assistance_told.contribution,
    assistance_told.arriving,
    assistance_told.benefited,
)


def extract(reading: Reading) -> Iterator[ActDraft]:
    """Every aid given that the text tells of; where two rules find the same words, the first one's act."""
    kept: list[ActDraft] = []
    for rule in RULES:
        for act in (part for found in rule(reading) for part in each_aid(reading, found)):
            if not any(again(act, other) for other in kept):
                kept.append(act)
    return iter(together(reading, sorted(kept, key=lambda act: act.span.start)))


def together(reading: Reading, acts: list[ActDraft]) -> list[ActDraft]:
    """Deeds of one giver that one sentence joins ("built the clinics and gave us") made one act."""
    told: list[ActDraft] = []
    for act in acts:
        last = told[-1] if told else None
        if last and joined_on(reading, last, act):
            takers = (*last.fillers("recipient"), *act.fillers("recipient"))[:1]
            roles = (*(r for r in last.roles if r[0] == "provider"), *(("recipient", f) for f in takers))
            told[-1] = last._replace(span=Span(last.span.start, act.span.end), roles=roles, when=last.when or act.when)
        else:
            told.append(act)
    return told


def joined_on(reading: Reading, last: ActDraft, act: ActDraft) -> bool:
    """Does a verb without subject of its own go on with the deed of the same giver, to nobody else?"""
    gap = reading.text[last.span.end : act.span.start]
    givers = [{f.entity for f in a.fillers("provider")} for a in (last, act)]
    takers = [{f.entity for f in a.fillers("recipient")} for a in (last, act)]
    opens = any(f.verb.start == act.span.start and f.shared for f in reading.frames)
    return bool(
        opens and re.fullmatch(r",?\s*(?:and|as well as)\s+", gap) and givers[0] == givers[1] and (takers[0] == takers[1] or not all(takers))
    )
