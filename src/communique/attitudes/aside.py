"""Words that tell who speaks, put into, after or between the words spoken: "A, she said, B", "A," said X."""

from __future__ import annotations

from communique.attitudes.ends import last_word
from communique.attitudes.found import Found
from communique.attitudes.lexicon import phrases
from communique.attitudes.line import SKIPPED, Group, Line
from communique.attitudes.subjects import subject
from communique.attitudes.tagged import OPENERS
from communique.model import Span

AROUND = "A clause beside which somebody is said to speak is that one's."


def around(line: Line, group: Group) -> Found | None:
    """ "A, she said, B" and "A, said X": the clauses before and after the words that tell who speaks."""
    told = line.words[group.head].lemma in line.lists.beside or phrasal(line, group)
    if not told or group.gerund or group.infinitive:
        return None
    left = line.tag(group.first - 1)
    found = inverted(line, group) if left in ("Q", ",") else None
    return found if found or left == "Q" else parenthetic(line, group)


def phrasal(line: Line, group: Group) -> bool:
    """ "put it", "went on", "shot back": a verb that tells of speech with the word after it alone."""
    lemma, after = line.words[group.head].lemma, line.lower(group.head + 1)
    names = {"it": "with_it", "on": "on", "back": "back"}
    return after in names and lemma in phrases(line.language, names[after])


def parenthetic(line: Line, group: Group) -> Found | None:
    """ "A, she said, B": the one who speaks stands before the verb."""
    source = subject(line, group)
    if source is None:
        return None
    opens = next(k for k in range(len(line)) if line.words[k].start >= source.start)
    if line.tag(opens) in ("W", "THAT"):
        return None
    as_said = line.lower(opens - 1) == "as"
    opens -= as_said
    plain = line.words[group.head].lemma in phrases(line.language, "aside") or phrasal(line, group)
    if opens == 0 and as_said and plain:
        return after_comma(line, group, source)
    if opens < 1 or line.tag(opens - 1) not in ("Q", ",", "-", "?", "!"):
        return None
    after = line.skip(group.head + 1)
    if any(line.tag(k) == "Q" for k in range(max(opens - 2, 0), opens)):
        told = line.tag(after) != "THAT" and not line.clause_at(after)
    else:
        first = group.head + 1 + phrasal(line, group)
        told = plain and goes_on(line, first) and not any(line.tag(k) == "Q" for k in range(after, len(line)))
    return beside(line, group, source, opens, group.head + 1) if told else None


def after_comma(line: Line, group: Group, source: Span) -> Found | None:
    """ "As X said, A": what follows the comma."""
    comma = next((k for k in range(group.head + 1, len(line)) if line.tag(k) == ","), len(line))
    if comma + 1 >= last_word(line) or not goes_on(line, group.head + 1 + phrasal(line, group)):
        return None
    content = line.span(comma + 1, last_word(line))
    return Found((content,), line.span(group.first, group.head + 1), source, "speech", AROUND)


def goes_on(line: Line, i: int) -> bool:
    """Does nothing stand at word i but a phrase, up to a sign: no clause that would be told?"""
    for k in range(i, len(line)):
        if line.tag(k) in (",", ".", "!", "?", "-", ";", "Q"):
            return True
        if line.tag(k) not in SKIPPED and k == i and line.tag(k) not in ("P", "S"):
            return False
    return True


def inverted(line: Line, group: Group) -> Found | None:
    """ "A," said X: the one who speaks stands after the verb."""
    left, i = group.first - 1, line.skip(group.head + 1)
    lemma = line.words[group.head].lemma
    quoted = line.tag(left) == "Q"
    told = quoted or (lemma in phrases(line.language, "inverting") and clause_before(line, left))
    if line.tag(i) not in OPENERS - {"Q"} or not told:
        return None
    end = source_end(line, i)
    relative = next((k for k in range(i, end) if line.tag(k) == "W"), end)
    if not quoted and any(line.finite(k) for k in range(line.phrase_end(i), relative)):
        return None
    return beside(line, group, line.span(i, end), group.first, end)


def clause_before(line: Line, after: int) -> bool:
    """Is there a finite verb before word `after`?"""
    return any(line.finite(k) for k in range(after))


def source_end(line: Line, i: int) -> int:
    """The word after the one who speaks, who stands after the verb, with an apposition."""
    end = last_word(line)
    for k in range(i, end):
        if line.tag(k) in ("Q", "-", ":", "S") or (line.tag(k) == "V" and line.words[k].form == "ing"):
            return k - (line.tag(k - 1) == ",")
        if line.tag(i) in ("NAME", "PRP") and line.lower(k) in phrases(line.language, "classes.placing"):
            return k
        if line.tag(k) == "," and line.tag(k + 1) not in ("D", "W", "N", "NAME"):
            return k
    return end


def beside(line: Line, group: Group, source: Span, opens: int, after: int) -> Found | None:
    """The content around the words that tell who speaks, which reach from word `opens` to word `after`."""
    before = opens
    while before > 0 and line.tag(before - 1) in (",", "-", ";", ":"):
        before -= 1
    if not before:
        return None
    first = piece_start(line, before)
    pieces = [line.span(first, before)]
    rest = after
    while rest < len(line) and line.tag(rest) not in (",", "Q", "-", ".", "!", "?", ";", ":"):
        rest += 1
    while line.tag(rest) in (",", ";", "-", ":"):
        rest += 1
    end = last_word(line)
    if rest < end and line.tag(rest) == "Q":
        pieces.append(line.words[rest].span)
    elif rest < end and line.tag(before - 1) != "Q" and resumed(line, rest):
        pieces.append(line.span(rest, end))
    if len(pieces) == 1 and line.tag(before - 1) != "Q" and not clause_before(line, before):
        return None  # "On Monday, she said"
    return Found(tuple(pieces), line.span(group.first, group.head + 1), source, "speech", AROUND)


def piece_start(line: Line, before: int) -> int:
    """The first word of what stands before the words that tell who speaks: of the sentence, or of its last part."""
    for k in range(before - 1, 0, -1):
        if line.tag(k) == ";":
            return k + 1
    return 1 if line.tag(0) == "C" and before > 1 and line.tag(1) != "Q" else 0


def resumed(line: Line, i: int) -> bool:
    """Does what is told go on at word i (and not the telling: "…, he said, adding that")?"""
    if line.tag(i) in ("S", "W") or (line.tag(i) == "V" and line.words[i].form == "ing"):
        return False
    k = line.skip(i + 1) if line.tag(i) == "C" else i
    return not (line.tag(k) == "V" and line.words[k].lemma in line.lists.clause)
