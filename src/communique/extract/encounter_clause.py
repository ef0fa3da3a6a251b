"""The clause of a verb of encounter: how far it reaches, who does it and whom it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from communique.extract.encounter_holders import of_states
from communique.extract.encounter_people import (
    AGENTS,
    NOBODY,
    Party,
    governed,
    is_question,
    listed,
    next_mention,
    pattern,
    prepositional,
    sentence,
)
from communique.extract.encounter_walk import Walk, party_after, party_at, plain_people
from communique.extract.encounter_who import antecedent, for_whom, honoured, lapse, misread, speaker, thanked
from communique.model import Span
from communique.reading import Filler, Frame, Reading


def reach(reading: Reading, frame: Frame) -> int:
    """Where the clause of a verb ends: at the next clause, relative pronoun or sign."""
    return closed(reading, frame, reach_from(reading, frame.verb.end, frame.number))


def closed(reading: Reading, frame: Frame, end: int) -> int:
    """An end, or the comma before it that closes ", who came to Oslo on a visit,"."""
    inserted = INSERTED.search(reading.text, sentence(reading, frame.verb.start).start, frame.verb.start)
    comma = CLOSED.search(reading.text, frame.verb.end, end) if inserted else None
    return comma.start() if comma else end


INSERTED = re.compile(r",\s+(?:who|which)\s+(?:[\w']+\s+){0,3}$")
CLOSED = re.compile(r",\s+(?!and\b|or\b|but\b|then\b|to\b)(?=[a-z])")  # ", who came to Oslo on a visit, at the palace"


def reach_from(reading: Reading, offset: int, own: int | None = None) -> int:
    end = sentence(reading, offset).end
    cut = pattern(reading.language, "clause_openers", r"[\s,]").search(reading.text, offset, end)
    end = cut.start() if cut else end
    sign = re.compile(r"[;:\n]|\s[\u2013\u2014]\s").search(reading.text, offset, end)
    end = sign.start() if sign else end
    for frame in reading.frames_from(Span(offset, sentence(reading, offset).end))[:MOST]:
        if (
            frame.number == own
            or frame.verb.form in ("participle", "gerund")
            or frame.lemma == "modal"
        ):
            continue
        own_subject = (
            frame.subject is not None and not frame.shared and offset <= frame.subject.start < frame.verb.start
        )
        start = frame.subject.start if own_subject and frame.subject else frame.verb.start
        if offset < start < end and not noun_like(reading, frame):
            end = start
    return end


MOST = 60  # verbs after a place of which one may begin the next clause


def noun_like(reading: Reading, frame: Frame) -> bool:
    """A verb that the analysis may have taken for a noun ("held talks")."""
    return reading.words(frame.verb.span).lower() in listed(reading.language, "noun_like")


def subject_of(reading: Reading, frame: Frame) -> Party:
    """Who does what a verb tells: its subject, the antecedent of "who", or the nearest agent before it."""
    start = sentence(reading, frame.verb.start).start
    whose = antecedent(reading, start, frame)
    if whose is not None:
        return whose
    hoped = for_whom(reading, frame) or thanked(reading, frame) or honoured(reading, frame)
    if hoped:
        return hoped
    earlier = finite_before(reading, frame.verb.start) if frame.subject and lapse(reading, frame.subject) else None
    if earlier is not None and earlier.number < frame.number:
        return subject_of(reading, earlier)
    if frame.subject and in_brackets(reading, frame.subject):
        return agent_before(reading, start, frame.subject.start - 1)
    if (
        frame.subject
        and frame.subject.end <= frame.verb.start
        and reading.words(frame.subject).lower().split()[0] not in listed(reading.language, "relative")
    ):
        found = in_span(reading, frame.subject, frame.verb.start) or speaker(reading, frame.subject)
        found = holders_before(reading, Span(start, frame.subject.end)) or found
        if found.fillers:
            return holder_before(reading, frame.subject) or found
    elif frame.subject and frame.subject.start > frame.verb.start:
        opens = frame.verb.start == start and frame.lemma in listed(reading.language, "opening_gerunds")
        return in_span(reading, frame.subject, frame.subject.end) if opens else NOBODY
    if frame.subject and (
        frame.shared or (frame.subject.end <= frame.verb.start and not misread(reading, frame.subject))
    ):
        return NOBODY
    return agent_before(reading, after_sign(reading, start, frame), frame.verb.start) or first_subject(reading, frame)


def in_brackets(reading: Reading, subject: Span) -> bool:
    """ "President of the Democratic Republic (DR), received": what stands in brackets is nobody's subject."""
    before = reading.text[max(subject.start - 2, 0) : subject.start].rstrip()
    return before.endswith("(") and ")" in reading.text[subject.end - 1 : subject.end + 1]


def after_sign(reading: Reading, start: int, frame: Frame) -> int:
    """Where the clause of a verb without a subject begins: behind a semicolon right before it, else its sentence."""
    return frame.verb.start if reading.text[start : frame.verb.start].rstrip().endswith(";") else start


def first_subject(reading: Reading, frame: Frame) -> Party:
    """ "President X meets Y; receives Z": a verb behind a semicolon has the subject of the sentence's first."""
    start = sentence(reading, frame.verb.start).start
    if after_sign(reading, start, frame) == start:
        return NOBODY
    first = next((f for f in reading.frames_by_sentence.get(frame.sentence, ()) if f.verb.form == "finite"), frame)
    return subject_of(reading, first) if first.number < frame.number else NOBODY


def holders_before(reading: Reading, span: Span) -> Party:
    """ "The Presidents of X, Y and Z": those of whom the last alone was taken for the subject that ends there."""
    for i in reading.mentions_in(span):
        party = of_states(reading, i, span.end) if reading.mentions[i].plural else NOBODY
        if party.fillers and party.end >= span.end and not governed(reading, reading.mentions[i]):
            return party
    return NOBODY


def holder_before(reading: Reading, subject: Span) -> Party:
    """ "General X, Chief of Staff, Kuwait Armed Forces called on": the one whose office the body goes on."""
    k = next_mention(reading, subject.start)
    body = reading.mentions[k] if k < len(reading.mentions) else None
    if body is None or body.span != subject or body.kind not in ("organization", "group") or not k:
        return NOBODY
    holder = reading.mentions[k - 1]
    apposed = "," in reading.words(holder.span) and reading.text[holder.end : body.start].strip() == ","
    return party_at(reading, k - 1, subject.start) if apposed and holder.kind == "person" else NOBODY


def in_span(reading: Reading, span: Span, stop: int) -> Party:
    for i in reading.mentions_in(span):
        mention = reading.mentions[i]
        if mention.kind in AGENTS and not (governed(reading, mention) and mention.start > span.start):
            party = party_at(reading, i, stop)
            if party.fillers:
                return party
    seat = pattern(reading.language, "seats", r"(?:the\s+)?", r"$").match(reading.text, span.start, span.end)
    if seat:
        return Party((Filler(None, span),), span.start, span.end)  # "The White House hosted"
    people = plain_people(reading, span.start, span.end)
    if people and re.match(r"\s+(?:of|from)\s", reading.text[people.end : span.end]):
        return Party((Filler(None, span),), span.start, span.end)  # "The leaders of the G7"
    return people if people.end == span.end else NOBODY


def agent_before(reading: Reading, start: int, end: int) -> Party:
    """The nearest people named before a place of a sentence whom no preposition governs."""
    numbers = [i for i in range(next_mention(reading, start), next_mention(reading, end))]
    for i in reversed(numbers):
        mention = reading.mentions[i]
        if (
            mention.kind not in AGENTS
            or governed(reading, mention)
            or reading.text[mention.end : mention.end + 2] == "'s"
        ):
            continue
        if pattern(reading.language, "links", r"\s*,?\s*").match(reading.text, mention.end, end):
            return NOBODY
        for j in numbers:
            if reading.mentions[j].kind in AGENTS and not governed(reading, reading.mentions[j]):
                party = party_at(reading, j, end)
                if party.fillers and party.end >= mention.end:
                    return party
        return NOBODY
    return NOBODY


def object_people(reading: Reading, start: int, stop: int) -> Party:
    """The people whom a verb reaches without a preposition ("received at the palace the President")."""
    for i in range(next_mention(reading, start), len(reading.mentions)):
        mention = reading.mentions[i]
        if mention.start >= stop:
            break
        if mention.kind not in AGENTS:
            people = (
                Walk(reading, i, stop).members[0]
                if mention.kind == "adjective" and not governed(reading, mention)
                else ()
            )
            if people:
                return party_at(reading, i, stop)
            continue
        if governed(reading, mention) or not clean(reading, start, mention.start):
            continue
        if reading.text[mention.end : mention.end + 2] == "'s":
            continue
        return party_at(reading, i, stop)
    return plain_people(reading, start, stop)


def clean(reading: Reading, start: int, end: int) -> bool:
    """Nothing but adverbs, times and places (with their prepositions) between two offsets."""
    at = start
    office = re.compile(r",?\s*(?:in|at)\s+(?:his|her|their|the)\s+(?:[a-z]+\s?){1,2},").match(reading.text, start, end)
    at = start = office.end() if office else start
    for i in range(next_mention(reading, start), next_mention(reading, end)):
        mention = reading.mentions[i]
        if mention.kind not in (
            "time",
            "place",
            "state",
            "organization",
            "event",
            "office",
            "adjective",
            "group",
        ):
            return False
        if mention.kind in ("state", "organization") and "," in reading.text[mention.end : mention.end + 2]:
            return False
        at = mention.end
    return bool(re.fullmatch(r"[\s,]*(?:[\w'.-]+[\s,]+){0,4}", reading.text[at:end])) and not prepositional(
        reading, reading.text[at:end]
    )


def with_people(reading: Reading, start: int, stop: int, prepositions: str = "with") -> Party:
    """The people after the first of some prepositions between two places."""
    for match in re.finditer(rf"(?<!\w)(?:{prepositions})(?=\s)", reading.text[start:stop], re.I):
        party = party_after(reading, start + match.end(), stop)
        if party.fillers:
            return party
    return NOBODY


def finite_before(reading: Reading, offset: int) -> Frame | None:
    """The last finite verb of the sentence before an offset."""
    frames = [
        f
        for f in reading.frames_by_sentence.get(reading.sentence_at(offset), ())
        if f.verb.end <= offset and f.verb.form == "finite" and f.lemma != "modal"
    ]
    return frames[-1] if frames else None


def verb_before(reading: Reading, offset: int) -> Frame | None:
    frames = [
        f
        for f in reading.frames_by_sentence.get(reading.sentence_at(offset), ())
        if f.verb.end <= offset and f.lemma != "modal"
    ]
    return next((f for f in reversed(frames) if not noun_like(reading, f)), None)


def frames_of(reading: Reading, lemmas: Iterable[str]) -> Iterator[Frame]:
    wanted = frozenset(lemmas)
    named = [f for lemma in wanted for f in reading.frames_by_lemma.get(lemma, ())]
    named += [parted(reading, frame, word) for frame, word in auxiliaries(reading) if word in wanted]
    found = sorted(named, key=lambda frame: frame.number)
    return (f for f in found if not is_question(reading, f.verb.start))


def auxiliaries(reading: Reading) -> tuple[tuple[Frame, str], ...]:
    """The auxiliaries of the future that stand without a verb, each with the word that may be it."""
    if ("auxiliaries", 0) not in reading.once:
        alone = [f for f in reading.frames_by_lemma.get("modal", ()) if f.object]
        future = [f for f in alone if reading.words(f.verb.span).lower() in listed(reading.language, "future")]
        reading.once[("auxiliaries", 0)] = tuple((f, reading.words(f.object).split()[0]) for f in future)
    found: tuple[tuple[Frame, str], ...] = reading.once[("auxiliaries", 0)]
    return found


def parted(reading: Reading, frame: Frame, word: str) -> Frame:
    """ "will on Friday, 6 June, host": the verb that a time parts from its auxiliary."""
    assert frame.object
    head = Span(frame.object.start, frame.object.start + len(word))
    verb = frame.verb._replace(end=head.end, head=head, lemma=word, tense="future")
    rest = Span(head.end + 1, frame.object.end) if frame.object.end > head.end + 1 else None
    return frame._replace(verb=verb, object=rest)
