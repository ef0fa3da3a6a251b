"""Who the subject of a verb is, whatever stands between them."""

from __future__ import annotations

from communique.attitudes.lexicon import cue_lemmas, phrases
from communique.attitudes.line import Group, Line
from communique.attitudes.tagged import NOMINAL
from communique.model import Span

RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
FARTHEST = 40  # words of an apposition
DEEPEST = 6  # verbs that share one subject


def subject(line: Line, group: Group, depth: int = 0) -> Span | None:
    """The words that name who does what a verb group says; None where no words do."""
    k = line.skip_left(group.first - 1)
    tag = line.tag(k)
    if depth > DEEPEST:
        return None
    if group.infinitive or tag == "TO":
        return meaning(line, earlier(line, k, depth))
    if tag == ")":
        k = opening(line, k) - 1
        tag = line.tag(k)
    if tag in NOMINAL or tag in ("POS", "D"):
        return stretch(line, k)
    if tag in ("W", "THAT"):
        return with_antecedent(line, k) if line.lower(k) in RELATIVES else None
    if tag in (",", "-"):
        return after_sign(line, group, k, depth)
    if tag == "C" or group.gerund:
        return partner(line, group, k, depth) or (following(line, group, depth) if k < 1 else None)
    return None


def meaning(line: Line, source: Span | None) -> Span | None:
    """A source, unless it is the "it" of "it is wrong to say"."""
    it = source is not None and any(word.span == source and word.lower in ("it", "there") for word in line.words)
    return None if it else source


def with_antecedent(line: Line, k: int) -> Span:
    """ "who", "which" or "that", with the noun phrase that it stands for."""
    i = k - 1 if line.tag(k - 1) != "," else k - 2
    if line.tag(i) in NOMINAL and line.tag(i) != "Q":
        return Span(stretch(line, i).start, line.words[k].end)
    return line.words[k].span


def stretch(line: Line, last: int) -> Span:
    """The noun phrase that ends at word `last`, with what hangs on it."""
    if line.tag(last) == "PRP" and line.lower(last) in phrases(line.language, "classes.subjects"):
        return line.words[last].span
    first = min(line.clause_start(last), last)
    while first < last and line.tag(first) in ("ADV", "T", "C", "NEG"):
        first += 1
    return Span(line.words[antecedent(line, first)].start, line.words[last].end)


def antecedent(line: Line, first: int) -> int:
    """Where a noun phrase begins whose relative clause reaches to word `first` ("officials who spoke with …")."""
    before = first - 1
    if line.tag(before) == "V":
        before = line.skip_left(line.group(before).first - 1)
    relative = line.lower(before) in ("who", "which", "that") and line.tag(before) in ("W", "THAT")
    if not relative or before < 1 or line.tag(before - 1) not in NOMINAL:
        return first
    if before == first - 1 and not any(line.finite(k) for k in range(first, min(first + 3, len(line)))):
        return first
    return min(line.clause_start(before - 1), before - 1)


def opening(line: Line, k: int) -> int:
    """Where the bracket that closes at word k opens."""
    while k > 0 and line.tag(k) != "(":
        k -= 1
    return k


def after_sign(line: Line, group: Group, comma: int, depth: int) -> Span | None:
    """The subject before a comma or dash, past an apposition or a relative clause, or that of an earlier verb."""
    if group.gerund:
        return narrator(line, comma, depth) or earlier(line, comma, depth) or following(line, group, depth)
    sign = line.tag(comma)
    for before in range(comma - 1, max(0, comma - FARTHEST), -1):
        if line.tag(before) != sign:
            continue
        last = opening(line, before - 1) - 1 if line.tag(before - 1) == ")" else before - 1
        if line.tag(last) in NOMINAL and inserted(line, before + 1, comma):
            first = stretch(line, last)
            if line.tag(min(line.clause_start(last), last)) != "P" or line.tag(line.clause_start(last) - 1) != sign:
                return Span(first.start, line.words[comma - 1].end)
    return partner(line, group, comma, depth)


def narrator(line: Line, k: int, depth: int) -> Span | None:
    """The subject of the main clause before word k, of which a gerund tells more ("…, saying that")."""
    for i in range(k):
        if line.finite(i) and line.tag(i - 1) not in ("BE", "HAVE", "DO", "MOD"):
            head = main_verb(line, i)
            group = line.group(head)
            left = line.skip_left(group.first - 1)
            opener = line.tag(line.clause_start(left) - 1)
            if opener not in ("S", "W", "THAT") and line.tag(left) not in ("W", "THAT"):
                return subject(line, group, depth + 1)
    return None


def partner(line: Line, group: Group, k: int, depth: int) -> Span | None:
    """The subject of the verb that another is joined to: of attitude and of the same form, else the nearest."""
    form = line.words[group.head].form
    for i in range(k - 1, -1, -1):
        word = line.words[i]
        same = word.tag == "V" and word.form == form and form in ("past", "s", "part")
        if same and word.lemma in cue_lemmas(line.language) and line.tag(i - 1) not in ("BE", "TO", "MOD"):
            found = subject(line, line.group(i), depth + 1)
            if found:
                return found
    return earlier(line, k, depth)


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
