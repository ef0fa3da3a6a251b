"""The kind of a meeting and its draft, whatever words tell it."""

from __future__ import annotations

import re
from functools import cache

from communique import data
from communique.extract.encounter_clause import reach_from
from communique.extract.encounter_people import Party, alternatives, next_mention
from communique.extract.encounter_place import places_in, scene, time_in
from communique.extract.parts import draft
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading

REMOTE = ("call", "video_call")


@cache
def words(language: str, section: str, name: str) -> tuple[str, ...]:
    """A word list of meeting.toml."""
    return tuple(data.entries(data.toml("lang", language, "meeting.toml")[section][name]))


@cache
def marks(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words that tell a particular kind of meeting, the more telling kind first."""
    table = data.toml("lang", language, "meeting.toml")["marks"]
    return tuple((kind, alternatives(data.entries(table[kind]), r"(?<!\w)")) for kind in table)


@cache
def matcher(language: str, section: str, name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return alternatives(words(language, section, name), before, after)


def kind_of(reading: Reading, start: int, end: int, default: str) -> str:
    """The kind that the words of a clause tell, else the default."""
    if default in ("call", "video_call", "credentials", "courtesy_call", "audience"):
        return default
    for kind, pattern in marks(reading.language):
        if pattern.search(reading.text, start, end):
            if default == "meal" and kind not in REMOTE:
                return default
            return kind
    return default


def occasion_in(reading: Reading, start: int, end: int) -> Span | None:
    """The event at whose margins: what follows "on the sidelines of"."""
    match = matcher(reading.language, "marks", "sidelines").search(reading.text, start, end)
    if not match or not match.group().lower().endswith(" of"):
        return event_in(reading, start, end)
    stop = reach_from(reading, match.end())
    cut = re.compile(r",|\s(?:to|for|in order)\s").search(reading.text, match.end(), min(stop, end))
    last = cut.start() if cut else min(stop, end)
    return Span(match.end() + 1, match.end() + 1 + len(reading.text[match.end() + 1 : last].rstrip(" \n.,;:!?")))


def event_in(reading: Reading, start: int, end: int) -> Span | None:
    """An event named after "at" or "during"."""
    for i in range(next_mention(reading, start), next_mention(reading, end)):
        mention = reading.mentions[i]
        if (
            mention.kind in ("event", "organization")
            and matcher(reading.language, "about", "within", "", r"\s+(?:the\s+)?$").search(
                reading.text, max(mention.start - 24, start), mention.start
            )
            and (
                mention.kind == "event"
                or mention.end == min(end, len(reading.text))
                or reading.text[mention.end] in ".,;"
            )
        ):
            return mention.span
    return None


def symmetric(first: Party, second: Party) -> list[tuple[str, tuple[Filler, ...]]]:
    """Both parties as participants, nobody twice."""
    others = tuple(f for f in second.fillers if f.entity is None or f.entity not in first.numbers)
    return [("participant", (*first.fillers, *others))]


def hosted(host: Party, guest: Party) -> list[tuple[str, tuple[Filler, ...]]]:
    guests = tuple(f for f in guest.fillers if f.entity is None or f.entity not in host.numbers)
    return [("host", host.fillers), ("guest", guests)]


def enough(roles: list[tuple[str, tuple[Filler, ...]]]) -> bool:
    """Are there two sides?"""
    return sum(len(fillers) for _, fillers in roles) > 1


def by_number(reading: Reading, roles: list[tuple[str, tuple[Filler, ...]]], kind: str) -> str:
    """Three of three states make a meeting trilateral, four and more multilateral."""
    if kind not in ("unspecified", "talks"):
        return kind
    isos = [
        reading.cast.characters[f.entity].iso or reading.home or "?"
        for _, fillers in roles
        for f in fillers
        if f.entity is not None
    ]
    if len(isos) < 3 or len(set(isos)) != len(isos) or isos.count("?") > 1:
        return kind
    return "trilateral" if len(isos) == 3 else "multilateral"


def sketch(
    reading: Reading, span: Span, rule: str, roles: list[tuple[str, tuple[Filler, ...]]], **values: object
) -> ActDraft:
    """A meeting's draft with kind, time, place and occasion read off its clause (`stop`: where that ends)."""
    stop = int(str(values.pop("stop", span.end)))
    default = str(values.pop("subtype", "unspecified"))
    subtype = by_number(reading, roles, kind_of(reading, span.start, stop, default))
    values.setdefault("when", time_in(reading, span.start, stop))
    aside = matcher(reading.language, "about", "aside", r",?\s").search(reading.text, span.end, max(stop, span.end))
    where = places_in(reading, span.start, aside.start() if aside else stop) or scene(
        reading, int(str(values.get("at", span.start)))
    )
    values.setdefault("where", () if subtype in REMOTE else where)
    values.setdefault("occasion", occasion_in(reading, span.start, stop))
    return draft(reading, "meeting", span, rule, roles=roles, subtype=subtype, **values)
