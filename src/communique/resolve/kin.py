"""Two people of one surname in one text: a president and his wife, a minister and the minister's brother."""

from __future__ import annotations

import re
from functools import cache

from communique import data
from communique.reading import Mention
from communique.resolve.company import Company, Draft

INITIAL = re.compile(r"([A-Z])[a-z]?\.")
BESIDE = 24  # characters before and after a name in which a word of kinship stands
JOINT = re.compile(r"\s*,?\s*(?:and|&|,)?\s*", re.IGNORECASE)


def other_of_the_name(company: Company, draft: Draft, i: int) -> bool:
    """Is mention i, a surname, somebody else than a person of that name: the office-holder's wife, or the holder?"""
    mention = company.mentions[i]
    return (
        weds(mention, draft)
        or initialled(company, mention, draft)
        or (bool(mention.titles) and not draft.titles and is_kin(company, draft))
        or (beside(company, draft, i) and honoured(company, mention))
    )


def initialled(company: Company, mention: Mention, draft: Draft) -> bool:
    """Has the surname an initial with which none of the person's names begins ("P. Bat" and "S. Bat")?"""
    first = INITIAL.match(company.words(mention.name)) if mention.name else None
    known = draft.name.split()
    return first is not None and len(known) > 1 and not any(word.startswith(first[1]) for word in known[:-1])


def weds(mention: Mention, draft: Draft) -> bool:
    """Is one of the two named by the office of a spouse, and the other only by other ones?"""
    if not mention.titles or not draft.titles:
        return False
    one, other = ({title.rank == SPOUSE for title in titles} for titles in (mention.titles, draft.titles))
    return (one == {True} and True not in other) or (other == {True} and True not in one)


SPOUSE = "spouse"


def is_kin(company: Company, draft: Draft) -> bool:
    """Does the text name a person as somebody's wife, son or brother where it first gives the full name?"""
    full = next((company.mentions[i] for i in draft.mentions if company.mentions[i].name), None)
    if full is None or full.name is None:
        return False
    before = company.text[max(full.name.start - BESIDE, 0) : full.name.start]
    return bool(kin_before(company.language).search(before)) or bool(
        kin_after(company.language).match(company.text, full.end)
    )


@cache
def kin_before(language: str) -> re.Pattern[str]:
    """ "your wife, Dr. ": a word of kinship at the end of what stands before a name."""
    return re.compile(rf"\b(?:{kin(language)}),?\s+(?:[A-Z][a-z]{{1,3}}\.\s+)?$")


@cache
def kin_after(language: str) -> re.Pattern[str]:
    """ ", her husband": a word of kinship after a name."""
    whose = "|".join(sorted(data.words(language, "kin_owners", "people")))
    return re.compile(rf",\s+(?:{whose})\s+(?:{kin(language)})\b")


def kin(language: str) -> str:
    return "|".join(sorted(map(re.escape, data.words(language, "kin", "people"))))


def beside(company: Company, draft: Draft, i: int) -> bool:
    """Was the person named directly before mention i, with a comma or "and" between ("President Dahl, Mrs. Dahl")?"""
    if i == 0 or i - 1 not in draft.mentions:
        return False
    gap = company.text[company.mentions[i - 1].end : company.mentions[i].start]
    return bool(gap.strip()) and JOINT.fullmatch(gap) is not None


def honoured(company: Company, mention: Mention) -> bool:
    """Stands "Mr." or "Mrs." before the surname?"""
    said = company.text[mention.start : mention.end].split()
    return bool(said) and said[0].rstrip(".").lower() in data.words(company.language, "of_couples", "people")
