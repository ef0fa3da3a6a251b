"""Messages told in other ways: "the bearer of a message", an exchange, "in a letter to", "joined … in mourning"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.extract import whose
from communique.extract.message import listed, message, nouns, shape, told
from communique.extract.message_carried import named_from, receivers, subtype, to_phrase
from communique.extract.parts import draft, reason
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def extract(reading: Reading, known: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """The messages that bearers, exchanges, letters and mourners tell."""
    for frame in reading.frames:
        if told(frame):
            yield from exchanged(reading, frame)
            yield from joined(reading, frame)
            yield from reached(reading, frame)
            yield from greeted(reading, frame)
    yield from borne(reading)
    yield from brought(reading, known)
    yield from in_letter(reading, known)


def exchanged(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Two people exchange messages."""
    if frame.lemma not in listed(reading.language, "exchange") or frame.object is None or frame.verb.passive:
        return
    noun = nouns(reading.language).search(reading.words(frame.object))
    if not noun:
        return
    people = (*whose.subject(reading, frame), *whose.party(reading, frame.phrase("with")))
    if len(people) == 1:
        people = (*people, *whose.counterpart(reading, people, people[0].span))
    written = shape(reading.language, "written").search(noun.group())
    kind = "congratulations" if noun.lastgroup == "greetings" and written else str(noun.lastgroup)
    if len(people) < 2 or any(f.entity is None for f in people):
        return
    if written and len(people) == 2:
        for sender, receiver in (people, people[::-1]):
            yield from message(reading, frame, kind, {"from": (sender,), "to": (receiver,)}, reason(exchanged))
    else:
        span = Span(min(frame.clause.start, frame.verb.start), whose.reach(reading, frame))
        roles = (("from", people), ("to", people))
        yield draft(reading, "message", span, reason(exchanged), roles=roles, at=frame.verb.start, subtype=kind)


def joined(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody joins others in mourning."""
    if frame.lemma not in listed(reading.language, "join") or frame.object is None or frame.verb.passive:
        return
    if shape(reading.language, "in_mourning").match(reading.text, frame.object.end):
        senders = whose.subject(reading, frame)
        who = {"from": senders, "to": whose.party(reading, frame.object, senders)}
        yield from message(reading, frame, "condolences", who, reason(joined))


def reached(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """A letter from somebody reaches another."""
    if frame.lemma not in listed(reading.language, "arrive") or frame.subject is None:
        return
    sentence = reading.sentences[frame.sentence]
    noun = nouns(reading.language).search(reading.text, sentence.start, frame.verb.start)
    senders = named_from(reading, Span(noun.end(), frame.verb.start)) if noun else ()
    came = whose.party(reading, frame.phrase("from")) if noun else ()
    senders = senders or tuple(f for f in came if f.entity is not None)  # "from all sides" is from nobody
    if noun and senders:
        place = Span(noun.start(), noun.end())
        to = whose.party(reading, frame.object or frame.phrase("to"), senders)
        to = to or receivers(reading, frame, place, senders) or addressed(reading, Span(noun.end(), frame.verb.start))
        span = Span(noun.start(), max(whose.reach(reading, frame), frame.verb.end))
        yield draft(
            reading,
            "message",
            span,
            reason(reached),
            roles=(("from", senders), ("to", to)),
            subtype=str(noun.lastgroup),
        )


def addressed(reading: Reading, rest: Span) -> Fillers:
    """Who is named after "to" between the noun of a message and the verb of its coming."""
    to = shape(reading.language, "to").search(reading.words(rest)) if rest.end > rest.start else None
    return to_phrase(reading, Span(rest.start + to.end(), rest.end), ()) if to else ()


def greeted(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody is asked to greet another."""
    asker = whose.asker(reading, frame) if frame.lemma in listed(reading.language, "greet") else ()
    to = whose.party(reading, frame.object, asker) if asker else ()
    if any(f.entity is not None for f in to) and not frame.verb.passive:
        bearers = whose.party(reading, frame.subject, asker)
        yield from message(reading, frame, "greetings", {"from": asker, "bearer": bearers, "to": to}, reason(greeted))


def borne(reading: Reading) -> Iterator[ActDraft]:
    """Somebody is the bearer of a message."""
    for match in shape(reading.language, "bearer").finditer(reading.text):
        sentence = reading.sentences[reading.sentence_at(match.start())]
        noun = nouns(reading.language).search(reading.text, match.end(), min(match.end() + 60, sentence.end))
        frames = [
            f
            for f in reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
            if f.verb.end <= match.start()
        ]
        frame = frames[-1] if frames else None
        if (
            noun is None
            or frame is None
            or shape(reading.language, "far").search(reading.text[match.end() : noun.start()])
        ):
            continue
        place = Span(noun.start(), noun.end())
        bearers = whose.subject(reading, frame)
        senders = named_from(reading, Span(noun.end(), max(whose.reach(reading, frame), noun.end()))) or whose.owner(
            reading, Span(match.end(), noun.end()), ()
        )
        if not senders:
            continue
        to = receivers(reading, frame, place, (*senders, *bearers)) or whose.counterpart(reading, bearers, place)
        span = Span(min(frame.clause.start, match.start()), max(whose.reach(reading, frame), noun.end()))
        roles = (("from", senders), ("bearer", bearers), ("to", to))
        yield draft(
            reading,
            "message",
            span,
            reason(borne),
            roles=roles,
            at=match.start(),
            subtype=subtype(reading, frame, place, str(noun.lastgroup)),
        )


def brought(reading: Reading, known: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """Somebody comes with a message from another."""
    for match in shape(reading.language, "with_letter").finditer(reading.text):
        noun = nouns(reading.language).search(reading.text, match.start(), match.end())
        if noun is None or any(k.span.start <= match.start() < k.span.end for k in known):
            continue
        senders = named_from(reading, Span(noun.end(), reading.sentences[reading.sentence_at(match.start())].end))
        frames = [
            f
            for f in reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
            if f.verb.end <= match.start()
        ]
        bearers = whose.subject(reading, frames[-1]) if frames else ()
        if senders and not {f.entity for f in senders} & {f.entity for f in bearers}:
            roles = (("from", senders), ("bearer", bearers))
            span = Span(match.start(), max(noun.end(), senders[-1].span.end))
            yield draft(reading, "message", span, reason(brought), roles=roles, subtype=str(noun.lastgroup))


def in_letter(reading: Reading, known: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """Somebody writes to another in a letter."""
    for match in shape(reading.language, "in_letter").finditer(reading.text):
        number = reading.sentence_at(match.start())
        sentence = reading.sentences[number]
        noun = nouns(reading.language).search(reading.text, match.start(), match.end())
        to = to_phrase(reading, Span(match.end(), sentence.end), ())
        frame = next(
            (
                f
                for f in reading.frames_by_sentence.get(number, ())
                if f.verb.start > match.end() and f.verb.form == "finite"
            ),
            None,
        )
        if noun is None or frame is None or not any(f.entity is not None for f in to):
            continue
        senders: Fillers = tuple(f for f in whose.subject(reading, frame) if f.entity is not None)
        told_already = any(
            k.span.start < sentence.end and k.span.end > sentence.start and k.fillers("from") for k in known
        )
        if senders and not told_already and frame.subject and frame.subject.start > match.end():
            roles = (("from", senders), ("to", to))
            span = Span(match.start(), max(to[-1].span.end, match.end()))
            yield draft(reading, "message", span, reason(in_letter), roles=roles, subtype=str(noun.lastgroup))
