"""Whom "he" and "she" stand for, and who speaks at a place."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Sequence

from communique import data
from communique.reading import Mention, Said
from communique.resolve import alone
from communique.resolve.company import Company

LOOKBACK = 80  # mentions back to which a pronoun can lead
FEMALE = re.compile(r"\b(?:Mrs|Ms|Madam|Madame|Queen|Princess|Sheikha|Lady|Chairwoman|Congresswoman|Baroness|Her)\b")
MALE = re.compile(r"\b(?:Mr|Sir|King|Prince|Sheikh|Sultan|Emir|Chairman|Congressman|Lord|Pope|Baron|Duke|His)\b")
ALSO = re.compile(r"\balso\b")
MARK = 1  # characters of the mark that opens a quotation
DEEPEST = 12  # statements one inside another that are asked who speaks
BODIES = frozenset({"organization", "state", "document"})
OTHERS = frozenset({"i", "we", "me", "us", "ourselves", "you"})  # never "he"


class Singular(ABC):
    """Knows who speaks, and leads "he" to one person. `settle` resolves a mention that stands later."""

    def __init__(self, casting: Company) -> None:
        self.casting = casting
        self.mentions, self.text, self.of = casting.mentions, casting.text, casting.of
        self.told_by = {i: said for said in casting.statements for i in said.sources}

    @abstractmethod
    def settle(self, i: int, mention: Mention) -> None: ...

    def statement_at(self, offset: int) -> int | None:
        return self.casting.voices.at(offset)

    def speakers(self, offset: int) -> tuple[int, ...]:
        """Who speaks at an offset; of a statement inside another the inner one."""
        n = self.statement_at(offset)
        found: list[int] = []
        for _ in range(DEEPEST):
            if n is None:
                break
            said = self.casting.statements[n]
            for i in said.sources:
                if not self.of[i] and not said.covers(self.mentions[i].start):
                    self.settle(i, self.mentions[i])
                found += [c for c in self.of[i] if c not in found]
            if found or said.mode == "verbatim":
                break
            n = said.parent
        return tuple(found)

    def third(self, i: int, word: str) -> tuple[int, ...]:
        """The person mentioned first in the sentence before, or last before this place."""
        here = self.mentions[i].start
        inside = self.statement_at(here)
        start, earlier = self.casting.sentences_before(here)
        told = self.told_by.get(i)
        if told is not None and inside is None and self.asked(start, here) and (last := self.last_speaker(told)):
            return last
        speakers = self.speakers(here) if inside is not None else ()
        if (
            inside is not None
            and self.casting.statements[inside].mode in ("reported", "mixed")
            and len(speakers) == 1
            and self.casting.drafts[speakers[0]].type in ("person", "office")
            and word in ("he", "she")
        ):
            return speakers  # "X said that he …": X, unless somebody else is named in between
        people = [k for k in self.people(i, told) if not set(self.of[k]) & set(speakers)]
        same = [k for k in people if self.mentions[k].start >= start]
        before = [k for k in people if earlier <= self.mentions[k].start < start]
        if told is not None and inside is None and not same and self.all_quoted(earlier, before):
            going_on = self.last_speaker(told)  # 'He said P. "Q." He added R'
            if going_on:
                return going_on
        if word in ("him", "her"):
            same = [k for k in same if k not in alone.doing(self.casting, i)]
            if not same and ALSO.search(self.text, start, here):
                before = before[-1:]  # "X met Y. Z also met him": Y
        pool = same or self.narrated(before, inside) or people[-1:]
        if word in ("she", "her", "herself"):
            pool = [k for k in pool if self.female(k)] or [k for k in pool if not self.called(k, MALE)] or pool
        pool = [k for k in pool if not self.text.startswith("'s", self.mentions[k].end)] or pool
        pool = [k for k in pool if self.mentions[k].start in self.casting.subjects] or pool
        return self.of[pool[0]][:1] if pool else ()

    def people(self, i: int, told: Said | None) -> list[int]:
        """The mentions of one person before a pronoun; not those in the words that it is the source of."""
        near = (k for k in range(max(0, i - LOOKBACK), i) if self.of[k] and self.single_person(k))
        return [
            k for k in near
            if self.text[self.mentions[k].start : self.mentions[k].end].lower() not in OTHERS
            and not (told is not None and told.covers(self.mentions[k].start))
        ]  # fmt: skip

    def narrated(self, people: Sequence[int], inside: int | None) -> list[int]:
        """Where the pronoun stands in the narration, those of whom the narration tells, if there are any."""
        told = [k for k in people if self.statement_at(self.mentions[k].start) is None] if inside is None else []
        return told or list(people)

    def asked(self, start: int, here: int) -> bool:
        """Does a sentence tell before its pronoun what the one who answers was asked?"""
        opener = self.text[start:here].lower().lstrip(" \n-\u2013\u2014")
        return opener.startswith(tuple(data.words(self.casting.language, "asked", "people")))

    def last_speaker(self, told: Said) -> tuple[int, ...]:
        """The one who speaks in the statement before."""
        statements = self.casting.statements
        at = bisect_left(statements, told.start, key=lambda said: said.start)
        near = (said.sources[0] for said in reversed(statements[max(at - DEEPEST, 0) : at]) if said.sources)
        source = next(near, None)
        return self.of[source] if source is not None and self.of[source] and self.single_person(source) else ()

    def last_named(self, i: int) -> tuple[int, ...]:
        """ "The latter": the person named last before."""
        doing = alone.doing(self.casting, i)
        near = (
            k for k in range(i - 1, max(i - DEEPEST, -1), -1)
            if self.mentions[k].kind in ("person", "office") and k not in doing
        )  # fmt: skip
        return next((self.of[k] for k in near if self.of[k] and self.single_person(k)), ())

    def last_of(self, i: int, iso: str) -> tuple[int, ...]:
        """ "The Norwegian diplomat": the person of that state named last before."""
        near = (k for k in range(i - 1, max(i - LOOKBACK, -1), -1) if self.of[k] and self.single_person(k))
        return next((self.of[k] for k in near if self.casting.drafts[self.of[k][0]].iso == iso), ())

    def body_before(self, told: Said) -> tuple[int, ...]:
        """ "It added that": the institution, state or document that says what is told before."""
        statements = self.casting.statements
        at = bisect_left(statements, told.start, key=lambda said: said.start)
        near = (said.sources[0] for said in reversed(statements[max(at - DEEPEST, 0) : at]) if said.sources)
        found = self.of[next(near, told.sources[0])]
        return found if all(self.casting.drafts[n].type in BODIES for n in found) else ()

    def all_quoted(self, sentence: int, people: Sequence[int]) -> bool:
        """Does a sentence begin with a quotation, and does nothing but quotations tell of some people?"""
        said = [self.statement_at(at) for at in (sentence + MARK, *(self.mentions[k].start for k in people))]
        return all(n is not None and self.casting.statements[n].mode in ("quoted", "verbatim") for n in said)

    def called(self, k: int, words: re.Pattern[str]) -> bool:
        """Does a name or title of the one that a mention means have a word for a woman (or a man)?"""
        named = (self.mentions[i] for n in self.of[k] for i in self.casting.drafts[n].mentions[:DEEPEST])
        return any(m.kind in ("person", "office") and words.search(self.text[m.start : m.end]) for m in named)

    def female(self, k: int) -> bool:
        """Does a mention have a word for a woman ("Ms.", "the Queen", "she")?"""
        words = self.text[self.mentions[k].start : self.mentions[k].end]
        return words.lower() in ("she", "her") or FEMALE.search(words) is not None

    def single_person(self, k: int) -> bool:
        if re.match(r"an? ", self.text[self.mentions[k].start : self.mentions[k].end], re.I):
            return False
        return (
            len(self.of[k]) == 1
            and self.casting.drafts[self.of[k][0]].type in ("person", "office")
            and self.mentions[k].kind in ("person", "office", "pronoun", "group")  # a group: "the visiting dignitary"
        )
