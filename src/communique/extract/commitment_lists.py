"""Commitments told by lists: after "commit to:", and items such as "India to send ten experts"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from communique.extract.commitment_words import shape
from communique.extract.deed_actors import acting
from communique.extract.deed_ends import items_after
from communique.extract.deeds import Deed, commitment
from communique.extract.parts import draft, reason, topics_in, when_in
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading


def headed(reading: Reading) -> Iterator[ActDraft]:
    """An item of a list in the form "India to send ten experts" is an action that the one named intends."""
    for section in reading.sections:
        if section.kind not in ("list_item", "numbered"):
            continue
        row = reading.frames_by_sentence.get(reading.sentence_at(section.span.end - 1), ())
        if not row or row[0].verb.form != "infinitive" or any(f.verb.form == "finite" for f in row):
            continue
        heads = reading.mentions_in(Span(section.span.start, row[0].verb.start))
        place = Span(reading.mentions[heads[0]].start, row[0].verb.start - 1) if heads else None
        if place and place.start - section.span.start < 6 and len(reading.words(place).split()) < 8:
            act = commitment(
                reading,
                Deed(row[0], place.start, place.start, "intention", acting(reading, place, row[0]), reason(headed)),
            )
            if act:
                yield act


def enumerated(reading: Reading) -> Iterator[ActDraft]:
    """Each item of a list after "commit to:", "will:" or "agreed to:" is an action taken on."""
    for section in reading.sections:
        if section.kind in ("headline", "boilerplate", "dateline"):
            continue
        sentence = reading.sentences[reading.sentence_at(max(section.span.end - 1, section.span.start))]
        if not reading.words(sentence).rstrip().endswith(":"):
            continue
        strength, actors = opening_of(reading, sentence)
        if strength is not None and actors:
            items = items_after(reading, section.span.end) or unmarked(reading, section.span.end)
            yield from (one_item(reading, item, strength, actors) for item in items)


def unmarked(reading: Reading, end: int) -> list[Span]:
    """Paragraphs after a colon that open with a plain verb ("Hold a workshop"), with at most one between them."""
    found: list[Span] = []
    missed = 0
    first = bisect_left(reading.section_starts, end)
    for span in (s.span for s in islice(reading.sections, first, None)):
        opens = opens_plainly(reading, span)
        missed = 0 if opens else missed + 1
        if missed > (1 if found else 0):
            break
        found += [span] if opens else []
    return found


def opens_plainly(reading: Reading, span: Span) -> bool:
    """Does a paragraph begin with a verb alone, as an item of a list does?"""
    row = reading.frames_by_sentence.get(reading.sentence_at(span.start), ())
    first = next((f.verb for f in row if f.verb.start == span.start), None)
    return first is not None and first.span == first.head and (first.tense, first.form) == ("present", "finite")


def one_item(reading: Reading, place: Span, strength: str, actors: tuple[Filler, ...]) -> ActDraft:
    first = reading.sentences[reading.sentence_at(place.start + 2)]
    mark = shape(reading, "bullet").match(reading.text, place.start)
    start = mark.end() if mark else place.start
    end = min(first.end, place.end)
    end = start + len(shape(reading, "item_tail").sub("", reading.text[start:end]))
    span = Span(start, max(end, start + 1))
    when = when_in(reading, span)
    return draft(reading, "commitment", span, reason(enumerated), roles=[("actor", actors)], status="planned",
                 strength=strength,
                 specific=when is not None, when=when, topics=topics_in(reading, span))  # fmt: skip


def opening_of(reading: Reading, sentence: Span) -> tuple[str | None, tuple[Filler, ...]]:
    """How strongly the words before a list bind, and whom."""
    text = reading.words(sentence).rstrip(" :")
    row = reading.frames_by_sentence.get(reading.sentence_at(sentence.start), ())
    last = next((f for f in reversed(row) if f.verb.form == "finite"), None)
    if last is None:
        return None, ()
    actors = acting(reading, last.subject, last)
    for strength in ("intention", "agreed", "promise"):
        if shape(reading, f"list_{strength}").search(text):
            return strength, actors
    return None, ()
