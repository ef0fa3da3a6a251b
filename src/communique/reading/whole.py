"""The reading: all that is known of a text, with the look-ups that the stages share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from communique.model import Span
from communique.reading.acts import Filler
from communique.reading.cast import Cast
from communique.reading.clauses import Frame
from communique.reading.joints import joint, lead
from communique.reading.mentions import Mention
from communique.reading.sections import Section, TopicPhrase, telling
from communique.reading.speech import Nesting, Said
from communique.reading.tokens import Token

# Types of the characters that can act.
ACTORS = frozenset({"person", "office", "state", "organization", "group"})


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
        """The words at a place."""
        return self.text[span.start : span.end] if span is not None else ""

    @cached_property
    def once(self) -> dict[tuple[str, int], Any]:
        """What a rule has worked out about a part of the text, by its name and the part's number."""
        return {}

    @cached_property
    def mention_starts(self) -> list[int]:
        """Where each mention begins."""
        return [m.start for m in self.mentions]

    @cached_property
    def topic_starts(self) -> list[int]:
        """Where each topic phrase begins."""
        return [t.span.start for t in self.topics]

    def topics_in(self, span: Span) -> tuple[tuple[Span, str, bool], ...]:
        """What a place tells of topics: (phrase, code, not denied)."""
        first, last = bisect_left(self.topic_starts, span.start), bisect_left(self.topic_starts, span.end)
        inside = [t for t in self.topics[first:last] if span.covers(t.span)]
        return tuple((topic.span, topic.code, False) for topic in telling(inside))

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins."""
        return [s.start for s in self.sentences]

    @cached_property
    def frames_by_sentence(self) -> dict[int, tuple[Frame, ...]]:
        """The frames of each sentence, by its number."""
        found: dict[int, list[Frame]] = {}
        for frame in self.frames:
            found.setdefault(frame.sentence, []).append(frame)
        return {number: tuple(frames) for number, frames in found.items()}

    @cached_property
    def frame_starts(self) -> list[int]:
        """Where the verb of each frame begins."""
        return [f.verb.start for f in self.frames]

    @cached_property
    def frames_by_lemma(self) -> dict[str, list[Frame]]:
        """The frames of each verb."""
        found: dict[str, list[Frame]] = {}
        for frame in self.frames:
            found.setdefault(frame.lemma, []).append(frame)
        return found

    def frames_from(self, span: Span) -> tuple[Frame, ...]:
        """The frames whose verb begins inside a span."""
        first = bisect_left(self.frame_starts, span.start)
        return self.frames[first : bisect_left(self.frame_starts, span.end, first)]

    def frames_after(self, offset: int) -> Iterator[Frame]:
        """The frames of the sentence at an offset whose verb begins after it, one by one."""
        end = self.sentences[self.sentence_at(offset)].end if self.sentences else 0
        for number in range(bisect_right(self.frame_starts, offset), bisect_left(self.frame_starts, end)):
            yield self.frames[number]

    @cached_property
    def money_starts(self) -> list[int]:
        """Where each sum of money begins."""
        return [m.start for m in self.money]

    def sums_in(self, span: Span) -> tuple[Any, ...]:
        """The sums of money that begin inside a span."""
        return self.money[bisect_left(self.money_starts, span.start) : bisect_left(self.money_starts, span.end)]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds or precedes an offset."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    @cached_property
    def section_starts(self) -> list[int]:
        """Where each section begins."""
        return [s.span.start for s in self.sections]

    def section_number(self, offset: int) -> int:
        """The number of the section that holds an offset, or -1."""
        i = bisect_right(self.section_starts, offset) - 1
        return i if i >= 0 and offset < self.sections[i].span.end else -1

    def section_at(self, offset: int) -> Section | None:
        """The section that holds an offset, or None."""
        number = self.section_number(offset)
        return self.sections[number] if number >= 0 else None

    @cached_property
    def voices(self) -> Nesting:
        """Which statement is innermost where."""
        return Nesting(self.statements)

    def mentions_in(self, span: Span) -> list[int]:
        """Numbers of the mentions inside a span."""
        first = bisect_left(self.mention_starts, span.start)
        last = bisect_left(self.mention_starts, span.end)
        return [i for i in range(first, last) if self.mentions[i].end <= span.end]

    def mention_at(self, offset: int) -> int | None:
        """The number of the mention that the character before an offset belongs to."""
        i = bisect_left(self.mention_starts, offset) - 1
        return i if i >= 0 and self.mentions[i].end >= offset else None

    def mention_to(self, offset: int) -> int | None:
        """The number of the mention that ends at an offset."""
        i = self.mention_at(offset)
        return i if i is not None and self.mentions[i].end == offset else None

    def heads(self, span: Span | None) -> list[int]:
        """Numbers of the mentions that a noun phrase consists of: "A and the B of C" gives A and B."""
        if span is None:
            return []
        found: list[int] = []
        at = span.start
        for i in self.mentions_in(span):
            mention = self.mentions[i]
            between = (joint if found else lead)(self.language).fullmatch(self.text[at : mention.start])
            if mention.kind in ("time", "adjective") or not between:
                if found or mention.kind not in ("time", "adjective"):
                    break
                continue
            if self.text.startswith("'s", mention.end) and not found:
                at = mention.end + len("'s ")  # "President Dahl's envoy": the envoy
                continue
            if self.text.startswith("'s", mention.end):
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
            f for f in self.who(span) if f.entity is not None and self.cast.characters[f.entity].type in ACTORS
        )

    def voice_at(self, offset: int) -> int | None:
        """The number of the innermost statement whose content holds an offset."""
        return self.voices.at(offset)

    def in_stead(self, statement: int) -> bool:
        """Does an institution, a document or a spokesperson tell a statement in the publisher's stead?"""
        said = self.statements[statement]
        heads = [self.mentions[i] for i in said.sources]
        bodies = all(m.kind in ("organization", "document") for m in heads)
        spokespeople = all(m.titles and m.titles[0].rank == "spokesperson" for m in heads)
        return bool(heads) and said.mode == "reported" and said.parent is None and (bodies or spokespeople)

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
        return self.states.get(wanted.iso) if wanted.iso else None

    @cached_property
    def states(self) -> dict[str | None, int]:
        """The first character that is a state, by its ISO code."""
        found: dict[str | None, int] = {}
        for number, character in enumerate(self.cast.characters):
            if character.type == "state":
                found.setdefault(character.iso, number)
        return found
