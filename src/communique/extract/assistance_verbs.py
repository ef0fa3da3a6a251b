"""Aid told by verbs of giving: "provided", "sent", "was donated by", "the $53 million that X has given"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.assistance_givers import giver, reached, thing_before
from communique.extract.assistance_words import (
    Fillers,
    Given,
    aid_of,
    givers_only,
    listed,
    money_in,
    pattern,
    several_states,
    taker_after,
)
from communique.extract.parts import reason, status_of
from communique.extract.phrases import actors_after, clause_end, states
from communique.extract.whose import subject
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

RELATIVE = re.compile(r"\s*(?:that|which)?\s*(?:the\s+)?")


def given(reading: Reading) -> Iterator[ActDraft]:
    """Says that somebody provided, sent, donated or lent something as support."""
    verbs = listed(reading.language, "giving", "verbs")
    for frame in reading.frames:
        available = frame.lemma == "make" and re.match(
            r"\s+available\b", reading.text[frame.verb.end : frame.verb.end + 12]
        )
        if not ((frame.lemma in verbs or available) and past(reading, frame)) and not offered_on(reading, frame):
            continue
        span = Span(begin(frame), clause_end(reading, frame.verb.end))
        object_ = Span(frame.verb.end, span.end)
        if frame.verb.passive:
            act = given_passive(reading, frame, span)
        else:
            act = given_actively(reading, frame, span, object_)
        if act:
            yield act


def offered_on(reading: Reading, frame: Frame) -> bool:
    """ "Assistance continues to be offered": aid that goes on."""
    verbs = listed(reading.language, "giving", "verbs") | listed(reading.language, "giving", "offering")
    if frame.lemma not in verbs or not frame.verb.passive or frame.governor is None or frame.verb.negated:
        return False
    governor = reading.frames[frame.governor]
    return governor.lemma in listed(reading.language, "giving", "ongoing") and not governor.verb.modal


def begin(frame: Frame) -> int:
    """Where a clause begins: at its subject, if that is near."""
    return (
        frame.clause.start
        if frame.clause.start <= frame.verb.start and frame.verb.start - frame.clause.start < 120
        else frame.verb.start
    )


def past(reading: Reading, frame: Frame) -> bool:
    """Does a verb tell what has been done or is being done?"""
    verb = frame.verb
    if (
        verb.negated
        or verb.modal
        or re.search(r"\b(?:have|has|had|need|needs|got) to\b", reading.words(verb.span))
        or frame.conditional
        or verb.tense == "future"
        or (verb.form in ("infinitive", "gerund", "participle") and not having(reading, frame))
    ):
        return goes_on(reading, frame)
    return verb.tense == "past" or verb.perfect or verb.progressive


def goes_on(reading: Reading, frame: Frame) -> bool:
    """ "Continues to provide": aid that is given still, and not to come."""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    if governor is None or frame.verb.form != "infinitive" or governor.lemma not in listed(
        reading.language, "giving", "ongoing"
    ):
        return False
    verb = governor.verb
    told = verb.form == "finite" and not verb.modal and not verb.negated and verb.tense != "future"
    return told and not frame.verb.negated and not governor.conditional


def having(reading: Reading, frame: Frame) -> bool:
    return reading.words(frame.verb.span).lower().startswith("having ")


def given_actively(reading: Reading, frame: Frame, span: Span, object_: Span) -> ActDraft | None:
    """The act of "X gave Y to Z"."""
    words = reading.words(object_)
    before = gift_before(reading, frame) or relative_thing(reading, frame)
    span = Span(before, span.end) if before is not None else span
    if (not gift(reading, frame, object_) and before is None) or no_gift(reading, words):
        return None
    givers = giver(reading, frame)
    takers = indirect(reading, frame) or taker_after(reading, object_) or reached(reading, object_, givers)
    if not takers and frame.lemma in listed(reading.language, "giving", "spending"):
        return None  # money spent at home
    if not givers_only(reading, givers) or not (
        takers or (several_states(reading) and (money_or_goods(reading, span) or plain_help(reading, object_)))
    ):
        return None
    status = "ongoing" if goes_on(reading, frame) else status_of(reading, frame)
    return aid_of(
        reading,
        span,
        reason(given),
        Given(givers, takers, status=status if status in ("ongoing", "occurred") else "occurred", frame=frame),
    )


def no_gift(reading: Reading, words: str) -> bool:
    """Does an object open with something that is no aid ("a detailed account", "a message")?"""
    nouns = pattern(reading.language, "giving", "not_given").pattern
    whom = r"\s+(?:(?:to\s+)?(?:him|her|them|it|us|me|you)\s+)?"
    opening = rf"{whom}(?:(?:an?|the|his|her|its|their)\s+)?(?:[\w-]+\s+){{0,2}}"
    return bool(
        re.match(rf"{opening}(?:{nouns})", words, re.I) or re.match(r"\s+support for the (?:view|idea)\b", words)
    )


def gift(reading: Reading, frame: Frame, object_: Span) -> bool:
    """Is what is given aid, goods or money?"""
    head = Span(object_.start, min(object_.end, object_.start + 110))
    words = reading.words(head)
    if any(not words[: m.start()].endswith("to ") for m in pattern(reading.language, "things", "aid").finditer(words)):
        return True
    strong = frame.lemma in listed(reading.language, "giving", "strong") or frame.lemma == "make"
    return strong and bool(
        pattern(reading.language, "things", "goods").search(words) or money_in(reading, head) or counted(reading, words)
    )


def plain_help(reading: Reading, object_: Span) -> bool:
    """Is help itself what is given ("has given it selfless help")?"""
    help_ = pattern(reading.language, "works", "help").pattern
    return bool(
        re.match(rf"\s+(?:it|them|him|her|us)\s+(?:[\w-]+\s+){{0,3}}(?:{help_})\b", reading.words(object_), re.I)
    )


def counted(reading: Reading, words: str) -> bool:
    """Does an object open with a number of things that can be given ("20 looms")?"""
    lots = pattern(reading.language, "giving", "quantities").pattern
    match = re.match(
        rf"\s*(?:over\s+)?(?:(?:some|more than|over|about)\s+)?(?:\d[\d,.]*|{lots})\s+(?P<rest>(?:[\w-]+\s*){{1,3}})",
        words,
        re.I,
    )
    return bool(match) and not pattern(reading.language, "giving", "not_goods").search(match["rest"])  # type: ignore[index]


def relative_thing(reading: Reading, frame: Frame) -> int | None:
    """Where aid is named right before the clause that says who gave it ("the boats that Japan sent")."""
    subject_ = frame.subject
    if (
        subject_ is None
        or subject_.end > frame.verb.start
        or reading.text[subject_.end : frame.verb.start].strip()
        or frame.shared
    ):
        return None
    mentions = reading.mentions_in(Span(max(subject_.start - 60, 0), frame.verb.start))
    first = (
        reading.mentions[mentions[-1]].start
        if mentions and reading.mentions[mentions[-1]].end >= frame.verb.start - 1
        else None
    )
    return thing_before(reading, first) if first is not None else None


def gift_before(reading: Reading, frame: Frame) -> int | None:
    """Where a sum stands right before the clause that says who gave it ("the $53 million the Bank has provided")."""
    sentence = reading.sentences[frame.sentence]
    before = [
        reading.mentions[i]
        for i in reading.mentions_in(Span(sentence.start, frame.verb.start))
        if reading.mentions[i].kind != "time"
    ]
    if (
        not before
        or frame.lemma not in listed(reading.language, "giving", "strong")
        or reading.text[before[-1].end : frame.verb.start].strip()
    ):
        return None
    for money in reading.sums_in(Span(sentence.start, before[-1].start)):
        gap = reading.text[money.end : before[-1].start] if money.end <= before[-1].start else None
        if gap is not None and RELATIVE.fullmatch(gap):
            return int(money.start)
    return None


def money_or_goods(reading: Reading, span: Span) -> bool:
    words = reading.words(span)
    numbered = re.search(r"(?<![\w-])\d[\d.,]*\s+(?:million|billion|tons|tonnes)\b", words)
    return bool(numbered or money_in(reading, span) or pattern(reading.language, "things", "goods").search(words))


def indirect(reading: Reading, frame: Frame) -> Fillers:
    """ "gave us vaccines", "provided Ukraine with weapons": who stands right after the verb."""
    inside = reading.mentions_in(Span(frame.verb.end, min(frame.verb.end + 90, reading.sentences[frame.sentence].end)))
    if not inside or reading.text[frame.verb.end : reading.mentions[inside[0]].start].strip().lower() not in (
        "",
        "the",
        "our",
    ):
        return ()
    mention = reading.mentions[inside[0]]
    following = reading.text[mention.end : mention.end + 3]
    if mention.kind not in (
        "state",
        "pronoun",
        "organization",
        "group",
        "person",
        "office",
    ) or following.startswith("'s"):
        return ()
    return tuple(Filler(n, mention.span) for n in reading.cast.of[inside[0]])


def given_passive(reading: Reading, frame: Frame, span: Span) -> ActDraft | None:
    """The act of "Y has been given to Z by X"."""
    held = Span(
        frame.subject.start if frame.subject and offered_on(reading, frame) else begin(frame),
        frame.verb.start,
    )
    span = Span(min(span.start, held.start), span.end)
    sentence = reading.sentences[frame.sentence]
    money = money_in(reading, Span(max(sentence.start, frame.verb.start - 60), frame.verb.start))
    aid = pattern(reading.language, "things", "aid").search(reading.words(held))
    if not (aid or (money and frame.lemma in listed(reading.language, "giving", "strong"))) or (
        frame.verb.form != "finite" and not offered_on(reading, frame)
    ):
        return None
    by = re.search(r"\bby\b", reading.text[frame.verb.end : span.end])
    givers = actors_after(reading, frame.verb.end + by.end(), span.end) if by else ()
    takers = taker_after(reading, Span(frame.verb.end, span.end))
    if (
        not givers
        and not takers
        and re.search(r"\bwhich\b", reading.text[max(held.start - 30, sentence.start) : frame.verb.start])
    ):
        givers = giver_before(reading, sentence, frame)
    if not givers and not takers and not money:
        return None
    start = min(span.start, money.start) if money else span.start
    ongoing = offered_on(reading, frame) or (frame.verb.progressive and frame.verb.tense == "present")
    status = "ongoing" if ongoing else "occurred"
    return aid_of(reading, Span(start, span.end), reason(given), Given(givers, takers, status=status, frame=frame))


def giver_before(reading: Reading, sentence: Span, frame: Frame) -> Fillers:
    """The subject of the verb before, for a relative clause that names nobody ("of which 40 million was disbursed")."""
    for earlier in reversed(
        [f for f in reading.frames_by_sentence[frame.sentence] if f.verb.start < frame.verb.start and f.subject]
    ):
        found = givers_only(reading, states(reading, subject(reading, earlier)))
        found = tuple(
            f for f in found if f.entity is not None and reading.cast.characters[f.entity].type != "organization"
        )
        if found:
            return found
    return ()
