"""The run: tasks planned, texts read by workers, batches written by this process alone."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from communique import VERSION
from communique.adding.planning import Plan, Task
from communique.adding.progress import Meter
from communique.adding.reading import Text, read_text
from communique.adding.tally import Tally
from communique.adding.wish import PROGRAM, Wish
from communique.batch import Outcome, done
from communique.store.archive import Archive, open_archive
from communique.store.entries import Entry, Finished
from communique.store.errors import ArchiveError
from communique.store.prepared import Prepared

# What has been read waits to be written: for so many documents or seconds, in a long run for a part of it.
FEWEST, MOST = 64, 512
SOONEST, LATEST = 2.0, 30.0
PART = 16
INTERNAL = "internal error"


def add(wish: Wish) -> Tally:
    """Take everything in that was asked for. ArchiveError where the archive cannot be opened."""
    with open_archive(Path(wish.archive), create=True, patience=wish.patience) as archive:
        return Run(wish, archive).all()


class Run:
    """One run over the inputs of a wish."""

    def __init__(self, wish: Wish, archive: Archive) -> None:
        self.wish, self.archive = wish, archive
        self.plan = Plan(wish, archive)
        self.writer = archive.writer(PROGRAM, VERSION)
        self.tally = Tally()
        self.meter = Meter(sum(one.size for one in self.plan.all))
        self.under_way: deque[Task] = deque()
        self.entries: list[tuple[Task, Entry]] = []
        self.finished: list[Task] = []
        self.began = self.written = time.monotonic()

    def all(self) -> Tally:
        """Read and write everything; what was written stays, whatever happens."""
        try:
            with self.meter:
                self.work()
        except KeyboardInterrupt:
            self.tally.stopped = "interrupted: the same command goes on from here"
        except ArchiveError as error:
            self.tally.stopped = str(error)
        return self.tally

    def work(self) -> None:
        """Read and write; what had been read when a user stopped it is written too."""
        outcomes = done(read_text, self.texts(), self.wish.workers)
        try:
            for outcome in outcomes:
                self.take(self.under_way.popleft(), outcome)
        finally:
            outcomes.close()
            if not isinstance(sys.exc_info()[1], ArchiveError):
                self.flush()

    def texts(self) -> Iterator[Text]:
        """What the workers read: a turn for each task, so that outcomes come in the order of the tasks."""
        for task in self.plan.tasks():
            self.under_way.append(task)
            yield Text(task.name, task.source)

    def take(self, task: Task, outcome: Outcome[Prepared]) -> None:
        """One task with its outcome: noted, told or kept for the next batch."""
        error = task.error or outcome.error
        if error:
            self.failed(task, error)
        elif task.sighting is not None:
            task.input.documents += 1
            self.entries.append((task, Entry(task.sighting, outcome.output, task.anew)))
        elif task.unchanged:
            self.tally.fates["unchanged"] += 1
        if task.done:
            self.close(task)
        if self.due():
            self.flush()

    def due(self) -> bool:
        """Has enough been read to be written? Large batches take less time, small ones lose less."""
        now, done = time.monotonic(), self.tally.documents
        late = now - self.written > min(LATEST, max(SOONEST, (now - self.began) / PART))
        return late or len(self.entries) >= min(MOST, max(FEWEST, done // PART))

    def failed(self, task: Task, error: str) -> None:
        task.input.failures.append((task.name, error))
        task.input.retry |= error.startswith(INTERNAL)
        if task.sighting:
            self.plan.flight.discard(task.sighting.document)
        self.tell(task.name, error)

    def tell(self, name: str, error: str) -> None:
        self.tally.fail(name, error)
        self.meter.say(f"communique: {name}: {error}")

    def close(self, task: Task) -> None:
        """All of an input has been met; where it is as it was, what failed in it still fails."""
        if task.skipped is None:
            self.finished.append(task)
        else:
            self.tally.fates["unchanged"] += task.skipped
            for name, reason in task.input.failures:
                self.tell(name, reason)
        self.meter.step(task.skipped or 0, task.input.size)

    def flush(self) -> None:
        """Write what waits, in one transaction."""
        self.written = time.monotonic()
        entries, marks = [entry for _, entry in self.entries], [*filter(None, map(self.mark, self.finished))]
        if entries or marks:
            fates = self.archive.write(self.writer, entries, marks)
            for entry, fate in zip(entries, fates, strict=True):
                self.tally.add(entry, fate)
                self.plan.there.add(entry.sighting.document)
                self.plan.flight.discard(entry.sighting.document)
            self.meter.step(len(entries))
        self.entries, self.finished = [], []

    def mark(self, task: Task) -> Finished | None:
        """That an input is in the archive as a whole; not where it may yet go better."""
        one = task.input
        if one.digest is None or one.retry:
            return None
        return Finished(one.name, one.digest, self.wish.reader, one.documents, tuple(one.failures))
