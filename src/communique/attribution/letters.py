"""Letters and telegrams printed in full: the words of the one who signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique import data
from communique.model import Span
from communique.reading import Reading, Said, Section

LETTER = "A letter printed in full is the words of the one who signed it."
FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|I'm|we're|I've|we've)\b", re.I)
COLON = re.compile(r":\s*$")


def of_letter(reading: Reading) -> Said | None:
    """A letter from its salutation to its closing, signed below or named in the headline."""
    body = [s for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")]
    salutations = tuple(data.words(reading.language, "segments.salutations"))
    closings = tuple(data.words(reading.language, "segments.closings"))
    begin = next(
        (k for k, s in enumerate(body) if len(s.span) < 120 and reading.words(s.span).lower().startswith(salutations)),
        None,
    )
    if begin is None:
        return unsaluted(reading, body, closings)
    close = next(
        (
            k
            for k in range(begin + 1, len(body))
            if reading.words(body[k].span).lower().rstrip(",. ").startswith(closings) and len(body[k].span) < 80
        ),
        None,
    )
    last = close if close is not None else len(body)
    if last <= begin + 1:
        return None
    closing = Span(body[last].span.start, reading.sections[-1].span.end) if last < len(body) else Span(0, 0)
    signature = [i for i in reading.mentions_in(closing) if reading.mentions[i].kind in ("person", "office")]
    speakers = signature[:1] or subject_of_headline(reading)[:1]
    content = Span(body[begin].span.start, body[last - 1].span.end)
    source = reading.mentions[speakers[0]].span if speakers else None
    return Said("verbatim", (content,), None, source, tuple(speakers), LETTER)


def unsaluted(reading: Reading, body: Sequence[Section], closings: tuple[str, ...]) -> Said | None:
    """A telegram without a salutation: first person throughout, a closing formula, and a signature below it."""
    close = next(
        (
            k
            for k in range(1, len(body))
            if reading.words(body[k].span).lower().rstrip(",. ").startswith(closings) and len(body[k].span) < 80
        ),
        None,
    )
    close = close if close is not None else signed(reading, body)
    if close is None or close < 1:
        return None
    first = next((k for k in range(close) if FIRST_PERSON.search(reading.words(body[k].span))), None)
    tail = Span(body[close].span.start, body[-1].span.end)
    signature = [i for i in reading.mentions_in(tail) if reading.mentions[i].kind in ("person", "office")]
    if first is None or not signature:
        return None
    content = Span(body[first].span.start, body[close - 1].span.end)
    return Said("verbatim", (content,), None, reading.mentions[signature[0]].span, (signature[0],), LETTER)


def signed(reading: Reading, body: Sequence[Section]) -> int | None:
    """The section that is a signature: a short line with nothing but a person, at the end."""
    for k in range(len(body) - 1, max(1, len(body) - 4), -1):
        named = [
            i
            for i in reading.mentions_in(Span(body[k].span.start, body[-1].span.end))
            if reading.mentions[i].kind == "person"
        ]
        if (
            named
            and reading.mentions[named[0]].start - body[k].span.start < 3
            and len(body[k].span) < 70
            and "." not in reading.words(body[k].span)[-1:]
        ):
            told = [s for s in body[:k] if re.search(r"\bI\b", reading.words(s.span))]
            return k if told and len(told) * 2 >= k and not COLON.search(reading.words(body[0].span)) else None
    return None


def subject_of_headline(reading: Reading) -> list[int]:
    head = next((s for s in reading.sections if s.kind == "headline"), None)
    if head is None:
        return []
    kinds = ("person", "office", "state", "organization")
    return [i for i in reading.mentions_in(head.span) if reading.mentions[i].kind in kinds]
