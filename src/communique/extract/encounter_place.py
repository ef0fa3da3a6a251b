"""Where and when an encounter was: destinations, places, temporal phrases beside words of encounter."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique import data
from communique.extract.encounter_people import next_mention, pattern, prepositional, sentence
from communique.model import Span
from communique.reading import Filler, Reading

PLACES = frozenset({"place", "state"})


class Stay(NamedTuple):
    """A destination: the words that name it, and the state it is (or is in), where the text says so."""

    where: tuple[Span, ...]
    host: tuple[Filler, ...]
    end: int


def stays(reading: Reading, offset: int, stop: int) -> list[Stay]:
    """The places named right after an offset: "Djibouti and Niger" are two, "Lucerne, Switzerland" is one."""
    capital = capital_city(reading, offset, stop)
    found: list[Stay] = [capital] if capital else []
    at = capital.end if capital else offset
    for i in range(next_mention(reading, at), len(reading.mentions)):
        mention = reading.mentions[i]
        between = reading.text[at : mention.start]
        if mention.start >= stop or not is_place(reading, i, first=not found):
            break
        if not found and held_there(reading, i, stop) and lead_in(reading, between):
            at = reading.mentions[i + 1].start
            continue  # "to the summit in Oslo"
        comma = re.fullmatch(r",\s*(?:the )?", between) is not None
        if found and mention.kind == "state" and comma and not found[-1].host and not state_too(reading, found[-1]):
            found[-1] = Stay((*found[-1].where, mention.span), state_filler(reading, i), mention.end)
        elif NEXT_PLACE.fullmatch(between) if found else lead_in(reading, between):
            found.append(Stay((mention.span,), state_filler(reading, i), mention.end))
        else:
            break
        at = mention.end
    return found


CAPITAL = re.compile(r"\s+capital(?:\s+city)?(?:\s+of\s+|,?\s+)?")


def capital_city(reading: Reading, offset: int, stop: int) -> Stay | None:
    """ "The Norwegian capital", "the Norwegian capital of Oslo": the city where it is named, else these words."""
    i = next_mention(reading, offset)
    adjective, city = reading.mentions[i : i + 1], reading.mentions[i + 1 : i + 2]
    if not adjective or adjective[0].kind not in ("adjective", "state"):
        return None
    match = CAPITAL.match(reading.text, adjective[0].end, stop)
    if match is None or not lead_in(reading, reading.text[offset : adjective[0].start]):
        return None
    named = bool(city) and city[0].kind == "place" and city[0].start == match.end() < stop
    words = Span(offset + 1, adjective[0].end + len(match.group().rstrip(" ,").removesuffix(" of")))
    span = city[0].span if named else words
    return Stay((span,), state_filler(reading, i), span.end)


def held_there(reading: Reading, i: int, stop: int) -> bool:
    """Is mention i an event after which the place follows where it is held?"""
    here, place = reading.mentions[i], reading.mentions[i + 1 : i + 2]
    near = bool(place) and place[0].kind in PLACES and place[0].end <= stop
    return near and here.kind == "event" and reading.text[here.end : place[0].start].strip() in ("in", "at", "in the")


def state_too(reading: Reading, stay: Stay) -> bool:
    """Is it a city that is named as its state is (Djibouti)?"""
    return reading.words(stay.where[0]) in {row["name"] for row in data.rows("lang", reading.language, "states.csv")}


NEXT_PLACE = re.compile(r"\s*(?:,|,?\s*and|&)\s*(?:then\s+)?(?:to\s+)?(?:the\s+)?")
OURS = re.compile(r"(?:our|your|this)\b", re.I)


def is_place(reading: Reading, i: int, first: bool) -> bool:
    """May a mention be a destination (the first: also a body, an event, "our country")?"""
    mention = reading.mentions[i]
    if reading.text[mention.end : mention.end + 2] == "'s":
        return False
    own = mention.kind == "group" and OURS.match(reading.words(mention.span)) is not None
    return mention.kind in PLACES or (first and (mention.kind in ("organization", "event") or own))


def lead_in(reading: Reading, between: str) -> bool:
    return (
        bool(re.fullmatch(r"\s*(?:[\w'-]+\s+){0,4}", between))
        and not prepositional(reading, between.replace(" of ", " "))
        and "\n" not in between.strip()
    )


def state_filler(reading: Reading, i: int) -> tuple[Filler, ...]:
    mention = reading.mentions[i]
    return tuple(Filler(n, mention.span) for n in reading.cast.of[i][:1] if reading.cast.characters[n].type == "state")


def places_in(reading: Reading, start: int, stop: int) -> tuple[Span, ...]:
    """Places named with a preposition of place between two offsets."""
    found: list[Span] = []
    for match in pattern(reading.language, "at", r"(?:^|(?<=[\s,]))", r"(?=\s)").finditer(reading.text, start, stop):
        if of_a_topic(reading, match.start()):
            continue
        for stay in stays(reading, match.end(), stop)[:1]:
            if named_place(reading, stay.where[0]):
                found += [span for span in stay.where if span not in found]
        palace = re.compile(
            r"\s+((?:the\s+)?[A-Z][\w'-]+(?:\s+(?:of|the|and|[A-Z][\w'-]+)){0,5}\s+[A-Z][\w'-]+)"
        ).match(reading.text, match.end(), stop)
        if (
            palace
            and not found
            and any(word in data.words(reading.language, "places.place_nouns") for word in palace.group(1).split())
        ):
            found.append(Span(palace.start(1), palace.end(1)))
    return tuple(found)


def of_a_topic(reading: Reading, offset: int) -> bool:
    """ "The situation in Sudan", "resident in Lima": does a word that says no place of an act lead to one?"""
    before = re.compile(r"([\w-]+)\s+$").search(reading.text, max(offset - 24, 0), offset)
    return before is not None and before.group(1).lower() in data.words(reading.language, "scenes.elsewhere")


def named_place(reading: Reading, span: Span) -> bool:
    """Does the mention of a place or state begin there?"""
    k = next_mention(reading, span.start)
    return any(m.kind in PLACES and m.start == span.start for m in reading.mentions[k : k + 1])


def scene(reading: Reading, offset: int) -> tuple[Span, ...]:
    """The place that opens a sentence ("In Riga, she met"), or that "where" points back to."""
    row = sentence(reading, offset)
    where = [m for m in re.finditer(r",?\s+where\b", reading.text[row.start : offset], re.I)]
    if where:
        at = row.start + where[-1].start()
        i = next_mention(reading, at) - 1
        if i >= 0 and reading.mentions[i].kind in PLACES and reading.mentions[i].end >= at - 1:
            return (reading.mentions[i].span,)
    opened = pattern(reading.language, "at", "", r"(?=\s)").match(reading.text, row.start)
    if opened:
        found = stays(reading, opened.end(), offset)[:1]
        if (
            found
            and re.match(r"\s*,|\s+on\b", reading.text[found[0].end : found[0].end + 4])
            and named_place(reading, found[0].where[0])
        ):
            return found[0].where
    return ()


def capital_place(reading: Reading, offset: int, stop: int) -> Span | None:
    """Capital words right after "to" that no mention covers: a place by its name alone."""
    match = re.compile(
        r"\s+((?:the\s+)?[A-Z\u00c0-\u024f\u1e00-\u1eff][\w'-]+(?:[\s-][A-Z\u00c0-\u024f\u1e00-\u1eff][\w'-]+){0,2}(?:\s+(?:cosmodrome|region|province|district|border|plant|valley|islands?|airport|base|school|factory|port|site))?)"
    ).match(reading.text, offset, stop)
    if not match:
        return None
    near = reading.mentions[max(next_mention(reading, match.start(1)) - 1, 0) : next_mention(reading, match.end(1))]
    if any(m.end > match.start(1) and m.kind not in ("organization", "adjective") for m in near):
        return None
    return Span(match.start(1), match.end(1))


def tail(reading: Reading, end: int, stop: int) -> int:
    """The end of the times and places that follow a noun phrase."""
    for i in range(next_mention(reading, end), len(reading.mentions)):
        mention = reading.mentions[i]
        if (
            mention.start >= stop
            or mention.kind not in ("time", "place", "event", "state")
            or not re.fullmatch(r"[\s,]*(?:(?:in|at|on|of|during|the|a|an)\s+){0,3}", reading.text[end : mention.start])
        ):
            break
        end = mention.end
    return end


def time_in(reading: Reading, start: int, stop: int) -> Span | None:
    """The first temporal phrase between two offsets (no mere duration of a visit)."""
    for i in range(next_mention(reading, start), next_mention(reading, stop)):
        mention = reading.mentions[i]
        lasting = LASTING.match(reading.words(mention.span))
        if mention.kind != "time" or lasting or SINCE.search(reading.text[start : mention.start]):
            continue
        if not attributive(reading, mention.span) and not in_dateline(reading, mention.span):
            return mention.span
    return None


def in_dateline(reading: Reading, span: Span) -> bool:
    """ "OSLO, July 13 - On July 14, the King": is it the day of the text and not of what it tells?"""
    row = reading.sentences[reading.sentence_at(span.start)]
    opened = OPENED.fullmatch(reading.text, row.start, span.start)
    return opened is not None and CLOSED.match(reading.text, span.end, row.end) is not None


OPENED = re.compile(r"[A-Z][A-Za-z .'-]{2,40},\s+")
CLOSED = re.compile(r",?\s*(?:\d{4}\s*)?(?:[(/][^)/]{2,30}[)/]\.?\s*)?[-\u2013\u2014]+\s")


def attributive(reading: Reading, span: Span) -> bool:
    """ "The October 7 attacks": a day that names what follows it."""
    after = re.compile(r"\s([a-z]+)").match(reading.text, span.end)
    plain = data.toml("lang", reading.language, "dates.toml")["standing"]["after"]
    bare = re.match(r"(?:[A-Z][a-z]+\.?\s\d|\d)", reading.words(span))
    return bool(bare and after and after.group(1) not in data.entries(plain) and reading.words(span)[-1].isdigit())


SINCE = re.compile(r"\bsince\s[^,;.]+$", re.I)  # "her first visit since the war of 1999"

UNITS = "minutes?|hours?|days?|weeks?|months?|years?"
LASTING = re.compile(rf"\w+-(?:{UNITS})|(?:for|lasting|lasted)\b.*\b(?:{UNITS})$", re.I)
