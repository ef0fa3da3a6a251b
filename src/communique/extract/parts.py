"""What every kind of act needs: its status, its voice, its time, place and topics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from communique import data
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

ENCOUNTERS = ("meeting", "visit", "message")
Roles = Iterable[tuple[str, Iterable[Filler]]]


def reason(rule: Callable[..., object]) -> str:
    """The sentence a user is shown for a rule: the first line of its docstring."""
    return (rule.__doc__ or "").strip().splitlines()[0].strip()


def words(reading: Reading, section: str) -> frozenset[str]:
    """A word list of the language's words.toml."""
    return data.words(reading.language, section)


def status_of(reading: Reading, frame: Frame) -> str:
    """The status that the verb group tells, its governor taken in ("plans to visit")."""
    verb = frame.verb
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    if verb.negated or (governor and governor.verb.negated):
        return "negated"
    if frame.conditional or verb.modal in ("would", "could", "might", "may"):
        return "hypothetical"
    if governor and verb.form == "infinitive":
        lemma = governor.lemma
        if lemma in words(reading, "status.planning") or governor.verb.modal == "will":
            return "planned"
        if lemma in words(reading, "status.proposing"):
            return "proposed"
        if lemma in words(reading, "status.happening"):
            return "occurred"
        return "planned" if lemma == "be" else "proposed"
    if verb.tense == "future" or verb.modal in ("should", "must"):
        return "planned" if verb.tense == "future" else "proposed"
    if verb.progressive and verb.tense == "present":
        return "ongoing"
    return "occurred"


def draft(reading: Reading, kind: str, span: Span, rule: str, **values: object) -> ActDraft:
    """A draft act at a place. Its voice is the innermost statement that holds `at` (default: the span's start).

    An encounter of which ", the ministry said" only tells the source is told by the publisher.
    """
    at: int = values.pop("at", span.start)  # type: ignore[assignment]
    roles: Roles = values.pop("roles", ())  # type: ignore[assignment]
    filled = tuple((role, filler) for role, fillers in roles for filler in fillers)
    voice = reading.voice_at(at)
    if kind in ENCOUNTERS and voice is not None and reading.in_stead(voice) and noted(reading, voice):
        voice = None
    act = ActDraft(kind, span, rule, roles=filled, voice=voice, **values)  # type: ignore[arg-type]
    return act


def noted(reading: Reading, statement: int) -> bool:
    """Is who tells a statement named beside it, and not before a "that" ("according to the ministry, …")?"""
    said = reading.statements[statement]
    told = any(f.verb.head == said.cue for f in reading.frames_by_sentence.get(reading.sentence_at(said.start), ()))
    return not told or (said.cue is not None and said.cue.start > said.start)


def topics_in(reading: Reading, span: Span | None) -> tuple[tuple[Span, str, bool], ...]:
    """Topic phrases inside a span: (place, code, denied)."""
    return reading.topics_in(span) if span is not None else ()


def sentence_of(reading: Reading, offset: int) -> Span:
    return reading.sentences[reading.sentence_at(offset)]


def when_in(reading: Reading, span: Span, near: int | None = None) -> Span | None:
    """The temporal phrase inside a span (the one nearest to `near`, where given)."""
    found = [reading.mentions[i].span for i in reading.mentions_in(span) if reading.mentions[i].kind == "time"]
    if not found:
        return None
    return min(found, key=lambda s: abs(s.start - near)) if near is not None else found[0]


def when_of(reading: Reading, frame: Frame) -> Span | None:
    """The time of a verb: a temporal phrase in its own clause, or one that opens its sentence."""
    own = when_in(reading, Span(frame.verb.start, max(frame.clause.end, frame.verb.end)))
    if own or frame.inside is not None:
        return own
    sentence = reading.sentences[frame.sentence]
    first = min(
        (f.number for f in reading.frames_by_sentence[frame.sentence] if f.verb.form == "finite"), default=frame.number
    )
    opening = Span(sentence.start, frame.verb.start)
    return when_in(reading, opening, frame.verb.start) if frame.number == first else None


def where_of(reading: Reading, frame: Frame, *prepositions: str) -> tuple[Span, ...]:
    """Places that the verb's prepositional phrases name ("in Baku", "at Camp David")."""
    wanted = prepositions or ("in", "at", "near")
    found = []
    for preposition, span in frame.phrases:
        if preposition not in wanted:
            continue
        heads = [reading.mentions[i] for i in reading.heads(span)]
        found += [m.span for m in heads if m.kind in ("place", "state")]
    return tuple(found)


def objects_of(reading: Reading, frame: Frame) -> Span:
    """From the verb to the end of its clause."""
    return Span(frame.verb.start, max(frame.clause.end, frame.verb.end))


def following(reading: Reading, frame: Frame, limit: int = 400) -> str:
    """The words after a verb, to the end of its sentence."""
    end = reading.sentences[frame.sentence].end
    return reading.text[frame.verb.end : min(end, frame.verb.end + limit)]


def noun_after(reading: Reading, frame: Frame, nouns: Iterable[str]) -> str | None:
    """Which of some nouns the object of a verb contains, if any."""
    if frame.object is None:
        return None
    found = set(re.findall(r"[\w'-]+", reading.words(frame.object).lower()))
    return next((noun for noun in nouns if noun in found), None)


def first_person(reading: Reading, span: Span | None) -> bool:
    return reading.words(span).lower() in ("i", "we")


def spoken_for(reading: Reading, span: Span | None) -> tuple[Filler, ...]:
    """Who a subject stands for where a state acts: "we" in an official's mouth is his state, if the text names it."""
    fillers = reading.who(span)
    if reading.words(span).lower() != "we":
        return fillers
    states: list[Filler] = []
    for filler in fillers:
        state = reading.state_of(filler.entity) if filler.entity is not None else None
        states.append(Filler(state, filler.span) if state is not None else filler)
    return tuple(states) or fillers


def others_than(reading: Reading, actors: Iterable[Filler]) -> tuple[int, ...]:
    """The principals of the encounter that are none of the actors (nor their states)."""
    taken = {f.entity for f in actors}
    return tuple(p for p in reading.cast.principals if p not in taken and reading.state_of(p) not in taken)
