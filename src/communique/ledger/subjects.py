"""What a promise, or a telling that may be evidence on it, is about, and which deed it tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from communique import data
from communique.ledger.items import Telling
from communique.ledger.states import state_words
from communique.ledger.wording import KEPT, bare, content, folded

BARE = 2  # telling words that a promise and a sentence that is no act must share
HOW = re.compile(
    r",| through | before | as of | in the framework | in order to | with a view | while | by the | by (?=[A-Z])"
)


@lru_cache(maxsize=KEPT)
def subject_of(words: str) -> frozenset[str]:
    """What words are about, without states and without what is done."""
    return frozenset(word for word in content(words) - state_words() if word not in every_deed() and word.isalpha())


def subject(telling: Telling) -> frozenset[str]:
    return subject_of(telling.words)


def thing(commitment: Telling) -> frozenset[str]:
    """What the promise is about without how, by when and what for; all of it where too little is left."""
    least = subject_of(HOW.split(commitment.words, maxsplit=1)[0])
    return least if len(least) >= BARE else subject(commitment)


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
