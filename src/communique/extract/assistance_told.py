"""Aid told as a contribution, as being on its way, and as what somebody benefits from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.assistance_givers import OWNERS, owner_phrase, reached
from communique.extract.assistance_verbs import begin
from communique.extract.assistance_words import (
    Fillers,
    Given,
    aid_of,
    blocked,
    listed,
    money_in,
    pattern,
    providers,
    taker_after,
    tellers,
)
from communique.extract.parts import reason
from communique.extract.phrases import actors_after, actors_in, clause_end, states
from communique.extract.whose import speaker, subject
from communique.match import in_lines
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading

CONTRIBUTION = re.compile(
    r"(?P<own>(?:the\s+)?[^.,;:\n]{2,50}?(?:'s|s'|\u2019s)\s+(?:[\w-]+\s+){0,2}|(?:\b(?:the|its|their|our|your|a|an)\s+)?(?:[\w-]+\s+)?)"
    r"\bcontributions?\s+(?:of\s+(?P<of>[^.,;\n]{3,80}?)\s+)?(?:to|towards?)\s+",
    re.I,
)

NOUN = re.compile("contribution", re.I)  # its lines alone are searched: the whole phrase is dear to search for


def contribution(reading: Reading) -> Iterator[ActDraft]:
    """Names a contribution of money, or one to a work of relief or building."""
    for match in in_lines(CONTRIBUTION, NOUN, reading.text):
        noun = NOUN.search(reading.text, match.start()).start()  # type: ignore[union-attr]
        sentence = reading.sentences[reading.sentence_at(noun)]
        start = max(match.start(), sentence.start)
        end = clause_end(reading, match.end())
        to = Span(match.end(), min(end, match.end() + 90))
        if blocked(reading, sentence.start, noun) or not (money_in(reading, Span(start, end)) or relief(reading, to)):
            continue
        givers = owner_before(reading, Span(start, noun)) or named_giver(reading, match, noun)
        if not providers(reading, givers):
            continue
        found = owner_start(reading, Span(start, noun))
        takers = taker_after(reading, Span(match.end() - 4, end)) or reached(reading, to, givers)
        yield aid_of(
            reading,
            Span(found, end),
            reason(contribution),
            Given(givers, takers, voiced_by=tellers(reading, found)),
        )


def relief(reading: Reading, span: Span) -> bool:
    """Is the end a work, or relief?"""
    words = reading.words(span)
    return any(pattern(reading.language, *name).search(words) for name in (("told", "ends"), ("works", "buildings")))


def named_giver(reading: Reading, match: re.Match[str], noun: int) -> Fillers:
    """ "the contribution of X to", or "your contribution"."""
    if match["of"]:
        found = actors_in(
            reading,
            Span(*match.span("of")),
            frozenset({"state", "organization", "group", "person", "office"}),
        )
        if found:
            return states(reading, found[:1])
    return ()


def owner_before(reading: Reading, span: Span) -> Fillers:
    """Whose a thing is: the last owner before it ("Norway's generous")."""
    inside = [i for i in reading.mentions_in(span) if reading.mentions[i].kind in OWNERS]
    if not inside:
        words = re.search(r"(?P<own>\bthe\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*)(?:'s|\u2019s)\s", reading.words(span))
        return (
            owner_phrase(reading, Span(span.start + words.start("own"), span.start + words.end("own"))) if words else ()
        )
    last = reading.mentions[inside[-1]]
    if not re.fullmatch(r"(?:'s?|\u2019s?)?(?:\s+[\w-]+){0,3}\s*", reading.text[last.end : span.end]):
        return ()
    return states(reading, tuple(Filler(n, last.span) for n in reading.cast.of[inside[-1]]))


def owner_start(reading: Reading, span: Span) -> int:
    """Where the noun phrase begins that ends a stretch of text: at its owner or determiner."""
    inside = [i for i in reading.mentions_in(span) if reading.mentions[i].kind in OWNERS]
    if inside:
        return reading.mentions[inside[-1]].start
    words = re.search(r"\b(?:the|an?|its|their|our|your)\s+(?:[\w'-]+\s+){0,4}$", reading.words(span), re.I)
    return span.start + words.start() if words else span.start


def arriving(reading: Reading) -> Iterator[ActDraft]:
    """Says that aid, goods or a team has arrived, or is on its way."""
    things = "|".join(pattern(reading.language, "things", name).pattern for name in ("aid", "goods"))
    moves = pattern(reading.language, "told", "moves")
    moved = re.compile(rf"(?:{things})\b(?P<of>[^.,;:\n]{{0,60}}?)\s(?:{moves.pattern})\b", re.I)
    for match in in_lines(moved, moves, reading.text):
        sentence = reading.sentences[reading.sentence_at(match.start())]
        end = clause_end(reading, match.end())
        start = owner_start(reading, Span(max(sentence.start, match.start() - 50), match.start()))
        givers = owner_before(reading, Span(start, match.start())) or owner_before(
            reading, Span(start, match.end("of") + 1)
        )
        source = re.search(r"\bfrom\s+", match["of"])
        if source:
            givers = states(reading, actors_after(reading, match.start("of") + source.end(), match.end("of"))) or givers
        givers = givers or states(reading, speaker(reading, match.start(), Span(start, match.end())))
        takers = tuple(f for f in reached(reading, Span(match.end("of"), end), givers))
        if not providers(reading, givers) or not takers or blocked(reading, sentence.start, start):
            continue
        yield aid_of(
            reading,
            Span(start, end),
            reason(arriving),
            Given(givers, takers, status="ongoing" if going(reading, match) else "occurred"),
        )


def going(reading: Reading, match: re.Match[str]) -> bool:
    return bool(pattern(reading.language, "told", "going").search(reading.text[match.end("of") : match.end()]))


def benefited(reading: Reading) -> Iterator[ActDraft]:
    """Says that somebody benefited from another's support."""
    for frame in reading.frames:
        if (
            frame.lemma not in listed(reading.language, "told", "benefiting")
            or frame.verb.passive
            or frame.verb.modal
            or frame.verb.form != "finite"
        ):
            continue
        end = clause_end(reading, frame.verb.end)
        lead = re.match(r"\s+(?:greatly\s+|also\s+)?(?:from|on)\s+", reading.text[frame.verb.end : end])
        held = Span(frame.verb.end + lead.end(), end) if lead else None
        noun = pattern(reading.language, "things", "aid").search(reading.words(held)) if held else None
        if held is None or noun is None:
            continue
        cut = held.start + noun.start()
        after = re.match(r"\s+(?:of|from|by|provided by)\s+", reading.text[held.start + noun.end() : end])
        givers = owner_before(reading, Span(held.start, cut))
        if after:
            givers = states(reading, actors_after(reading, held.start + noun.end() + after.end(), end)) or givers
        if providers(reading, givers):
            given = Given(givers, subject(reading, frame), frame=frame)
            yield aid_of(reading, Span(begin(frame), end), reason(benefited), given)
