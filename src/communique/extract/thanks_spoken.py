"""Thanks that a speaker gives: "thank you for", "my gratitude for", "our thanks go to"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract import whose
from communique.extract.parts import draft, reason, topics_in
from communique.extract.thanks_words import beyond_address, ground_after, judged, listed, noun_in, of_ground, shape
from communique.model import Span
from communique.reading import ActDraft, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The thanks that speakers give in words of their own."""
    yield from said(reading)
    yield from going(reading)
    yield from owned(reading)


def owned(reading: Reading) -> Iterator[ActDraft]:
    """A speaker has gratitude for something ("my sincere gratitude for")."""
    for match in shape(reading.language, "owned").finditer(reading.text):
        noun = Span(match.start("noun"), match.end("noun"))
        frames = reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
        read = any(f.lemma in listed(reading.language, "express") and noun_in(reading, f) == noun for f in frames)
        ground = Span(match.start("for"), clipped(reading, Span(match.start("for"), match.end("for"))))
        if read or reading.voice_at(match.start()) is None or judged(reading, noun, ground):
            continue
        thankers = whose.speaker(reading, match.start(), Span(match.start(), match.start() + 2))
        roles = (("thanker", thankers), ("thanked", of_ground(reading, ground, thankers)))
        yield draft(
            reading,
            "thanks",
            Span(match.start(), ground.end),
            reason(owned),
            roles=roles,
            for_=ground,
            topics=topics_in(reading, ground),
        )


def said(reading: Reading) -> Iterator[ActDraft]:
    """A speaker says "thank you" for something."""
    for match in shape(reading.language, "spoken").finditer(reading.text):
        voice = reading.voice_at(match.start())
        between = Span(match.start("between"), match.end("between"))
        going = shape(reading.language, "going").match(reading.words(between)) is not None
        if (
            voice is None
            or going
            or governed(reading, match.start())
            or shape(reading.language, "not_ground").match(match.group("for"))
        ):
            continue
        lead = shape(reading.language, "spoken_to").match(reading.words(between))
        object_ = Span(between.start + (lead.end() if lead else 0), between.end)
        named = reading.who(object_) if len(object_) > 2 and reading.actors(object_) else ()
        to = named or whose.hearer(reading, match.start(), Span(match.start(), match.start() + 9))
        ground = Span(match.start("for"), clipped(reading, Span(match.start("for"), match.end("for"))))
        roles = (
            ("thanker", whose.speaker(reading, match.start(), Span(match.start(), match.start() + 5))),
            ("thanked", to),
        )
        yield draft(
            reading,
            "thanks",
            Span(match.start(), ground.end),
            reason(said),
            roles=roles,
            for_=ground,
            topics=topics_in(reading, ground),
        )


def going(reading: Reading) -> Iterator[ActDraft]:
    """Somebody's thanks go to another."""
    for match in shape(reading.language, "thanks_go").finditer(reading.text):
        place = Span(match.start(), reading.sentences[reading.sentence_at(match.start())].end)
        thankers = whose.owner(reading, Span(match.start(), match.end("noun")), ())
        ground = ground_after(reading, Span(match.end(), place.end))
        ground = Span(ground.start, clipped(reading, ground)) if ground else None
        to = whose.party(reading, Span(match.end(), ground.start - 1 if ground else place.end), thankers)
        if thankers and any(beyond_address(reading, f) for f in to):
            span = Span(match.start(), ground.end if ground else to[-1].span.end)
            roles = (("thanker", thankers), ("thanked", to))
            yield draft(
                reading,
                "thanks",
                span,
                reason(going),
                roles=roles,
                for_=ground,
                topics=topics_in(reading, ground or span),
            )


def governed(reading: Reading, at: int) -> bool:
    """Does a verb group hold the place ("I want to thank you"), so that a rule for verbs reads it?"""
    return any(f.verb.start <= at < f.verb.end for f in reading.frames_by_sentence.get(reading.sentence_at(at), ()))


def clipped(reading: Reading, span: Span) -> int:
    """The end of a ground before a new main clause with a subject of its own."""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(span.start), ()):
        begun = frame.subject and span.start < frame.subject.start < span.end and frame.verb.start > span.start
        if (
            begun
            and frame.subject
            and frame.verb.form == "finite"
            and not frame.shared
            and not whose.subordinate(reading, frame)
        ):
            return whose.trimmed(reading, Span(span.start, frame.subject.start))
    return whose.trimmed(reading, span)
