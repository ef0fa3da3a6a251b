"""Meetings told by a noun: talks held, "his call with", "the meeting of", headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import reach_from, subject_of
from communique.extract.encounter_people import NOBODY, Party, sentence
from communique.extract.encounter_place import tail
from communique.extract.encounter_states import parties_in, two_states
from communique.extract.encounter_walk import party_after
from communique.extract.meeting_apart import apart
from communique.extract.meeting_bare import alone, further, titled
from communique.extract.meeting_ceremony import presented, remarks
from communique.extract.meeting_held import held, was_with
from communique.extract.meeting_noun import Noun, found, governor, others
from communique.extract.meeting_noun_status import following_status, plain_status
from communique.extract.meeting_parts import enough, hosted, matcher, symmetric, words
from communique.extract.meeting_staged import (
    call_between,
    called_by,
    dropped,
    granted_to,
    holding,
    staged,
    welcomed_with,
)
from communique.extract.meeting_verb import is_person
from communique.extract.meeting_written import written
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The meetings that nouns tell."""
    for noun in found(reading):
        for draft in meeting_of(reading, noun):
            calls = noun.subtype == "courtesy_call"
            met = and_on(reading, others(reading, noun, "with|on|upon")) if calls else others(reading, noun)
            yield from apart(reading, draft, met.fillers, noun.word)
    yield from welcomed_with(reading)
    yield from remarks(reading)
    yield from presented(reading)


def meeting_of(reading: Reading, noun: Noun) -> Iterator[ActDraft]:
    """The act that a noun of encounter stands for, if it tells who met."""
    if noun.word in words(reading.language, "nouns", "exchanges") and not with_whom(reading, noun):
        return
    for rule in (
        paid,
        granted_to,
        granted,
        called_by,
        call_between,
        meal_for,
        held,
        staged,
        was_with,
        owned,
        between,
        multilateral,
        titled,
        alone,
        further,
        dropped,
    ):
        draft = rule(reading, noun)
        if draft:
            yield draft
            return


def with_whom(reading: Reading, noun: Noun) -> bool:
    """ "Had an exchange with the Minister": held with people (no exchange of prisoners)."""
    if noun.word.endswith("views") and holding(reading, noun):
        return True  # "an exchange of views took place between"
    frame, other = governor(reading, noun), others(reading, noun)
    had = frame is not None and frame.lemma in words(reading.language, "verbs", "having")
    return had and bool(other.fillers) and all(is_person(reading, f) for f in other.fillers)


def paid(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody paid a courtesy call on somebody, or received a call from somebody."""
    frame = governor(reading, noun)
    if frame is None or noun.subtype not in ("courtesy_call", "call"):
        return None
    subject = subject_of(reading, frame)
    if frame.lemma in ("pay", "make") and noun.subtype == "courtesy_call":
        other = and_on(reading, others(reading, noun, "on|upon|to"))
        return (
            written(reading, noun, hosted(other, subject), reason(paid), frame=frame)
            if subject.fillers and other.fillers
            else None
        )
    if frame.lemma in ("receive", "get", "take"):
        other = others(reading, noun, "from|of|by")
        if not subject.fillers or not other.fillers:
            return None
        roles = (
            hosted(subject, other)
            if noun.subtype == "courtesy_call"
            else [*symmetric(subject, other), ("initiator", other.fillers)]
        )
        return written(reading, noun, roles, reason(paid), frame=frame)
    if frame.lemma in ("make", "place") and noun.subtype == "call":
        other = others(reading, noun, "to|with")
        return (
            written(
                reading,
                noun,
                [*symmetric(subject, other), ("initiator", subject.fillers)],
                reason(paid),
                frame=frame,
            )
            if subject.fillers and other.fillers
            else None
        )
    return None


def and_on(reading: Reading, party: Party) -> Party:
    """ "Calls on the President and on the Speaker": those on whom the list goes on."""
    row, found = sentence(reading, party.start), list(party.fillers)
    more = AND_ON.match(reading.text, party.end, row.end) if found else None
    while more:
        people = party_after(reading, more.end(), row.end)
        if not people.fillers:
            break
        found += people.fillers
        party = party._replace(fillers=tuple(found), end=people.end)
        more = AND_ON.match(reading.text, party.end, row.end)
    return party


AND_ON = re.compile(r"\s*,?\s*(?:and|as well as)?\s+(?:on|upon)(?=\s)")


def granted(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody granted an audience to somebody, or had an audience with somebody."""
    if noun.subtype not in ("audience", "courtesy_call"):
        return None
    frame = governor(reading, noun)
    if frame is not None and frame.lemma in ("grant", "give", "accord") and noun.subtype == "audience":
        host, guest = subject_of(reading, frame), others(reading, noun, "to")
    elif frame is not None and frame.lemma in ("have", "be", "seek", "request", "obtain"):
        host, guest = others(reading, noun, "with|by|of"), subject_of(reading, frame)
    elif frame is not None and frame.lemma == "hold" and noun.subtype == "audience":
        host, guest = subject_of(reading, frame), others(reading, noun, "with|for")
        host, guest = (guest, host) if throned(reading, guest) and not throned(reading, host) else (host, guest)
    else:
        guest = others(reading, noun, "with|of") if noun.subtype == "audience" else NOBODY
        if not guest.fillers or guest.start > noun.span.end + 14:
            return None
        return written(reading, noun, [("guest", guest.fillers)], reason(granted))
    roles = hosted(host, guest)
    if not host.fillers or not roles[1][1]:
        return None
    return written(reading, noun, roles, reason(granted), frame=frame)


def throned(reading: Reading, party: Party) -> bool:
    """Is somebody of a party a head of state or royal, who is the host of an audience?"""
    people = [reading.cast.characters[f.entity] for f in party.fillers if f.entity is not None]
    return any(title.rank in ("head_of_state", "royal") for one in people for title in one.titles)


def meal_for(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody gave a meal for somebody, or hosted somebody for a meal: host and guest."""
    frame = governor(reading, noun)
    if (
        frame is None
        or frame.lemma not in words(reading.language, "verbs", "hosting")
        or noun.subtype not in ("meal", "unspecified", "talks", "audience")
    ):
        return None
    host, guest = subject_of(reading, frame), others(reading, noun, "for|in honou?r of|with")
    roles = hosted(host, guest)
    return written(reading, noun, roles, reason(meal_for), frame=frame) if host.fillers and roles[1][1] else None


def owned(reading: Reading, noun: Noun) -> ActDraft | None:
    """Somebody's meeting, call or talks with somebody."""
    owner = noun.owner
    if not owner.fillers or (noun.subtype in ("multilateral", "press_conference") and len(owner.fillers) < 2):
        return None
    other = others(reading, noun)
    roles = symmetric(owner, other)
    if noun.subtype == "audience":
        roles = hosted(other, owner) if other.fillers else []
    if not enough(roles) or (
        not other.fillers and noun.subtype == "conversation" and not re.search(r"conversation", noun.word)
    ):
        return None
    if not other.fillers and here_and_now(reading, noun):
        return None
    return written(reading, noun, roles, reason(owned))


def here_and_now(reading: Reading, noun: Noun) -> bool:
    """ "I look forward to our conversation": the encounter under way, told already."""
    before = reading.text[max(noun.start - 50, 0) : noun.start]
    timed = tail(reading, noun.span.end, sentence(reading, noun.start).end) > noun.span.end
    return not timed and bool(re.search(r"\bforward to\s*$", before))


def between(reading: Reading, noun: Noun) -> ActDraft | None:
    """A meeting between several, or of the sides."""
    party = others(reading, noun, "between|among")
    if noun.subtype == "multilateral" and reading.text[noun.span.start].isupper() and not party.fillers:
        return None
    if len(party.fillers) < 2:
        party = others(reading, noun, "of")
        other = others(reading, noun) if len(party.fillers) == 1 else NOBODY
        if len(party.fillers) == 1 and other.fillers and other.start > party.end:
            return written(reading, noun, symmetric(party, other), reason(between))
        if len(party.fillers) < 2 or not re.match(r"\s+of\b", reading.text[noun.span.end : noun.span.end + 4]):
            return None
    return written(reading, noun, symmetric(party, NOBODY), reason(between))


def joint_body(reading: Reading, fillers: tuple[Filler, ...]) -> bool:
    """Is the one who meets a body of two states ("the Joint Committee")?"""
    joint = matcher(reading.language, "events", "joint_bodies").search
    return len(fillers) == 1 and joint(reading.words(fillers[0].span)) is not None


def multilateral(reading: Reading, noun: Noun) -> ActDraft | None:
    """A session, summit or ministerial that is held, planned, postponed or cancelled."""
    rest = reading.text[noun.span.end : noun.span.end + 4]
    if noun.subtype not in ("multilateral", "trilateral") and not (
        noun.subtype == "unspecified" and re.match(r"\s+of\b", rest)
    ):
        return None
    status = following_status(reading, noun)
    if status is None or (status in ("occurred", "planned") and not plain_status(reading, noun)):
        return None
    party = others(reading, noun, "between|of|with|among")
    fillers = parties_in(reading, Span(noun.span.end, reach_from(reading, noun.span.end))) or party.fillers
    if joint_body(reading, fillers):
        fillers = two_states(reading) or fillers
    if noun.owner.fillers:
        fillers = (*noun.owner.fillers, *(f for f in fillers if f.entity not in noun.owner.numbers))
    draft = written(
        reading,
        noun,
        [("participant", fillers)],
        reason(multilateral),
        status=status,
        subtype="multilateral" if noun.subtype == "unspecified" else noun.subtype,
    )
    return draft if fillers or draft.when or draft.where else None
