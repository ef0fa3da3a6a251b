"""Many texts, one after another or on several processors, the results in the order of the texts."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Any, Generic, Protocol, TypeVar

from communique.attributions import Attributed
from communique.model import Record, Source

IN_FLIGHT = 8


class Named(Protocol):
    """A job of whatever sort: what went wrong with it is told under its name."""

    @property
    def name(self) -> str: ...


J = TypeVar("J", bound=Named)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """One text to read: a text, the bytes of a file, a path or an address; and what is known of it from outside.

    `error` is a reason found before, e.g. a line that is no JSON: such a job only carries it along.
    """

    name: str
    text: str | None = None
    raw: bytes | None = None
    path: str | None = None
    address: str | None = None
    source: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What became of a job: its output, or the reason why there is none."""

    name: str
    output: T | None
    error: str | None


def record_of(job: Job) -> Record:
    """The record of a job's text, bytes or file. IngestError where it cannot be read."""
    from communique import read

    return read(material(job), **known(job))


def attributed(job: Job, model: str, scope: str | None = None) -> Attributed:
    """Who says what in a job's text, bytes or file, by a model. IngestError where it cannot be read."""
    from communique.attitudes import attributions
    from communique.ingest import opened

    source = opened(material(job), **known(job))
    return Attributed(source.source or job.name, source.text, attributions(source, model, scope))


def material(job: Job) -> str | Path | Source:
    """What a job gives to read: a text, a path, a page, or the bytes of a file."""
    from communique.ingest import from_bytes

    if job.text is not None:
        return job.text
    if job.path is not None:
        return Path(job.path)
    if job.address is not None:
        from communique.ingest.web import from_address

        return from_address(job.address)
    return from_bytes(job.raw or b"", job.name)


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes a value of a job and writes it in one form. It travels to other processes, so it is a value itself."""

    form: Callable[[Any], str]
    value: Callable[[Job], Any] = record_of

    def __call__(self, job: Job) -> Outcome[str]:
        if job.error is not None:
            return Outcome(job.name, None, job.error)
        from communique.ingest import IngestError

        try:
            return Outcome(job.name, self.form(self.value(job)), None)
        except IngestError as error:
            return Outcome(job.name, None, reason(job, error))
        except Exception as error:
            return Outcome(job.name, None, f"internal error: {type(error).__name__}: {one_line(error)}")


def reason(job: Job, error: Exception) -> str:
    """Why a job failed, without the name that stands before it in any case."""
    words = str(error)
    for name in (job.name, job.path, job.address, job.source, "text"):
        if name and words.startswith(f"{name}: "):
            return words.removeprefix(f"{name}: ")
    return words


def known(job: Job) -> dict[str, str | None]:
    return {
        "source": job.source,
        "published": job.published,
        "publisher": job.publisher,
        "language": job.language,
    }


def one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]


def outcomes(jobs: Iterable[Job], reader: Reader, workers: int = 1) -> Iterator[Outcome[str]]:
    """The outcome of each job, in the order of the jobs; only a few jobs are taken ahead of those done."""
    return done(reader, jobs, workers)


def done(work: Callable[[J], Outcome[T]], jobs: Iterable[J], workers: int) -> Generator[Outcome[T], None, None]:
    """The outcome of some work on each job, in the order of the jobs."""
    return (work(job) for job in jobs) if workers < 2 else pooled(work, jobs, workers)


def pooled(work: Callable[[J], Outcome[T]], jobs: Iterable[J], workers: int) -> Generator[Outcome[T], None, None]:
    """As `map`, on several processes. Where one dies, the jobs it held are tried again one by one."""
    waiting = iter(jobs)
    pool = started(workers)
    flight: deque[tuple[J, Future[Outcome[T]]]] = deque()
    try:
        while True:
            for job in islice(waiting, workers * IN_FLIGHT - len(flight)):
                flight.append((job, submitted(pool, work, job)))
            if not flight:
                return
            job, future = flight.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from (alone(work, held) for held in [job, *(held for held, _ in flight)])
                flight.clear()
                pool = started(workers)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def started(workers: int) -> ProcessPoolExecutor:
    """A pool whose processes start afresh, so that it works alike on every system."""
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=unhurried)


def unhurried() -> None:
    """In a worker: Ctrl-C is for the process that leads; it ends its workers itself, and they end where it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=orphaned, daemon=True).start()


def orphaned() -> None:
    """Ends this worker when the process that leads has ended without a word, which the pool would not notice."""
    leader = multiprocessing.parent_process()
    if leader is not None:
        wait([leader.sentinel])
        os._exit(1)


def submitted(pool: ProcessPoolExecutor, work: Callable[[J], Outcome[T]], job: J) -> Future[Outcome[T]]:
    """The future of a job; one that has failed already where the pool is broken."""
    try:
        return pool.submit(work, job)
    except BrokenProcessPool as error:
        failed: Future[Outcome[T]] = Future()
        failed.set_exception(error)
        return failed


def alone(work: Callable[[J], Outcome[T]], job: J) -> Outcome[T]:
    """A job in a process of its own, for those that may have ended one."""
    with started(1) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return Outcome(job.name, None, "internal error: the process that read it ended unexpectedly")
