"""Meetings told together that were held apart: "separate meetings with X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract.encounter_people import sentence
from communique.extract.meeting_parts import matcher
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading

SEVERAL = frozenset({"meetings", "calls", "phone calls", "telephone calls", "phone conversations", "courtesy calls"})


def apart(reading: Reading, draft: ActDraft, guests: tuple[Filler, ...], word: str = "") -> Iterator[ActDraft]:
    """The draft, or one for each of those who were met one by one."""
    people = [f for f in guests if f.entity is not None and reading.cast.characters[f.entity].type in KINDS]
    told = [(role, f) for role, f in draft.roles if f in people]
    separate = word in SEVERAL or said_apart(reading, draft.span) or one_by_one(reading, draft, told)
    if not separate or len(told) < 2 or len(told) != len(guests):
        yield draft
        return
    rest = tuple((role, f) for role, f in draft.roles if f not in people)
    subtype = "unspecified" if draft.subtype in ("trilateral", "multilateral") else draft.subtype
    for role, guest in told:
        span = Span(draft.span.start, max(guest.span.end, draft.span.start + 1))
        yield draft._replace(roles=(*rest, (role, guest)), span=span, subtype=subtype)


def one_by_one(reading: Reading, draft: ActDraft, told: list[tuple[str, Filler]]) -> bool:
    """ "Is set to meet President A of Norway and President B of Peru": those of several states are met one by one."""
    isos = [reading.cast.characters[f.entity].iso for _, f in told if f.entity is not None]
    row = sentence(reading, draft.span.start)
    joint = matcher(reading.language, "marks", "trilateral").search(reading.text, row.start, row.end)
    apart = all(isos) and len(isos) == len(set(isos)) > 1
    return apart and draft.status == "planned" and draft.subtype in ("unspecified", "trilateral") and not joint


KINDS = ("person", "office")


def said_apart(reading: Reading, span: Span) -> bool:
    """Does a clause say that its meetings were held one by one?"""
    row = sentence(reading, span.start)
    stop = min(span.end, row.end)
    return matcher(reading.language, "marks_apart", "words").search(reading.text, span.start, stop) is not None
