"""What a text tells of its meetings afterwards: topics, attendees, who asked for the call, the date above the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.extract.encounter import AGENTS, fillers_of, next_mention, sentence, subject_of
from communique.extract.meeting_parts import REMOTE, matcher, words
from communique.extract.parts import topics_in
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

MAIN = ("host", "guest", "participant")


def completed(reading: Reading, drafts: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """The drafts with what other sentences tell of them."""
    found = merged_headline(reading, sorted(drafts, key=lambda d: d.span.start))
    found = again(found)
    found = with_topics(reading, found)
    found = with_attendees(reading, found)
    yield from with_dateline(reading, with_initiator(reading, found))


def numbers(draft: ActDraft) -> frozenset[int]:
    return frozenset(f.entity for role, f in draft.roles if role in MAIN and f.entity is not None)


def in_headline(reading: Reading, draft: ActDraft) -> bool:
    section = reading.section_at(draft.span.start)
    return section is not None and section.kind == "headline"


def narrated(reading: Reading, drafts: Sequence[ActDraft]) -> list[int]:
    return [n for n, d in enumerate(drafts) if d.voice is None and not d.voiced_by and d.status in ("occurred", "ongoing")]


def merged_headline(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """A headline's meeting and the first one told below are one, where they share somebody."""
    body = [d for d in drafts if not in_headline(reading, d) and d.voice is None]
    kept: list[ActDraft] = [d for d in drafts if not in_headline(reading, d)]
    for head in (d for d in drafts if in_headline(reading, d)):
        if head.subtype == "credentials" and any(d.subtype == "credentials" for d in body):
            kept = [d._replace(also=(*d.also, head.span)) if d.subtype == "credentials" and d.voice is None and not in_headline(reading, d) else d for d in kept]
            continue
        twin = next((d for d in body[:3] if same_people(head, d) and alike(head, d)), None)
        if twin is None:
            kept.append(head)
            continue
        at = kept.index(next(d for d in kept if d.span == twin.span and d.kind == twin.kind))
        subtype = head.subtype if kept[at].subtype in ("unspecified", "talks") and head.subtype in REMOTE else kept[at].subtype
        kept[at] = kept[at]._replace(also=(*kept[at].also, head.span), subtype=subtype, where=kept[at].where or head.where)
        for n, draft in enumerate(kept):  # the headline names several meetings at once
            if n != at and draft.voice is None and not in_headline(reading, draft) and len(numbers(draft)) > 1 and numbers(draft) < numbers(head):
                kept[n] = draft._replace(also=(*draft.also, head.span))
    return counted(reading, kept)


def counted(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """"Head of State receives three delegations": the headline tells each of the audiences below."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    kept = sorted(drafts, key=lambda d: d.span.start)
    if head is None or not matcher(reading.language, "about", "counted").search(reading.text, head.start, head.end):
        return kept
    hosts = [h.entity for d in kept for h in d.fillers("host")[:1] if d.voice is None and d.status == "occurred" and not in_headline(reading, d)]
    if len(hosts) < 2 or hosts.count(hosts[0]) < 2:
        return kept
    return [d._replace(also=(*d.also, head)) if d.voice is None and d.status == "occurred" and told_below(d, head, hosts[0]) else d for d in kept]


def told_below(draft: ActDraft, head: Span, host: int | None) -> bool:
    """Is a meeting one of this host that no anchor ties to the headline yet?"""
    own = draft.fillers("host")
    return bool(own) and own[0].entity == host and not any(head.touches(span) for span in (draft.span, *draft.also))


def same_people(head: ActDraft, body: ActDraft) -> bool:
    """One names no more than the other, or they share two."""
    left, right = numbers(head), numbers(body)
    return bool(left & right) and (left <= right or right <= left or len(left & right) > 1 or len(left) < 3 and head.span.start < body.span.start < head.span.end + 600)


def alike(left: ActDraft, right: ActDraft) -> bool:
    remote = (left.subtype in REMOTE, right.subtype in REMOTE)
    return remote[0] == remote[1] or "unspecified" in (left.subtype, right.subtype)


def again(drafts: list[ActDraft]) -> list[ActDraft]:
    """Meetings told without their participants have those of the meeting told before them."""
    found: list[ActDraft] = []
    last: ActDraft | None = None
    for draft in drafts:
        if draft.subtype == "audience" and not draft.fillers("host"):
            hosts = [d.fillers("host") for d in reversed(found) if d.fillers("host") and d.voice == draft.voice and d.subtype != "courtesy_call"]
            if not hosts:
                continue
            draft = draft._replace(roles=(*(("host", f) for f in hosts[0]), *draft.roles))
        if not any(role in MAIN for role, _ in draft.roles) and draft.subtype not in ("multilateral", "trilateral"):
            if last is None or last.subtype == draft.subtype:
                continue
            draft = draft._replace(roles=(*(("participant", f) for role, f in last.roles if role in MAIN), *draft.roles), part_of=last.span)
        elif draft.voice is None and len(numbers(draft)) > 1 and (draft.status == "occurred" or last is None):
            last = draft
        found.append(draft)
    return found


def discussing(reading: Reading) -> Iterator[tuple[Frame, Span]]:
    """The verbs that tell what was talked about, and the stretch that names it."""
    about = words(reading.language, "about", "discuss")
    for frame in reading.frames:
        if frame.lemma not in about or frame.verb.form == "gerund" or reading.voice_at(frame.verb.start) is not None:
            continue
        end = sentence(reading, frame.verb.start).end
        later = [f for f in reading.frames_by_sentence.get(frame.sentence, ()) if f.verb.start > frame.verb.start and f.verb.form == "finite" and f.subject and not relative(reading, f)]
        speech = [f for f in later if f.shared and f.subject == frame.subject]
        cut = speech[0].verb.start if speech else end
        yield frame, Span(frame.subject.start if frame.verb.passive and frame.subject else frame.verb.end, cut)


def relative(reading: Reading, frame: Frame) -> bool:
    return reading.words(frame.subject).lower() in ("who", "which", "that")


def with_topics(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """Topics from the sentences of the narration that follow each meeting; for the first, what is spoken of again and again."""
    found = list(drafts)
    stretches = [(frame, stretch) for frame, stretch in discussing(reading)]
    for frame, stretch in stretches:
        topics = topics_in(reading, stretch)
        target = target_of(reading, found, frame)
        if not topics or target is None:
            continue
        denied = frame.verb.negated
        found[target] = add_topics(found[target], [(span, code, denied) for span, code, _ in topics])
    spoken = [s for f, s in stretches if not f.verb.negated]
    for n in narrated(reading, found)[:8]:
        found[n] = add_topics(found[n], spoken_of(reading, found, n, spoken))
    return found


def add_topics(draft: ActDraft, topics: Sequence[tuple[Span, str, bool]]) -> ActDraft:
    held = {code for _, code, _ in draft.topics}
    fresh = [t for n, t in enumerate(topics) if t[1] not in held and all(t[1] != other[1] for other in topics[:n])]
    return draft._replace(topics=(*draft.topics, *fresh))


def spoken_of(reading: Reading, drafts: Sequence[ActDraft], first: int, stretches: Sequence[Span]) -> list[tuple[Span, str, bool]]:
    """Topics named twice or more after the first meeting, before another one with other people."""
    start = reading.sentences[reading.sentence_at(drafts[first].span.start)].start
    others = [d.span.start for n, d in enumerate(drafts) if n in narrated(reading, drafts) and n != first and not numbers(d) <= numbers(drafts[first]) and not in_headline(reading, d)]
    if first != narrated(reading, drafts)[0] and not others or in_headline(reading, drafts[first]) and others:
        return []
    later = [o for o in others if o > start]
    end = reading.sentences[reading.sentence_at(min(later))].start if later else len(reading.text)
    enough = 2 if end - start > 700 else 1
    weak = words(reading.language, "about", "weak")
    points: dict[str, list[Span]] = {}
    for topic in reading.topics:
        if start <= topic.span.start < end:
            told = any(s.covers(topic.span) for s in stretches)
            if told or reading.words(topic.span).lower() not in weak:
                points.setdefault(topic.code, []).extend([topic.span] * (2 if told else 1))
    return [(spans[0], code, False) for code, spans in points.items() if len(spans) >= enough]


def target_of(reading: Reading, drafts: Sequence[ActDraft], frame: Frame) -> int | None:
    """The meeting that a sentence of discussion belongs to: the last one before it that shares its subject, else the first."""
    places = narrated(reading, drafts)
    subject = subject_of(reading, frame).numbers if not frame.verb.passive else frozenset()
    before = [n for n in places if drafts[n].span.start <= frame.verb.start]
    shared = [n for n in before if not subject or subject & (numbers(drafts[n]) | states(reading, drafts[n]))]
    if not shared:
        return None
    same = [n for n in shared if reading.sentence_at(drafts[n].span.start) == frame.sentence]
    return (same or (shared[:1] if len(subject) != 1 else shared[-1:]) or [None])[-1]


def states(reading: Reading, draft: ActDraft) -> frozenset[int]:
    return frozenset(s for n in numbers(draft) if (s := reading.state_of(n)) is not None)


def people_in(reading: Reading, span: Span) -> tuple[Filler, ...]:
    """Everybody whom a list names."""
    found: list[Filler] = []
    for i in range(next_mention(reading, span.start), next_mention(reading, span.end)):
        mention = reading.mentions[i]
        if mention.kind in ("person", "office") or mention.kind == "group" and not found and mention.rule and not mention.titles:
            found += [f for f in fillers_of(reading, i) if f.entity not in {g.entity for g in found} and reading.cast.characters[f.entity or 0].type in ("person", "office", "group")]
    return tuple(found)


def lists(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The stretches that list who attended, each with the words that say so."""
    text = reading.text
    opener = matcher(reading.language, "about", "attended", "", r"\s*:?")
    for match in opener.finditer(text):
        if reading.voice_at(match.start()) is not None:
            continue
        end = sentence(reading, match.start()).end
        if text[match.end() - 1] == ":" or not re.search(r"\w", text[match.end() : end]):
            end = end_of_list(reading, end)
        yield Span(match.end(), end), Span(match.start(), match.end())
    nouns = matcher(reading.language, "about", "attend_nouns")
    for frame in reading.frames:
        if frame.lemma not in words(reading.language, "about", "attend") or frame.verb.passive or frame.verb.form != "finite" or reading.voice_at(frame.verb.start) is not None:
            continue
        if frame.subject and nouns.search(text, frame.verb.end, min(frame.verb.end + 40, sentence(reading, frame.verb.end).end)):
            yield Span(sentence(reading, frame.verb.start).start, frame.verb.start), frame.verb.span
    for match in matcher(reading.language, "about", "presence").finditer(text):
        if reading.voice_at(match.start()) is None:
            yield Span(sentence(reading, match.start()).start, match.start()), Span(match.start(), match.end())


def end_of_list(reading: Reading, end: int) -> int:
    """The end of the list items that follow a place."""
    for section in reading.sections:
        if section.span.start >= end - 1 and section.kind == "list_item":
            end = section.span.end
        elif section.span.start > end:
            break
    return end


def with_attendees(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """Those present who are no principal, added to the meeting told before (or to all of "the above meetings")."""
    found = list(drafts)
    for span, place in lists(reading):
        people = people_in(reading, span)
        places = [n for n in narrated(reading, found) if found[n].span.start < place.start and reading.sentence_at(found[n].span.start) <= reading.sentence_at(place.start)]
        if not people or not places:
            continue
        every = matcher(reading.language, "about", "above").search(reading.text, place.start, sentence(reading, place.start).end)
        credentials = found[places[-1]].subtype == "credentials"
        targets = places if every else [n for n in places if found[n].subtype == "credentials"] if credentials else places[-1:]
        for n in targets:
            fresh = tuple(("attendee", f) for f in people if f.entity not in numbers(found[n]) and ("attendee", f) not in found[n].roles)
            found[n] = found[n]._replace(roles=(*found[n].roles, *fresh), also=(*found[n].also, Span(min(span.start, place.start), max(span.end, place.end))) if fresh else found[n].also)
    return found


def with_initiator(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """Who asked for the call ("at the initiative of the Turkish side")."""
    found = list(drafts)
    for match in matcher(reading.language, "about", "initiative").finditer(reading.text):
        places = [n for n in narrated(reading, found) if found[n].subtype in REMOTE]
        i = next_mention(reading, match.end())
        if not places or i >= len(reading.mentions) or reading.mentions[i].start > match.end() + 6 or reading.mentions[i].kind not in (*AGENTS, "adjective"):
            continue
        near = [n for n in places if abs(reading.sentence_at(found[n].span.start) - reading.sentence_at(match.start())) < 3] or places[:1]
        found[near[0]] = found[near[0]]._replace(roles=(*found[near[0]].roles, *(("initiator", f) for f in fillers_of(reading, i))))
    return found


def with_dateline(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """The date and place that stand between headline and text are those of the meeting that the headline names."""
    stretch = next((s.span for s in reading.sections if s.kind == "dateline"), None)
    lead = next((s.span.start for s in reading.sections if s.kind not in ("headline", "dateline", "boilerplate")), 0)
    first = next((n for n in narrated(reading, drafts)), None)
    if stretch is None or first is None or stretch.start > lead + 600 or drafts[first].span.start > lead + 700:
        return drafts
    spans = [reading.mentions[i] for i in reading.mentions_in(Span(stretch.start, place_line(reading, stretch)))]
    when = next((m.span for m in spans if m.kind == "time"), None)
    where = tuple(m.span for m in spans if m.kind == "place")
    draft = drafts[first]
    remote = draft.subtype in REMOTE
    changed = draft._replace(when=draft.when or when, where=draft.where or (() if remote else where))
    return [*drafts[:first], changed, *drafts[first + 1 :]]


def place_line(reading: Reading, stretch: Span) -> int:
    """The end of a line of places alone that follows the date."""
    for section in reading.sections:
        if section.span.start <= stretch.start or section.kind == "boilerplate":
            continue
        inside = [reading.mentions[i] for i in reading.mentions_in(section.span)]
        places = inside and all(m.kind in ("place", "state") for m in inside) and len(section.span) < 60
        return section.span.end if places else stretch.end
    return stretch.end
