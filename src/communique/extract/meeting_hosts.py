"""Meetings told by a verb with host and guest: received, hosted, bade farewell, was received by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import (
    agent_before,
    frames_of,
    object_people,
    reach,
    subject_of,
    with_people,
)
from communique.extract.encounter_colon import named_behind
from communique.extract.encounter_people import NOBODY, Party, next_mention, sentence
from communique.extract.encounter_place import places_in
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.meeting_parts import hosted, matcher, sketch, words
from communique.extract.meeting_verb import active, clause, following, is_people, is_person, lemmas
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Mention, Reading

IN_AUDIENCE = re.compile(
    r"(?:\s+[\w ]{1,20})?\s+in\s+(?:an?\s+|his\s+|her\s+)?(?:[a-z]+\s+)?audience\b"
    r"(?:,\s+(?:at|in)\s+[^,.;]{3,50})?,?"
)


def received(reading: Reading) -> Iterator[ActDraft]:
    """Somebody received somebody: host and guest."""
    for frame in frames_of(reading, lemmas(reading, "receive")):
        stop = reach(reading, frame)
        if not active(frame) or following(reading, frame, r"\s+(?:from|by)\b") or unlike_people(reading, frame, stop):
            continue
        audience = IN_AUDIENCE.match(reading.text, frame.verb.end)
        guest = object_people(reading, audience.end() if audience else frame.verb.end, stop)
        yield from host_and_guest(reading, frame, guest, "audience", reason(received))


def unlike_people(reading: Reading, frame: Frame, stop: int) -> bool:
    """Is what was received a thing ("received a letter", "received a call from")?"""
    head = re.compile(
        r"\s*(?:(?:the|a|an|any|some|more|further|new|his|her|their|detailed|additional)\s+)*(?:[\w-]+\s+){0,2}?",
        re.I,
    )
    at = past_time(reading, frame.verb.end)
    match = matcher(reading.language, "verbs", "not_received", head.pattern).match(reading.text, at)
    if match and any(m.kind in ("person", "office") for m in spanned(reading, at, match.end())):
        match = None  # "received the Minister of Education"
    credentials = matcher(reading.language, "nouns", "credentials").search(reading.text, frame.verb.end, stop)
    call = re.compile(r"\s+(?:a|the)?\s*(?:\w+\s+){0,2}(?:call|visit)\b", re.I).match(reading.text, at)
    return bool(match or credentials or call)


def spanned(reading: Reading, start: int, end: int) -> list[Mention]:
    """The mentions that begin between two places."""
    return list(reading.mentions[next_mention(reading, start) : next_mention(reading, end)])


def past_time(reading: Reading, offset: int) -> int:
    """The end of a time that stands right behind a verb ("received Sunday a call"); the offset where none does."""
    k = next_mention(reading, offset)
    after = reading.mentions[k : k + 1]
    near = [m for m in after if m.kind == "time" and reading.text[offset : m.start].isspace()]
    return near[0].end if near else offset


def host_and_guest(reading: Reading, frame: Frame, guest: Party, subtype: str, rule: str) -> Iterator[ActDraft]:
    host, guest = subject_of(reading, frame), named_behind(reading, without_states(reading, guest))
    roles = hosted(host, guest)
    if (
        not host.fillers
        or not roles[1][1]
        or not all(is_people(reading, f) for f in guest.fillers)
        or not all(can_host(reading, f, guest) for f in host.fillers)
    ):
        return
    stop = reach(reading, frame)
    span = clause(reading, frame, host, guest.end)
    yield sketch(
        reading,
        span,
        rule,
        roles,
        subtype=subtype,
        status=verb_status(reading, frame),
        when=time_of(reading, frame, stop),
        stop=max(stop, guest.end),
        at=frame.verb.start,
    )


def without_states(reading: Reading, guest: Party) -> Party:
    """ "Foreign ministers from Peru and Norway": people, whose states are told as a list."""
    first = guest.fillers[:1]
    people = [f for f in guest.fillers if is_people(reading, f)]
    led = first and re.search(r"\sfrom\s", reading.words(first[0].span)) is not None
    return guest._replace(fillers=tuple(people)) if led else guest


def can_host(reading: Reading, filler: Filler, guest: Party) -> bool:
    """A state or body hosts named people; a person hosts anybody."""
    return is_people(reading, filler) or all(is_person(reading, f) for f in guest.fillers)


def farewell(reading: Reading) -> Iterator[ActDraft]:
    """Somebody bade farewell to somebody, or saw somebody off: host and guest."""
    parting = matcher(
        reading.language,
        "verbs",
        "farewell",
        "",
        r"\s+(?:[\w-]+\s+){0,3}?(?:" + "|".join(words(reading.language, "verbs", "farewell_words")) + r")(?!\w)",
    )
    for match in parting.finditer(reading.text):
        row = sentence(reading, match.start())
        guest = object_people(reading, match.end(), row.end) or with_people(reading, match.end(), row.end, "to")
        own = reading.frames_by_sentence.get(reading.sentence_at(row.start), ())
        frame = next((f for f in own if f.verb.start <= match.start() < f.verb.end), None)
        host = (subject_of(reading, frame) if frame else NOBODY) or agent_before(reading, row.start, match.start())
        named = tuple(f for f in host.fillers if is_person(reading, f))
        host = host._replace(fillers=named)  # "and his wife"
        if envoy(reading, host) and not envoy(reading, guest):
            host, guest = guest, host
        roles = hosted(host, guest)
        if host.fillers and roles[1][1] and all(is_person(reading, f) for f in (*host.fillers, *guest.fillers)):
            status = verb_status(reading, frame) if frame else "occurred"
            yield sketch(
                reading,
                Span(match.start(), max(guest.end, host.end, match.end())),
                reason(farewell),
                roles,
                subtype="courtesy_call",
                status=status,
                stop=row.end,
            )


def seen_off(reading: Reading) -> Iterator[ActDraft]:
    """Somebody saw somebody off: host and guest, the one named between the two words."""
    for frame in frames_of(reading, ("see",)):
        row = sentence(reading, frame.verb.end)
        host, guest = subject_of(reading, frame), object_people(reading, frame.verb.end, row.end)
        people = (*host.fillers, *guest.fillers)
        off = bool(guest) and re.match(r"\s+off\b", reading.text[guest.end : row.end]) is not None
        if off and host.fillers and not frame.verb.passive and all(is_person(reading, f) for f in people):
            yield sketch(
                reading, clause(reading, frame, host, guest.end + len(" off")), reason(seen_off), hosted(host, guest),
                subtype="courtesy_call", status=verb_status(reading, frame), stop=row.end, at=frame.verb.start,
            )  # fmt: skip


def envoy(reading: Reading, party: Party) -> bool:
    """Is somebody an ambassador, whose farewell call it then is?"""
    ranks = {
        t.rank for f in party.fillers[:1] if f.entity is not None for t in reading.cast.characters[f.entity].titles
    }
    return bool(ranks & {"ambassador", "consul", "envoy"})


def was_received(reading: Reading) -> Iterator[ActDraft]:
    """Somebody was received by somebody: guest and host."""
    for frame in frames_of(reading, (*lemmas(reading, "receive", "host", "meet"), "see", "farewell", "visit", "bid")):
        if not frame.verb.passive and not cut_short(reading, frame):
            continue
        if frame.lemma in ("see", "bid") and not following(reading, frame, r"\s+(?:off|farewell)\b"):
            continue
        stop = reach(reading, frame)
        host = with_people(reading, frame.verb.end, stop, "by")
        guest = subject_of(reading, frame)
        if frame.lemma in ("see", "bid") and len(guest.fillers) != 1:
            continue
        if frame.lemma == "visit":
            host, guest = guest, host
            if not all(is_person(reading, f) for f in (*host.fillers, *guest.fillers)):
                continue
        roles = hosted(host, guest)
        greeted = frame.lemma not in words(reading.language, "verbs", "receive") and frame.lemma != "visit"
        nobody = greeted and not any(is_person(reading, f) for f in host.fillers)  # "was seen off by officials"
        if not host.fillers or not roles[1][1] or nobody:
            continue
        subtype = "audience" if frame.lemma == "receive" else "unspecified"
        span = clause(
            reading,
            frame,
            guest if frame.lemma != "visit" else host,
            max(host.end, guest.end if frame.lemma == "visit" else 0),
        )
        yield sketch(
            reading,
            span,
            reason(was_received),
            roles,
            subtype=subtype,
            status=verb_status(reading, frame),
            when=time_of(reading, frame, stop),
            stop=stop,
            at=frame.verb.start,
        )


def cut_short(reading: Reading, frame: Frame) -> bool:
    """ "Ambassador received by Speaker", a headline's passive without its auxiliary."""
    section = reading.section_at(frame.verb.start)
    headline = section is not None and section.kind == "headline"
    return headline and frame.verb.tense == "past" and following(reading, frame, r"\s+by\b")


def hosting(reading: Reading) -> Iterator[ActDraft]:
    """Somebody hosted or welcomed somebody, or granted an audience: host and guest."""
    for frame in frames_of(reading, lemmas(reading, "host")):
        if (frame.verb.passive and frame.verb.form != "participle") or following(
            reading, frame, r"\s+(?:by|that|the (?:fact|decision|news))\b"
        ):
            continue
        before = reading.text[max(frame.verb.start - 8, 0) : frame.verb.start]
        if frame.verb.form == "gerund" and re.search(r"\bfor\s+$", before):
            continue  # thanks for hosting
        stop = reach(reading, frame)
        guest = object_people(reading, frame.verb.end, stop)
        if (
            not guest.fillers
            or not all(is_people(reading, f) for f in guest.fillers)
            or not welcomed_in_person(reading, frame, guest, stop)
            or awaited(reading, frame, stop)
            or matcher(reading.language, "verbs", "not_hosted").search(reading.words(guest.fillers[0].span))
        ):
            continue
        yield from host_and_guest(reading, frame, guest, "unspecified", reason(hosting))


def looks_ahead(reading: Reading, frame: Frame) -> bool:
    """ "Looks forward to welcoming the Prime Minister on Monday"."""
    return re.search(r"\bforward to\s+$", reading.text[max(frame.verb.start - 16, 0) : frame.verb.start]) is not None


def awaited(reading: Reading, frame: Frame, stop: int) -> bool:
    """ "Looks forward to hosting X in Oslo" tells a visit."""
    before = reading.text[max(frame.verb.start - 40, 0) : frame.verb.start]
    placed = places_in(reading, frame.verb.end, stop) or re.search(r"\bhere\b", reading.text[frame.verb.end : stop])
    return bool(placed) and re.search(r"\bforward to\s+$", before) is not None


def welcomed_in_person(reading: Reading, frame: Frame, guest: Party, stop: int) -> bool:
    """ "Welcomed" is an encounter only with a place ("welcomed X to the White House")."""
    if frame.lemma in ("host", "summon"):
        return True
    if frame.verb.form == "gerund" and time_of(reading, frame, stop) is not None and looks_ahead(reading, frame):
        return all(is_person(reading, f) for f in guest.fillers)
    if frame.verb.form == "gerund" or reading.text[guest.end : guest.end + 2] == "'s":
        return False
    if frame.verb.tense == "past" and frame.verb.form == "finite" and reading.voice_at(frame.verb.start) is None:
        named = all(is_person(reading, f) for f in guest.fillers)
        if named or re.search(r"\bdelegation\b", reading.text[guest.start : guest.end]):
            return True
    to_place = r"\b(?:to|at|in)\s+(?:the\s+)?[A-Z]"
    placed = re.compile(r"[^.;]{0,80}?" + to_place).match(reading.text, guest.end, stop) or re.compile(
        r"\s+" + to_place
    ).match(reading.text, frame.verb.end, guest.start)
    return bool(placed) and reading.voice_at(frame.verb.start) is None
