"""Aid told by who gets it, and by verbs of helping: "received a loan from", "supported", "trained"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.assistance_givers import giver
from communique.extract.assistance_verbs import begin, past
from communique.extract.assistance_words import Fillers, Given, aid_of, givers_only, listed, ours, pattern
from communique.extract.parts import reason, status_of
from communique.extract.phrases import actors_in, clause_end
from communique.extract.whose import subject
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

COUNT = re.compile(r"\s*(?:\d+\s+)?")


def received(reading: Reading) -> Iterator[ActDraft]:
    """Says that somebody received support, a loan or goods from somebody."""
    for frame in reading.frames:
        if (
            frame.lemma not in listed(reading.language, "giving", "receiving")
            or frame.verb.passive
            or not past(reading, frame)
        ):
            continue
        span = Span(begin(frame), clause_end(reading, frame.verb.end))
        tail = Span(frame.verb.end, span.end)
        source = re.search(r"\bfrom\b", reading.words(tail))
        if source is None or not gift_noun(reading, Span(tail.start, tail.start + source.start())):
            continue
        givers = actors_in(reading, Span(tail.start + source.end(), min(tail.end, tail.start + source.end() + 60)))[:1]
        yield aid_of(
            reading,
            span,
            reason(received),
            Given(givers, subject(reading, frame), status=status_of(reading, frame), frame=frame),
        )


def gift_noun(reading: Reading, span: Span) -> bool:
    words = reading.words(span)
    return any(pattern(reading.language, "things", name).search(words) for name in ("aid", "goods"))


def helped(reading: Reading) -> Iterator[ActDraft]:
    """Says that somebody supported, helped, trained or backed somebody."""
    for frame in reading.frames:
        if (
            frame.lemma not in listed(reading.language, "giving", "helping")
            or frame.verb.passive
            or not (past(reading, frame) or helping_on(reading, frame))
        ):
            continue
        span = Span(begin(frame), clause_end(reading, frame.verb.end))
        takers = helped_ones(reading, frame)
        givers = giver(reading, frame)
        if not takers or not givers_only(reading, givers) or {t.entity for t in takers} & {g.entity for g in givers}:
            continue
        yield aid_of(
            reading,
            span,
            reason(helped),
            Given(
                givers,
                takers,
                status="ongoing" if helping_on(reading, frame) else status_of(reading, frame),
                frame=frame,
            ),
        )


def helping_on(reading: Reading, frame: Frame) -> bool:
    """ "Continues to support": help that goes on."""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    if governor is None or frame.verb.form != "infinitive" or frame.verb.negated:
        return False
    plain = not governor.verb.modal and governor.verb.tense != "future" and governor.verb.form == "finite"
    return governor.lemma in listed(reading.language, "giving", "ongoing") and plain


def helped_ones(reading: Reading, frame: Frame) -> Fillers:
    """Who is helped: a state, a people, an army right after the verb."""
    number = COUNT.match(reading.text, frame.verb.end)
    own = ours(reading, number.end()) if number else ()
    causes = pattern(reading.language, "giving", "causes")
    if own:
        return () if causes.search(reading.text[frame.verb.end : frame.verb.end + 24]) else own
    inside = reading.mentions_in(Span(frame.verb.end, min(frame.verb.end + 70, reading.sentences[frame.sentence].end)))
    first = next((i for i in inside if reading.mentions[i].kind not in ("time",)), None)
    if first is None or reading.mentions[first].kind not in (
        "state",
        "adjective",
        "pronoun",
        "group",
        "organization",
    ):
        return ()
    gap = reading.text[frame.verb.end : reading.mentions[first].start].lower().split()
    following = re.match(r"(?:'s)?\s+(\w+)", reading.text[reading.mentions[first].end :][:40])
    if following and following[1].lower() in listed(reading.language, "giving", "causes"):
        return ()
    small = listed(reading.language, "giving", "small")
    if len(gap) > 3 or not all(word in small or word.replace(",", "").isdigit() for word in gap):
        return ()
    return tuple(Filler(n, reading.mentions[first].span) for n in reading.cast.of[first])
