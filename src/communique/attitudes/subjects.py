"""Who the subject of a verb is, whatever stands between them."""

from __future__ import annotations

from communique.attitudes.line import Group, Line
from communique.attitudes.tagged import NOMINAL
from communique.model import Span

DEEPEST = 6  # verbs that share one subject


def subject(line: Line, group: Group, depth: int = 0) -> Span | None:
    """The words that name who does what a verb group says; None where no words do."""
    k = line.skip_left(group.first - 1)
    tag = line.tag(k)
    if depth > DEEPEST:
        return None
    if group.infinitive or tag == "TO":
        return earlier(line, k, depth)
    if tag == ")":
        k = opening(line, k) - 1
        tag = line.tag(k)
    if tag in NOMINAL or tag in ("POS", "D"):
        return stretch(line, k)
    if tag in ("W", "THAT"):
        return line.words[k].span
    if tag in (",", "-"):
        return after_sign(line, group, k, depth)
    if tag == "C" or group.gerund:
        return earlier(line, k, depth) or (following(line, group, depth) if k < 1 else None)
    return None


def stretch(line: Line, last: int) -> Span:
    """The noun phrase that ends at word `last`, with what hangs on it."""
    first = min(line.clause_start(last), last)
    while first < last and line.tag(first) in ("ADV", "T", "C"):
        first += 1
    return line.span(first, last + 1)


def opening(line: Line, k: int) -> int:
    """Where the bracket that closes at word k opens."""
    while k > 0 and line.tag(k) != "(":
        k -= 1
    return k


def after_sign(line: Line, group: Group, comma: int, depth: int) -> Span | None:
    """The subject before a comma or dash, past an apposition or a relative clause, or that of an earlier verb."""
    if group.gerund:
        return earlier(line, comma, depth) or following(line, group, depth)
    before = comma - 1
    sign = line.tag(comma)
    while before > 0 and line.tag(before) != sign:
        before -= 1
    while before > 0 and line.tag(before) == sign and comma - before < 40:
        if line.tag(before - 1) in NOMINAL and inserted(line, before + 1, comma):
            first = stretch(line, before - 1)
            return Span(first.start, line.words[comma - 1].end)
        before -= 1
        while before > 0 and line.tag(before) != sign:
            before -= 1
    return earlier(line, comma, depth)


def inserted(line: Line, first: int, after: int) -> bool:
    """Is the stretch between two commas an apposition or a relative clause?"""
    if line.tag(first) in ("W", "D", "NUM"):
        return True
    if line.tag(first) in ("NAME", "N", "P"):
        return not any(line.finite(k) for k in range(first, after))
    return line.tag(first) == "V" and line.words[first].form in ("ing", "part", "past")


def earlier(line: Line, k: int, depth: int) -> Span | None:
    """The subject of the nearest finite verb before word k."""
    while k >= 0:
        if line.finite(k):
            head = main_verb(line, k)
            return subject(line, line.group(head), depth + 1)
        k -= 1
    return None


def main_verb(line: Line, k: int) -> int:
    """The main verb of the group that begins at word k; k itself where it has none."""
    i = k
    while i < len(line) and i < k + 6 and line.tag(i) in ("BE", "HAVE", "DO", "MOD", "ADV", "NEG"):
        i += 1
    return i if line.tag(i) == "V" else k


def following(line: Line, group: Group, depth: int) -> Span | None:
    """The subject of the main verb after the comma that ends an opening gerund's clause."""
    for k in range(group.head + 1, len(line)):
        if line.finite(k) and any(line.tag(j) == "," for j in range(group.head, k)):
            return subject(line, line.group(main_verb(line, k)), depth + 1)
    return None
