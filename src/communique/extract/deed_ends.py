"""Where the words of an action end, and which actions hang on one verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.commitment_words import shape, vocabulary
from communique.extract.holding import said_until
from communique.extract.parts import when_in
from communique.model import Span
from communique.reading import Frame, Reading

NEAR = 60


def same_sentence(reading: Reading, frame: Frame) -> tuple[Frame, ...]:
    """The frames of a frame's sentence; of a sentence without end, those near it."""
    row = reading.frames_by_sentence[frame.sentence]
    at = frame.number - row[0].number
    return row if len(row) <= NEAR else row[max(0, at - NEAR // 2) : at + NEAR // 2]


def own_end(reading: Reading, frame: Frame) -> int:
    """Where the words of one action end: its clause, cut before "and that"."""
    end = max(frame.clause.end, frame.verb.end)
    cut = shape(reading, "cut").search(reading.text, frame.verb.end, end)
    last = said_until(reading, frame.verb.start, reading.sentences[frame.sentence].end)
    return max(min(cut.start() if cut else end, last), frame.verb.end)


def depends(reading: Reading, frame: Frame, action: Frame) -> bool:
    """Does an infinitive, a gerund or a joined base form hang on an action?"""
    at: int | None = frame.number
    while at is not None and at > action.number:
        at = reading.frames[at].governor
    if at == action.number:
        return True
    bare = (
        frame.verb.form == "finite" and frame.shared and frame.verb.modal is None and frame.verb.span == frame.verb.head
    )
    return bare and action.verb.form == "finite" and frame.verb.tense == "present" and frame.subject == action.subject


def end_of(reading: Reading, action: Frame, limit: int | None = None) -> int:
    """Where the words of an action end, with the actions joined to it and its purposes."""
    end = own_end(reading, action)
    for frame in same_sentence(reading, action):
        if frame.number <= action.number:
            continue
        if limit is not None and frame.verb.start >= limit:
            break
        joined = (
            frame.governor == action.governor and action.governor is not None and frame.verb.form == action.verb.form
        )
        if not (joined or depends(reading, frame, action)) or not shape(reading, "blank").fullmatch(
            reading.text, end, max(end, frame.verb.start)
        ):
            break
        end = own_end(reading, frame)
    return min(end, limit) if limit is not None else stretched(reading, action, end)


def stretched(reading: Reading, action: Frame, end: int) -> int:
    """To the next sign, or the next verb that is none of the action's ("helping the people build a future")."""
    sentence = reading.sentences[action.sentence]
    sign = shape(reading, "boundary").search(reading.text, end, sentence.end)
    last = said_until(reading, action.verb.start, sentence.end)
    stop = max(min(sign.start() if sign else last, last, end + 120), end)
    for frame in same_sentence(reading, action):
        start = frame.clause.start if not frame.shared and frame.verb.form == "finite" else frame.verb.start
        if (
            frame.verb.start >= end
            and frame.verb.form == "finite"
            and end <= start < stop
            and not shape(reading, "relative_open").search(reading.text[end:start])
        ):
            stop = start
            break
    return max(end, end + len(reading.text[end:stop].rstrip()))


def items_of(reading: Reading, trigger: Frame) -> Iterator[tuple[Frame, ...]]:
    """The actions that hang on a verb: each with a "to" of its own (or a time or a sum) is one action."""
    rows: list[list[Frame]] = []
    for frame in same_sentence(reading, trigger):
        if frame.number <= trigger.number or frame.verb.form not in ("infinitive", "gerund"):
            continue
        direct = frame.governor == trigger.number
        listed_on = (
            bool(rows)
            and frame.governor == rows[-1][-1].number
            and reading.text[max(0, frame.verb.start - 40) : frame.verb.start].rstrip().endswith(",")
        )
        if not direct and not listed_on:
            continue
        if not rows and not leads_to(reading, trigger, frame):
            return
        if rows and not shape(reading, "blank").fullmatch(
            reading.text, end_of(reading, rows[-1][-1], frame.verb.start), frame.verb.start
        ):
            continue
        if rows and not apart(reading, rows[-1][-1], frame):
            rows[-1].append(frame)
        else:
            rows.append([frame])
    yield from (tuple(row) for row in rows)


def apart(reading: Reading, before: Frame, frame: Frame) -> bool:
    """Is a joined action one of its own: with its own "to", or with a time or a sum of its own?"""
    marked = (
        shape(reading, "ends_with_to").search(reading.text[frame.verb.start - 4 : frame.verb.start])
        if frame.verb.form == "gerund"
        else reading.words(frame.verb.span).lower().startswith("to ")
    )
    if marked and (checkable(reading, before) or checkable(reading, frame)):
        return True
    return bool(when_in(reading, Span(frame.verb.start, own_end(reading, frame))))


def checkable(reading: Reading, action: Frame) -> bool:
    span = Span(action.verb.start, own_end(reading, action))
    return specific(reading, action, when_in(reading, span), amount_in(reading, span))


def leads_to(reading: Reading, trigger: Frame, frame: Frame) -> bool:
    """Does a verb lead to the infinitive or gerund after it, with nothing that could govern it in between?"""
    gap = reading.text[trigger.verb.end : frame.verb.start]
    taken: list[Span] = []
    if trigger.object and reading.who(trigger.object)[0].entity is not None:
        taken.append(trigger.object)
    for preposition, span in trigger.phrases:
        fits = preposition in vocabulary(reading, "idle.gap_prepositions") and span.end <= frame.verb.start
        if fits and (preposition != "with" or reading.actors(span)):
            taken.append(Span(span.start - len(preposition) - 1, span.end))
    taken += [
        reading.mentions[m].span
        for m in reading.mentions_in(Span(trigger.verb.end, frame.verb.start))
        if reading.mentions[m].kind == "time"
    ]
    for span in sorted(taken, reverse=True):
        left, right = max(span.start - trigger.verb.end, 0), span.end - trigger.verb.end
        gap = gap[:left] + " " + gap[max(right, left) :]
    if frame.lemma in vocabulary(reading, "idle.adjectival") and frame.verb.form == "gerund":
        return False
    if frame.verb.form == "gerund" and not shape(reading, "gerund_link").search(gap):
        return False
    return bool(shape(reading, "gap").fullmatch(gap))


def items_after(reading: Reading, end: int) -> list[Span]:
    """The items of the list that begins at a place: lines that open with a sign or a number."""
    found: list[Span] = []
    at = end
    while True:
        line = re.compile(
            r"\s*(?:<!-- -->\s*)?((?:[-\u2022\u25e6*\u2013\u00b7]|\(?[a-z\d]{1,2}[.)])[ \t]*\S[^\n]*)"
        ).match(reading.text, at)
        if not line:
            return found
        found.append(Span(line.start(1), line.end(1)))
        at = line.end()


def specific(reading: Reading, action: Frame, when: Span | None, amount: Span | None) -> bool:
    """Can the action be checked: a time, a sum, or a definite thing done to a definite object?"""
    if amount:
        return True
    words = set(re.findall(r"[\w-]+", reading.words(action.object).lower())) if action.object else set()
    if action.lemma in vocabulary(reading, "specific.vague"):
        return bool(when) and action.object is not None and not words & vocabulary(reading, "specific.vague_objects")
    if when:
        return True
    return bool(words) and not words & vocabulary(reading, "specific.vague_objects")


def when_due(reading: Reading, action: Frame, span: Span) -> Span | None:
    """The time at which an action is due: one told with it, or one that opens its sentence before "will"."""
    inner = next((m for m in times_in(reading, Span(action.verb.start, span.end)) if due(reading, m)), None)
    if inner or action.verb.form != "finite":
        return inner
    sentence = reading.sentences[action.sentence]
    opening = reading.text[sentence.start : span.start]
    first = all(f.number >= action.number or f.verb.form == "gerund" for f in same_sentence(reading, action))
    ahead = when_in(reading, Span(sentence.start, span.start), span.start) if first and len(opening) < 120 else None
    return ahead if ahead and due(reading, ahead) else None


def times_in(reading: Reading, span: Span) -> list[Span]:
    return [reading.mentions[i].span for i in reading.mentions_in(span) if reading.mentions[i].kind == "time"]


def due(reading: Reading, time: Span) -> bool:
    """Can a temporal phrase be a due time (not "since 2010", "today's", "the agreement of 2012")?"""
    if reading.text[time.end : time.end + 2] in ("'s", "\u2019s"):
        return False
    if shape(reading, "possessive_at").search(reading.text[max(0, time.start - 7) : time.start]):
        return False
    bare = re.fullmatch(r"\d{4}", reading.words(time)) and shape(reading, "of_year").search(
        reading.text[max(0, time.start - 6) : time.start]
    )
    return not bare and not shape(reading, "past_time").search(reading.words(time))


def amount_in(reading: Reading, span: Span) -> Span | None:
    return next((Span(m.start, m.end) for m in reading.sums_in(span) if m.end <= span.end), None)
