"""The whole flow: one text in, one record out, each step taking values and returning new ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from communique import VERSION
from communique.annotate import amounts, dates
from communique.annotate.clauses import clauses
from communique.annotate.language import language_of
from communique.annotate.mentions import mentions
from communique.annotate.topics import topics
from communique.attribution import statements
from communique.extract import acts
from communique.house import Style, style_of
from communique.model import SCHEMA, Dateline, Document, Publisher, Record, Run, Source, Span
from communique.reading import ActDraft, Cast, Reading
from communique.resolve.assemble import Assembly
from communique.resolve.cast import cast
from communique.resolve.diplomatic import diplomatic
from communique.resolve.header import headed
from communique.resolve.merge import merged
from communique.resolve.salience import ranked
from communique.resolve.times import Clock, own_times
from communique.resolve.told import completed
from communique.segment import known_places, segment
from communique.text import Shadow, sentences, shadow, tokens

NOBODY = Cast((), (), ())


def read_source(source: Source) -> Record:
    """The record of a source text, whatever its style."""
    image = shadow(source.text)
    style = style_of(source)
    language = source.language or language_of(image.text)
    if language is None:
        return unread(source, image, style)
    reading = annotated(image, style, language)
    reading = replace(reading, statements=statements(reading))
    reading = replace(reading, cast=cast(reading))
    drafts = ranked(reading, own_times(merged(reading, acts(reading))))
    single_day = one_day(reading)
    drafts = headed(reading, completed(reading, drafts, single_day), single_day)
    return assembled(source, image, style, reading, drafts)


def one_day(reading: Reading) -> Callable[[Span], bool]:
    """Does a temporal phrase mean one day, whichever it is? (Read on a day of no meaning.)"""
    phrases = {Span(t.start, t.end): t for t in reading.times}

    def single(span: Span) -> bool:
        read = dates.resolved(phrases[span], date(2001, 6, 13), None, None) if span in phrases else None
        return bool(read and read.start and read.start == read.end)

    return single


def unread(source: Source, image: Shadow, style: Style) -> Record:
    """The record of a text in no language that has a folder in lang/: its sections, and nothing said of them."""
    sections = segment(image.text, "en")
    reading = Reading(image.text, "", sections, (), (), (), (), (), NOBODY, (), style.state, (), ())
    return assembled(source, image, style, reading, ())


def annotated(image: Shadow, style: Style, language: str) -> Reading:
    """Sections, sentences, mentions, clauses, times and topics of a text."""
    text = image.text
    sections = segment(text, language)
    rows = tuple(span for section in sections for span in sentences(text, section.span, language))
    run = tokens(text)
    times = tuple(dates.find(text, language))
    labels = [section.label for section in sections if section.label]
    named = mentions(run, [Span(t.start, t.end) for t in times], labels, language)
    frames = clauses(rows, run, named, language)
    money = tuple(amounts.find(text, language))
    return Reading(
        text,
        language,
        sections,
        rows,
        run,
        named,
        frames,
        (),
        NOBODY,
        topics(run, language),
        style.state,
        times,
        money,
    )


def assembled(source: Source, image: Shadow, style: Style, reading: Reading, drafts: Sequence[ActDraft]) -> Record:
    """The record: anchors into the source text, ids, normalised values."""
    document_id = hashlib.sha256(source.text.encode("utf8", "surrogatepass")).hexdigest()
    stated, dateline = dated(image, reading)
    clock = clock_of(source, image, reading, stated)
    assembly = Assembly(reading, image, document_id, clock)
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    document = Document(
        document_id, source.source, image.anchor(head) if head else None, source.text, reading.language or None,
        Publisher(style.publisher, source.publisher, style.state), source.published, dateline,
        diplomatic(reading, drafts), assembly.segments(),
    )  # fmt: skip
    return Record(
        SCHEMA,
        document,
        assembly.entities(),
        assembly.statements(),
        assembly.acts(drafts),
        Run("communique", VERSION, ()),
    )


def dated(image: Shadow, reading: Reading) -> tuple[date | None, Dateline | None]:
    """The date and place that stand above the text or open it."""
    lines = [s.span for s in reading.sections if s.kind == "dateline"]
    for spot in dateline_spots(reading):
        for phrase in reading.times:
            if spot.start <= phrase.start and phrase.end <= spot.end + 1:
                read = dates.resolved(phrase, None, None, None)
                places = [m.span for m in reading.mentions if m.kind == "place" and spot.covers(m.span)]
                places += [
                    m.span for m in reading.mentions for line in lines if m.kind == "place" and line.covers(m.span)
                ]
                opening = Span(spot.start, spot.start + len(reading.text[spot.start : phrase.start].split(",")[0]))
                if reading.words(opening).lower() in known_places(reading.language):
                    places.insert(0, opening)  # a city in capitals is no mention
                place = image.anchor(places[0]) if places else None
                if read.start and read.start == read.end:
                    return date.fromisoformat(read.start), Dateline(place, read.start)
    return None, None


DATELINE_SIGN = re.compile(r"\s(?:--?|[\u2013\u2014])\s|\)\s*[-\u2013\u2014:]|/\.?\s|--")
LONGEST_DATELINE = 160


def dateline_spots(reading: Reading) -> list[Span]:
    """Where a dateline may stand: a line of its own, the headline, the opening of the lead, a short last line."""
    lines = [s.span for s in reading.sections if s.kind == "dateline"]
    heads = [s.span for s in reading.sections if s.kind == "headline"]
    body = [s.span for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")]
    opening = [
        Span(s.start, s.start + sign.start())
        for s in body[:1]
        for sign in [DATELINE_SIGN.search(reading.text, s.start, min(s.end, s.start + LONGEST_DATELINE))]
        if sign
    ]
    closing = [s for s in body[-3:] if len(s) < 90 and dated_line(reading, s)]
    return [*lines, *opening, *heads, *closing]


def dated_line(reading: Reading, span: Span) -> bool:
    """Is a line no sentence: no verb in it?"""
    return not any(span.covers(frame.verb.head) for frame in reading.frames)


def clock_of(source: Source, image: Shadow, reading: Reading, stated: date | None) -> Clock:
    """What temporal phrases are read against: the dateline, the day of publication, or a day that the text names."""
    published = iso_date(source.published)
    told = first_full_date(reading) if not stated and not published else None
    reference = (
        (stated, "dateline")
        if stated
        else (published, "publication")
        if published
        else (told, "stated" if told else None)
    )
    phrases = {Span(t.start, t.end): t for t in reading.times}
    money = {Span(m.start, m.end): (m.value, m.unit) for m in reading.money}
    meaning: Callable[..., Any] = dates.resolved
    return Clock(image.anchor, phrases, meaning, money, reference)


def first_full_date(reading: Reading) -> date | None:
    """The first day that the text itself names in full: what is said of "Monday" or "5 May" is read against it."""
    body = next((s.span for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")), None)
    early = [p for p in reading.times if body and p.start < body.start + EARLY]
    for phrase in early:
        read = dates.resolved(phrase, None, None, None)
        whole = read.end is not None and read.start is not None and read.start[:7] == read.end[:7]
        if (
            read.start
            and read.basis == "stated"
            and (whole or FULL_DAY.search(reading.text[phrase.start : phrase.end]))
        ):
            return date.fromisoformat(read.start)
    return None


FULL_DAY = re.compile(r"\b\d{1,2}\b.*\b\d{4}\b")
EARLY = 300  # characters of the body in which a text tells its own day


def iso_date(text: str | None) -> date | None:
    """The day that an ISO date or time begins with; None where there is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
