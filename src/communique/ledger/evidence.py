"""Later tellings that bear on a commitment: by the same actor, of the same doing, about the same thing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from communique import data
from communique.ledger.days import ordinal
from communique.ledger.items import Place, Telling
from communique.ledger.seen import surroundings, told
from communique.ledger.states import state_words, states_in
from communique.ledger.wording import KEPT, bare, content, folded, rarity, weight

DOERS = {
    "assistance": ("provider",), "visit": ("visitor", "head", "host"), "meeting": ("host", "guest", "participant"),
    "agreement": ("party", "signatory"), "message": ("from",), "thanks": ("thanked",),
    "invitation": ("inviter",), "position": ("holder", "target"), "request": ("requester", "addressee"),
    "assessment": ("holder", "target"), "commitment": ("actor",), "statement": ("speaker",),
}  # fmt: skip
CODE = 3  # letters of a state's code
WINDOW = 60  # later tellings looked at for one word of a commitment
SHARE = 0.4  # share of the promise's telling words that evidence must have
SAID = 0.6  # the same where it is only said of it: a position, a judgement, a request
ALONE = 0.7  # the same where no more than one word is shared
LATER = 30  # days by which a new term must be later
SAYING = ("position", "assessment", "request", "statement")
FIRM = ("occurred", "ongoing")
AMOUNT = re.compile(r"(\d[\d,.]*)\s*(million|billion|thousand|hundred)?\s*([a-z]+)?", re.IGNORECASE)
SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A telling that bears on a commitment. `shows`: done, partly, against, superseded,
    cancelled; `key`: of the telling."""

    key: str
    shows: str
    strength: float
    reason: str
    words: str
    published: str
    place: Place


@dataclass
class Shelf:
    """What is told of one actor, by word and along time."""

    tellings: list[Telling] = field(default_factory=list)
    rare: Mapping[str, float] = field(default_factory=dict)
    by_word: dict[str, list[tuple[str, str, int]]] = field(default_factory=lambda: defaultdict(list))
    documents: list[tuple[str, str]] = field(default_factory=list)

    def fill(self) -> None:
        self.tellings.sort(key=lambda one: (one.published, one.key))
        self.rare = rarity(subject(one) for one in self.tellings)
        for number, one in enumerate(self.tellings):
            for word in subject(one):
                self.by_word[word].append((one.published, one.key, number))
        self.documents = sorted({(one.published, one.document) for one in self.tellings})

    def since(self, commitment: Telling, day: str) -> int:
        """How many documents tell of this actor after the commitment and up to a day."""
        first = bisect_right(self.documents, (commitment.published, "~"))
        return max(bisect_right(self.documents, (day, "~")) - first, 0)

    def near(self, commitment: Telling, day: str) -> list[Telling]:
        """Later tellings that share one of the rarest words of a commitment."""
        own = subject(commitment)
        words = sorted(own, key=lambda word: (-self.rare.get(word, 1.0), word))[:6]
        found = Counter[int]()
        for word in words:
            filed = self.by_word.get(word, [])
            low = bisect_left(filed, (commitment.published, "", 0))
            high = min(bisect_right(filed, (day, "~", 0)), low + WINDOW)
            found.update(number for _, _, number in filed[low:high])
        # One shared word is enough only where it is most of what the promise is about.
        alone = {number for number, count in found.items() if count > 1 or len(own) < 3}
        return [self.tellings[number] for number in sorted(alone)[:WINDOW]]


def shelves(tellings: Iterable[Telling]) -> dict[str, Shelf]:
    """What is told of each state, and of each actor without one; what names none stands with all of its document."""
    filled: dict[str, Shelf] = defaultdict(Shelf)
    known = list(tellings)
    around = surroundings(known)
    for one in known:
        own = actors(one)
        for actor in own if any(len(name) == CODE for name in own) else own | around[one.document]:
            filled[actor].tellings.append(one)
    for shelf in filled.values():
        shelf.fill()
    return dict(filled)


def actors(telling: Telling) -> frozenset[str]:
    """The states that do what is told, and those without one by name; of a state's own officials its state."""
    found = set[str]()
    for one in telling.those(*DOERS.get(telling.kind, ())):
        if one.state or (one.type in ("person", "office") and telling.publisher_state):
            found.add(one.state or telling.publisher_state)
        elif one.name:
            found.update(states_in(one.name) or {folded(one.name)})
    return frozenset(found)


@lru_cache(maxsize=KEPT)
def subject_of(words: str) -> frozenset[str]:
    """What words are about, without states and without what is done."""
    return frozenset(word for word in content(words) - state_words() if word not in every_deed() and word.isalpha())


def subject(telling: Telling) -> frozenset[str]:
    return subject_of(telling.words)


@cache
def every_deed() -> frozenset[str]:
    return frozenset(word for name in deeds() for word in deeds()[name])


@cache
def deeds() -> Mapping[str, frozenset[str]]:
    """Classes of deeds with their bare verbs."""
    classes = data.toml("lang", "en", "ledger.toml")["deeds"]
    return {name: frozenset(map(bare, data.words("en", f"deeds.{name}", "ledger"))) for name in classes}


@lru_cache(maxsize=KEPT)
def deeds_in(words: str) -> frozenset[str]:
    """The classes of deeds that words tell of."""
    known = {bare(word) for word in folded(words).split()}
    return frozenset(name for name, verbs in deeds().items() if not verbs.isdisjoint(known))


def same_deed(commitment: Telling, kind: str, words: str) -> bool:
    """The later telling tells of such a deed, by its words or by its kind."""
    promised = deeds_in(commitment.words)
    kinds = {kind for name in promised for kind in data.words("en", f"deed_kinds.{name}", "ledger")}
    return kind in kinds or not promised.isdisjoint(deeds_in(words))


def evidence(commitment: Telling, shelf: Shelf, day: str) -> Iterator[Evidence]:
    """The later tellings up to a day that bear on a commitment."""
    for later in shelf.near(commitment, day):
        found = bears(commitment, later, shelf) if later.document != commitment.document else None
        if found:
            yield found


def bears(commitment: Telling, later: Telling, shelf: Shelf) -> Evidence | None:
    """Whether one telling bears on a commitment, and how."""
    if what_it_shows(commitment, later, later.words) is None:
        return None
    found = (piece(commitment, later, words, shelf) for words in pieces(later))
    return max((one for one in found if one), key=lambda one: (one.strength, one.words), default=None)


@lru_cache(maxsize=KEPT)
def sentences(words: str) -> tuple[str, ...]:
    """The sentences of what somebody said in which something is told as done."""
    done = data.words("en", "told_done", "ledger")
    return tuple(one for one in re.split(r"(?<=[.!?;])\s+", words) if not done.isdisjoint(folded(one).split()))


def pieces(later: Telling) -> tuple[str, ...]:
    """The words that can bear on a commitment: those of an act, of a statement each sentence."""
    return sentences(later.words) if later.kind == "statement" else (later.words,)


def piece(commitment: Telling, later: Telling, words: str, shelf: Shelf) -> Evidence | None:
    """How well some words of a later telling go with a commitment."""
    own, shows = subject(commitment), what_it_shows(commitment, later, words)
    common = own & subject_of(words)
    telling = common - data.words("en", "common", "ledger")
    if shows is None or not telling or to_come(words, shows) or not same_deed(commitment, later.kind, words):
        return None
    share = weight(common, shelf.rare) / max(weight(own, shelf.rare), 0.1)
    if share < (ALONE if len(common) == 1 else SAID if later.kind in SAYING else SHARE):
        return None
    sure = round(min(0.5 + 0.5 * share, 0.95), 2)
    reason = f"A later text by the same actor tells of the same: {told(sorted(common))}."
    return Evidence(later.key, shows, sure, reason, words, later.published, later.place)


def to_come(words: str, shows: str) -> bool:
    """Told as still to come: it shows nothing done."""
    return shows in ("done", "partly") and not data.words("en", "to_come", "ledger").isdisjoint(folded(words).split())


def what_it_shows(commitment: Telling, later: Telling, words: str) -> str | None:
    """Done where something took place, partly where it is less than was promised, against where it did not."""
    if later.kind == "commitment" and later.status in ("negated", "cancelled"):
        return "cancelled"
    if later.kind == "commitment":
        return "superseded" if moved_on(commitment, later) else None
    if later.status in ("negated", "cancelled", "postponed"):
        return "against"
    if later.status not in FIRM:
        return None
    return "partly" if less(commitment.words, words) else "done"


def moved_on(commitment: Telling, later: Telling) -> bool:
    """A new promise about the same with another term."""
    terms = ordinal(commitment.until), ordinal(later.until)
    return later.published > commitment.published and all(terms) and terms[1] - terms[0] > LATER


def less(promised: str, given: str) -> bool:
    """An amount of the same thing that is smaller than the one promised."""
    wanted, got = amounts(promised), amounts(given)
    return any(got[thing] < wanted[thing] for thing in wanted.keys() & got.keys())


@lru_cache(maxsize=KEPT)
def amounts(words: str) -> Mapping[str, float]:
    """Amounts by what they are of: {"dose": 200000.0}."""
    found: dict[str, float] = {}
    for number, scale, thing in AMOUNT.findall(words):
        try:
            value = float(number.rstrip(".,").replace(",", ""))
        except ValueError:
            continue
        found[bare(thing.casefold())] = value * SCALE.get(scale.casefold(), 1.0)
    return found
