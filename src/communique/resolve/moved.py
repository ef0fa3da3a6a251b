"""The new day of a meeting or visit that was put off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique import data
from communique.model import Span
from communique.reading import ActDraft, Reading
from communique.resolve.told import of_saying

TO = re.compile(r"\b(?:to|until|till|for)\s+(?:the\s+)?$", re.I)
NEW = re.compile(r"(?:to|until|till|for)\b", re.I)


def moved(reading: Reading, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The drafts; a meeting or visit put off takes the day to which it was, none the day from which it was."""
    return [with_new_day(reading, d) if d.kind in ("meeting", "visit") else d for d in drafts]


def with_new_day(reading: Reading, draft: ActDraft) -> ActDraft:
    sentence = reading.sentences[reading.sentence_at(draft.span.start)]
    if draft.when in of_saying(reading, sentence, draft):
        draft = draft._replace(when=None)
    cue = putting_off(reading.language).search(reading.text, sentence.start, sentence.end)
    if cue is None:
        return draft
    mentions = [reading.mentions[i] for i in reading.mentions_in(Span(cue.end(), sentence.end))]
    later = [m.span for m in mentions if m.kind == "time"]
    old = [span for span in later if came_from(reading, cue.end(), span)]
    if draft.when in old:
        others = [span for span in later if span not in old]
        return draft._replace(when=others[0] if len(others) == 1 else None)
    new = [span for span in later if goes_to(reading, span)]
    return draft._replace(when=new[0]) if draft.status == "postponed" and new else draft


def came_from(reading: Reading, offset: int, span: Span) -> bool:
    """ "Postponed from February": the day that no longer holds."""
    return bool(re.match(r"\s*from\b", reading.text[offset : span.end])) and span.start - offset < NEAR


NEAR = 8


def goes_to(reading: Reading, span: Span) -> bool:
    return bool(NEW.match(reading.words(span)) or TO.search(reading.text[max(span.start - 12, 0) : span.start]))


@cache
def putting_off(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(data.words(language, "scenes.put_off"), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.I)
