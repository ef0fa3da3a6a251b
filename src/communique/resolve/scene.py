"""The day and place that sentences before a meeting set, where the same people go on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from communique import data
from communique.model import Span
from communique.reading import ActDraft, Reading
from communique.resolve.venues import house

HELD = ("occurred", "ongoing")
COMING = ("planned",)
REMOTE = ("call", "video_call")
Relative: TypeAlias = Callable[[Span], bool]
Day: TypeAlias = Callable[[Span], str | None]
PEOPLE = ("host", "guest", "participant", "visitor", "head")


class Scene(NamedTuple):
    """Where and when the last encounter told was."""

    when: Span | None
    where: tuple[Span, ...]
    act: ActDraft
    journey: bool  # was its day told of a journey in its paragraph?


def staged(reading: Reading, drafts: Sequence[ActDraft], day: Day) -> list[ActDraft]:
    """The drafts; a narrated meeting without a day or place of its own takes that of the encounter told before it.

    It has to be told in the same paragraph, or further down in words that go on ("also", "then"), with somebody who
    was there. A day it takes only from a journey told in its own paragraph, and where its sentence names no time.
    """
    found = [at_visit(reading, d, drafts) if d.kind == "meeting" else d for d in drafts]
    found = [destined(reading, d, found) if d.kind == "visit" else d for d in found]
    for group in (HELD, COMING):
        scene: Scene | None = None
        for n in in_order(found, group):
            if scene is not None:
                found[n] = taking(reading, found[n], scene)
            scene = next_scene(reading, found[n], scene, day)
    return found


def at_visit(reading: Reading, draft: ActDraft, drafts: Sequence[ActDraft]) -> ActDraft:
    """A meeting in the town where its own sentence says that somebody of it is ("who is in Riga")."""
    if draft.where or draft.subtype in REMOTE or draft.status not in (*HELD, *COMING):
        return draft
    visits = [d for d in drafts if d.kind == "visit" and d.voice == draft.voice and there(reading, d, draft)]
    towns = {d.where[0]: d for d in visits if d.where and town(reading, d.where[0])}
    return draft._replace(where=next(iter(towns.values())).where) if len(towns) == 1 else draft


def destined(reading: Reading, draft: ActDraft, drafts: Sequence[ActDraft]) -> ActDraft:
    """A visit whose destination is not told: the one town in which its visitor meets people, further on."""
    if draft.where or draft.voice is not None or draft.status not in (*HELD, *COMING):
        return draft
    later = [d for d in drafts if d.kind == "meeting" and d.voice is None and d.span.start > draft.span.start]
    own = [d for d in later if people(d) & people(draft) and same_section(reading, d, draft)]
    towns = {reading.words(d.where[0]): d.where for d in own if d.where and town(reading, d.where[0])}
    return draft._replace(where=next(iter(towns.values()))) if len(towns) == 1 else draft


def there(reading: Reading, visit: ActDraft, meeting: ActDraft) -> bool:
    """Is a visit of somebody who meets told in the same sentence: the journey before, or under way?"""
    if not same_sentence(reading, visit, meeting) or people(visit).isdisjoint(people(meeting)):
        return False
    if visit.span.start < meeting.span.start and visit.status in (*HELD, *COMING):
        aim = reading.text[visit.span.end : meeting.span.end]
        return visit.status == meeting.status or re.search(r"\bwhere\b|\bto\s+meet\b", aim) is not None
    return visit.status in HELD and meeting.status in HELD


def town(reading: Reading, span: Span) -> bool:
    return any(reading.mentions[i].kind == "place" for i in reading.mentions_in(span))


def in_order(drafts: Sequence[ActDraft], group: tuple[str, ...]) -> list[int]:
    """Numbers of the encounters that the publisher tells, as they stand in the text."""
    told = [
        n for n, d in enumerate(drafts)
        if d.kind in ("meeting", "visit") and d.status in group and d.voice is None and not d.voiced_by
    ]  # fmt: skip
    return sorted(told, key=lambda n: drafts[n].span)


def next_scene(reading: Reading, draft: ActDraft, scene: Scene | None, day: Day) -> Scene | None:
    """The scene after an encounter: its own day and place, or what it took over."""
    section = reading.section_at(draft.span.start)
    if section is None or section.kind in ("headline", "dateline"):
        return scene
    when = draft.when if draft.when and day(draft.when) else None
    where = draft.where if draft.subtype not in REMOTE else ()
    if draft.when and not when:
        return scene  # "last month", "in 2022": recalled, no scene
    if not when and not where:
        return scene
    if scene and scene.act.kind == "visit" == draft.kind and same_sentence(reading, scene.act, draft):
        where = ()  # "visited Djibouti and Niger": two places are none for what follows
    going_on = scene is not None and scene.journey and same_section(reading, scene.act, draft) and scene.when == when
    return Scene(when, where, draft, draft.kind == "visit" or going_on)


def same_section(reading: Reading, one: ActDraft, other: ActDraft) -> bool:
    return reading.section_number(one.span.start) == reading.section_number(other.span.start)


def same_sentence(reading: Reading, one: ActDraft, other: ActDraft) -> bool:
    return reading.sentence_at(one.span.start) == reading.sentence_at(other.span.start)


def taking(reading: Reading, draft: ActDraft, scene: Scene) -> ActDraft:
    """A meeting with what the scene lends it."""
    if draft.kind != "meeting" or people(draft).isdisjoint(people(scene.act)):
        return draft
    same = same_section(reading, draft, scene.act)
    sentence = reading.sentences[reading.sentence_at(draft.span.start)]
    if not same and not additive(reading.language).search(reading.text, sentence.start, sentence.end):
        return draft
    times = [i for i in reading.mentions_in(sentence) if reading.mentions[i].kind == "time"]
    if draft.when is None and scene.when and not times and same and scene.journey:
        draft = draft._replace(when=scene.when)
    if not draft.where and draft.subtype not in REMOTE and lends(reading, scene, draft):
        draft = draft._replace(where=scene.where)
    return draft


def lends(reading: Reading, scene: Scene, draft: ActDraft) -> bool:
    """May a meeting have been where the scene is: any in the same town, in a house only those of the same host?"""
    houses = any(house(reading, span) for span in scene.where)
    hosts = {f.entity for f in draft.fillers("host")}
    return bool(scene.where) and (not houses or hosts <= {f.entity for f in scene.act.fillers("host")} != set())


def bases(drafts: Sequence[ActDraft], day: Day, relative: Relative) -> dict[Span, Span]:
    """For each time such as "the same day" or "in the evening" of a narrated act: the day last told before it."""
    narrated = sorted(
        (d for d in drafts if d.when and d.voice is None and not d.voiced_by), key=lambda d: d.when or d.span
    )
    found = dict[Span, Span]()
    held: Span | None = None
    latest: Span | None = None
    for draft in narrated:
        base = latest if draft.status in COMING else held  # "will arrive on 7 May and be received the same day"
        if draft.when and relative(draft.when):
            found |= {draft.when: base} if base else {}
        elif draft.when and draft.kind in ("meeting", "visit", "message") and day(draft.when):
            held = draft.when if draft.status in HELD else held
            latest = draft.when if draft.status in (*HELD, *COMING) else latest
    return found


def weekdays(reading: Reading, drafts: Sequence[ActDraft]) -> dict[Span, Span]:
    """For each weekday alone ("on Wednesday"): the date told before it that has this weekday ("Wednesday 31 May")."""
    if not reading.language:
        return {}
    names = weekday_names(reading.language)
    times = [(Span(t.start, t.end), reading.text[t.start : t.end]) for t in reading.times]
    known: dict[str, Span] = {}
    told = {d.when for d in drafts if d.when and d.voice is None}
    found: dict[Span, Span] = {}
    for span, words in times:
        match = names.search(words)
        if match and re.search(r"\d", words):
            known[match.group().lower()] = span
        elif match and span in told and names.fullmatch(words.split()[-1]) and match.group().lower() in known:
            found[span] = known[match.group().lower()]
    return found


def weekday_names(language: str) -> re.Pattern[str]:
    table = data.toml("lang", language, "dates.toml")["values"]["weekday_name"]
    return re.compile("|".join(map(re.escape, table.values())), re.I)


def people(draft: ActDraft) -> frozenset[int | None]:
    return frozenset(f.entity for role in PEOPLE for f in draft.fillers(role) if f.entity is not None)


def additive(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(data.words(language, "scenes.additive"), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.I)
