"""The day and place that the sentence of an encounter tells, where the verb's own phrases gave none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from communique import data
from communique.model import Span
from communique.reading import ActDraft, Reading
from communique.resolve.venues import stands_in, venues

Day: TypeAlias = Callable[[Span], str | None]  # the one day that a temporal phrase means; None for other phrases


def completed(reading: Reading, drafts: Sequence[ActDraft], day: Day) -> list[ActDraft]:
    """The drafts; narrated meetings without a time or place take the one that their sentence alone can mean.

    A day or place that another act of the sentence has is not taken, nor one of two. The main meeting may also take
    the only day and place that the first sentence names.
    """
    taken = {d.when for d in drafts if d.when} | {w for d in drafts for w in d.where}
    found = [with_own(reading, d, taken, day) if open_to(d) else d for d in drafts]
    return [
        from_lead(reading, d, taken, day) if open_to(d) and d.salience == "main" and d.status != "planned" else d
        for d in found
    ]


def from_lead(reading: Reading, draft: ActDraft, taken: set[Span], day: Day) -> ActDraft:
    """The main meeting with the only day and place that the first sentence names."""
    first = lead(reading)
    if draft.when is None:
        draft = draft._replace(when=only_day(reading, [first], taken | of_saying(reading, first, draft), day))
    if not draft.where and draft.subtype not in ("call", "video_call"):
        draft = draft._replace(where=only_place(reading, first, taken, first))
    return draft


def invited(reading: Reading, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The drafts; an invitation takes the place of the visit for which its sentence tells that it was made."""
    visits = [d for d in drafts if d.kind == "visit" and d.status not in ("negated", "cancelled", "postponed")]
    found = []
    for draft in drafts:
        own = visit_of(reading, draft, visits) if draft.kind == "invitation" else None
        if own is not None and draft.status == "occurred":
            draft = draft._replace(where=draft.where or own.where)
        found.append(draft)
    return found


def visit_of(reading: Reading, invitation: ActDraft, visits: Sequence[ActDraft]) -> ActDraft | None:
    """The visit of the one invited that is told in the same sentence."""
    number = reading.sentence_at(invitation.span.start)
    invitees = {f.entity for f in invitation.fillers("invitee")} - {None}
    for visit in visits:
        same = any(reading.sentence_at(span.start) == number for span in (visit.span, *visit.also))
        if same and not invitees.isdisjoint(f.entity for f in visit.fillers("visitor")):
            return visit
    return None


def open_to(draft: ActDraft) -> bool:
    narrated = draft.kind == "meeting" and draft.voice is None and not draft.voiced_by
    return narrated and draft.status in ("occurred", "ongoing", "planned") and (draft.when is None or not draft.where)


def with_own(reading: Reading, draft: ActDraft, taken: set[Span], day: Day) -> ActDraft:
    sentences = [
        reading.sentences[n] for n in dict.fromkeys(reading.sentence_at(s.start) for s in (draft.span, *draft.also))
    ]
    for sentence in sentences:
        if draft.when is None:
            told = of_saying(reading, sentence, draft)
            draft = draft._replace(when=only_day(reading, [sentence], taken | told, day))
        if not draft.where and draft.subtype not in ("call", "video_call"):
            draft = draft._replace(where=only_place(reading, sentence, taken, draft.span))
    return draft if draft.when else draft._replace(when=shared_day(reading, draft, day))


def shared_day(reading: Reading, draft: ActDraft, day: Day) -> Span | None:
    """ "Met today with X and was received by Y": the one day told between the doer and the second of his deeds."""
    frames = [f for f in reading.frames_from(draft.span) if draft.span.covers(f.verb.span) and f.verb.form == "finite"]
    first = frames[0] if frames else None
    if first is None or not first.shared or first.subject is None or first.subject.end > first.verb.start:
        return None
    return only_day(reading, [Span(first.subject.end, first.verb.start)], set(), day)


def only_place(reading: Reading, sentence: Span, taken: set[Span], act: Span) -> tuple[Span, ...]:
    """The one place or house in which a sentence says that something was, and that is no other act's.

    Where it names several, the one that is not in a clause of its own behind the act ("who was there to").
    """
    houses = venues(reading, sentence)
    mentions = [reading.mentions[i] for i in reading.mentions_in(sentence)]
    places = [m.span for m in mentions if m.kind == "place" and m.span not in taken and stands_in(reading, m.span)]
    places = [p for p in places if not any(house.touches(p) for house in houses)]
    places = [p for p in (*places, *houses) if p not in taken and not EARLIER.search(between(reading, act, p))]
    near = [p for p in places if not APART.search(between(reading, act, p))]
    found = places if len(places) == 1 else near
    return tuple(found) if len(found) == 1 else ()


def between(reading: Reading, act: Span, place: Span) -> str:
    return reading.text[min(act.end, place.start) : place.start]


EARLIER = re.compile(r"\b(?:following|after|before|ahead of|since)\s[^,;]*$", re.I)
APART = re.compile(r"\b(?:who|which|that|whose|where|while|to|for|of)\s", re.I)


def lead(reading: Reading) -> Span:
    """The first sentence of the text."""
    body = (s.span for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate"))
    start = next(body, Span(0, 0)).start
    return next((s for s in reading.sentences if s.start == start), Span(0, 0))


def only_day(reading: Reading, stretches: Sequence[Span], taken: set[Span], day: Day) -> Span | None:
    """The one day that stretches of text name and that is no other act's; the first where they name it twice."""
    mentions = [reading.mentions[i] for stretch in stretches for i in reading.mentions_in(stretch)]
    times = [m.span for m in mentions if m.kind == "time" and m.span not in taken and not aside(reading, m.span)]
    days = {span: one for span in times if (one := day(span))}
    return next(iter(days)) if len(set(days.values())) == 1 else None


def of_saying(reading: Reading, sentence: Span, draft: ActDraft) -> set[Span]:
    """Days on which something told before them was said, and not done ("…, the Ministry said on Tuesday")."""
    row = reading.frames_by_sentence.get(reading.sentence_at(sentence.start), ())
    said = [f for f in row if f.lemma in data.words(reading.language, "speech.plain") and f.verb.form == "finite"]
    told = max((s.end for s in (draft.span, *draft.also) if sentence.covers(s)), default=draft.span.end)
    ends = [f.verb.end for f in said if not f.verb.passive and f.verb.start >= told]
    times = [m.span for i in reading.mentions_in(sentence) if (m := reading.mentions[i]).kind == "time"]
    return {t for t in times for end in ends if SAID.fullmatch(reading.text, end, t.start)}


SAID = re.compile(r"\s+(?:[a-z]+\s+){0,2}")


CLOSED = re.compile(r",\s+(?:at|in|on)\s")  # ", who came to Oslo on a visit, at the palace on Monday"


def aside(reading: Reading, time: Span) -> bool:
    """Is a day told of something else: in a clause with "who", or behind "prior to" at the head of the sentence?"""
    number = reading.sentence_at(time.start)
    start = reading.sentences[number].start
    before = reading.text[start : time.start].lower()
    fronted = data.words(reading.language, "parties.fronted_apart", "meeting")
    if "," not in before and any(re.match(rf"\s*{re.escape(words)}\b", before) for words in fronted):
        return True
    relative = data.words(reading.language, "parties.relative", "meeting")
    row = reading.frames_by_sentence.get(number, ())
    own = (f for f in row if f.subject and f.clause.covers(time) and reading.words(f.subject).lower() in relative)
    return any(CLOSED.search(reading.text, f.verb.end, time.start) is None for f in own)
