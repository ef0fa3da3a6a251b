"""To whom a message goes, and by whom, where the words after its noun do not tell."""

from __future__ import annotations

from communique.extract import whose
from communique.extract.message import listed
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import Frame, Reading


def through(reading: Reading, frame: Frame, senders: Fillers) -> Fillers:
    """Through whom a message is sent."""
    phrase = frame.phrase("through", "via")
    found = whose.party(reading, phrase, senders) if phrase else ()
    known = {f.entity for f in senders} | {None}
    return tuple(
        f
        for f in found
        if f.entity is not None
        and f.entity not in known
        and reading.cast.characters[f.entity].type in ("person", "office")
    )


def other_side(reading: Reading, frame: Frame, noun: Span, kind: str) -> Fillers:
    """Where no receiver is named: the one spoken to, or the other one of the encounter."""
    if reading.voice_at(frame.verb.start) is not None:
        return whose.hearer(reading, frame.verb.start)
    if whose.asker(reading, frame):
        return ()
    words = reading.words(frame.subject).lower().split()[:1]
    if words and words[0] in whose.word_list(reading.language, "relative"):
        return main_subject(reading, frame)
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    met = whose.party(reading, governor.object or governor.phrase("with", "to")) if governor else ()
    met = tuple(
        f for f in met if f.entity is not None and reading.cast.characters[f.entity].type in ("person", "office")
    )
    met = tuple(f for f in met if f.entity not in {s.entity for s in whose.subject(reading, frame)})
    other = whose.counterpart(reading, whose.subject(reading, frame), noun)
    spoke = governor is not None and governor.lemma in listed(reading.language, "meeting")
    return (met or other if spoke else other or met) or host_of(reading, whose.subject(reading, frame), noun)


def host_of(reading: Reading, bearers: Fillers, noun: Span) -> Fillers:
    """Whom an ambassador calls on where several do: the first of the encounter."""
    people = [reading.cast.characters[f.entity] for f in bearers if f.entity is not None]
    envoys = bool(people) and all(any(t.rank in ("ambassador", "envoy") for t in c.titles) for c in people)
    host = reading.cast.principals[:1]
    return whose.at_word(host, noun) if envoys and host and host[0] not in {f.entity for f in bearers} else ()


def main_subject(reading: Reading, frame: Frame) -> Fillers:
    """Who receives or meets the one that "who" stands for."""
    row = [
        f
        for f in reading.frames_by_sentence[frame.sentence]
        if f.number < frame.number and f.verb.form == "finite" and not f.verb.passive
    ]
    found = whose.subject(reading, row[-1]) if row and row[-1].lemma in listed(reading.language, "meeting") else ()
    bearers = {f.entity for f in whose.subject(reading, frame)}
    return tuple(f for f in found if f.entity is not None and f.entity not in bearers)
