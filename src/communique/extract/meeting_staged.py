"""Meetings whose noun is the subject or stands alone: "talks were held between", "courtesy call by"."""

from __future__ import annotations

import re

from communique.extract.encounter_clause import frames_of, reach, reach_from, subject_of, with_people
from communique.extract.encounter_people import NOBODY, Party, sentence
from communique.extract.encounter_place import places_in, time_in
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_walk import party_after
from communique.extract.encounter_whose import narrated_actor
from communique.extract.meeting_noun import Noun
from communique.extract.meeting_noun_status import following_status
from communique.extract.meeting_parts import enough, hosted, matcher, sketch, symmetric, words
from communique.extract.meeting_verb import clause, is_person
from communique.extract.meeting_written import written
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def staged(reading: Reading, noun: Noun) -> ActDraft | None:
    """Talks were held, or took place, between several or with somebody."""
    frame = next((f for f in holding(reading, noun)), None)
    if frame is None:
        return None
    stop = max(reach(reading, frame), reach_from(reading, frame.verb.end, frame.number))
    if noun.subtype == "meal":
        return meal_given(reading, noun, frame, stop)
    if with_people(reading, noun.span.end, frame.verb.start, "between|with|of|among").fillers:
        return None
    between = with_people(reading, frame.verb.end, stop, "between|among")
    other = with_people(reading, frame.verb.end, stop) if len(between.fillers) < 2 else NOBODY
    first = noun.owner or told_of(reading, noun, other)
    roles = symmetric(first, other) if other.fillers else symmetric(between, NOBODY)
    if not enough(roles):
        return None
    status, when = verb_status(reading, frame), time_of(reading, frame, stop)
    return written(reading, noun, roles, reason(staged), status=status, when=when)


def told_of(reading: Reading, noun: Noun, other: Party) -> Party:
    """ "A meeting took place with the Minister": with the one of whom the text tells, who is not named there."""
    people = other.fillers and all(is_person(reading, f) for f in other.fillers)
    actors = narrated_actor(reading, noun.start) if people and reading.voice_at(noun.start) is None else ()
    return Party(tuple(f for f in actors if f.entity not in other.numbers), noun.start, noun.start)


def meal_given(reading: Reading, noun: Noun, frame: Frame, stop: int) -> ActDraft | None:
    """A dinner was given in honour of somebody by somebody."""
    before = with_people(reading, noun.span.end, frame.verb.start, "for|in honou?r of")
    guest = before or with_people(reading, frame.verb.end, stop, "for|in honou?r of")
    host = with_people(reading, frame.verb.end, stop, "by")
    if not guest.fillers:
        return None
    roles = hosted(host, guest) if host.fillers else [("guest", guest.fillers)]
    status, when = verb_status(reading, frame), time_of(reading, frame, stop)
    return written(reading, noun, roles, reason(meal_given), status=status, when=when)


def dropped(reading: Reading, noun: Noun) -> ActDraft | None:
    """Talks that were called off or put off, without a word of who was to hold them."""
    if noun.subtype not in ("talks", "unspecified", "multilateral") or following_status(reading, noun) not in (
        "cancelled",
        "postponed",
    ):
        return None
    stop = sentence(reading, noun.start).end
    if not (time_in(reading, noun.start, stop) or places_in(reading, noun.span.end, stop)) or noun.mods.startswith(
        ("no ", "any ")
    ):
        return None
    return written(reading, noun, [], reason(dropped), when=time_in(reading, noun.start, stop))


def holding(reading: Reading, noun: Noun) -> list[Frame]:
    """The verb by which the noun before it is held ("were held", "took place", "will be convened")."""
    row = reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ())
    near = [f for f in row if noun.span.end <= f.verb.start < noun.span.end + 90 and f.verb.form == "finite"]
    return [
        f
        for f in near[:1]
        if (f.verb.passive and f.lemma in words(reading.language, "staged", "held")) or place_taken(reading, f)
    ]


def place_taken(reading: Reading, frame: Frame) -> bool:
    return frame.lemma == "take" and bool(re.match(r"\s+place\b", reading.text[frame.verb.end : frame.verb.end + 7]))


def call_between(reading: Reading, noun: Noun) -> ActDraft | None:
    """A call that somebody received from somebody, or made to somebody, told by its noun."""
    given = matcher(reading.language, "staged", "calls", r"\s+").match(reading.text, noun.span.end)
    if noun.subtype not in ("call", "video_call") or given is None:
        return None
    stop = sentence(reading, noun.span.end).end
    received = "received" in given.group().lower()
    link = re.compile(r"\sfrom\s" if received else r"\s(?:to|with)\s").search(reading.text, given.end(), stop)
    first = party_after(reading, given.end(), link.start() if link else stop)
    second = with_people(reading, max(first.end, given.end()), stop, "from" if received else "to|with")
    roles = [*symmetric(first, second), ("initiator", (second if received else first).fillers)]
    return written(reading, noun, roles, reason(call_between)) if first.fillers and second.fillers else None


def called_by(reading: Reading, noun: Noun) -> ActDraft | None:
    """A courtesy call of somebody on somebody, told by its noun alone."""
    if noun.subtype != "courtesy_call":
        return None
    stop = reach_from(reading, noun.span.end)
    host = with_people(reading, noun.span.end, stop, "on|upon|to")
    guest = with_people(reading, noun.span.end, stop, "by|of|from")
    guest = guest if guest.fillers else noun.owner
    roles = hosted(host, guest)
    if host.fillers and roles[1][1] and all(is_person(reading, f) for f in (*host.fillers, *roles[1][1])):
        return written(reading, noun, roles, reason(called_by))
    headline = reading.section_at(noun.span.start)
    if headline is None or headline.kind != "headline":
        return None
    one = [("host", host.fillers)] if host.fillers else [("guest", guest.fillers)]
    return written(reading, noun, one, reason(called_by)) if host.fillers or guest.fillers else None


def granted_to(reading: Reading, noun: Noun) -> ActDraft | None:
    """An audience granted to somebody by somebody."""
    if noun.subtype not in ("audience", "courtesy_call"):
        return None
    given = matcher(reading.language, "staged", "given", r"\s+(?:(?:was|were|has been|have been)\s+)?").match(
        reading.text, noun.span.end
    )
    stop = sentence(reading, noun.span.end).end
    if given:
        guest = with_people(reading, given.start(), stop, "to")
        host = with_people(reading, max(guest.end, given.end()), stop, "by")
        host = host if host.fillers else with_people(reading, given.end(), stop, "by")
    else:
        frame = next(
            (f for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()) if gave(reading, f, noun)),
            None,
        )
        if frame is None:
            return None
        guest, host = subject_of(reading, frame), with_people(reading, noun.span.end, stop, "by|with")
    roles = hosted(host, guest)
    return (
        written(reading, noun, roles if host.fillers else [("guest", guest.fillers)], reason(granted_to))
        if guest.fillers
        else None
    )


def gave(reading: Reading, frame: Frame, noun: Noun) -> bool:
    """ "Was granted an audience": the verb right before the noun, in the passive."""
    return (
        frame.verb.passive
        and frame.lemma in words(reading.language, "staged", "grants")
        and 0 <= noun.start - frame.verb.end < 30
    )


def welcomed_with(reading: Reading) -> list[ActDraft]:
    """Somebody was accorded a ceremonial welcome or a guard of honour."""
    found: list[ActDraft] = []
    phrase = matcher(reading.language, "ceremony", "nouns", r"\s+(?:[\w-]+\s+){0,3}?")
    for frame in frames_of(reading, words(reading.language, "ceremony", "verbs")):
        noun = phrase.match(reading.text, frame.verb.end)
        given = not frame.verb.passive and frame.lemma not in ("receive",)
        if noun is None or (given and reading.voice_at(frame.verb.start) is not None):
            continue
        stop = reach(reading, frame)
        guest, host = subject_of(reading, frame), with_people(reading, noun.end(), stop, "to" if given else "by|from")
        guest, host = (host, guest) if given else (guest, host)
        if guest.fillers and all(is_person(reading, f) for f in guest.fillers):
            found.append(ceremony(reading, frame, (guest, host), noun.end(), stop))
    return found


def ceremony(reading: Reading, frame: Frame, people: tuple[Party, Party], end: int, stop: int) -> ActDraft:
    guest, host = people
    roles = hosted(host, guest) if host.fillers else [("guest", guest.fillers)]
    span = clause(reading, frame, guest, max(end, host.end))
    values = {"status": verb_status(reading, frame), "when": time_of(reading, frame, stop), "stop": stop}
    return sketch(
        reading,
        Span(span.start, span.end),
        reason(welcomed_with),
        roles,
        subtype="ceremony",
        at=frame.verb.start,
        **values,
    )
