"""Requests: one asks another to act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.commitment_given import officials
from communique.extract.deed_ends import end_of, own_end, same_sentence
from communique.extract.deeds import encounter, told
from communique.extract.parts import draft, reason, topics_in
from communique.extract.request_nouns import at_request, made, renewed
from communique.extract.request_things import asked_for, other_one, wished
from communique.extract.request_words import Fillers, addressee, request, requester, shape, words
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The request acts of a text."""
    for frame in reading.frames:
        if told(reading, frame) and speaking(reading, frame) and not frame.conditional:
            yield from asked(reading, frame)
            yield from called(reading, frame)
            yield from proposed(reading, frame)
            yield from asked_for(reading, frame)
            yield from wished(reading, frame)
    yield from hidden(reading)
    yield from renewed(reading)
    yield from made(reading)
    yield from at_request(reading)


def speaking(reading: Reading, frame: Frame) -> bool:
    """Is a verb what somebody does (not a purpose, or what would be good to do)?"""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    before = reading.text[max(0, frame.verb.start - 12) : frame.verb.start].rstrip().lower()
    if frame.verb.form == "gerund":
        return before.endswith((",", " and", " by", " while")) or bool(
            governor and governor.lemma in ("join", "unite") and before.endswith(" in")
        )
    if frame.verb.form == "infinitive":
        return governor is not None and governor.lemma in ("continue", "like", "want", "wish")
    return frame.verb.form == "finite" and frame.verb.modal not in ("may", "might", "could", "can")


def asked(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "Asked", "urged", "encouraged" somebody to act."""
    wishing = frame.lemma in words(reading, "verbs.wishing") and frame.verb.modal == "would"
    if frame.lemma not in words(reading, "verbs.object") and not wishing:
        return
    action = next(
        (f for f in same_sentence(reading, frame) if f.governor == frame.number and f.verb.form == "infinitive"), None
    )
    whom = frame.subject if frame.verb.passive else frame.object
    if action is None or whom is None or (whom.end > action.verb.start + 1 and not frame.verb.passive):
        return
    if elsewhere(reading, frame, action) or not close(
        reading, whom.end if not frame.verb.passive else frame.verb.end, action
    ):
        return
    requesters = reading.actors(frame.phrase("by")) if frame.verb.passive else requester(reading, frame)
    addressees = addressee(reading, whom, requesters)
    if shape(reading, "possessed").search(reading.words(whom)):
        return
    if requesters and addressees and not same(requesters, addressees):
        yield request(reading, frame, end_of(reading, action), (requesters, addressees), reason(asked))


def close(reading: Reading, end: int, action: Frame) -> bool:
    """Does nothing but adverbs and small words stand between the addressee and the action?"""
    gap = reading.text[min(end, action.verb.start) : action.verb.start]
    if shape(reading, "question").search(gap):
        return False
    return len(gap.split()) <= 3 or (bool(re.fullmatch(r"[^.;:]{0,60}", gap)) and not shape(reading, "to").search(gap))


def elsewhere(reading: Reading, frame: Frame, action: Frame) -> bool:
    """Is what is asked an act of another kind: greetings to carry, an order to one's own officials, a courtesy?"""
    tail = set(re.findall(r"[a-z]+", reading.text[action.verb.end : own_end(reading, action)].lower()))
    if action.lemma in words(reading, "not.carrying") | {"give", "send"} and tail & words(reading, "not.greetings"):
        return True
    if (frame.lemma == "ask" and officials(reading, frame)) or action.lemma == "represent":
        return True
    if reading.words(frame.object).lower() == "me" or (
        reading.words(frame.object).lower() == "us" and action.lemma in words(reading, "not.messenger")
    ):
        return True
    voice = reading.voice_at(frame.verb.start)
    spoken = (
        voice is not None
        and reading.statements[voice].mode == "verbatim"
        and reading.words(frame.subject).lower() in ("i", "we")
    )
    return (encounter(reading, action) and spoken) or (
        spoken and frame.lemma == "ask" and action.lemma in words(reading, "not.courtesies")
    )


def same(left: Fillers, right: Fillers) -> bool:
    return {f.entity for f in left} == {f.entity for f in right} and left[0].entity is not None


def called(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "Called on", "appealed to" somebody to act."""
    match = shape(reading, "upon").match(reading.text, frame.verb.end)
    fits = match and (
        (frame.lemma in words(reading, "verbs.call") and match.group(1) not in ("to", "with"))
        or (frame.lemma in words(reading, "verbs.appeal") and match.group(1) == "to")
        or (frame.lemma in words(reading, "verbs.plead") and match.group(1) == "with")
    )
    if not match or not fits or frame.verb.passive:
        return
    sentence = reading.sentences[frame.sentence]
    action = next(
        (f for f in same_sentence(reading, frame) if f.verb.start > match.end() and f.verb.form == "infinitive"), None
    )
    if (
        action is None
        or action.verb.start > sentence.end
        or re.search(r"[;:]", reading.text[match.end() : action.verb.start])
    ):
        return
    whom = next(
        (span for p, span in frame.phrases if p == match.group(1) and span.start >= match.end() - 1), None
    ) or Span(match.end(), action.verb.start)
    requesters = requester(reading, frame)
    if requesters:
        yield request(reading, frame, end_of(reading, action), (requesters, addressee(reading, whom)), reason(called))


def hidden(reading: Reading) -> Iterator[ActDraft]:
    """ "… and call on all parties to" where "call" looks like a noun."""
    for match in shape(reading, "hidden_call").finditer(reading.text):
        row = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
        if any(f.verb.head.start <= match.start(1) < f.verb.head.end for f in row):
            continue
        holder = next((f for f in reversed(row) if f.verb.start < match.start() and f.verb.form == "finite"), None)
        action = next((f for f in row if f.verb.start > match.end() and f.verb.form == "infinitive"), None)
        by = requester(reading, holder) if holder and told(reading, holder) else ()
        if action is None or not by:
            continue
        span = Span(match.start(1), end_of(reading, action))
        whom = addressee(reading, Span(match.end(), action.verb.start - 1))
        yield draft(
            reading,
            "request",
            span,
            reason(hidden),
            roles=[("requester", by), ("addressee", whom)],
            topics=topics_in(reading, span),
        )


def proposed(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "Requested that X be done", "proposed X do": a clause in the subjunctive tells what another is asked to do."""
    if frame.lemma not in words(reading, "verbs.clause") or frame.verb.passive or frame.verb.form == "infinitive":
        return
    clause = shape(reading, "that").match(reading.text, frame.verb.end)
    sentence = reading.sentences[frame.sentence]
    if not clause:
        return
    place = Span(clause.end(), sentence.end)
    first = next((i for i in reading.mentions_in(place) if reading.mentions[i].start - place.start < 5), None)
    subject = Span(place.start, reading.mentions[first].end) if first is not None else None
    base = subjunctive(reading, place, subject, bool(clause.group(1)), frame.lemma)
    requesters = requester(reading, frame)
    if (
        base is None
        or not requesters
        or shape(reading, "own_greetings").search(reading.text, place.start, min(base + 40, place.end))
    ):
        return
    others = tuple(
        f for f in (reading.actors(subject) if subject else ()) if all(f.entity != r.entity for r in requesters)
    )
    if frame.lemma in ("propose", "suggest", "recommend", "insist", "urge", "demand") and not others:
        return
    addressees = others or other_one(reading, frame, requesters)
    asked_first = request(reading, frame, clause_end(reading, frame, base), (requesters, addressees), reason(proposed))
    starts = further(reading, frame, base, asked_first.span.end) if others else []
    for n, start in enumerate([asked_first.span.start, *starts]):
        end = starts[n] if n < len(starts) else asked_first.span.end
        tail = shape(reading, "tail").search(reading.text[start:end])
        yield asked_first._replace(span=Span(start, end - len(tail.group()) if tail else end))


def further(reading: Reading, frame: Frame, base: int, end: int) -> list[int]:
    """Where further base forms joined by commas stand: "proposed X continue …, consider … and facilitate …"."""
    row = [
        f
        for f in same_sentence(reading, frame)
        if base < f.verb.start < end and f.verb.span == f.verb.head and f.verb.tense == "present"
    ]
    listed_on = [
        f.verb.start
        for f in row
        if shape(reading, "joined").search(reading.text[base : f.verb.start])
        and f.verb.form in ("finite", "infinitive")
    ]
    return listed_on if not row or not listed_on or not re.search(r"s$", reading.words(row[0].verb.head)) else []


def subjunctive(reading: Reading, place: Span, subject: Span | None, marked: bool, lemma: str) -> int | None:
    """Where a base form (or "should") stands that tells what is asked for; None where there is none."""
    if subject is not None:
        after = shape(reading, "base_form").match(reading.text, subject.end)
        return after.start(1) if after else None
    if marked and lemma in ("request", "ask", "demand"):
        found = shape(reading, "be_done").match(reading.text, place.start, place.end)
        return found.start(1) if found else None
    return None


def clause_end(reading: Reading, frame: Frame, base: int) -> int:
    """The end of the clause in which the base form stands."""
    sentence = reading.sentences[frame.sentence]
    cut = shape(reading, "clause_end").search(reading.text, base, sentence.end)
    end = cut.start() if cut else sentence.end
    return end - 1 if reading.text[end - 1] in ".!" else end
