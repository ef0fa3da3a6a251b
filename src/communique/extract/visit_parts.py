"""What the words of a visit tell: its kind, destination, host and status."""

from __future__ import annotations

import re
from functools import cache

from communique import data
from communique.extract.encounter_people import Party, alternatives, sentence
from communique.extract.encounter_place import Stay, stays, time_in
from communique.extract.encounter_walk import party_after
from communique.extract.encounter_whose import possessor
from communique.extract.parts import draft
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading
from communique.words.seats import state_of_seat

KINDS = ("state", "official", "working", "private", "transit")


@cache
def words(language: str, section: str, name: str) -> tuple[str, ...]:
    """A word list of visit.toml."""
    return tuple(data.entries(data.toml("lang", language, "visit.toml")[section][name]))


@cache
def matcher(language: str, section: str, name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return alternatives(words(language, section, name), before, after)


def kind_in(reading: Reading, text: str) -> str:
    """State, official, working, private or transit, by the words before the noun."""
    return next((kind for kind in KINDS if matcher(reading.language, "kinds", kind).search(text)), "unspecified")


def destinations(reading: Reading, offset: int, stop: int) -> list[Stay]:
    """The places after "to": by name, or "our country", "your country", "the Kingdom"."""
    found = stays(reading, offset, stop)
    if found:
        return found
    for name, owner in (("own", "our"), ("your", "your"), ("realm", "")):
        match = matcher(reading.language, "host", name, r"\s*").match(reading.text, offset)
        if match:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            return [Stay((Span(start, match.end()),), home(reading, start, match.end(), owner), match.end())]
    return []


def home(reading: Reading, start: int, end: int, owner: str) -> tuple[Filler, ...]:
    """The state that "our country" stands for: the speaker's, the addressee's, the publisher's."""
    here = Span(start, end)
    voice = reading.voice_at(start)
    if owner == "our" and voice is not None:
        people = reading.speakers(voice)
    elif owner == "your":
        people = tuple(f.entity for f in possessor(reading, start, "your").fillers if f.entity is not None)
    else:
        people = ()
    states = [s for p in people if (s := reading.state_of(p)) is not None]
    if not states and owner != "your" and reading.home:
        states = [n for n, c in enumerate(reading.cast.characters) if c.type == "state" and c.iso == reading.home]
    return tuple(Filler(s, here) for s in states[:1])


def here(reading: Reading) -> str | None:
    """The state in which a text's line of place is, else that of its publisher."""
    lines = [s.span for s in reading.sections if s.kind in ("dateline", "lead") and len(s.span) < SHORT]
    named = [i for line in lines for i in reading.mentions_in(line)]
    seats = [iso for i in named if (iso := state_of_seat(reading.language, reading.words(reading.mentions[i].span)))]
    seats += [iso for i in named for n in reading.cast.of[i] if (iso := reading.cast.characters[n].iso)]
    return seats[0] if seats else reading.home


SHORT = 75  # characters of a line of place


def present(reading: Reading, span: Span) -> tuple[Filler, ...]:
    """The state that "here" at a place of the text is in."""
    iso = here(reading)
    states = [n for n, c in enumerate(reading.cast.characters) if c.type == "state" and iso and c.iso == iso]
    return tuple(Filler(n, span) for n in states[:1])


def inviter(reading: Reading, offset: int) -> tuple[Filler, ...]:
    """Who invited, where the sentence says "at the invitation of"."""
    row = sentence(reading, offset)
    match = matcher(reading.language, "host", "invitation").search(reading.text, row.start, row.end)
    return party_after(reading, match.end(), row.end).fillers[:1] if match else ()


def elsewhere(reading: Reading, filler: Filler, stay: Stay | None) -> bool:
    """ "To Peru and Chile at the invitation of his Peruvian and Chilean counterparts": who invites to the other?"""
    host = stay.host[0].entity if stay and stay.host else None
    if host is None or filler.entity is None:
        return False
    kind = reading.cast.characters[filler.entity].type
    state = filler.entity if kind == "state" else reading.state_of(filler.entity)
    return kind in ("state", "group") and state not in (None, host)


def sketch(reading: Reading, span: Span, travel: tuple[Party, Stay | None], rule: str, **values: object) -> ActDraft:
    """A visit's draft: visitor, head of a delegation, host, destination and time."""
    visitor, stay = travel
    stop = int(str(values.pop("stop", span.end)))
    invited = tuple(f for f in inviter(reading, span.start) if not elsewhere(reading, f, stay))
    host = (
        *(f for f in invited if f.entity not in visitor.numbers),
        *(stay.host if stay and not invited else ()),
    )
    roles = [("visitor", visitor.fillers), ("head", visitor.head), ("host", host)]
    values.setdefault("subtype", "unspecified")
    values.setdefault("when", time_in(reading, span.start, stop))
    return draft(reading, "visit", span, rule, roles=roles, where=stay.where if stay else (), **values)
