"""Visits told by a noun: a state visit paid, "his visit to", "the visit of", "on a visit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique import data
from communique.extract.encounter_clause import clean, closed, finite_before, object_people, reach_from, verb_before
from communique.extract.encounter_people import NOBODY, Party, next_mention, sentence
from communique.extract.encounter_place import Stay, tail, time_in
from communique.extract.encounter_status import time_of
from communique.extract.encounter_walk import party_after, party_at
from communique.extract.encounter_whose import narrated_actor
from communique.extract.meeting_noun import Noun
from communique.extract.parts import reason
from communique.extract.visit_accepted import accepted
from communique.extract.visit_fronted import OWN, ahead_of, ahead_status, before_noun
from communique.extract.visit_noun import close, found, kind_of, places_of, predicated, start_of
from communique.extract.visit_noun_status import cancelling, following, looked_forward, parted_from, status_of_visit
from communique.extract.visit_parts import matcher, sketch, words
from communique.extract.visit_verb import can_travel, invited, one_thanked, soon, travellers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits that nouns tell."""
    for noun in found(reading):
        yield from visits_of(reading, noun)
    yield from accepted(reading)


def visits_of(reading: Reading, noun: Noun) -> Iterator[ActDraft]:
    """One visit for each destination that the noun has."""
    stop = reach_from(reading, noun.span.end)
    places = places_of(reading, noun, stop) or before_noun(reading, noun)
    visitor, frame, rule = visitor_of(reading, noun, stop, bool(places))
    if frame is not None and invited(reading, frame):
        return
    if not visitor.fillers or not all(can_travel(reading, f) for f in visitor.fillers):
        return
    if not places and not worth(reading, noun, frame):
        return
    governor = frame or predicated(reading, noun)
    status = ahead_status(reading, noun.start, status_of_visit(reading, noun, governor))
    status = "planned" if frame is not None and status == "occurred" and soon(reading, frame, stop) else status
    start = start_of(reading, noun, frame)
    destinations: list[Stay | None] = [*without_houses(reading, places)] or [None]
    for stay in destinations:
        end = tail(
            reading,
            max(noun.span.end, stay.end if stay else 0, visitor.end if visitor.start > noun.span.end else 0),
            sentence(reading, noun.start).end,
        )
        limit = (
            min(sentence(reading, noun.start).end, end + 90)
            if status not in ("occurred", "ongoing")
            else close(reading, end, stop)
        )
        own = time_of(reading, governor, max(closed(reading, governor, stop), end)) if governor else None
        when = own or time_in(reading, noun.start, max(end, limit)) or departing(reading, noun)
        yield sketch(
            reading,
            Span(start, end),
            (visitor, stay),
            rule,
            subtype=kind_of(reading, noun),
            status=status,
            when=when,
            at=noun.span.start,
        )


def without_houses(reading: Reading, places: list[Stay]) -> list[Stay]:
    """ "To Washington and the White House": a house in a town is no destination beside it."""
    houses = data.words(reading.language, "places.venues")
    towns = [p for p in places if not any(reading.words(span) in houses for span in p.where)]
    return towns or places


def departing(reading: Reading, noun: Noun) -> Span | None:
    """ "Departs tomorrow for visits to": the time told between a verb and the visits that it leads to."""
    frame = verb_before(reading, noun.start)
    led = re.search(r"\b(?:for|on)\s+$", reading.text[max(noun.start - 5, 0) : noun.start])
    near = frame is not None and led is not None and noun.start - frame.verb.end < FAR
    return time_in(reading, frame.verb.end, noun.start) if frame and near else None


FAR = 60  # characters between a verb of leaving and the visit


def visitor_of(reading: Reading, noun: Noun, stop: int, placed: bool) -> tuple[Party, Frame | None, str]:
    """Who visits, the verb that governs the noun, and the rule that found it."""
    frame = verb_before(reading, noun.start)
    if noun.owner.fillers:
        made = frame is not None and frame.lemma in words(reading.language, "verbs", "pay")
        paid = frame if frame is not None and made and pays(reading, frame, noun) else None
        return guest_of(reading, noun) or noun.owner, paid, reason(owner)
    coming = ahead_of(reading, noun.start) if placed else NOBODY
    if coming.fillers:
        return coming, None, reason(owner)
    whose = re.compile(r"\s+of\s").match(reading.text, noun.span.end) and of_people(reading, noun, "of", stop).fillers
    if frame is not None and pays(reading, frame, noun) and not whose:
        return one_thanked(reading, frame) or travellers(reading, frame), frame, reason(payer)
    ended = cancelling(reading, noun)
    if ended is not None and placed and parted_from(reading, ended, noun) and not ended.verb.passive:
        return travellers(reading, ended), ended, reason(payer)
    for preposition in ("of", "by"):
        party = of_people(reading, noun, preposition, stop)
        if party.fillers and not party.head and re.match(r"an?\s", reading.words(party.fillers[0].span), re.I):
            return NOBODY, None, ""  # "the first visit by a foreign minister"
        if party.fillers:
            return party, None, reason(person_of)
    if re.compile(r"(?:\s+to\s+[\w' .-]{2,50}?)?\s+by\s").match(reading.text, noun.span.end, stop):
        return NOBODY, None, ""  # by somebody whom the text does not name
    beside = apposed(reading, noun)
    if beside.fillers:
        return beside, None, reason(person_of)
    return reached(reading, noun, placed)


TIMED = r"(?:\s+(?:last|this|earlier this|next)\s+\w+)?"  # "a visit last month by"
MADE_BY = r"(?:\s+(?:that\s+will\s+|to\s+)?(?:\w+\s+)?(?:be\s+)?(?:made|paid|undertaken|conducted))?"


def guest_of(reading: Reading, noun: Noun) -> Party:
    """ "welcomed the Prime Minister on his second visit": the one received is the one who visits."""
    word = reading.text[noun.start : noun.start + 3].lower()
    frame = verb_before(reading, noun.start)
    if (
        word not in ("his", "her")
        or frame is None
        or frame.lemma not in words(reading.language, "verbs", "welcome")
        or frame.verb.passive
    ):
        return NOBODY
    guest = object_people(reading, frame.verb.end, noun.start)
    return (
        guest
        if guest.fillers and guest.end < noun.start and all(can_travel(reading, f) for f in guest.fillers)
        else NOBODY
    )


def owner() -> None:
    """Somebody's visit."""


def payer() -> None:
    """Somebody pays a visit, or is on one."""


def person_of() -> None:
    """The visit of somebody."""


def told_of() -> None:
    """A visit to a place by the one of whom the text speaks."""


def pays(reading: Reading, frame: Frame, noun: Noun) -> bool:
    between = reading.text[frame.verb.end : noun.start]
    if frame.lemma in words(reading.language, "verbs", "pay") and (
        clean(reading, frame.verb.end, noun.start) or re.fullmatch(r"\s*(?:on|out|off|up)?\s*", between)
    ):
        return True
    moving = (
        *words(reading.language, "verbs", "stand"),
        *words(reading.language, "verbs", "travel"),
        *words(reading.language, "verbs", "arrive"),
        *words(reading.language, "verbs", "leave"),
    )
    return (
        frame.lemma in moving and bool(re.search(r"\b(?:on|for|as part of|within)\s*$", between)) and len(between) < 120
    )


ON = re.compile(
    r",?\s*(?:who\s+(?:is|was|are|were)\s+)?(?:currently\s+|now\s+|also\s+|there\s+|here\s+)?(?:on|during|for)\s*$"
)


def apposed(reading: Reading, noun: Noun) -> Party:
    """ "Foreign Minister Pärn, on a two-day trip to the Caucasus, met": the one named right before."""
    row = sentence(reading, noun.start)
    led = ON.search(reading.text, row.start, noun.start)
    if not led or "," not in led.group():
        return NOBODY
    i = next_mention(reading, led.start()) - 1
    for k in (i - 1, i):
        if k >= 0 and reading.mentions[k].start >= row.start and reading.mentions[k].kind in ("person", "office"):
            party = party_at(reading, k, led.start())
            if party.fillers and party.end == led.start() and all(can_travel(reading, f) for f in party.fillers):
                return party._replace(fillers=party.fillers[-1:])
    return NOBODY


def of_people(reading: Reading, noun: Noun, preposition: str, stop: int) -> Party:
    """ "the visit of President X to Y", "a State Visit by the President"."""
    made = MADE_BY if preposition == "by" else ""
    end = sentence(reading, noun.start).end if made else stop
    led = re.compile(rf"{TIMED}(?:\s+to\s+[\w' .-]{{2,50}}?)?{made}\s+{preposition}\b")
    match = led.match(reading.text, noun.span.end, end)
    if not match:
        return NOBODY
    party = party_after(reading, match.end(), end)
    return party if party.fillers and all(can_travel(reading, f) for f in party.fillers) else NOBODY


def reached(reading: Reading, noun: Noun, placed: bool) -> tuple[Party, Frame | None, str]:
    """Nobody is named beside the noun: the subject of the sentence, or the one of whom the text speaks."""
    mods = noun.mods
    explicit = bool(following(reading, noun) or kind_of(reading, noun) != "unspecified")
    if not placed or (
        not explicit
        and not re.search(
            r"\b(?:during|on|for|of|after|following|from)\s+(?:the|a|an)?\s*$",
            reading.text[max(noun.start - 12, 0) : noun.start + 3],
        )
    ):
        return NOBODY, None, ""
    if noun.mods.startswith(("the ", "a ", "an ")) or not mods:
        frame = finite_before(reading, noun.start)
        subject = travellers(reading, frame).fillers if frame else ()
        actor = subject or narrated_actor(reading, noun.start)
        return Party(actor, noun.start, noun.start), None, reason(told_of)
    return NOBODY, None, ""


def worth(reading: Reading, noun: Noun, frame: Frame | None) -> bool:
    """A visit without a destination counts only where somebody pays it or it has a kind of its own."""
    if frame is not None:
        return frame.lemma in ("pay", "begin", "conclude") or kind_of(reading, noun) != "unspecified"
    if looked_forward(reading, noun):
        return bool(noun.owner.fillers)
    if noun.owner.fillers and of_a_day(reading, noun):
        return True
    section = reading.section_at(noun.start)
    mark = any(
        matcher(reading.language, "status", name).search(noun.mods) for name in ("before_occurred", "before_planned")
    )
    if (
        mark
        or (section is not None and section.kind == "headline")
        or (following(reading, noun) in ("postponed", "cancelled") and following_close(reading, noun))
    ):
        return True
    return (
        kind_of(reading, noun) in ("state", "official", "working")
        or bool(
            matcher(reading.language, "status", "cancelled").search(
                reading.text, noun.span.end, min(noun.span.end + 40, len(reading.text))
            )
        )
        or cancelling(reading, noun) is not None
    )


def of_a_day(reading: Reading, noun: Noun) -> bool:
    """ "The Chancellor's visit tomorrow", "Ambassador Dahl's trip last week": does its day stand right behind it?"""
    k = next_mention(reading, noun.span.end)
    after = reading.mentions[k : k + 1]
    near = [m for m in after if m.kind == "time" and reading.text[noun.span.end : m.start].isspace()]
    return bool(near) and not OWN.match(reading.text, noun.start)


def following_close(reading: Reading, noun: Noun) -> bool:
    """Is the visit itself, and nothing else, what was put off?"""
    rest = reading.text[noun.span.end : sentence(reading, noun.start).end]
    if re.match(r"[^,;.]{0,80}(?:,[^,;.]{0,60},)?\s+(?:has|have|had|was|were|is)\s+(?:been\s+|not\s+)?[a-z]+", rest):
        return True
    frame = next(
        (
            f
            for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ())
            if f.verb.start > noun.span.end and f.verb.form == "finite" and f.verb.passive
        ),
        None,
    )
    return bool(frame and frame.subject and frame.subject.start <= noun.span.start < frame.subject.end)
