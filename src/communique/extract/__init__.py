"""The eleven kinds of act, one file a kind. Adding a kind is one file, one line here, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.extract import (
    agreement,
    assessment,
    assistance,
    commitment,
    invitation,
    meeting,
    message,
    position,
    request,
    thanks,
    visit,
)
from communique.reading import ActDraft, Reading

Extractor = Callable[[Reading], Iterable[ActDraft]]

EXTRACTORS: tuple[Extractor, ...] = (
    meeting.extract,
    visit.extract,
    message.extract,
    invitation.extract,
    agreement.extract,
    commitment.extract,
    request.extract,
    position.extract,
    thanks.extract,
    assistance.extract,
    assessment.extract,
)


def acts(reading: Reading) -> tuple[ActDraft, ...]:
    """Every act that an extractor finds, in the order of the text. The same act may be found more than once."""
    found = [act for extract in EXTRACTORS for act in extract(reading)]
    return tuple(sorted(found, key=lambda act: (act.span.start, act.span.end, act.kind)))
