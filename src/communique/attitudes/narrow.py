"""What a record would call a statement, among what a network finds: speech with a clause or a quotation for content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique import data
from communique.attitudes.found import Found
from communique.attribution.cues import SPEAKERS, words
from communique.model import Span
from communique.reading import Frame, Nesting, Reading

SURE = 0.6  # of a network, that its cue tells of an attribution
SHORTEST = 3  # words
NEAR = 15  # characters between a subject and its verb: an adverb, and no clause
MARKS = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
NAME = re.compile(r"[^\W\d_a-z][^,;:\n]{2,40}")
APART = ("headline", "boilerplate", "dateline")


def stated(reading: Reading, found: Sequence[Found]) -> Iterator[Found]:
    """Those that are statements, and that no statement of the record tells."""
    marked = Nesting([said for said in reading.statements if said.mode != "verbatim"])
    blocks = Nesting([said for said in reading.statements if said.mode == "verbatim"])
    cues = {said.cue.start for said in reading.statements if said.cue}
    for one in found:
        if one.cue is None or (one.confidence or 0) < SURE or cues & set(range(one.cue.start, one.cue.end)):
            continue
        places = [place for span in one.content for place in (span.start, (span.start + span.end) // 2, span.end - 1)]
        told = any(marked.at(place) is not None for place in (*places, one.cue.start))
        if not told and speech(reading, one) and proposition(reading, one) and not own(reading, one, blocks):
            yield one


def speech(reading: Reading, one: Found) -> bool:
    """Does a verb of speech, or "according to", in the text proper tell of it, and can its source speak?"""
    assert one.cue is not None
    section = reading.section_at(one.cue.start)
    if one.attitude == "nominal" or section is None or section.kind in APART:
        return False
    if not speaker(reading, one.source):
        return False
    if reading.words(one.cue).lower() in data.words(reading.language, "speech.according"):
        return True
    frame = frame_of(reading, one.cue)
    if frame is None or frame.verb.negated or frame.verb.modal or frame.conditional:
        return False
    known = words(reading, "verbs") | words(reading, "told_learned")
    return frame.lemma in (known | words(reading, "plain") if marked_at(reading, one.start) else known)


def speaker(reading: Reading, source: Span | None) -> bool:
    """Does a source name somebody who can speak: one that the text tells of, or a name that no list has?"""
    heads = [reading.mentions[i].kind for i in reading.heads(source)]
    return heads[0] in SPEAKERS if heads else bool(NAME.fullmatch(reading.words(source)))


def frame_of(reading: Reading, cue: Span) -> Frame | None:
    """The clause whose verb a cue is."""
    frames = reading.frames_by_sentence.get(reading.sentence_at(cue.start), ())
    return next((f for f in frames if cue.start < f.verb.head.end and f.verb.head.start < cue.end), None)


def proposition(reading: Reading, one: Found) -> bool:
    """Is a content a clause of its own, or a quotation?"""
    first = one.content[0]
    if len(reading.words(first).split()) < SHORTEST:
        return False
    return marked_at(reading, first.start) or reading.text.startswith("that ", first.start) or clause(reading, first)


def marked_at(reading: Reading, offset: int) -> bool:
    """Does a quotation begin at an offset?"""
    return bool(set(reading.text[max(offset - 1, 0) : offset + 1]) & MARKS)


def clause(reading: Reading, content: Span) -> bool:
    """Does a content begin with a subject, after an adverbial at most, and go on with its verb?"""
    frames = reading.frames_by_sentence.get(reading.sentence_at(content.start), ())
    main = next((f for f in frames if content.start <= f.verb.start < content.end and f.verb.form == "finite"), None)
    if main is None or main.subject is None or main.subject.start < content.start:
        return False
    before = reading.text[content.start : main.subject.start].strip()
    return (not before or before.endswith(",")) and main.verb.start - main.subject.end <= NEAR


def own(reading: Reading, one: Found, blocks: Nesting) -> bool:
    """Does a speaker tell of his own words in his turn ("we said that")?"""
    assert one.cue is not None
    return blocks.at(one.cue.start) is not None and reading.words(one.source).lower() in words(reading, "self")
