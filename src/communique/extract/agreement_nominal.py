"""Agreements told by nouns: "the signing of", "the agreement of 2012", "welcomed the deal"."""

from __future__ import annotations

import re

from communique.extract.agreement_nouns import WEAK, Thing, Things, listed, table
from communique.extract.agreement_roles import Told, act_of, named_between, roles_of
from communique.extract.agreement_status import named
from communique.extract.parts import reason
from communique.extract.phrases import actors_after, clause_end, either, masked
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DEFINITE = re.compile(r"(?:the|this|these|those|that|its|their|our|your|his|her|both|all)\b|.*?'s\b", re.I)


def named_deed(things: Things, thing: Thing) -> ActDraft | None:
    """Names the signing, the conclusion, the entry into force of an agreement."""
    reading = things.reading
    sentence = reading.sentences[thing.sentence]
    before = masked_prefix(reading, Span(max(sentence.start, thing.span.start - 130), thing.span.start))
    for stage in table(reading.language)["nouns"]:
        deed = deed_before(reading, before, listed(reading.language, "nouns", stage))
        if deed is None or (thing.form == WEAK and not fits(reading, thing, deed.group())):
            continue
        start = thing.span.start - len(before) + deed.start()
        status = deed_status(things, thing, Span(sentence.start, start))
        if status is None:
            return None
        span = Span(opened(reading, start), clause_end(reading, thing.head.end))
        return act_of(
            things,
            thing,
            span,
            reason(named_deed),
            Told(stage, status, roles_of(things, thing, stage, doers(things, start, thing))),
        )
    return None


def fits(reading: Reading, thing: Thing, words: str) -> bool:
    """Does a deed's noun belong to a verb that makes a thing an agreement ("adoption of the declaration")?"""
    verb = table(reading.language)["deeds"].get(words.split()[0].lower())
    return verb in thing.verbs and "resolution" not in reading.words(thing.head).lower()


def masked_prefix(reading: Reading, span: Span) -> str:
    """The words before a thing, its mentions blotted out letter for letter."""
    words = list(reading.words(span))
    for i in reading.mentions_in(span):
        mention = reading.mentions[i]
        words[mention.start - span.start : mention.end - span.start] = "\0" * (mention.end - mention.start)
    return "".join(words)


def deed_before(reading: Reading, before: str, nouns: frozenset[str]) -> re.Match[str] | None:
    """The noun of a deed that governs what follows: "signing, on 2 May, of the"."""
    filler = either(listed(reading.language, "between", "words"))
    pattern = rf"\b(?:{either(nouns)})\b(?=[^.;:]*\b(?:of|to)\b|[\s,]*$)(?:[\s,()]|\b[a-z]\)|\0|\b(?:{filler})\b)*$"
    match = re.search(pattern, before, re.I)
    linked = match and re.search(r"\b(?:of|to)\b", match.group(), re.I)
    return match if linked else None


def opened(reading: Reading, start: int) -> int:
    """The start of a noun phrase with the article or possessor before it."""
    match = re.search(
        r"(?:\b(?:the|a|their|its|our|his|her)\s+)?(?:recent|successful|formal|official|historic|first|latest)?\s*$",
        reading.text[max(start - 30, 0) : start],
        re.I,
    )
    return start - len(match.group().lstrip()) if match else start


def doers(things: Things, start: int, thing: Thing) -> tuple[Filler, ...]:
    """Who signs, by a possessive before the deed or "by" after it."""
    reading = things.reading
    owner = reading.mention_to(start - 3) if reading.text[max(start - 3, 0) : start - 1] == "'s" else None
    if owner is not None:
        return reading.who(reading.mentions[owner].span)
    match = re.search(r"\bby\b", reading.text[thing.head.end : clause_end(reading, thing.head.end)])
    return actors_after(reading, thing.head.end + match.end(), clause_end(reading, thing.head.end)) if match else ()


def deed_status(things: Things, thing: Thing, lead: Span) -> str | None:
    """The status of a deed that a noun names: done, ahead, put off; None where it is only wanted."""
    reading = things.reading
    later = verb_after(things, thing)
    off = put_off(reading, thing, later) if later else None
    if off:
        return off
    words = reading.words(lead)
    tail = reading.text[thing.head.end : clause_end(reading, thing.head.end)]
    if re.search(rf"\b(?:{either(listed(reading.language, 'blockers', 'soon'))})\b", tail, re.I):
        return None
    before = (f for f in things.near(thing.head.start) if f.verb.end <= lead.end)
    governing = max(before, key=lambda f: f.verb.start, default=None)
    foretold = governing is not None and governing.verb.tense == "future"
    if foretold or near_word(words, listed(reading.language, "blockers", "ahead"), 5):
        return "planned"
    if near_word(words, listed(reading.language, "blockers", "words"), 3):
        return None
    coming = later and later.verb.tense == "future" and later.lemma in listed(reading.language, "events", "verbs")
    own = later and later.subject and later.subject.start <= lead.end + 4
    return "planned" if coming and own else "occurred"


def verb_after(things: Things, thing: Thing) -> Frame | None:
    """The first main verb after a thing."""
    for frame in things.near(thing.head.start):
        if frame.verb.start >= thing.head.end and (frame.verb.form == "finite" or frame.verb.passive):
            return frame
    return None


def put_off(reading: Reading, thing: Thing, later: Frame) -> str | None:
    """Whether a verb tells that a deed was postponed or cancelled."""
    if re.search(r"\b(?:which|that|where)\b", reading.words(Span(thing.head.end, later.verb.start))):
        return None
    told = f"{later.lemma} {reading.text[later.verb.end : later.verb.end + 5].strip()}"
    for status in ("postponed", "cancelled"):
        if any(re.match(rf"{phrase}\b", told) for phrase in listed(reading.language, "delays", status)):
            return status
    return None


def near_word(words: str, listed_words: frozenset[str], distance: int) -> bool:
    """Does one of some phrases stand among the last words of a stretch?"""
    return bool(re.search(rf"\b(?:{either(listed_words)})\b(?:\W+[\w'-]+){{0,{distance}}}\W*$", words, re.I))


def blocked(things: Things, thing: Thing) -> bool:
    """Is the thing only wanted, sought or spoken of?"""
    reading = things.reading
    sentence = reading.sentences[thing.sentence]
    lead, own = (
        reading.words(Span(sentence.start, thing.span.start)),
        reading.words(Span(thing.span.start, thing.head.start)),
    )
    words = listed(reading.language, "blockers", "words")
    if re.search(rf"\b(?:{either(listed(reading.language, 'blockers', 'standing'))})\b", own, re.I):
        return False
    return near_word(lead, words, 2) or bool(re.search(rf"\b(?:{either(words)})\b", own, re.I))


def joined_to(things: Things, thing: Thing, previous: Thing, act: ActDraft) -> ActDraft | None:
    """Names a further agreement of which the same is said."""
    reading = things.reading
    gap = Span(previous.head.end, thing.span.start)
    if (
        previous.sentence != thing.sentence
        or "\n" in reading.words(gap)
        or any(gap.start <= f.verb.start < gap.end and f.verb.form == "finite" for f in things.near(gap.start))
    ):
        return None
    if (
        not re.search(
            r"(?:,|;|\band|\bas well as|[-\u2013])\s*(?:\(?[a-z0-9]{1,2}\)\s*)?(?:also\s+)?$",
            reading.words(gap),
            re.I,
        )
        or thing.form == WEAK
    ):
        return None
    span = Span(thing.span.start, clause_end(reading, thing.head.end))
    shared = tuple(f for role, f in act.roles if role == "party")
    roles = (
        ("party", named_between(reading, thing) or shared),
        ("signatory", tuple(f for role, f in act.roles if role == "signatory")),
    )
    stage = act.subtype or "agreed"
    return act_of(things, thing, span, reason(joined_to), Told(stage, act.status, roles))._replace(when=act.when)


def welcomed(things: Things, thing: Thing) -> ActDraft | None:
    """Welcomes an agreement, or congratulates on it, as a thing that there is."""
    reading = things.reading
    if thing.form == WEAK or blocked(things, thing):
        return None
    before = [f for f in things.near(thing.head.start) if f.verb.end <= thing.span.start]
    frame = max(before, key=lambda f: f.verb.start, default=None)
    if (
        frame is None
        or frame.lemma not in listed(reading.language, "welcome", "verbs")
        or frame.verb.modal in ("would", "could")
    ):
        return None
    gap = masked(reading, Span(frame.verb.end, thing.span.start)).strip().lower()
    if re.fullmatch(
        r"(?:also|again|warmly|\0|\s|the|prime|minister|president|each|other|on|for|him|her|them)*", gap
    ) is None or re.match(r"(?:an?|any)\s", reading.words(thing.span)):
        return None
    span = Span(thing.span.start, clause_end(reading, thing.head.end))
    return act_of(
        things,
        thing,
        span,
        reason(welcomed),
        Told("agreed", "occurred", roles_of(things, thing, "agreed", ())),
    )


def standing(things: Things, thing: Thing) -> ActDraft | None:
    """Names an agreement with its parties or its year."""
    reading = things.reading
    words = reading.words(thing.span)
    if thing.form == WEAK or blocked(things, thing) or not (DEFINITE.match(words) or words[0].isupper()):
        return None
    tail = reading.text[thing.head.end : thing.head.end + 22]
    year = YEAR.search(words) or re.match(r"\s+(?:of|from)\s+(?:\w+\s+){0,2}(?:19|20)\d\d\b", tail)
    between = (
        named_between(reading, thing)
        if re.match(
            r"(?:\s+[\w-]+){0,3}?\s+(?:between|among)\b",
            tail + reading.text[thing.head.end + 22 : thing.head.end + 60],
        )
        else ()
    )
    name = named(reading, thing)
    two = len(between) > 1 or (
        between
        and re.search(
            r"\bbetween\s+[^,.;]*?\band\s+(?:the\s+)?[A-Z]",
            reading.text[thing.head.end : thing.head.end + 80],
        )
    )
    if not two and (not year or (name and (YEAR.search(words) or thing.form == "treaty"))):
        return None
    old = (bool(year) and thing.form in ("treaty", "memorandum", "protocol", "contract")) or (
        bool(year) and words.lower().endswith(("agreement", "agreements"))
    )
    stage = "in_force" if thing.form == "ceasefire" else "signed" if old else "agreed"
    span = Span(thing.span.start, clause_end(reading, thing.head.end))
    return act_of(things, thing, span, reason(standing), Told(stage, "occurred", roles_of(things, thing, stage, ())))


def owned(things: Things, thing: Thing) -> ActDraft | None:
    """Names whose agreement it is, and on what."""
    reading = things.reading
    words = reading.words(thing.span)
    if thing.form != "unspecified" or blocked(things, thing) or reading.words(thing.head)[0].isupper():
        return None
    first = next(
        (
            reading.mentions[i]
            for i in reading.mentions_in(Span(thing.span.start, thing.head.start))
            if reading.mentions[i].kind in ("state", "organization", "adjective")
        ),
        None,
    )
    tail = reading.text[thing.head.end : thing.head.end + 8]
    if (
        first is None
        or first.start != thing.span.start
        or not re.match(r"\s+(?:on|to|with|for)\s", tail)
        or words.lower().startswith("the ")
    ):
        return None
    span = Span(thing.span.start, clause_end(reading, thing.head.end))
    return act_of(things, thing, span, reason(owned), Told("agreed", "occurred", roles_of(things, thing, "agreed", ())))
