"""How far `add` is: documents, their rate and the time left, on standard error and on a terminal only."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from communique.adding.tally import pace

if TYPE_CHECKING:
    from rich.progress import Progress

EVERY = 0.1  # seconds between two looks


class Meter:
    """A bar over the bytes of all inputs; nothing where nobody watches."""

    def __init__(self, total: int) -> None:
        self.total, self.documents, self.bytes, self.shown = total, 0, 0, 0.0
        self.bar: Progress | None = None
        self.began = time.monotonic()

    def __enter__(self) -> Meter:
        if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            words = TextColumn("{task.fields[documents]} documents, {task.fields[pace]}, left")
            self.bar = Progress(BarColumn(), words, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
            self.bar.add_task("add", total=self.total or None, documents=0, pace=pace(0.0))
            self.bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.bar:
            self.bar.stop()

    def step(self, documents: int = 0, size: int = 0) -> None:
        """So many documents and bytes more are done."""
        self.documents, self.bytes = self.documents + documents, self.bytes + size
        now = time.monotonic()
        if self.bar and now - self.shown > EVERY:
            self.shown = now
            rate = self.documents / max(now - self.began, 1e-6)
            self.bar.update(self.bar.task_ids[0], completed=self.bytes, documents=self.documents, pace=pace(rate))

    def say(self, line: str) -> None:
        """A line on standard error, above the bar."""
        if self.bar:
            self.bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr)
