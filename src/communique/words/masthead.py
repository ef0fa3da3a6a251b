"""Lines above a headline: what sort of paper it is, who issues it, of what day, and nothing of what happened."""

from __future__ import annotations

import re
from functools import cache

from communique import data

LONGEST = 80  # characters


def is_masthead(line: str, language: str) -> bool:
    """Is a line nothing but the kind of paper, its number or its issuer ("PRESS RELEASE No. 12", "Office of the …")?"""
    return len(line) < LONGEST and pattern(language).fullmatch(line.strip()) is not None


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Kind, number and issuer of a paper, in any order, with signs between them."""
    kinds = alternatives(data.words(language, "segments.papers"))
    issuers = alternatives(data.words(language, "segments.issuers"))
    number = r"(?:no?s?\.?\s*:?\s*)?\d[\d/.-]*(?:[-/][a-z]{2,6})?"
    issuer = rf"(?:the\s+)?(?:{issuers})(?:\s+(?:of|for|the|and|[A-Z(][\w'.()-]*))*|[A-Z][\w' -]+"
    part = rf"(?:{kinds})(?:\s*,?\s*{number})?|{number}"
    return re.compile(
        rf"(?i:{part})(?:\s*[|:/\u2013\u2014-]\s*(?i:{part}))*"
        rf"|(?:{issuer})\s+(?i:{kinds})(?:\s*(?i:{number}))?"
        rf"|(?:{issuer})\s*[|]\s*(?i:{kinds})|(?i:the\s+)?(?i:{issuers})(?:\s+(?:of|for|the|and|[A-Z(][\w'.()-]*))*"
    )


def alternatives(entries: frozenset[str]) -> str:
    """Any of some entries, the longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(entries, key=len, reverse=True))
