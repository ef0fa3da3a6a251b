"""The parts of a text: headline, dateline, lead, paragraphs, turns, blocks of speech, lists, and what is no text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from communique import data
from communique.model import Span
from communique.reading import Section
from communique.words.date_lines import CLOCK, dates_only, known_places
from communique.words.markdown import front_matter, heading_sign
from communique.words.masthead import is_masthead
from communique.words.sourced import told_below

LONGEST_HEADLINE = 260
LONGEST_LABEL = 90
SHORTEST = 24  # characters of a headline below a masthead
LONGEST_HEAD = 8
BULLET = re.compile(r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u00b7\u2013\u2014\u25e6]|\([a-z]\)|[a-z]\))\s+(?=\S)")
NUMBER = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\([ivx]{1,4}\)|[IVX]{1,5}\.)\s+(?=\S)")
DASH = re.compile(r"\s*[-\u2013\u2014]\s*(?=[\w\"'\u201c\u00ab])")
INTRO = re.compile(r"[:\uff1a]\s*$")
SHORTENED = r"(?i:Mr|Mrs|Ms|Dr|Jr|H\.E|St|Gen|Sen|Rep|Amb)"
LABEL = re.compile(
    rf"\s*(?P<label>(?:(?:{SHORTENED}|[A-Z])\.\s*){{0,3}}[A-Z\u00c0-\u024f\u1e00-\u1eff][^\n:.?!\"\u201c;]*?"
    rf"(?:\b(?:{SHORTENED}|[A-Z])\.[^\n:.?!\"\u201c;]*?)*)(?P<note>\s*\([^)\n]{{0,60}}\))?\s*:\s+(?=\S)"
)
QUESTION = re.compile(r"\s*(?P<label>Q|QUESTION|A)(?:\s*[:.]|\s{1,4}(?=[A-Z(\"'\u2026-]))\s*")
MIDLINE = re.compile(
    r"(?<=[.?!)\u2014\u2026\"])\s+(?P<label>Q(?=\s+[A-Z])|(?:[A-Z][A-Z.'\u00c0-\u00de-]+\s+){1,5}[A-Z]"
    r"[A-Z'\u00c0-\u00de-]+|(?:MR|MS|MRS|DR)\. [A-Z'-]+)(?P<note>\s*\([^)\n]{0,60}\))?(?:(?<=Q)\s+|\s*:\s+"
    r")(?=\S)"
)


class Line(NamedTuple):
    span: Span
    text: str


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, without the white space around them."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        words = match.group()
        left, right = len(words) - len(words.lstrip()), len(words.rstrip())
        if right > left:
            found.append(Line(Span(match.start() + left, match.start() + right), words[left:right]))
    return found


@cache
def listed(language: str, name: str) -> tuple[str, ...]:
    return tuple(sorted((w.lower() for w in data.words(language, f"segments.{name}")), key=len, reverse=True))


def segment(text: str, language: str = "en") -> tuple[Section, ...]:
    """The sections of a text in order. Their spans do not overlap; white space between them belongs to none."""
    rows = lines(text)
    above = front_matter([row.text for row in rows[:62]])
    found = [Section("boilerplate", Span(rows[0].span.start, rows[above - 1].span.end))] if above else []
    rows = rows[above:]
    at = head(rows, found, language)
    transcript = is_transcript(rows[at:], language)
    tail = False
    body = 0
    while at < len(rows):
        row = rows[at]
        dated = not tail and goes_on_dated(row, found, language)
        kind = None if dated else noise(row, language, at == len(rows) - 1)
        tail = tail or (kind == "tail" and at > 1 and not told_below([row.text for row in rows[at:]]))
        if dated or tail or kind:
            found.append(Section("dateline" if dated else "boilerplate", row.span))
        elif transcript:
            found.extend(turns(row, language, found))
        else:
            section = paragraph(row, body, (rows[at - 1] if at else None, language))
            body += section.kind != "dateline"
            found.append(section)
        at += 1
    return tuple(found)


def head(rows: Sequence[Line], found: list[Section], language: str) -> int:
    """Headline and datelines at the top; the number of the line that follows them."""
    at, titled = 0, False
    while at < len(rows) - 1 and at < LONGEST_HEAD:
        row = rows[at]
        if dates_only(row.text, language) and not (at == 0 and len(row.text) > 60):
            found.append(Section("dateline", row.span))
        elif row.text.lower().startswith(listed(language, "salutations")) and row.text.endswith((",", ":", "!")):
            break
        elif not titled and opens_with_place(rows, at, language):
            found.append(Section("dateline", row.span))
        elif titled and goes_on_in_capitals(rows, at):
            found[-1] = Section("headline", Span(found[-1].span.start, row.span.end))
        elif not titled and is_masthead(row.text, language) and headline_below(rows, at, language):
            found.append(Section("boilerplate", row.span))
        elif not titled and headline(row, at) and not leads_list(rows, at):
            found.extend(titles(row))
            titled = True
        elif titled and is_place(row) and any(dates_only(later.text, language) for later in rows[at + 1 : at + 3]):
            found.append(Section("dateline", row.span))
        else:
            break
        at += 1
    return at


def titles(row: Line) -> list[Section]:
    """A headline; the sign of a heading in Markdown ("# Talks in Accra") is none of it."""
    sign, start = heading_sign(row.text), row.span.start
    if not sign:
        return [Section("headline", row.span)]
    words = Span(start + len(sign), row.span.end)
    return [Section("boilerplate", Span(start, start + len(sign.rstrip()))), Section("headline", words)]


def goes_on_dated(row: Line, found: Sequence[Section], language: str) -> bool:
    """Is a line of date below the summary, or of hour or place below a line of date, before any turn?"""
    kind, clock = found[-1].kind if found else "", bool(CLOCK.match(row.text))
    below = kind == "lead" and len(row.text) < 50 and not clock and dates_only(row.text, language)
    fits = below or (kind == "dateline" and (clock or known_place(row, language)))
    return fits and len(found) < 2 * LONGEST_HEAD and not any(s.kind == "turn" for s in found)


def opens_with_place(rows: Sequence[Line], at: int, language: str) -> bool:
    """Is a line a place with a line of date below it, and the headline only below that?"""
    below = rows[at + 1 : at + 4]
    dated = len(below) == 3 and dates_only(below[0].text, language)
    return dated and known_place(rows[at], language) and headline(below[1], at)


def known_place(row: Line, language: str) -> bool:
    """Is a short line nothing but a place ("The Kremlin, Moscow"): one of its parts is in the lists?"""
    article = data.words(language, "tags.determiner")
    parts = [part.lower().split() for part in row.text.split(",")]
    names = {" ".join(words[words[0] in article :]) for words in parts if words}
    return is_place(row) and len(row.text.split()) < 8 and not names.isdisjoint(known_places(language))


def goes_on_in_capitals(rows: Sequence[Line], at: int) -> bool:
    """Is a line in capitals the rest of a headline in capitals?"""
    return (
        rows[at].text.isupper()
        and rows[at - 1].text.isupper()
        and rows[at].span.start - rows[at - 1].span.end < 2
        and not re.search(r"\d{1,2}[:.]\d\d", rows[at].text)
    )


def leads_list(rows: Sequence[Line], at: int) -> bool:
    """Does a line end with a colon, and an item of a list stand below it?"""
    return rows[at].text.endswith(":") and BULLET.match(rows[at + 1].text) is not None


def headline(row: Line, at: int) -> bool:
    ended = re.search(r"[.!]['\"\u201d]?$", row.text) and not re.search(r"\b(?:Jr|Sr|U\.S|U\.K|U\.N|Inc)\.$", row.text)
    return not (
        len(row.text) > LONGEST_HEADLINE or (ended and len(row.text) > 120) or (at and LABEL.match(row.text[:200]))
    )


def headline_below(rows: Sequence[Line], at: int, language: str) -> bool:
    """Does a headline, no sentence, follow a line above it, dates between them aside?"""
    above = (later for later in rows[at + 1 : at + 5] if not dates_only(later.text, language))
    row = next((later for later in above if not is_masthead(later.text, language)), None)
    return row is not None and headline(row, at) and not row.text.endswith((".", ":")) and len(row.text) > SHORTEST


def is_place(row: Line) -> bool:
    """A short line without a full stop, as a place above a text is written."""
    return len(row.text) < 75 and not re.search(r"[.:;?!]$", row.text) and row.text[0].isupper()


def noise(row: Line, language: str, last: bool) -> str | None:
    """ "mark" for "###" and its like, "tail" where related news or contacts begin, else None."""
    lower = row.text.lower()
    if lower in listed(language, "boilerplate") or not re.search(r"\w", row.text):
        return "mark"
    if re.match(r"(?:END\s+)?\d{1,2}[:.]\d\d\s*(?:[AaPp]\.?[Mm]\.?)?( [A-Z]{2,4})?\.?$", row.text) or re.fullmatch(
        r"\([a-z .-]{2,40}\)", lower
    ):
        return "mark"
    return "tail" if lower.startswith(listed(language, "tails")) and len(lower) < 160 else None


@cache
def speaker_words(language: str) -> frozenset[str]:
    """Words that a speaker's label may contain: titles, honorifics, given names."""
    titles = (
        w for row in data.rows("lang", language, "offices.csv") for t in row["titles"].split(";") for w in t.split()
    )
    names = (
        *data.words(language, "people.honorifics"),
        *data.words(language, "people.given_names"),
        *data.words(language, "people.ranks_before_names"),
    )
    plain = {w.lower().strip(".") for w in (*titles, *(p for n in names for p in n.split()))}
    return frozenset(plain - data.words(language, "segments.not_speakers"))


@cache
def common_words(language: str) -> frozenset[str]:
    return data.words(language, "people.not_names")


def label_of(row: Line, language: str) -> re.Match[str] | None:
    """The speaker's label at the start of a line ("PRESIDENT X:", "Q", "Vladimir Y:")."""
    question = QUESTION.match(row.text)
    if question:
        return question
    match = LABEL.match(row.text[:200])
    if not match or len(match["label"]) > LONGEST_LABEL or len(match["label"].split()) > 11:
        return None
    words = match["label"].strip().lower()
    if (
        words in listed(language, "not_labels")
        or words.split()[-1] in listed(language, "not_labels")
        or re.match(r"(?:the|in|on|as|at|these|this|we|they|he|she|it|for|with|both|during|following)\b", words)
    ):
        return None
    upper = (
        match["label"].isupper() or words in listed(language, "questioners") or words in listed(language, "moderators")
    )
    parts = set(re.findall(r"[\w'-]+", words))
    if (
        not upper
        and not speaker_words(language) & parts
        and (len(match["label"].split()) != 2 or parts & common_words(language))
    ):
        return None
    names = all(
        w[0].isupper() or w in ("of", "the", "for", "and", "de", "bin", "al", "van", "von", "da")
        for w in match["label"].split()
        if w[0].isalpha()
    )
    return match if upper or names else None


def is_transcript(rows: Sequence[Line], language: str) -> bool:
    """Two turns or more; or one whose label is a title with a name."""
    found = 0
    for row in rows:
        label = label_of(row, language)
        titled = (
            label and len(label["label"].split()) > 2 and speaker_words(language) & set(label["label"].lower().split())
        )
        found += 2 if titled and len(row.text) > len(label["label"]) + 60 else 0  # type: ignore[index]
        found += bool(label) and (label["label"].isupper() or len(row.text) > len(label["label"]) + 25)  # type: ignore[index]
        found += sum(1 for _ in MIDLINE.finditer(row.text))
        if found > 1:
            return True
    return False


def turns(row: Line, language: str, found: list[Section]) -> list[Section]:
    """The turns of one line: usually one; several where line breaks were lost."""
    label = label_of(row, language)
    labels = [*([label] if label else []), *MIDLINE.finditer(row.text)]
    starts = [m.start("label") if m is not label else 0 for m in labels]
    speaking = any(s.kind == "turn" for s in found)
    if not labels:
        kind = (
            "turn" if speaking else "lead" if not any(s.kind in ("lead", "paragraph") for s in found) else "paragraph"
        )
        return [Section(kind, row.span)]
    sections = []
    if starts[0] > 0:
        sections.append(Section("turn" if speaking else "paragraph", part(row, 0, starts[0])))
    for match, begin, end in zip(labels, starts, [*starts[1:], len(row.text)], strict=True):
        words = Span(row.span.start + match.start("label"), row.span.start + match.end("label"))
        sections.append(Section("turn", part(row, begin, end), words))
    return sections


def part(row: Line, begin: int, end: int) -> Span:
    """A part of a line without the white space that it ends with."""
    return Span(row.span.start + begin, row.span.start + len(row.text[:end].rstrip()))


def paragraph(row: Line, body: int, above: tuple[Line | None, str]) -> Section:
    """A line of running text: lead, paragraph, list item, numbered paragraph, block of speech, or a dateline."""
    previous, language = above
    if dates_only(row.text, language) and (body == 0 or len(row.text) < 50):
        return Section("dateline", row.span)
    dash = DASH.match(row.text)
    speech = dash and not row.text[dash.end()].islower()  # the items of a list go on the line before them
    if previous and INTRO.search(previous.text) and (speech or row.text[0] in '"\u201c\u00ab'):
        return Section("quote_block", row.span, None, previous.span)
    if NUMBER.match(row.text):
        return Section("numbered", row.span)
    if BULLET.match(row.text):
        return Section("list_item", row.span)
    if body == 0:
        return Section("lead", row.span)
    return Section("paragraph", row.span)
