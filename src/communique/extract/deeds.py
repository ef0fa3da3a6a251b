"""Actions to come that somebody takes upon himself, made into draft acts."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique import data
from communique.extract.commitment_words import shape, vocabulary
from communique.extract.deed_ends import amount_in, end_of, items_after, same_sentence, specific, when_due
from communique.extract.parts import draft, topics_in, where_of
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


class Deed(NamedTuple):
    """An action that somebody takes on: its frame, where its telling starts, the trigger's place, how strongly."""

    action: Frame
    start: int
    at: int
    strength: str
    actors: tuple[Filler, ...]
    rule: str
    status: str = "planned"
    voiced_by: tuple[int, ...] = ()


def told(reading: Reading, frame: Frame) -> bool:
    """Is a frame part of the running text, and no question?"""
    section = reading.section_at(frame.verb.start)
    if section is None or section.kind in ("headline", "boilerplate", "dateline"):
        return False
    sentence = reading.sentences[frame.sentence]
    return not re.search(r"\?[\"'\u201d\u00bb)]*$", reading.words(sentence)) and not asked_by_press(
        reading, frame.verb.start
    )


def asked_by_press(reading: Reading, at: int) -> bool:
    voice = reading.voice_at(at)
    if voice is None:
        return False
    names = {reading.cast.characters[s].name.lower() for s in reading.speakers(voice)}
    return bool(names) and names <= data.words(reading.language, "segments.questioners")


def others_in(reading: Reading, deed: Deed, span: Span) -> list[tuple[str, tuple[Filler, ...]]]:
    """For whom and with whom an action is to be done, where its words tell."""
    action, taken = deed.action, {f.entity for f in deed.actors}
    states = {reading.state_of(e) for e in taken if e is not None}
    benefit: list[Filler] = []
    against: list[Filler] = []
    if action.lemma in vocabulary(reading, "roles.backing"):
        benefit += reading.actors(action.object)
    for preposition, place in action.phrases:
        if place.end > span.end:
            continue
        if preposition in ("to", "for") and action.lemma in vocabulary(reading, "roles.giving"):
            benefit += reading.actors(place)
        elif preposition == "with":
            against += reading.actors(place)
    found = (("beneficiary", benefit), ("counterpart", against))
    return [
        (role, tuple(f for f in fillers if f.entity not in taken and f.entity not in states)) for role, fillers in found
    ]


def encounter(reading: Reading, action: Frame) -> bool:
    """Is an action one's own visit, meeting, call or signature (acts of other kinds)?"""
    if action.lemma == "go" and shape(reading, "on_doing").match(reading.text, action.verb.end):
        return False
    if main_lemma(reading, action) in vocabulary(reading, "encounters.verbs"):
        return True
    if action.lemma in ("continue", "proceed"):
        return onward(reading, action)
    words = set(
        re.findall(
            r"[\w-]+",
            (
                reading.words(action.object)
                if action.object
                else reading.text[action.verb.end : action.verb.end + 30].split(",")[0]
            ).lower(),
        )
    )
    if action.lemma in vocabulary(reading, "encounters.with_meeting"):
        return bool(words & vocabulary(reading, "encounters.meetings")) and not (
            words & {"of"} and action.lemma in ("host", "organize", "organise")
        )
    if action.lemma in vocabulary(reading, "encounters.of_people"):
        nearby = Span(action.verb.end, max(min(action.clause.end, action.verb.end + 100), action.verb.end))
        people = (
            reading.who(action.object)
            if action.object
            else tuple(Filler(e, nearby) for m in reading.mentions_in(nearby) for e in reading.cast.of[m])
        )
        kinds = [reading.cast.characters[f.entity].type for f in people if f.entity is not None]
        return any(kind in ("person", "office", "group", "state", "organization") for kind in kinds)
    return False


def main_lemma(reading: Reading, action: Frame) -> str:
    """The lemma of a verb group; the next word where the group is "will" alone ("will soon visit")."""
    if action.lemma != "modal":
        return action.lemma
    after = shape(reading, "main_word").match(reading.text[action.verb.end : action.verb.end + 60])
    return after.group(1) if after else "modal"


def onward(reading: Reading, action: Frame) -> bool:
    """ "Continue to meet", "continue on to Lomé": an encounter or travel that goes on."""
    after = next(
        (f for f in same_sentence(reading, action) if f.governor == action.number and f.number == action.number + 1),
        None,
    )
    if after is not None:
        return encounter(reading, after) or after.verb.passive
    places = [reading.mentions[m].kind for p, span in action.phrases if p == "to" for m in reading.heads(span)]
    return (
        "place" in places
        or "state" in places
        or (any(p == "to" for p, _ in action.phrases) and action.lemma == "proceed")
    )


def commitment(reading: Reading, deed: Deed, limit: int | None = None, also: tuple[Span, ...] = ()) -> ActDraft | None:
    """The draft act of a deed; nothing where it is an encounter or nobody's."""
    wished = deed.strength == "hope" and deed.action.lemma in vocabulary(reading, "idle.wished")
    if not deed.actors or wished or encounter(reading, deed.action):
        return None
    span = Span(deed.start, max(end_of(reading, deed.action, limit), deed.action.verb.end))
    if reading.text[span.end : span.end + 2].rstrip(" ") == ":" or reading.text[span.end : span.end + 2] == ":\n":
        also = (*also, *items_after(reading, span.end + 1))
    when = when_due(reading, deed.action, span)
    amount = amount_in(reading, span)
    act = draft(
        reading, "commitment", span, deed.rule,
        roles=[("actor", deed.actors), *others_in(reading, deed, span)], at=deed.at,
        status=deed.status, strength=deed.strength, specific=specific(reading, deed.action, when, amount),
        when=when, where=done_where(reading, deed.action), amount=amount, topics=topics_in(reading, span), also=also,
    )  # fmt: skip
    return act._replace(voiced_by=deed.voiced_by) if act.voice is None and deed.voiced_by else act


def done_where(reading: Reading, action: Frame) -> tuple[Span, ...]:
    """Where an action is to be done: "open a school in Lomé", "increase visits to Norway"."""
    inside = where_of(reading, action, "in", "at")
    moved = set(re.findall(r"[\w-]+", reading.words(action.object).lower())) & vocabulary(reading, "roles.moved")
    return inside or (where_of(reading, action, "to") if moved else ())


def status(reading: Reading, action: Frame, negated: bool, condition: bool = True) -> str:
    """Planned; negated where it is denied; hypothetical where a condition opens or closes the sentence."""
    if negated:
        return "negated"
    return "hypothetical" if condition and conditioned(reading, action) else "planned"


def conditioned(reading: Reading, action: Frame) -> bool:
    """Does an "if" clause stand before or right after the action's clause?"""
    frames = [f for f in same_sentence(reading, action) if f.conditional]
    sentence = reading.sentences[action.sentence]
    before = reading.text[sentence.start : action.verb.start]
    if any(f.verb.start < action.verb.start for f in frames) and shape(reading, "if_before").search(before):
        return True
    return bool(shape(reading, "if_after").match(reading.text[end_of(reading, action) : sentence.end]))
