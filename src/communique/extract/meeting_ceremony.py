"""Credentials presented, and the headlines of remarks made at a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract.encounter_clause import reach_from, subject_of, verb_before, with_people
from communique.extract.encounter_people import AGENTS, NOBODY, Party, next_mention, sentence
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_walk import fillers_of, party_at
from communique.extract.meeting_envoys import each_named
from communique.extract.meeting_noun import subtypes
from communique.extract.meeting_parts import matcher, sketch, symmetric, words
from communique.extract.parts import reason
from communique.extract.people_words import word_list
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def presented(reading: Reading) -> Iterator[ActDraft]:
    """Ambassadors present their credentials: a meeting of each with the one who receives them."""
    for match in matcher(reading.language, "nouns", "credentials").finditer(reading.text):
        frame = verb_before(reading, match.start())
        if (
            frame is None
            or frame.lemma not in words(reading.language, "verbs", "credentials")
            or match.start() - frame.verb.end > 90
        ):
            continue
        row = sentence(reading, match.start())
        subject = subject_of(reading, frame)
        if frame.lemma in ("receive", "accept", "take"):
            stop = reach_from(reading, match.end())
            opening = frame.verb.form == "gerund" and frame.subject is not None and frame.subject.start > match.end()
            if opening and frame.subject is not None:  # "Receiving the credentials of X, the King"
                subject = Party(reading.actors(frame.subject), frame.subject.start, frame.subject.end)
                stop = min(stop, frame.subject.start)
            host, guests = subject, everybody(reading, match.end(), stop)
        else:
            host = with_people(reading, match.end(), row.end, "to")
            guests = tuple(f for f in subject.fillers)
            if frame.verb.passive:
                host = host or (subject if all(of_a_person(reading, f) for f in subject.fillers) else NOBODY)
                guests = with_people(reading, match.end(), row.end, "by").fillers
        if not host.fillers and relative(reading, frame):
            continue  # "the envoys who presented their credentials were"
        for guest in (g for g in each_named(reading, guests, row.start) if g.entity not in host.numbers):
            yield credentials_of(reading, frame, host, guest, row.end)


def of_a_person(reading: Reading, filler: Filler) -> bool:
    """ "The Deputy Minister was handed a copy of her credentials by": one who is handed something."""
    return filler.entity is not None and reading.cast.characters[filler.entity].type in ("person", "office")


def relative(reading: Reading, frame: Frame) -> bool:
    """Is "who" the subject of a verb?"""
    return reading.words(frame.subject).lower() in word_list(reading.language, "relative")


def credentials_of(reading: Reading, frame: Frame, host: Party, guest: Filler, end: int) -> ActDraft:
    subject = subject_of(reading, frame)
    lower = sentence(reading, frame.verb.start).start
    start = subject.start if subject.fillers and lower <= subject.start < frame.verb.start else frame.verb.start
    span = Span(start, max(guest.span.end, frame.verb.end) if guest.span.start > frame.verb.end else end)
    return sketch(
        reading,
        span,
        reason(presented),
        [("host", host.fillers), ("guest", (guest,))],
        subtype="credentials",
        status=verb_status(reading, frame),
        when=time_of(reading, frame, end),
        stop=end,
        at=frame.verb.start,
    )


def everybody(reading: Reading, start: int, end: int) -> tuple[Filler, ...]:
    """The people named in a stretch; offices only where it names nobody by name."""
    cut = matcher(reading.language, "about", "purpose").search(reading.text, start, end)
    numbers = range(next_mention(reading, start), next_mention(reading, cut.start() if cut else end))
    for kinds in (("person",), ("office", "group")):
        found: dict[int | None, Filler] = {}
        for i in numbers:
            if reading.mentions[i].kind in kinds:
                for filler in fillers_of(reading, i):
                    found.setdefault(filler.entity, filler)
        if found:
            return tuple(found.values())
    return ()


def remarks(reading: Reading) -> Iterator[ActDraft]:
    """A headline of remarks before or after a meeting: those who speak meet."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    if head is None:
        return
    stretch = Span(head.start, max((s.span.end for s in reading.sections if s.kind == "headline"), default=head.end))
    for match in matcher(
        reading.language,
        "about",
        "before_headline",
        "",
        r"\s+(?:(?:the|a|their|an)\s+)?(?:[\w-]+\s+){0,3}?"
        r"(?:meeting|talks|call|signing ceremony|luncheon|lunch|dinner|summit)",
    ).finditer(reading.text, stretch.start, stretch.end):
        party = agent_before_headline(reading, stretch.start, match.start())
        if len(party.fillers) > 1:
            kind = subtypes(reading.language).get(match.group().split()[-1].lower(), "unspecified")
            yield sketch(
                reading,
                Span(stretch.start, match.end()),
                reason(remarks),
                symmetric(party, NOBODY),
                subtype=kind,
            )
            return


def agent_before_headline(reading: Reading, start: int, end: int) -> Party:
    best = NOBODY
    for i in range(next_mention(reading, start), next_mention(reading, end)):
        if reading.mentions[i].kind in AGENTS:
            party = party_at(reading, i, end)
            best = party if len(party.fillers) > len(best.fillers) else best
    return best
