"""What the stages hand to each other while a text is read: mentions, clauses, times, the reading itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from communique.model import Span
from communique.text import Token

MentionKind = Literal[
    "person",
    "office",
    "state",
    "adjective",
    "organization",
    "group",
    "place",
    "event",
    "document",
    "pronoun",
    "time",
]


COUNTERPART = "counterpart"
LABEL = "The label of a turn names its speaker."
STYLED = "A style of address that stands for its bearer."


class Title(NamedTuple):
    """An office in the words of the text. `iso` or `body` tell whose it is, where the text says so."""

    start: int
    end: int
    text: str
    office: str
    rank: str
    portfolio: str | None
    iso: str | None
    body: Span | None
    tenure: Literal["current", "former", "acting", "elect"]


class Mention(NamedTuple):
    """A place where the text names somebody or something.

    `name` is the proper name alone ("Viktor Khrenin"), `titles` the offices said with it, `iso` the state that a
    state's name, an adjective or a group's adjective stands for, `plural` is true for several at once.
    """

    start: int
    end: int
    kind: MentionKind
    name: Span | None = None
    titles: tuple[Title, ...] = ()
    iso: str | None = None
    plural: bool = False
    rule: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Verb(NamedTuple):
    """A verb group: "will also be received". `lemma` is the main verb's; a bare "is" has lemma "be"."""

    start: int
    end: int
    head: Span
    lemma: str
    form: Literal["finite", "infinitive", "gerund", "participle"]
    tense: Literal["past", "present", "future"]
    modal: str | None
    perfect: bool
    progressive: bool
    passive: bool
    negated: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Frame(NamedTuple):
    """A verb with what stands around it: who does it, to whom, and the prepositional phrases.

    `object` is the first noun phrase after the verb; `phrases` are (preposition, noun phrase) pairs; `complement`
    is the clause after "that" or an introductory sign; `governor` is the number of the frame that an infinitive or a
    gerund depends on; `clause` runs from the subject (or the verb) to the end of the clause; `inside` is the number of
    the frame whose complement this clause belongs to.
    """

    number: int
    sentence: int
    verb: Verb
    subject: Span | None
    object: Span | None
    phrases: tuple[tuple[str, Span], ...]
    complement: Span | None
    governor: int | None
    inside: int | None
    clause: Span
    shared: bool
    conditional: bool

    @property
    def lemma(self) -> str:
        return self.verb.lemma

    def phrase(self, *prepositions: str) -> Span | None:
        """The first noun phrase after one of these prepositions."""
        return next((span for preposition, span in self.phrases if preposition in prepositions), None)


class Filler(NamedTuple):
    """Who fills a role: an entity of the cast (its number), or only a place in the text."""

    entity: int | None
    span: Span


class Said(NamedTuple):
    """A statement before it becomes part of the record. `sources` are numbers of mentions that name who speaks."""

    mode: Literal["verbatim", "quoted", "reported", "mixed"]
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    sources: tuple[int, ...]
    rule: str
    parent: int | None = None
    interpreted: bool = False
    addressee: Span | None = None
    label: str | None = None

    @property
    def start(self) -> int:
        return self.content[0].start

    def covers(self, offset: int) -> bool:
        return any(span.start <= offset < span.end for span in self.content)


class ActDraft(NamedTuple):
    """An act as an extractor found it. Times, places and topics are places in the text, normalised later.

    `voice` is the number of the statement that tells it, -1 for an act told inside somebody's words that are no
    statement (then `voiced_by` has the speakers), None for the publisher's own narration.
    """

    kind: str
    span: Span
    rule: str
    subtype: str | None = None
    status: str = "occurred"
    roles: tuple[tuple[str, Filler], ...] = ()
    form: str | None = None
    strength: str | None = None
    specific: bool | None = None
    salience: str = "mentioned"
    when: Span | None = None
    where: tuple[Span, ...] = ()
    topics: tuple[tuple[Span, str, bool], ...] = ()
    amount: Span | None = None
    for_: Span | None = None
    occasion: Span | None = None
    voice: int | None = None
    voiced_by: tuple[int, ...] = ()
    also: tuple[Span, ...] = ()
    basis: Span | None = None
    reply_to: Span | None = None
    part_of: Span | None = None

    def fillers(self, role: str) -> tuple[Filler, ...]:
        return tuple(filler for name, filler in self.roles if name == role)


class Character(NamedTuple):
    """An entity of the text before it becomes part of the record.

    `mentions` are numbers of mentions, in order; `places` are further places where it is named inside a mention of
    somebody else ("Belarus" in "Minister of Defense of Belarus").
    """

    type: str
    name: str
    iso: str | None
    mentions: tuple[int, ...]
    titles: tuple[Title, ...]
    rule: str
    places: tuple[Span, ...] = ()


class Cast(NamedTuple):
    """Who is who: the characters, for each mention the characters it stands for, and the parties of the encounter."""

    characters: tuple[Character, ...]
    of: tuple[tuple[int, ...], ...]
    principals: tuple[int, ...]


class TopicPhrase(NamedTuple):
    """A phrase that tells what is talked about, and its topic code."""

    span: Span
    code: str


class Section(NamedTuple):
    """A segment of the text. `label` is the words that name a turn's speaker, `speaker` the mentions in them."""

    kind: str
    span: Span
    label: Span | None = None
    intro: Span | None = None


class Nesting:
    """Which of many statements, some inside others, is the innermost at an offset."""

    def __init__(self, statements: Sequence[Said]) -> None:
        spans = sorted(
            (c.start, -c.end, -sum(len(x) for x in said.content), n)
            for n, said in enumerate(statements)
            for c in said.content
        )
        self.starts: list[int] = []
        self.inner: list[int | None] = []
        open_: list[tuple[int, int]] = []
        for start, negative, _, n in spans:
            self.close(open_, start)
            open_.append((-negative, n))
            self.mark(start, n)
        self.close(open_, None)

    def close(self, open_: list[tuple[int, int]], until: int | None) -> None:
        while open_ and (until is None or open_[-1][0] <= until):
            end, _ = open_.pop()
            while open_ and open_[-1][0] <= end:
                open_.pop()
            self.mark(end, open_[-1][1] if open_ else None)

    def mark(self, offset: int, statement: int | None) -> None:
        if self.starts and self.starts[-1] == offset:
            self.inner[-1] = statement
        else:
            self.starts.append(offset)
            self.inner.append(statement)

    def at(self, offset: int) -> int | None:
        """The number of the innermost statement whose content holds an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.inner[i] if i >= 0 else None


@dataclass(frozen=True)
class Reading:
    """All that is known of a text when acts are looked for."""

    text: str
    language: str
    sections: tuple[Section, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]
    statements: tuple[Said, ...]
    cast: Cast
    topics: tuple[TopicPhrase, ...]
    home: str | None
    times: tuple[Any, ...]
    money: tuple[Any, ...]

    def words(self, span: Span | None) -> str:
        return self.text[span.start : span.end] if span is not None else ""

    @cached_property
    def mention_starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def frames_by_sentence(self) -> dict[int, tuple[Frame, ...]]:
        found: dict[int, list[Frame]] = {}
        for frame in self.frames:
            found.setdefault(frame.sentence, []).append(frame)
        return {number: tuple(frames) for number, frames in found.items()}

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds or precedes an offset."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    @cached_property
    def section_starts(self) -> list[int]:
        return [s.span.start for s in self.sections]

    def section_number(self, offset: int) -> int:
        """The number of the section that holds an offset, or -1."""
        i = bisect_right(self.section_starts, offset) - 1
        return i if i >= 0 and offset < self.sections[i].span.end else -1

    def section_at(self, offset: int) -> Section | None:
        number = self.section_number(offset)
        return self.sections[number] if number >= 0 else None

    @cached_property
    def voices(self) -> Nesting:
        return Nesting(self.statements)

    def mentions_in(self, span: Span) -> list[int]:
        """Numbers of the mentions inside a span."""
        first = bisect_left(self.mention_starts, span.start)
        last = bisect_left(self.mention_starts, span.end)
        return [i for i in range(first, last) if self.mentions[i].end <= span.end]

    def heads(self, span: Span | None) -> list[int]:
        """Numbers of the mentions that a noun phrase consists of: "A and the B of C" gives A and B."""
        if span is None:
            return []
        found: list[int] = []
        at = span.start
        for i in self.mentions_in(span):
            mention = self.mentions[i]
            between = self.text[at : mention.start]
            after = self.text[mention.end : mention.end + 2]
            if mention.kind in ("time", "adjective") or not (JOINS if found else LEADS).fullmatch(between):
                if found or mention.kind not in ("time", "adjective"):
                    break
                continue
            if after == "'s":
                break
            found.append(i)
            at = mention.end
        return found

    def who(self, span: Span | None) -> tuple[Filler, ...]:
        """Who a noun phrase stands for: one filler for each character; the place alone where it names none."""
        if span is None:
            return ()
        found: list[Filler] = []
        for i in self.heads(span):
            mention = self.mentions[i]
            for number in self.cast.of[i]:
                if all(f.entity != number for f in found):
                    found.append(Filler(number, mention.span))
        return tuple(found) or (Filler(None, span),)

    def actors(self, span: Span | None) -> tuple[Filler, ...]:
        """As `who`, but only characters that can act: people, offices, states, organizations, groups."""
        return tuple(
            f
            for f in self.who(span)
            if f.entity is not None and self.cast.characters[f.entity].type in ACTORS
        )

    def voice_at(self, offset: int) -> int | None:
        """The number of the innermost statement whose content holds an offset."""
        return self.voices.at(offset)

    def speakers(self, statement: int) -> tuple[int, ...]:
        """The characters who speak in a statement."""
        found: list[int] = []
        for i in self.statements[statement].sources:
            found += [c for c in self.cast.of[i] if c not in found]
        return tuple(found)

    def state_of(self, character: int) -> int | None:
        """The character that is the state of a person or office (or the state itself)."""
        wanted = self.cast.characters[character]
        if wanted.type == "state":
            return character
        return next(
            (
                n
                for n, c in enumerate(self.cast.characters)
                if c.type == "state" and c.iso and c.iso == wanted.iso
            ),
            None,
        )


ACTORS = frozenset({"person", "office", "state", "organization", "group"})
LEADS = re.compile(
    r"(?:(?:the|a|an|both|his|her|their|our|your|my|its|all|some|also|as well|either|H\.E\.|Mr\.|Ms\.)\s*)*(?:[a-z][\w-]+\s+){0,2}",
    re.I,
)
JOINS = re.compile(
    r"(?:\s*,?\s*(?:and|or|as well as|together with|along with|accompanied by)?\s*)(?:(?:the|a|his|her|their|both|with|also)\s+)*(?:(?!(?:of|from|in|on|at|for|to|by|over|about)\s)[a-z][\w-]+\s+){0,1}",
    re.I,
)
