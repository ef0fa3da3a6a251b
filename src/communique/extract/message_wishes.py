"""Wishes: somebody wishes somebody well."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extract import whose
from communique.extract.message import listed, message, on_behalf, shape, told
from communique.extract.parts import reason
from communique.extract.whose import Fillers
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def wished(reading: Reading, frame: Frame) -> Iterator[ActDraft]:
    """Somebody wishes somebody well."""
    if frame.lemma not in listed(reading.language, "wish") or not told(frame):
        return
    object_ = frame.subject if frame.verb.passive else frame.object or next_named(reading, frame.verb.end)
    if object_ is None:
        return
    end = whose.reach(reading, frame)
    whole = max(end, end_of_wish(reading, object_.end))
    end = whole if frame.object is None else end
    after = reading.words(Span(frame.verb.end, end)) if end > frame.verb.end else ""
    hopes = shape(reading.language, "hoping").match(after) or (
        shape(reading.language, "to_do").search(after)
        and not shape(reading.language, "good").search(after.split(" to ")[0])
    )
    if hopes or not shape(reading.language, "good").search(after):
        return
    behalf = on_behalf(reading, frame)
    doers = (
        whose.party(reading, frame.phrase("by"))
        if frame.verb.passive
        else whose.asker(reading, frame) or whose.subject(reading, frame)
    )
    senders = behalf or doers
    to = whose.party(reading, wished_one(reading, frame, object_), senders)
    to += also_wished(reading, Span(object_.end, max(object_.end, whole)), {f.entity for f in to})
    if any(f.entity is not None for f in senders):
        yield from message(reading, frame, "wishes", {"from": senders, "to": to}, reason(wished))


def wished_one(reading: Reading, frame: Frame, object_: Span) -> Span | None:
    """The one wished something: "her" of "her success"; after "to" where the object is what is wished."""
    words = reading.words(object_)
    one = shape(reading.language, "her").match(words) or shape(reading.language, "them").match(words)
    if one:
        return Span(object_.start, object_.start + one.end(1))
    good = not reading.heads(object_) and shape(reading.language, "good").search(words)
    return frame.phrase("to") if good and frame.phrase("to") else object_


def next_named(reading: Reading, at: int) -> Span | None:
    """Whom a text names right after a place."""
    near = reading.mentions_in(Span(at, min(at + 90, len(reading.text))))
    first = reading.mentions[near[0]] if near else None
    joined = first and shape(reading.language, "article").fullmatch(reading.text[at : first.start])
    return first.span if first and joined and first.kind in ("person", "office", "group", "state", "pronoun") else None


def end_of_wish(reading: Reading, at: int) -> int:
    """Where a wish ends that the clauses do not tell: at the first sign after a place."""
    sentence = reading.sentences[reading.sentence_at(at)]
    stop = shape(reading.language, "stop").search(reading.text, at, sentence.end)
    return stop.start() if stop else whose.trimmed(reading, Span(at, sentence.end))


def also_wished(reading: Reading, rest: Span, known: set[int | None]) -> Fillers:
    """Who else is wished something: "… health and the people of Croatia further prosperity"."""
    found: list[Filler] = []
    for i in reading.mentions_in(rest):
        mention = reading.mentions[i]
        joined = shape(reading.language, "and_the").search(reading.text, rest.start, mention.start)
        after = shape(reading.language, "wish_after").match(reading.text, mention.end)
        if (
            joined
            and joined.end() == mention.start
            and after
            and mention.kind in ("person", "office", "group", "state")
        ):
            found += [Filler(c, mention.span) for c in reading.cast.of[i] if c not in known]
    return tuple(found)
