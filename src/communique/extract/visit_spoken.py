"""Visits that speakers tell in turns: "welcome to", "great to be here", "you were here in", "this visit"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.encounter_people import alternatives, is_question, sentence
from communique.extract.encounter_place import Stay, named_place, stays, tail, time_in
from communique.extract.encounter_whose import possessor
from communique.extract.parts import draft, reason
from communique.extract.visit_parts import here, words
from communique.extract.visit_verb import named_place as by_name
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading
from communique.words.seats import state_of_seat

TURNS = ("verbatim", "quoted")


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits that turns tell of the one who speaks or the one spoken to."""
    if any(said.mode in TURNS for said in reading.statements):
        yield from came_here(reading)
        under_way = [d for rule in (greeted, have_you, guest_here, had_here, mine, coming) for d in rule(reading)]
        yield from once(sorted(under_way, key=lambda d: d.span.start))


@cache
def phrases(language: str, name: str, after: str = "") -> re.Pattern[str]:
    return alternatives(words(language, "spoken", name), "", after)


def once(drafts: list[ActDraft]) -> Iterator[ActDraft]:
    """The visit under way is one, however often it is told."""
    visitors = dict.fromkeys(d.fillers("visitor")[0].entity for d in drafts)
    for visitor in visitors:
        own = [d for d in drafts if d.fillers("visitor")[0].entity == visitor]
        first = next((d for d in own if d.where), own[0])
        yield first._replace(also=tuple(d.span for d in own if d is not first))


def speaker(reading: Reading, offset: int) -> tuple[int, ...]:
    voice = reading.voice_at(offset)
    if voice is None or reading.statements[voice].mode not in TURNS or is_question(reading, offset):
        return ()
    return reading.speakers(voice)[:1]


def addressee(reading: Reading, offset: int) -> tuple[int, ...]:
    found = tuple(f.entity for f in possessor(reading, offset, "your").fillers[:1] if f.entity is not None)
    return tuple(n for n in found if not reading.home or reading.cast.characters[n].iso != reading.home)


def told(reading: Reading, span: Span, visitor: tuple[int, ...], place: Stay | None, **values: object) -> ActDraft:
    roles = [
        ("visitor", [Filler(n, Span(span.start, span.start + 1)) for n in visitor]),
        ("host", place.host if place else ()),
    ]
    values.setdefault("when", time_in(reading, span.start, span.end))
    where = place.where if place else ()
    return draft(
        reading, "visit", span, str(values.pop("rule")), roles=roles, subtype="unspecified", where=where, **values
    )


def greeted(reading: Reading) -> Iterator[ActDraft]:
    """ "Welcome back to California": the one spoken to is there."""
    for match in phrases(reading.language, "welcome", r"(?:\s+back)?\s+to(?=\s)").finditer(reading.text):
        row = sentence(reading, match.start())
        guest = addressee(reading, match.start()) if speaker(reading, match.start()) else ()
        place = next((p for p in stays(reading, match.end(), row.end) if located(reading, p)), None)
        place = place or next(iter(by_name(reading, match.end(), row.end)), None)
        if guest and place:
            yield told(reading, Span(match.start(), place.end), guest, place, status="ongoing", rule=reason(greeted))


HAVE = r"(?:\s+\w+){0,2}?\s+to have you(?:\s+back)?(?:\s+here)?(?:\s+back)?\s+in(?=\s)"


def have_you(reading: Reading) -> Iterator[ActDraft]:
    """ "It's great to have you back in Oslo": the one spoken to is there."""
    for match in phrases(reading.language, "glad", HAVE).finditer(reading.text):
        guest = addressee(reading, match.start()) if speaker(reading, match.start()) else ()
        row = sentence(reading, match.start())
        place = next((p for p in stays(reading, match.end(), row.end) if located(reading, p)), None)
        if guest and place:
            yield told(reading, Span(match.start(), place.end), guest, place, status="ongoing", rule=reason(have_you))


def located(reading: Reading, place: Stay) -> bool:
    return named_place(reading, place.where[0])


HERE = re.compile(
    r"(?:,?\s+again,?)?(?:,?\s+(here|your (?:[a-z]+ )?(?:country|capital|city)))?"
    r"(?:,?\s+(?:once )?again|\s+today|\s+back)?(?:\s+(in|at)(?=\s))?"
)


def mine(reading: Reading) -> Iterator[ActDraft]:
    """ "My visit is an opportunity": the visit that the guest who speaks is on."""
    for match in phrases(reading.language, "own").finditer(reading.text):
        visitor = speaker(reading, match.start())
        if visitor and away(reading, visitor[0], None):
            yield told(reading, Span(*match.span()), visitor, None, status="ongoing", rule=reason(mine))


ASIDE = r"(?:\s+\w+){0,2}?(?:,\s[^,.;:]{2,40},)?"  # "so happy, Mr. President, to be here"


def had_here(reading: Reading) -> Iterator[ActDraft]:
    """ "Thank you for having me in Oslo": a guest who speaks is there."""
    there = r"\s+(?:(here)|(?:here\s+)?(?:in|at|to)(?=\s))"
    for match in phrases(reading.language, "having", there).finditer(reading.text):
        visitor = speaker(reading, match.start())
        row = sentence(reading, match.start())
        places = [] if match[1] else [p for p in stays(reading, match.end(), row.end) if located(reading, p)]
        place = places[0] if places else None
        if visitor and (place or match[1]) and away(reading, visitor[0], place):
            end = max(place.end if place else 0, match.end())
            yield told(reading, Span(match.start(), end), visitor, place, status="ongoing", rule=reason(had_here))


TO_BE = r"\s+(?:to be|being|to come|to visit)(?:\s+back)?(?=,?\s)"


def guest_here(reading: Reading) -> Iterator[ActDraft]:
    """ "It is great to be here", "delighted to be back in Oslo": a guest who speaks is there."""
    for match in phrases(reading.language, "glad", ASIDE + TO_BE).finditer(reading.text):
        visitor = speaker(reading, match.start())
        row = sentence(reading, match.start())
        rest = HERE.match(reading.text, match.end())
        if not visitor or not rest or not (rest[1] or rest[2]) or once_there(reading, match, rest):
            continue
        place = next((p for p in stays(reading, rest.end(), row.end) if located(reading, p)), None) if rest[2] else None
        if rest[2] and not place and not rest[1]:
            continue
        if not away(reading, visitor[0], place):
            continue
        end = max(place.end if place else 0, rest.end(1))
        yield told(reading, Span(match.start(), end), visitor, place, status="ongoing", rule=reason(guest_here))


def once_there(reading: Reading, match: re.Match[str], rest: re.Match[str]) -> bool:
    """ "It was great to be in Oslo": without "here", not told of the place where it is said."""
    before = reading.text[sentence(reading, match.start()).start : match.start()]
    return not rest[1] and re.search(r"\b(?:was|were)\b", before) is not None


def away(reading: Reading, visitor: int, place: Stay | None) -> bool:
    """Is the one who speaks a guest: of another state than the publisher's, or in another state's seat?"""
    iso = reading.cast.characters[visitor].iso
    if place is not None:
        own = state_of_seat(reading.language, reading.words(place.where[-1]))
        hosts = [reading.cast.characters[f.entity].iso for f in place.host if f.entity is not None]
        there = own or (hosts[0] if hosts else None)
        if there:
            return there != (iso or reading.home)
    stage = here(reading) if place is not None or not reading.home else reading.home
    return bool(stage and iso and iso != stage)


def came_here(reading: Reading) -> Iterator[ActDraft]:
    """ "You were here in 2021", "when you came here": the one spoken to was there."""
    for match in phrases(reading.language, "came").finditer(reading.text):
        host = speaker(reading, match.start())
        guest = addressee(reading, match.start()) if host else ()
        row = sentence(reading, match.start())
        end = tail(reading, match.end(), row.end)
        timed = time_in(reading, match.end(), end)
        if guest and (timed or "came" in match.group().lower()) and not time_is_now(reading, timed):
            yield told(
                reading, Span(match.start(), end), guest, None, status="occurred", when=timed, rule=reason(came_here)
            )


def time_is_now(reading: Reading, when: Span | None) -> bool:
    return reading.words(when).lower() in ("today", "now")


def coming(reading: Reading) -> Iterator[ActDraft]:
    """ "This visit", "your coming", said while the guest is there or awaited."""
    for match in phrases(reading.language, "visit").finditer(reading.text):
        voice = speaker(reading, match.start())
        if not voice or not reading.home:
            continue
        people = (
            *voice,
            *(f.entity for f in possessor(reading, match.start(), "your").fillers[:1] if f.entity is not None),
        )
        word = match.group().lower()
        if word.startswith(("your", "my")):  # the one spoken to, or the one who speaks
            people = people[1:] if word.startswith("your") else people[:1]
            known = [n for n in people if reading.cast.characters[n].iso]
            yield from (under_way(reading, match, n) for n in known)
            continue
        guests = [n for n in people if (reading.cast.characters[n].iso or reading.home) != here(reading)]
        if len(guests) == 1 and len(people) == 2:
            yield under_way(reading, match, guests[0])


def under_way(reading: Reading, match: re.Match[str], guest: int) -> ActDraft:
    status = "planned" if to_come(reading, match.start()) else "ongoing"
    return told(reading, Span(*match.span()), (guest,), None, status=status, rule=reason(coming))


def to_come(reading: Reading, offset: int) -> bool:
    """ "This visit will be an opportunity": is its verb in the future?"""
    row = reading.frames_by_sentence.get(reading.sentence_at(offset), ())
    return any(f.verb.tense == "future" and f.subject and f.subject.start <= offset < f.subject.end for f in row)
