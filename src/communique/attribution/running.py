"""Reported speech that runs on: the sentences after "He said that …" which have no speech verb of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from communique.attribution.cues import trimmed, words
from communique.model import Span
from communique.reading import Frame, Nesting, Reading, Said

RUN_ON = " Sentences that run on without a speech verb belong to the same statement."
NARRATORS = ("person", "office", "pronoun")


def run_on(reading: Reading, found: list[Said], blocks: Sequence[Said], marked: Sequence[Said]) -> list[Said]:
    """The reported statements, each with the sentences of its paragraph that go on it."""
    running = Running(reading, found, blocks, marked)
    longer = [running.extended(said) for said in found]
    return [said for said in longer if not running.absorbed(said)]


class Running:
    """What tells, sentence by sentence, whether a reported statement goes on."""

    def __init__(self, reading: Reading, found: Sequence[Said], blocks: Sequence[Said], marked: Sequence[Said]) -> None:
        self.reading, self.whole = reading, Nesting(blocks)
        self.cues = {reading.sentence_at(s.cue.start) for s in [*found, *marked, *blocks] if s.cue}
        self.stances = {reading.sentence_at(s.cue.start) for s in found if s.cue and stance_of_state(reading, s)}
        self.last = {reading.sentence_at(s.start): s.start for s in found}
        self.next_source = {a.start: same_source(reading, a, b) for a, b in pairwise(found)}
        self.taken: set[int] = set()

    def extended(self, said: Said) -> Said:
        """A statement with the sentences that go on it, up to a cue, another actor or the paragraph's end."""
        section = self.reading.section_at(said.start)
        last = self.reading.sentence_at(said.content[-1].start)
        if not section or self.whole.at(said.start) is not None or self.last.get(last, -1) > said.start:
            return said
        content = list(said.content)
        for number in range(last + 1, len(self.reading.sentences)):
            sentence = self.reading.sentences[number]
            if sentence.start >= section.span.end or not self.goes_on(number, self.next_source.get(said.start, False)):
                break
            self.taken.add(number)
            content.append(trimmed(self.reading.text, unstopped(self.reading.text, sentence)))
        if len(content) == len(said.content):
            return said
        return said._replace(content=tuple(joined(self.reading.text, content)), rule=said.rule + RUN_ON)

    def goes_on(self, number: int, resumed: bool) -> bool:
        """Does a sentence go on the words before it? `resumed` is true where the same speaker is named again after it.

        It is told in the present or with a modal, of no actor of the narration; between two statements of one
        speaker the past will do, if no act of the encounter is told.
        """
        if number in self.cues and number not in self.stances:
            return False
        frames = self.reading.frames_by_sentence.get(number, ())
        main = next((f for f in frames if f.verb.form == "finite"), None)
        opens = self.reading.text[self.reading.sentences[number].start]
        if main is None or main.subject is None or opens in '"\u201c\u00ab' or narrating_subject(self.reading, main):
            return False
        if main.verb.modal is not None or main.verb.tense in ("present", "future"):
            return True
        told = main.lemma in words(self.reading, "verbs") or main.lemma in words(self.reading, "official")
        return resumed and not told

    def absorbed(self, said: Said) -> bool:
        """Was the sentence of a state's stance taken into the statement before it?"""
        number = self.reading.sentence_at(said.cue.start) if said.cue else -1
        return number in self.taken & self.stances and stance_of_state(self.reading, said)


def unstopped(text: str, sentence: Span) -> Span:
    return Span(sentence.start, sentence.end - (text[sentence.end - 1] in ".!?"))


def narrating_subject(reading: Reading, frame: Frame) -> bool:
    """Is the subject one person (or an office, or "he"), of whom the narration would tell?"""
    heads = [reading.mentions[i] for i in reading.heads(frame.subject)]
    impersonal = reading.words(frame.subject).lower() == "it"
    return bool(heads) and heads[0].kind in NARRATORS and not impersonal


def same_source(reading: Reading, left: Said, right: Said) -> bool:
    """Do two statements of one paragraph name the same source (or the second "he")?"""
    near = reading.section_number(left.start) == reading.section_number(right.start)
    names = reading.words(left.source).lower(), reading.words(right.source).lower()
    return near and bool(names[0]) and (names[0] == names[1] or names[1] in ("he", "she"))


def stance_of_state(reading: Reading, said: Said) -> bool:
    """ "Senegal hopes that …", in the present: what a speaker says his state thinks, where his words run on."""
    if said.cue is None or {reading.mentions[i].kind for i in said.sources} != {"state"}:
        return False
    frames = reading.frames_by_sentence.get(reading.sentence_at(said.cue.start), ())
    frame = next((f for f in frames if f.verb.head == said.cue), None)
    return frame is not None and frame.verb.tense == "present"


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans with nothing but signs between them made one."""
    found = [spans[0]]
    for span in spans[1:]:
        if re.fullmatch(r"[\W_]*", text[found[-1].end : span.start]):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found
