"""Meetings that are the sitting of a body or series: rounds, sessions, dialogues, summits with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.encounter_clause import auxiliaries, parted, reach_from, subject_of, with_people
from communique.extract.encounter_people import NOBODY, Party, next_mention, sentence
from communique.extract.encounter_place import tail
from communique.extract.encounter_states import parties_in, two_states
from communique.extract.encounter_status import time_of, verb_status
from communique.extract.encounter_walk import party_after
from communique.extract.meeting_event_names import Event, found
from communique.extract.meeting_parts import matcher, sketch, words
from communique.extract.meeting_verbs import summoned
from communique.extract.parts import reason
from communique.model import Span
from communique.reading import ActDraft, Filler, Frame, Reading

Roles = list[tuple[str, tuple[Filler, ...]]]


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The sittings that a text tells."""
    for event in found(reading):
        for rule in (hosted_by, sitting, object_of, placed):
            draft = rule(reading, event)
            if draft:
                yield draft
                break


BY_HOST = re.compile(r"(?:\s+of\s+[^,.;]{2,60}?)?,?\s+(?:which|that)\s+(?=[A-Z]|the\s+[A-Z]|our|my|his|her)")


def hosted_by(reading: Reading, event: Event) -> ActDraft | None:
    """A summit or session "which Nigeria will host"."""
    opened = BY_HOST.match(reading.text, event.span.end)
    if opened is None:
        return None
    for frame in verbs(reading, event):
        if frame.lemma not in ("host", "hold", "convene", "organize", "organise") or frame.verb.passive:
            continue
        if opened.end() < frame.verb.start < opened.end() + 60:
            host = party_after(reading, opened.end() - 1, frame.verb.start) or subject_of(reading, frame)
            host = host or city(reading, opened.end())
            stop = reach_from(reading, frame.verb.end, frame.number)
            if host.fillers:
                return told(reading, event, [("host", host.fillers[:1])], (frame, stop), reason(hosted_by))
    return None


def city(reading: Reading, offset: int) -> Party:
    """A city for its government ("the forum which Manila is hosting")."""
    k = next_mention(reading, offset)
    place = reading.mentions[k].span if k < len(reading.mentions) else None
    there = place is not None and place.start == offset and reading.mentions[k].kind == "place"
    return Party((Filler(None, place),), offset, place.end) if there and place else NOBODY


def sitting(reading: Reading, event: Event) -> ActDraft | None:
    """A body or series meets, or its session is held."""
    for frame in verbs(reading, event):
        subject = frame.subject
        if subject is None or not (names(reading, event, subject) and event.span.start < subject.end):
            continue
        if (
            frame.verb.start < event.span.end
            or frame.verb.start - event.span.end > 60
            or not sits(reading, event, frame)
        ):
            continue
        if frame.verb.negated and RELATIVE.search(reading.text, event.span.end, frame.verb.start):
            continue  # "which had not convened since"
        if frame.lemma in words(reading.language, "events", "founding") and frame.lemma not in STILL:
            continue
        stop = reach_from(reading, frame.verb.end, frame.number)
        roles = people_of(reading, event, NOBODY, stop)
        return told(reading, event, roles, (frame, stop), reason(sitting))
    return None


def names(reading: Reading, event: Event, subject: Span) -> bool:
    """Is the subject of a verb the sitting, or its abbreviation in brackets right behind it?"""
    between = reading.text[event.span.end : subject.start]
    return subject.start <= event.span.end or re.fullmatch(r"\s*\([\"'\u201c]?", between) is not None


STILL = ("schedule", "plan", "postpone", "cancel", "begin", "start")  # of a session, not of a body founded
RELATIVE = re.compile(r"\b(?:which|that)\b")


def sits(reading: Reading, event: Event, frame: Frame) -> bool:
    """Is the verb one that a session itself does or undergoes ("met", "was held", "took place")?"""
    after = reading.text[frame.verb.end : frame.verb.end + 60]
    if frame.lemma == "take":
        return bool(re.match(r"\s+place\b", after))
    if frame.verb.passive or frame.lemma in words(reading.language, "events", "sits"):
        return True
    if frame.lemma == "hold":
        return bool(matcher(reading.language, "events", "sittings", r"\s+(?:[\w-]+\s+){0,4}").match(after))
    opens = frame.lemma in words(reading.language, "events", "opens")
    return opens and event.body.split()[-1] in words(reading.language, "events", "series")


def object_of(reading: Reading, event: Event) -> ActDraft | None:
    """Somebody holds, chairs or attends the sitting of a body or series."""
    for frame in verbs(reading, event):
        between = reading.text[frame.verb.end : event.span.start]
        if frame.verb.end > event.span.start or not re.fullmatch(r"\s*(?:part in|in|over|at|for|up|off)?\s*", between):
            continue
        if frame.verb.passive or (frame.lemma == "take" and "part" not in between) or summoned(reading, frame):
            continue
        if frame.lemma in words(reading.language, "events", "founding"):
            continue
        begun = AFTERWARDS.search(reading.text, max(frame.verb.start - 10, 0), frame.verb.start)
        if frame.verb.form == "gerund" and not begun:
            continue
        if frame.verb.form == "infinitive" and verb_status(reading, frame) not in ("occurred", "planned"):
            continue
        subject = subject_of(reading, frame)
        stop = reach_from(reading, event.span.end, frame.number)
        roles = people_of(reading, event, subject, stop)
        count = sum(len(fillers) for _, fillers in roles)
        firm = (
            event.ordinal
            or event.name.start != event.span.start
            or tail(reading, event.span.end, stop) > event.span.end
        )
        if count > 1 or (count and firm and frame.verb.form != "infinitive"):
            return told(reading, event, roles, (frame, stop), reason(object_of))
    return None


AFTERWARDS = re.compile(r"\b(?:by|after|in|while)\s+$", re.I)


TO_TAKE_PLACE = re.compile(
    r",?\s+(?:(?:which|that)\s+(?:will|is to|is due to|is set to)\s+(?:take place|convene)"
    r"|(?:which\s+is\s+)?(?:to take place|due to take place|slated for|scheduled for|set for))\b"
)
INVITED = re.compile(r"\binvit\w+\b[^.;]*\bto\s+(?:take part|participate|attend|be present|join)\b[^.;]{0,40}$", re.I)


def placed(reading: Reading, event: Event) -> ActDraft | None:
    """A sitting or summit named with its time, place or parties, or as the next one."""
    row = sentence(reading, event.span.start)
    before = reading.text[row.start : event.span.start]
    led = matcher(reading.language, "events", "at", r"(?:^|\s)", r"\s+$").search(before)
    held = TO_TAKE_PLACE.match(reading.text, event.span.end) or re.compile(
        r",?\s+(?:(?:which|that)\s+(?:was|is|will be|is to be)\s+)?(?:to be\s+)?(?:held|hosted|convened|scheduled)"
        r"(?=\s+(?:in|on|at|from|under|earlier|later|last|this|next|by|for|between|with|tomorrow|today|yesterday|during|virtually)\b)"
    ).match(reading.text, event.span.end)
    end = tail(reading, event.span.end, row.end)
    coming = matcher(reading.language, "events", "to_come").search(event.ordinal)
    timed = (led or event.ordinal) and end > event.span.end
    if not (held or coming or timed):
        return None
    if INVITED.search(before):
        return None
    stop = reach_from(reading, event.span.end)
    ahead = held is not None and re.search(r"to be|will|due|set|slated|to take", held.group()) is not None
    status = "planned" if coming or ahead or (led and foretold(reading, event)) else "occurred"
    if coming and re.search(r"\blook\w*\s+forward\s+to\s+(?:[\w-]+\s+){0,3}$", before, re.I):
        status = "proposed"
    subject = doers(reading, event) if led else NOBODY
    roles = people_of(reading, event, subject, stop)
    values = {"stop": max(stop if held else end, end), "status": status}
    if not any(f for _, f in roles) and not timed and not held:
        return None
    return draft_of(reading, event, roles, reason(placed), values)


def foretold(reading: Reading, event: Event) -> bool:
    """ "At the summit in Oslo, leaders will launch": a summit at which something is still to be done."""
    row = reading.frames_by_sentence.get(reading.sentence_at(event.span.start), ())
    later = [f for f in row if f.verb.form == "finite" and f.verb.start > event.span.end]
    before = any(f.verb.form == "finite" and f.verb.end <= event.span.start for f in row)
    return bool(later) and later[0].verb.tense == "future" and not before


def doers(reading: Reading, event: Event) -> Party:
    """Those who did something at a summit ("the commitment that X and Y made at the Summit")."""
    row = [
        f for f in reading.frames_by_sentence.get(reading.sentence_at(event.span.start), ()) if f.verb.form == "finite"
    ]
    before = [f for f in row if f.verb.end <= event.span.start]
    for frame in (*reversed(before), *(f for f in row if f.verb.start >= event.span.end)):
        party = subject_of(reading, frame)
        if several(reading, party):
            return party
    return NOBODY


def several(reading: Reading, party: Party) -> bool:
    """Are they two leaders or more, or states?"""
    kinds = [reading.cast.characters[f.entity].type for f in party.fillers if f.entity is not None]
    return (
        len(kinds) > 1 and len(kinds) == len(party.fillers) and all(k in ("person", "office", "state") for k in kinds)
    )


def verbs(reading: Reading, event: Event) -> list[Frame]:
    """The verbs of the sentence by which a sitting is held."""
    row = reading.frames_by_sentence.get(reading.sentence_at(event.span.start), ())
    wanted = words(reading.language, "events", "by_verb")
    here = reading.sentence_at(event.span.start)
    apart = [parted(reading, f, word) for f, word in auxiliaries(reading) if f.sentence == here and word in wanted]
    return sorted([*(f for f in row if f.lemma in wanted), *apart], key=lambda f: f.number)


def people_of(reading: Reading, event: Event, subject: Party, stop: int) -> Roles:
    """Who sits: those who chair, the states of the name, those between whom it is."""
    company = with_people(reading, event.span.end, stop, "together with|along with|alongside|with")
    people = tuple(f for f in subject.fillers if acts(reading, f))
    if people and all(is_person(reading, f) for f in people):
        taken = {f.entity for f in people}
        return [("participant", (*people, *(f for f in company.fillers if f.entity is None or f.entity not in taken)))]
    sides = sides_of(reading, event, stop)
    if sides:
        return [("participant", sides)]
    if people and not body_alone(reading, people):
        return [("participant", people)]
    joint = event.body.split()[-1] in words(reading.language, "events", "joint")
    return [("participant", two_states(reading) if joint else ())]


def sides_of(reading: Reading, event: Event, stop: int) -> tuple[Filler, ...]:
    """Who chairs a sitting, the states that its name joins, or those between whom it is."""
    row = sentence(reading, event.span.start)
    leaders = matcher(reading.language, "events", "leaders")
    led = leaders.search(reading.text, event.span.end, row.end) or next_sentence(reading, row, leaders)
    chairs = party_after(reading, led.end(), sentence(reading, led.start()).end) if led else NOBODY
    by_name = parties_in(reading, event.span)
    if chairs.fillers and (len(chairs.fillers) > 1 or not by_name):
        return chairs.fillers
    between = with_people(reading, row.start, event.span.start, "between")
    after = with_people(reading, event.span.end, min(stop, event.span.end + 160), "between|among|of|with")
    return by_name or next((p.fillers for p in (between, after) if len(p.fillers) > 1), ())


def next_sentence(reading: Reading, row: Span, leaders: re.Pattern[str]) -> re.Match[str] | None:
    """ "It was chaired by": who led the sitting, told in the sentence after."""
    number = reading.sentence_at(row.start) + 1
    if number >= len(reading.sentences):
        return None
    after = reading.sentences[number]
    return re.compile(r"(?:It|The \w+) (?:was|were) " + leaders.pattern.replace(r"\b", "", 1), re.I).match(
        reading.text, after.start, after.end
    )


def body_alone(reading: Reading, people: tuple[Filler, ...]) -> bool:
    """Is the subject the body that sits, and nobody in it?"""
    kinds = [reading.cast.characters[f.entity].type for f in people if f.entity is not None]
    return len(people) == 1 and kinds == ["organization"]


def acts(reading: Reading, filler: Filler) -> bool:
    return filler.entity is None or reading.cast.characters[filler.entity].type != "event"


def is_person(reading: Reading, filler: Filler) -> bool:
    return filler.entity is not None and reading.cast.characters[filler.entity].type in ("person", "office")


def told(reading: Reading, event: Event, roles: Roles, by: tuple[Frame, int], rule: str) -> ActDraft:
    """The draft of a sitting that a verb tells."""
    frame, stop = by
    status = verb_status(reading, frame)
    for name in ("postponed", "cancelled"):
        if frame.lemma in words(reading.language, "status", f"verbs_{name}"):
            status = name
    holder = reading.frames[frame.inside] if frame.inside is not None else None
    if holder and holder.lemma in words(reading.language, "status", "verbs_proposed") and status == "occurred":
        status = "proposed"
    if frame.lemma in ("schedule", "plan"):
        status = "planned"
    start = min(event.span.start, frame.verb.start)
    values = {"stop": max(stop, event.span.end), "status": status, "when": time_of(reading, frame, stop)}
    return draft_of(
        reading, event, roles, rule, {**values, "start": start, "at": frame.verb.start, "verb_end": frame.verb.end}
    )


def draft_of(reading: Reading, event: Event, roles: Roles, rule: str, values: dict[str, object]) -> ActDraft:
    last = max(event.span.end, int(str(values.pop("verb_end", 0))))
    start = int(str(values.pop("start", event.span.start)))
    own = [f.span.end for _, fillers in roles for f in fillers if last < f.span.start < int(str(values["stop"]))]
    many = event.body.split()[-1] in words(reading.language, "events", "many")
    count = sum(len(f) for _, f in roles)
    kind = "multilateral" if (many and count != 2) or not count else "talks"
    end = tail(reading, max([last, *own]), int(str(values["stop"])))
    remote = matcher(reading.language, "events", "remote").search(event.ordinal)
    return sketch(reading, Span(start, end), rule, roles, subtype="video_call" if remote else kind, **values)
