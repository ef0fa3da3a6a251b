"""Whether two names can be one person's: spelling, transliteration, order, middle names, initials, parts of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from communique import data
from communique.ledger.spelling import folded, given_names, skeleton, sounded

# How sure a pair of words is: written alike, written in another way, a short form, alike but for vowels, an initial.
EQUAL, WAY, GIVEN, VOWELS, SLIP, INITIAL = 1.0, 0.97, 0.95, 0.9, 0.86, 0.9
LIKE, SLIP_LENGTH, MOST_WORDS = 0.6, 7, 8
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"[ivx]{1,5}", re.IGNORECASE)  # of kings and popes, of sons and grandsons


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart. `words`: folded, without particles, marks and honorifics; `end`: "jr", "ii" or ""."""

    text: str
    words: tuple[str, ...]
    end: str
    family: tuple[str, ...]

    @property
    def single(self) -> bool:
        """One word alone. A king's name with its number is a full name."""
        return len(self.words) < 2 and not self.regnal

    @property
    def regnal(self) -> bool:
        return len(self.words) == 1 and bool(NUMBER.fullmatch(self.end))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names hang together. `kind`: same, spelling, order, middle, part, family, given; score 0 to 1."""

    kind: str
    score: float
    reason: str


@cache
def before() -> re.Pattern[str]:
    """Honorifics and ranks at the beginning of a name."""
    listed = data.words("en", "people.honorifics") | data.words("en", "people.ranks_before_names")
    known = "|".join(re.escape(one) for one in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?:(?:{known})\.?,?\s+)+(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=200_000)
def form(name: str) -> Form:
    """A name taken apart."""
    bare = name if " " not in name else before().sub("", name, count=1) if before().match(name) else name
    written = WORD.findall(MARKS_OUT.sub("", bare))
    pairs = [(one, folded(one)) for one in written][:MOST_WORDS]
    end = next((plain for n, (_, plain) in enumerate(pairs) if ending(pairs, n)), "")
    pairs = [pair for n, pair in enumerate(pairs) if not ending(pairs, n)]
    kept = [pair for n, pair in enumerate(pairs) if not particle(pairs, n)] or pairs
    return Form(" ".join(bare.split()), tuple(plain for _, plain in kept), end, family(bare, kept))


MARKS_OUT = re.compile(r"['’‘ʼʻ`´ʿʾ]")


def ending(pairs: Sequence[tuple[str, str]], n: int) -> bool:
    """Is word n "Jr." or a number? One sign is a number only at the end: "Harald V", but "John V. Smith"."""
    written, plain = pairs[n]
    if n == 0 or (len(plain) == 1 and (n < len(pairs) - 1 or plain == "i")):
        return False
    return plain in data.words("en", "people.suffixes") or (written.isupper() and bool(NUMBER.fullmatch(written)))


def particle(pairs: Sequence[tuple[str, str]], n: int) -> bool:
    """Is word n a particle ("de", "bin")? A single letter in capitals is an initial; "Ben" may begin a name."""
    written, plain = pairs[n]
    if plain not in data.words("en", "people.particles") or n == len(pairs) - 1:
        return False
    if len(plain) == 1 and written.isupper():
        return False
    return n > 0 or plain not in data.words("en", "given_particles", "ledger")


def family(bare: str, pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The words that may be the family name: the one in capitals, else the last, with all that hyphens tie to it."""
    long = [pair for pair in pairs if len(pair[1]) > 1] or list(pairs)
    loud = [plain for written, plain in long if written.isupper()]
    if len(loud) == 1 and len(long) > 1:
        return (loud[0],)
    last = next((part for part in reversed(MARKS_OUT.sub("", bare).split()) if long[-1][0] in WORD.findall(part)), "")
    tied = tuple(plain for written, plain in long if "-" in last and written in WORD.findall(last))
    return tied or tuple(plain for _, plain in long[-1:])


@lru_cache(maxsize=400_000)
def word_likeness(one: str, other: str) -> float:
    """How surely two folded words of names are one word; 0 where they are not."""
    if one == other:
        return EQUAL
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[0] == other[0] or sounded(one)[:1] == sounded(other)[:1] else 0.0
    if sounded(one) == sounded(other):
        return WAY
    known = given_names()
    if known.get(one, frozenset()) & known.get(other, frozenset()):
        return GIVEN
    if fathers(one, other):
        return GIVEN
    near = Levenshtein.normalized_similarity(one, other)
    if skeleton(one) == skeleton(other) and near >= LIKE:
        return VOWELS
    if min(len(one), len(other)) >= SLIP_LENGTH and Levenshtein.distance(one, other, score_cutoff=1) <= 1:
        return SLIP
    return 0.0


def fathers(one: str, other: str) -> bool:
    """Is one word a father's name and the other the same with an ending: "Batbayar" and "Batbayaryn"?"""
    short, long = sorted((one, other), key=len)
    endings = data.words("en", "father_endings", "ledger")
    return any(long.endswith(end) and alike(long[: -len(end)], short) for end in endings if len(long) - len(end) > 2)


def alike(one: str, other: str) -> bool:
    return skeleton(one) == skeleton(other) and Levenshtein.normalized_similarity(one, other) >= LIKE


@lru_cache(maxsize=400_000)
def likeness(left: Form, right: Form) -> Likeness | None:
    """How two names hang together, or None where they are two persons'."""
    if left.end and right.end and left.end != right.end:
        return None
    short, long = sorted((left, right), key=lambda one: (len(one.words), one.words))
    if not short.words:
        return None
    if short.single:
        return single(short, long)
    if short.regnal and short.end != long.end:
        return None
    if initials_differ(short.words, long.words):
        return None
    for words in (*tied(long.words, len(short.words)), long.words):
        if found := aligned(short.words, words):
            return judged(short, long, found, len(words))
    return None


def aligned(short: Sequence[str], long: Sequence[str]) -> list[tuple[int, float]] | None:
    """For each word of the shorter name its place in the longer one and how sure it is; None if one has no place."""
    taken: set[int] = set()
    found = []
    for n, word in enumerate(short):
        ways = [(word_likeness(word, other), -abs(n - at), at) for at, other in enumerate(long) if at not in taken]
        best = max(ways, default=(0.0, 0, 0))
        if not best[0]:
            return None
        taken.add(best[2])
        found.append((best[2], best[0]))
    return found


def tied(long: Sequence[str], least: int) -> Iterator[tuple[str, ...]]:
    """The longer name with two of its words made one: "Suk-yeol" for "Sukyeol"."""
    if len(long) == least + 1:
        for n in range(len(long) - 1):
            if len(long[n]) == 1 or len(long[n + 1]) == 1:
                continue
            yield (*long[:n], long[n] + long[n + 1], *long[n + 2 :])


def initials_differ(short: Sequence[str], long: Sequence[str]) -> bool:
    """Have both names initials in their middle, and others: George W. and George H. W.?"""
    one, other = ([word for word in words[1:] if len(word) == 1] for words in (short, long))
    shared = min(len(one), len(other))
    return bool(one and other) and one[:shared] != other[:shared]


def judged(short: Form, long: Form, found: Sequence[tuple[int, float]], length: int) -> Likeness:
    """What sort of likeness it is when every word of the shorter name has its place in the longer one."""
    places, sure = [at for at, _ in found], min(value for _, value in found)
    tail = 0.99 if short.end == long.end else 0.97
    in_order, whole = places == sorted(places), len(short.words) == length
    if whole and in_order and sure == EQUAL:
        return Likeness("same", tail, "the same name")
    if whole and in_order:
        return Likeness("spelling", sure * tail, f"{short.text} and {long.text}: one name spelt in two ways")
    if whole:
        return Likeness("order", sure * 0.97, "the same name, the family name first in one of them")
    if {0, length - 1} <= set(places):
        return Likeness("middle", sure * 0.97, f"{long.text} has a further name between those of {short.text}")
    last = places == list(range(length - len(places), length))
    return Likeness("part", sure * (0.94 if last else 0.9), f"{short.text} is part of {long.text}")


def single(short: Form, long: Form) -> Likeness | None:
    """One word alone against a name: the family name, or another part of it."""
    word = short.words[0]
    if long.single:
        sure = word_likeness(word, long.words[0]) if len(word) > 1 and len(long.words[0]) > 1 else 0.0
        return Likeness("family", sure * 0.9, f"both are called {long.text} alone") if sure else None
    if len(word) < 2:
        return None
    sure = max(word_likeness(word, one) for one in long.family)
    if sure and sure != GIVEN:
        return Likeness("family", sure * 0.85, f"{short.text} is the family name of {long.text}")
    sure = max((word_likeness(word, one) for one in long.words if len(one) > 1), default=0.0)
    if sure >= WAY:
        return Likeness("given", sure * 0.75, f"{short.text} is one of the names of {long.text}")
    return None


@lru_cache(maxsize=200_000)
def word_keys(word: str) -> tuple[str, ...]:
    """What equal words of names share: the group of a given name, the skeleton, that of a father's name."""
    groups = sorted(given_names().get(word, ()))
    endings = sorted(data.words("en", "father_endings", "ledger"))
    stems = {skeleton(word[: -len(end)]) for end in endings if word.endswith(end) and len(word) - len(end) > 2}
    return (*(f"given {number}" for number in groups), skeleton(word), *sorted(stems))


def pairs(words: Sequence[str]) -> Iterator[str]:
    """The skeletons of two words of a name written as one."""
    for one, other in pairwise(words):
        if len(one) > 1 and len(other) > 1:
            yield skeleton(one + other)
