"""Attributions that a verb tells: with a clause, an infinitive or a thing after it, or with clauses around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from communique.attitudes.aside import around
from communique.attitudes.ends import clause_end, last_word, thing_end
from communique.attitudes.found import Found
from communique.attitudes.lexicon import by_following, phrases
from communique.attitudes.line import Group, Line
from communique.attitudes.subjects import subject
from communique.attitudes.tagged import OPENERS
from communique.attributions import Attitude
from communique.model import Span

CLAUSE = "What follows a verb of speech or thought is its subject's."
MEANT = "What somebody plans, wants or asks for is that one's intention."
THING = "What somebody praises, cites, wants or speaks of is the content of that one's attitude."
PASSIVE = "What is expected, believed or said is the content of an attitude, its source named after \"by\" or unnamed."


LONGEST_APPOSITION = 14  # words


class Told(NamedTuple):
    """The content of an attitude: from word `first` up to word `after`; `cue` is the last word of the cue."""

    first: int
    after: int
    cue: int
    rule: str


def of_verbs(line: Line) -> Iterator[Found]:
    """The attributions that the verbs of a sentence tell."""
    for i, word in enumerate(line.words):
        if word.tag != "V":
            continue
        group = line.group(i)
        found = passive(line, group) if group.passive else active(line, group)
        if found:
            yield found


def active(line: Line, group: Group) -> Found | None:
    aside = around(line, group)
    if aside is not None:
        return aside
    told = after_verb(line, group)
    if told is None:
        return None
    return Found(
        (line.span(told.first, told.after),),
        line.span(group.first, told.cue + 1),
        subject(line, group),
        attitude_of(line, line.words[group.head].lemma),
        told.rule,
    )


def attitude_of(line: Line, lemma: str) -> Attitude:
    """What a verb tells: speech, a thought, or an intention."""
    if lemma in phrases(line.language, "thought"):
        return "thought"
    return "intention" if lemma in phrases(line.language, "intention") else "speech"


def after_verb(line: Line, group: Group) -> Told | None:
    """What follows a verb and is the content of its attitude."""
    lemma, i = line.words[group.head].lemma, line.skip(group.head + 1)
    lists = line.lists
    if lemma in lists.clause:
        first = clause_start(line, group, i)
        if first is not None:
            return Told(first, clause_end(line, group, first), group.head, CLAUSE)
    if lemma in lists.infinitive and line.tag(i) == "TO":
        return Told(i, clause_end(line, group, i), group.head, MEANT)
    if lemma in lists.object_infinitive and object_and_infinitive(line, i):
        return Told(i, clause_end(line, group, i), group.head, MEANT)
    particle = with_particle(line, lemma, i)
    if particle is not None:
        return Told(particle, thing_end(line, particle), particle - 1, THING)
    if lemma in lists.thing and thing_at(line, i):
        return Told(i, thing_end(line, i), group.head, THING)
    return None


def clause_start(line: Line, group: Group, i: int) -> int | None:
    """Where the clause begins that a verb of speech has after it."""
    lemma = line.words[group.head].lemma
    quotation = line.quotation_at(i)
    if quotation is not None:
        return quotation
    if line.tag(i) == ":" and i + 1 < len(line):
        return i + 1
    if line.tag(i) in ("Q", "THAT"):
        return i
    if line.tag(i) == "W" and line.lower(i) not in ("who", "whose", "whom", "which"):
        return i
    if lemma in line.lists.addressed:
        told = past_addressee(line, i)
        if told is not None:
            return told
    if line.tag(i) == "P" or line.lower(i) == "out":
        return past_phrase(line, i)
    return i if line.clause_at(i) else None


def past_addressee(line: Line, i: int) -> int | None:
    """ "told reporters (on Monday) that", "told her he would": the clause after the one addressed."""
    if line.tag(i) not in OPENERS | {"P"} or line.tag(i) == "Q":
        return None
    start = i + 1 if line.tag(i) == "P" else i
    k = line.skip(line.phrase_end(start) if line.tag(start) != "D" or start + 1 < len(line) else start + 1)
    if k == start:
        k += 1
    for _ in range(4):
        if line.tag(k) in ("THAT", "Q"):
            return k
        if line.tag(k) == "W" and line.lower(k) not in ("who", "whose", "whom", "which"):
            return k
        if line.tag(k) in (",", ":") and line.tag(k + 1) in ("Q", "THAT"):
            return k + 1
        if line.tag(k) == "," and line.tag(k + 1) in ("D", "N", "NAME"):  # "Ana Kovač, the minister, that"
            return that_after_comma(line, k + 1)
        if line.tag(k) != "P":
            break
        k = line.skip(line.phrase_end(k + 1))
    return bare_clause(line, start, k)


def bare_clause(line: Line, addressee: int, k: int) -> int | None:
    """ "told her he would": a clause without "that" at word k, or right after a pronoun."""
    if line.clause_at(k) and line.tag(k) in OPENERS:
        return k
    return addressee + 1 if line.tag(addressee) == "PRP" and line.clause_at(addressee + 1) else None


def that_after_comma(line: Line, first: int) -> int | None:
    """The "that" after the comma that closes an apposition or the name of a place."""
    last = min(first + LONGEST_APPOSITION, len(line) - 1)
    return next((k + 1 for k in range(first, last) if line.tag(k) == "," and line.tag(k + 1) == "THAT"), None)


def past_phrase(line: Line, i: int) -> int | None:
    """ "said in a statement that", "said on Monday he would", "pointed out that": the clause after a phrase."""
    k = i + 1
    for _ in range(5):
        k = line.skip(k)
        if line.tag(k) in ("THAT", "Q"):
            return k
        if line.tag(k) in (",", ":") and line.tag(k + 1) == "Q":
            return k + 1
        if line.tag(k) == ",":
            return that_after_comma(line, k + 1)
        if line.tag(k) == "P":
            k += 1
            continue
        after = line.phrase_end(k)
        if after == k:
            return None
        k = after
    return None


def object_and_infinitive(line: Line, i: int) -> bool:
    """ "Congress to act": a noun phrase and an infinitive."""
    if line.tag(i) == "P" and line.lower(i) in ("on", "upon"):
        i += 1
    if line.tag(i) not in OPENERS:
        return False
    k = line.skip(line.phrase_end(i))
    for _ in range(3):
        if line.tag(k) == "TO":
            return True
        if line.tag(k) != "P":
            return False
        k = line.skip(line.phrase_end(k + 1))
    return line.tag(k) == "TO"


def with_particle(line: Line, lemma: str, i: int) -> int | None:
    """Where the thing begins after the preposition or particle that a verb takes ("call for", "point out")."""
    table = by_following(line.language, "with")
    for k in (i, i + 1):
        word = line.lower(k)
        if word in table and lemma in table[word] and k + 1 < len(line):
            after = line.skip(k + 1)
            if line.tag(after) in OPENERS | {"V", "W", "THAT"} and after < last_word(line):
                return after
    return None


def thing_at(line: Line, i: int) -> bool:
    """Does a noun phrase, a gerund or a quotation begin at word i?"""
    if i >= last_word(line):
        return False
    return line.tag(i) in OPENERS or (line.tag(i) == "V" and line.words[i].form == "ing")


def passive(line: Line, group: Group) -> Found | None:
    """ "is expected to win", "was accused by X of": the subject and what follows; the source after "by"."""
    lemma = line.words[group.head].lemma
    i = line.skip(group.head + 1)
    what = relative_word(line, group) or subject(line, group)
    if what is None:
        return None
    cue = line.span(group.first, group.head + 1)
    first = clause_start(line, group, i) if lemma in line.lists.clause and line.tag(i) in ("THAT", "W") else None
    if first is not None:
        return Found((line.span(first, clause_end(line, group, first)),), cue, None, "thought", PASSIVE)
    if lemma not in phrases(line.language, "passive.raised"):
        return by_somebody(line, group, what, i)
    if line.tag(i) == "TO" or line.lower(i) in ("as", "of", "for"):
        end = clause_end(line, group, i)
        return Found((what, line.span(i, end)), cue, None, "thought", PASSIVE)
    return by_somebody(line, group, what, i)


def relative_word(line: Line, group: Group) -> Span | None:
    """ "who", "which" or "that", where it is the subject."""
    k = line.skip_left(group.first - 1)
    return line.words[k].span if line.tag(k) in ("W", "THAT") else None


def by_somebody(line: Line, group: Group, what: Span, i: int) -> Found | None:
    """ "was endorsed by X": what is said of is the subject."""
    lemma = line.words[group.head].lemma
    if line.lower(i) != "by" or not (lemma in line.lists.thing or lemma in line.lists.clause):
        return None
    if line.tag(i + 1) not in OPENERS:
        return None
    end = line.phrase_end(i + 1)
    return Found((what,), line.span(group.first, i + 1), line.span(i + 1, end), "thought", PASSIVE)

