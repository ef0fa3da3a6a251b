"""How often signing in may fail: few times for one name from one place, more for one place, or one name."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

WINDOW = 600.0  # seconds
PAIR, PLACE, NAME = 5, 20, 40
KEPT = 10_000  # places and names remembered at most


class Tries:
    """Counts failures within the last minutes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock, self.lock = clock, threading.Lock()
        self.failed: dict[tuple[str, ...], deque[float]] = {}

    def wait(self, place: str, name: str) -> int:
        """For how many seconds nothing may be tried; 0 where it may."""
        with self.lock:
            now = self.clock()
            return max(self.left(key, most, now) for key, most in limits(place, name))

    def left(self, key: tuple[str, ...], most: int, now: float) -> int:
        times = self.failed.get(key)
        while times and times[0] <= now - WINDOW:
            times.popleft()
        if times is not None and not times:
            del self.failed[key]
        return int(times[-most] + WINDOW - now) + 1 if times and len(times) >= most else 0

    def fail(self, place: str, name: str) -> None:
        with self.lock:
            while len(self.failed) >= KEPT:
                self.failed.pop(next(iter(self.failed)))
            for key, most in limits(place, name):
                self.failed.setdefault(key, deque(maxlen=most)).append(self.clock())

    def forget(self, place: str, name: str) -> None:
        """After a success: this name from this place may fail as often again."""
        with self.lock:
            self.failed.pop(("pair", place, name), None)


def limits(place: str, name: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    return (("pair", place, name), PAIR), (("place", place), PLACE), (("name", name), NAME)
