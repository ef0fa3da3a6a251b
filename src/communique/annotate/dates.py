"""Where a text speaks of time: dates, clock times, durations and words such as "next week" or "soon".

Words and templates are in lang/<language>/dates.toml. A word becomes one sign that says which lists it is
in, so a template becomes a regular expression over signs; what a level joins is one sign for the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from communique.annotate.days import UNKNOWN, stretch_of
from communique.annotate.numerals import shape
from communique.annotate.templates import Grammar, Rule, grammar_of
from communique.annotate.times import Phrase, Resolved, Stretch, Term, Value, View, duration_of, time_of
from communique.model import Basis

__all__ = ["Phrase", "Resolved", "Term", "find", "relative", "resolved"]

TOKEN = re.compile(
    r"\d\d?-\d\d?-\d{4}\b|\d+(?:[.,:/]\d+)*(?:-\d\d-\d\d(?!\d))?\w*|[^\W\d_]\w*(?:\.\w+)*\.?|['\u2019]s\b|\n|[^\s\w]",
)
AFTER = re.compile(r"\s*-?(\w*)")
BEFORE = re.compile(r"(?:([\w.]*)|[-\u2013] )(\W?)$")
CLOSED = re.compile(r"\s*(?:[.,;:)\u2013\u2014]|$|and\b|in\b|at\b|with\b|by\b)")
LONGEST_KEPT = 40  # runs of more words than this are not kept in the cache


class Token(NamedTuple):
    start: int
    end: int
    text: str


class Node(NamedTuple):
    """Signs `first` to `last` (exclusive) of a run, joined to one of a kind."""

    kind: str
    first: int
    last: int
    slots: tuple[tuple[str, tuple[str, ...], int | Node], ...]


def find(text: str, language: str = "en") -> tuple[Phrase, ...]:
    """The temporal phrases of a text, in order, none inside another."""
    grammar = grammar_of(language)
    found: list[Phrase] = []
    for signs, tokens in runs(text, grammar):
        parse = parsed if len(signs) <= LONGEST_KEPT else parsed.__wrapped__
        for node in (one for whole in parse(language, signs) for one in apart(whole, tokens, grammar)):
            first, last = tokens[node.first], tokens[node.last - 1]
            phrase = Phrase(first.start, last.end, term_of(node, tokens, grammar))
            if stands(text, phrase, last.text, grammar):
                found.append(phrase)
    return tuple(found)


def apart(node: Node, tokens: list[Token], grammar: Grammar) -> Iterator[Node]:
    """A phrase, or the two in it: "on 5 May and 10 June" are two days, "on 31 May and 1 June" one stretch."""
    inside = (place for _, _, place in node.slots if isinstance(place, Node) and place.kind == "pair")
    pair = node if node.kind == "pair" else next(inside, None)
    if pair is None or follow(term_of(pair, tokens, grammar)):
        yield node
        return
    (_, lists, first), (_, _, second) = pair.slots
    assert isinstance(first, Node) and isinstance(second, Node)
    yield first if pair is node else node._replace(last=first.last, slots=(("at", lists, first),))
    yield second


def follow(term: Term) -> bool:
    """Does the second of two days follow the first?"""
    both = stretch_of(term, ANY_DAY)
    return both is not None and both.start != both.end


ANY_DAY = View(date(2023, 7, 1), None)


def runs(text: str, grammar: Grammar) -> Iterator[tuple[str, list[Token]]]:
    """Stretches of words that all are in the lexicon, as signs and as tokens."""
    lexicon, signs, tokens = grammar.lexicon, "", list[Token]()
    for match in TOKEN.finditer(text):
        word = match.group()
        sign = lexicon.get(word)
        stop = sign is None
        if sign is None and word[-1] == "." and len(word) > 1:
            word = word[:-1]
            sign = lexicon.get(word)
        if sign is None and (word[0].isdigit() or word[-1].isdigit()):
            sign = grammar.shapes.get(frozenset(shape(word, grammar.suffixes)))
            stop = sign is None or len(word) < len(match.group())
        if sign is not None:
            signs += sign
            tokens.append(Token(match.start(), match.start() + len(word), word))
        if stop and signs:
            yield signs, tokens
            signs, tokens = "", []
    if signs:
        yield signs, tokens


@lru_cache(maxsize=20_000)
def parsed(language: str, signs: str) -> tuple[Node, ...]:
    """The phrases of a run of signs."""
    grammar = grammar_of(language)
    places: list[int | Node] = list(range(len(signs)))
    for level in grammar.levels:
        signs, places = joined(level, signs, places, grammar.kinds)
    return tuple(place for place in places if isinstance(place, Node) and place.kind not in grammar.inner)


def joined(
    level: dict[str, list[Rule]], signs: str, places: list[int | Node], kinds: dict[str, str]
) -> tuple[str, list[int | Node]]:
    """The run after one level: from left to right, the longest template at each place becomes one sign."""
    out, kept, at = list[str](), list[int | Node](), 0
    while at < len(signs):
        best: re.Match[str] | None = None
        for rule in level.get(signs[at], ()):
            match = rule.pattern.match(signs, at)
            if match and (best is None or match.end() > best.end()):
                best, chosen = match, rule
        if best is None:
            out.append(signs[at])
            kept.append(places[at])
            at += 1
        else:
            out.append(kinds[chosen.kind])
            kept.append(node_of(chosen, best, places))
            at = best.end()
    return "".join(out), kept


def node_of(rule: Rule, match: re.Match[str], places: list[int | Node]) -> Node:
    first, last = places[match.start()], places[match.end() - 1]
    slots = tuple(
        (name, lists, places[match.start(group)])
        for group, (name, lists) in enumerate(rule.slots, 1)
        if match.start(group) >= 0
    )
    return Node(
        rule.kind,
        first.first if isinstance(first, Node) else first,
        last.last if isinstance(last, Node) else last + 1,
        slots,
    )


def term_of(node: Node, tokens: list[Token], grammar: Grammar) -> Term:
    """A node with the values of its words."""
    slots: dict[str, Value] = {}
    for name, lists, place in node.slots:
        if isinstance(place, Node):
            slots.setdefault(name, value_of(term_of(place, tokens, grammar)))
            continue
        word = tokens[place].text
        values = grammar.values.get(word) or shape(word, grammar.suffixes)
        slots.setdefault(name, next((values[key] for key in lists if key in values), word))
    return Term(node.kind, tuple(slots.items()))


def value_of(term: Term) -> Value:
    """A term, or the number of a number in more than one word (twenty-five)."""
    return sum(value for _, value in term.slots if isinstance(value, int)) if term.kind == "count" else term


def stands(text: str, phrase: Phrase, last: str, grammar: Grammar) -> bool:
    """Is it a time? "The day before the summit" is none, "the 20th" may number a thing, a year be part of a name."""
    if phrase.term.get("step") and text[phrase.start : phrase.end].lower().startswith("the day"):
        return bool(CLOSED.match(text, phrase.end))
    if phrase.term.kind == "numbered":
        after = AFTER.match(text, phrase.end)
        return after is None or not after.group(1) or after.group(1) in grammar.standing["after"] - {"of"}
    if not (len(last) == 4 and last.isdigit()):
        return True
    after = AFTER.match(text, phrase.end)
    word = after.group(1) if after else ""
    if word.lower() in grammar.standing["never_after"] or text[phrase.end : phrase.end + 1] == "%":
        return False
    if not bare(phrase.term) or text[phrase.start].isalpha():
        return True
    before = BEFORE.search(text, max(0, phrase.start - 30), phrase.start)
    previous, gap = before.groups("-") if before else ("", "")
    if previous == "-" or (gap and gap not in " (\n,;"):
        return False
    named = previous[:1].isupper() or previous[:1].isdigit() or previous in grammar.standing["never_before"]
    if named and gap == " ":
        return False
    return not word or word in grammar.standing["after"]


def holds(term: Term, kind: str) -> bool:
    """Is a term, or one in it, of a kind?"""
    return term.kind == kind or any(holds(inner, kind) for inner in term.terms())


def relative(phrase: Phrase) -> bool:
    """Is a phrase read on the day that the text last told ("the same day", "in the evening", "at noon")?"""
    return any(holds(phrase.term, kind) for kind in ("told_day", "day_part")) or phrase.term.kind == "time"


def bare(term: Term) -> bool:
    """A year or two that stand without a preposition."""
    return term.kind == "year" or (term.kind == "range" and all(one.kind == "year" for one in term.terms()))


def resolved(
    phrase: Phrase,
    reference: date | None,
    basis: Basis | Literal["told"] | None,
    future: bool | None,
    seasons: bool = True,
) -> Resolved:
    """What a phrase means, read on `reference`; `future` is the tense of the clause around it.

    Spring, summer and autumn are those of the north; without `seasons` they stay text. "The same day" is read only
    where the reference is the day that the text last told (`basis` "told").
    """
    term = phrase.term
    if (not seasons and holds(term, "season")) or (basis != "told" and holds(term, "told_day")):
        return Resolved(None, None, None, None, None)
    names = ("date", "time", "duration")
    when, clock, lasting = (term.term(name) if term.kind == "joint" else term for name in names)
    stretch = stretch_of(when, View(reference, future) if reference else UNKNOWN)
    if basis == "told" and term.kind == "time" and reference:
        stretch = Stretch(reference, reference)
    if stretch and not stretch.stated and reference is None:
        stretch = None
    return Resolved(
        stretch.start.isoformat() if stretch and stretch.start else None,
        stretch.end.isoformat() if stretch and stretch.end else None,
        time_of(clock) if clock and clock.kind == "time" else None,
        duration_of(lasting) if lasting and lasting.kind == "duration" else None,
        None if stretch is None else "stated" if stretch.stated or basis == "told" else basis,
    )
