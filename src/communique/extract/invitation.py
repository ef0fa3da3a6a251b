"""Invitations: "invited X to visit", "extended an invitation", "at the invitation of"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from communique.extract import kind_words, whose
from communique.extract.parts import draft, reason, topics_in, when_in
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

listed, shape = partial(kind_words.listed, "invitation"), partial(kind_words.shape, "invitation")


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The invitations of a text."""
    from communique.extract import invitation_nouns

    found = [act for frame in reading.frames for act in invited(reading, frame)]
    yield from found
    yield from invitation_nouns.extract(reading, found)


def invited(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody invites somebody."""
    if frame.lemma not in listed(reading.language, "verbs") or frame.verb.form == "participle":
        return
    if frame.verb.negated or frame.conditional or frame.verb.modal in ("could", "might", "may"):
        return
    inviters, invitees = people(reading, frame)
    action = next(
        (
            f
            for f in reading.frames_by_sentence[frame.sentence]
            if f.governor == frame.number and f.verb.form == "infinitive"
        ),
        None,
    )
    known = any(f.entity is not None for f in invitees)
    if not invitees or (not inviters and not known) or (not known and action is None):
        return
    span = Span(min(frame.clause.start, frame.verb.start), whose.reach(reading, frame))
    status = "planned" if frame.verb.tense == "future" else "occurred"
    after = action.verb.start if action else frame.verb.end
    purpose = aim(reading, action, Span(frame.verb.end, span.end))
    people_ = (inviters, invitees)
    yield invitation(
        reading, span, people_, reason(invited), after=after, at=frame.verb.start, status=status, subtype=purpose
    )


def people(reading: Reading, frame: Frame) -> tuple[Fillers, Fillers]:
    """Who invites and who is invited."""
    if frame.verb.passive:
        return whose.party(reading, frame.phrase("by")), whose.subject(reading, frame)
    inviters = (
        on_behalf(reading, frame)
        or thanked_one(reading, frame)
        or whose.asker(reading, frame)
        or whose.subject(reading, frame)
    )
    invitees = whose.party(reading, frame.object, inviters) if frame.object else ()
    before = frame.subject.start if frame.subject else frame.verb.start
    relative = shape(reading.language, "whom").search(reading.text[max(before - 12, 0) : before])
    if relative:
        invitees = whose.antecedent(reading, Span(before - len(relative.group()), before))
    return tuple(f for f in inviters if f.entity not in {i.entity for i in invitees} or f.entity is None), invitees


def on_behalf(reading: Reading, frame: Frame) -> Fillers:
    """On whose behalf an invitation is spoken, where that is a person."""
    sentence = reading.sentences[frame.sentence]
    match = shape(reading.language, "behalf").search(reading.text, sentence.start, sentence.end)
    found = reading.actors(whose.short(reading, Span(match.end(), sentence.end))) if match else ()
    return tuple(
        f for f in found[:1] if f.entity is not None and reading.cast.characters[f.entity].type in ("person", "office")
    )


def thanked_one(reading: Reading, frame: Frame) -> Fillers:
    """ "Thanked him for inviting": the one thanked has invited."""
    if frame.verb.form != "gerund":
        return ()
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    if governor and governor.lemma in listed(reading.language, "thanking") and governor.object:
        return whose.party(reading, governor.object, whose.subject(reading, governor))
    return (
        whose.hearer(reading, frame.verb.start, frame.verb.head)
        if reading.voice_at(frame.verb.start) is not None
        else ()
    )


def aim(reading: Reading, action: Frame | None, rest: Span) -> str:
    """Is the invitation to a visit, to take part in something, or to something else?"""
    words = reading.words(rest) if rest.end > rest.start else ""
    if action is not None and action.verb.start - rest.start < 160:
        if action.lemma in listed(reading.language, "visit"):
            return "visit"
        return "participate" if action.lemma in listed(reading.language, "participate") else "other"
    place = shape(reading.language, "to_name").search(words)
    if place and (
        starts_with(reading, rest.start + place.end(), ("place", "state"))
        or not shape(reading.language, "participate_words").search(words)
    ):
        return "visit"
    if shape(reading.language, "visit_words").search(words):
        return "visit"
    if shape(reading.language, "participate_words").search(words):
        return "participate"
    return "other" if shape(reading.language, "to_do").match(words) else "visit"


def starts_with(reading: Reading, at: int, kinds: tuple[str, ...]) -> bool:
    return any(
        m.kind in kinds and m.start - at in (0, 4)
        for m in (reading.mentions[i] for i in reading.mentions_in(Span(max(at - 5, 0), at + 60)))
    )


def where_in(reading: Reading, span: Span) -> tuple[Span, ...]:
    """The first place or state that a stretch names after "to", "in", "at" or a verb of visiting."""
    for i in reading.mentions_in(span):
        mention = reading.mentions[i]
        before = reading.text[max(mention.start - 16, 0) : mention.start].lower()
        if mention.kind in ("place", "state") and shape(reading.language, "going").search(before):
            return (mention.name or mention.span,)
    bare = shape(reading.language, "to_place").search(reading.words(span)) if span.end > span.start else None
    place = Span(span.start + bare.start(1), span.start + bare.end(1)) if bare else None
    return (place,) if place and not reading.mentions_in(place) and not whose.holds(reading, place.start + 1) else ()


def invitation(reading: Reading, span: Span, who: tuple[Fillers, Fillers], rule: str, **more: Any) -> ActDraft:
    """A draft of an invitation; when and where are those of the visit."""
    after = Span(min(more.pop("after"), span.end), span.end)
    roles: tuple[tuple[str, tuple[Filler, ...]], ...] = (("inviter", who[0]), ("invitee", who[1]))
    more.setdefault("when", visit_time(reading, after))
    more.setdefault("where", where_in(reading, Span(max(after.start - 12, span.start), after.end)))
    return draft(reading, "invitation", span, rule, roles=roles, topics=topics_in(reading, span), **more)


def visit_time(reading: Reading, after: Span) -> Span | None:
    """When the visit is to be: a time after "to", "for" or an action, not when the inviting was ("last year")."""
    when = when_in(reading, after)
    led = when and shape(reading.language, "to_what").search(reading.text, after.start - 1, when.start)
    action = when and any(
        f.verb.start == after.start for f in reading.frames_by_sentence[reading.sentence_at(after.start)]
    )
    return when if led or action else None
