"""Messages that are delivered, received or returned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.extract import whose
from communique.extract.message import listed, message, nouns, shape, told
from communique.extract.message_carried import named_from, noun_after, receivers, spoken_to
from communique.extract.parts import draft, reason
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The messages that are delivered or received."""
    for frame in reading.frames:
        if told(frame):
            yield from handed(reading, frame)
            yield from received(reading, frame)


def handed(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """A message is delivered or handed over."""
    verbs = listed(reading.language, "carry")
    if frame.lemma not in verbs or not frame.verb.passive or frame.subject is None:
        return
    match = nouns(reading.language).search(reading.words(frame.subject))
    if not match:
        return
    noun = Span(frame.subject.start + match.start(), frame.subject.start + match.end())
    by = whose.party(reading, frame.phrase("by"))
    asked = asking(reading, frame)
    senders = whose.owner(reading, Span(frame.subject.start, noun.end), asked) or named_from(
        reading, Span(noun.end, frame.verb.start)
    )
    to = receivers(reading, frame, Span(frame.verb.start, frame.verb.end), senders or by)
    who = {"from": senders or by, "to": to, "bearer": by if senders else ()}
    kind = str(match.lastgroup)
    courtesy = bool(by) and kind not in ("letter", "other") and frame.lemma in listed(reading.language, "send")
    if (senders or (by and to) or courtesy) and (kind != "other" or by or to):
        acts = message(reading, frame, kind, who, reason(handed))
        yield from (a._replace(status="planned") if asked else a for a in acts)


def asking(reading: Reading, frame: Frame) -> Fillers:
    """Who asks that a message be delivered, if it is only asked."""
    outer = reading.frames[frame.inside] if frame.inside is not None else None
    asked = outer and outer.lemma in listed(reading.language, "wanting") and frame.verb.tense == "present"
    return whose.subject(reading, outer) if outer and asked else ()


def received(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody receives a message from another."""
    if frame.lemma not in listed(reading.language, "receive") or frame.verb.passive:
        return
    found = noun_after(reading, frame)
    if found is None:
        return
    rest = Span(found[0].end, max(whose.reach(reading, frame), found[0].end))
    beside = shape(reading.language, "from_or_of").search(reading.text[rest.start : rest.start + 30])
    senders = (named_from(reading, rest) if beside else ()) or far_sender(reading, rest)
    if senders:
        yield from message(
            reading,
            frame,
            found[1],
            {"from": senders, "to": whose.subject(reading, frame), "bearer": ()},
            reason(received),
        )


def far_sender(reading: Reading, rest: Span) -> Fillers:
    """The sender named after the ground of a message: "congratulations on her birthday from King Harald"."""
    for match in shape(reading.language, "later_from").finditer(reading.text, rest.start, rest.end):
        if spoken_to(reading, match.end()):
            return tuple(f for f in reading.actors(Span(match.end(), rest.end)) if f.entity is not None)
    return ()


EARLIER = 60  # messages back to the one that is returned


def returned(reading: Reading, found: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """Greetings are returned to the one who sent them."""
    for frame in reading.frames:
        thing = frame.subject if frame.verb.passive else frame.object
        if not told(frame) or not greetings_again(reading, frame, thing):
            continue
        near = (m for m in reversed(found[-EARLIER:]) if m.span.start < frame.verb.start)
        first = next((m for m in near if m.fillers("from")), None)
        asker = whose.asker(reading, frame) or asking(reading, frame)
        if first is None:
            continue
        senders = asker or (
            whose.party(reading, frame.phrase("by")) if frame.verb.passive else whose.subject(reading, frame)
        )
        to = named_receivers(reading, frame, senders) or first.fillers("from")
        roles = [("from", senders), ("bearer", first.fillers("bearer")), ("to", to)]
        span = Span(min(frame.clause.start, frame.verb.start), max(whose.reach(reading, frame), frame.verb.end))
        status = "planned" if asker or first.fillers("bearer") else "occurred"
        yield draft(
            reading,
            "message",
            span,
            reason(returned),
            roles=roles,
            at=frame.verb.start,
            subtype=first.subtype,
            status=status,
            reply_to=first.span,
        )


def named_receivers(reading: Reading, frame: Frame, senders: Fillers) -> Fillers:
    """To whom greetings go back, if named: "to him" is the one who sent them."""
    found = receivers(reading, frame, Span(frame.verb.start, frame.verb.end), senders)
    near = (reading.mentions[i] for i in reading.mentions_in(reading.sentences[frame.sentence]))
    pronouns = {mention.span for mention in near if mention.kind == "pronoun"}
    return tuple(filler for filler in found if filler.span not in pronouns)


def greetings_again(reading: Reading, frame: Frame, thing: Span | None) -> bool:
    """Is what is given back, or sent in turn, the greetings told before?"""
    words = reading.words(thing)
    if frame.lemma in listed(reading.language, "give_back"):
        return any(shape(reading.language, name).fullmatch(words) for name in ("same_again", "own_returned"))
    return (
        frame.lemma in listed(reading.language, "carry")
        and shape(reading.language, "own_again").fullmatch(words) is not None
    )
