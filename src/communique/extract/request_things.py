"""Requests for a thing: "asked for his support", "requested the resumption of"; and hopes that the other side acts."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract import whose
from communique.extract.deed_actors import acting
from communique.extract.deed_ends import end_of, own_end, same_sentence
from communique.extract.parts import reason
from communique.extract.request_words import Fillers, request, requester, shape, words
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


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
    whom = frame.object if frame.lemma == "ask" and frame.phrase("for") and reading.actors(frame.object) else None
    if frame.lemma in words(reading, "verbs.appeal") and frame.phrase("for") and reading.actors(frame.phrase("to")):
        whom = frame.phrase("to")
    told_for = (after is not None and after.group(1) == "for") or whom is not None
    asking = frame.lemma in words(reading, "verbs.asking") and told_for
    counting = frame.lemma in words(reading, "verbs.counting") and after is not None and after.group(1) == "on"
    needing = frame.lemma in words(reading, "verbs.needing") and spoken_help(reading, frame)
    by_noun = by_noun or needing
    if not (by_noun or asking or counting):
        return
    requesters = requester(reading, frame)
    end = min(max(own_end(reading, frame), frame.verb.end), reading.sentences[frame.sentence].end)
    action = next(
        (f for f in same_sentence(reading, frame) if f.governor == frame.number and f.verb.form == "infinitive"), None
    )
    if by_noun and action is not None and frame.object and action.verb.start - frame.object.end < 3:
        return
    end = max(end, end_of(reading, action)) if action is not None and action.verb.start - end < 3 else end
    thing = reading.text[frame.verb.end : end].lower()
    if (
        requesters
        and (not counting or shape(reading, "counted_on").match(thing))
        and not shape(reading, "courtesy").match(thing)
    ):
        addressees = reading.actors(whom) if whom else implied(reading, frame, thing)
        addressees = addressees or other_one(reading, frame, requesters)
        yield request(reading, frame, end, (requesters, addressees), reason(asked_for))


def spoken_help(reading: Reading, frame: Frame) -> bool:
    """Does somebody say that he needs or would like the help of the one he speaks to?"""
    spoken = reading.voice_at(frame.verb.start) is not None
    return spoken and shape(reading, "your_help").match(reading.text, frame.verb.end) is not None


def other_one(reading: Reading, frame: Frame, requesters: Fillers) -> Fillers:
    """Of the two who meet, the one who is not asking."""
    spoken = reading.voice_at(frame.verb.start) is not None
    return (
        whose.hearer(reading, frame.verb.start, frame.verb.head)
        if spoken
        else whose.counterpart(reading, requesters, frame.verb.head)
    )


def implied(reading: Reading, frame: Frame, thing: str) -> Fillers:
    """Whom a possessive names as the one asked: "your support", "Japan's help", "the help of Japan"; else nobody."""
    of = shape(reading, "help_of").match(reading.text, frame.verb.end)
    if of:
        sentence = reading.sentences[frame.sentence]
        return tuple(f for f in whose.party(reading, Span(of.end(), sentence.end)) if f.entity is not None)
    theirs = shape(reading, "of_theirs").match(thing)
    for i in (
        reading.mentions_in(Span(frame.verb.end, min(frame.verb.end + 60, len(reading.text)))) if not theirs else ()
    ):
        mention = reading.mentions[i]
        if reading.text[mention.end : mention.end + 2] == "'s" or (
            frame.object is not None
            and reading.text[frame.verb.end : mention.start].strip() == ""
            and mention.kind == "person"
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
    action = next(
        (f for f in same_sentence(reading, frame) if f.inside == frame.number and f.verb.form == "finite"), None
    )
    voice = reading.voice_at(frame.verb.start)
    if action is None:
        return
    speakers = reading.speakers(voice) if voice is not None else ()
    addressees = acting(reading, action.subject, action)
    if addressees and not {f.entity for f in addressees} & set(speakers):
        place = frame.verb.span
        yield request(
            reading,
            frame,
            end_of(reading, action),
            (tuple(Filler(s, place) for s in speakers), addressees),
            reason(wished),
        )
