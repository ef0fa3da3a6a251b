"""One account of a meeting as the comparison takes it: its items, each with the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from communique import data
from communique.ledger.wording import content, folded
from communique.model import Act, Anchor, Record, Span, Statement
from communique.text import sentences

KINDS = (
    "commitment", "position", "agreement", "invitation", "thanks", "message", "assistance", "request", "assessment",
)  # fmt: skip
MET = ("meeting", "visit")
AHEAD = ("planned", "proposed", "postponed", "cancelled")
OUTSIDE = ("boilerplate", "headline", "dateline")
BOUND = re.compile(r"[,;:]\s|\s(?:and|as well as|including|or)\s|[–—]")
LEAST = 3  # content words below which a sentence that was read as no act tells nothing by itself
MOST = 0.5  # the share of an item that another one covers, from which on it is the same


@dataclass(frozen=True, slots=True)
class Item:
    """Something that an account tells. `kind`: of an act, else statement, topic, participant, or told where the
    program read no act in the sentence; `id`: of the act or statement in its record, "" where it has none."""

    kind: str
    words: str
    start: int
    end: int
    id: str = ""
    subtype: str = ""
    strength: str = ""
    status: str = ""
    topics: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def running(record: Record) -> list[Span]:
    """The sentences of the text itself: no headline, no date line, nothing that stands on every page."""
    document = record.document
    parts = [Span(one.start, one.end) for one in document.segments if one.kind not in OUTSIDE]
    return [one for part in parts for one in sentences(document.text, part)]


def items(record: Record) -> tuple[Item, ...]:
    """What an account tells, in the order of the text."""
    text, told = record.document.text, running(record)
    acts = list(of_acts(record, told))
    found = apart([*participants(record, told), *acts])
    found = apart([*found, *topics(record, told), *of_statements(record, told)])
    framed = [span(one) for act in record.acts if act.kind in MET for one in act.anchors]
    taken = (*framed, *(one.span for one in found))
    bare = [gap for spot in told for gap in gaps(spot, taken) if not has(text[spot.start : spot.end], "scene")]
    rest = [one for gap in bare for one in unread(text, gap, gap in told)]
    return tuple(sorted((*found, *rest), key=lambda one: (one.start, one.end, one.kind)))


def gaps(within: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """The parts of a sentence that lie outside of what is taken."""
    start = within.start
    for one in sorted(spot for spot in taken if spot.touches(within)):
        if one.start > start:
            yield Span(start, one.start)
        start = max(start, one.end)
    if start < within.end:
        yield Span(start, within.end)


def unread(text: str, at: Span, whole: bool) -> Iterator[Item]:
    """What the program read as no act: the members of a list of what was talked about, else the words as they stand."""
    words = text[at.start : at.end]
    if whole and has(words, "agenda"):
        yield from members(text, at)
    elif len(content(words)) >= LEAST:
        start = at.start + len(words) - len(words.lstrip(" ,;"))
        yield Item("told", text[start : at.end].rstrip(), start, at.end)


def has(words: str, which: str) -> bool:
    """Does a wording hold an entry of a list of the ledger's words?"""
    whole = f" {folded(words)} "
    return any(sign in whole for sign in signs(which))


@cache
def signs(which: str) -> tuple[str, ...]:
    return tuple(f" {folded(one)} " for one in sorted(data.words("en", which, "ledger")))


def apart(found: Iterable[Item]) -> list[Item]:
    """The items, without those whose place an item before them has for the greater part."""
    kept: list[Item] = []
    for item in found:
        if not any(common(item.span, one.span) > MOST * len(item.span) for one in kept):
            kept.append(item)
    return kept


def common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def of_acts(record: Record, told: list[Span]) -> Iterator[Item]:
    """Acts at their first place in the running text; of meetings and visits those to come."""
    names = {one.id: one.name for one in record.entities}
    for act in record.acts:
        if act.kind not in KINDS and not (act.kind in MET and act.status in AHEAD):
            continue
        anchor = next((one for one in act.anchors if any(spot.touches(span(one)) for spot in told)), None)
        if anchor is not None:
            who = frozenset(names[role.entity] for role in act.roles if role.entity in names)
            codes = frozenset(topic.code for topic in act.topics)
            yield Item(
                act.kind, anchor.text, anchor.start, anchor.end, act.id,
                act.subtype or "", act.strength or "", act.status, codes, who,
            )  # fmt: skip


def span(anchor: Anchor) -> Span:
    return Span(anchor.start, anchor.end)


def of_statements(record: Record, told: list[Span]) -> Iterator[Item]:
    """What is said, a sentence at a time."""
    text = record.document.text
    for said in record.statements:
        for anchor in said.content:
            for spot in told:
                start, end = max(anchor.start, spot.start), min(anchor.end, spot.end)
                if start < end and len(content(text[start:end])) >= LEAST:
                    yield Item("statement", text[start:end], start, end, said.id)


def topics(record: Record, told: list[Span]) -> Iterator[Item]:
    """What was talked about: the member of the list in which a topic stands."""
    text = record.document.text
    owners: list[Act | Statement] = [act for act in record.acts if act.kind in MET]
    for owner in owners:
        for topic in owner.topics:
            spot = next((one for one in told if one.covers(span(topic.anchor))), None)
            if spot is not None:
                at = member(text, spot, span(topic.anchor))
                codes = frozenset([topic.code])
                yield Item("topic", text[at.start : at.end], at.start, at.end, topics=codes)


def members(text: str, at: Span) -> Iterator[Item]:
    """Each member of a list."""
    marks = [(one.start(), one.end()) for one in BOUND.finditer(text, at.start, at.end)]
    starts = [at.start, *(end for _, end in marks)]
    for start, end in zip(starts, [*(start for start, _ in marks), at.end], strict=True):
        words = text[start:end].rstrip(" .;,")
        if content(words):
            yield Item("topic", words, start, start + len(words))


def member(text: str, within: Span, at: Span) -> Span:
    """The part of a sentence around a place that no comma and no conjunction cuts."""
    before = [one.end() for one in BOUND.finditer(text, within.start, at.start)]
    after = BOUND.search(text, at.end, within.end)
    end = after.start() if after else within.end
    start = before[-1] if before else within.start
    return Span(start, max(at.end, start + len(text[start:end].rstrip(" .;,"))))


def participants(record: Record, told: list[Span]) -> Iterator[Item]:
    """Sentences that say who else was there."""
    text = record.document.text
    people = [one for one in record.entities if one.type == "person"]
    for spot in told:
        words = text[spot.start : spot.end]
        here = frozenset(one.name for one in people if any(spot.covers(span(m)) for m in one.mentions))
        if (here or len(content(words)) >= LEAST) and has(words, "presence") and not has(words, "scene"):
            words = words.rstrip(" .")
            yield Item("participant", words, spot.start, spot.start + len(words), people=here)
