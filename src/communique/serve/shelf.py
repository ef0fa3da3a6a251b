"""Pages that were made are kept for those who ask for them again: so many bytes, the least asked for go first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, Protocol, TypeVar

MOST = 32 << 20  # bytes


class Sized(Protocol):
    """What knows about how many bytes it takes."""

    @property
    def size(self) -> int: ...


T = TypeVar("T", bound=Sized)


class Shelf(Generic[T]):
    """Things by name. Two that ask for one at the same time may both make it; that does no harm."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.held = most, 0
        self.things: OrderedDict[str, T] = OrderedDict()
        self.lock = Lock()

    def get(self, name: str, make: Callable[[], T]) -> T:
        """The thing of a name; made, and kept, where it is not there."""
        with self.lock:
            found = self.things.get(name)
            if found is not None:
                self.things.move_to_end(name)
                return found
        made = make()
        with self.lock:
            self.put(name, made)
        return made

    def put(self, name: str, made: T) -> None:
        """Keep a thing, and let go of others where it gets too much."""
        before = self.things.pop(name, None)
        self.held += made.size - (before.size if before else 0)
        self.things[name] = made
        while self.held > self.most and self.things:
            self.held -= self.things.popitem(last=False)[1].size
