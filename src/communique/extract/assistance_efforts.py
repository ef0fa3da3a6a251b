"""Aid told as efforts: "their efforts to provide security assistance"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.assistance_help import gift_noun, helped_ones
from communique.extract.assistance_words import (
    Fillers,
    Given,
    aid_of,
    blocked,
    listed,
    providers,
    taker_after,
    tellers,
)
from communique.extract.parts import reason
from communique.extract.phrases import actors_in, clause_end
from communique.extract.whose import subject
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading


def striven(reading: Reading) -> Iterator[ActDraft]:
    """Names efforts to provide support, with whose they are."""
    nouns, verbs = listed(reading.language, "efforts", "nouns"), listed(reading.language, "efforts", "verbs")
    for frame in reading.frames:
        if frame.lemma not in verbs or frame.verb.form not in ("infinitive", "gerund") or frame.verb.passive:
            continue
        sentence = reading.sentences[frame.sentence]
        before = reading.text[sentence.start : frame.verb.start]
        noun = re.search(
            rf"\b(?:{'|'.join(sorted(nouns))})\b(?:\s+in)?\s*(?P<rest>(?:(?:that|which)\s[^.,;]{{0,90}})?)$",
            before,
        )
        if noun is None or blocked(reading, sentence.start, sentence.start + noun.start()):
            continue
        act = striven_act(reading, frame, sentence.start + noun.start(), noun["rest"])
        if act:
            yield act


def striven_act(reading: Reading, frame: Frame, noun: int, rest: str) -> ActDraft | None:
    """The act of "X's efforts to provide Y to Z"."""
    start, givers = whose_efforts(reading, noun, Span(noun, frame.verb.start))
    span = Span(start, clause_end(reading, frame.verb.end))
    tail = Span(frame.verb.end, span.end)
    helping = frame.lemma in listed(reading.language, "giving", "helping")
    takers = helped_ones(reading, frame) if helping else taker_after(reading, tail)
    if (not helping and not gift_noun(reading, tail)) or not providers(reading, givers) or not takers:
        return None
    done = bool(re.search(r"\b(?:has|have|had)\b", rest)) or frame.verb.form == "gerund"
    return aid_of(
        reading,
        span,
        reason(striven),
        Given(givers, takers, status="occurred" if done else "ongoing", voiced_by=tellers(reading, start)),
    )


def whose_efforts(reading: Reading, noun: int, rest: Span) -> tuple[int, Fillers]:
    """Where a phrase of efforts begins, and whose they are: by a possessive or adjective before, or a subject after."""
    sentence = reading.sentences[reading.sentence_at(noun)]
    lead = re.search(
        r"(?:\b(?:their|its|his|her|our|your)\s+)?(?:[\w-]+\s+){0,2}$",
        reading.text[max(sentence.start, noun - 40) : noun],
    )
    before = [
        reading.mentions[i]
        for i in reading.mentions_in(Span(max(sentence.start, noun - 60), noun))
        if reading.mentions[i].kind in ("state", "adjective", "organization", "group")
    ]
    own = re.search(r"\b(?:their|its|our|his|her|your)\b", lead.group()) if lead else None
    owner = before[-1] if before and not own and len(reading.text[before[-1].end : noun].split()) < 3 else None
    if owner:
        return owner.start, tuple(
            Filler(n, owner.span) for i in reading.mentions_in(owner.span) for n in reading.cast.of[i]
        )
    possessive = re.search(r"\b(?:their|its|our|his|her)\s+(?:[\w-]+\s+){0,2}$", lead.group()) if lead else None
    if possessive:
        first = next(
            (
                f
                for f in reversed(reading.frames_by_sentence.get(reading.sentence_at(noun), ()))
                if f.verb.start < noun and f.subject
            ),
            None,
        )
        return noun - len(possessive.group()), subject(reading, first) if first else ()
    return noun, actors_in(reading, rest)[:1]
