"""Attributions that no verb tells: "according to X", "reportedly", nouns of speech and thought, adjectives."""

from __future__ import annotations

from collections.abc import Iterator

from communique.attitudes.ends import clause_end, last_word, thing_end
from communique.attitudes.found import Found
from communique.attitudes.lexicon import by_following, phrases
from communique.attitudes.line import Group, Line
from communique.attitudes.subjects import narrator, subject
from communique.attitudes.tagged import OPENERS
from communique.model import Span

ACCORDING = "What is told \"according to\" somebody is that one's."
NOUN = "The clause after a noun of speech, thought or intention is what that noun stands for."
NOUN_THING = "What somebody's criticism, support or fear is about is the content of an attitude."
ADJECTIVE = "What somebody is sure, afraid or ready of is the content of that one's attitude."


def of_phrases(line: Line) -> Iterator[Found]:
    """The attributions of a sentence that no verb tells."""
    for i in range(len(line)):
        found = according(line, i)
        if found is None and line.tag(i) in ("N", "V"):
            found = noun(line, i) or adjective(line, i)
        if found:
            yield found


def according(line: Line, i: int) -> Found | None:
    """ "According to X, A", "A, according to X", "A, according to X, B"."""
    if line.lower(i) != "according" or line.lower(i + 1) != "to":
        return None
    first = i + 2
    end = source_end(line, first)
    cue, source = line.span(i, first), line.span(first, end) if end > first else None
    if source is None:
        return None
    before = i
    while before > 0 and line.tag(before - 1) in (",", "-", "(", "ADV"):
        before -= 1
    after = end
    while line.tag(after) in (",", "-", ")"):
        after += 1
    pieces = []
    if before > 0:
        pieces.append(line.span(part_start(line, before), before))
    if after < last_word(line) and (not pieces or resumed(line, after)):
        pieces.append(line.span(after, last_word(line)))
    return Found(tuple(pieces), cue, source, "speech", ACCORDING) if pieces else None


def resumed(line: Line, i: int) -> bool:
    """Does the clause before "according to X," go on at word i?"""
    gerund = line.tag(i) == "V" and line.words[i].form == "ing"
    return line.tag(i - 1) == "," and line.tag(i) not in ("S", "W", "C") and not gerund


def part_start(line: Line, before: int) -> int:
    """The first word of the part of a sentence that ends at word `before`."""
    for k in range(before - 1, 0, -1):
        if line.tag(k) == ";":
            return k + 1
    return 1 if line.tag(0) == "C" and before > 1 else 0


def source_end(line: Line, first: int) -> int:
    """The word after the source that is named from word `first` on, with an apposition."""
    end = last_word(line)
    for k in range(first, end):
        if line.tag(k) in (";", "-", ")", "S", ":") or (line.tag(k) == "C" and line.lower(k) in ("but", "yet")):
            return k
        if line.tag(k) == "," and not (line.tag(k + 1) in ("W", "D") and not line.clause_at(k + 1)):
            return k
        if line.tag(k) == "," and line.tag(k + 1) == "D":
            continue
    return end


def noun(line: Line, i: int) -> Found | None:
    """ "the claim that A", "X's promise to A", "criticism of A"."""
    table = by_following(line.language, "nouns")
    word = line.lower(i)
    k = i + 1
    follows = "to" if line.tag(k) == "TO" else line.lower(k)
    if follows not in table or word not in table[follows] or k + 1 >= last_word(line):
        return None
    if line.tag(i) == "V" and line.tag(i - 1) not in ("D", "POS"):
        return None
    if follows == "that" and line.tag(k) != "THAT":
        return None
    group = Group(i, i, False, False, False, False)
    clausal = line.tag(k) in ("THAT", "TO")
    if clausal:
        first, after = k, clause_end(line, group, k)
    else:
        first, after = k + 1, thing_end(line, k + 1)
    if after <= first or line.tag(line.skip(first)) not in OPENERS | {"THAT", "TO", "V", "W"}:
        return None
    source, opens = owner(line, i)
    if source is None and not clausal:
        return None
    source = source or narrator(line, i, 0)
    cue = line.span(opens, first if line.tag(k) == "P" else i + 1)
    return Found((line.span(first, after),), cue, source, "nominal", NOUN if clausal else NOUN_THING)


def owner(line: Line, i: int) -> tuple[Span | None, int]:
    """Who has the claim or plan that word i names, and where the words of the cue begin."""
    k = i - 1
    while k > 0 and line.tag(k) in ("N", "ADV", "NUM"):
        k -= 1
    if line.tag(k) == "POS":
        first = line.clause_start(k - 1)
        while first < k - 1 and line.tag(first) in ("ADV", "P", "V", "C"):
            first += 1
        return line.span(first, k), i
    if line.tag(k) == "D" and line.lower(k) in phrases(line.language, "classes.possessive"):
        return line.words[k].span, i
    verb = line.skip_left(k - (line.tag(k) == "D"))
    if line.tag(verb) == "V" and line.words[verb].lemma in phrases(line.language, "classes.light"):
        group = line.group(verb)
        if not group.passive:
            return subject(line, group), group.first
    return None, i


def adjective(line: Line, i: int) -> Found | None:
    """ "X is sure that A", "X is ready to A"."""
    table = by_following(line.language, "adjectives")
    k = i + 1
    follows = "to" if line.tag(k) == "TO" else line.lower(k)
    be = line.skip_left(i - 1)
    if line.tag(be) != "BE" and line.words[be].lemma not in ("feel", "become", "remain", "get"):
        return None
    group = line.group(i)
    word = line.lower(i)
    if follows in table and word in table[follows] and k + 1 < last_word(line):
        clausal = line.tag(k) in ("THAT", "TO")
        first = k if clausal else k + 1
        after = clause_end(line, group, k) if clausal else thing_end(line, k + 1)
    elif word in table["that"] and line.clause_at(k):
        first, after = k, clause_end(line, group, k)
    else:
        return None
    if after <= first:
        return None
    source = subject(line, group)
    if source is None:
        return None
    return Found((line.span(first, after),), line.span(group.first, i + 1), source, "thought", ADJECTIVE)
