"""Speech told beside its clause: "P, X said", "P, X said, Q", "as X says, P"."""

from __future__ import annotations

import re

from communique.attribution.cues import sources, trimmed, words
from communique.model import Span
from communique.reading import Frame, Reading, Said

AS_SAID = 'What stands beside "as X says" is X\'s reported speech.'
COMMA = re.compile(r",\s+(?:(?:an?|the|his|her|its|their)\s+)?$")
BEFORE = 25  # characters of the clause before its speaker
INVERTED_END = re.compile(r"(?:\s+(?:on|in|at|today|yesterday|earlier|this)\b[^,;]{0,50})?\s*[.!]?\s*")
AFTER = 60  # between the verb and the end of the sentence
AMID = 30  # between the verb and where the clause goes on
OPENER = 16  # characters before the subject that opens a sentence


def as_said(reading: Reading, frame: Frame) -> Said | None:
    """ "As our head of state says, P", "P, X said" and "P, X said, Q": the rest of the sentence is X's."""
    turned = inverted(reading, frame)
    if turned:
        return turned
    speakers = sources(reading, frame.subject)
    if not speakers or frame.subject is None or recalled(reading, frame):
        return None
    sentence = reading.sentences[frame.sentence]
    content: tuple[Span, ...] = ()
    if reading.text[max(sentence.start, frame.subject.start - 4) : frame.subject.start].lower().strip().endswith("as"):
        content = after_opener(reading, frame, sentence)
    elif frame.verb.form == "finite" and set_off(reading, frame):
        content = before(reading, frame, sentence) or around(reading, frame, sentence)
    return Said("reported", content, frame.verb.head, frame.subject, speakers, AS_SAID) if content else None


def inverted(reading: Reading, frame: Frame) -> Said | None:
    """ "P, reported the ministry.": the clause before a verb whose object ends the sentence."""
    speakers = sources(reading, frame.object)
    if frame.object is None or not speakers or frame.verb.form != "finite" or frame.verb.passive or frame.complement:
        return None
    sentence = reading.sentences[frame.sentence]
    rest, before = reading.text[frame.object.end : sentence.end], Span(sentence.start, frame.verb.start)
    beside = COMMA.search(reading.text, sentence.start, frame.verb.start) and INVERTED_END.fullmatch(rest)
    told = frame.lemma in words(reading, "inverted") and reading.words(before).rstrip().endswith(",")
    if not beside or not told or len(before) <= BEFORE or not asserted(reading, frame, before):
        return None
    content = (trimmed(reading.text, before),)
    return Said("reported", content, frame.verb.head, frame.object, speakers, AS_SAID)


def recalled(reading: Reading, frame: Frame) -> bool:
    """ "As it will be recalled": nobody's words but the publisher's."""
    return frame.verb.passive and reading.words(frame.subject).lower() == "it"


def after_opener(reading: Reading, frame: Frame, sentence: Span) -> tuple[Span, ...]:
    """What follows "as X says" at the beginning of a sentence."""
    assert frame.subject is not None
    after = re.compile(r"[^,]{0,40},\s*").match(reading.text, frame.verb.end)
    opens = frame.lemma in words(reading, "plain") and frame.subject.start - sentence.start < OPENER
    if not opens or not after or after.end() >= sentence.end:
        return ()
    return (trimmed(reading.text, Span(after.end(), sentence_end(reading, frame))),)


def set_off(reading: Reading, frame: Frame) -> bool:
    """Does a verb of speech with nothing but its addressee stand after a comma with its subject?"""
    if frame.subject is None or frame.complement is not None or frame.lemma not in words(reading, "plain"):
        return False
    comma = COMMA.search(reading.text[max(0, frame.subject.start - 8) : frame.subject.start])
    return bool(comma) and (frame.object is None or frame.lemma in words(reading, "addressed"))


def told_after(reading: Reading, frame: Frame) -> bool:
    """Does ", X said" end the sentence of what is told before it?"""
    sentence = reading.sentences[frame.sentence]
    return frame.verb.form == "finite" and set_off(reading, frame) and closing(reading, frame, sentence)


def closing(reading: Reading, frame: Frame, sentence: Span) -> bool:
    """Does the sentence end after a verb, but for a phrase or what is told with a gerund ("said, wishing him")?"""
    rest = reading.text[frame.verb.end : sentence.end]
    for i in reading.mentions_in(Span(frame.verb.end, sentence.end)):
        if reading.mentions[i].kind == "time":  # "…, the ministry said, Aug. 16."
            rest = re.sub(rf",?\s*{re.escape(reading.words(reading.mentions[i].span))}", "", rest)
    return bool(re.match(rf"[^,.\n]{{0,{AFTER}}}(?:[.!]?$|,\s\w+ing\b)", rest))


def before(reading: Reading, frame: Frame, sentence: Span) -> tuple[Span, ...]:
    """The clause before "X said", which ends its sentence."""
    assert frame.subject is not None
    content = Span(sentence.start, frame.subject.start)
    if not closing(reading, frame, sentence) or len(content) <= BEFORE or not asserted(reading, frame, content):
        return ()
    return (trimmed(reading.text, content),)


def around(reading: Reading, frame: Frame, sentence: Span) -> tuple[Span, ...]:
    """The two pieces of the clause in which "X said" stands between commas."""
    assert frame.subject is not None
    resumes = re.compile(rf"[^,.;:\n]{{0,{AMID}}},\s*(?=\w)").match(reading.text, frame.verb.end, sentence.end)
    if not resumes or frame.lemma not in words(reading, "verbs"):
        return ()
    pieces = Span(sentence.start, frame.subject.start), Span(resumes.end(), sentence_end(reading, frame))
    if not asserted(reading, frame, pieces[1]) or own_verb(reading, frame, pieces[1]):
        return ()
    return tuple(trimmed(reading.text, piece) for piece in pieces)


def asserted(reading: Reading, frame: Frame, content: Span) -> bool:
    """Does a content have a finite verb of its own?"""
    frames = reading.frames_by_sentence[frame.sentence]
    return any(f.verb.form == "finite" and content.start <= f.verb.start < content.end for f in frames)


def own_verb(reading: Reading, frame: Frame, rest: Span) -> bool:
    """Does the narration go on after "X said" with what X did ("and left", "adding that")?"""
    opens = next((f for f in reading.frames_by_sentence[frame.sentence] if f.verb.start >= rest.start), None)
    if opens is None:
        return True
    joined = re.match(r"(?:and|but|while|who|which)\b", reading.words(rest))
    return bool(joined) or opens.verb.form != "finite"


def sentence_end(reading: Reading, frame: Frame) -> int:
    """Where the sentence of a frame ends, its stop left out."""
    end = reading.sentences[frame.sentence].end
    return end - 1 if reading.text[end - 1] in ".!?" else end
