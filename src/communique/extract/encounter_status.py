"""When a verb of encounter happens, and whether it did."""

from __future__ import annotations

import re

from communique.extract.encounter_clause import noun_like
from communique.extract.encounter_people import listed, next_mention, pattern, sentence
from communique.extract.encounter_place import LASTING, time_in
from communique.extract.parts import status_of
from communique.model import Span
from communique.reading import Frame, Reading


def time_of(reading: Reading, frame: Frame, stop: int) -> Span | None:
    """When a verb happens: in its clause, right before it, or opening its sentence."""
    own = time_in(reading, frame.verb.end, stop)
    if own and not opens_another(reading, frame, own):
        return own
    start = (
        frame.subject.start
        if frame.subject and frame.subject.start < frame.verb.start and not frame.shared
        else frame.verb.start
    )
    near = time_in(reading, past_aside(reading, frame, start), frame.verb.head.start) or fronted(reading, start)
    told_of = frame.subject is not None and reading.words(frame.subject).lower() in listed(reading.language, "relative")
    if near or frame.inside is not None or told_of:
        return near
    first = sentence(reading, frame.verb.start)
    earlier = [
        f
        for f in reading.frames_by_sentence.get(frame.sentence, ())
        if f.verb.start < frame.verb.start and f.verb.form == "finite" and f.inside is None
    ]
    if opened_apart(reading, Span(first.start, first.start)):
        return None
    limit = earlier[0].subject.start if earlier and earlier[0].subject else earlier[0].verb.start if earlier else start
    return time_in(reading, first.start, max(min(limit, frame.verb.start), first.start))


def past_aside(reading: Reading, frame: Frame, start: int) -> int:
    """Where the words of a verb itself begin after ", who took office this morning,": what stands there is not its."""
    inner = [
        f.verb.end
        for f in reading.frames_by_sentence.get(frame.sentence, ())
        if start <= f.verb.start and f.verb.end <= frame.verb.start and f.number != frame.number
        and f.subject and reading.words(f.subject).lower() in listed(reading.language, "relative")
    ]  # fmt: skip
    comma = reading.text.rfind(",", max(inner), frame.verb.start) if inner else -1
    return comma if comma > start else start


def fronted(reading: Reading, start: int) -> Span | None:
    """ "In the second quarter a mission would arrive": a time right before the doer."""
    k = next_mention(reading, start) - 1
    last = reading.mentions[k] if k >= 0 else None
    timed = last is not None and last.kind == "time" and not LASTING.match(reading.words(last.span))
    if last is None or opened_apart(reading, last.span):
        return None
    near = timed and not reading.text[last.end : start].strip(" ,")
    return last.span if near and "\n" not in reading.text[last.end : start] else None


def opened_apart(reading: Reading, place: Span) -> bool:
    """ "Prior to the forum on 22 March, she met": do words that tell of something else open the sentence?"""
    start = sentence(reading, place.start).start
    opened = pattern(reading.language, "fronted_apart", r"\s*").match(reading.text, start)
    return opened is not None and "," not in reading.text[start : place.start]


def opens_another(reading: Reading, frame: Frame, when: Span) -> bool:
    """ "Yesterday she was in Oslo, today she is in Bergen": a time that opens the next clause."""
    set_off = reading.text[max(when.start - 2, 0) : when.start].strip() == ","
    return any(
        other.number != frame.number and other.subject and 0 < other.subject.start - when.end <= 2
        and (set_off or "," not in reading.text[when.end : other.subject.start])  # no "in Oslo on Monday, he said"
        for other in reading.frames_by_sentence.get(frame.sentence, ())
        if other.verb.form == "finite" and not other.shared
    )  # fmt: skip


def verb_status(reading: Reading, frame: Frame) -> str:
    """As `status_of`; "would" in reported words is their future, and what is denied is negated."""
    status = "occurred" if exclaimed(reading, frame) else status_of(reading, frame)
    holder = reading.frames[frame.inside] if frame.inside is not None else None
    denied = holder is not None and holder.lemma in listed(reading.language, "denying")
    if denied and status in ("occurred", "planned", "ongoing"):
        return "negated"
    if status == "hypothetical" and foretold(reading, frame):
        return "negated" if frame.verb.negated or denied else "planned"
    joined = joined_to(reading, frame) if status == "occurred" else None
    if joined is not None:
        return verb_status(reading, joined)
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    if governor is not None and first_to(reading, frame, governor):
        return "ongoing" if governor.verb.tense == "present" else verb_status(reading, governor)
    if frame.verb.form == "infinitive":
        return infinitive_status(reading, frame, status)
    before = max(frame.verb.start - 24, 0)
    hoped = pattern(reading.language, "hopes", "", r"\s+of\s+$").search(reading.text, before, frame.verb.start)
    awaited = hoped is not None or (governor is not None and governor.lemma == "look")
    return "proposed" if awaited and frame.verb.form == "gerund" else status


def exclaimed(reading: Reading, frame: Frame) -> bool:
    """ "What a pleasure it is to welcome you": no plan."""
    subject = reading.words(frame.subject).lower()
    return subject == "it" and re.search(r"\bis to\b", reading.words(frame.verb.span)) is not None


def foretold(reading: Reading, frame: Frame) -> bool:
    """Is "would" the future of reported words ("said that she would come"), or of a tale that has no "if"?"""
    if frame.verb.modal != "would" or frame.conditional:
        return False
    voice = reading.voice_at(frame.verb.start)
    if voice is None:
        row = sentence(reading, frame.verb.start)
        return not pattern(reading.language, "conditions").search(reading.text, row.start, row.end)
    return frame.inside is not None or reading.statements[voice].mode == "reported"


def joined_to(reading: Reading, frame: Frame) -> Frame | None:
    """ "will meet the Minister and pay a call": the future or infinitive that a base form is joined to."""
    if not frame.shared or frame.verb.tense != "present" or frame.verb.span != frame.verb.head:
        return None
    row = reading.frames_by_sentence.get(frame.sentence, ())
    earlier = [f for f in row if f.verb.end <= frame.verb.start and f.verb.form != "participle"]
    earlier = [f for f in earlier if not noun_like(reading, f)]
    last = next((f for f in reversed(earlier) if f.verb.tense != "present" or f.verb.form == "infinitive"), None)
    return last if last and (last.verb.tense == "future" or last.verb.form == "infinitive") else None


def infinitive_status(reading: Reading, frame: Frame, status: str) -> str:
    """ "to visit" in a headline is planned; "travelled to meet", "am glad to meet" have happened."""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    before = max(frame.verb.start - 24, 0)
    glad = pattern(reading.language, "feelings", "", r"\s+$").search(reading.text, before, frame.verb.start)
    if status == "occurred":
        if governor is None:
            return "occurred" if glad else "planned"
        if governor.verb.modal in ("would", "could", "might", "may"):
            return "proposed"
        if governor.verb.form == "infinitive":
            return verb_status(reading, governor)
    if governor and governor.verb.form == "gerund" and became_first(reading, frame):
        return "occurred"
    if unplanned(reading, frame):
        return "negated"
    if governor and (off := called_off(reading, frame, governor)):
        return off
    if glad and status in ("planned", "proposed"):
        return "occurred"
    if governor and governor.lemma in listed(reading.language, "going") and gone(governor):
        return "negated" if frame.verb.negated or governor.verb.negated else "occurred"
    return status


def first_to(reading: Reading, frame: Frame, governor: Frame) -> bool:
    """ "Is the first head of state to visit": has somebody come whom no other came before?"""
    before = reading.text[max(frame.verb.start - 70, 0) : frame.verb.start]
    told = frame.verb.form == "infinitive" and governor.lemma == "be"
    return told and re.search(r"\bthe\s+(?:first|second|third|only|latest)\s+(?:[\w-]+\s+){1,7}$", before) is not None


def became_first(reading: Reading, frame: Frame) -> bool:
    """ "Becoming the first Minister to visit": what somebody did."""
    before = reading.text[max(frame.verb.start - 60, 0) : frame.verb.start]
    return pattern(reading.language, "firsts", r"\bthe\s+", r"\s[^,.;]*$").search(before) is not None


def unplanned(reading: Reading, frame: Frame) -> bool:
    """ "Had no plans to go", "was unable to go": what was not meant, or could not be."""
    before = reading.text[max(frame.verb.start - 40, 0) : frame.verb.start]
    none = pattern(reading.language, "aims", r"\bno\s+(?:\w+\s+)?", r"\s+$").search(before)
    return bool(none or pattern(reading.language, "unable", "", r"\s+$").search(before))


def called_off(reading: Reading, frame: Frame, governor: Frame) -> str | None:
    """ "Has cancelled his plan to visit", "put off plans to meet": what was meant and is off."""
    if foiled(reading, frame, governor):
        return "cancelled"
    between = reading.text[governor.verb.end : frame.verb.start]
    aim = pattern(reading.language, "aims", r"\s+(off\s+)?(?:\w+\s+){0,2}", r"\s+").fullmatch(between)
    if aim is None or governor.verb.negated:
        return None
    for status in ("cancelled", "postponed"):
        name = f"aims_{status}_off" if aim.group(1) else f"aims_{status}"
        if governor.lemma in listed(reading.language, name):
            return status
    return None


def foiled(reading: Reading, frame: Frame, governor: Frame) -> bool:
    """ "Had hoped to travel, but": what was meant to be and came to nothing."""
    verb = governor.verb
    meant = (verb.perfect and verb.tense == "past") or (governor.lemma == "be" and verb.tense == "past")
    end = sentence(reading, frame.verb.start).end
    return meant and bool(pattern(reading.language, "foiling", r",?\s").search(reading.text, frame.verb.end, end))


def gone(frame: Frame) -> bool:
    return frame.verb.form == "finite" and frame.verb.tense == "past" and not frame.verb.progressive
