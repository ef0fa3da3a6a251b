"""Where what somebody says, thinks or wants ends in its sentence."""

from __future__ import annotations

from communique.attitudes.lexicon import cue_lemmas, phrases
from communique.attitudes.line import STOPS, Group, Line
from communique.attitudes.subjects import main_verb
from communique.attitudes.tagged import NOMINAL, OPENERS

LONGEST_SUBJECT = 9  # words


def last_word(line: Line) -> int:
    """The word after the last one of the sentence that is no full stop."""
    k = len(line)
    while k > 0 and line.tag(k - 1) in (".", "!", "?", ",", ":", ";", "-"):
        k -= 1
    return k


def clause_end(line: Line, group: Group, first: int) -> int:
    """The word after a clause that begins at word `first` and is told by a verb group before it."""
    end = last_word(line)
    closes = relative(line, group)
    depth = 0
    if line.tag(first) == "Q":
        return quotations_end(line, first, end)
    for k in range(first, end):
        tag = line.tag(k)
        if tag == "Q" and line.lower(k) == "," and (told_after(line, k) or line.tag(k + 1) in ("S", "C")):
            return k + 1
        depth += (tag == "(") - (tag == ")")
        if depth < 0 or tag == ";":
            return k
        if depth or tag not in (",", "C", "-"):
            continue
        if tag == "," and (told_after(line, k) or told_anew(line, group, k) or (closes and main_after(line, k))):
            return k
        if tag == "C" and joined(line, group, k):
            return k if line.tag(k - 1) != "," else k - 1
    return end


def quotations_end(line: Line, first: int, end: int) -> int:
    """The word after a quotation, or after several with no more than a word between them."""
    k = first + 1
    while k < end and line.tag(k) == "Q":
        k += 1
    return k


def relative(line: Line, group: Group) -> bool:
    """Does a verb stand in a clause that a comma sets off (", who said …,") or in one that opens the sentence?"""
    k = line.skip_left(group.first - 1)
    if line.tag(k) == "W":
        return True
    first = line.clause_start(k)
    return line.tag(first - 1) == "S" and first - 1 < 2


def main_after(line: Line, comma: int) -> bool:
    """Does the main clause go on after a comma: a finite verb, or a subject with one?"""
    k = line.skip(comma + 1)
    return k < len(line) and (line.finite(k) or opens_clause(line, k))


def opens_clause(line: Line, k: int) -> bool:
    """Do a noun phrase and right after it a finite verb stand at word k?"""
    after = line.skip(line.phrase_end(k))
    return line.tag(k) in OPENERS and after < len(line) and line.finite(after)


def told_after(line: Line, comma: int) -> bool:
    """Do the words after a comma tell somebody's words anew ("…, adding that", "…, according to")?"""
    k = line.skip(comma + 1)
    if line.tag(k) in ("C", "S"):
        k = line.skip(k + 1)
    if line.lower(k) == "according":
        return True
    if line.tag(k) == "V" and line.words[k].form == "ing":
        return line.words[k].lemma in line.lists.clause
    return False


def told_anew(line: Line, group: Group, comma: int) -> bool:
    """Does another clause of the narration follow ("…, and Y said that", "…, while others fear")?"""
    k = line.skip(comma + 1)
    if line.tag(k) not in ("C", "S"):
        return False
    k = line.skip(k + 1)
    first = next((i for i in range(k + 1, min(k + LONGEST_SUBJECT, len(line))) if line.finite(i)), None)
    if first is None or line.tag(k) not in OPENERS or any(line.tag(i) in (",", "THAT", "W") for i in range(k, first)):
        return False
    verb = main_verb(line, first)
    word, told = line.words[verb], line.words[group.head]
    return word.tag == "V" and word.form == told.form and word.lemma in line.lists.clause and told.form in ("past", "s")


def joined(line: Line, group: Group, k: int) -> bool:
    """Does "and" or "but" lead back to the narration: another verb of attitude in the same tense?"""
    i = line.skip(k + 1)
    if line.tag(i) in ("HAVE", "BE") and line.finite(i):
        i = line.skip(i + 1)
    word = line.words[i] if i < len(line) else None
    if word is None or word.tag != "V":
        return False
    same = word.form == line.words[group.head].form and word.form in ("past", "s")
    return same and word.lemma in cue_lemmas(line.language)


def thing_end(line: Line, first: int) -> int:
    """The word after a noun phrase that begins at word `first`, with the phrases that hang on it."""
    end = last_word(line)
    depth = 0
    for k in range(first, end):
        tag = line.tag(k)
        depth += (tag == "(") - (tag == ")")
        if depth < 0 or tag in STOPS or (tag in ("-", ":") and k > first):
            return k
        if depth:
            continue
        if tag == "S" and line.lower(k) in phrases(line.language, "classes.ending"):
            return k
        if tag == "," and not listed(line, k):
            return k
        if tag == "C" and k + 1 < end and verb_next(line, k):
            return k if line.tag(k - 1) != "," else k - 1
    return end


def listed(line: Line, comma: int) -> bool:
    """Does a list or an apposition go on after a comma?"""
    k = line.skip(comma + 1)
    if line.lower(k) == "including":
        return True
    if line.tag(k) == "C":
        return line.tag(line.skip(k + 1)) in NOMINAL | {"D"} and not verb_next(line, k)
    after = line.phrase_end(k)
    return line.tag(k) in ("N", "NAME", "D", "NUM") and line.tag(after) in (",", "C")


def verb_next(line: Line, k: int) -> bool:
    """Does a finite verb or a clause follow a conjunction?"""
    i = line.skip(k + 1)
    if i >= len(line):
        return False
    return line.finite(i) or opens_clause(line, i)
