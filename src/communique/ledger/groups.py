"""Which items can have to do with each other: those that share a key, and those that share one with these.

Everything the ledger decides, it decides within such a group, from all items of the group in one order. So what comes
out depends on which items there are and not on when they came, and what a new item cannot reach need not be done again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Keyed)
H = TypeVar("H", bound=Hashable)


class Unions:
    """Disjoint sets. `root` is the smallest member, whatever the order in which they were joined."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}

    def root(self, one: str) -> str:
        path = []
        while (parent := self.parents.get(one, one)) != one:
            path.append(one)
            one = parent
        for passed in path:
            self.parents[passed] = one
        return one

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.parents[second] = first


def grouped(items: Iterable[T], keys: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The items in groups that share no key with each other; an item without a key is a group of its own."""
    unions, first, known = Unions(), dict[Hashable, str](), sorted(items, key=lambda item: item.key)
    for item in known:
        for key in keys(item):
            unions.join(item.key, first.setdefault(key, item.key))
    groups: dict[str, list[T]] = defaultdict(list)
    for item in known:
        groups[unions.root(item.key)].append(item)
    return list(groups.values())
