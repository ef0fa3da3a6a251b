"""Commitments told by "will", "shall", "is to", "is going to"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.commitment_words import pattern, shape, vocabulary
from communique.extract.deed_actors import acting, actors_of, attached, own, spoken, teller
from communique.extract.deed_ends import amount_in, same_sentence, times_in
from communique.extract.deeds import Deed, commitment, encounter, main_lemma, status
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def future(reading: Reading, frame: Frame, above: Frame | None) -> bool:
    """Is a verb "will", "shall", "is to", "is going to", or "would" in what somebody said?"""
    if frame.verb.form == "infinitive":
        governor = reading.frames[frame.governor] if frame.governor is not None else None
        return bool(
            governor
            and governor.lemma == "go"
            and governor.verb.progressive
            and governor.verb.tense == "present"
            and not reading.text[governor.verb.end : frame.verb.start].strip()
        )
    if frame.verb.form != "finite" or frame.verb.perfect:
        return False
    words = reading.words(frame.verb.span).lower()
    if frame.lemma == "modal":
        return words in vocabulary(reading, "will.forms") and (
            interrupted(reading, frame) is not None
            or bool(shape(reading, "word_after").match(reading.text, frame.verb.end))
        )
    if frame.verb.modal == "would" or words.startswith("would"):
        voice = reading.voice_at(frame.verb.start)
        indirect = voice is not None and reading.statements[voice].mode in ("reported", "mixed")
        return bool(above or indirect) and frame.lemma not in ("like", "be")
    return frame.verb.tense == "future" and (frame.verb.modal == "will" or bool(shape(reading, "is_to").match(words)))


def foretold(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "Will", "shall" or "is to" with somebody who can act tells what that one intends to do."""
    above = teller(reading, frame)
    parted = interrupted(reading, frame)
    if frame.conditional or not future(reading, frame, above) or idle(reading, parted or frame):
        return
    going = frame.verb.form == "infinitive"
    if not attached(reading, frame) or asking(reading, frame):
        return
    holder = reading.frames[frame.governor] if going and frame.governor is not None else frame
    actors = agent(reading, frame if frame.verb.passive else holder)
    strength = binding(reading, frame, above, actors)
    if strength is None:
        return
    firm = above is not None and not actors and above.lemma in vocabulary(reading, "verbs.firm")
    outer = (
        above
        if above and (strength == "agreed" or firm or (above.lemma == "decide" and not above.verb.passive))
        else None
    )
    if outer:
        actors = agreeing(reading, outer, actors)
    if not actors or not (outer or own(reading, actors, frame.verb.start)):
        return
    negated = holder.verb.negated or (outer is not None and outer.verb.negated)
    negated = negated and frame.lemma not in vocabulary(reading, "will.steadfast")
    if negated and (frame.lemma in vocabulary(reading, "idle.negated") or frame.lemma == "modal"):
        return
    if frame.lemma == "fail":
        yield from unfailing(reading, frame, actors)
        return
    start = outer.clause.start if outer else min(holder.clause.start, frame.clause.start)
    at = outer.verb.start if outer else frame.verb.start
    strength = "instruction" if ordering(reading, frame) and strength == "intention" else strength
    act = commitment(
        reading, Deed(parted or frame, start, at, strength, actors, reason(foretold), status(reading, frame, negated))
    )
    if act:
        yield act


def asking(reading: Reading, frame: Frame) -> bool:
    """Does "what", "how" or "whether" open the clause?"""
    holder = reading.frames[frame.governor] if frame.verb.form == "infinitive" and frame.governor is not None else frame
    return bool(shape(reading, "asking").search(reading.text[max(0, holder.clause.start - 12) : holder.clause.start]))


def interrupted(reading: Reading, frame: Frame) -> Frame | None:
    """The action after "will, as always, provide"."""
    if frame.lemma != "modal":
        return None
    gap = re.compile(r",[^,;:]{2,70},\s+").match(reading.text, frame.verb.end)
    return next(
        (f for f in same_sentence(reading, frame) if gap and f.verb.start == gap.end() and f.verb.tense == "present"),
        None,
    )


def unfailing(reading: Reading, frame: Frame, actors: tuple[Filler, ...]) -> Iterator[ActDraft]:
    """ "Will not fail to do" is a promise to do."""
    action = next((f for f in same_sentence(reading, frame) if f.governor == frame.number), None)
    if action is not None and frame.verb.negated:
        act = commitment(
            reading, Deed(action, frame.clause.start, frame.verb.start, "promise", actors, reason(unfailing))
        )
        if act:
            yield act


def agent(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """The subject of an active verb, or the "by" phrase of a passive one. "You will" is an expectation."""
    if frame.verb.passive:
        return reading.actors(frame.phrase("by")) or teller_side(reading, frame)
    words = reading.words(frame.subject).lower()
    if words in vocabulary(reading, "will.others") or (words == "they" and spoken(reading, frame)):
        return ()
    return acting(reading, frame.subject, frame, reading.voice_at(frame.verb.start) is not None)


def teller_side(reading: Reading, frame: Frame) -> tuple[Filler, ...]:
    """Whose side does what one official tells in the passive ("the request would be examined"): his own state's."""
    voice = reading.voice_at(frame.verb.start)
    speakers = reading.speakers(voice) if voice is not None else ()
    above = teller(reading, frame)
    if above is not None and above.lemma in vocabulary(reading, "telling.agreed"):
        return ()
    if (
        len(speakers) != 1
        or frame.lemma not in vocabulary(reading, "will.done")
        or acting(reading, frame.subject, frame)
    ):
        return ()
    state = reading.state_of(speakers[0])
    return (Filler(state if state is not None else speakers[0], frame.subject or frame.verb.span),)


def agreeing(reading: Reading, outer: Frame, inner: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Who is bound by "agreed that X will": X where X is known, else every side."""
    known = tuple(f for f in inner if f.entity is not None and reading.cast.characters[f.entity].type != "group")
    if known:
        return known
    return actors_of(reading, outer, "agreed" if outer.lemma in vocabulary(reading, "telling.agreed") else "promise")


def idle(reading: Reading, frame: Frame) -> bool:
    """Does "will" foretell, narrate or keep up a courtesy with this verb?"""
    return not tackling(reading, frame) and foretelling(reading, frame)


def foretelling(reading: Reading, frame: Frame) -> bool:
    """The same, but for problems that somebody addresses."""
    following = reading.text[frame.verb.end : frame.verb.end + 40].lower()
    lemma = main_lemma(reading, frame)
    if (
        lemma in vocabulary(reading, "idle.attending")
        or encounter(reading, frame)
        or (lemma == "join" and gathering(reading, frame))
    ):
        return True
    if (
        lemma in vocabulary(reading, "idle.transitive")
        and frame.object is None
        and not frame.verb.passive
        and shape(reading, "no_object").match(following)
    ):
        return True
    if frame.lemma == "be":
        return not shape(reading, "in_touch").match(following)
    if frame.lemma == "remain" and shape(reading, "grateful").match(reading.text, frame.verb.end):
        return True
    if frame.lemma == "remain" and frame.object:
        words = set(re.findall(r"\w+", reading.words(frame.object).lower()))
        return bool(shape(reading, "article").match(reading.words(frame.object).lower())) and not words & vocabulary(
            reading, "idle.remaining"
        )
    if lemma == "see" and shape(reading, "to_it").match(following):
        return False
    if lemma in vocabulary(reading, "idle.prediction"):
        return True
    if lemma in vocabulary(reading, "idle.saying"):
        return True
    if not spoken(reading, frame) or firmly(reading, frame):
        return False
    return lemma in vocabulary(reading, "idle.talk") | vocabulary(reading, "idle.loose") and not concrete(
        reading, frame
    )


def tackling(reading: Reading, frame: Frame) -> bool:
    """Do parties or states address a problem ("we will address the root causes"), and no audience?"""
    after = next((f for f in same_sentence(reading, frame) if f.number == frame.number + 1 and f.shared), None)
    things = frame.object or (after.object if after else None)  # "address and prevent barriers"
    problem = set(reading.words(things).lower().split()) & vocabulary(reading, "idle.problems")
    if not problem or main_lemma(reading, frame) != "address":
        return False
    kinds = {reading.cast.characters[f.entity].type for f in reading.actors(frame.subject) if f.entity is not None}
    return reading.words(frame.subject).lower() == "we" or (bool(kinds) and kinds <= {"state", "organization"})


def firmly(reading: Reading, frame: Frame) -> bool:
    """Is a clause told as an assurance ("I assure you that we will open")?"""
    above = teller(reading, frame)
    return above is not None and above.lemma in vocabulary(reading, "telling.promise")


def gathering(reading: Reading, frame: Frame) -> bool:
    """Does somebody join people or an event (and not a treaty or an organization)?"""
    span = Span(frame.verb.end, min(frame.clause.end, frame.verb.end + 80))
    kinds = {reading.mentions[m].kind for m in reading.mentions_in(span)}
    meetings = set(re.findall(r"[a-z]+", reading.words(span).lower())) & vocabulary(reading, "encounters.meetings")
    return bool(kinds & {"person", "office", "pronoun", "event"}) or bool(meetings)


def concrete(reading: Reading, frame: Frame) -> bool:
    """Has a verb of talk a thing with a time or a sum beside it ("we will open a consulate by May")?"""
    span = Span(frame.verb.end, max(frame.clause.end, frame.verb.end))
    timed = bool(times_in(reading, span)) and frame.lemma not in vocabulary(reading, "idle.talk")
    return bool(frame.object) and (timed or amount_in(reading, span) is not None)


def binding(reading: Reading, frame: Frame, above: Frame | None, actors: tuple[Filler, ...]) -> str | None:
    """How strongly "will" binds under what tells it; None where it is only expected or believed."""
    certain = pattern(vocabulary(reading, "given.certain"))
    plain = (
        "promise"
        if re.search(rf"\b(?:{certain})\b", reading.text[frame.verb.start : frame.verb.end + 1], re.I)
        else "intention"
    )
    if above is None:
        return plain
    between = reading.text[
        above.verb.end : frame.clause.start if frame.clause.start > above.verb.end else frame.verb.start
    ].lower()
    words = set(re.findall(r"\w+", between[:120]))
    if words & vocabulary(reading, "telling.hopes") or above.lemma == "hope":
        return "hope" if mutual(reading, above, actors) else None
    if words & (
        vocabulary(reading, "telling.beliefs") | vocabulary(reading, "telling.confident")
    ) or above.lemma in vocabulary(reading, "telling.idle"):
        return None
    if above.lemma in vocabulary(reading, "telling.promise") or words & vocabulary(reading, "telling.promises"):
        return "promise"
    return "agreed" if above.lemma in vocabulary(reading, "telling.agreed") else plain


def ordering(reading: Reading, frame: Frame) -> bool:
    """Is the action itself an order to one's own officials ("will direct their ministers to")?"""
    return frame.lemma in vocabulary(reading, "instruction.verbs") and any(
        f.governor == frame.number and f.verb.form == "infinitive" for f in same_sentence(reading, frame)
    )


def hoped(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """ "I hope our two countries continue to …" is a hope about one's own action."""
    if frame.lemma != "hope" or frame.verb.passive:
        return
    later = next((f for f in same_sentence(reading, frame) if f.number > frame.number), None)
    if (
        later is None
        or later.verb.form != "finite"
        or later.verb.tense != "present"
        or later.verb.modal
        or later.lemma == "modal"
        or teller(reading, later) is not frame
    ):
        return
    actors = acting(reading, later.subject, later)
    if mutual(reading, frame, actors) and not idle(reading, later):
        act = commitment(reading, Deed(later, frame.clause.start, frame.verb.start, "hope", actors, reason(hoped)))
        if act:
            yield act


def mutual(reading: Reading, above: Frame, actors: tuple[Filler, ...]) -> bool:
    """Is an action hoped for the hoper's own (alone or with others)?"""
    hopers = {f.entity for f in acting(reading, above.subject, above)}
    states = hopers | {reading.state_of(h) for h in hopers if h is not None}
    return any(f.entity in states for f in actors)
