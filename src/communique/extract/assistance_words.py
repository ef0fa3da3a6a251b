"""The words of aid, what kind of aid they tell, and the draft of an act made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from communique import data
from communique.extract.parts import draft, topics_in, when_in, when_of
from communique.extract.phrases import either, states
from communique.extract.whose import hearer, speaker, subject, trimmed
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

Fillers = tuple[Filler, ...]
ORDER = ("military", "humanitarian", "political", "economic", "other")
OURS = re.compile(r"(?:(?P<mine>our|us)|your?)\b", re.I)
NAME = re.compile(
    r"[Tt]he\s+(?:[A-Z][\w-]+\s*)+(?:(?:for|of|and)\s+(?:[A-Z][\w-]+\s*)+)?$"
    r"|[^\W\d_]*[A-Z]{2,}[^\W\d_]*$|[Yy]our (?:country|government|people)$"
)
TOPICS = {"humanitarian": "humanitarian", "military": "defence"}
GIVERS = frozenset({"person", "office", "state", "organization", "group"})


@cache
def listed(language: str, section: str, name: str) -> frozenset[str]:
    """One word list of assistance.toml."""
    return frozenset(data.entries(data.toml("lang", language, "assistance.toml")[section][name]))


@cache
def pattern(language: str, section: str, name: str) -> re.Pattern[str]:
    """A pattern for any word of a list of assistance.toml."""
    return re.compile(rf"\b(?:{either(listed(language, section, name))})\b", re.I)


def subtype_of(reading: Reading, words: str, default: str) -> str:
    """The kind of aid that some words tell, by the first word of a list; weapons before goods before money."""
    for kind in ORDER:
        if pattern(reading.language, "subtypes", kind).search(words):
            return kind
    return default


def blocked(reading: Reading, start: int, end: int) -> bool:
    """Do words before aid tell that it is only wanted or to come?"""
    words = reading.text[start:end]
    return bool(
        re.search(
            rf"\b(?:{either(listed(reading.language, 'blockers', 'words'))})\b(?:\W+[\w'-]+){{0,2}}\W*$",
            words,
            re.I,
        )
    )


def tellers(reading: Reading, at: int) -> tuple[int, ...]:
    """Who tells of aid in narration: the subject of the verb that it is the object of ("highlighted the provision")."""
    verbs = listed(reading.language, "provision", "highlighting")
    before = [
        f
        for f in reading.frames_by_sentence.get(reading.sentence_at(at), ())
        if f.verb.start < at and f.verb.form == "finite"
    ]
    if not before or before[-1].lemma not in verbs or reading.voice_at(at) is not None:
        return ()
    return tuple(f.entity for f in subject(reading, before[-1]) if f.entity is not None)


def money_in(reading: Reading, span: Span) -> Span | None:
    """The first sum of money in a stretch of text."""
    return next((Span(m.start, m.end) for m in reading.sums_in(span) if m.end <= span.end), None)


class Given(NamedTuple):
    """What is told of aid: who gives, who takes, the status, the kind where no word tells it, the verb, who says so."""

    provider: Iterable[Filler]
    recipient: Iterable[Filler]
    status: str = "occurred"
    default: str = "other"
    frame: Frame | None = None
    voiced_by: tuple[int, ...] = ()


def aid_of(reading: Reading, span: Span, rule: str, given: Given) -> ActDraft:
    """The draft of an act of aid."""
    span = Span(span.start, trimmed(reading, span))
    givers = providers(reading, given.provider)
    known = {g.entity for g in givers}
    takers = tuple(f for f in named(reading, given.recipient) if f.entity not in known)
    frame = given.frame if given.frame and span.covers(given.frame.verb.span) else None
    when = when_of(reading, frame) if frame else None
    kind = subtype_of(reading, reading.words(span), given.default)
    return draft(
        reading, "assistance", span, rule, roles=(("provider", givers), ("recipient", takers)),
        subtype=kind, status=given.status,
        amount=money_in(reading, span), when=when or when_in(reading, span), topics=topics_of(reading, span, kind),
        voiced_by=given.voiced_by if reading.voice_at(span.start) is None else (),
    )  # fmt: skip


def topics_of(reading: Reading, span: Span, kind: str) -> tuple[tuple[Span, str, bool], ...]:
    """What aid is about: its topic phrases, else relief or defence by the word that tells the kind."""
    found = topics_in(reading, span)
    word = (
        pattern(reading.language, "subtypes", kind).search(reading.words(span))
        if not found and kind in TOPICS
        else None
    )
    return ((Span(span.start + word.start(), span.start + word.end()), TOPICS[kind], False),) if word else found


def givers_only(reading: Reading, fillers: Iterable[Filler]) -> Fillers:
    """Those of some fillers who can give: actors of the cast, and bodies that only their name tells."""
    return tuple(
        f
        for f in fillers
        if (NAME.match(reading.words(f.span)) if f.entity is None else reading.cast.characters[f.entity].type in GIVERS)
    )


def providers(reading: Reading, fillers: Iterable[Filler]) -> Fillers:
    """Who gives: states for people, bodies that only their name tells as they stand."""
    given = tuple(fillers)
    return givers_only(reading, (*states(reading, given), *(f for f in given if f.entity is None)))


def named(reading: Reading, fillers: Iterable[Filler]) -> Fillers:
    """States for people and offices; places and groups as they are; each once."""
    found: dict[int, Filler] = {}
    for filler in fillers:
        if filler.entity is None:
            continue
        person = reading.cast.characters[filler.entity].type in ("person", "office")
        state = reading.state_of(filler.entity) if person else None
        entity = state if state is not None else filler.entity
        found.setdefault(entity, Filler(entity, filler.span))
    return tuple(found.values())


def again(left: ActDraft, right: ActDraft) -> bool:
    """Do two drafts share most of their words?"""
    shared = min(left.span.end, right.span.end) - max(left.span.start, right.span.start)
    return shared > 0.5 * min(len(left.span), len(right.span))


def several_states(reading: Reading) -> bool:
    """Does the text name two states, or a state and an organization?"""
    isos = {c.iso for c in reading.cast.characters if c.iso}
    return len(isos) > 1 or (bool(isos) and any(c.type == "organization" for c in reading.cast.characters))


def taker_after(reading: Reading, span: Span) -> Fillers:
    """Who is helped, by "to X" or "for X" in a stretch of text; a possessive names X too ("for Ukraine's needs")."""
    for match in re.finditer(
        r"\b(?:to|for|of|in)\s+(?:help(?:ing)?\s+|support(?:ing)?\s+|assist(?:ing)?\s+)?", reading.words(span)
    ):
        near = match.group().split()[0] in ("of", "in")
        named_there = first_named(reading, Span(span.start + match.end(), span.end), near)
        found = named_there or (() if near else ours(reading, span.start + match.end()))
        if found:
            return found
    return ()


def ours(reading: Reading, at: int) -> Fillers:
    """The speaker of "our" or "us" at a place, the one spoken to of "your" or "you"."""
    match = OURS.match(reading.text, at)
    if match is None:
        return ()
    span = Span(*match.span())
    return speaker(reading, at, span) if match["mine"] else hearer(reading, at, span)


def first_named(reading: Reading, span: Span, near: bool) -> Fillers:
    """The characters that open a stretch of text, after an article and a few adjectives."""
    if near:
        return ()
    cut = re.search(r"\s(?:by|from|with)\s", reading.words(span))
    span = Span(span.start, span.start + cut.start()) if cut else span
    heads = [
        i
        for i in reading.heads(span)
        if reading.mentions[i].kind in ("state", "organization", "group", "place", "person", "office", "pronoun")
    ]
    if heads:
        return tuple(Filler(number, reading.mentions[i].span) for i in heads for number in reading.cast.of[i])
    first = next(
        (
            reading.mentions[i]
            for i in reading.mentions_in(span)
            if reading.mentions[i].kind in ("state", "adjective", "group", "place")
        ),
        None,
    )
    if (
        first is None
        or first.start - span.start > 30
        or re.search(r"[,;]|\bin\b", reading.text[span.start : first.start])
    ):
        return ()
    return tuple(
        Filler(number, first.span)
        for i in reading.mentions_in(span)[:6]
        if reading.mentions[i] == first
        for number in reading.cast.of[i]
    )


def each_aid(reading: Reading, act: ActDraft) -> Iterator[ActDraft]:
    """An act for each of "security assistance to A and humanitarian aid to B"."""
    aid = pattern(reading.language, "things", "aid")
    words = reading.words(act.span)
    first = aid.search(words)
    joint = (
        re.search(
            rf"\s*,?\s+(?:and|as well as)\s+(?=(?:[\w-]+\s+){{0,3}}(?:{aid.pattern})\s+(?:to|for)\s)",
            words[first.end() :],
            re.I,
        )
        if first
        else None
    )
    if first is None or joint is None:
        yield act
        return
    cut = act.span.start + first.end() + joint.start()
    rest = Span(act.span.start + first.end() + joint.end(), act.span.end)
    yield act._replace(
        span=Span(act.span.start, cut),
        subtype=subtype_of(reading, reading.text[act.span.start : cut], act.subtype or "other"),
    )
    givers = tuple((role, f) for role, f in act.roles if role == "provider")
    takers = tuple(("recipient", f) for f in taker_after(reading, rest))
    yield act._replace(
        span=rest,
        subtype=subtype_of(reading, reading.words(rest), "other"),
        roles=(*givers, *(takers or tuple((r, f) for r, f in act.roles if r == "recipient"))),
    )
