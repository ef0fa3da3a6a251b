"""Invitations told by the noun: "extended an invitation", "accepted the invitation", "at the invitation of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.extract import whose
from communique.extract.invitation import aim, invitation, listed, on_behalf, shape, where_in
from communique.extract.invitation_people import (
    governing,
    his,
    invitee_of,
    inviter_of,
    letter_writer,
    phrase_of,
    rest_of,
    traveller,
)
from communique.extract.message_carried import direct_receiver
from communique.extract.parts import reason
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading

EARLIER = 60  # invitations back to the one that is accepted
GIVER = 240  # characters after an invitation in which its giver is named


def extract(reading: Reading, spoken: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """The invitations that a noun tells, where those that a verb tells are known."""
    earlier: list[ActDraft] = []
    for match in shape(reading.language, "noun").finditer(reading.text):
        noun = Span(match.start(), match.end())
        for rule in (at_invitation, given, extended, taken, thanked_for, owned):
            found = [known_before(reading, act, earlier) for act in rule(reading, noun)]
            found = [same_again(reading, act, noun, (*spoken, *earlier)) for act in found]
            earlier += found
            if found:
                break
    yield from earlier


def same_again(reading: Reading, act: ActDraft, noun: Span, told: Sequence[ActDraft]) -> ActDraft:
    """ "The invitation" that is accepted, or for which thanks are given, is the one just told."""
    if act.rule not in (reason(taken), reason(thanked_for)) or inviter_of(reading, noun, ()):
        return act
    if not shape(reading.language, "bare").match(reading.words(phrase_of(reading, noun))):
        return act
    guests = {f.entity for f in act.fillers("invitee")} - {None}
    before = [
        t
        for t in told
        if t.span.end <= act.span.start < t.span.end + 1500 and t.fillers("inviter") and t.fillers("invitee")
    ]
    fits = [
        t
        for t in before
        if not guests & {f.entity for f in t.fillers("inviter")} and t.rule not in (reason(taken), reason(thanked_for))
    ]
    return act._replace(roles=fits[-1].roles, subtype=fits[-1].subtype) if fits else act


def known_before(reading: Reading, act: ActDraft, earlier: Sequence[ActDraft]) -> ActDraft:
    """ "Accepted the invitation" without a sender is the one told before."""
    guests = {f.entity for f in act.fillers("invitee")}
    fits = (
        a
        for a in reversed(earlier[-EARLIER:])
        if guests & {f.entity for f in a.fillers("invitee")} or not a.fillers("invitee")
    )
    first = next((a for a in fits if act.rule == reason(taken) and a.fillers("inviter")), None)
    invited = (
        first.roles
        if first and first.fillers("invitee")
        else (*(first.roles if first else ()), *(r for r in act.roles if r[0] == "invitee"))
    )
    return (
        act._replace(roles=invited)
        if first
        and not shape(reading.language, "giver").match(reading.text[act.span.end : act.span.end + GIVER])
        and "'s " not in reading.words(act.span)
        else act
    )


def end_of(reading: Reading, noun: Span, frame: Frame | None) -> int:
    """Where an invitation's clause ends."""
    if frame is not None:
        return max(whose.reach(reading, frame), noun.end)
    rest = rest_of(reading, noun)
    comma = re.search(r",(?=\s)", reading.words(rest)) if len(rest) else None
    return whose.trimmed(reading, Span(noun.start, rest.start + comma.start() if comma else rest.end))


def made(reading: Reading, noun: Span, frame: Frame | None, who: tuple[Fillers, Fillers], rule: str) -> ActDraft:
    begin = min(frame.clause.start, frame.verb.start) if frame else phrase_of(reading, noun).start
    span = Span(min(begin, noun.start), end_of(reading, noun, frame))
    action = next(
        (
            f
            for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ())
            if f.verb.start > noun.end and f.verb.form == "infinitive" and f.verb.end <= span.end
        ),
        None,
    )
    purpose = aim(reading, action, Span(noun.end, span.end))
    return invitation(
        reading,
        span,
        who,
        rule,
        after=noun.end,
        at=frame.verb.start if frame else noun.start,
        subtype="visit" if purpose == "other" and not action else purpose,
    )


def at_invitation(reading: Reading, noun: Span) -> Iterator[ActDraft]:
    """Somebody comes at the invitation of another."""
    phrase = phrase_of(reading, noun)
    before = reading.text[max(phrase.start - 24, 0) : phrase.start]
    if not shape(reading.language, "at_the").search(before):
        return
    frames = [
        f
        for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ())
        if f.verb.form == "finite" and f.subject
    ]
    main = min(frames, key=lambda f: (f.verb.start > noun.start, abs(f.verb.start - noun.start)), default=None)
    guests = whose.subject(reading, main) if main else ()
    inviters = inviter_of(reading, noun, his(reading, phrase))
    guests = tuple(f for f in guests if f.entity is None or f.entity not in {i.entity for i in inviters})
    guests = guests if any(f.entity is not None for f in guests) else traveller(reading, phrase, inviters)
    named = shape(reading.language, "name").match(reading.words(inviters[0].span)) if inviters else None
    if inviters and (named or any(f.entity is not None for f in inviters)):
        act = made(reading, noun, None, (inviters, guests), reason(at_invitation))
        place = (
            where_in(reading, Span(main.verb.end, reading.sentences[main.sentence].end))
            if main and not act.where
            else ()
        )
        yield act._replace(where=place) if place else act


def extended(reading: Reading, noun: Span) -> Iterator[ActDraft]:
    """An invitation is extended or accepted (passive)."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()):
        subject = frame.subject if frame.verb.passive and not frame.verb.negated else None
        if (
            not subject
            or not subject.covers(noun)
            or frame.lemma not in listed(reading.language, "give") | listed(reading.language, "take")
        ):
            continue
        by = whose.party(reading, frame.phrase("by"))
        giving = frame.lemma in listed(reading.language, "give")
        inviters = inviter_of(reading, noun, ()) or (by if giving else ())
        after = Span(frame.verb.end, max(whose.reach(reading, frame), frame.verb.end))
        to = addressed(reading, after)
        invitees = invitee_of(reading, noun, inviters) or (
            whose.party(reading, Span(after.start + to.start("who"), after.end))
            if to and giving
            else ()
            if giving
            else by
        )
        if any(f.entity is not None for f in (*inviters, *invitees)):
            yield made(reading, noun, frame, (inviters, invitees), reason(extended))
            return


def given(reading: Reading, noun: Span) -> Iterator[ActDraft]:
    """Somebody extends, conveys or renews an invitation."""
    frame = governing(reading, noun, "give")
    if frame is None or frame.verb.negated or frame.verb.passive:
        return
    subject = whose.asker(reading, frame) or whose.subject(reading, frame)
    inviters = inviter_of(reading, noun, subject) or on_behalf(reading, frame) or subject
    to = tuple(
        f
        for p, span in frame.phrases
        if p == "to" and span.end <= noun.start
        for f in whose.party(reading, span, subject)
    )
    before = frame.subject.start if frame.subject else frame.verb.start
    relative = shape(reading.language, "to_whom").search(reading.text[max(before - 12, 0) : before])
    to = to or (whose.antecedent(reading, Span(max(before - 12, 0) + relative.start(), before)) if relative else ())
    if all(f.entity is None for f in inviters):
        inviters = letter_writer(reading, noun)
        if not inviters:
            return
    to = to or direct_receiver(reading, Span(frame.verb.end, max(noun.start, frame.verb.end)))
    invitees = to or invitee_of(reading, noun, inviters) or whose.counterpart(reading, subject, noun)
    yield made(reading, noun, frame, (inviters, invitees), reason(given))


def taken(reading: Reading, noun: Span) -> Iterator[ActDraft]:
    """Somebody accepts or receives an invitation."""
    frame = governing(reading, noun, "take")
    if frame is None or frame.verb.passive:
        return
    guests = whose.subject(reading, frame)
    inviters = inviter_of(reading, noun, ()) or whose.counterpart(reading, guests, noun)
    if guests and inviters:
        yield made(reading, noun, frame, (inviters, guests), reason(taken))


def thanked_for(reading: Reading, noun: Span) -> Iterator[ActDraft]:
    """Somebody gives thanks for an invitation."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()):
        near = 0 <= noun.start - frame.verb.end < 90
        if near and (
            frame.lemma in listed(reading.language, "thanking")
            or shape(reading.language, "thankful").match(reading.text[frame.verb.end : noun.start])
        ):
            guests = whose.asker(reading, frame) or whose.subject(reading, frame)
            host = (
                whose.party(reading, frame.object, guests)
                if frame.lemma in listed(reading.language, "thanking") and frame.object
                else ()
            )
            host = (
                inviter_of(reading, noun, ())
                or host
                or whose.hearer(reading, noun.start)
                or whose.counterpart(reading, guests, noun)
            )
            if guests and host:
                yield made(reading, noun, frame, (host, guests), reason(thanked_for))
                return


def owned(reading: Reading, noun: Span) -> Iterator[ActDraft]:
    """An invitation is named with the one who made it."""
    inviters = tuple(f for f in inviter_of(reading, noun, ()) if f.entity is not None)
    if not inviters:
        return
    spoken = reading.voice_at(noun.start) is not None
    ours = {f.entity for f in inviters} & {f.entity for f in whose.speaker(reading, noun.start)}
    invitees = invitee_of(reading, noun, inviters) or (
        whose.hearer(reading, noun.start)
        if ours
        else whose.speaker(reading, noun.start)
        if spoken
        else whose.counterpart(reading, inviters, noun)
    )
    yield made(reading, noun, None, (inviters, invitees), reason(owned))


def addressed(reading: Reading, after: Span) -> re.Match[str] | None:
    """The words after "extended": "to X", "by Y to X"."""
    words = reading.words(after) if after.end > after.start else ""
    return shape(reading.language, "addressee").match(words) or shape(reading.language, "giver_then").match(words)
