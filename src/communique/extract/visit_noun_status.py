"""Whether a visit named by a noun was made, is planned, put off or cancelled."""

from __future__ import annotations

import re

from communique.extract.encounter_clause import clean, verb_before
from communique.extract.encounter_people import sentence
from communique.extract.encounter_status import verb_status
from communique.extract.meeting_noun import Noun
from communique.extract.meeting_noun_status import led_ahead
from communique.extract.visit_parts import matcher, words
from communique.model import Span
from communique.reading import Frame, Reading


def cancelling(reading: Reading, noun: Noun) -> Frame | None:
    """The verb that cancels, postpones or confirms a visit, right before the noun."""
    frame = verb_before(reading, noun.start)
    lemmas = {w for name in ("verbs_cancelled", "verbs_postponed") for w in words(reading.language, "status", name)} | {
        "confirm"
    }
    return frame if frame and frame.lemma in lemmas and noun.start - frame.verb.end < 8 else None


def following(reading: Reading, noun: Noun) -> str | None:
    """The status that the rest of the sentence tells of the noun."""
    end = min(sentence(reading, noun.span.start).end, noun.span.end + 170)
    other = matcher(reading.language, "nouns", "visit").search(reading.text, noun.span.end, end)
    end = other.start() if other else end  # "the journey will take place, the visit to Sidon having been cancelled"
    found = []
    for name in ("postponed", "cancelled", "negated", "planned", "occurred"):
        match = matcher(reading.language, "status", name).search(reading.text, noun.span.end, end)
        if (
            match
            and not other_clause(reading, noun, match.start())
            and not re.match(r"\s+from\b", reading.text[match.end() : match.end() + 6])
        ):
            found.append((match.start(), name))
    firm = [name for _, name in found if name in ("postponed", "cancelled", "negated")]
    return firm[0] if firm else min(found)[1] if found else None


def other_clause(reading: Reading, noun: Noun, offset: int) -> bool:
    """Do a comma with "and", or a subject of its own, part the words of status from the noun?"""
    beside = [Span(*m.span()) for m in RELATIVE.finditer(reading.text, noun.span.end, offset)]
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ()):
        if any(span.covers(frame.verb.head) or (frame.subject and span.covers(frame.subject)) for span in beside):
            continue
        if (
            noun.span.end < frame.verb.start <= offset
            and frame.verb.form == "finite"
            and frame.subject
            and frame.subject.start > noun.span.end
            and reading.words(frame.subject).lower() not in ("which", "that")
            and not OWN_PLACE.fullmatch(reading.text[noun.span.end : frame.subject.start])
        ):
            return True
    return False


NEAR = 12  # characters between a verb and the noun that it is about
RELATIVE = re.compile(r",\s+(?:\w+\s+)?which\b[^,]*,")  # "the visit, during which he was to speak, has been cancelled"
OWN_PLACE = re.compile(r"\s+(?:to|in|of)(?:\s+(?:the|and|[A-Z][\w'-]*))*\s*")  # "the visit to Cyprus and Lebanon will"


def status_of_visit(reading: Reading, noun: Noun, frame: Frame | None) -> str:
    """The status of a visit named by a noun."""
    after = off_by_noun(reading, noun) or following(reading, noun)
    before = verb_before(reading, noun.start)
    if before and before.lemma == "confirm" and clean(reading, before.verb.end, noun.start):
        return "planned"
    if after in ("postponed", "cancelled", "negated"):
        return after
    put_off = off_by_verb(reading, noun, before) if before else None
    if put_off is not None:
        return put_off
    if frame is not None:
        status = verb_status(reading, frame)
        if frame.lemma == "be" and status == "occurred" and frame.verb.tense == "present":
            return "ongoing"
        return status
    if re.match(r"no\b", noun.mods):
        return "negated"
    if matcher(reading.language, "status", "before_planned").search(noun.mods):
        return "planned" if not looked_forward(reading, noun) else "proposed"
    if matcher(reading.language, "status", "before_proposed").search(noun.mods):
        return "proposed"
    return governed_status(reading, noun) or after or ("planned" if arranged(reading, noun) else "occurred")


def off_by_verb(reading: Reading, noun: Noun, verb: Frame) -> str | None:
    """ "Postponed her visit", "called off the trip": the verb just before it."""
    if noun.start - verb.verb.end < NEAR and parted_from(reading, verb, noun):
        for name in ("cancelled", "postponed"):
            if verb.lemma in words(reading.language, "status", f"verbs_{name}"):
                return name
    return None


def off_by_noun(reading: Reading, noun: Noun) -> str | None:
    """ "The postponement of her visit", "the cancellation of a trip by the King"."""
    before = reading.text[max(noun.start - 90, sentence(reading, noun.start).start) : noun.start]
    for name in ("postponed", "cancelled"):
        if matcher(reading.language, "status", f"nouns_{name}", "", OWNED).search(before):
            return name
    return None


OWNED = r"\s+of\s+(?:[\w'.-]+\s+){0,4}$"  # "of", and whose visit it is


def arranged(reading: Reading, noun: Noun) -> bool:
    """ "The dates of her visit", "will embark on a visit": is it prepared, or what is to come?"""
    if led_ahead(reading, noun, matcher(reading.language, "status", "leads_ahead", r"(?:^|\s)", r"\s+$")):
        return True
    on_a = re.search(r"\bon\s+$", reading.text[max(noun.start - 4, 0) : noun.start]) and noun.mods[:2] in ("a ", "an")
    if on_a and led_ahead(reading, noun, re.compile(r"\bon\s+$")):
        return True  # "will host the President on an official visit"
    words_before = matcher(reading.language, "status", "arranged", "", r"\s*$")
    start = max(noun.start - 60, sentence(reading, noun.start).start)
    return words_before.search(reading.text, start, noun.start) is not None


def parted_from(reading: Reading, verb: Frame, noun: Noun) -> bool:
    """ "Called off a trip", "put off his visit", not "called a visit", "put a visit"."""
    off = reading.text[verb.verb.end : noun.start].strip().lower()
    return off in ("off", "back", "out") if verb.lemma in ("call", "put", "push", "rule") else off == ""


def looked_forward(reading: Reading, noun: Noun) -> bool:
    return bool(
        re.search(
            r"\blook\w*\s+forward\s+to\b[^.;]{0,60}$",
            reading.text[max(noun.start - 90, 0) : noun.start],
            re.I,
        )
    )


def governed_status(reading: Reading, noun: Noun) -> str | None:
    """The status that a verb before the noun gives it ("looks forward to", "cancelled", "confirmed")."""
    if looked_forward(reading, noun):
        return "proposed"
    frame = verb_before(reading, noun.start)
    if frame is None or noun.start - frame.verb.end > 60:
        return None
    past = matcher(reading.language, "status", "before_occurred").search(noun.mods)
    for name in ("cancelled", "postponed"):
        if frame.lemma in words(reading.language, "status", f"verbs_{name}") and noun.start - frame.verb.end < 12:
            return name
    if past or frame.verb.form == "participle":
        return None
    direct = clean(reading, frame.verb.end, noun.start) or reading.text[frame.verb.end : noun.start].strip() in (
        "",
        "for",
        "on",
        "about",
    )
    for name in ("planned", "proposed"):
        if frame.lemma in words(reading.language, "status", f"verbs_{name}") and direct:
            return name
    return None
