"""Commitments: future actions that an actor takes upon itself, by verbs and adjectives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.commitment_given import given, instructed
from communique.extract.commitment_lists import enumerated, headed
from communique.extract.commitment_nouns import named
from communique.extract.commitment_will import foretold, hoped
from communique.extract.commitment_words import pattern, shape, vocabulary
from communique.extract.deed_actors import acting, actors_of, attached, own, teller
from communique.extract.deed_ends import items_of
from communique.extract.deeds import Deed, commitment, status, told
from communique.extract.parts import reason
from communique.reading import ActDraft, Frame, Reading

STRENGTHS = ("promise", "agreed", "intention", "hope", "readiness")
NOUNS = ("promise", "readiness", "intention", "hope", "agreed")


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The commitment acts of a text."""
    for frame in reading.frames:
        if told(reading, frame):
            yield from undertaken(reading, frame)
            yield from foretold(reading, frame)
            yield from hoped(reading, frame)
            yield from instructed(reading, frame)
            yield from given(reading, frame)
    yield from ready(reading)
    for strength in NOUNS:
        yield from named(reading, strength)
    yield from enumerated(reading)
    yield from headed(reading)


def undertaken(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """A verb such as "agreed" or "promised" with an infinitive or gerund tells an action its subject takes on."""
    strength, refusing = strength_of(reading, frame)
    if strength is None or frame.conditional or not attached(reading, frame) or aside(reading, frame):
        return
    actors = actors_of(reading, frame, strength)
    if not actors:
        return
    start = frame.clause.start
    rows = list(items_of(reading, frame))
    for n, row in enumerate(rows):
        action = row[0]
        if action.verb.form == "gerund" and frame.lemma not in vocabulary(reading, "verbs.with_gerund"):
            continue
        if refusing and action.lemma in vocabulary(reading, "verbs.silence"):
            continue
        if frame.lemma == "undertake" and reading.text[frame.verb.end : action.verb.start].strip():
            continue
        limit = rows[n + 1][0].verb.start if n + 1 < len(rows) else None
        negated = frame.verb.negated or refusing or before_not(reading, action)
        how = (
            "agreed_in_principle"
            if strength == "agreed" and "principle" in reading.text[frame.verb.start : action.verb.start]
            else strength
        )
        denied = frame.verb.negated or refusing or disclaimed(reading, frame)
        state = "negated" if denied else status(reading, action, negated and strength != "promise")
        deed = Deed(
            action, start if n == 0 else action.verb.start, frame.verb.start, how, actors, reason(undertaken), state
        )
        act = commitment(reading, deed, limit)
        if act:
            yield act


def aside(reading: Reading, frame: Frame) -> bool:
    """Is a verb's clause a side remark ("as they seek to", "while planning"), or the verb no main one?"""
    opener = reading.text[max(0, frame.clause.start - 40) : frame.clause.start].rstrip().lower()
    if shape(reading, "aside").search(opener[-10:]):
        return True
    past = (
        frame.verb.perfect
        and reading.words(frame.verb.span).lower().startswith("had")
        and frame.lemma in ("hope", "plan", "intend", "aim", "seek")
    )
    if (
        past
        or frame.verb.form == "infinitive"
        or (frame.verb.progressive and frame.lemma in vocabulary(reading, "verbs.striving"))
    ):
        return True
    return frame.verb.form == "gerund" and not (
        opener.endswith(",") and frame.lemma in vocabulary(reading, "verbs.promise")
    )


def disclaimed(reading: Reading, frame: Frame) -> bool:
    """Is a clause told as what was not said, or denied?"""
    above = teller(reading, frame)
    if above is None:
        return False
    sentence = reading.sentences[above.sentence]
    before = reading.text[sentence.start : frame.clause.start].lower()
    untrue = shape(reading, "untrue").search(before)
    return above.verb.negated or above.lemma in vocabulary(reading, "telling.denying") or bool(untrue)


def before_not(reading: Reading, action: Frame) -> bool:
    return action.verb.negated or reading.text[max(0, action.verb.start - 40) : action.verb.start].rstrip().endswith(
        " not"
    )


def strength_of(reading: Reading, frame: Frame) -> tuple[str | None, bool]:
    """How strongly a verb binds, and whether it refuses."""
    if frame.verb.form == "participle" or (
        frame.verb.modal in ("would", "could", "should", "may", "might", "must", "can") and frame.lemma != "like"
    ):
        return None, False
    if frame.lemma in vocabulary(reading, "verbs.refusing"):
        return "intention", True
    for strength in STRENGTHS:
        if frame.lemma in vocabulary(reading, f"verbs.{strength}"):
            if frame.verb.perfect and frame.lemma == "undertake" and frame.phrases:
                return None, False
            passive = frame.verb.passive and frame.lemma not in ("agree", "decide")
            return (
                (None, False)
                if passive or (frame.verb.form == "infinitive" and frame.lemma == "agree")
                else (strength, False)
            )
    return None, False


def ready(reading: Reading) -> Iterator[ActDraft]:
    """ "Stands ready to", "is prepared to", "is committed to doing", "is determined to" tell what somebody would do."""
    for strength in ("readiness", "promise", "intention"):
        words = pattern(vocabulary(reading, f"states.{strength}"))
        for match in re.finditer(rf"\b(?:{words})" + shape(reading, "before_to").pattern, reading.text, re.I):
            holder, action = stance(reading, match)
            if holder is None or action is None or not told(reading, action):
                continue
            actors = acting(reading, holder.subject, holder, True)
            deed = Deed(
                action,
                holder.clause.start,
                holder.verb.start,
                strength,
                actors,
                reason(ready),
                status(reading, action, holder.verb.negated, False),
            )
            act = commitment(reading, deed) if own(reading, actors, action.verb.start) else None
            if act:
                yield act


def stance(reading: Reading, match: re.Match[str]) -> tuple[Frame | None, Frame | None]:
    """The verb that an adjective belongs to, and the action after it."""
    row = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
    action = next(
        (f for f in row if match.end() <= f.verb.start <= match.end() + 4 and f.verb.form in ("infinitive", "gerund")),
        None,
    )
    holder = next(
        (f for f in reversed(row) if f.verb.start < match.start() and (f.verb.form == "finite" or f.lemma == "stand")),
        None,
    )
    if holder is None or action is None or holder.conditional:
        return None, None
    if action.verb.form == "gerund" and action.lemma in vocabulary(reading, "idle.adjectival"):
        return None, None
    gap = reading.text[min(holder.verb.end, match.start()) : match.start()]
    tied = holder.verb.end >= match.start() or (
        holder.lemma in vocabulary(reading, "states.holders") and shape(reading, "adverbs").fullmatch(gap)
    )
    return (holder, action) if tied else (None, None)
