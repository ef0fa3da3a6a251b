"""Which stage a verb tells of an agreement, and with what status."""

from __future__ import annotations

import re

from communique.extract.agreement_nouns import WEAK, Thing, limits, listed, stages
from communique.extract.parts import status_of
from communique.reading import Frame, Reading

NO_STAGE = frozenset({"can", "could", "may", "might", "must", "should", "'d", "cannot"})


def stage_of(reading: Reading, frame: Frame, thing: Thing) -> str | None:
    """The stage that a verb tells of a thing, if it tells one."""
    lemma, language = frame.lemma, reading.language
    if thing.form == WEAK:
        return stages(language).get(lemma, "agreed") if lemma in thing.verbs else None
    stage = stages(language).get(lemma)
    only = limits(language).get(lemma)
    if only and thing.form not in only and not ("named" in only and named(reading, thing)):
        stage = None
    return stage or phrase_stage(reading, frame)


def named(reading: Reading, thing: Thing) -> bool:
    """Is the head of the thing a proper name ("the Artemis Accords")?"""
    return reading.text[thing.head.start].isupper()


def phrase_stage(reading: Reading, frame: Frame) -> str | None:
    """The stage of a verb with its phrase ("entered into force", "withdrew from")."""
    after = reading.text[frame.verb.end : frame.verb.end + 24].lower()
    for stage in ("in_force", "terminated", "proposed", "signed", "agreed"):
        for phrase in listed(reading.language, "phrases", stage):
            verb, _, rest = phrase.partition(" ")
            if frame.lemma == verb and re.match(rf"\s+(?:also\s+|again\s+)?{re.escape(rest)}\b", after):
                return stage
    return None


def phrase_end(reading: Reading, frame: Frame, limit: int) -> int:
    """The end of a verb with the small word that belongs to it ("withdrew from", "put forward")."""
    stage = phrase_stage(reading, frame)
    rests = {phrase.partition(" ")[2] for phrase in listed(reading.language, "phrases", stage)} if stage else set()
    match = (
        re.match(rf"\s+(?:{'|'.join(sorted(rests))})\b", reading.text[frame.verb.end : frame.verb.end + 24])
        if rests
        else None
    )
    end = frame.verb.end + match.end() if match else frame.verb.end
    return end if end <= limit else frame.verb.end


def status_in(reading: Reading, frame: Frame) -> str | None:
    """The status of what a verb tells of an agreement; None where it is only wished, asked or promised."""
    verb = frame.verb
    if verb.negated and verb.modal == "could" and not frame.conditional:
        return "negated"
    if (
        frame.conditional
        or verb.modal in NO_STAGE
        or re.match(r"(?:not )?be |.*\b(?:have|has|had|need|needs|got) to\b", reading.words(verb.span), re.I)
    ):
        return None
    if verb.form == "infinitive":
        return infinitive_status(reading, frame)
    if verb.form == "gerund":
        return gerund_status(reading, frame)
    if verb.negated:
        return "negated" if not verb.modal or verb.tense == "future" else None
    if verb.modal == "would":
        return "planned" if frame.inside is not None else None
    if verb.progressive and verb.tense == "present":
        return "planned" if stages(reading.language).get(frame.lemma) == "signed" else None
    return status_of(reading, frame)


def infinitive_status(reading: Reading, frame: Frame) -> str | None:
    """The status of "to sign", which the verb that governs it decides."""
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    if governor is None or governor.verb.modal in NO_STAGE or governor.conditional:
        return None
    lemma, language = governor.lemma, reading.language
    if lemma in listed(language, "governors", "planned"):
        if lemma == "be" and governor.object:
            return None
        return (
            "negated"
            if governor.verb.negated
            else "proposed"
            if lemma in ("hope", "want", "wish", "like")
            else "planned"
        )
    if lemma in listed(language, "governors", "done"):
        return status_of(reading, governor)
    return None


def gerund_status(reading: Reading, frame: Frame) -> str | None:
    """The status of "signing": done after "by" or "after", to come after "look forward to"."""
    before = reading.text[max(frame.verb.start - 40, 0) : frame.verb.start].lower()
    word = (re.findall(r"[\w'-]+", before) or [""])[-1]
    if re.search(r"look\w* forward to\W*$", before):
        return "planned"
    governor = reading.frames[frame.governor] if frame.governor is not None else None
    held_back = governor is not None and (
        governor.verb.tense == "future" or governor.verb.modal in NO_STAGE or governor.verb.form == "infinitive"
    )
    if reading.words(frame.verb.span).lower().startswith("having "):
        return "occurred"
    return "occurred" if word in listed(reading.language, "gerunds", "done") and not held_back else None


def promised(frame: Frame, thing: Thing, stage: str, status: str) -> bool:
    """Is it a promise to agree, and not yet a thing (only joint texts and signatures are foretold)?"""
    return (
        stage == "agreed"
        and status in ("planned", "proposed")
        and (thing.form != "joint_statement" or frame.verb.form == "gerund")
    )


def unsure(stage: str, status: str) -> bool:
    """Is it only said that an agreement will or should be kept?"""
    return stage in ("implemented", "terminated") and status not in ("occurred", "ongoing")
