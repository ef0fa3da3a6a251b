"""Clauses without a parser: each verb group with its subject, object, phrases and complement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique import data
from communique.annotate.chunks import chunks
from communique.annotate.noun_phrases import merged
from communique.annotate.rows import Row, clause_words
from communique.annotate.split_verbs import settled
from communique.annotate.subjects import HARD, Subjects, finite
from communique.annotate.turns import without_turns
from communique.model import Span
from communique.reading import Frame, Mention, Token
from communique.words.classes import tags


def clauses(
    sentences: Sequence[Span], run: Sequence[Token], mentions: Sequence[Mention], language: str = "en"
) -> tuple[Frame, ...]:
    """The frames of all sentences, in order of their verbs."""
    frames: list[Frame] = []
    t = m = 0
    for number, sentence in enumerate(sentences):
        while t < len(run) and run[t].start < sentence.start:
            t += 1
        first = t
        while t < len(run) and run[t].end <= sentence.end:
            t += 1
        while m < len(mentions) and mentions[m].start < sentence.start:
            m += 1
        own = {}
        while m < len(mentions) and mentions[m].start < sentence.end:
            own[mentions[m].start] = mentions[m]
            m += 1
        row = Row(run[first:t], own, language, clause_words(language), tags(language))
        frames.extend(Sentence(number, row).frames(len(frames)))
    return tuple(frames)


class Right(NamedTuple):
    """What stands to the right of a verb: object, phrases and complement, and where its clause ends."""

    object: Span | None
    phrases: tuple[tuple[str, Span], ...]
    complement: Span | None
    end: int


class Sentence:
    """The chunks of one sentence and the frames read off them."""

    def __init__(self, number: int, row: Row) -> None:
        language = row.language
        narrating = data.words(language, "speech.verbs") | data.words(language, "speech.official")
        self.number, self.words = number, row.words
        self.row = settled(merged(without_turns(row, chunks(row))), row.words)
        self.subjects = Subjects(self.row, row.words, narrating)

    def frames(self, base: int) -> list[Frame]:
        """The frames of the sentence's verbs, numbered from `base` on."""
        found = [self.frame(v, base + n, base) for n, v in enumerate(self.subjects.verbs)]
        holders = [f for f in found if f.complement]
        return [f._replace(inside=inside(f, holders)) for f in found]

    def frame(self, v: int, number: int, base: int) -> Frame:
        """The frame of the verb at chunk v."""
        verb = self.subjects.verb(v)
        right = self.right(v)
        governor = self.subjects.governor(v) if verb.form in ("infinitive", "gerund") else None
        subject, shared = self.subjects.of[v], self.subjects.shares[v]
        start = subject.start if subject and not shared and subject.end <= verb.start else verb.start
        return Frame(
            number=number,
            sentence=self.number,
            verb=verb,
            subject=subject,
            object=right.object,
            phrases=right.phrases,
            complement=right.complement,
            governor=base + governor if governor is not None else None,
            inside=None,
            clause=Span(start, right.end),
            shared=shared,
            conditional=self.conditional(v),
        )

    def right(self, v: int) -> Right:
        """Object, (preposition, noun phrase) pairs, complement and clause end, to the right of chunk v."""
        object_: Span | None = None
        phrases: list[tuple[str, Span]] = []
        i, end = v + 1, self.row[v].end
        while i < len(self.row) and not self.stops(i):
            chunk = self.row[i]
            if chunk.tag == "NP" and self.row[i - 1].tag == "P":
                phrases.append((self.row[i - 1].word, chunk.span))
            elif chunk.tag == "NP" and object_ is None:
                object_ = chunk.span
            if chunk.tag not in ("C", ",", "P", "."):
                end = chunk.end
            i += 1
        complement = None
        if i < len(self.row) and self.complementizer(i):
            complement = Span(self.row[i + 1].start, self.end_of(i)) if i + 1 < len(self.row) else None
            end = max(end, self.end_of(i))
        return Right(object_, tuple(phrases), complement, end)

    def complementizer(self, i: int) -> bool:
        """Is chunk i a "that" or "whether"?"""
        return self.row[i].tag == "S" and self.row[i].word in self.words.complementizers

    def stops(self, i: int) -> bool:
        """Does something begin at chunk i that is no phrase of the verb before it?"""
        chunk = self.row[i]
        if chunk.tag == "NP":
            return self.opens_clause(i)
        if chunk.tag in ("C", ","):
            return self.verb_follows(i)
        return chunk.tag in HARD or chunk.tag == "S" or chunk.verb is not None

    def end_of(self, i: int) -> int:
        """Where a complement that chunk i leads to ends: before the sentence's full stop."""
        last = self.row[-1]
        return last.start if last.tag in (".", "!", "?") and len(self.row) > i + 1 else last.end

    def opens_clause(self, i: int) -> bool:
        """Is the noun phrase at i the subject of a finite verb right after it?"""
        k = i + 1
        while k < len(self.row) and self.row[k].tag == "A":
            k += 1
        return k < len(self.row) and finite(self.row[k]) and self.row[i - 1].tag != "P"

    def verb_follows(self, i: int) -> bool:
        """Does another verb, or a clause with its subject, follow the "and" or comma at i?"""
        k = i + 1
        while k < len(self.row) and self.row[k].tag in ("A", "C", "T"):
            k += 1
        if k >= len(self.row):
            return False
        return self.row[k].verb is not None or (self.row[k].tag == "NP" and self.opens_clause(k))

    def conditional(self, v: int) -> bool:
        """Does "if" or "unless" open the clause of the verb at chunk v?"""
        for i in range(v - 1, max(v - FAR, -1), -1):
            chunk = self.row[i]
            if chunk.tag == "S" and chunk.word in self.words.conditions:
                return True
            if chunk.tag in (",", ";", ":") or chunk.word == "that":
                return False
        return False


FAR = 60  # chunks of a clause between its "if" and its verb


def inside(frame: Frame, found: list[Frame]) -> int | None:
    """The number of the innermost frame whose complement holds this one."""
    holders = [
        (f.complement.start, -f.number)
        for f in found
        if f.complement and f.number != frame.number and f.complement.start <= frame.verb.start < f.complement.end
    ]
    return -max(holders)[1] if holders else None
