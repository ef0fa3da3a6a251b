"""Lines that are a date with its place: by which they are known."""

from __future__ import annotations

import re
from functools import cache

from communique import data

FULL_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8}\.?,? \d{4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1\d{4})\b"
)
MOST_BESIDE = 8  # words beside the date in a line of date and place
CLOCK = re.compile(
    r"(?:\(?\w+ (?:local )?[Tt]ime\)?[: ]*)?\d{1,2}[:.]\d\d(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?$"
)
LONGEST_DATE_LINE = 110


def dates_only(text: str, language: str) -> bool:
    """Is a line nothing but a date, with a place, an hour, "Published:" or the like beside it?"""
    if CLOCK.match(text):
        return True
    date = FULL_DATE.search(text) if len(text) < LONGEST_DATE_LINE else None
    if date is None or goes_on(text[date.end() :], language) or text.rstrip().endswith((":", "!", "?")):
        return False
    if text.rstrip().endswith(".") and re.search(r"[^\W\d_]", text):
        return False
    beside = re.findall(r"[^\W\d_]+", text[: date.start()] + text[date.end() :])
    said = data.words(language, "segments.date_words")
    return len(beside) <= MOST_BESIDE and not any(w.islower() and len(w) > 3 and w not in said for w in beside)


def goes_on(after: str, language: str) -> bool:
    """Does a dash begin the text after a date (and not the place of the line)?"""
    begun = re.search(r"\u2013 ([^,\u2013]*)", after)
    return begun is not None and begun.group(1).strip().lower() not in known_places(language)


@cache
def known_places(language: str) -> frozenset[str]:
    """Names of cities, venues and states in lower case, alone or before a noun of places ("Moscow Region")."""
    cities = {c.strip() for row in data.rows("lang", language, "states.csv") for c in row["cities"].split(";")}
    names = {row["name"] for row in data.rows("lang", language, "states.csv")}
    found = cities | names | data.words(language, "places.cities") | data.words(language, "places.venues")
    nouns = data.words(language, "places.place_nouns")
    return frozenset({f.lower() for f in found if f} | {f"{c} {n}".lower() for c in cities if c for n in nouns})
