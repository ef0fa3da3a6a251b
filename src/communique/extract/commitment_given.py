"""Commitments told by orders to one's own officials and by things to be given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.commitment_words import shape, vocabulary
from communique.extract.deed_actors import acting, attached
from communique.extract.deed_ends import same_sentence
from communique.extract.deeds import Deed, commitment
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def instructed(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "Instructed", "tasked" one's own officials to act: an action that the instructing one takes on."""
    asking = frame.lemma in vocabulary(reading, "instruction.asking")
    if frame.verb.form == "participle" or not (asking or frame.lemma in vocabulary(reading, "instruction.verbs")):
        return
    told_ones = frame.subject if frame.verb.passive else frame.object
    action = next(
        (f for f in same_sentence(reading, frame) if f.governor == frame.number and f.number > frame.number), None
    )
    if (
        action
        and action.verb.form == "gerund"
        and not shape(reading, "with_doing").search(reading.text[frame.verb.end : action.verb.start])
    ):
        return
    if (action and action.lemma in vocabulary(reading, "instruction.carrying")) or reading.words(
        told_ones
    ).lower() in vocabulary(reading, "instruction.pronouns"):
        return
    if told_ones is None or action is None or action.verb.form not in ("infinitive", "gerund"):
        return
    if asking and not officials(reading, frame):
        return
    actors = owner(reading, told_ones, frame) if frame.verb.passive else acting(reading, frame.subject, frame)
    status = "negated" if frame.verb.negated else "planned"
    start, at = frame.clause.start, frame.verb.start
    act = commitment(reading, Deed(action, start, at, "instruction", actors, reason(instructed), status))
    if act:
        yield act


def owner(reading: Reading, span: Span, frame: Frame) -> tuple[Filler, ...]:
    """Whose "our ministers" are, or who is named after "by"."""
    by = reading.actors(frame.phrase("by"))
    if by or not shape(reading, "first_possessive").match(reading.words(span)):
        return by
    voice = reading.voice_at(span.start)
    return (
        tuple(Filler(s, Span(span.start, span.start + 3)) for s in reading.speakers(voice)) if voice is not None else ()
    )


def officials(reading: Reading, frame: Frame) -> bool:
    """Are those asked the asker's own officials?"""
    if frame.object is None or frame.verb.passive:
        return False
    if shape(reading, "own_officials").match(reading.words(frame.object)):
        return True
    asked = [f.entity for f in reading.actors(frame.object) if f.entity is not None]
    asking = [f.entity for f in reading.actors(frame.subject) if f.entity is not None]
    known = [reading.cast.characters[c] for c in (*asked, *asking)]
    alone = [reading.cast.characters[c] for c in asked]
    if (
        asked
        and asking
        and frame.subject
        and all(c.type == "office" and c.iso is None for c in alone)
        and not set(asked) & set(reading.cast.principals)
    ):
        return bool(shape(reading, "article").match(reading.words(frame.object).lower())) and reading.cast.characters[
            asking[0]
        ].type in ("person", "office")
    return (
        bool(asked and asking)
        and all(c.type in ("person", "office") for c in known)
        and len({c.iso for c in known}) == 1
        and known[0].iso is not None
    )


def given(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "Announced $5 million in assistance", "pledged support": something to be given, with no verb of its own."""
    strength = giving(reading, frame)
    before = reading.text[max(0, frame.verb.start - 40) : frame.verb.start].rstrip()
    loose = frame.verb.form == "gerund" and not before.endswith(",")
    if strength is None or loose or frame.verb.passive or frame.verb.modal in ("would", "could"):
        return
    if not attached(reading, frame) or leads(reading, frame):
        return
    whole = continued(reading, frame)
    if frame.object is None and whole is frame:
        return
    source = whole.phrase("from")
    actors = (reading.actors(source) if source else giver(reading, frame)) or acting(reading, frame.subject, frame)
    negated = frame.verb.negated or bool(shape(reading, "nothing").match(reading.words(frame.object)))
    status = "negated" if negated else "planned"
    start, at = frame.clause.start, frame.verb.start
    act = commitment(reading, Deed(whole, start, at, strength, actors, reason(given), status))
    if act and (
        act.amount or strength in ("promise", "readiness") or frame.lemma in vocabulary(reading, "given.announcing")
    ):
        ahead = act.when is not None and shape(reading, "ahead").match(reading.words(act.when))
        when = act.when if ahead and act.when is not None and act.when.start > frame.verb.start else None
        yield act._replace(when=when, specific=act.amount is not None or when is not None)


def leads(reading: Reading, frame: Frame) -> bool:
    """Does a verb lead to another action close by ("announced plans to send")?"""
    row = (f for f in same_sentence(reading, frame) if f.governor == frame.number)
    return any(f.verb.form in ("infinitive", "gerund") and f.verb.start - frame.verb.end < 25 for f in row)


def giver(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """ "Assured her of Rwanda's support": the one named as the owner of what is given."""
    if frame.lemma not in vocabulary(reading, "given.assuring"):
        return ()
    for i in reading.mentions_in(Span(frame.verb.end, max(frame.clause.end, frame.verb.end))):
        mention = reading.mentions[i]
        if reading.text[mention.end : mention.end + 2] == "'s":
            return tuple(Filler(e, mention.span) for e in reading.cast.of[i])
    return ()


def continued(reading: Reading, frame: Frame) -> Frame:
    """ "Pledged continued support": the clause goes on with what looks like a verb."""
    after = next((f for f in same_sentence(reading, frame) if f.number == frame.number + 1), None)
    tied = (
        after is not None
        and not reading.text[frame.verb.end : after.verb.start].strip()
        and after.verb.form in ("finite", "participle")
    )
    return after if tied and after is not None else frame


def giving(reading: Reading, frame: Frame) -> str | None:
    """Which strength a verb gives to a thing as its object, if the thing is something to be given."""
    end = min(max(continued(reading, frame).clause.end, frame.verb.end), frame.verb.end + 200)
    after = reading.text[frame.verb.end : end].lower()
    words = set(re.findall(r"[a-z]+", after))
    first = set(re.findall(r"[a-z]+", after[:60]))
    things = bool(words & vocabulary(reading, "given.things"))
    money = bool(reading.sums_in(Span(frame.verb.end, end)))
    if frame.lemma in vocabulary(reading, "given.pledging"):
        return "promise" if "that" not in first and not vocabulary(reading, "given.ceremonial") & first else None
    if frame.lemma in vocabulary(reading, "given.offering"):
        return "readiness" if first & vocabulary(reading, "given.things") else None
    if frame.lemma in vocabulary(reading, "given.assuring"):
        return "promise" if shape(reading, "of_help").search(after) else None
    if frame.lemma == "make":
        return "promise" if shape(reading, "no_promise").match(after) else None
    if frame.lemma in vocabulary(reading, "given.announcing"):
        fresh = first & vocabulary(reading, "given.fresh") and frame.lemma == "announce"
        things = things or bool(money and shape(reading, "sum_for").match(after))
        return "intention" if things and (money or fresh) and "that" not in first else None
    put_by = frame.lemma == "set" and shape(reading, "set_aside").match(after)
    return "intention" if money and (put_by or frame.lemma in vocabulary(reading, "given.setting_aside")) else None
