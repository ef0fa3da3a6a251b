"""What a text tells of its meetings beside them: the headline, who asked for a call, the date above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.extract.encounter_people import AGENTS, next_mention
from communique.extract.encounter_walk import fillers_of
from communique.extract.meeting_parts import REMOTE, matcher
from communique.extract.meeting_present import with_attendees
from communique.extract.meeting_told import MAIN, in_headline, narrated, numbers, recalled, retold
from communique.extract.meeting_topics import with_topics
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading


def completed(reading: Reading, drafts: Sequence[ActDraft]) -> Iterator[ActDraft]:
    """The drafts with what other sentences tell of them."""
    found = merged_headline(reading, retold(reading, drafts))
    found = summed(reading, again(reading, found))
    found = with_topics(reading, found)
    found = with_attendees(reading, found)
    yield from with_initiator(reading, found)


def merged_headline(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """A headline's meeting and the first one told below are one, where they share somebody."""
    body = [d for d in drafts if not in_headline(reading, d) and d.voice is None]
    kept: list[ActDraft] = [d for d in drafts if not in_headline(reading, d)]
    heads = [d for d in drafts if in_headline(reading, d)]
    for head in heads:
        if head.subtype == "credentials" and any(d.subtype == "credentials" for d in body):
            kept = [
                d._replace(also=(*d.also, head.span))
                if d.subtype == "credentials" and d.voice is None and not in_headline(reading, d)
                else d
                for d in kept
            ]
            continue
        twin = twin_of(reading, head, body, several=len(heads) > 1)
        if twin is None:
            kept.append(head)
            continue
        at = kept.index(next(d for d in kept if d.span == twin.span and d.kind == twin.kind))
        subtype = (
            head.subtype
            if kept[at].subtype in ("unspecified", "talks") and head.subtype in REMOTE
            else kept[at].subtype
        )
        kept[at] = kept[at]._replace(
            also=(*kept[at].also, head.span), subtype=subtype, where=kept[at].where or head.where
        )
        for n, draft in enumerate(kept):  # the headline names several meetings at once
            if (
                n != at
                and draft.voice is None
                and not in_headline(reading, draft)
                and len(numbers(draft)) > 1
                and numbers(draft) < numbers(head)
            ):
                kept[n] = draft._replace(also=(*draft.also, head.span))
    return counted(reading, kept)


def twin_of(reading: Reading, head: ActDraft, body: Sequence[ActDraft], several: bool) -> ActDraft | None:
    """The meeting below that a headline's is: one of the first three that shares somebody.

    Of several that a headline tells, each is the one below of all the same people, where there is one.
    """
    near = [d for d in body[:TWINS] if alike(head, d) and not recalled(reading, d)]
    first = next((d for d in near[:3] if same_people(head, d) or same_words(reading, head, d)), None)
    first = first or lead_meeting(reading, head, near)
    whole = (d for d in near if d.status == "occurred" and len(numbers(d)) > 1 and numbers(head) == numbers(d))
    return next(whole, first) if several else first


def lead_meeting(reading: Reading, head: ActDraft, near: Sequence[ActDraft]) -> ActDraft | None:
    """ "Meeting with Youth Advocates": where a headline's noun names a group alone, what the lead tells as held."""
    people = [f for role, f in head.roles if role in MAIN]
    known = [reading.cast.characters[f.entity].type for f in people if f.entity is not None]
    if len(people) > 1 or "person" in known or not near or near[0].status != "occurred":
        return None
    apart = reading.section_number(near[0].span.start) - reading.section_number(head.span.start)
    return near[0] if apart <= LEAD else None


LEAD = 2  # sections below the headline in which the lead stands
TWINS = 12  # meetings of the body among which a headline's is sought


def counted(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """ "Head of State receives three delegations": the headline tells each of the audiences below."""
    head = next((s.span for s in reading.sections if s.kind == "headline"), None)
    kept = sorted(drafts, key=lambda d: d.span.start)
    if head is None or not matcher(reading.language, "about", "counted").search(reading.text, head.start, head.end):
        return kept
    hosts = [
        h.entity
        for d in kept
        for h in d.fillers("host")[:1]
        if d.voice is None and d.status == "occurred" and not in_headline(reading, d)
    ]
    if len(hosts) < 2 or hosts.count(hosts[0]) < 2:
        return kept
    return [
        d._replace(also=(*d.also, head))
        if d.voice is None and d.status == "occurred" and told_below(d, head, hosts[0])
        else d
        for d in kept
    ]


def summed(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """ "Had talks with two foreign guests", then each of them: the sum is told again by its parts."""
    found: dict[int, ActDraft] = dict(enumerate(drafts))
    for k, draft in enumerate(drafts):
        several = [f for role, f in draft.roles if role in MAIN and is_number(reading, f)]
        first = next((f.entity for role, f in draft.roles if role in MAIN and f not in several), None)
        if not several or first is None or draft.voice is not None or draft.status != "occurred":
            continue
        after = range(k + 1, min(k + PARTS, len(drafts)))
        parts = [n for n in after if n in found and is_part(reading, draft, drafts[n], first)]
        if len(parts) > 1:
            for n in parts:
                found[n] = found[n]._replace(also=(*found[n].also, draft.span))
            del found[k]
    return list(found.values())


PARTS = 40  # meetings after a sum that may be its parts


def is_part(reading: Reading, whole: ActDraft, part: ActDraft, first: int) -> bool:
    """Is a meeting one of those that a number tells together?"""
    told = part.voice is None and part.status == "occurred" and part.span.start > whole.span.end
    return told and first in numbers(part) and not any(is_number(reading, f) for _, f in part.roles)


def is_number(reading: Reading, filler: Filler) -> bool:
    """Is somebody told by a number ("three delegations", "several European leaders")?"""
    told = matcher(reading.language, "about", "numbers", r"^")
    before = matcher(reading.language, "about", "numbers", r"(?:^|\s)", r"\s+(?:[\w-]+\s+){0,2}$")
    led = before.search(reading.text[max(filler.span.start - 30, 0) : filler.span.start])
    plural = filler.entity is None or reading.cast.characters[filler.entity].type == "group"
    return told.match(reading.words(filler.span)) is not None or (plural and led is not None)


def told_below(draft: ActDraft, head: Span, host: int | None) -> bool:
    """Is a meeting one of this host that no anchor ties to the headline yet?"""
    own = draft.fillers("host")
    return bool(own) and own[0].entity == host and not any(head.touches(span) for span in (draft.span, *draft.also))


def same_people(head: ActDraft, body: ActDraft) -> bool:
    """One names no more than the other, or they share two."""
    left, right = numbers(head), numbers(body)
    return bool(left & right) and (
        left <= right
        or right <= left
        or len(left & right) > 1
        or (len(left) < 3 and head.span.start < body.span.start < head.span.end + 600)
    )


def same_words(reading: Reading, head: ActDraft, body: ActDraft) -> bool:
    """A headline that names nobody known ("women leaders"): the same words, or a last word, below."""
    if len(numbers(head)) > 1 or body.status != "occurred":
        return False
    below = " ".join(reading.words(s).lower() for s in (body.span, *(f.span for _, f in body.roles)))
    named = [reading.words(f.span).lower() for role, f in head.roles if role in MAIN]
    return bool(named) and all(words in below or words.split()[-1] in below.split() for words in named)


def alike(left: ActDraft, right: ActDraft) -> bool:
    remote = (left.subtype in REMOTE, right.subtype in REMOTE)
    return remote[0] == remote[1] or "unspecified" in (left.subtype, right.subtype)


def alone(draft: ActDraft) -> bool:
    """May a meeting stand without its participants: a summit, or talks called off?"""
    return draft.subtype in ("multilateral", "trilateral") or draft.status in ("cancelled", "postponed", "negated")


def principals(reading: Reading, draft: ActDraft) -> list[Filler]:
    """The two who meet, where no meeting is told before."""
    return [Filler(n, draft.span) for n in reading.cast.principals[:2]]


def again(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """Meetings told without their participants have those of the meeting told before them."""
    found: list[ActDraft] = []
    last: ActDraft | None = None
    for draft in drafts:
        if draft.subtype == "audience" and not draft.fillers("host"):
            near = (found[n] for n in range(len(found) - 1, max(len(found) - HOSTS, 0) - 1, -1))
            told = (d for d in near if d.voice == draft.voice and d.subtype != "courtesy_call")
            hosts = next((d.fillers("host") for d in told if d.fillers("host")), None)
            if not hosts:
                continue
            draft = draft._replace(roles=(*(("host", f) for f in hosts), *draft.roles))
        if not any(role in MAIN for role, _ in draft.roles) and not alone(draft):
            people = [f for role, f in last.roles if role in MAIN] if last else principals(reading, draft)
            if (last is not None and last.subtype == draft.subtype) or len(people) < 2:
                continue
            draft = draft._replace(
                roles=(*(("participant", f) for f in people), *draft.roles), part_of=last.span if last else None
            )
        elif draft.voice is None and len(numbers(draft)) > 1 and (draft.status == "occurred" or last is None):
            last = draft
        found.append(draft)
    return found


HOSTS = 100  # meetings back to the one whose host receives again


def with_initiator(reading: Reading, drafts: list[ActDraft]) -> list[ActDraft]:
    """Who asked for the call ("at the initiative of the Turkish side")."""
    found = list(drafts)
    remote = [n for n in narrated(reading, found) if found[n].subtype in REMOTE]
    for match in matcher(reading.language, "about", "initiative").finditer(reading.text):
        i = next_mention(reading, match.end())
        if (
            not remote
            or i >= len(reading.mentions)
            or reading.mentions[i].start > match.end() + 6
            or reading.mentions[i].kind not in (*AGENTS, "adjective")
        ):
            continue
        here = reading.sentence_at(match.start())
        near = [n for n in remote if abs(reading.sentence_at(found[n].span.start) - here) < 3] or remote[:1]
        found[near[0]] = found[near[0]]._replace(
            roles=(*found[near[0]].roles, *(("initiator", f) for f in fillers_of(reading, i)))
        )
    return found
