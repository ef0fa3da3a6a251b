"""Whether a meeting named by a noun was held, is planned, put off or cancelled."""

from __future__ import annotations

import re

from communique.extract.encounter_clause import clean, verb_before
from communique.extract.encounter_people import listed, pattern, sentence
from communique.extract.encounter_status import verb_status
from communique.extract.meeting_noun import Noun, governor, nouns
from communique.extract.meeting_parts import matcher, words
from communique.reading import Frame, Reading


def noun_status(reading: Reading, noun: Noun, verb: str | None) -> str:
    """The status that the words around a noun tell."""
    if re.match(r"no\b", noun.mods):
        return "negated"
    after = following_status(reading, noun)
    if after in ("postponed", "cancelled", "negated") or (verb is None and after):
        return after or "occurred"
    before = noun.mods
    if matcher(reading.language, "status", "before_planned").search(before) or (
        verb is None and on_agenda(reading, noun)
    ):
        return "planned"
    governed = governed_status(reading, noun)
    leads = matcher(reading.language, "status", "leads_ahead", "", AFTER_LEAD)
    if governed in (None, "occurred") and verb is None and led_ahead(reading, noun, leads):
        return "planned"
    if governed:
        return governed
    if matcher(reading.language, "status", "before_proposed").search(before) and verb is None:
        return "proposed" if re.search(r"possible|proposed|potential", before) else "occurred"
    if verb is None and any(ahead(reading, noun) for ahead in (previewed, led_by, programmed, joins_later)):
        return "planned"
    own = governor(reading, noun) if verb is None else None
    if own is not None and own.verb.tense == "future" and verb_status(reading, own) == "planned":
        return "planned"
    return verb or ("planned" if to_come(reading, noun) else "occurred")


AFTER_LEAD = r"(?:\s+an?\s+(?:\w+\s+)?(?:series|round|number|set)\s+of)?\s+$"  # "for a series of meetings"


def led_ahead(reading: Reading, noun: Noun, leads: re.Pattern[str]) -> bool:
    """Is the noun the purpose, or what follows, of something still to come ("will visit Oslo for a meeting with")?"""
    row = sentence(reading, noun.start)
    lead = leads.search(reading.text, max(noun.start - 40, row.start), noun.start)
    earlier = [
        f
        for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ())
        if lead and f.verb.start < lead.start() and f.verb.form in ("finite", "infinitive")
    ]
    coming = pattern(reading.language, "auxiliaries_ahead", "^", "$")
    return bool(earlier) and (
        verb_status(reading, earlier[-1]) == "planned"
        or awaited(reading, earlier[-1]) is not None
        or coming.search(reading.words(earlier[-1].verb.span)) is not None  # "will on Monday host"
    )


def awaited(reading: Reading, frame: Frame) -> str | None:
    """ "Is expected in Oslo for a meeting": planned."""
    present = frame.verb.passive and frame.verb.tense == "present"
    return "planned" if present and frame.lemma in listed(reading.language, "awaiting") else None


def on_agenda(reading: Reading, noun: Noun) -> bool:
    """ "On the agenda are meetings with": what is still to come."""
    row = sentence(reading, noun.start)
    there = pattern(
        reading.language, "scheduled", r"\b(?:on|in)\s+(?:the|his|her|their)\s+", r"\s+(?:is|are|were|was)\s+"
    )
    if there.search(reading.text, row.start, noun.start):
        return True
    agenda = pattern(reading.language, "scheduled").search(reading.text, row.start, noun.start)
    lists = pattern(reading.language, "lists_ahead", r"\s+", r"\s")
    return bool(agenda and lists.search(reading.text, agenda.end(), min(agenda.end() + 60, noun.start)))


def previewed(reading: Reading, noun: Noun) -> bool:
    """ "Previewing the summit and the meeting with", "a preview of the meeting": what is still to come."""
    row = sentence(reading, noun.start)
    told = matcher(reading.language, "status", "previews").search(reading.text, row.start, noun.start)
    return told is not None and re.search(r"[.;:]", reading.text[told.end() : noun.start]) is None


def led_by(reading: Reading, noun: Noun) -> bool:
    """ "After the meeting with X, they will meet Y": what opens a sentence about what is to come."""
    row = sentence(reading, noun.start)
    opened = matcher(reading.language, "about", "leading").fullmatch(reading.text[row.start : noun.start].strip())
    main = [
        f
        for f in reading.frames_by_sentence.get(reading.sentence_at(noun.start), ())
        if f.verb.form == "finite" and f.verb.start > noun.span.end and f.inside is None
    ]
    return opened is not None and bool(main) and main[0].verb.tense == "future"


def programmed(reading: Reading, noun: Noun) -> bool:
    """ "The programme includes a meeting with": what is still to come."""
    row = sentence(reading, noun.start)
    subject = pattern(reading.language, "scheduled", r"\b(?:the|his|her|their|whose)\s+(?:[\w'-]+\s+){0,3}?")
    told = matcher(reading.language, "status", "programme_verbs", r"\s(?:also\s+)?", r"(?=\s)")
    opened = subject.search(reading.text, row.start, noun.start)
    return opened is not None and told.search(reading.text, opened.end(), noun.start + 1) is not None


def joins_later(reading: Reading, noun: Noun) -> bool:
    """ "Will meet the Minister and join a dinner with": what somebody is to attend."""
    frame = verb_before(reading, noun.start)
    attending = (*words(reading.language, "verbs", "attend"), *words(reading.language, "verbs", "join"))
    near = frame is not None and frame.lemma in attending and clean(reading, frame.verb.end, noun.start)
    return frame is not None and near and verb_status(reading, frame) == "planned"


def governed_status(reading: Reading, noun: Noun) -> str | None:
    """The status that a verb right before the noun gives it ("cancelled", "agreed", "proposed")."""
    before = noun.mods
    frame = verb_before(reading, noun.start)
    near = frame is not None and noun.start - frame.verb.end < 90
    if frame and near:
        for name in ("cancelled", "postponed"):
            if frame.lemma in words(reading.language, "status", f"verbs_{name}"):
                return name
        if frame.lemma in words(reading.language, "status", "verbs_planned") and not matcher(
            reading.language, "status", "before_occurred"
        ).search(before):
            return "planned" if clean(reading, frame.verb.end, noun.start) or frame.lemma == "confirm" else "occurred"
        if frame.lemma in words(reading.language, "status", "verbs_proposed") and (
            clean(reading, frame.verb.end, noun.start) or frame.lemma == "look"
        ):
            return (
                "proposed"
                if not noun.owner.fillers
                or frame.lemma in ("look", "propose", "suggest", "request", "seek", "anticipate")
                else "occurred"
            )
    return None


def to_come(reading: Reading, noun: Noun) -> bool:
    """Is a verb in the future the noun's own ("your talks will be useful", "there will be a meeting")?"""
    frame = verb_before(reading, noun.start)
    if frame and frame.verb.tense == "future" and frame.lemma in words(reading.language, "nouns", "existing"):
        return True
    return any(
        f.verb.tense == "future" and f.subject and f.subject.start <= noun.span.start < f.subject.end
        for f in reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ())
    )


def following_status(reading: Reading, noun: Noun) -> str | None:
    """The status that the rest of the sentence tells of the noun ("has been postponed")."""
    end = sentence(reading, noun.span.start).end
    stop = re.compile(r";|\.\s").search(reading.text, noun.span.end, end)
    limit = min(stop.start() if stop else end, noun.span.end + 170)
    further = nouns(reading.language).search(reading.text, noun.span.end, limit)
    limit = further.start() if further and noun.subtype != "multilateral" else limit
    found = []
    for name in ("postponed", "cancelled", "negated", "planned", "occurred"):
        match = matcher(reading.language, "status", name).search(reading.text, noun.span.end, limit)
        if match and not crossed(reading, noun, match):
            found.append((match.start(), name))
    firm = [name for _, name in found if name in ("postponed", "cancelled", "negated")]
    return firm[0] if firm else min(found)[1] if found else None


def crossed(reading: Reading, noun: Noun, match: re.Match[str]) -> bool:
    """Does another finite clause with people as subject stand between the noun and the words of status?"""
    for frame in reading.frames_by_sentence.get(reading.sentence_at(noun.span.start), ()):
        if (
            noun.span.end <= frame.verb.start < match.start()
            and frame.verb.form == "finite"
            and frame.subject
            and frame.subject.start > noun.span.end
        ):
            return True
    return (
        match.group().lower() in ("held", "scheduled", "planned", "foreseen", "announced", "dropped")
        and match.start() - noun.span.end > 90
    )


def plain_status(reading: Reading, noun: Noun) -> bool:
    """Is the noun itself the subject of the verb that tells its status, or does the participle follow it?"""
    stop = min(sentence(reading, noun.span.start).end, noun.span.end + 120)
    close = re.compile(
        r"[^,;.]{0,80}?,?\s*"
        r"(?:(?:originally|initially|previously|which (?:is|was)|was|were|is|are|that (?:is|was))\s+)*"
        r"(?:scheduled|planned|foreseen|slated|set|held|to be held)\s+(?:for|in|on|at)\b",
        re.I,
    )
    return bool(close.match(reading.text, noun.span.end, stop))
