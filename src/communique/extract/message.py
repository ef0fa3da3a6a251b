"""Greetings, wishes, congratulations, condolences and letters: carried, sent or spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from communique.extract import kind_words, whose
from communique.extract.parts import draft, reason, topics_in, when_in
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

KINDS = ("congratulations", "condolences", "greetings", "wishes", "letter", "other")


listed, shape = partial(kind_words.listed, "message"), partial(kind_words.shape, "message")


@cache
def nouns(language: str) -> re.Pattern[str]:
    """The nouns of messages, each kind a group; "message of congratulation" is one noun of that kind."""
    kinds = kind_words.table("message", language)["kinds"]
    vessel = kind_words.table("message", language)["patterns"]["vessel"]
    after = kind_words.table("message", language)["patterns"]["vessel_after"]
    named = (f"(?P<{kind}>(?:{vessel}(?:[\\w-]+\\s+){{0,2}}?)?(?:{kinds[kind]}){after})" for kind in KINDS[:4])
    plain = (f"(?P<{kind}>{kinds[kind]})" for kind in KINDS[4:])
    return re.compile(r"(?<![\w-])(?:" + "|".join((*named, *plain)) + r")(?![\w-])", re.I)


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The messages of a text, each answer linked to what it answers."""
    from communique.extract import message_carried, message_handed, message_other, message_spoken, message_wishes

    found: list[ActDraft] = []
    for frame in reading.frames:
        for rule in (congratulated, condoled, message_wishes.wished):
            found += rule(reading, frame)
    found += message_carried.extract(reading)
    found += message_handed.extract(reading)
    found += message_other.extract(reading, found)
    found += message_spoken.extract(reading, found)
    found = [act for act in found if not trailing(reading, act, found)]
    found = united(reading, found, message_spoken.statement(reading))
    yield from linked(found)
    yield from message_handed.returned(reading, found)


def united(reading: Reading, found: list[ActDraft], author: int | None) -> list[ActDraft]:
    """The condolences of one letter or statement are one message, to all whom it names."""
    mine = [act for act in found if author is not None and act.voice == author and act.subtype == "condolences"]
    if len(mine) < 2 or reading.statements[mine[0].voice or 0].cue is not None:
        return found
    roles = tuple(dict.fromkeys((role, Filler(f.entity, f.span)) for act in mine for role, f in act.roles))
    seen: set[tuple[str, int | None, str]] = set()
    once = []
    for role, filler in roles:
        key = (role, filler.entity, "" if filler.entity is not None else reading.words(filler.span))
        if key not in seen:
            seen.add(key)
            once.append((role, filler))
    return [act._replace(roles=tuple(once)) if act in mine else act for act in found]


def trailing(reading: Reading, act: ActDraft, found: Sequence[ActDraft]) -> bool:
    """Is it a "wishing him …" that goes on a message told in the same sentence?"""
    if act.subtype != "wishes" or not shape(reading.language, "going_on").match(reading.words(act.span)):
        return False
    senders = {f.entity for f in act.fillers("from")}
    sentence = reading.sentence_at(act.span.start)
    return any(
        m is not act
        and m.span.start < act.span.start
        and reading.sentence_at(m.span.start) == sentence
        and senders & {f.entity for f in m.fillers("from")}
        for m in found
    )


ANSWERED = 100  # messages among which the one answered is looked for


def linked(found: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """Messages with a link from each planned one to the one that its bearer brought."""
    for n, act in enumerate(found):
        if act.status == "planned" and act.fillers("bearer") and act.reply_to is None:
            near = found[max(n - ANSWERED, 0) : n + ANSWERED]
            first = next(
                (m for m in near if m.status == "occurred" and m.span.start < act.span.start and answers(act, m)), None
            )
            act = act._replace(reply_to=first.span) if first else act
        yield act


def answers(act: ActDraft, first: ActDraft) -> bool:
    """Does a message go back to the sender of another, from its receiver or by the same bearer?"""
    sets = [
        {f.entity for f in a.fillers(role)} - {None}
        for a, role in ((act, "to"), (first, "from"), (act, "from"), (first, "to"), (act, "bearer"), (first, "bearer"))
    ]
    back, forth, bearers = sets[0] & sets[1], sets[2] & sets[3], sets[4] & sets[5]
    return bool((bearers and (back or forth)) or (back and forth))


def told(frame: Frame) -> bool:
    """Does a verb tell something that happens (no participle, no refusal, no condition)?"""
    return (
        frame.verb.form != "participle"
        and not frame.verb.negated
        and not frame.conditional
        and frame.verb.modal not in ("could", "might", "may")
    )


def status(reading: Reading, frame: Frame) -> str:
    """Planned where somebody is asked to carry a message, or will; else it occurred."""
    if reading.words(frame.subject).lower() in listed(reading.language, "own_object") and whose.asker(reading, frame):
        return "occurred"
    governor = (
        reading.frames[frame.governor] if frame.governor is not None and frame.verb.form == "infinitive" else None
    )
    asked = whose.asker(reading, frame) and not (governor and governor.verb.passive)
    if asked or frame.verb.tense == "future" or frame.verb.modal == "be to":
        return "planned"
    if governor and (governor.verb.negated or governor.conditional):
        return "negated"
    if governor is None and frame.shared and reading.words(frame.verb.span).lower() == frame.lemma:
        row = reading.frames_by_sentence[frame.sentence]
        first = next((f for f in reversed(row) if f.number < frame.number and f.verb.form == "finite"), None)
        return "planned" if first and first.verb.tense == "future" else "occurred"
    later = governor is not None and (
        governor.lemma in listed(reading.language, "planning") or governor.verb.tense == "future"
    )
    return "planned" if later else "occurred"


def congratulated(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody congratulates somebody."""
    if frame.lemma not in listed(reading.language, "congratulate") or not told(frame):
        return
    if frame.verb.passive:
        senders, to = (
            on_behalf(reading, frame) or whose.party(reading, frame.phrase("by")),
            whose.subject(reading, frame),
        )
    else:
        senders = (
            on_behalf(reading, frame)
            or thanked_one(reading, frame)
            or whose.asker(reading, frame)
            or whose.subject(reading, frame)
        )
        to = mutual(reading, frame, senders) or owner_of(reading, frame.object)
        to = to or whose.party(reading, frame.object, senders)
        senders = whose.other_than(reading, senders, to)
    yield from message(reading, frame, "congratulations", {"from": senders, "to": to}, reason(congratulated))


def owner_of(reading: Reading, object_: Span | None) -> Fillers:
    """ "Congratulated Peru's achievements": the one whose they are."""
    owned = reading.mentions_in(object_) if object_ and not reading.words(object_).endswith("'s") else ()
    first = next(iter(owned), None)
    mention = reading.mentions[first] if first is not None else None
    named = mention is not None and object_ is not None and mention.start == object_.start
    if mention is None or first is None or not named or reading.text[mention.end : mention.end + 2] != "'s":
        return ()
    return tuple(Filler(n, mention.span) for n in reading.cast.of[first])


def condoled(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody condoles with somebody, or greets him on an occasion."""
    condoling = frame.lemma in listed(reading.language, "condole")
    greeting = not condoling and frame.lemma in listed(reading.language, "greet") and festive(reading, frame)
    if not told(frame) or frame.verb.passive or not (condoling or greeting):
        return
    senders = on_behalf(reading, frame) or whose.asker(reading, frame) or whose.subject(reading, frame)
    to = (
        whose.party(reading, frame.phrase("with") or frame.object, senders)
        if condoling
        else whose.party(reading, frame.object, senders)
    )
    to = tuple(f for f in to if f.entity is not None)
    if to:
        yield from message(
            reading, frame, "condolences" if condoling else "greetings", {"from": senders, "to": to}, reason(condoled)
        )


def festive(reading: Reading, frame: Frame) -> bool:
    """Is it on an occasion that a verb greets?"""
    rest = reading.text[frame.verb.end : max(whose.reach(reading, frame), frame.verb.end)]
    return all(shape(reading.language, name).search(rest) for name in ("festive", "occasion"))


def mutual(reading: Reading, frame: Frame, senders: Fillers) -> Fillers:
    """ "Each other": the senders are the receivers."""
    words = reading.words(frame.object).lower()
    return (
        tuple(Filler(f.entity, frame.object) for f in senders)
        if frame.object and words in listed(reading.language, "mutual")
        else ()
    )


def thanked_one(reading: Reading, frame: Frame) -> Fillers:
    """ "Thank you for congratulating me": the one thanked has sent it."""
    from communique.extract.invitation import thanked_one as hosts

    return (
        hosts(reading, frame)
        if shape(reading.language, "after_for").search(reading.text[max(frame.verb.start - 8, 0) : frame.verb.start])
        else ()
    )


def on_behalf(reading: Reading, frame: Frame) -> Fillers:
    """On whose behalf a message is sent, where that is a person."""
    from communique.extract.invitation import on_behalf as named

    return named(reading, frame)


def message(reading: Reading, frame: Frame, kind: str, who: dict[str, Fillers], rule: str) -> Iterator[ActDraft]:
    """A draft of a message told by a verb."""
    state = status(reading, frame)
    not_third = whose.word_list(reading.language, "not_third")
    senders = tuple(f for f in who["from"] if f.entity is not None or reading.words(f.span).lower() not in not_third)
    who = {**who, "from": senders}
    subject = whose.subject(reading, frame)
    carried = (
        senders
        and subject
        and not {f.entity for f in (*senders, *who["to"])} & {f.entity for f in subject}
        and not frame.verb.passive
        and "bearer" not in who
    )
    if carried and whose_told(frame):
        who = {**who, "bearer": subject}
    if state == "negated" or not senders:
        return
    span = Span(min(frame.clause.start, frame.verb.start), whose.reach(reading, frame))
    mutually = reading.words(frame.object).lower() in listed(reading.language, "mutual")
    own = set() if mutually else {s.entity for s in senders}
    to = tuple(f for f in who["to"] if f.entity is None or f.entity not in own)
    roles = [("from", senders), ("bearer", who.get("bearer", ())), ("to", to)]
    yield draft(
        reading,
        "message",
        span,
        rule,
        roles=roles,
        at=frame.verb.start,
        subtype=kind,
        status=state,
        topics=topics_in(reading, span),
        when=sent_at(reading, frame, span) if state == "occurred" else None,
    )


def sent_at(reading: Reading, frame: Frame, span: Span) -> Span | None:
    """The time of a message: named before its ground ("congratulated him on Monday on …")."""
    ground = shape(reading.language, "ground").search(reading.text, frame.verb.end, max(span.end, frame.verb.end))
    row = reading.frames_by_sentence[frame.sentence]
    later = min(
        (f.verb.start for f in row if f.verb.start > frame.verb.end and f.verb.form in ("infinitive", "gerund")),
        default=span.end,
    )
    begin = max(
        (f.verb.end for f in row if span.start < f.verb.start < frame.verb.start and f.verb.form == "finite"),
        default=span.start,
    )
    end = min(ground.start() if ground else span.end, later)
    own = when_in(reading, Span(begin, end)) if end > begin else None
    before = [f for f in row if f.verb.end <= frame.verb.start and f.verb.form == "finite"]
    if own or frame.verb.form != "infinitive" or not before or before[-1].verb.tense != "past":
        return own
    return when_in(reading, Span(before[-1].verb.end, frame.verb.start))  # "spoke to her this morning to express"


def whose_told(frame: Frame) -> bool:
    """Does the subject itself do what the verb says (no gerund after thanks)?"""
    return frame.verb.form != "gerund" or frame.governor is None
