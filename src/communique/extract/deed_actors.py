"""Who may take an action upon himself: the subject of a verb, the sides together, "it", "his country"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from communique import data
from communique.extract.commitment_words import shape, vocabulary
from communique.extract.deed_ends import same_sentence
from communique.extract.holding import issuers
from communique.extract.parts import first_person, others_than, spoken_for
from communique.model import Span
from communique.reading import Filler, Frame, Reading


def acting(reading: Reading, span: Span | None, frame: Frame | None = None, places: bool = False) -> tuple[Filler, ...]:
    """Who a subject is, if it is somebody who can act, and nothing of theirs ("the decision of Japan")."""
    if span is None:
        return ()
    said = reading.words(span).lower()
    if said in vocabulary(reading, "roles.it"):
        return pronoun_it(reading, frame) if frame else ()
    if said == "we" and reading.voice_at(span.start) is None:
        return issuers(reading, span)
    if said in vocabulary(reading, "roles.he") and frame is not None and (teller := telling_one(reading, frame)):
        return teller
    if shape(reading, "own_country").fullmatch(said):
        return possessed(reading, span, frame)
    heads = reading.heads(span)
    if not heads or members(reading, span):
        return (Filler(None, span),) if institution(reading, span) else ()
    lead = reading.text[span.start : reading.mentions[heads[0]].start]
    rest = reading.text[reading.mentions[heads[-1]].end : span.end]
    rest = shape(reading, "body").sub("", rest)
    if shape(reading, "preposition").search(lead) or re.match(r"\s*(?:'s\b|')?\s*[\w\u201c\"-]", rest):
        return ()
    seat = capital_of(reading, heads[0]) if len(heads) == 1 else ()
    if seat:
        return seat
    if places:
        return spoken_for(reading, span) if any(reading.cast.of[h] for h in heads) else ()
    able = {f.entity for f in reading.actors(span)}
    return tuple(
        f
        for f in spoken_for(reading, span)
        if f.entity is not None and (f.entity in able or first_person(reading, span))
    )


@cache
def capitals(language: str) -> dict[str, str]:
    """Seats of government, in lower case, and the states whose they are."""
    rows = data.rows("lang", language, "states.csv")
    return {city.strip().lower(): row["iso3"] for row in rows for city in row["cities"].split(";") if city.strip()}


def capital_of(reading: Reading, head: int) -> tuple[Filler, ...]:
    """ "Paris will": the state whose seat of government acts, or the place as it stands."""
    mention = reading.mentions[head]
    if mention.kind != "place":
        return ()
    iso = capitals(reading.language).get(reading.words(mention.span).lower())
    states = [n for n, c in enumerate(reading.cast.characters) if iso and c.type == "state" and c.iso == iso]
    return tuple(Filler(n, mention.span) for n in states[:1]) or (
        tuple(Filler(e, mention.span) for e in reading.cast.of[head]) if iso else ()
    )


def institution(reading: Reading, span: Span) -> bool:
    """Is a subject a body told by its short name: "the Bank", "parliament", "the competent authorities"?"""
    words = reading.words(span)
    capital = shape(reading, "capital_body").fullmatch(words) and not reading.mentions_in(span)
    return bool(capital) or any(shape(reading, name).fullmatch(words) for name in ("plain_body", "short_body"))


def members(reading: Reading, span: Span) -> bool:
    """Is a subject the members of a body, told by its initials: more than the name in it?"""
    named = {reading.mentions[m].span for m in reading.mentions_in(span) if reading.mentions[m].kind != "group"}
    short = shape(reading, "short_body").fullmatch(reading.words(span)) is not None
    return short and all(reading.words(span).lower().removeprefix("the ") != reading.words(n).lower() for n in named)


def telling_one(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """ "He" in the clause that one person tells of himself: "the Ambassador assured that he will"."""
    if frame.inside is None or frame.subject is None:
        return ()
    holder = reading.frames[frame.inside]
    found = reading.actors(holder.subject)
    single = (
        len(found) == 1
        and found[0].entity is not None
        and reading.cast.characters[found[0].entity].type in ("person", "office")
    )
    return (Filler(found[0].entity, frame.subject),) if single and not holder.verb.passive else ()


def possessed(reading: Reading, span: Span, frame: Frame | None) -> tuple[Filler, ...]:
    """ "Our country", "his Government": the state of the one who speaks (or tells), else the words as they stand."""
    voice = reading.voice_at(span.start)
    tellers = list(reading.speakers(voice)) if voice is not None else []
    if frame is not None and frame.inside is not None and not tellers:
        tellers = [f.entity for f in reading.actors(reading.frames[frame.inside].subject) if f.entity is not None]
    states = [s for t in tellers if (s := reading.state_of(t)) is not None]
    if states:
        return tuple(Filler(s, span) for s in dict.fromkeys(states))
    return reading.actors(span) or (Filler(None, span),)


def pronoun_it(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """ "It" in a clause told by a state or an organization is that one."""
    earlier = [
        f
        for f in same_sentence(reading, frame)
        if f.number < frame.number and f.verb.form == "finite" and f.subject != frame.subject
    ]
    holder = reading.frames[frame.inside] if frame.inside is not None else earlier[0] if earlier else None
    if (
        holder is None
        and frame.sentence
        and reading.section_at(reading.sentences[frame.sentence - 1].start) is reading.section_at(frame.verb.start)
    ):
        holder = next(
            (f for f in reading.frames_by_sentence.get(frame.sentence - 1, ()) if f.verb.form == "finite"), None
        )
    fillers = reading.actors(holder.subject) if holder else ()
    return tuple(
        f
        for f in fillers
        if f.entity is not None and reading.cast.characters[f.entity].type in ("state", "organization", "group")
    )


def several(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """The subject of a verb that takes several; where the nearest is one, that of an earlier verb of the sentence."""
    own = acting(reading, frame.subject, frame, True)
    if len(own) > 1 or not frame.shared:
        return own
    for earlier in same_sentence(reading, frame):
        if earlier.number < frame.number and earlier.verb.form == "finite" and earlier.inside is None:
            fillers = acting(reading, earlier.subject, earlier, True)
            if len(fillers) > 1:
                return fillers
    return own


def isos(reading: Reading, characters: Iterable[int]) -> set[str | None]:
    return {reading.cast.characters[c].iso for c in characters}


def own(reading: Reading, actors: tuple[Filler, ...], at: int) -> bool:
    """Is an action told at a place the teller's own (or told by the publisher)?"""
    voice = reading.voice_at(at)
    speakers = reading.speakers(voice) if voice is not None else ()
    if not speakers:
        return True
    theirs = isos(reading, speakers)
    if theirs == {None}:
        return True
    for f in actors:
        if f.entity is None:
            return True
        character = reading.cast.characters[f.entity]
        body = character.iso is None and (
            character.type in ("organization", "place") or (character.type == "group" and not anyone(reading, f, voice))
        )
        if f.entity in speakers or character.iso in theirs or body:
            return True
    return False


def anyone(reading: Reading, filler: Filler, voice: int | None) -> bool:
    """Is a group in a transcript somebody else's ("companies will"), not the speaker's ("our companies will")?"""
    spoken = voice is not None and reading.statements[voice].mode == "verbatim"
    return (
        spoken
        and not institution(reading, filler.span)
        and not shape(reading, "ours").match(reading.words(filler.span))
    )


def teller(reading: Reading, frame: Frame) -> Frame | None:
    """The frame whose clause another one is: "agreed that they will", "agreed their teams will"."""
    if frame.inside is not None:
        return reading.frames[frame.inside]
    earlier = [f for f in same_sentence(reading, frame) if f.number < frame.number and f.verb.form != "participle"]
    if (
        earlier
        and frame.subject
        and not frame.shared
        and not reading.text[earlier[-1].verb.end : max(frame.subject.start, earlier[-1].verb.end)].strip()
    ):
        return earlier[-1]
    return None


def attached(reading: Reading, frame: Frame) -> bool:
    """Does the verb stand with its subject, with no other clause in between but "which" or "who"?"""
    if frame.shared or frame.subject is None or frame.subject.end > frame.verb.start:
        return True
    between = [
        f
        for f in same_sentence(reading, frame)
        if frame.subject.end <= f.verb.start < frame.verb.start and f.verb.form == "finite"
    ]
    gap = reading.text[frame.subject.end : frame.verb.start]
    if shape(reading, "relative").search(gap):
        return bool(shape(reading, "relative_at_once").match(gap))
    return not between or bool(shape(reading, "relative_aside").match(gap))


def spoken(reading: Reading, frame: Frame) -> bool:
    """Do the words stand in a transcript or block?"""
    voice = reading.voice_at(frame.verb.start)
    if voice is None or reading.statements[voice].mode not in ("verbatim", "quoted"):
        return False
    speakers = reading.speakers(voice)
    return len(speakers) < 2 and not body_text(reading, voice, speakers)


def body_text(reading: Reading, voice: int, speakers: Sequence[int]) -> bool:
    """Is a statement the text that a body issues ("G7 Leaders' Statement"), read by nobody?"""
    source = reading.statements[voice].source
    section = reading.section_at(source.start) if source else None
    body = all(reading.cast.characters[s].type in ("group", "organization") for s in speakers)
    return bool(section and section.kind == "headline" and body)


def actors_of(reading: Reading, frame: Frame, strength: str) -> tuple[Filler, ...]:
    """Who takes an action on: the subject; for "it was agreed", the sides of the encounter."""
    if frame.verb.passive:
        return sides(reading, frame) if reading.words(frame.subject).lower() in ("it", "") else ()
    actors = several(reading, frame) if strength == "agreed" else acting(reading, frame.subject, frame, True)
    if strength == "agreed" and len(actors) == 1 and reading.words(frame.subject).lower() == "we":
        actors += tuple(
            Filler(s, actors[0].span) for p in others_than(reading, actors) if (s := reading.state_of(p)) is not None
        )[:1]
    partner = frame.phrase("with")
    if strength == "agreed" and partner:
        actors += tuple(f for f in reading.actors(partner) if all(f.entity != a.entity for a in actors))
    return actors


def sides(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """The principals of the encounter, where there are two or more."""
    people = reading.cast.principals[:2]
    return tuple(Filler(p, frame.verb.span) for p in people) if len(people) > 1 else ()
