"""Visits told by a noun: a state visit paid, "his visit to", "the visit of", on a visit, invitations accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.extract.encounter import (
    NOBODY, Party, Stay, alternatives, clean, finite_before, is_question, narrated_actor, object_people, party_after, reach_from, sentence, stays, subject_of, tail,
    subjects_before, time_in, time_of, verb_before, verb_status, with_people,
)  # fmt: skip
from communique.extract.meeting_nouns import Noun, named, noun_at
from communique.extract.parts import reason
from communique.extract.visit_parts import destinations, home, kind_in, matcher, sketch, words
from communique.extract.visit_verbs import can_travel, invited, named_place, travellers
from communique.model import Span
from communique.reading import ActDraft, Frame, Reading


def extract(reading: Reading) -> Iterator[ActDraft]:
    """The visits that nouns tell."""
    for noun in found(reading):
        yield from visits_of(reading, noun)
    yield from accepted(reading)


@cache
def nouns(language: str) -> re.Pattern[str]:
    return alternatives([w for name in ("visit", "transit", "stay") for w in words(language, "nouns", name)])


def found(reading: Reading) -> Iterator[Noun]:
    for match in nouns(reading.language).finditer(reading.text):
        if is_question(reading, match.start()) or named(reading, match.start()) or is_verb(reading, match):
            continue
        transit = match.group().lower() in words(reading.language, "nouns", "transit")
        yield noun_at(reading, match.start(), match.end(), "transit" if transit else "visit")


def is_verb(reading: Reading, match: re.Match[str]) -> bool:
    """Is the word a verb here ("will visit", "they tour")?"""
    return any(f.verb.head.start == match.start() and (f.verb.start < f.verb.head.start or f.verb.form == "infinitive") for f in reading.frames_by_sentence.get(reading.sentence_at(match.start()), ()))


def visits_of(reading: Reading, noun: Noun) -> Iterator[ActDraft]:
    """One visit for each destination that the noun has."""
    stop = reach_from(reading, noun.span.end)
    places = places_of(reading, noun, stop)
    visitor, frame, rule = visitor_of(reading, noun, stop, bool(places))
    if frame is not None and invited(reading, frame):
        return
    if not visitor.fillers or not all(can_travel(reading, f) for f in visitor.fillers):
        return
    if not places and not worth(reading, noun, frame):
        return
    status = status_of_visit(reading, noun, frame)
    start = start_of(reading, noun, frame)
    for stay in places or [None]:  # type: ignore[list-item]
        end = tail(reading, max(noun.span.end, stay.end if stay else 0, visitor.end if visitor.start > noun.span.end else 0), sentence(reading, noun.start).end)
        limit = min(sentence(reading, noun.start).end, end + 90) if status not in ("occurred", "ongoing") else close(reading, end, stop)
        when = (time_of(reading, frame, max(stop, end)) if frame else None) or time_in(reading, noun.start, max(end, limit))
        yield sketch(reading, Span(start, end), rule, visitor, stay, subtype=kind_of(reading, noun), status=status, when=when, at=noun.span.start)


def kind_of(reading: Reading, noun: Noun) -> str:
    return "transit" if noun.subtype == "transit" else kind_in(reading, noun.mods)


def close(reading: Reading, end: int, stop: int) -> int:
    """Not past the next comma: a time further off belongs to something else."""
    cut = re.compile(r",(?!\s*\d)").search(reading.text, end, stop)
    return cut.start() if cut else stop


def places_of(reading: Reading, noun: Noun, stop: int) -> list[Stay]:
    """The destination: after "to" (right after the noun, its visitor or its time), or "in"."""
    for match in re.finditer(r"(?<!\w)(?:to|of|in|around|across)(?=\s)", reading.text[noun.span.end : stop]):
        at = noun.span.end + match.end()
        word = match.group()
        first = re.fullmatch(r"\s*", reading.text[noun.span.end : noun.span.end + match.start()])
        if word in ("of", "around", "across") and noun.span.end - noun.span.start and noun.subtype != "transit" and reading.text[noun.span.start : noun.span.end].lower() != "tour":
            continue
        ended = (frame := verb_before(reading, noun.start)) and frame.lemma in ("finish", "begin", "end", "start", "conclude")
        if word == "in" and not (noun.subtype == "transit" or first and (ended or reading.text[noun.span.start : noun.span.end].lower() in ("stay", "stop"))):
            continue
        gap = reading.text[noun.span.end : noun.span.end + match.start()]
        if re.search(r"[;:]|,\s(?!.*\bof\b)", gap) and len(gap) > 60:
            break
        places = destinations(reading, at, stop) or (named_place(reading, at, stop) if word == "to" else [])
        if places:
            return places
    return on_place(reading, noun)


def on_place(reading: Reading, noun: Noun) -> list[Stay]:
    """"is in Russia on a working visit": the place stands before "on a visit"."""
    frame = verb_before(reading, noun.start)
    if frame is None:
        return []
    match = re.compile(r"\s+(?:currently\s+|now\s+)?(?:in|at|to)\b").match(reading.text, frame.verb.end)
    if match and match.end() < noun.start and re.search(r"\b(?:on|for)\s+(?:an?|his|her|their)?\s*$", reading.text[match.end() : noun.start - 0] + "") or match and match.end() < noun.start and re.search(r"\b(?:on|for)\s*$", reading.text[match.end() : noun.start]):
        return stays(reading, match.end(), noun.start)
    return []


def visitor_of(reading: Reading, noun: Noun, stop: int, placed: bool) -> tuple[Party, Frame | None, str]:
    """Who visits, the verb that governs the noun, and the rule that found it."""
    if noun.owner.fillers:
        return guest_of(reading, noun) or noun.owner, None, reason(owner)
    frame = verb_before(reading, noun.start)
    if frame is not None and pays(reading, frame, noun):
        return travellers(reading, frame), frame, reason(payer)
    for preposition in ("of", "by"):
        party = of_people(reading, noun, preposition, stop)
        if party.fillers:
            return party, None, reason(person_of)
    return reached(reading, noun, placed)


def guest_of(reading: Reading, noun: Noun) -> Party:
    """"welcomed the Prime Minister on his second visit": the one received is the one who visits."""
    word = reading.text[noun.start : noun.start + 3].lower()
    frame = verb_before(reading, noun.start)
    if word not in ("his", "her") or frame is None or frame.lemma not in words(reading.language, "verbs", "welcome") or frame.verb.passive:
        return NOBODY
    guest = object_people(reading, frame.verb.end, noun.start)
    return guest if guest.fillers and guest.end < noun.start and all(can_travel(reading, f) for f in guest.fillers) else NOBODY


def owner() -> None:
    """Somebody's visit."""


def payer() -> None:
    """Somebody pays a visit, or is on one."""


def person_of() -> None:
    """The visit of somebody."""


def told_of() -> None:
    """A visit to a place by the one of whom the text speaks."""


def pays(reading: Reading, frame: Frame, noun: Noun) -> bool:
    between = reading.text[frame.verb.end : noun.start]
    if frame.lemma in words(reading.language, "verbs", "pay") and (clean(reading, frame.verb.end, noun.start) or re.fullmatch(r"\s*(?:on|out|off|up)?\s*", between)):
        return True
    moving = (*words(reading.language, "verbs", "stand"), *words(reading.language, "verbs", "travel"), *words(reading.language, "verbs", "arrive"))
    return frame.lemma in moving and bool(re.search(r"\b(?:on|for|as part of|within)\s*$", between)) and len(between) < 120


def of_people(reading: Reading, noun: Noun, preposition: str, stop: int) -> Party:
    """"the visit of President X to Y", "a State Visit by the President"."""
    match = re.compile(rf"(?:\s+to\s+[\w' .-]{{2,50}}?)?\s+{preposition}\b").match(reading.text, noun.span.end, stop)
    if not match:
        return NOBODY
    party = party_after(reading, match.end(), stop)
    return party if party.fillers and all(can_travel(reading, f) for f in party.fillers) else NOBODY


def reached(reading: Reading, noun: Noun, placed: bool) -> tuple[Party, Frame | None, str]:
    """Nobody is named beside the noun: the subject of the sentence "during the visit", or the one of whom the text speaks."""
    mods = noun.mods
    explicit = bool(following(reading, noun) or kind_of(reading, noun) != "unspecified")
    if not placed or not explicit and not re.search(r"\b(?:during|on|for|of)\s+(?:the|a|an)?\s*$", reading.text[max(noun.start - 12, 0) : noun.start + 3]):
        return NOBODY, None, ""
    if noun.mods.startswith(("the ", "a ", "an ")) or not mods:
        frame = finite_before(reading, noun.start)
        subject = travellers(reading, frame).fillers if frame else ()
        actor = subject or narrated_actor(reading, noun.start)
        return Party(actor, noun.start, noun.start), None, reason(told_of)
    return NOBODY, None, ""


def worth(reading: Reading, noun: Noun, frame: Frame | None) -> bool:
    """A visit without a destination counts only where somebody pays it or it has a kind or a time of its own."""
    if frame is not None:
        return frame.lemma in ("pay", "begin", "conclude") or kind_of(reading, noun) != "unspecified"
    section = reading.section_at(noun.start)
    if section is not None and section.kind == "headline" or following(reading, noun) in ("postponed", "cancelled") and following_close(reading, noun):
        return True
    return kind_of(reading, noun) in ("state", "official", "working") or bool(matcher(reading.language, "status", "cancelled").search(reading.text, noun.span.end, min(noun.span.end + 40, len(reading.text)))) or cancelling(reading, noun) is not None


def following_close(reading: Reading, noun: Noun) -> bool:
    """Is the visit itself, and nothing else, what was put off?"""
    frame = next((f for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ()) if f.verb.start > noun.span.end and f.verb.form == "finite" and f.verb.passive), None)
    return bool(frame and frame.subject and frame.subject.start <= noun.span.start < frame.subject.end)


def cancelling(reading: Reading, noun: Noun) -> Frame | None:
    """The verb that cancels, postpones or confirms a visit, right before the noun."""
    frame = verb_before(reading, noun.start)
    lemmas = {w for name in ("verbs_cancelled", "verbs_postponed") for w in words(reading.language, "status", name)} | {"confirm"}
    return frame if frame and frame.lemma in lemmas and noun.start - frame.verb.end < 8 else None


def start_of(reading: Reading, noun: Noun, frame: Frame | None) -> int:
    frame = frame or cancelling(reading, noun)
    if frame is None:
        return noun.start
    subject = subject_of(reading, frame)
    lower = sentence(reading, frame.verb.start).start
    return subject.start if subject.fillers and lower <= subject.start < frame.verb.start and not frame.shared else frame.verb.start


def following(reading: Reading, noun: Noun) -> str | None:
    """The status that the rest of the sentence tells of the noun."""
    end = min(sentence(reading, noun.span.start).end, noun.span.end + 170)
    found = []
    for name in ("postponed", "cancelled", "negated", "planned", "occurred"):
        match = matcher(reading.language, "status", name).search(reading.text, noun.span.end, end)
        if match and not other_clause(reading, noun, match.start()) and not re.match(r"\s+from\b", reading.text[match.end() : match.end() + 6]):
            found.append((match.start(), name))
    firm = [name for _, name in found if name in ("postponed", "cancelled", "negated")]
    return firm[0] if firm else min(found)[1] if found else None


def other_clause(reading: Reading, noun: Noun, offset: int) -> bool:
    """Do a comma with "and", or a subject of its own, part the words of status from the noun?"""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ()):
        if noun.span.end < frame.verb.start <= offset and frame.verb.form == "finite" and frame.subject and frame.subject.start > noun.span.end and reading.words(frame.subject).lower() not in ("which", "that"):
            return True
    return False


def status_of_visit(reading: Reading, noun: Noun, frame: Frame | None) -> str:
    """The status of a visit named by a noun."""
    after = following(reading, noun)
    before = verb_before(reading, noun.start)
    if before and before.lemma == "confirm" and clean(reading, before.verb.end, noun.start):
        return "planned"
    if after in ("postponed", "cancelled", "negated"):
        return after
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
    return governed_status(reading, noun) or after or "occurred"


def looked_forward(reading: Reading, noun: Noun) -> bool:
    return bool(re.search(r"\blook\w*\s+forward\s+to\b[^.;]{0,60}$", reading.text[max(noun.start - 90, 0) : noun.start], re.I))


def governed_status(reading: Reading, noun: Noun) -> str | None:
    """The status that a verb before the noun gives it ("looks forward to", "cancelled", "confirmed his visit")."""
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
    direct = clean(reading, frame.verb.end, noun.start) or reading.text[frame.verb.end : noun.start].strip() in ("", "for", "on", "about")
    for name in ("planned", "proposed"):
        if frame.lemma in words(reading.language, "status", f"verbs_{name}") and direct:
            return name
    return None


def accepted(reading: Reading) -> Iterator[ActDraft]:
    """An invitation accepted: a visit planned."""
    for frame in (f for f in reading.frames if f.lemma in words(reading.language, "verbs", "accept") and not f.verb.negated):
        row = sentence(reading, frame.verb.start)
        if frame.verb.passive or not re.search(r"\binvitations?\b", reading.text[frame.verb.end : row.end], re.I) and not re.compile(r"(?:\s+\w+){0,3}\s*[.,]").match(reading.text, frame.verb.end):
            continue
        visitor = travellers(reading, frame)
        stay = invited_to(reading, frame)
        if not visitor.fillers or stay is None:
            continue
        noun = re.search(r"\binvitations?\b", reading.text[frame.verb.end : row.end], re.I)
        end = stay.end if row.start <= stay.end <= row.end and stay.end > frame.verb.end else frame.verb.end + noun.end() if noun else min(frame.verb.end + 20, row.end)
        start = visitor.start if row.start <= visitor.start < frame.verb.start else frame.verb.start
        status = "hypothetical" if frame.conditional else "planned"
        also = (Span(stay.where[0].start - 6, min(stay.end + 24, row.end)),) if row.start < stay.where[0].start and stay.end <= row.end else ()
        yield sketch(reading, Span(start, end), reason(accepted), visitor, stay, status=status, when=time_in(reading, frame.verb.end, row.end), at=frame.verb.start, also=also)


def invited_to(reading: Reading, frame: Frame) -> Stay | None:
    """Where an invitation calls: "to visit X" in its own sentence or the one before."""
    for number in (frame.sentence, frame.sentence - 1, frame.sentence - 2):
        if number < 0:
            break
        row = reading.sentences[number]
        if not re.search(r"\binvit", reading.text[row.start : row.end], re.I):
            continue
        for match in re.finditer(r"\b(?:visit(?:\s+to)?|come to|travel to|trip to|invit\w+(?:\s+[\w.'-]+){1,8}?\s+to)(?=\s)", reading.text[row.start : row.end], re.I):
            places = destinations(reading, row.start + match.end(), row.end)
            if places:
                return places[0]
    return None


__all__ = ["extract", "finite_before", "home", "invited", "subjects_before", "with_people"]
