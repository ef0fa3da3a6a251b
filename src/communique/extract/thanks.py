"""Thanks for a stated ground: "thanked", "expressed gratitude", "grateful", "thank you for"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.extract import thanks_spoken, whose
from communique.extract.parts import draft, reason, topics_in
from communique.extract.thanks_words import beyond_address, ground_after, judged, listed, noun_in, of_ground, shape
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The thanks of a text."""
    for frame in reading.frames:
        if frame.verb.negated or frame.conditional or frame.verb.modal in ("could", "might"):
            continue
        for rule in (thanked, expressed, grateful, appreciated, remembered, owed):
            yield from rule(reading, frame)
    yield from thanks_spoken.extract(reading)


def thanked(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody thanks somebody, for what "for" names."""
    if frame.lemma not in listed(reading.language, "verbs") or frame.verb.form == "participle":
        return
    end = whose.reach(reading, frame)
    object_ = (
        frame.object if frame.object and not ground_after(reading, Span(frame.verb.end, frame.object.start)) else None
    )
    object_ = object_ if object_ and not shape(reading.language, "measure").match(reading.words(object_)) else None
    ground = ground_after(reading, Span(object_.end if object_ else frame.verb.end, end))
    if frame.verb.passive:
        thankers, to = whose.party(reading, frame.phrase("by")), whose.subject(reading, frame)
    else:
        thankers = whose.asker(reading, frame) or whose.subject(reading, frame)
        to = whose.party(reading, object_, thankers) if object_ else of_ground(reading, ground, thankers)
    if ground or (reading.actors(object_) and not spoken_to(reading, frame)):
        yield from thanks(reading, frame, (thankers, to, ground), Span(begin(frame), end), reason(thanked))


def spoken_to(reading: Reading, frame: Frame) -> bool:
    """Is the one thanked only addressed ("I thank you")?"""
    return reading.words(frame.object).lower() in whose.word_list(reading.language, "second")


def expressed(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody expresses gratitude, appreciation or thanks."""
    if frame.lemma not in listed(reading.language, "express") or frame.verb.passive:
        return
    noun = noun_in(reading, frame)
    if noun is None:
        return
    end = whose.reach(reading, frame)
    ground = ground_after(reading, Span(noun.end, end)) or ground_before(reading, frame)
    subject = whose.asker(reading, frame) or whose.subject(reading, frame)
    limit = ground.start if ground else end
    toward = [
        span
        for preposition, span in frame.phrases
        if preposition in listed(reading.language, "toward") and span.start < limit
    ]
    if judged(reading, noun, ground) or not (ground or (reaching(reading, noun, toward))):
        return
    thankers = owners(reading, noun, Span(frame.verb.end, max(limit, noun.end)), subject) or subject
    known = {f.entity for f in (*thankers, *subject)}
    to = tuple(
        f for span in toward for f in whose.party(reading, span, subject) if f.entity is None or f.entity not in known
    )
    to = to or tuple(f for f in of_ground(reading, ground, subject) if f.entity is None or f.entity not in known)
    yield from thanks(reading, frame, (thankers, to, ground), Span(begin(frame), end), reason(expressed))


def reaching(reading: Reading, noun: Span, toward: Sequence[Span]) -> bool:
    """Do thanks go straight to somebody named, so that no ground is needed ("his thanks to the King")?"""
    first = next((s for s in toward if s.start - noun.end < 6), None)
    named = [f for f in whose.party(reading, first) if beyond_address(reading, f)]
    return bool(named) and reading.words(noun).lower() != "appreciation"


def owners(reading: Reading, noun: Span, within: Span, subject: Fillers) -> Fillers:
    """Whose the thanks are, where that is not who speaks them: "Jordan's appreciation", "the thanks of his leaders"."""
    after = shape(reading.language, "of_whom").match(reading.text, noun.end, within.end)
    if after:
        return whose.party(reading, Span(after.end(), within.end), subject)
    before = reading.text[within.start : noun.start]
    if shape(reading.language, "own_country").search(before):
        states = [reading.state_of(f.entity) for f in subject if f.entity is not None]
        return tuple(Filler(s, Span(within.start, noun.start)) for s in states if s is not None)
    genitives = [
        i
        for i in reading.mentions_in(Span(within.start, noun.start))
        if shape(reading.language, "genitive").match(reading.text, reading.mentions[i].end)
    ]
    return tuple(Filler(c, reading.mentions[i].span) for i in genitives[-1:] for c in reading.cast.of[i])


def ground_before(reading: Reading, frame: Frame) -> Span | None:
    """What "for which" before the subject points back to: the clause before it."""
    start = frame.subject.start if frame.subject else frame.verb.start
    sentence = reading.sentences[frame.sentence]
    match = shape(reading.language, "for_which").search(reading.text[sentence.start : max(start, sentence.start)])
    return Span(sentence.start, sentence.start + match.start()) if match else None


def grateful(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody is grateful for something."""
    if frame.lemma not in listed(reading.language, "being") or frame.verb.form == "participle":
        return
    end = whose.reach(reading, frame)
    after = Span(frame.verb.end, end)
    stated = re.match(
        r"\s*(?:\w+\s+){0,4}?(" + "|".join(sorted(listed(reading.language, "grateful"))) + r")\b",
        reading.words(after),
        re.I,
    )
    if not stated:
        return
    rest = Span(after.start + stated.end(), end)
    ground = ground_after(reading, rest) or (
        frame.complement and Span(frame.complement.start, min(end, frame.complement.end))
    )
    ground = ground or ground_before(reading, frame)
    thankers = whose.subject(reading, frame)
    toward = [
        span
        for p, span in frame.phrases
        if p in listed(reading.language, "toward") and (ground is None or span.start < ground.start)
    ]
    to = tuple(f for span in toward for f in whose.party(reading, span, thankers))
    named = [f for f in to if beyond_address(reading, f)]
    if (ground or named) and thankers and any(f.entity is not None for f in thankers):
        yield from thanks(
            reading,
            frame,
            (thankers, to or of_ground(reading, ground, thankers), ground),
            Span(begin(frame), end),
            reason(grateful),
        )


def appreciated(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody appreciates help or an offer of another."""
    if frame.lemma not in listed(reading.language, "appreciate") or frame.verb.passive or frame.object is None:
        return
    thankers = whose.subject(reading, frame)
    givers = whose.owner(reading, frame.object, ())
    given = re.search(
        r"\b(?:" + "|".join(listed(reading.language, "given")) + r")\b", reading.words(frame.object), re.I
    )
    first = reading.words(frame.subject).lower() in listed(reading.language, "first_person")
    first = first or shape(reading.language, "aid").match(reading.words(frame.object)) is not None
    if first and given and givers and not {f.entity for f in givers} & {f.entity for f in thankers}:
        yield from thanks(
            reading,
            frame,
            (thankers, givers, frame.object),
            Span(begin(frame), whose.reach(reading, frame)),
            reason(appreciated),
        )


def remembered(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody remembers or notes with gratitude what another has done."""
    if frame.lemma not in listed(reading.language, "remember"):
        return
    end = max(whose.reach(reading, frame), frame.verb.end)
    match = shape(reading.language, "with_gratitude").search(reading.text, frame.verb.end, end)
    if match is None:
        return
    thankers = whose.subject(reading, frame)
    place = frame.object if frame.object and frame.object.end <= match.start() + 1 else Span(match.end(), end)
    givers = whose.owner(reading, place, thankers) or doer(reading, place)
    if not len(place):
        givers = whose.hearer(reading, match.start()) or whose.counterpart(reading, thankers, frame.verb.head)
    if givers and not {f.entity for f in givers} & {f.entity for f in thankers}:
        yield from thanks(
            reading,
            frame,
            (thankers, givers, place if len(place) else None),
            Span(begin(frame), end),
            reason(remembered),
        )


def doer(reading: Reading, place: Span) -> Fillers:
    """Who has done what a phrase names ("the role that Chadian troops played")."""
    for i in reading.mentions_in(place):
        if reading.cast.of[i] and shape(reading.language, "doing").match(reading.text, reading.mentions[i].end):
            return tuple(Filler(c, reading.mentions[i].span) for c in reading.cast.of[i])
    return ()


def owed(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody owes another thanks."""
    if frame.lemma not in listed(reading.language, "owe") or frame.verb.passive:
        return
    end = max(whose.reach(reading, frame), frame.verb.end)
    match = shape(reading.language, "debt").search(reading.text, frame.verb.end, end)
    if match:
        thankers = whose.subject(reading, frame)
        whom = frame.object if frame.object and frame.object.start < match.start() - 2 else frame.phrase("to")
        to = whose.party(reading, whom, thankers) if whom else ()
        ground = ground_after(reading, Span(match.end(), end))
        if to and thankers:
            yield from thanks(reading, frame, (thankers, to, ground), Span(begin(frame), end), reason(owed))


def begin(frame: Frame) -> int:
    return min(frame.clause.start, frame.verb.start)


def thanks(
    reading: Reading, frame: Frame, told: tuple[Fillers, Fillers, Span | None], span: Span, rule: str
) -> Iterator[ActDraft]:
    """A draft of thanks, if somebody thanks. `told` is who, whom and for what."""
    thankers, to, ground = told
    known = {f.entity for f in thankers} - {None}
    to = tuple(f for f in to if f.entity not in known) or (
        whose.hearer(reading, frame.verb.start) if to and reading.voice_at(frame.verb.start) is not None else ()
    )
    if not thankers:
        return
    roles = (("thanker", thankers), ("thanked", to))
    yield draft(
        reading,
        "thanks",
        span,
        rule,
        roles=roles,
        at=frame.verb.start,
        for_=ground,
        topics=topics_in(reading, ground or span),
    )
