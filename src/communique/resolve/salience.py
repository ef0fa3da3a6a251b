"""Which acts the text exists to report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique import data
from communique.model import Span
from communique.reading import ActDraft, Reading
from communique.resolve.narrated import issued, own, reported, retold, touches

ENCOUNTERS = ("meeting", "message", "visit")
HELD, TALKS = ("occurred", "ongoing"), ("talks", "expanded", "one_on_one")
SENTENCE_END = (".", ":", "!", "?", '"', ")", ";")
SHORT = 60  # characters of a line that may be a date and place
FIRST = 3  # paragraphs of a joint statement that may tell the encounter
NUMBER = 12  # characters of the number before a paragraph's first word


def ranked(reading: Reading, drafts: Sequence[ActDraft]) -> list[ActDraft]:
    """The drafts, with the encounters or messages that headline and lead tell marked main."""
    chosen = main_of(reading, drafts)
    return [d._replace(salience="main" if n in chosen else "mentioned") for n, d in enumerate(drafts)]


def main_of(reading: Reading, drafts: Sequence[ActDraft]) -> set[int]:
    """Numbers of the main acts: told by the publisher in the headline, else in the lead, else first of the text."""
    heads = heads_of(reading)
    lead = lead_of(reading)
    encounters = [(n, d) for n, d in enumerate(drafts) if d.kind in ENCOUNTERS]
    narrated = [n for n, d in encounters if own(d) or reported(reading, d) or issued(reading, d, lead)]
    titled = [n for n in narrated if any(touches(drafts[n], head) for head in heads) and drafts[n].status != "negated"]
    if titled:
        return headed(reading, drafts, titled, narrated)
    leading = [n for n in narrated if lead and touches(drafts[n], lead) and drafts[n].status != "negated"]
    opening = [n for n in leading if drafts[n].status != "cancelled"] or leading
    if opening:
        first = min(opening, key=lambda n: (drafts[n].status not in HELD, ENCOUNTERS.index(drafts[n].kind), n))
        return {first} | with_others(reading, drafts, first, narrated)
    anywhere = [n for n, d in enumerate(drafts) if d.kind in ENCOUNTERS and any(touches(d, head) for head in heads)]
    agreement = [n for n, d in enumerate(drafts) if d.kind == "agreement" and d.form == "joint_statement"]
    message = [n for n, d in enumerate(drafts) if d.kind == "message"]
    early = [n for n in narrated if not agreement or opens_text(reading, drafts[n])]
    told = [n for n, d in enumerate(drafts) if lead and touches(d, lead) and retold(reading, d)]
    chosen = (anywhere or told or early or agreement or message)[:1]
    each = (n for n in chosen if drafts[n].subtype == "credentials")
    return set(chosen).union(*(with_others(reading, drafts, n, narrated) for n in each))


def opens_text(reading: Reading, draft: ActDraft) -> bool:
    """Is an encounter told as held in the first paragraphs?"""
    lead = lead_of(reading)
    first = reading.section_number(lead.start) if lead else None
    here = reading.section_number(draft.span.start)
    return first is not None and here >= 0 and here - first < FIRST and draft.status in HELD


def lead_of(reading: Reading) -> Span | None:
    """The first paragraph: below the headline, no line above or below it that is no sentence."""
    body = [s.span for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")]
    ended = (s for s in body if reading.words(s).rstrip()[-1:] in SENTENCE_END)
    return next((s for s in ended if len(s) > SHORT or verb_in(reading, s)), body[0] if body else None)


def verb_in(reading: Reading, line: Span) -> bool:
    """Is there a finite verb in a line?"""
    row = reading.frames_by_sentence.get(reading.sentence_at(line.start), ())
    return any(f.verb.form == "finite" and line.covers(f.verb.span) for f in row)


def heads_of(reading: Reading) -> list[Span]:
    """The headline, and the lines below it that are no sentence and stand before the first paragraph."""
    lead = lead_of(reading)
    return [
        s.span
        for s in reading.sections
        if s.kind == "headline"
        or (lead and s.span.end <= lead.start and s.kind not in ("dateline", "boilerplate"))
    ]


def headed(reading: Reading, drafts: Sequence[ActDraft], titled: list[int], narrated: list[int]) -> set[int]:
    """The acts that the headline tells, each in words of its own, and those that go with the first."""
    first = min(titled, key=lambda n: (drafts[n].status not in HELD, ENCOUNTERS.index(drafts[n].kind), n))
    if drafts[first].kind == "visit" and after_visit(reading, drafts[first]):
        first = next((n for n in narrated if talks_of(reading, drafts[first], drafts[n])), first)
    main = drafts[first]
    same = {n for n in titled if drafts[n].kind == main.kind and drafts[n].status == main.status}
    if main.kind == "visit" and main.status == "planned":
        same = {first}
    apart = {
        n for n in titled if drafts[n].status in HELD and main.status in HELD and not shared(reading, main, drafts[n])
    }
    return {first} | same | apart | with_others(reading, drafts, first, narrated)


def shared(reading: Reading, main: ActDraft, draft: ActDraft) -> bool:
    """Do the same words of the headline tell both?"""
    heads = heads_of(reading)
    mine, yours = (
        [span for span in (act.span, *act.also) if any(span.touches(head) for head in heads)] for act in (main, draft)
    )
    return any(left.touches(right) for left in mine for right in yours)


def with_others(reading: Reading, drafts: Sequence[ActDraft], first: int, narrated: list[int]) -> set[int]:
    """With the first: every credential, every audience of the same host, the other contacts of a day."""
    main = drafts[first]
    if main.subtype == "credentials":
        near = {n for n, d in enumerate(drafts) if d.span.start == main.span.start} | set(narrated)
        return {n for n in near if drafts[n].subtype == "credentials" and drafts[n].status == main.status}
    if main.status not in HELD:
        return set()
    several = main.kind != "visit" and not about_one(reading, main)
    narrated = [n for n in narrated if n == first or not at_stop(reading, drafts, first, n)]
    talks = next((n for n in narrated if main.kind == "visit" and talks_of(reading, main, drafts[n])), None)
    return {
        n
        for n in narrated
        if n != first
        and drafts[n].status in HELD
        and (
            next_audience(reading, main, drafts[n])
            or beside(reading, main, drafts[n])
            or n == talks
            or (drafts[n].kind == main.kind == "visit" and drafts[n].span.start == main.span.start)
            or ((several or in_heads(reading, main, drafts[n])) and another(reading, main, drafts[n]))
        )
    }


def at_stop(reading: Reading, drafts: Sequence[ActDraft], first: int, number: int) -> bool:
    """Does an act belong to one stop of a trip still under way ("visited Tashkent, where he held talks")?"""
    if drafts[first].kind != "visit" or drafts[first].status != "ongoing" or drafts[number].kind == "visit":
        return False
    sentence = reading.sentence_at(drafts[number].span.start)
    to = {reading.words(place) for place in drafts[first].where}
    visits = (n for n, d in enumerate(drafts) if n not in (first, number) and d.kind == "visit")
    stops = [n for n in visits if to and any(reading.words(place) not in to for place in drafts[n].where)]
    return any(reading.sentence_at(drafts[n].span.start) == sentence for n in stops)


def after_visit(reading: Reading, visit: ActDraft) -> bool:
    """Does the headline name the visit only as the occasion ("Joint communiqué following the visit")?"""
    occasions = data.words(reading.language, "about.occasions", "meeting")
    for span in (visit.span, *visit.also):
        section = reading.section_at(span.start)
        before = (
            reading.text[section.span.start : span.start].lower().split()
            if section and section.kind == "headline"
            else []
        )
        if before and any(word in occasions for word in before[-3:]):
            return True
    return False


def talks_of(reading: Reading, visit: ActDraft, draft: ActDraft) -> bool:
    """Does the lead tell the talks for which the visitor came?"""
    lead = lead_of(reading)
    visitors = {f.entity for f in visit.fillers("visitor")}
    near = lead is not None and draft.span.start < lead.end
    talks = draft.subtype in (*TALKS, "unspecified", "meal", "audience", "courtesy_call")
    parting = data.words(reading.language, "verbs.farewell_words", "meeting") & set(reading.words(draft.span).split())
    held = draft.kind == "meeting" and draft.status == "occurred" and not draft.part_of and talks and not parting
    return near and held and bool(visitors & people(draft)) and len(people(draft)) > 1


def people(draft: ActDraft) -> set[int]:
    roles = ("host", "guest", "participant", "visitor", "from", "to")
    return {f.entity for role in roles for f in draft.fillers(role) if f.entity is not None}


def next_audience(reading: Reading, main: ActDraft, draft: ActDraft) -> bool:
    """Does the same host receive somebody else, in a paragraph of its own?"""
    hosts = {f.entity for f in main.fillers("host")} & {f.entity for f in draft.fillers("host")} - {None}
    guests = {f.entity for f in main.fillers("guest")} & {f.entity for f in draft.fillers("guest")} - {None}
    apart = reading.section_number(main.span.start) != reading.section_number(draft.span.start)
    return (
        bool(hosts and draft.fillers("guest") and not guests and apart)
        and main.status == "occurred"
        and main.kind == draft.kind == "meeting"
    )


def beside(reading: Reading, main: ActDraft, draft: ActDraft) -> bool:
    """ "Met the Minister and was received by the President": told of the same person in the same sentence."""
    if main.kind != "meeting" or draft.kind != "meeting" or main.part_of or draft.part_of:
        return False
    together = reading.sentence_at(main.span.start) == reading.sentence_at(draft.span.start)
    mine, yours = people(main), people(draft)
    return together and bool(mine & yours) and bool(mine - yours) and bool(yours - mine) and finite(reading, draft)


def finite(reading: Reading, draft: ActDraft) -> bool:
    """Is an act told by a verb of its own, in no relative clause?"""
    return not relative(reading, draft) and any(
        draft.span.start <= f.verb.start < draft.span.end and f.verb.form == "finite"
        for f in reading.frames_by_sentence.get(reading.sentence_at(draft.span.start), ())
    )


def relative(reading: Reading, draft: ActDraft) -> bool:
    """Is an act told by a relative clause?"""
    row = reading.sentences[reading.sentence_at(draft.span.start)]
    before = reading.text[max(draft.span.start - 30, row.start) : draft.span.start + 5].lower().split()
    return any(word.strip(",") in data.words(reading.language, "parties.relative", "meeting") for word in before)


def about_one(reading: Reading, main: ActDraft) -> bool:
    """Does the headline name the one whom the first act was with (or his state), and tell of no series?"""
    heads = heads_of(reading)
    words = " ".join(reading.words(head) for head in heads).lower()
    series = data.words(reading.language, "about.series", "meeting")
    if any(re.search(rf"\b{re.escape(word)}\b", words) for word in series):
        return False
    named = {c for head in heads for i in reading.mentions_in(head) for c in reading.cast.of[i]}
    isos = {reading.mentions[i].iso for head in heads for i in reading.mentions_in(head)} - {None}
    others = people(main) - {protagonist(main)}
    states = {reading.cast.characters[n].iso for n in others} - {None}
    own_state = reading.cast.characters[protagonist(main)].iso if people(main) else None
    return bool(others & named) or bool((states - {own_state}) & isos)


def in_heads(reading: Reading, main: ActDraft, draft: ActDraft) -> bool:
    """Does the headline name somebody, or the state of somebody, who is in a second contact alone?"""
    heads = heads_of(reading)
    new = people(draft) - people(main)
    mentions = [i for head in heads for i in reading.mentions_in(head)]
    known = {reading.cast.characters[n].iso for n in people(main)} - {None}
    isos = {reading.cast.characters[n].iso for n in new} - known - {None, reading.home}
    named = {c for i in mentions for c in reading.cast.of[i]}
    return main.kind != "visit" and bool(new & named or isos & {reading.mentions[i].iso for i in mentions})


def protagonist(main: ActDraft) -> int:
    """The one of whom the text tells: the host, the sender, the one named first."""
    for role in ("host", "participant", "from", "visitor", "to", "guest"):
        for filler in main.fillers(role)[:1]:
            if filler.entity is not None:
                return filler.entity
    return -1


def another(reading: Reading, main: ActDraft, draft: ActDraft) -> bool:
    """Does the same person meet or write to somebody else, at the head of a paragraph?"""
    gathering = draft.subtype == "multilateral" and protagonist(main) in people(draft)
    if (
        draft.kind == "visit"
        or draft.part_of
        or (people(draft) <= people(main) and not gathering)
        or draft.subtype in ("meal", "press_conference")
        or reading.words(draft.span).endswith(" off")
    ):
        return False
    section = reading.section_at(draft.span.start)
    head = section is not None and reading.sentence_at(draft.span.start) in {
        reading.sentence_at(section.span.start),
        reading.sentence_at(min(section.span.start + NUMBER, section.span.end - 1)),
    }
    apart = reading.section_number(main.span.start) != reading.section_number(draft.span.start)
    if draft.kind == "message" and (
        draft.fillers("bearer") or protagonist(main) not in {f.entity for f in draft.fillers("from")}
    ):
        return False
    shared = bool(people(main) & people(draft))
    written = draft.kind == "message" and protagonist(main) in {f.entity for f in draft.fillers("from")}
    told = finite(reading, draft) or opens(reading, draft) or (written and not relative(reading, draft))
    return head and apart and shared and told


def opens(reading: Reading, draft: ActDraft) -> bool:
    """Does the noun of an encounter open its sentence ("The meeting with X focused on")?"""
    start = reading.sentences[reading.sentence_at(draft.span.start)].start
    return draft.kind == "meeting" and draft.span.start <= start + len("1. The ") and draft.status in HELD
