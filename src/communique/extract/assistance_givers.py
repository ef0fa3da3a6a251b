"""Who gives aid at the subject of a verb, and whom it reaches where no "to X" tells it."""

from __future__ import annotations

import re

from communique.extract.assistance_words import Fillers, listed, ours, pattern
from communique.extract.deed_actors import capital_of
from communique.extract.phrases import actors_after, states
from communique.extract.whose import antecedent, hearer, speaker, subject
from communique.model import Span
from communique.reading import Filler, Frame, Reading

OWNERS = frozenset({"state", "organization", "adjective", "group"})


def giver(reading: Reading, frame: Frame) -> Fillers:
    """Who does a deed of aid: of "which" whom it follows, of "your country" and "the Kingdom" the state."""
    relative = re.search(
        r"\b(?:which|who|that)\s+(?:\w+\s+)?$", reading.text[max(frame.verb.start - 26, 0) : frame.verb.start]
    )
    if relative:
        start = frame.verb.start - len(relative.group())
        found = antecedent(reading, Span(start, frame.verb.start))
        near = found and len(reading.text[found[0].span.end : start].strip()) < 2
        if near:
            return states(reading, found)
    held = frame.subject or parted_subject(reading, frame)
    if held is None:
        return states(reading, subject(reading, frame))
    found = () if frame.subject is None else subject(reading, frame)
    found = found or reading.who(held)
    return owner_phrase(reading, held) or states(reading, found) or tuple(f for f in found if f.entity is None)


def parted_subject(reading: Reading, frame: Frame) -> Span | None:
    """The subject of "has so far provided", where words between part the verb group."""
    row = reading.frames_by_sentence[frame.sentence]
    before = [f for f in row if f.verb.end <= frame.verb.start and f.lemma in ("have", "be")]
    near = before and len(reading.text[before[-1].verb.end : frame.verb.start].split()) < 4
    return before[-1].subject if near else None


def owner_phrase(reading: Reading, span: Span) -> Fillers:
    """The state behind "your country", "Oslo", "the Kingdom", "her government"; nobody for other words."""
    words = reading.words(span)
    country = pattern(reading.language, "givers", "country")
    own = re.match(rf"(?P<mine>our|my)?(?P<yours>your)?(?:his|her|its|their)?\s+(?:{country.pattern})$", words, re.I)
    if own:
        who = hearer(reading, span.start, span) if own["yours"] else speaker(reading, span.start, span)
        return states(reading, who)
    heads = reading.heads(span)
    if len(heads) == 1 and reading.mentions[heads[0]].kind == "place":
        return states(reading, capital_of(reading, heads[0]))
    return realm(reading, span) if not heads else ()


def named_after(reading: Reading, start: int, end: int) -> Fillers:
    """Who is named after "by": an actor, or the capital that stands for a state ("by Oslo")."""
    found = states(reading, actors_after(reading, start, end))
    if found:
        return found
    first = next((reading.mentions[i] for i in reading.mentions_in(Span(start, min(end, start + 50)))), None)
    near = first is not None and not reading.text[start : first.start].strip(" \t").removeprefix("the").strip()
    return owner_phrase(reading, first.span) if first is not None and near else ()


def realm(reading: Reading, span: Span) -> Fillers:
    """ "the Islamic Republic", "the Kingdom": the state whose full name begins so, else the publisher's own."""
    words = re.match(
        rf"the\s+(?P<realm>{pattern(reading.language, 'givers', 'realms').pattern})(?:'s)?$",
        reading.words(span),
    )
    if not words:
        return ()
    named = [n for n, c in enumerate(reading.cast.characters) if c.type == "state"]
    full = [n for n in named if words["realm"] in reading.cast.characters[n].name]
    if not full:
        full = [n for n in named if reading.cast.characters[n].iso == reading.home] if reading.home else []
    return (Filler(full[0], span),) if len(full) == 1 else (Filler(None, span),)


def reached(reading: Reading, span: Span, givers: Fillers) -> Fillers:
    """Whom a work reaches: "our", or the state or place that it stands in, other than the giver's."""
    known = {f.entity for f in givers} | {
        s for f in givers if f.entity is not None and (s := reading.state_of(f.entity)) is not None
    }
    for match in re.finditer(r"\b(?:in|at|for|to|of|with|across|alongside)\s+(?:the\s+)?", reading.words(span)):
        own = ours(reading, span.start + match.end())
        if own:
            return own
        for i in reading.mentions_in(Span(span.start + match.end(), min(span.end, span.start + match.end() + 60)))[:1]:
            mention = reading.mentions[i]
            far = mention.start - span.start - match.end() > 30
            found = tuple(Filler(n, mention.span) for n in reading.cast.of[i])
            if mention.kind == "time" or far or {f.entity for f in found} & known:
                continue
            if found:
                return found
    return ()


def thing_before(reading: Reading, at: int) -> int | None:
    """Where the noun phrase of aid begins that ends right before an offset ("a dialysis unit [which] …")."""
    sentence = reading.sentences[reading.sentence_at(at)]
    words = reading.text[max(sentence.start, at - 110) : at]
    nouns = "|".join(pattern(reading.language, *name).pattern for name in THINGS)
    last = re.search(
        rf"\b(?:(?:the|an?|its|their|this|these|those|all|some|our|your|any|\d[\d,.]*)\s+)?(?:(?!(?:{SMALL})\b)[\w'-]+\s+){{0,4}}?(?:{nouns})"
        r"(?:\s+(?:of|worth)\s+(?:[\w'-]+\s*){1,4}?)?,?\s*(?:that|which)?\s*(?:the\s+|its\s+|their\s+)?$",
        words,
        re.I,
    )
    if last is None:
        return None
    start = at - len(words) + last.start()
    return None if blocked_words(reading, Span(sentence.start, start)) else start


SMALL = "the|an?|its|their|this|these|those|all|some|our|your|any|for|of|in|to|with|by|and|or|on|at|from|that|as"
THINGS = (("things", "aid"), ("things", "goods"), ("works", "nouns"))


def blocked_words(reading: Reading, span: Span) -> bool:
    """Do the words before aid ask for it, or tell it to come?"""
    blockers = "|".join(sorted(map(re.escape, listed(reading.language, "blockers", "words")), key=len, reverse=True))
    return bool(re.search(rf"\b(?:{blockers})\W*$", reading.words(span), re.I))
