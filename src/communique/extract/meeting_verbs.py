"""Meetings told by a verb: received, met with, called on, spoke with, phoned, was received by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter import (
    NOBODY, Party, agent_before, frames_of, object_people, party_after, pattern, reach, sentence, subject_of, time_of, verb_status, with_people,
)  # fmt: skip
from communique.extract.meeting_parts import enough, hosted, matcher, sketch, symmetric, words
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings that verbs tell."""
    for rule in (received, was_received, hosting, farewell, met, called_on, called, spoke, consulted, saw, accredited, together):
        yield from rule(reading)


def lemmas(reading: Reading, *names: str) -> list[str]:
    return [lemma for name in names for lemma in words(reading.language, "verbs", name)]


def clause(reading: Reading, frame: Frame, subject: Party, end: int) -> Span:
    """From the subject, where it stands in the clause, to an end."""
    lower = sentence(reading, frame.verb.start).start
    start = subject.start if subject.fillers and lower <= subject.start < frame.verb.start and not frame.shared else frame.verb.start
    return Span(start, max(end, frame.verb.end))


def active(frame: Frame) -> bool:
    return not frame.verb.passive or frame.verb.form == "participle"


def following(reading: Reading, frame: Frame, pattern: str) -> bool:
    return bool(re.compile(pattern, re.I).match(reading.text, frame.verb.end))


def received(reading: Reading) -> Iterator[ActDraft]:
    """Somebody received somebody: host and guest."""
    for frame in frames_of(reading, lemmas(reading, "receive")):
        stop = reach(reading, frame)
        if not active(frame) or following(reading, frame, r"\s+(?:from|by)\b") or unlike_people(reading, frame, stop):
            continue
        yield from host_and_guest(reading, frame, object_people(reading, frame.verb.end, stop), "audience", reason(received))


def unlike_people(reading: Reading, frame: Frame, stop: int) -> bool:
    """Is what was received a thing ("received a letter", "received a call from")?"""
    head = re.compile(r"\s*(?:(?:the|a|an|any|some|more|further|new|his|her|their|detailed|additional)\s+)*(?:[\w-]+\s+){0,2}?", re.I)
    match = matcher(reading.language, "verbs", "not_received", head.pattern).match(reading.text, frame.verb.end)
    credentials = matcher(reading.language, "nouns", "credentials").search(reading.text, frame.verb.end, stop)
    call = re.compile(r"\s+(?:a|the)?\s*(?:\w+\s+){0,2}(?:call|visit)\b", re.I).match(reading.text, frame.verb.end)
    return bool(match or credentials or call)


def host_and_guest(reading: Reading, frame: Frame, guest: Party, subtype: str, rule: str) -> Iterator[ActDraft]:
    host = subject_of(reading, frame)
    roles = hosted(host, guest)
    if not host.fillers or not roles[1][1] or not all(is_people(reading, f) for f in guest.fillers) or not all(can_host(reading, f, guest) for f in host.fillers):
        return
    stop = reach(reading, frame)
    span = clause(reading, frame, host, guest.end)
    yield sketch(reading, span, rule, roles, subtype=subtype, status=verb_status(reading, frame), when=time_of(reading, frame, stop), stop=max(stop, guest.end), at=frame.verb.start)


def can_host(reading: Reading, filler: Filler, guest: Party) -> bool:
    """A state or body hosts named people; a person hosts anybody."""
    return is_people(reading, filler) or all(is_person(reading, f) for f in guest.fillers)


def farewell(reading: Reading) -> Iterator[ActDraft]:
    """Somebody bade farewell to somebody, or saw somebody off: host and guest."""
    parting = matcher(reading.language, "verbs", "farewell", "", r"\s+(?:[\w-]+\s+){0,3}?(?:" + "|".join(words(reading.language, "verbs", "farewell_words")) + r")(?!\w)")
    for match in parting.finditer(reading.text):
        row = sentence(reading, match.start())
        guest = object_people(reading, match.end(), row.end) or with_people(reading, match.end(), row.end, "to")
        frame = next((f for f in reading.frames if f.verb.start <= match.start() < f.verb.end), None)
        host = subject_of(reading, frame) if frame else agent_before(reading, row.start, match.start())
        if envoy(reading, host) and not envoy(reading, guest):
            host, guest = guest, host
        roles = hosted(host, guest)
        if host.fillers and roles[1][1] and all(is_person(reading, f) for f in (*host.fillers, *guest.fillers)):
            status = verb_status(reading, frame) if frame else "occurred"
            yield sketch(reading, Span(match.start(), max(guest.end, host.end, match.end())), reason(farewell), roles, subtype="courtesy_call", status=status, stop=row.end)


def envoy(reading: Reading, party: Party) -> bool:
    """Is somebody an ambassador, whose farewell call it then is?"""
    ranks = {t.rank for f in party.fillers[:1] if f.entity is not None for t in reading.cast.characters[f.entity].titles}
    return bool(ranks & {"ambassador", "consul", "envoy"})


def was_received(reading: Reading) -> Iterator[ActDraft]:
    """Somebody was received by somebody: guest and host."""
    for frame in frames_of(reading, lemmas(reading, "receive", "host", "meet")):
        if not frame.verb.passive:
            continue
        stop = reach(reading, frame)
        host = with_people(reading, frame.verb.end, stop, "by")
        guest = subject_of(reading, frame)
        roles = hosted(host, guest)
        if not host.fillers or not roles[1][1]:
            continue
        subtype = "audience" if frame.lemma == "receive" else "unspecified"
        span = clause(reading, frame, guest, host.end)
        yield sketch(reading, span, reason(was_received), roles, subtype=subtype, status=verb_status(reading, frame), when=time_of(reading, frame, stop), stop=stop, at=frame.verb.start)


def hosting(reading: Reading) -> Iterator[ActDraft]:
    """Somebody hosted or welcomed somebody, or granted an audience: host and guest."""
    for frame in frames_of(reading, lemmas(reading, "host")):
        if frame.verb.passive and frame.verb.form != "participle" or following(reading, frame, r"\s+(?:by|that|the (?:fact|decision|news))\b"):
            continue
        if frame.verb.form == "gerund" and re.search(r"\bfor\s+$", reading.text[: frame.verb.start][-8:]):
            continue  # thanks for hosting
        stop = reach(reading, frame)
        guest = object_people(reading, frame.verb.end, stop)
        if not guest.fillers or not all(is_people(reading, f) for f in guest.fillers) or not welcomed_in_person(reading, frame, guest, stop):
            continue
        yield from host_and_guest(reading, frame, guest, "unspecified", reason(hosting))


def welcomed_in_person(reading: Reading, frame: Frame, guest: Party, stop: int) -> bool:
    """"Welcomed" is an encounter only with a place, or in the headline or lead ("welcomed X to the White House")."""
    if frame.lemma == "host":
        return True
    if frame.verb.form == "gerund" or reading.text[guest.end : guest.end + 2] == "'s":
        return False
    return bool(re.compile(r"[^.;]{0,80}?\b(?:to|at|in)\s+(?:the\s+)?[A-Z]").match(reading.text, guest.end, stop)) and reading.voice_at(frame.verb.start) is None


def is_people(reading: Reading, filler: Filler) -> bool:
    return filler.entity is None or reading.cast.characters[filler.entity].type in ("person", "office", "group")


def met(reading: Reading) -> Iterator[ActDraft]:
    """Somebody met somebody, or several met."""
    bad = matcher(reading.language, "verbs", "not_met", r"\s+")
    for frame in frames_of(reading, lemmas(reading, "meet")):
        stop = reach(reading, frame)
        if not active(frame) or frame.verb.passive and not agent(reading, frame) or a_noun(reading, frame) or bad.match(reading.text, frame.verb.end):
            continue
        other = with_people(reading, frame.verb.end, stop)
        if not other.fillers and frame.lemma == "meet":
            other = object_people(reading, frame.verb.end, stop)
        yield from both(reading, frame, other, "unspecified", reason(met))


def a_noun(reading: Reading, frame: Frame) -> bool:
    """"an official meeting": a gerund that no preposition, comma or verb leads in is a noun."""
    if frame.verb.form != "gerund" or frame.verb.head.start != frame.verb.start:
        return False
    before = reading.text[max(frame.verb.start - 24, 0) : frame.verb.start]
    return not pattern(reading.language, "prepositions", r"(?:^|\s)", r"\s+$").search(before) and not re.search(r"(?:,|^|\n|\.|\b(?:while|when|am|is|are|be|been))\s*$", before)


def agent(reading: Reading, frame: Frame) -> bool:
    return bool(agent_before(reading, sentence(reading, frame.verb.start).start, frame.verb.start).fillers)


def both(reading: Reading, frame: Frame, other: Party, subtype: str, rule: str) -> Iterator[ActDraft]:
    """A symmetric encounter of a verb's subject with others; "we met" takes in the one spoken to."""
    subject = subject_of(reading, frame)
    if not subject.fillers or not all(acting(reading, f) for f in subject.fillers):
        return
    if not other.fillers:
        subject = with_addressee(reading, frame, subject)
    roles = symmetric(subject, other)
    if not enough(roles):
        return
    stop = reach(reading, frame)
    span = clause(reading, frame, subject, other.end if other.fillers else stop)
    yield sketch(reading, span, rule, roles, subtype=subtype, status=verb_status(reading, frame), when=time_of(reading, frame, stop), stop=max(stop, other.end), at=frame.verb.start)


def acting(reading: Reading, filler: Filler) -> bool:
    return filler.entity is not None or len(reading.words(filler.span).split()) < 12


def with_addressee(reading: Reading, frame: Frame, subject: Party) -> Party:
    """"We met in May", said by one: the speaker and the other principal."""
    if reading.words(frame.subject).lower() != "we" or len(subject.fillers) != 1:
        return subject
    others = [p for p in reading.cast.principals if p not in subject.numbers][:1]
    return subject._replace(fillers=(*subject.fillers, *(Filler(p, subject.fillers[0].span) for p in others)))


def called_on(reading: Reading) -> Iterator[ActDraft]:
    """Somebody called on somebody at home: guest and host."""
    for frame in frames_of(reading, lemmas(reading, "calling")):
        match = re.compile(r"\s+(?:\w+ly\s+)?(?:on|upon)\s", re.I).match(reading.text, frame.verb.end)
        if not match or frame.verb.passive:
            continue
        stop = reach(reading, frame)
        host = party_after(reading, match.end(), stop)
        if not host.fillers or not all(is_person(reading, f) for f in host.fillers) or re.compile(r"\s+to\s+[a-z]").match(reading.text, host.end):
            continue
        guest = subject_of(reading, frame)
        following_subject = re.compile(r"\s+(?:was|were|is)\s").match(reading.text, host.end)
        if following_subject:
            guest = party_after(reading, following_subject.end(), sentence(reading, frame.verb.start).end)
        roles = hosted(host, guest)
        if guest.fillers and roles[1][1]:
            subtype = "audience" if following_subject else "courtesy_call"
            span = Span(frame.verb.start, guest.end) if following_subject else clause(reading, frame, guest, host.end)
            yield sketch(reading, span, reason(called_on), roles, subtype=subtype, status=verb_status(reading, frame), when=time_of(reading, frame, stop), stop=stop, at=frame.verb.start)


def is_person(reading: Reading, filler: Filler) -> bool:
    return filler.entity is not None and reading.cast.characters[filler.entity].type in ("person", "office")


def called(reading: Reading) -> Iterator[ActDraft]:
    """Somebody phoned somebody: a call, and who made it."""
    for frame in frames_of(reading, lemmas(reading, "calling", "phone")):
        if frame.verb.passive or following(reading, frame, r"\s+(?:on|upon|for|off|in|out|to|attention|it)\b"):
            continue
        stop = reach(reading, frame)
        other = party_after(reading, frame.verb.end, stop)
        if not other.fillers or not all(is_person(reading, f) for f in other.fillers) or followed_by_name(reading, other):
            continue
        subject = subject_of(reading, frame)
        if not subject.fillers or not all(is_people(reading, f) for f in subject.fillers):
            continue
        roles = [*symmetric(subject, other), ("initiator", subject.fillers)]
        if not enough(roles[:1]):
            continue
        yield sketch(reading, clause(reading, frame, subject, other.end), reason(called), roles, subtype="call", status=verb_status(reading, frame),
                     when=time_of(reading, frame, stop), stop=stop, at=frame.verb.start)  # fmt: skip


def followed_by_name(reading: Reading, other: Party) -> bool:
    """"called the President a friend": a name given, no call."""
    return bool(re.compile(r"\s+(?:(?:a|an|to)\b|[\"\u201c'])").match(reading.text, other.end))


def spoke(reading: Reading) -> Iterator[ActDraft]:
    """Somebody spoke with somebody: a call, unless a place is named."""
    for frame in frames_of(reading, lemmas(reading, "speak")):
        if frame.verb.passive or following(reading, frame, r"s?\s+(?:\w+ly\s+)?(?:about|of|for|at|on|in favou?r|out)\b(?!\s+(?:the\s+)?(?:phone|telephone|\w+day))"):
            continue
        stop = reach(reading, frame)
        if held_talks(reading, frame):
            continue
        other = with_people(reading, frame.verb.end, stop, "with|to")
        if not other.fillers and not joint(reading, frame):
            continue
        if any(reading.cast.characters[f.entity].name.lower() in ("press", "media", "reporters", "journalists") for f in other.fillers if f.entity is not None):
            continue
        yield from both(reading, frame, other, speaking_kind(reading, frame, stop), reason(spoke))


def held_talks(reading: Reading, frame: Frame) -> bool:
    """"hold talks with": the noun, which the analysis takes for a verb."""
    before = [f for f in reading.frames_by_sentence.get(frame.sentence, ()) if f.verb.end <= frame.verb.start]
    near = bool(before) and before[-1].lemma in words(reading.language, "verbs", "hold") and frame.verb.start - before[-1].verb.end < 30
    return near and reading.words(frame.verb.span).lower() in ("talks", "talk")


def joint(reading: Reading, frame: Frame) -> bool:
    """Several speak "by phone" or "today": not several who speak about something."""
    stop = reach(reading, frame)
    remote = next((m for kind in ("call", "one_on_one") if (m := matcher(reading.language, "marks", kind).search(reading.text, frame.verb.end, stop))), None)
    if frame.lemma != "speak" and not remote or len(subject_of(reading, frame).fillers) < 2 and reading.words(frame.subject).lower() != "we":
        return False
    timed = time_of(reading, frame, reach(reading, frame)) is not None
    return timed or remote is not None


def speaking_kind(reading: Reading, frame: Frame, stop: int) -> str:
    if matcher(reading.language, "marks", "sidelines").search(reading.text, sentence(reading, frame.verb.start).start, stop):
        return "sidelines"
    if frame.lemma == "speak" and not re.compile(r"\bin person\b").search(reading.text, frame.verb.end, stop):
        return "call"
    return "call" if matcher(reading.language, "marks", "call").search(reading.text, frame.verb.end, stop) else "talks"


def consulted(reading: Reading) -> Iterator[ActDraft]:
    """Somebody consulted or negotiated with somebody."""
    for frame in frames_of(reading, lemmas(reading, "consult")):
        stop = reach(reading, frame)
        other = with_people(reading, frame.verb.end, stop)
        if other.fillers and not frame.verb.passive:
            yield from both(reading, frame, other, "talks", reason(consulted))


def saw(reading: Reading) -> Iterator[ActDraft]:
    """Somebody saw somebody, both named, at a time told."""
    for frame in frames_of(reading, lemmas(reading, "seen")):
        stop = reach(reading, frame)
        if frame.verb.passive or time_of(reading, frame, stop) is None or not re.compile(r"\s+(?:[A-Z]|(?:his|her|their)\s)").match(reading.text, frame.verb.end):
            continue
        other, subject = party_after(reading, frame.verb.end, stop), subject_of(reading, frame)
        people = (*other.fillers, *subject.fillers)
        if other.fillers and subject.fillers and all(is_person(reading, f) for f in people) and not reading.text.startswith("'s", other.end):
            yield from both(reading, frame, other, "unspecified", reason(saw))


def accredited(reading: Reading) -> Iterator[ActDraft]:
    """An ambassador was accredited by a head of state."""
    for frame in frames_of(reading, ("accredit",)):
        stop = reach(reading, frame)
        host, guest = with_people(reading, frame.verb.end, stop, "by"), subject_of(reading, frame)
        if frame.verb.passive and host.fillers and guest.fillers and all(is_person(reading, f) for f in (*host.fillers, *guest.fillers)):
            yield sketch(reading, clause(reading, frame, guest, host.end), reason(accredited), hosted(host, guest), subtype="credentials",
                         status=verb_status(reading, frame), when=time_of(reading, frame, stop), stop=stop, at=frame.verb.start)  # fmt: skip


def together(reading: Reading) -> Iterator[ActDraft]:
    """Several saw each other, sat down or got together."""
    phrase = matcher(reading.language, "verbs", "together")
    for frame in frames_of(reading, ("see", "sit", "get")):
        match = phrase.match(reading.text, frame.verb.head.start)
        if not match:
            continue
        stop = reach(reading, frame)
        other = party_after(reading, match.end(), stop) if match.group().lower().endswith("with") else NOBODY
        yield from both(reading, frame, other, "unspecified", reason(together))
