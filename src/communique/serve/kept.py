"""What takes long to make is kept while the archive stays as it is: so many things, the least asked for go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

MOST = 400
T = TypeVar("T")


class Kept:
    """Answers by what was asked. What several ask for at one time is made once; the others wait for it."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.known: OrderedDict[Hashable, object] = OrderedDict()
        self.making: dict[Hashable, Lock] = {}
        self.lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer to a question, made where it is not known. What fails is not kept."""
        with self.lock:
            if key in self.known:
                self.known.move_to_end(key)
                return cast(T, self.known[key])
            mine = self.making.setdefault(key, Lock())
        with mine:
            with self.lock:
                if key in self.known:
                    return cast(T, self.known[key])
            try:
                made = make()
                self.keep(key, made)
            finally:
                with self.lock:
                    self.making.pop(key, None)
        return made

    def keep(self, key: Hashable, made: object) -> None:
        with self.lock:
            self.known[key] = made
            while len(self.known) > self.most:
                self.known.popitem(last=False)
