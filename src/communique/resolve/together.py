"""Whom "both countries" and "the three leaders" stand for where no encounter tells it."""

from __future__ import annotations

import re
from bisect import bisect_left

from communique import data
from communique.resolve.company import Company

BODIES = ("state", "organization")
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
MOST = 6  # more than these no word for sides means
FAR = 1000  # mentions back to which those counted are looked for


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
    starts = [mention.start for mention in casting.mentions]
    inside = range(bisect_left(starts, start), bisect_left(starts, end))
    numbers = dict.fromkeys(n for m in inside if casting.mentions[m].end <= end for n in casting.of[m])
    found = tuple(n for n in sorted(numbers) if casting.drafts[n].type in types)
    return found if len(found) > 1 else ()


def of_office(casting: Company, words: str, i: int, few: tuple[int, ...]) -> tuple[int, ...]:
    """ "The two foreign ministers": those who hold the office, where not all who would be meant do."""
    named = next((rank for word, rank in OFFICES.items() if words.lower().endswith(word)), None)
    loose = named == "head_of_state" and number_in(words) is None  # "the Presidents": wives and guests may be told of
    if named is None or loose or all(holds(casting, n, named) for n in few):
        return few
    known = dict.fromkeys(n for numbers in casting.of[max(i - FAR, 0) : i] for n in numbers)
    holders = tuple(n for n in known if casting.drafts[n].type == "person" and holds(casting, n, named))
    return holders if len(holders) == (number_in(words) or TWO) else few


def holds(casting: Company, n: int, rank: str) -> bool:
    return any(title.rank == rank for title in casting.drafts[n].titles)


# The offices that words for several name.
OFFICES = {
    "foreign ministers": "foreign_minister", "defence ministers": "defence_minister",
    "defense ministers": "defence_minister", "prime ministers": "head_of_government",
    "ambassadors": "ambassador", "presidents": "head_of_state", "heads of state": "head_of_state",
}  # fmt: skip


def told_last(casting: Company, i: int) -> tuple[int, ...]:
    """ "The two": the people whom the sentence before names, if they are two."""
    start, earlier = casting.sentences_before(casting.mentions[i].start)
    near = [k for k in range(max(i - NEAR, 0), i) if earlier <= casting.mentions[k].start < start]
    people = dict.fromkeys(n for k in near for n in casting.of[k] if casting.drafts[n].type == "person")
    return tuple(people) if len(people) == TWO else ()


TWO = 2
NEAR = 40  # mentions


def counted(casting: Company, words: str, i: int) -> tuple[int, ...]:
    """ "The three leaders": the people of different states named with offices before, if so many and no more."""
    wanted, drafts = number_in(words), casting.drafts
    named: dict[int, str] = {}
    for numbers in casting.of[max(i - FAR, 0) : i]:
        for n in numbers:
            if drafts[n].type == "person" and drafts[n].titles:
                named[n] = drafts[n].iso or casting.home or ""
        if len(named) > (wanted or MOST):
            return ()
    different = len(named) == len(set(named.values())) > 1
    return tuple(named) if different and wanted in (None, len(named)) else ()
