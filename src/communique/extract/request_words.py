"""The words of requests, and who asks and is asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial

from communique.extract import kind_words, whose
from communique.extract.deed_actors import acting
from communique.extract.deed_ends import amount_in
from communique.extract.parts import draft, topics_in
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

Fillers = tuple[Filler, ...]


listed, exact = partial(kind_words.listed, "request"), partial(kind_words.exact, "request")


def shape(reading: Reading, name: str) -> re.Pattern[str]:
    """A turn of phrase of request.toml, as a regular expression."""
    return exact(reading.language, name)


def words(reading: Reading, name: str) -> frozenset[str]:
    """A word list of request.toml, by "section.list"."""
    return listed(reading.language, name)


def requester(reading: Reading, frame: Frame) -> Fillers:
    """Who asks: the subject, who can act; with no subject, or an impersonal one, nobody."""
    return acting(reading, whole(reading, frame.subject), frame, True)


def whole(reading: Reading, span: Span | None) -> Span | None:
    """A noun phrase with the beginning of the name that it ends ("the Speaker, Rt. Hon. X")."""
    if span is None or reading.heads(span):
        return span
    last = bisect_right(reading.mention_starts, span.start)
    holders = [m.span for m in reading.mentions[max(last - 2, 0) : last] if m.end == span.end]
    return holders[-1] if holders else span


def addressee(reading: Reading, span: Span, requesters: Fillers = ()) -> Fillers:
    """Who is asked: those named, or the noun phrase as it stands ("all upstream countries")."""
    if reading.words(span).lower() in whose.word_list(reading.language, "third_object"):
        return whose.party(reading, span, requesters)
    if shape(reading, "thing").match(reading.words(span)):
        return ()
    if shape(reading, "everybody").match(reading.words(span)):
        return (Filler(None, span),)
    found = reading.who(span)
    named = tuple(f for f in found if f.entity is not None and reading.cast.characters[f.entity].type != "document")
    return named or found


def request(reading: Reading, frame: Frame, end: int, parties: tuple[Fillers, Fillers], rule: str) -> ActDraft:
    """The draft of a request told by a verb. The time of what is asked is not that of the request: it has none."""
    span = Span(frame.clause.start, max(end, frame.verb.end))
    asked_part = Span(frame.verb.end, span.end)
    return draft(
        reading, "request", span, rule,
        roles=[("requester", parties[0]), ("addressee", parties[1])], at=frame.verb.start,
        status="negated" if frame.verb.negated else "occurred",
        amount=amount_in(reading, asked_part), topics=topics_in(reading, asked_part),
    )  # fmt: skip
