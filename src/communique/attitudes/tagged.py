"""The words of a sentence with their classes: enough to tell verbs from nouns without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.attitudes.lexicon import phrases, verb_forms
from communique.model import Span
from communique.reading import Token
from communique.words.classes import is_adverb, tags
from communique.words.verbs import Form, nouns_too

CLOSED = {
    "determiner": "D", "possessive": "D", "pronoun": "PRP", "preposition": "P", "conjunction": "C",
    "subordinator": "S", "be": "BE", "have": "HAVE", "do": "DO", "modal": "MOD", "negation": "NEG", "adverb": "ADV",
}  # fmt: skip
AUXILIARIES = frozenset({"BE", "HAVE", "DO", "MOD"})
NOMINAL = frozenset({"N", "NAME", "NUM", "PRP", "Q"})
SHORTEST_TITLE = 5  # words in which capitals tell a headline
# After these, 's is a verb.
HERE = frozenset({"there", "here", "that", "what", "who", "where", "how", "it", "he", "she"})
# Determiners that may stand alone as a subject.
ALONE = frozenset({"that", "this", "these", "those", "both", "all", "some", "many", "few", "several", "one", "another",
                   "each", "most"})  # fmt: skip
OPENERS = frozenset({"D", "PRP", "NAME", "N", "NUM", "Q"})


class Word(NamedTuple):
    """A word, a sign, or a whole quotation (tag Q).

    Tags: V, N (adjectives too), NAME, NUM, PRP, D, P, TO, C, S, THAT, W, ADV, NEG, BE, HAVE, DO, MOD, T (time), Q,
    POS ('s) or the sign itself.
    """

    start: int
    end: int
    lower: str
    tag: str
    lemma: str = ""
    form: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Tagger:
    """Gives the tokens of one sentence their classes, from left to right."""

    def __init__(self, run: Sequence[Token], times: frozenset[int], language: str) -> None:
        self.run, self.times, self.language = run, times, language
        self.forms, self.closed = verb_forms(language), tags(language)
        capitals = sum(t.text[0].isupper() for t in run if t.text[0].isalpha())
        letters = sum(t.text[0].isalpha() for t in run)
        self.titled = letters >= SHORTEST_TITLE and capitals > 0.6 * letters
        self.found: list[Word] = []

    def words(self) -> list[Word]:
        for i, token in enumerate(self.run):
            tag, form = self.tag(i, token)
            self.found.append(Word(token.start, token.end, token.lower, tag, form.lemma, form.form))
        return self.found

    def tag(self, i: int, token: Token) -> tuple[str, Form]:
        none = Form("", "")
        if token.text == "Q":
            return "Q", none
        if token.start in self.times:
            return "T", none
        if token.lower == "'s":
            return ("BE" if self.last() in HERE else "POS"), none
        if not token.text[0].isalnum() and token.text[0] != "'":
            if token.text == "-" and self.hyphen(i):
                return "N", none
            return ("-" if token.text in "-\u2013\u2014" else token.text), none
        if token.text[0].isdigit():
            return "NUM", none
        return self.word(i, token)

    def hyphen(self, i: int) -> bool:
        """Does a sign join two words ("30-minute")?"""
        inner = 0 < i < len(self.run) - 1
        return inner and self.run[i - 1].end == self.run[i].start and self.run[i].end == self.run[i + 1].start

    def word(self, i: int, token: Token) -> tuple[str, Form]:
        none, word = Form("", ""), token.lower
        entries = self.forms.get(word, ())
        if word == "to":
            return ("TO" if self.base_at(i + 1) else "P"), none
        closed = self.closed.get(word)
        if word == "there" and self.after(i) in ("BE", "MOD", "HAVE"):
            return "PRP", none
        if word in phrases(self.language, "classes.wh"):
            return "W", none
        if closed and not (word == "like" and self.left() in ("PRP", "MOD", "DO", "TO", "W")):
            return (self.that(i) if word == "that" else CLOSED[closed]), none
        if token.text[0].isupper() and not self.titled and (i or not entries):
            return "NAME", none
        if entries:
            form = self.verbal(i, entries)
            if form:
                return "V", form
        if is_adverb(word, self.language):
            return "ADV", none
        return ("NAME" if token.text[0].isupper() and not entries else "N"), none

    def that(self, i: int) -> str:
        """Is "that" a conjunction (THAT) or a pronoun or determiner (D)?"""
        after = self.run[i + 1].lower if i + 1 < len(self.run) else ""
        if i + 1 < len(self.run) and self.run[i + 1].text == "Q":
            return "THAT"
        if after in ("is", "was", "'s", "of", ".", ",", "would", "will", "") and self.left() not in ("N", "NAME"):
            return "PRP"
        return "THAT"

    def base_at(self, i: int) -> bool:
        """Does the base form of a verb stand at a token, adverbs left aside?"""
        while i < len(self.run) and is_adverb(self.run[i].lower, self.language):
            i += 1
        if i >= len(self.run) or self.run[i].start in self.times:
            return False
        word = self.run[i].lower
        if self.run[i].text[0].isupper() and not self.titled:
            return False
        return word in ("be", "have", "do") or any(f.form == "base" for f in self.forms.get(word, ()))

    def after(self, i: int) -> str:
        """The class of the word after token i, as far as it can be told beforehand; "" at the end."""
        if i + 1 >= len(self.run):
            return ""
        token = self.run[i + 1]
        if token.text == "Q":
            return "Q"
        word = token.lower
        if word == "to":
            return "TO" if self.base_at(i + 2) else "P"
        if word == "that":
            return "THAT"
        if word in phrases(self.language, "classes.wh"):
            return "W"
        if word in self.closed:
            return CLOSED[self.closed[word]]
        if token.text[0].isdigit():
            return "NUM"
        if not token.text[0].isalnum():
            return token.text
        if token.text[0].isupper() and not self.titled:
            return "NAME"
        entries = self.forms.get(word, ())
        return "V" if entries and all(f.form in ("past", "part") for f in entries) else "N"

    def left(self) -> str:
        """The class of the last word found, adverbs left aside; "" at the beginning."""
        for word in reversed(self.found):
            if word.tag not in ("ADV", "NEG", "T"):
                return word.tag
        return ""

    def last(self) -> str:
        """The last word found, adverbs left aside."""
        return next((w.lower for w in reversed(self.found) if w.tag not in ("ADV", "NEG", "T")), "")

    def verbal(self, i: int, entries: Sequence[Form]) -> Form | None:
        """The form that a word is of, where it is a verb here."""
        left, right = self.left(), self.after(i)
        by_form = {entry.form: entry for entry in reversed(entries)}
        if left in ("BE", "HAVE") and ("part" in by_form or "ing" in by_form):
            return by_form.get("part" if left == "HAVE" else "ing") or by_form.get("part") or by_form.get("ing")
        if left in ("TO", "MOD", "DO"):
            return by_form.get("base")
        if left in ("D", "POS") and not (left == "D" and self.last() in ALONE and "past" in by_form):
            return by_form["ing"] if "ing" in by_form and right in ("D", "PRP") else None
        if "ing" in by_form:
            return by_form["ing"] if left != "P" or right in OPENERS | {"THAT", "W", "TO", "P"} else None
        if "past" in by_form or "part" in by_form:
            return self.past(by_form, left, right)
        if "s" in by_form:
            return by_form["s"] if self.third(by_form["s"], left, right) else None
        return by_form["base"] if "base" in by_form and self.base(by_form["base"], left, right) else None

    def past(self, by_form: dict[str, Form], left: str, right: str) -> Form | None:
        """An -ed form: after a preposition or between a determiner and a noun it is an adjective."""
        if left == "P" and right in ("N", "NAME", "P", ","):
            return None
        if "base" in by_form and left in ("PRP", "C", "") and self.base(by_form["base"], left, right):
            return by_form["base"]
        if "base" in by_form and left not in ("PRP", "N", "NAME", "W", ",", "Q", "NUM"):
            return None
        return by_form.get("past") or by_form.get("part")

    def third(self, entry: Form, left: str, right: str) -> bool:
        """Is an -s form a verb?"""
        if left in ("D", "P", "POS", "TO", "S", "V"):
            return False
        noun = entry.lemma in nouns_too(self.language) or entry.lemma in phrases(self.language, "classes.noun_too")
        if left in ("PRP", "W", "THAT"):
            return True
        follows = right in ("THAT", "D", "PRP", "W", "NAME", "TO", "Q", "NUM", ":")
        if left == "NAME":
            return not noun or follows or right in ("N", "P", "ADV", "")
        if left in ("N", "NUM"):
            return not noun or follows
        return follows and left in (",", "C", "Q", "")

    def base(self, entry: Form, left: str, right: str) -> bool:
        """Is a base form a verb?"""
        noun = entry.lemma in nouns_too(self.language) or entry.lemma in phrases(self.language, "classes.noun_too")
        last = self.last()
        if left == "PRP" and last in ("i", "we", "you", "they", "who"):
            return True
        if left == "W":
            return last in ("who", "which")
        follows = right in ("THAT", "D", "PRP", "W", "NAME", "TO", "Q", "NUM", ":", "P")
        several = last.endswith("s") or last in phrases(self.language, "classes.plurals")
        plural = several and left in ("N", "NUM", "NAME")
        if plural:
            return follows if noun else True
        if not noun and right == "THAT" and left == "PRP":
            return True  # "those close to him say that"
        if not noun and follows and right != "P" and left in ("N", "NUM", "NAME", "V", "D"):
            return True  # "those asked say that", "a third say they"
        if left == "C":
            verb = next((w for w in reversed(self.found) if w.tag == "V"), None)
            return verb is not None and verb.form == "base" and (not noun or follows)
        return left in ("", ",") and not noun and follows and right != "P"


