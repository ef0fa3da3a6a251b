"""Support and aid given: "provided $20 million in aid to", "thanked for the support", "a loan from"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract import (
    assistance_efforts,
    assistance_help,
    assistance_provision,
    assistance_shown,
    assistance_thanked,
    assistance_told,
    assistance_verbs,
    assistance_works,
)
from communique.extract.assistance_words import again, each_aid, pattern
from communique.model import Span
from communique.reading import ActDraft, Reading

RULES = (
    assistance_thanked.thanked_for,
    assistance_verbs.given,
    assistance_help.helped,
    assistance_help.received,
    assistance_works.built,
    assistance_efforts.striven,
    assistance_provision.provision,
    assistance_works.paid_by,
    assistance_works.with_help,
    assistance_works.funded,
    assistance_told.contribution,
    assistance_told.arriving,
    assistance_told.benefited,
    assistance_shown.acknowledged,
    assistance_shown.at_work,
    assistance_shown.presented,
    assistance_shown.sheltered,
    assistance_shown.came_to_aid,
)


BLOCK = 500  # characters: acts are compared with those that share such a stretch


def extract(reading: Reading) -> Iterator[ActDraft]:
    """Every aid given that the text tells of; where two rules find the same words, the first one's act."""
    kept: list[ActDraft] = []
    beside: dict[int, list[ActDraft]] = {}
    for rule in RULES:
        for act in (part for found in rule(reading) for part in each_aid(reading, found)):
            blocks = range(act.span.start // BLOCK, act.span.end // BLOCK + 1)
            if not any(again(act, other) for block in blocks for other in beside.get(block, ())):
                kept.append(act)
                for block in blocks:
                    beside.setdefault(block, []).append(act)
    return iter(repeated(reading, together(reading, sorted(kept, key=lambda act: act.span.start))))


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


AGAIN = 60  # acts of support before one that it may tell again


def repeated(reading: Reading, acts: list[ActDraft]) -> list[ActDraft]:
    """The same support of the same giver for the same one, told again without further detail, made one act."""
    kept: list[ActDraft] = []
    for act in acts:
        early = max(len(kept) - AGAIN, 0)
        other = next((n for n in range(early, len(kept)) if same_support(reading, kept[n], act)), None)
        if other is None:
            kept.append(act)
        else:
            first = kept[other]
            kept[other] = first._replace(
                also=(*first.also, act.span), voice=first.voice if act.voice is not None else None
            )
    return kept


def same_support(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """Are both plain support, of the same giver for the same one?"""
    if left.subtype != right.subtype:
        return False
    sides = [[{f.entity for f in a.fillers(role)} for role in ("provider", "recipient")] for a in (left, right)]
    plain = all(
        a.amount is None and not pattern(reading.language, "things", "goods").search(reading.words(a.span))
        for a in (left, right)
    )
    again = not right.when or (left.when and reading.words(left.when) == reading.words(right.when))
    alike = bool(again and plain and all(sides[0]) and sides[0] == sides[1])
    return alike and "thanks" not in left.rule and all(len(reading.words(a.span)) < 90 for a in (left, right))


def joined_on(reading: Reading, last: ActDraft, act: ActDraft) -> bool:
    """Does a verb without subject of its own go on with the deed of the same giver, to nobody else?"""
    gap = reading.text[last.span.end : act.span.start]
    givers = [{f.entity for f in a.fillers("provider")} for a in (last, act)]
    takers = [{f.entity for f in a.fillers("recipient")} for a in (last, act)]
    opens = any(f.shared for f in reading.frames_from(Span(act.span.start, act.span.start + 1)))
    return bool(
        opens
        and re.fullmatch(r",?\s*(?:and|as well as)\s+", gap)
        and givers[0] == givers[1]
        and (takers[0] == takers[1] or not all(takers))
    )
