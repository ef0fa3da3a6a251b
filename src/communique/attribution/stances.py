"""What somebody is sure of, or is of the opinion of: "was convinced that", "are of the view that"."""

from __future__ import annotations

import re

from communique import data
from communique.attribution.cues import own_words, sources, trimmed, words
from communique.attribution.tellers import subject_of
from communique.model import Span
from communique.reading import Frame, Nesting, Reading, Said

STANCE = 'A clause after "is convinced that" or "is of the view that" is what the subject thinks.'
LONGEST = 60  # characters between the verb and its clause
THINKERS = frozenset({"person", "office", "pronoun", "group"})


def stance(reading: Reading, frame: Frame, inside: Nesting) -> Said | None:
    """The statement that a form of "be" tells together with an adjective or a noun of opinion.

    Who "has been clear that" has said so; what somebody "is clear that" may be plain to him alone. Of several only
    a view that they share is told.
    """
    told = frame.lemma in words(reading, "being") or reading.words(frame.verb.head) in words(reading, "stances")
    if not told or frame.verb.negated or frame.conditional or frame.complement is None:
        return None
    between, subject = Span(frame.verb.start, frame.complement.start), subject_of(reading, frame)
    speakers, named = sources(reading, subject), reading.words(subject).lower()
    impersonal = named in data.words(reading.language, "impersonal", "people")
    kinds = {reading.mentions[i].kind for i in speakers}
    alone = not speakers or not kinds <= THINKERS or impersonal
    if alone or len(between) > LONGEST or own_words(reading, frame, inside):
        return None
    adjectives, nouns = (either(words(reading, name)) for name in ("stances", "views"))
    match = re.fullmatch(
        rf"(?:\w+\s+){{1,3}}?(?:\w+ly\s+|also\s+|both\s+)*(?:(?P<stance>{adjectives})"
        rf"|(?:of|united in|at one in) (?:the|a|an)(?: [\w-]+){{0,2}} (?P<view>{nouns}))\s+that\s+",
        reading.words(between),
    )
    several = "group" in kinds and match is not None and match["stance"]
    if match is None or several or (match["stance"] in words(reading, "said_so") and not frame.verb.perfect):
        return None
    at = match.start("stance") if match["stance"] else match.start("view")
    cue = Span(between.start + at, between.start + at + len(match["stance"] or match["view"]))
    content = trimmed(reading.text, frame.complement)
    return Said("reported", (content,), cue, subject, speakers, STANCE)


def either(listed: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
