"""Agreements told by the form of the text: lists of outcomes, and the joint text that the document itself is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.agreement_nouns import WEAK, Thing, Things, listed
from communique.extract.agreement_roles import Roles, Told, act_of, merged, named_between
from communique.extract.parts import reason, when_in
from communique.extract.phrases import actors_in, either, states
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading, Section

MARK = re.compile(r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u00b7\u2013\u2014]|\(?[a-z0-9ivx]{1,4}[.)])?\s*")


def outcomes(things: Things) -> Iterator[ActDraft]:
    """Lists a document among those signed or adopted."""
    reading = things.reading
    opener: Section | None = None
    for n, section in enumerate(reading.sections):
        if opens_list(reading, section):
            opener = section
            continue
        if opener is None:
            continue
        thing = item(things, section)
        if thing is None:
            if section.kind not in ("list_item", "numbered") and len(section.span) > 160:
                opener = None
            continue
        yield listed_act(
            things, thing, section, opener, reading.sections[n + 1] if n + 1 < len(reading.sections) else None
        )


def listed_already(reading: Reading, act: ActDraft, items: list[ActDraft]) -> bool:
    """Is an act told again by the items of a list: one of them, or the words that the documents were signed?"""
    if any(act.span.touches(item.span) for item in items):
        return True
    section = reading.section_at(act.span.start)
    general = act.form is None and section is not None and opens_list(reading, section)
    return general and any(section.span.start <= i.span.start < section.span.end + 900 for i in items)  # type: ignore[union-attr]


def opens_list(reading: Reading, section: Section) -> bool:
    """Does a section say that documents follow which were signed?"""
    words = reading.words(section.span)
    language = reading.language
    if re.search(rf"\b(?:{either(listed(language, 'lists', 'heading'))})\b", words, re.I) and len(words) < 200:
        return True
    if words.count("|") > 0 and re.search(rf"\b(?:{either(listed(language, 'lists', 'intro'))})\b", words, re.I):
        return any(
            words.strip().lower().startswith(w) or f"| {w}" in words.lower()
            for w in listed(language, "lists", "columns")
        )
    last = words.rstrip()[-260:]
    said = re.search(rf"\b(?:{either(listed(language, 'lists', 'intro'))})\b", last, re.I)
    return bool(said) and (last.endswith(":") or bool(re.search(r"\b(?:following|listed below|below)\b", last, re.I)))


def item(things: Things, section: Section) -> Thing | None:
    """The agreement whose name opens a section."""
    words = things.reading.words(section.span)
    start = section.span.start + (MARK.match(words).end() if MARK.match(words) else 0)  # type: ignore[union-attr]
    for thing in things.found:
        bare = section.span.end - thing.head.end < 6 and reading_words(things, thing)
        if (
            section.span.covers(thing.head)
            and thing.span.start - start < 60
            and not bare
            and thing.form != WEAK
            and not any(
                f.verb.form == "finite" and start <= f.verb.start < thing.head.start for f in things.near(start)
            )
        ):
            return thing._replace(span=Span(start, thing.head.end))
    return None


def reading_words(things: Things, thing: Thing) -> bool:
    """Is the thing named without any word before it ("Agreements")?"""
    return len(things.reading.words(thing.span).split()) < 2


def listed_act(things: Things, thing: Thing, section: Section, opener: Section, following: Section | None) -> ActDraft:
    """The act of one item, with who signed it by the lines below."""
    reading, language = things.reading, things.reading.language
    below = reading.words(following.span) if following else ""
    signers = (
        Span(following.span.start, following.span.end)
        if following and re.match(rf"\W*(?:{either(listed(language, 'lists', 'item'))})\b", below, re.I)
        else None
    )
    ahead = re.search(rf"\b(?:{either(listed(language, 'lists', 'deferred'))})\b", reading.words(section.span), re.I)
    between = named_between(reading, thing)
    sides = between or states(reading, [Filler(p, thing.span) for p in reading.cast.principals[:2]])
    signatory = tuple(f for f in actors_in(reading, signers, frozenset({"person"}))) if signers else ()
    roles: Roles = (("party", merged(sides)), ("signatory", signatory))
    when = when_in(reading, section.span) or when_in(reading, opener.span)
    act = act_of(
        things,
        thing,
        Span(thing.span.start, section.span.end),
        reason(outcomes),
        Told("signed", "planned" if ahead else "occurred", roles),
    )
    return act._replace(when=when)


def joint_text(things: Things) -> Iterator[ActDraft]:
    """The text is itself a joint statement or declaration."""
    reading, language = things.reading, things.reading.language
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    title = (
        re.search(rf"\b(?:{either(listed(language, 'headline', 'words'))})\b", reading.words(head), re.I)
        if head
        else None
    )
    if head is None or title is None:
        return
    adopted = adoption(reading)
    if (encounter_told(reading, head) and not adopted) or narrated(reading, head):
        return
    words = Span(head.start, head.end)
    thing = Thing(words, words, "joint_statement", frozenset(), reading.sentence_at(head.start))
    act = act_of(
        things,
        thing,
        words,
        reason(joint_text),
        Told("agreed", "occurred", (("party", issuers(reading, head)),)),
    )
    lead = first_sentence(reading, head)
    opens = lead if lead and re.match(r"\W*(?:today, )?we\b", reading.words(lead), re.I) else None
    also = tuple(s for s in (adopted, opens) if s)
    yield act._replace(also=also, when=when_in(reading, adopted) if adopted else None, voice=None)


def encounter_told(reading: Reading, head: Span) -> bool:
    """Does the headline name an encounter that the text reports? One "by A and B on" an event reports none."""
    encounters = rf"\b(?:{either(listed(reading.language, 'headline', 'encounters'))})\b"
    words = reading.words(head)
    if not re.search(encounters, words, re.I):
        return False
    named = re.search(r"\b(?:by|from|of)\s+(?P<who>[^,]*?)\s+on\s+(?:the\s+)?", words)
    if (
        named is None
        or re.search(encounters, named["who"], re.I)
        or len(actors_in(reading, Span(head.start + named.start("who"), head.start + named.end("who")))) < 2
    ):
        return True
    lead = first_sentence(reading, head)
    return bool(
        lead
        and re.search(rf"\b(?:{either(listed(reading.language, 'headline', 'held'))})\b", reading.words(lead), re.I)
    )


def adoption(reading: Reading) -> Span | None:
    """ "Adopted in Vientiane on …" at the end of the text."""
    words = either(listed(reading.language, "headline", "adopted"))
    for sentence in reading.sentences[-3:]:
        if re.match(rf"(?:{words})\s+(?:in|at|on|this)\b", reading.words(sentence), re.I):
            return sentence
    return None


def narrated(reading: Reading, head: Span) -> bool:
    """Does the headline tell a deed ("X and Y adopt joint statement")?"""
    return any(f.verb.form == "finite" for f in reading.frames_from(head))


def issuers(reading: Reading, head: Span) -> tuple[Filler, ...]:
    """The parties: those who open the text with "We, …", else those whom headline and first sentence name."""
    lead = first_sentence(reading, head)
    if lead and WE_THE.match(reading.words(lead)):
        cut = re.search(
            r",\s+(?:as|having|meeting|met|gathered|recalling|recognizing|reaffirming)\b|\s+(?:met|share|express|reaffirm|gather|stand)\b",
            reading.words(lead),
        )
        found = actors_in(reading, Span(lead.start, lead.start + cut.start() if cut else lead.end), NAMED)
        if found:
            return states(reading, found)
    topic = re.search(r"\s(?:on|following|regarding|concerning)\s", reading.words(head))
    found = actors_in(reading, Span(head.start, head.start + topic.start()) if topic else head, NAMED)
    opening = actors_in(reading, lead, NAMED) if lead and len(found) < 2 else ()
    named = states(reading, opening if len(opening) > 1 else found or opening)
    return named or actors_in(reading, head, COLLECTIVE)[:1]


WE_THE = re.compile(r"\W*we(?:,|\s+the\b|\s+[^,.]*\b(?:leaders|ministers|heads|representatives|members)\b)", re.I)
COLLECTIVE = frozenset({"group"})
NAMED = frozenset({"state", "organization", "adjective", "office", "person"})


def first_sentence(reading: Reading, head: Span) -> Span | None:
    """The first sentence of the body."""
    body = next((s.span for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")), None)
    return reading.sentences[reading.sentence_at(body.start)] if body else None
