"""Indirect speech: clauses after a speech verb, and the sentences that run on from them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from communique import data
from communique.attribution.asides import AS_SAID, as_said, sentence_end, set_off, told_after
from communique.attribution.cues import introduces, is_cue, own_words, sources, trimmed, words
from communique.attribution.running import run_on
from communique.attribution.sources import according, announced, without_source
from communique.attribution.stances import stance
from communique.attribution.tellers import ADD, main_after, subject_of
from communique.model import Span
from communique.reading import TOGETHER, Frame, Nesting, Reading, Said

THAT = "A clause after a speech verb is reported speech of the verb's subject."
EXPRESSED = 'A clause after "expressed the hope that" is reported speech of the subject.'
NEAR = 30  # mentions back to those named together
SHORTEST = 2  # words of a clause
FAR_SUBJECT = 160  # characters before the last name of a subject


def reported(reading: Reading, blocks: Sequence[Said], marked: Sequence[Said], pieces: Sequence[Span]) -> list[Said]:
    """Reported and mixed statements in order."""
    inside, quoted = Nesting(blocks), Nesting(marked)
    taken = {said.cue.start for said in [*blocks, *marked] if said.cue}
    found: list[Said] = []
    places = sorted([*pieces, *(c for m in marked for c in m.content)])
    for frame in reading.frames:
        if frame.verb.head.start in taken or quoted.at(frame.verb.start) is not None or heading(reading, frame):
            continue
        said = of_frame(reading, frame, inside)
        if said:
            found.append(mixed(said, places))
    found += according(reading)
    found += [said for said in announced(reading) if not in_heading(reading, said.start)]
    found.sort(key=lambda said: said.start)
    return run_on(reading, found, blocks, marked)


def heading(reading: Reading, frame: Frame) -> bool:
    return in_heading(reading, frame.verb.start)


def in_heading(reading: Reading, offset: int) -> bool:
    section = reading.section_at(offset)
    return section is not None and section.kind in ("headline", "boilerplate", "dateline")


def of_frame(reading: Reading, frame: Frame, inside: Nesting) -> Said | None:
    """The statement that a frame tells, if its verb is a cue and a clause follows."""
    outer = second_clause(reading, frame)
    if outer is not None:
        frame = outer._replace(complement=frame.complement, verb=outer.verb._replace(end=frame.verb.end))
    thought = stance(reading, frame, inside)
    if thought or not is_cue(reading, frame) or own_words(reading, frame, inside):
        return thought or quoting(reading, frame)
    clause, rule = clause_of(reading, frame)
    if clause is None:
        return as_said(reading, frame)
    subject = subject_of(reading, frame)
    speakers, named = sources(reading, subject), reading.words(subject).lower()
    agentless = frame.verb.passive and frame.verb.tense == "past" and named in ("it", "")
    if (not speakers and not agentless) or (named == "it" and not agentless and not of_body(reading, frame)):
        return None
    speakers = together_before(reading, frame) if agentless else speakers
    content = trimmed(reading.text, cut(reading, frame, clause))
    if len(reading.words(content).split()) < SHORTEST:
        return None
    source = subject if speakers and not agentless else None
    return Said("reported", (content,), frame.verb.head, source, speakers, rule)


def of_body(reading: Reading, frame: Frame) -> bool:
    """ "It added that": does an institution, a state or a document say something in the sentence before?"""
    before = [f for f in reading.frames_by_sentence.get(frame.sentence - 1, ()) if is_cue(reading, f)]
    kinds = {reading.mentions[i].kind for f in before[:1] for i in sources(reading, subject_of(reading, f))}
    told = bool(before) and (before[0].complement is not None or set_off(reading, before[0]))
    alike = kinds and kinds <= {"organization", "document", "state"}
    return told and (alike or (reading.words(before[0].subject).lower() == "it" and of_body(reading, before[0])))


def together_before(reading: Reading, frame: Frame) -> tuple[int, ...]:
    """ "It was agreed that": those who were named together last; of other verbs nobody knows."""
    if frame.lemma != "agree":
        return ()
    last = bisect_left(reading.mentions, frame.verb.start, key=lambda mention: mention.start)
    near = range(last - 1, max(last - NEAR, -1), -1)
    return next(((i,) for i in near if reading.mentions[i].rule == TOGETHER), ())


def second_clause(reading: Reading, frame: Frame) -> Frame | None:
    """ "Agreed to meet in May, and that P": the verb that both the infinitive and the clause depend on."""
    if frame.verb.form != "infinitive" or frame.governor is None or frame.complement is None:
        return None
    joined = re.search(r"\band that\s+$", reading.text[frame.verb.end : frame.complement.start])
    outer = next((f for f in reading.frames_by_sentence[frame.sentence] if f.number == frame.governor), None)
    return outer if joined and outer and outer.complement is None and is_cue(reading, outer) else None


def quoting(reading: Reading, frame: Frame) -> Said | None:
    """ "Quoting our President, I should say that P": the words are the President's."""
    if frame.lemma not in ("say", "note", "state", "stress", "emphasize", "add") or frame.complement is None:
        return None
    opener = next(
        (
            f
            for f in reading.frames_by_sentence[frame.sentence]
            if f.lemma == "quote" and f.verb.form == "gerund" and f.number < frame.number
        ),
        None,
    )
    speakers = sources(reading, opener.object) if opener else ()
    if not opener or not speakers:
        return None
    return Said(
        "reported",
        (trimmed(reading.text, frame.complement),),
        opener.verb.head,
        opener.object,
        speakers,
        AS_SAID,
    )


def clause_of(reading: Reading, frame: Frame) -> tuple[Span | None, str]:
    """The clause that says what was said, with the rule that found it."""
    if frame.complement is None:
        return zero_that(reading, frame), THAT
    if relative(reading, frame):
        return None, THAT
    between = reading.text[frame.verb.end : frame.complement.start].split()
    noun = [w.strip(",").lower() for w in between[:-1]]
    if noun[-1:] == ["and"] or (frame.lemma == "make" and noun[-1:] == ["clear"]):
        return frame.complement, THAT  # "emphasized the right of X and that P"
    names_it = frame.lemma in words(reading, "noun_verbs")
    if noun and names_it and any(w in words(reading, "nouns") for w in noun):
        return (None if of_the_ground(reading, noun) else frame.complement), EXPRESSED
    if (noun and frame.lemma in words(reading, "with_noun")) or announced_by_noun(reading, noun, names_it):
        return None, THAT
    addressed = frame.object is not None and frame.lemma in words(reading, "addressed")
    if not addressed and ((len(noun) > 4 and not out(noun)) or noun[:1] in (["a"], ["an"])):
        return None, THAT  # "highlighted a range of efforts that"
    return frame.complement, THAT


def of_the_ground(reading: Reading, noun: Sequence[str]) -> bool:
    """Does the clause tell of what somebody is grateful for ("appreciation for the loan that X granted")?"""
    at = next(i for i, word in enumerate(noun) if word in words(reading, "nouns"))
    return noun[at + 1 : at + 2] == ["for"]


def announced_by_noun(reading: Reading, noun: Sequence[str], names_it: bool) -> bool:
    """Does the clause belong to a noun of speech before it ("welcomed X's announcement that")?

    Not "said in a statement that".
    """
    own = bool(noun) and out(noun) and not any(word.endswith("'s") for word in noun)
    return bool(noun) and noun[-1] in words(reading, "announcements") and not names_it and not own


def relative(reading: Reading, frame: Frame) -> bool:
    """Does a clause after "that" lack a subject, as a relative clause does ("documents that were signed")?"""
    assert frame.complement is not None
    start = frame.complement.start
    if reading.text.startswith(("there ", ","), start):
        return False  # "said that there was no plan", "said that, guided by the treaty, they"
    frames = reading.frames_by_sentence[frame.sentence]
    first = next((f for f in frames if f.verb.start >= start and f.verb.form == "finite"), None)
    return (
        first is not None and (first.subject is None or first.subject.start < start) and first.verb.start - start < 25
    )


def out(noun: Sequence[str]) -> bool:
    return noun[0] in ("out", "to", "at", "during", "in", "on", "again", "once", "with")


def zero_that(reading: Reading, frame: Frame) -> Span | None:
    """ "He said the two sides would meet": a clause that follows the verb at once, without "that"."""
    if frame.lemma not in words(reading, "zero_that") or frame.verb.form == "infinitive":
        return None
    for later in reading.frames_by_sentence[frame.sentence]:
        if later.number <= frame.number or later.verb.form != "finite" or later.shared or later.subject is None:
            continue
        begin = past_setting(reading, Span(frame.verb.end, later.subject.start))
        gap = reading.text[begin : later.subject.start]
        told = re.search(r"\b(?:which|who|that)\b", reading.text[later.subject.end : later.verb.start])
        if told and frame.lemma not in words(reading, "no_object"):
            return None
        beside = re.fullmatch(
            r"[\s]*(?:out )?(?:the|a|an|his|her|their|our|its|in [\w ,]{2,40}|under [\w ]{2,30})?\s*,?\s*",
            gap,
        )
        if later.subject.start >= frame.verb.end and (beside or joined_subject(reading, frame, later)):
            return Span(begin + (4 if gap.startswith(" out ") else 0), sentence_end(reading, frame))
        return None
    return None


def joined_subject(reading: Reading, frame: Frame, later: Frame) -> bool:
    """ "She said Peru and Chile were friends": does nothing but names and phrases stand before the last subject?

    Only verbs that take no person for an object.
    """
    gap = reading.text[frame.verb.end : later.subject.start] if later.subject else ""
    if frame.lemma not in words(reading, "no_object") or len(gap) > FAR_SUBJECT or later.number != frame.number + 1:
        return False
    breaks = data.words(reading.language, "tags.subordinator")
    return not re.search(r"[:;\"\u201c\u201d.]", gap) and not breaks & set(re.findall(r"\w+", gap.lower()))


def past_setting(reading: Reading, gap: Span) -> int:
    """Where a clause can begin after a verb of speech, past a time and "in a statement" ("said on Monday it")."""
    ends = [gap.start]
    ends += [reading.mentions[i].end for i in reading.mentions_in(gap) if reading.mentions[i].kind == "time"]
    nouns = "|".join(sorted(words(reading, "announcements") | words(reading, "documents")))
    written = re.compile(rf"\bin (?:an?|the|its|his|her|their) (?:\w+ )?(?:{nouns})\b")
    ends += [match.end() for match in written.finditer(reading.text, gap.start, gap.end)]
    return max(ends)


def cut(reading: Reading, frame: Frame, clause: Span) -> Span:
    """The clause up to where the narration goes on with the same subject ("… and stressed that")."""
    main = main_after(reading, frame)
    if main and main.subject:
        return Span(clause.start, main.subject.start)
    tellers = {frame.subject, subject_of(reading, frame)}
    for later in reading.frames_by_sentence[frame.sentence]:
        if later.number <= frame.number or later.verb.start < clause.start:
            continue
        if told_after(reading, later) and later.subject and later.subject.start > clause.start:
            return Span(clause.start, later.subject.start)
        same = (
            later.shared
            and later.subject in tellers
            and later.verb.form == "finite"
            and later.inside != frame.number
        )
        own = (
            later.shared
            and later.subject in tellers
            and later.verb.form == "finite"
            and (later.lemma in words(reading, "official") or later.lemma in words(reading, "verbs"))
        )
        adding = (
            later.verb.form == "gerund"
            and is_cue(reading, later)
            and introduces(reading, later)
            and (
                re.search(r",\s*(?:also\s*)?$", reading.text[clause.start : later.verb.start])
                or (later.lemma == ADD and later.complement is not None)
            )
        )
        if same or own or adding:
            before = reading.text[clause.start : later.verb.start]
            return Span(
                clause.start,
                clause.start
                + len(re.sub(r"(?:,?\s*(?:and|but|while|then|also|further|in turn|as well as))*\s*$", "", before)),
            )
    return without_source(reading, clause)


def mixed(said: Said, pieces: Sequence[Span]) -> Said:
    """Reported speech with quoted pieces inside is mixed."""
    for content in said.content:
        at = bisect_left(pieces, content.start, key=lambda p: p.start)
        if at < len(pieces) and pieces[at].start < content.end and pieces[at].end <= content.end + 1:  # a comma in it
            return said._replace(mode="mixed")
    return said
