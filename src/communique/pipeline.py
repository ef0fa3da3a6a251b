"""The whole flow: one text in, one record out, each step taking values and returning new ones."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from communique import VERSION, data
from communique.annotate import amounts, dates
from communique.annotate.clauses import clauses
from communique.annotate.language import language_of
from communique.annotate.mentions import mentions
from communique.annotate.topics import topics
from communique.attribution import statements
from communique.extract import acts
from communique.house import Style, style_of
from communique.model import SCHEMA, Dateline, Document, Publisher, Record, Run, Source, Span
from communique.reading import ActDraft, Cast, Reading, Token
from communique.resolve.assemble import Assembly
from communique.resolve.cast import cast
from communique.resolve.diplomatic import diplomatic
from communique.resolve.header import headed
from communique.resolve.merge import merged
from communique.resolve.moved import moved
from communique.resolve.salience import ranked
from communique.resolve.scene import bases, staged, weekdays
from communique.resolve.tables import southern
from communique.resolve.times import Clock, own_times
from communique.resolve.told import completed, invited
from communique.resolve.topics import with_topics
from communique.segment import segment
from communique.text import Shadow, sentences, shadow, tokens
from communique.words.date_lines import known_places

NOBODY = Cast((), (), ())
ANY_DAY = date(2001, 6, 13)  # what phrases are read on where nothing tells their day


def read_source(source: Source) -> Record:
    """The record of a source text, whatever its style."""
    image = shadow(source.text)
    style = style_of(source)
    run = tokens(image.text)
    language = source.language or language_of(run)
    if language is None or language not in data.folders("lang"):
        return unread(source, image, style)
    reading = annotated(image, style, language, run)
    reading = replace(reading, statements=statements(reading))
    reading = replace(reading, cast=cast(reading))
    drafts = ranked(reading, own_times(with_topics(reading, merged(reading, acts(reading)))))
    day = one_day(reading, clock_of(source, image, reading).reference)
    drafts = headed(reading, staged(reading, completed(reading, moved(reading, drafts), day), day), day)
    return assembled(source, image, style, reading, invited(reading, drafts))


def one_day(reading: Reading, reference: date | None) -> Callable[[Span], str | None]:
    """The day of a temporal phrase that means one day, whichever it is."""
    phrases = {Span(t.start, t.end): t for t in reading.times}

    def single(span: Span) -> str | None:
        read = dates.resolved(phrases[span], reference or ANY_DAY, None, None) if span in phrases else None
        return read.start if read and read.start == read.end else None

    return single


def relative_times(reading: Reading) -> Callable[[Span], bool]:
    """Is a temporal phrase read on the day last told ("the same day")?"""
    spans = {Span(t.start, t.end) for t in reading.times if dates.relative(t)}
    return spans.__contains__


def unread(source: Source, image: Shadow, style: Style) -> Record:
    """The record of a text in no language that has a folder in lang/: its sections, and nothing said of them."""
    sections = segment(image.text, "en")
    reading = Reading(image.text, "", sections, (), (), (), (), (), NOBODY, (), style.state, (), ())
    return assembled(source, image, style, reading, ())


def annotated(image: Shadow, style: Style, language: str, run: tuple[Token, ...] | None = None) -> Reading:
    """Sections, sentences, mentions, clauses, times and topics of a text (`run`: its words, where they are known)."""
    text = image.text
    run = run if run is not None else tokens(text)
    sections = segment(text, language)
    rows = tuple(span for section in sections for span in sentences(text, section.span, language))
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
    _, dateline = dated(image, reading, iso_date(source.published))
    clock = clock_of(source, image, reading)
    told = bases(drafts, one_day(reading, clock.reference), relative_times(reading)) | weekdays(reading, drafts)
    assembly = Assembly(reading, image, document_id, clock.knowing(told))
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    document = Document(
        document_id, source.source, image.anchor(head) if head else None, source.text,
        reading.language or source.language or None,
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


def dated(image: Shadow, reading: Reading, published: date | None) -> tuple[date | None, Dateline | None]:
    """The date and place that stand above the text or open it."""
    spots = dateline_spots(reading)
    digits = slashed(reading, spots)
    for spot in spots:
        for phrase in phrases_in(reading, spot):
            read = dates.resolved(phrase, None, None, None)
            if read.start is None and names_day(phrase) and not headline(reading, spot):
                read = dates.resolved(phrase, published or digits, None, None)  # a dateline without its year
            if read.start and read.start == read.end:
                place = dateline_place(reading, spot, phrase.start)
                return date.fromisoformat(read.start), Dateline(image.anchor(place) if place else None, read.start)
    return digits, Dateline(None, digits.isoformat()) if digits else None


def phrases_in(reading: Reading, spot: Span) -> list[dates.Phrase]:
    first = bisect_left(reading.times, spot.start, key=lambda t: t.start)
    last = bisect_left(reading.times, spot.end, first, key=lambda t: t.start)
    return [phrase for phrase in reading.times[first:last] if phrase.end <= spot.end + 1]


def names_day(phrase: dates.Phrase) -> bool:
    """Is it a day of a month ("Apr. 8")?"""
    inner = phrase.term.term("at") if phrase.term.kind == "plain" else phrase.term
    return inner is not None and inner.kind == "day"


def headline(reading: Reading, spot: Span) -> bool:
    return any(s.kind == "headline" and s.span == spot for s in reading.sections)


SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
MONTH_FIRST = "USA"


def slashed(reading: Reading, spots: Sequence[Span]) -> date | None:
    """ "08/04/2024" above or below a text: read as its state writes, or as the date without a year beside it says."""
    found = next((m for s in spots if (m := SLASHED.search(reading.text, s.start, s.end))), None)
    numbers = tuple(map(int, found.groups())) if found else (0, 0, 0)
    if not found or not (1 <= numbers[0] <= 12 and 1 <= numbers[1] <= 12):
        return None
    both = (date(numbers[2], numbers[1], numbers[0]), date(numbers[2], numbers[0], numbers[1]))
    if reading.home:
        return both[reading.home == MONTH_FIRST]
    days = [p for s in spots for p in phrases_in(reading, s) if names_day(p)]
    said = {dates.resolved(p, one, None, None).start for p in days for one in both}
    return next((one for one in both if one.isoformat() in said), None)


def dateline_place(reading: Reading, spot: Span, day: int) -> Span | None:
    """The place of a dateline: a known city that opens it, or the first place that a dateline names."""
    opening = Span(spot.start, spot.start + len(reading.text[spot.start : day].split(",")[0]))
    if reading.words(opening).lower() in known_places(reading.language):
        return opening  # a city in capitals is no mention
    lines = (s.span for s in reading.sections if s.kind == "dateline")
    named = (reading.mentions[i] for line in (spot, *lines) for i in reading.mentions_in(line))
    return next((m.span for m in named if m.kind == "place"), None)


DATELINE_SIGN = re.compile(r"\s(?:--?|[\u2013\u2014])\s|\)\s*[-\u2013\u2014:]|/\.?\s|--")
LONGEST_DATELINE = 160


def dateline_spots(reading: Reading) -> list[Span]:
    """Where a dateline may stand: a line of its own, the headline, the opening of the lead, a short last line."""
    lines = [s.span for s in reading.sections if s.kind == "dateline"]
    heads = [s.span for s in reading.sections if s.kind == "headline"]
    body = [s.span for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")]
    opening = [
        Span(s.start, sign.start())
        for s in body[:1]
        for sign in [DATELINE_SIGN.search(reading.text, s.start, min(s.end, s.start + LONGEST_DATELINE))]
        if sign
    ]
    opening += [s for s in reading.sentences[:2] if body[:1] and s.start == body[0].start and dated_line(reading, s)]
    closing = [s for s in body[-3:] if len(s) < 90 and dated_line(reading, s)]
    return [*lines, *opening, *heads, *closing]


def dated_line(reading: Reading, span: Span) -> bool:
    """Is a line no sentence: no verb in it?"""
    return not any(span.covers(frame.verb.head) for frame in reading.frames_from(span))


def clock_of(source: Source, image: Shadow, reading: Reading) -> Clock:
    """What temporal phrases are read against: the dateline, the day of publication, or a day that the text names."""
    published = iso_date(source.published)
    stated, _ = dated(image, reading, published)
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
    north = not any(c.type == "state" and c.iso in southern() for c in reading.cast.characters)
    meaning: Callable[..., Any] = partial(dates.resolved, seasons=north)
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
