"""One agreement, once: the same thing told in headline, lead and close."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.extract.agreement_nouns import listed
from communique.model import Span
from communique.reading import ActDraft, Reading

NEAR = ({"planned", "proposed"}, {"occurred", "ongoing"})
NAMES = frozenset({"person", "office", "pronoun", "time", "state", "adjective", "organization", "group", "place"})


def told_once(reading: Reading, drafts: Iterable[ActDraft]) -> list[ActDraft]:
    """Drafts in order of place, apart from each other, each thing once for each stage."""
    kept: list[ActDraft] = []
    for draft in sorted(drafts, key=lambda d: (d.span.start, -d.span.end)):
        if (
            kept
            and kept[-1].span.start < draft.span.start < kept[-1].span.end
            and (kept[-1].subtype == draft.subtype or listed_on(reading, draft.span.start))
        ):
            kept[-1] = kept[-1]._replace(span=Span(kept[-1].span.start, before(reading, draft.span.start)))
        other = next((n for n, k in enumerate(kept) if same(reading, k, draft)), None)
        if other is None:
            kept.append(draft)
        else:
            kept[other] = joined(kept[other], draft)
    return kept


def listed_on(reading: Reading, at: int) -> bool:
    """Does a comma or "and" stand right before a place?"""
    return bool(re.search(r"(?:,|;|\band)\s*$", reading.text[max(at - 8, 0) : at]))


def before(reading: Reading, at: int) -> int:
    """The end of what stands before a place, without the joining words."""
    joint = re.search(r"(?:[\s,;]|\band\b|\bas well as\b|\([a-z]\))*$", reading.text[max(at - 24, 0) : at])
    return at - len(joint.group()) if joint else at


def same(reading: Reading, left: ActDraft, right: ActDraft) -> bool:
    """The same stage of a thing of the same name."""
    if left.subtype != right.subtype or not (
        left.status == right.status or any({left.status, right.status} <= pair for pair in NEAR)
    ):
        return False
    if left.span == right.span:
        return True
    mine, yours = subject_words(reading, left), subject_words(reading, right)
    if left.when and right.when and reading.words(left.when).lower() != reading.words(right.when).lower():
        return False
    shared = mine & yours
    return len(shared) >= 0.6 * min(len(mine), len(yours)) and (len(shared) > 1 or (bool(shared) and mine == yours))


def subject_words(reading: Reading, draft: ActDraft) -> frozenset[str]:
    """The words that tell one agreement from others: no names of actors, no small words, no words for the deed."""
    words = reading.words(draft.span)
    inside = (reading.mentions[i] for i in reading.mentions_in(draft.span))
    named = {w for m in inside if m.kind in NAMES for w in plain(reading.words(m.span))}
    return frozenset(plain(words)) - named - common(reading.language)


def plain(words: str) -> set[str]:
    return {w for w in re.findall(r"[\w-]+", words.lower()) if len(w) > 3}


def common(language: str) -> frozenset[str]:
    """Words that any agreement may be told with."""
    return listed(language, "again", "common")


def joined(left: ActDraft, right: ActDraft) -> ActDraft:
    """One act of two: the first with the place of the second, and the roles of both."""
    known = {f.entity for _, f in left.roles}
    roles = (*left.roles, *((r, f) for r, f in right.roles if f.entity not in known))
    also = tuple(dict.fromkeys((*left.also, right.span, *right.also)))
    return left._replace(
        roles=roles, also=tuple(s for s in also if s != left.span),
        when=left.when or right.when, where=left.where or right.where,
        form=left.form or right.form, amount=left.amount or right.amount,
        voice=left.voice if right.voice is not None else None,
    )  # fmt: skip
