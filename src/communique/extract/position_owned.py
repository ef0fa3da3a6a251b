"""Positions told by a noun with its owner, wherever it stands: "our commitment to the Indo-Pacific"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from communique.extract.encounter_spans import Taken
from communique.extract.holding import (
    BODIES,
    asked,
    either,
    everybody,
    is_doing,
    joining,
    listed,
    named,
    speakers,
    trimmed,
)
from communique.extract.position_stance import KIND, Stance, words
from communique.model import Span
from communique.reading import Filler, Frame, Reading


@cache
def patterns(language: str) -> re.Pattern[str]:
    """An owner, words of firmness, a noun of a view and its preposition."""
    own = either(language, KIND, "owned_rules", "own")
    between = either(language, KIND, "owned_rules", "between")
    nouns = named(language, KIND, "owned")
    return re.compile(rf"(?P<own>\b{own}|\b(?-i:[A-Z])[\w.-]*['\u2019]s?)\s+(?:{between},?\s+)*{nouns}\s+", re.I)


def owned(reading: Reading, found: Sequence[Stance]) -> Iterator[Stance]:
    """A noun of approval or disapproval with its owner ("our shared commitment to the rule of law")."""
    taken = Taken(one.span for one in found)
    for match in patterns(reading.language).finditer(reading.text):
        frame = frame_before(reading, match.start())
        if frame is None or asked(reading, match.start()) or match.lastgroup is None:
            continue
        if taken.touches(Span(match.start(), match.start() + 1)) or ground(reading, frame, match):
            continue
        things = Span(match.end(), phrase_end(reading, match.end()))
        doing = is_doing(reading, things.start, things.end) and match.lastgroup == "supports"
        who = owner(reading, frame, match)
        if who and not doing and things.end > things.start:
            subtype = next(k for k, text in match.groupdict().items() if text and k != "own")
            start = min([match.start(), *(f.span.start for f in who if f.span.end >= match.start("own"))])
            yield Stance(subtype, who, things, Span(start, things.end))


def frame_before(reading: Reading, offset: int) -> Frame | None:
    """The last verb of the sentence before an offset, else the first one after it."""
    frames = reading.frames_by_sentence.get(reading.sentence_at(offset), ())
    before = [f for f in frames if f.verb.end <= offset]
    return before[-1] if before else frames[0] if frames else None


def ground(reading: Reading, frame: Frame, match: re.Match[str]) -> bool:
    """Is the noun the ground of thanks or praise, or what is asked or denied?"""
    sentence = reading.sentences[frame.sentence]
    before = re.findall(r"[\w'-]+", reading.text[sentence.start : match.start()].lower())
    unsure = frame.verb.negated or frame.conditional or frame.verb.tense == "future"
    return unsure or bool(set(before) & set(words(reading, "owned_rules", "grounds")))


def phrase_end(reading: Reading, start: int) -> int:
    """Where the noun phrase after a noun ends: before a verb, a sign or "and"."""
    sentence = reading.sentence_at(start)
    verbs = (f for f in reading.frames_by_sentence.get(sentence, ()) if f.verb.start > start)
    finite = next((f for f in verbs if f.verb.form == "finite"), None)
    end = reading.sentences[sentence].end
    if finite:
        own = finite.subject if finite.subject and finite.subject.start > start else None
        end = own.start if own and not finite.shared else finite.verb.start
    sign = re.compile(r"[,;:\u2014\n]|\s[-\u2013]\s").search(reading.text, start, end)
    determiner = joining(reading.language, "determiners")
    another = rf"\s+{joining(reading.language, 'joins')}\s+(?={determiner}\s|{joining(reading.language, 'to')}\s)"
    joined = re.compile(another).search(reading.text, start, end)
    stops = [m.start() for m in (sign, joined) if m]
    return trimmed(reading, start, min([end, *stops]))


def owner(reading: Reading, frame: Frame, match: re.Match[str]) -> tuple[Filler, ...]:
    """Whose a view is: the speakers' ("our"), the subject's ("his"), or his whom the text names."""
    place = Span(match.start("own"), match.end("own"))
    said = match["own"].lower()
    first = said in listed(reading.language, KIND, "owned_rules", "first")
    if first:
        return speakers(reading, match.start())
    if said in words(reading, "owned_rules", "own"):
        subject = frame.subject if frame.subject and frame.subject.end <= match.start() else None
        found = reading.actors(subject)
        several = said in words(reading, "owned_rules", "plural")
        if not found and several and subject is not None:
            return everybody(reading, place)
        return found if several or len(found) == 1 else ()
    heads = [i for i in reading.mentions_in(Span(place.start - 40 if place.start > 40 else 0, place.end - 1))]
    last = heads[-1] if heads else None
    ends = last is not None and abs(reading.mentions[last].end - (place.end - 2)) <= 1
    numbers = reading.cast.of[last] if last is not None and ends else ()
    if speakers(reading, place.start):  # of another person's view a speaker only tells
        numbers = tuple(n for n in numbers if reading.cast.characters[n].type in BODIES)
    return tuple(Filler(n, reading.mentions[last].span) for n in numbers) if last is not None else ()
