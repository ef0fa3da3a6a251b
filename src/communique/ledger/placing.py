"""The persons of one group of namings: full names first, the fullest and best documented before, then single names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.ledger.bonds import MARGIN, Bond, bond
from communique.ledger.items import Naming
from communique.ledger.names import pairs, word_keys
from communique.ledger.profiles import Known, Profile, profiles
from communique.ledger.singles import Candidate, candidates, chosen, left
from communique.ledger.spelling import skeleton

TWO = 2
MORE = 3  # how many times more texts one of two who fit alike must be in
MOST = 150  # persons with whom one full name is compared
ALONE = Bond(1.0, "the first text with this name")
Apart = dict[str, frozenset[str]]  # for a naming the namings that a verdict keeps from it


class Placing:
    """Places the namings of a group, one profile after the other."""

    def __init__(self, apart: Apart, judged: frozenset[str]) -> None:
        self.apart, self.judged = apart, judged
        self.persons: list[Known] = []
        self.index: dict[str, list[Known]] = defaultdict(list)
        self.of: dict[str, Known] = {}

    def all(self, namings: Iterable[Naming]) -> list[Known]:
        placed = profiles(namings, self.judged)
        for profile in placed:
            if not profile.form.single:
                self.place(profile)
        alone = [profile for profile in placed if profile.form.single]
        open_to = [(profile, candidates(profile, self.called(profile))) for profile in alone]
        rest = [naming for profile, those in open_to for naming in self.placed_by_day(profile, those)]
        of = {naming.key: profile for profile in alone for naming in profile.namings}
        for run in left(rest, of):
            self.run(run, of)
        return self.persons

    def place(self, profile: Profile) -> None:
        """A full name: to the person whom it fits best, or a person of its own."""
        ways = [(found, known) for known in self.near(profile) if (found := self.bond(profile, known))]
        best = max((found.strength for found, _ in ways), default=0.0)
        close = [way for way in ways if best - way[0].strength < MARGIN]
        close.sort(key=lambda way: (-way[1].stay.texts, way[1].number))
        clear = close and (len(close) == 1 or close[0][1].stay.texts >= MORE * close[1][1].stay.texts)
        self.add(profile, close[0][1] if clear else None, close[0][0] if clear else ALONE)

    def bond(self, profile: Profile, known: Known) -> Bond | None:
        return None if self.kept_apart(profile.namings, known) else bond(profile, known)

    def kept_apart(self, namings: Sequence[Naming], known: Known) -> bool:
        """Did somebody say that one of these is not that person?"""
        if not self.apart:
            return False
        return any(self.of.get(other) is known for one in namings for other in self.apart.get(one.key, ()))

    def add(self, profile: Profile, known: Known | None, found: Bond) -> None:
        if known is None:
            known = Known(len(self.persons))
            self.persons.append(known)
        fresh = profile.form not in known.forms
        known.add(profile, *found)
        self.of.update((naming.key, known) for naming in profile.namings)
        for key in under(profile.form.words) if fresh else ():
            if key not in known.keys:
                known.keys.add(key)
                self.index[key].append(known)

    def near(self, profile: Profile) -> list[Known]:
        """The persons with whom a full name shares two words, one of them not its commonest, in the order of making."""
        words = sought(profile.form.words)
        buckets = [self.index[key] for key in sorted({key for keys, _ in words for key in keys}) if key in self.index]
        if len(buckets) > 1:
            buckets.remove(max(buckets, key=len))
        found = {known.number: known for bucket in buckets for known in bucket}
        shared = [known for _, known in sorted(found.items()) if agreeing(words, known.keys) >= min(TWO, len(words))]
        return shared[:MOST]

    def called(self, profile: Profile) -> list[Known]:
        """The persons one of whose names a single name is."""
        known = self.index.get(skeleton(profile.form.words[0]), [])
        return list({id(one): one for one in known}.values())

    def placed_by_day(self, profile: Profile, those: list[Candidate]) -> Iterator[Naming]:
        """Each naming by a single name to the person whom its day allows; handed on are those nobody explains.

        Where several persons are possible, a naming is a person of its own: it is not known which.
        """
        past = not profile.posts and bool(profile.past)
        bare = not (profile.posts or profile.past)
        for naming in profile.namings:
            open_to = [one for one in those if not self.kept_apart((naming,), one.known)]
            if bare:  # the text itself tells its bearer from whoever else it calls so
                open_to = [one for one in open_to if naming.document not in one.known.documents]
            found = chosen(naming, open_to, past)
            if found:
                self.later(profile, naming, found[0].known, found[1])
            elif open_to:
                self.later(profile, naming, None, ALONE)
            else:
                yield naming

    def later(self, profile: Profile, naming: Naming, known: Known | None, found: Bond) -> None:
        """A single name changes nothing of what is known for the others that come after it."""
        if known is None:
            known = Known(len(self.persons))
            self.persons.append(known)
            known.add(Profile(profile.form, profile.posts, profile.past, (naming,)), *found)
        else:
            known.namings.append(naming)
            known.documents.add(naming.document)
            known.why.append((naming, *found))
        self.of[naming.key] = known

    def run(self, run: Sequence[Naming], of: dict[str, Profile]) -> None:
        known: Known | None = None
        for naming in run:
            if known is not None and not self.kept_apart((naming,), known):
                profile = of[naming.key]
                self.add(Profile(profile.form, profile.posts, profile.past, (naming,)), known, SAME_CALL)
            else:
                self.later(of[naming.key], naming, None, ALONE)
                known = self.of[naming.key]


SAME_CALL = Bond(0.85, "the same single name with the same office, and no other person of that name")


def under(words: Sequence[str]) -> Iterator[str]:
    """The keys under which a person's name is found: words, two written as one, and what may stand for the first."""
    for word in words:
        if len(word) > 1:
            yield from word_keys(word)
            yield f"letter {word[0]}"
    if len(words[0]) == 1:
        yield f"initial {words[0]}"
    yield from pairs(words)


Sought = list[tuple[tuple[str, ...], int]]


def sought(words: Sequence[str]) -> Sought:
    """The keys by which each word of a name looks for persons. Two words that another writes as one count for both."""
    single = [((f"initial {word[0]}", *word_keys(word)), 1) for word in words if len(word) > 1]
    if len(words[0]) == 1:
        single.append(((f"letter {words[0]}",), 1))
    return [*single, *(((pair,), 2) for pair in pairs(words))]


def agreeing(words: Sought, known: set[str]) -> int:
    """How many words of a name stand among a person's."""
    return sum(count for keys, count in words if not known.isdisjoint(keys))
