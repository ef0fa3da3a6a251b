"""Requests: one asks another to act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract import whose
from communique.extract.commitment_given import officials
from communique.extract.deed_actors import acting
from communique.extract.deed_ends import amount_in, end_of, own_end, same_sentence
from communique.extract.deeds import encounter, told
from communique.extract.parts import draft, reason, topics_in, when_in
from communique.extract.request_nouns import at_request, made, renewed
from communique.extract.request_words import Fillers, addressee, requester, shape, words
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


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
        return before.endswith((",", " and", " by")) or bool(
            governor and governor.lemma in ("join", "unite") and before.endswith(" in")
        )
    if frame.verb.form == "infinitive":
        return governor is not None and governor.lemma in ("continue", "like", "want", "wish")
    return frame.verb.form == "finite" and frame.verb.modal not in ("may", "might", "could", "can")


def request(reading: Reading, frame: Frame, end: int, parties: tuple[Fillers, Fillers], rule: str) -> ActDraft:
    """The draft of a request told by a verb; its time is that of what is asked."""
    span = Span(frame.clause.start, max(end, frame.verb.end))
    asked_part = Span(frame.verb.end, span.end)
    return draft(
        reading, "request", span, rule, [("requester", parties[0]), ("addressee", parties[1])], at=frame.verb.start,
        status="negated" if frame.verb.negated else "occurred", when=when_in(reading, asked_part),
        amount=amount_in(reading, asked_part), topics=topics_in(reading, asked_part),
    )  # fmt: skip


def asked(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "Asked", "urged", "encouraged" somebody to act."""
    if frame.lemma not in words(reading, "verbs.object"):
        return
    action = next((f for f in same_sentence(reading, frame) if f.governor == frame.number and f.verb.form == "infinitive"), None)
    whom = frame.subject if frame.verb.passive else frame.object
    if action is None or whom is None or (whom.end > action.verb.start + 1 and not frame.verb.passive):
        return
    if elsewhere(reading, frame, action) or not close(reading, whom.end if not frame.verb.passive else frame.verb.end, action):
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
        voice is not None and reading.statements[voice].mode == "verbatim" and reading.words(frame.subject).lower() in ("i", "we")
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
        (frame.lemma in words(reading, "verbs.call") and match.group(1) != "to")
        or (frame.lemma in words(reading, "verbs.appeal") and match.group(1) == "to")
    )
    if not match or not fits or frame.verb.passive:
        return
    sentence = reading.sentences[frame.sentence]
    action = next((f for f in same_sentence(reading, frame) if f.verb.start > match.end() and f.verb.form == "infinitive"), None)
    if action is None or action.verb.start > sentence.end or re.search(r"[;:]", reading.text[match.end() : action.verb.start]):
        return
    whom = next((span for p, span in frame.phrases if p == match.group(1) and span.start >= match.end() - 1), None) or Span(
        match.end(), action.verb.start
    )
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
            reading, "request", span, reason(hidden), [("requester", by), ("addressee", whom)], topics=topics_in(reading, span)
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
    if base is None or not requesters or shape(reading, "own_greetings").search(reading.text, place.start, min(base + 40, place.end)):
        return
    others = tuple(f for f in (reading.actors(subject) if subject else ()) if all(f.entity != r.entity for r in requesters))
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
        if shape(reading, "joined").search(reading.text[base : f.verb.start]) and f.verb.form in ("finite", "infinitive")
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


def asked_for(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "Requested the resumption of", "asked for his support", "pressed for": a thing is asked for."""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    polite = frame.verb.form == "infinitive" and governor is not None and governor.lemma in ("like", "want", "wish")
    if not (frame.verb.form == "finite" or polite) or frame.verb.passive:
        return
    after = shape(reading, "for_or_on").match(reading.text, frame.verb.end)
    by_noun = frame.lemma in words(reading, "verbs.thing") and frame.object is not None and after is None
    by_noun = by_noun or (
        frame.lemma in words(reading, "verbs.seeking")
        and after is None
        and bool(shape(reading, "help").match(reading.text, frame.verb.end))
    )
    whom = (
        frame.object if frame.lemma == "ask" and frame.object and frame.phrase("for") and reading.actors(frame.object) else None
    )
    asking = frame.lemma in words(reading, "verbs.asking") and (
        (after is not None and after.group(1) == "for") or whom is not None
    )
    counting = frame.lemma in words(reading, "verbs.counting") and after is not None and after.group(1) == "on"
    if not (by_noun or asking or counting):
        return
    requesters = requester(reading, frame)
    end = min(max(own_end(reading, frame), frame.verb.end), reading.sentences[frame.sentence].end)
    action = next((f for f in same_sentence(reading, frame) if f.governor == frame.number and f.verb.form == "infinitive"), None)
    if by_noun and action is not None and frame.object and action.verb.start - frame.object.end < 3:
        return
    end = max(end, end_of(reading, action)) if action is not None and action.verb.start - end < 3 else end
    thing = reading.text[frame.verb.end : end].lower()
    if requesters and (not counting or shape(reading, "counted_on").match(thing)) and not shape(reading, "courtesy").match(thing):
        addressees = reading.actors(whom) if whom else implied(reading, frame, thing)
        addressees = addressees or other_one(reading, frame, requesters)
        yield request(reading, frame, end, (requesters, addressees), reason(asked_for))


def other_one(reading: Reading, frame: Frame, requesters: Fillers) -> Fillers:
    """Of the two who meet, the one who is not asking."""
    spoken = reading.voice_at(frame.verb.start) is not None
    return whose.hearer(reading, frame.verb.start, frame.verb.head) if spoken else whose.counterpart(reading, requesters, frame.verb.head)


def implied(reading: Reading, frame: Frame, thing: str) -> Fillers:
    """Whom a possessive names as the one asked: "your support", "Japan's help", "the help of Japan"; else nobody."""
    of = shape(reading, "help_of").match(reading.text, frame.verb.end)
    if of:
        sentence = reading.sentences[frame.sentence]
        return tuple(f for f in whose.party(reading, Span(of.end(), sentence.end)) if f.entity is not None)
    theirs = shape(reading, "of_theirs").match(thing)
    for i in reading.mentions_in(Span(frame.verb.end, min(frame.verb.end + 60, len(reading.text)))) if not theirs else ():
        mention = reading.mentions[i]
        if reading.text[mention.end : mention.end + 2] == "'s" or (
            frame.object is not None and reading.text[frame.verb.end : mention.start].strip() == "" and mention.kind == "person"
        ):
            return tuple(Filler(e, mention.span) for e in reading.cast.of[i])
    yours = shape(reading, "of_yours").match(thing)
    if yours:
        voice = reading.voice_at(frame.verb.start)
        speakers = reading.speakers(voice) if voice is not None else ()
        others = [p for p in reading.cast.principals if p not in speakers]
        return tuple(Filler(p, Span(frame.verb.end, frame.verb.end + len(yours.group()))) for p in others[:1])
    return ()


def wished(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "It is hoped that the other side will …" asks the other side to act."""
    if frame.lemma != "hope" or not frame.verb.passive or frame.complement is None:
        return
    action = next((f for f in same_sentence(reading, frame) if f.inside == frame.number and f.verb.form == "finite"), None)
    voice = reading.voice_at(frame.verb.start)
    if action is None:
        return
    speakers = reading.speakers(voice) if voice is not None else ()
    addressees = acting(reading, action.subject, action)
    if addressees and not {f.entity for f in addressees} & set(speakers):
        place = frame.verb.span
        yield request(
            reading, frame, end_of(reading, action), (tuple(Filler(s, place) for s in speakers), addressees), reason(wished)
        )
