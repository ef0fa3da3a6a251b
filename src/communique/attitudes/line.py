"""A sentence as rules of attribution see it: verb groups, subjects to their left, and where clauses end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.attitudes.lexicon import phrases, verbs
from communique.attitudes.tagged import AUXILIARIES, NOMINAL, OPENERS, Word
from communique.model import Span

SKIPPED = frozenset({"ADV", "T", "NEG"})
FINITE = frozenset({"past", "s"})
STOPS = frozenset({".", "!", "?", ";"})
BOUNDS = STOPS | AUXILIARIES | {"THAT", "W", "S", "TO", "Q", ",", ":", "-", "(", ")", "[", "]"}


class Group(NamedTuple):
    """A verb with what stands before it: auxiliaries from word `first` on, the main verb at word `head`."""

    first: int
    head: int
    passive: bool
    infinitive: bool
    gerund: bool
    negated: bool


class Line:
    """The words of one sentence, with the questions that rules ask of them."""

    def __init__(self, words: Sequence[Word], language: str) -> None:
        self.words, self.language = words, language
        self.lists = verbs(language)

    def __len__(self) -> int:
        return len(self.words)

    def tag(self, i: int) -> str:
        return self.words[i].tag if 0 <= i < len(self.words) else ""

    def lower(self, i: int) -> str:
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def span(self, first: int, after: int) -> Span:
        """The stretch from word `first` up to word `after`, which is left out."""
        return Span(self.words[first].start, self.words[max(after - 1, first)].end)

    def skip(self, i: int, tags: frozenset[str] = SKIPPED) -> int:
        """The first word from i on that has none of some tags."""
        while i < len(self.words) and self.words[i].tag in tags:
            i += 1
        return i

    def skip_left(self, i: int, tags: frozenset[str] = SKIPPED) -> int:
        """The last word up to i that has none of some tags; -1 where all have."""
        while i >= 0 and self.words[i].tag in tags:
            i -= 1
        return i

    def group(self, head: int) -> Group:
        """The verb group whose main verb is word `head`."""
        first = k = head
        aux: list[str] = []
        negated = False
        while k > 0:
            tag = self.tag(k - 1)
            if tag in AUXILIARIES or tag == "TO" or self.chained(k - 1):
                first = k - 1
                aux.append(tag)
            elif tag == "NEG":
                negated = True
                first = k - 1
            elif tag not in ("ADV", "T"):
                break
            k -= 1
        negated = negated or any(self.lower(k).endswith("n't") for k in range(first, head))
        form = self.words[head].form
        while first < head and self.tag(first) in ("ADV", "T"):
            first += 1
        return Group(first, head, form in ("part", "past") and "BE" in aux[:1], "TO" in aux,
                     form == "ing" and "BE" not in aux, negated)  # fmt: skip

    def chained(self, i: int) -> bool:
        """Does word i only lead to the verb after it ("went on to say", "continued to insist")?"""
        return self.tag(i) in ("V", "P") and self.tag(i + 1) == "TO" and self.lower(i) in phrases(
            self.language, "classes.leading")  # fmt: skip

    def finite(self, i: int) -> bool:
        """Does a finite verb group begin at word i?"""
        word = self.words[i]
        if word.tag in ("MOD", "DO"):
            return True
        if word.tag in ("BE", "HAVE"):
            return word.lower not in ("be", "been", "being", "having")
        return word.tag == "V" and word.form in ("past", "s", "base") and self.tag(i - 1) not in AUXILIARIES | {"TO"}

    def quotation_at(self, i: int) -> int | None:
        """The quotation at word i, after a comma or colon if there is one."""
        if self.tag(i) in (",", ":"):
            i += 1
        return i if self.tag(i) == "Q" else None

    def phrase_end(self, i: int) -> int:
        """The word after the noun phrase that begins at word i, without the phrases that follow it."""
        k = i
        while k < len(self) and self.tag(k) in NOMINAL | {"D", "POS", "T", "ADV"}:
            if k > i and (self.tag(k) == "PRP" or self.tag(k - 1) == "PRP"):
                break
            if k > i and self.tag(k) == "D" and self.tag(k - 1) not in ("D", "ADV", "POS"):
                break
            k += 1
        while k > i and self.tag(k - 1) in ("ADV", "T"):
            k -= 1
        return k

    def clause_at(self, i: int) -> bool:
        """Does a bare clause begin at word i: a noun phrase, what hangs on it, and a finite verb?"""
        i = self.skip(i)
        gerund = self.tag(i) == "V" and self.words[i].form == "ing"
        if self.tag(i) not in OPENERS and not gerund:
            return False
        commas = 0
        k = self.phrase_end(i) + gerund
        if k > i + 1 and self.tag(k - 1) == "Q":
            return True
        while k < min(len(self), i + 24):
            tag = self.tag(k)
            if tag in STOPS or (not commas and tag in ("THAT", "W", ":", "TO")) or (tag == "," and commas == 2):
                return False
            commas += tag == ","
            if self.finite(k) and commas != 1:
                return not (self.words[k].form == "past" and self.tag(k) == "V" and self.reduced(k))
            k += 1
        return False

    def reduced(self, k: int) -> bool:
        """Is an -ed form a participle after its noun ("a poll released by")?"""
        return self.lower(k + 1) == "by" or self.tag(k + 1) == "T"

    def clause_start(self, i: int) -> int:
        """The first word of the stretch without a sign, conjunction or verb that ends at word i."""
        k = i
        while k >= 0 and not self.bounds(k):
            k -= 1
        return k + 1

    def bounds(self, k: int) -> bool:
        """Does the stretch in which a subject stands end to the left at word k?"""
        tag = self.tag(k)
        if tag == "C":
            joins = self.tag(k - 1) in NOMINAL and self.tag(k + 1) in OPENERS
            return not (joins and self.lower(k) in ("and", "or", "&"))
        if tag == "V":
            form, participle = self.words[k].form, self.lower(k + 1) in ("by", "in", "on", "at", "with")
            return form != "ing" and not (participle and form in ("part", "past"))
        return tag in BOUNDS
