"""Aid named by its giving: "the provision of new weapons"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.assistance_words import (
    Fillers,
    Given,
    aid_of,
    blocked,
    listed,
    pattern,
    taker_after,
    tellers,
)
from communique.extract.parts import reason
from communique.extract.phrases import actors_after, either
from communique.extract.whose import trimmed
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading


def provision(reading: Reading) -> Iterator[ActDraft]:
    """Names the provision or delivery of support, with who gives it."""
    nouns = re.compile(rf"\b(?:{either(listed(reading.language, 'provision', 'nouns'))})\s+of\b", re.I)
    for match in nouns.finditer(reading.text):
        sentence = reading.sentences[reading.sentence_at(match.start())]
        tail = Span(match.end(), min(sentence.end, match.end() + 90))
        things = [pattern(reading.language, "things", name).search(reading.words(tail)) for name in ("aid", "goods")]
        if not any(t and t.start() < 60 for t in things) or blocked(reading, sentence.start, match.start()):
            continue
        governing = max(
            (
                f
                for f in reading.frames_by_sentence.get(reading.sentence_at(match.start()), ())
                if f.verb.end <= match.start()
            ),
            key=lambda f: f.verb.start,
            default=None,
        )
        if governing and (
            governing.lemma in listed(reading.language, "provision", "coming")
            or governing.verb.tense == "future"
            or governing.verb.modal
            or governing.verb.form == "infinitive"
        ):
            continue
        act = provision_act(reading, match, sentence, tail)
        if act:
            yield act


def provision_act(reading: Reading, match: re.Match[str], sentence: Span, tail: Span) -> ActDraft | None:
    """The act of "X's provision of Y to Z"."""
    before = [
        reading.mentions[i] for i in reading.mentions_in(Span(max(sentence.start, match.start() - 60), match.start()))
    ]
    owner = (
        before[-1]
        if before
        and before[-1].kind in ("state", "adjective", "organization", "person", "office", "group")
        and len(reading.text[before[-1].end : match.start()].split()) < 3
        and not re.search(r"\band\b|,", reading.text[before[-1].end : match.start()])
        else None
    )
    stop = re.search(
        r"[,;]|\band\s+(?:\w+\s+){0,2}(?:pledge|commitment|readiness)\b|\bfollowing\b",
        reading.text[tail.start : sentence.end],
    )
    end = trimmed(reading, Span(match.start(), tail.start + stop.start() if stop else sentence.end))
    by = re.search(r"\bby\b", reading.text[match.end() : end])
    givers: Fillers = ()
    if owner:
        givers = tuple(Filler(n, owner.span) for i in reading.mentions_in(owner.span) for n in reading.cast.of[i])
    elif by:
        givers = actors_after(reading, match.end() + by.end(), end)
    takers = taker_after(reading, Span(match.end(), end))
    if not givers and not (takers and opens_item(reading, match.start())):
        return None
    start = owner.start if owner else match.start()
    return aid_of(
        reading, Span(start, end), reason(provision), Given(givers, takers, voiced_by=tellers(reading, start))
    )


def opens_item(reading: Reading, at: int) -> bool:
    """Does a place open an item of a list ("(ii) Gifting of 1,000 MT of rice to Malawi")?"""
    section = reading.section_at(at)
    return section is not None and section.kind in ("list_item", "numbered") and at - section.span.start < 12
