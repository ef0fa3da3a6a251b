"""Whom "both countries" and "the three leaders" stand for where no encounter tells it."""

from __future__ import annotations

import re

from communique import data
from communique.resolve.company import Company

BODIES = ("state", "organization")
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
MOST = 6  # more than these no word for sides means


def number_in(words: str) -> int | None:
    """How many a group is said to be: "both", "the three"."""
    said = re.findall(r"\w+", words.lower())
    return next((NUMBERS[word] for word in said if word in NUMBERS), None)


def headed(casting: Company) -> tuple[int, ...]:
    """Whose joint text it is: the states and bodies of its headline, else those of its first sentence."""
    named = several(casting, BODIES, 0, casting.head_end)
    return named or (opening(casting) if joint(casting) else ())


def joint(casting: Company) -> bool:
    """Does the headline say that the text is a joint one?"""
    said = set(re.findall(r"\w+", casting.text[: casting.head_end].lower()))
    return bool(said & data.words(casting.language, "segments.joint"))


def opening(casting: Company) -> tuple[int, ...]:
    """The states that the first sentence of the body names."""
    lead = casting.lead
    end = casting.text.find(". ", lead.start, lead.end)
    return several(casting, ("state",), lead.start, end if end > 0 else lead.end)


def several(casting: Company, types: tuple[str, ...], start: int, end: int) -> tuple[int, ...]:
    """The characters of some types that a stretch of text names, where they are several."""
    inside = {n for n, mention in enumerate(casting.mentions) if start <= mention.start and mention.end <= end}
    found = [n for n, draft in enumerate(casting.drafts) if draft.type in types and inside & set(draft.mentions)]
    return tuple(found) if len(found) > 1 else ()


def counted(casting: Company, words: str, before: int) -> tuple[int, ...]:
    """ "The three leaders": the three people of different states named with their offices before, and no more."""
    drafts, wanted = casting.drafts, number_in(words)
    named = [n for n in several(casting, ("person",), 0, before) if drafts[n].titles and drafts[n].iso]
    different = len({drafts[n].iso for n in named})
    return tuple(named) if wanted == len(named) == different else ()
