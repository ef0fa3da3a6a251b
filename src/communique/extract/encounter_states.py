"""States that the name of a body or series holds: "the U.S.-Poland Strategic Dialogue"."""

from __future__ import annotations

import re
from functools import cache

from communique import data
from communique.extract.encounter_people import next_mention
from communique.model import Span
from communique.reading import Filler, Reading

BODIES = ("state", "organization")
PAIR = re.compile(r"\s?[-\u2010-\u2014/]\s?")


@cache
def known(language: str) -> dict[str, str]:
    """Names and adjectives of states, in lower case, with their codes."""
    found: dict[str, str] = {}
    for row in data.rows("lang", language, "states.csv"):
        for name in (row["name"], *row["names"].split(";"), *row["adjectives"].split(";")):
            if name.strip():
                found[name.strip().lower()] = row["iso3"]
    return found


def parties_in(reading: Reading, span: Span) -> tuple[Filler, ...]:
    """The states or bodies that a name joins with a dash, or one after the other ("Japan-Australia-India")."""
    found: list[Filler] = []
    for place in pieces(reading, span):
        filler = state_at(reading, place)
        if filler and all(f.entity is None or f.entity != filler.entity for f in found):
            found.append(filler)
    return tuple(found) if len(found) > 1 else ()


def pieces(reading: Reading, span: Span) -> list[Span]:
    """The names on both sides of each dash of a phrase."""
    text = reading.words(span)
    found: list[Span] = []
    for dash in PAIR.finditer(text):
        before = re.search(r"(?:[A-Z][\w.]*\s+){0,3}[A-Z][\w.]*$", text[: dash.start()])
        after = re.match(r"[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3}", text[dash.end() :])
        if before:
            found.append(Span(span.start + before.start(), span.start + before.end()))
        if after:
            found.append(Span(span.start + dash.end(), span.start + dash.end() + after.end()))
    return found


def state_at(reading: Reading, place: Span) -> Filler | None:
    """The state or body whose name a stretch begins or ends with, the longest name first."""
    words = reading.words(place).split()
    for size in range(len(words), 0, -1):
        for name in (" ".join(words[:size]), " ".join(words[-size:])):
            at = place.start + reading.words(place).find(name)
            filler = named_state(reading, name, Span(at, at + len(name)))
            if filler:
                return filler
    return None


def named_state(reading: Reading, name: str, span: Span) -> Filler | None:
    """The character that a name stands for; the words alone where the text has no such character."""
    iso = known(reading.language).get(name.lower()) or known(reading.language).get(name.lower().rstrip("."))
    characters = reading.cast.characters
    for number, character in enumerate(characters):
        if character.type in BODIES and (character.name == name or (iso and character.iso == iso)):
            return Filler(number, span)
    i = next_mention(reading, span.start)
    if i < len(reading.mentions) and reading.mentions[i].span == span:
        own = [n for n in reading.cast.of[i] if characters[n].type in BODIES]
        if own:
            return Filler(own[0], span)
    return Filler(None, span) if iso or name in ("EU", "AU", "UN", "NATO", "ASEAN") else None


def two_states(reading: Reading) -> tuple[Filler, ...]:
    """The states of the two who meet, where a body is told as theirs ("the Joint Commission")."""
    found: list[Filler] = []
    for person in reading.cast.principals:
        state = reading.state_of(person)
        if state is not None and all(f.entity != state for f in found):
            mentions = reading.cast.characters[state].mentions
            place = reading.mentions[mentions[0]].span if mentions else Span(0, 0)
            found.append(Filler(state, place))
    return tuple(found) if len(found) == 2 else ()
