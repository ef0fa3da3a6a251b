"""What is told of one actor, along time and by word: where evidence on the actor's promises is looked for.

Shelves are made one after the other and hold numbers only: all of them together would hold most of the archive twice.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log

from communique.ledger.items import Telling
from communique.ledger.seen import CODE, surroundings
from communique.ledger.states import states_in
from communique.ledger.subjects import subject, thing
from communique.ledger.wording import folded

DOERS = {
    "assistance": ("provider",), "visit": ("visitor", "head", "host"), "meeting": ("host", "guest", "participant"),
    "agreement": ("party", "signatory"), "message": ("from",), "thanks": ("thanked",),
    "invitation": ("inviter",), "position": ("holder", "target"), "request": ("requester", "addressee"),
    "assessment": ("holder", "target"), "commitment": ("actor",), "statement": ("speaker",),
}  # fmt: skip
WINDOW = 60  # later tellings looked at for one word of a commitment
LOOKED_UP = 6  # words of a commitment by which tellings are looked up
FEW = 3  # telling words from which on one shared word is too little


class Archived:
    """All tellings along time, the words that each is about as numbers, and which are told of whom."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self.tellings = sorted(tellings, key=lambda one: (one.published, one.key))
        self.numbers: dict[str, int] = {}
        self.about = [self.numbered(subject(one)) for one in self.tellings]
        self.of: dict[str, array[int]] = defaultdict(lambda: array("I"))
        around = surroundings(self.tellings)
        for number, one in enumerate(self.tellings):
            own = actors(one)
            for actor in own if any(len(name) == CODE for name in own) else own | around[one.document]:
                self.of[actor].append(number)

    def numbered(self, words: Iterable[str]) -> array[int]:
        return array("I", sorted(self.numbers.setdefault(word, len(self.numbers)) for word in words))


class Shelf:
    """What is told of one actor. `rare`: how much each word of its promises tells among all that is told of it."""

    def __init__(self, archived: Archived, actor: str, promises: Sequence[Telling]) -> None:
        self.tellings, self.own = archived.tellings, archived.of.get(actor, array("I"))
        told = [self.tellings[number] for number in self.own]
        self.days = [one.published for one in told]
        self.documents = sorted({(one.published, one.document) for one in told})
        words = {word for one in promises for word in subject(one)}
        wanted = {number: word for word in words if (number := archived.numbers.get(word)) is not None}
        self.by_word: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for at, number in enumerate(self.own):
            for word in archived.about[number]:
                if word in wanted:
                    self.by_word[wanted[word]].append(at)
        self.rare = {word: log(1 + len(self.own) / len(found)) for word, found in self.by_word.items()}

    def since(self, commitment: Telling, day: str) -> int:
        """How many documents tell of this actor after the commitment and up to a day."""
        first = bisect_right(self.documents, (commitment.published, "~"))
        return max(bisect_right(self.documents, (day, "~")) - first, 0)

    def near(self, commitment: Telling, day: str) -> list[Telling]:
        """Later tellings that share two of the rarest words of a commitment, those of the thing itself first."""
        own, first = subject(commitment), thing(commitment)
        words = sorted(own, key=lambda word: (word not in first, -self.rare.get(word, 1.0), word))[:LOOKED_UP]
        since, until = bisect_left(self.days, commitment.published), bisect_right(self.days, day)
        found = Counter[int]()
        for word in words:
            filed = self.by_word.get(word, ())
            low = bisect_left(filed, since)
            found.update(filed[low : min(bisect_left(filed, until), low + WINDOW)])
        # One shared word is enough only where it is most of what the promise is about.
        shared = sorted(at for at, count in found.items() if count > 1 or len(own) < FEW)
        return [self.tellings[self.own[at]] for at in shared[:WINDOW]]


def shelves(tellings: Iterable[Telling], promises: Iterable[Telling]) -> Iterator[tuple[Shelf, list[Telling]]]:
    """For each actor what is told of it, with its promises; one after the other."""
    archived, promised = Archived(tellings), defaultdict[str, list[Telling]](list)
    for one in promises:
        for actor in actors(one):
            promised[actor].append(one)
    for actor, given in sorted(promised.items()):
        yield Shelf(archived, actor, given), given


def actors(telling: Telling) -> frozenset[str]:
    """The states that do what is told, and those without one by name; of a state's own officials its state."""
    if telling.kind == "sentence":
        return states_in(telling.words) | ({telling.publisher_state} - {""})
    found = set[str]()
    for one in telling.those(*DOERS.get(telling.kind, ())):
        if one.state or (one.type in ("person", "office") and telling.publisher_state):
            found.add(one.state or telling.publisher_state)
        elif one.name:
            found.update(states_in(one.name) or {folded(one.name)})
    return frozenset(found)
