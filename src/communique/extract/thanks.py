"""Thanks for a stated ground: "thanked", "expressed gratitude", "grateful", "thank you for"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from communique import data
from communique.extract import whose
from communique.extract.parts import draft, reason, topics_in
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


@cache
def table(language: str) -> dict[str, Any]:
    return data.toml("lang", language, "thanks.toml")


@cache
def listed(language: str, name: str) -> frozenset[str]:
    return frozenset(data.entries(table(language)[name]))


@cache
def shape(language: str, name: str) -> re.Pattern[str]:
    return re.compile(table(language)[name], re.I)


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The thanks of a text."""
    for frame in reading.frames:
        if frame.verb.negated or frame.conditional or frame.verb.modal in ("could", "might"):
            continue
        for rule in (thanked, expressed, grateful, appreciated, remembered, owed):
            yield from rule(reading, frame)
    yield from said(reading)
    yield from going(reading)
    yield from owned(reading)


def owned(reading: Reading) -> Iterator[ActDraft]:
    """A speaker has gratitude for something ("my sincere gratitude for")."""
    for match in shape(reading.language, "owned").finditer(reading.text):
        noun = Span(match.start("noun"), match.end("noun"))
        frames = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
        read = any(f.lemma in listed(reading.language, "express") and noun_in(reading, f) == noun for f in frames)
        ground = Span(match.start("for"), clipped(reading, Span(match.start("for"), match.end("for"))))
        if read or reading.voice_at(match.start()) is None or judged(reading, noun, ground):
            continue
        thankers = whose.speaker(reading, match.start(), Span(match.start(), match.start() + 2))
        roles = (("thanker", thankers), ("thanked", of_ground(reading, ground, thankers)))
        yield draft(reading, "thanks", Span(match.start(), ground.end), reason(owned), roles, for_=ground, topics=topics_in(reading, ground))


def thanked(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody thanks somebody, for what "for" names."""
    if frame.lemma not in listed(reading.language, "verbs") or frame.verb.form == "participle":
        return
    end = whose.reach(reading, frame)
    object_ = frame.object if frame.object and not ground_after(reading, Span(frame.verb.end, frame.object.start)) else None
    object_ = object_ if object_ and not shape(reading.language, "measure").match(reading.words(object_)) else None
    ground = ground_after(reading, Span(object_.end if object_ else frame.verb.end, end))
    if frame.verb.passive:
        thankers, to = whose.party(reading, frame.phrase("by")), whose.subject(reading, frame)
    else:
        thankers = whose.asker(reading, frame) or whose.subject(reading, frame)
        to = whose.party(reading, object_, thankers) if object_ else of_ground(reading, ground, thankers)
    if ground or (reading.actors(object_) and not spoken_to(reading, frame)):
        yield from thanks(reading, frame, (thankers, to), Span(begin(frame), end), ground, reason(thanked))


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
    toward = [span for preposition, span in frame.phrases if preposition in listed(reading.language, "toward") and span.start < limit]
    if judged(reading, noun, ground) or not (ground or (reaching(reading, noun, toward))):
        return
    thankers = owners(reading, noun, Span(frame.verb.end, max(limit, noun.end)), subject) or subject
    known = {f.entity for f in (*thankers, *subject)}
    to = tuple(f for span in toward for f in whose.party(reading, span, subject) if f.entity is None or f.entity not in known)
    to = to or tuple(f for f in of_ground(reading, ground, subject) if f.entity is None or f.entity not in known)
    yield from thanks(reading, frame, (thankers, to), Span(begin(frame), end), ground, reason(expressed))


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
    genitives = [i for i in reading.mentions_in(Span(within.start, noun.start)) if shape(reading.language, "genitive").match(reading.text, reading.mentions[i].end)]
    return tuple(Filler(c, reading.mentions[i].span) for i in genitives[-1:] for c in reading.cast.of[i])


def noun_in(reading: Reading, frame: Frame) -> Span | None:
    """The noun of thanks in the object of a verb (or in a phrase right after it: "passed on his thanks")."""
    for span in (frame.object, *(s for p, s in frame.phrases if p == "on")):
        for match in re.finditer(r"\w+", reading.words(span)):
            if span and match.group().lower() in listed(reading.language, "nouns"):
                return Span(span.start + match.start(), span.start + match.end())
    placed = shape(reading.language, "on_record").match(reading.text, frame.verb.end)
    return Span(placed.start("noun"), placed.end("noun")) if placed else None


def ground_before(reading: Reading, frame: Frame) -> Span | None:
    """What "for which" before the subject points back to: the clause before it."""
    start = frame.subject.start if frame.subject else frame.verb.start
    sentence = reading.sentences[frame.sentence]
    match = shape(reading.language, "for_which").search(reading.text[sentence.start : max(start, sentence.start)])
    return Span(sentence.start, sentence.start + match.start()) if match else None


def judged(reading: Reading, noun: Span, ground: Span | None) -> bool:
    """Is it appreciation for a relation, which is a judgement and no thanks?"""
    if ground is None or not reading.words(noun).lower().startswith("appreciation"):
        return False
    head = shape(reading.language, "head").match(reading.words(ground))
    last = head.group().lower().split()[-1:] if head else []
    return bool(last) and last[0] in listed(reading.language, "relation")


def grateful(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody is grateful for something."""
    if frame.lemma not in listed(reading.language, "being") or frame.verb.form == "participle":
        return
    end = whose.reach(reading, frame)
    after = Span(frame.verb.end, end)
    stated = re.match(r"\s*(?:\w+\s+){0,4}?(" + "|".join(sorted(listed(reading.language, "grateful"))) + r")\b", reading.words(after), re.I)
    if not stated:
        return
    rest = Span(after.start + stated.end(), end)
    ground = ground_after(reading, rest) or (frame.complement and Span(frame.complement.start, min(end, frame.complement.end)))
    ground = ground or ground_before(reading, frame)
    thankers = whose.subject(reading, frame)
    toward = [span for p, span in frame.phrases if p in listed(reading.language, "toward") and (ground is None or span.start < ground.start)]
    to = tuple(f for span in toward for f in whose.party(reading, span, thankers))
    named = [f for f in to if beyond_address(reading, f)]
    if (ground or named) and thankers and any(f.entity is not None for f in thankers):
        yield from thanks(reading, frame, (thankers, to or of_ground(reading, ground, thankers)), Span(begin(frame), end), ground, reason(grateful))


def beyond_address(reading: Reading, thanked: Filler) -> bool:
    """Is somebody thanked who is not just spoken to?"""
    words = reading.words(thanked.span)
    if thanked.entity is None:
        return shape(reading.language, "somebody").match(words) is not None
    return words.lower() not in whose.word_list(reading.language, "second")


def appreciated(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody appreciates help or an offer of another."""
    if frame.lemma not in listed(reading.language, "appreciate") or frame.verb.passive or frame.object is None:
        return
    thankers = whose.subject(reading, frame)
    givers = whose.owner(reading, frame.object, ())
    given = re.search(r"\b(?:" + "|".join(listed(reading.language, "given")) + r")\b", reading.words(frame.object), re.I)
    first = reading.words(frame.subject).lower() in listed(reading.language, "first_person")
    first = first or shape(reading.language, "aid").match(reading.words(frame.object)) is not None
    if first and given and givers and not {f.entity for f in givers} & {f.entity for f in thankers}:
        yield from thanks(reading, frame, (thankers, givers), Span(begin(frame), whose.reach(reading, frame)), frame.object, reason(appreciated))


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
        yield from thanks(reading, frame, (thankers, givers), Span(begin(frame), end), place if len(place) else None, reason(remembered))


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
            yield from thanks(reading, frame, (thankers, to), Span(begin(frame), end), ground, reason(owed))


def said(reading: Reading) -> Iterator[ActDraft]:
    """A speaker says "thank you" for something."""
    for match in shape(reading.language, "spoken").finditer(reading.text):
        voice = reading.voice_at(match.start())
        between = Span(match.start("between"), match.end("between"))
        going = shape(reading.language, "going").match(reading.words(between)) is not None
        if voice is None or going or governed(reading, match.start()) or shape(reading.language, "not_ground").match(match.group("for")):
            continue
        lead = shape(reading.language, "spoken_to").match(reading.words(between))
        object_ = Span(between.start + (lead.end() if lead else 0), between.end)
        named = reading.who(object_) if len(object_) > 2 and reading.actors(object_) else ()
        to = named or whose.hearer(reading, match.start(), Span(match.start(), match.start() + 9))
        ground = Span(match.start("for"), clipped(reading, Span(match.start("for"), match.end("for"))))
        roles = (("thanker", whose.speaker(reading, match.start(), Span(match.start(), match.start() + 5))), ("thanked", to))
        yield draft(reading, "thanks", Span(match.start(), ground.end), reason(said), roles, for_=ground, topics=topics_in(reading, ground))


def going(reading: Reading) -> Iterator[ActDraft]:
    """Somebody's thanks go to another."""
    for match in shape(reading.language, "thanks_go").finditer(reading.text):
        place = Span(match.start(), reading.sentences[reading.sentence_at(match.start())].end)
        thankers = whose.owner(reading, Span(match.start(), match.end("noun")), ())
        ground = ground_after(reading, Span(match.end(), place.end))
        ground = Span(ground.start, clipped(reading, ground)) if ground else None
        to = whose.party(reading, Span(match.end(), ground.start - 1 if ground else place.end), thankers)
        if thankers and any(beyond_address(reading, f) for f in to):
            span = Span(match.start(), ground.end if ground else to[-1].span.end)
            roles = (("thanker", thankers), ("thanked", to))
            yield draft(reading, "thanks", span, reason(going), roles, for_=ground, topics=topics_in(reading, ground or span))


def governed(reading: Reading, at: int) -> bool:
    """Does a verb group hold the place ("I want to thank you"), so that a rule for verbs reads it?"""
    return any(f.verb.start <= at < f.verb.end for f in reading.frames_by_sentence.get(reading.sentence_at(at), ()))


def clipped(reading: Reading, span: Span) -> int:
    """The end of a ground before a new main clause with a subject of its own."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()):
        begun = frame.subject and span.start < frame.subject.start < span.end and frame.verb.start > span.start
        if begun and frame.subject and frame.verb.form == "finite" and not frame.shared and not whose.subordinate(reading, frame):
            return whose.trimmed(reading, Span(span.start, frame.subject.start))
    return whose.trimmed(reading, span)


def ground_after(reading: Reading, span: Span) -> Span | None:
    """What comes after "for" in a stretch of text."""
    if span.end <= span.start:
        return None
    match = shape(reading.language, "ground").search(reading.words(span))
    found = Span(span.start + match.end(), span.end) if match else None
    return found if found and len(found) > 1 else None


def of_ground(reading: Reading, ground: Span | None, thankers: Fillers) -> Fillers:
    """Whom the ground belongs to ("Japan's support"), else the one who is spoken to."""
    if ground is None:
        return ()
    doer = next((f for f in reading.frames if ground.start <= f.verb.start < ground.end and f.verb.form == "finite"), None)
    if doer and doer.clause.start == ground.start and reading.actors(doer.subject):
        return tuple(f for f in reading.actors(doer.subject) if all(f.entity != t.entity for t in thankers))
    givers = tuple(f for f in whose.owner(reading, ground, ()) if f.entity is None or all(f.entity != t.entity for t in thankers))
    spoken = whose.hearer(reading, ground.start) if reading.voice_at(ground.start) is not None else ()
    return givers[:1] or spoken or whose.counterpart(reading, thankers, ground)


def begin(frame: Frame) -> int:
    return min(frame.clause.start, frame.verb.start)


def thanks(reading: Reading, frame: Frame, people: tuple[Fillers, Fillers], span: Span, ground: Span | None, rule: str) -> Iterator[ActDraft]:
    """A draft of thanks, if somebody thanks."""
    thankers, to = people
    known = {f.entity for f in thankers} - {None}
    to = tuple(f for f in to if f.entity not in known) or (whose.hearer(reading, frame.verb.start) if to and reading.voice_at(frame.verb.start) is not None else ())
    if not thankers:
        return
    roles = (("thanker", thankers), ("thanked", to))
    yield draft(reading, "thanks", span, rule, roles, at=frame.verb.start, for_=ground, topics=topics_in(reading, ground or span))
