"""The archive at size: how fast it takes in, how large it gets, how fast it answers. Ratios within one run.

    python bench/archive.py [--small] [--documents N] [--added N] [--keep FOLDER]

The documents are those of the corpus (COMMUNIQUE_SHARED, ../shared by default; the bundled examples where it is
absent), multiplied: each copy has other names of people, other states and days, its paragraphs in another order; the
copies are shuffled. They are made in a temporary folder and go with it. --small is for continuous integration.
All of them are really read and added, once by one process and once by two. What else the machine does changes from
minute to minute, so the ratio of the two is taken from the first thousands, added by one and by two in turns.
With --added only so many documents are really read and added; the archive for size and queries is then filled with
records of the corpus that were read once and given other names, states and days of the same length.
With --keep the folder stays; a second run finds its archive there and measures size and queries alone.
Exit code 1 where a figure is over its limit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import resource
import sqlite3
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import communique
from communique import open_archive
from communique.adding.run import Run
from communique.adding.wish import Wish
from communique.export.as_json import dumped
from communique.ingest.taken import Intake
from communique.store import Archive, Filter
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
LEAST_PARALLEL = 1.6  # two processes beside one
MOST_OVERHEAD = 0.15  # of reading time
MOST_SIZE = 12.0  # bytes of the file for a byte of text
MOST_RERUN = 0.03  # of the first run, where nothing changed
MOST_QUERY = 60.0  # milliseconds of the processor, 95th of a hundred: on the clock others are counted too
TIMES = 40  # of each query
FEW = 1000  # documents, below which starting a program takes more than what it does
BATCH = 64
TURNS = 3  # times a thousand documents, by one process and by two

STATES = (
    "Ukraine", "Poland", "Japan", "Israel", "India", "Mexico", "Brazil", "Kenya", "Norway", "Chile", "Italy", "Egypt",
    "Vietnam", "Spain", "Ghana", "Qatar", "Latvia", "Peru", "Nepal", "Serbia", "Finland", "Oman", "Angola", "Fiji",
)  # fmt: skip
SAME = (
    ["Japan", "India", "Kenya", "Chile", "Italy", "Egypt", "Spain", "Ghana", "Qatar", "Nepal"],
    ["JPN", "IND", "KEN", "CHL", "ITA", "EGY", "ESP", "GHA", "QAT", "NPL"],
    ["Poland", "Israel", "Mexico", "Brazil", "Norway", "Latvia", "Serbia", "Angola"],
    ["POL", "ISR", "MEX", "BRA", "NOR", "LVA", "SRB", "AGO"],
    ["Ukraine", "Vietnam", "Finland", "Germany", "Estonia"],
    ["UKR", "VNM", "FIN", "DEU", "EST"],
)
HOSTS = ("foreign.example", "president.example", "press.gov.example", "mfa.example", "cabinet.example")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ONSETS, ENDS = ("Bar", "Kel", "Mor", "Tan", "Vel", "Dro", "Sil", "Har", "Jun", "Pet"), ("ov", "sen", "ić", "mann", "ez")
STATE = re.compile(r"\b(" + "|".join(STATES) + r")\b")
DAY = re.compile(rf"\b({MONTHS}) (\d{{1,2}})\b")


def sources() -> list[str]:
    folder = SHARED / "corpus" / "whitehouse"
    paths = sorted(folder.glob("*.txt")) or sorted((ROOT / "examples").glob("*.txt"))
    return [path.read_text(encoding="utf8") for path in paths]


def surnames(text: str) -> list[str]:
    """The last words of the names of people in a text."""
    people = [entity.name for entity in communique.read(text).entities if entity.type == "person"]
    return sorted({name.split()[-1] for name in people if name.split()[-1][:1].isupper() and len(name) > 3})


def varied(text: str, names: list[str], chance: random.Random) -> str:
    """A text with other surnames, states and days, its paragraphs after the first in another order."""
    for name in names:
        other = chance.choice(ONSETS) + chance.choice(ONSETS).lower() + chance.choice(ENDS)
        text = re.sub(rf"\b{re.escape(name)}\b", other, text)
    turn = chance.randrange(len(STATES))
    text = STATE.sub(lambda match: STATES[(STATES.index(match[1]) + turn) % len(STATES)], text)
    text = DAY.sub(lambda match: f"{match[1]} {chance.randint(1, 28)}", text)
    first, *rest = text.split("\n\n")
    chance.shuffle(rest)
    return "\n\n".join([first, *rest])


def made(folder: Path, count: int) -> int:
    """Write `count` documents; the bytes of their texts."""
    chance, texts = random.Random(1), sources()
    known = [surnames(text) for text in texts[:count]]
    order = [n % len(known) for n in range(count)]
    chance.shuffle(order)
    size = 0
    for number, which in enumerate(order):
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
        head = f"---\npublished: {day}\npublisher: {chance.choice(HOSTS)}\n---\n"
        text = head + varied(texts[which], known[which], chance)
        path = folder / f"{number // 1000:03d}" / f"{number:06d}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf8")
        size += path.stat().st_size
    return size


def add(folder: Path, archive: Path, workers: int) -> tuple[float, float]:
    """Wall-clock and processor seconds of `communique add`."""
    command = [sys.executable, "-m", "communique", "add", str(folder), "-a", str(archive), "-j", str(workers)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turns(folder: Path, place: Path) -> float:
    """How many times faster two processes are than one: so many seconds by one, so many by two, in turns."""
    one, two = [], []
    for turn, part in enumerate(sorted(folder.iterdir())[:TURNS]):
        for workers in (1, 2) if turn % 2 else (2, 1):
            took, _ = add(part, place / f"turns{workers}.db", workers)
            (one if workers == 1 else two).append(took)
    each = ", ".join(f"{a:.1f} and {b:.1f} s" for a, b in zip(one, two, strict=True))
    print(f"by one process and by two, a thousand documents each: {each}")
    return sum(one) / sum(two)


def alone(folder: Path, archive: Path) -> tuple[float, float, float]:
    """One process, here: seconds on the clock, seconds of the processor for reading, and for all the rest.

    Reading is to open files and to read texts.
    """
    spent, read, opened_file = 0.0, communique.read, Intake.file

    def timed(work: Callable[[], T]) -> T:
        nonlocal spent
        began = time.process_time()
        try:
            return work()
        finally:
            spent += time.process_time() - began

    communique.read = lambda text: timed(lambda: read(text))  # type: ignore[assignment]
    Intake.file = lambda *given, **more: iter(timed(lambda: list(opened_file(*given, **more))))  # type: ignore
    clock = time.perf_counter()
    with open_archive(archive, create=True) as opened:
        began = time.process_time()
        Run(Wish((str(folder),), str(archive)), opened).all()
    communique.read, Intake.file = read, opened_file  # type: ignore[method-assign]
    return time.perf_counter() - clock, spent, time.process_time() - began - spent


def shares(archive: Path) -> list[tuple[str, float]]:
    """The share of each table, with its indexes, in the file."""
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rows = connection.execute(
            "SELECT coalesce(m.tbl_name, s.name), sum(s.pgsize) FROM dbstat s "
            "LEFT JOIN sqlite_master m ON m.name = s.name GROUP BY 1 ORDER BY 2 DESC"
        ).fetchall()
    total = sum(size for _, size in rows)
    return [(name, size / total) for name, size in rows]


def queries(archive: Archive) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each list and search, with filters that hit many rows, few and none."""
    wishes = {
        "all": Filter(),
        "between a frequent pair": Filter(between=("USA", "UKR")),
        "between a rare pair": Filter(between=("EST", "NPL")),
        "person, frequent": Filter(person="harris"),
        "person, rare": Filter(person="zelen"),
        "since, until, status": Filter(since="2019-03", until="2019-04", status="planned"),
        "topic": Filter(topic="trade"),
        "voice": Filter(voice="publisher"),
        "publisher": Filter(publisher="mfa.example"),
        "pair, topic, publisher": Filter(between=("USA", "POL"), topic="defence", publisher="mfa.example"),
    }
    for name, wish in wishes.items():
        for kind in ("meeting", "visit", "commitment", "message"):
            yield f"{kind}s: {name}", lambda kind=kind, wish=wish: archive.acts(kind, wish)  # type: ignore[misc]
        if not wish.status:
            yield f"statements: {name}", lambda wish=wish: archive.statements(wish)  # type: ignore[misc]
        if not (wish.status or wish.voice):
            yield f"people: {name}", lambda wish=wish: archive.people(wish)  # type: ignore[misc]
            yield f"documents: {name}", lambda wish=wish: archive.documents(wish)  # type: ignore[misc]
    searches = ("president", "the president of", '"prime minister"', "secur*", "fisheries quota", "cyber -defense")
    for words in searches:
        yield f"search: {words}", lambda words=words: archive.search(words)  # type: ignore[misc]
        yield f"search statements: {words}", lambda words=words: archive.search(words, statements=True)  # type: ignore[misc]
    narrow = Filter(publisher="mfa.example", since="2019", until="2020", between=("USA", "UKR"))
    yield "search: narrowed", lambda: archive.search("president", narrow)


def p95(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds that 95 of a hundred runs stay under: of the processor, and on the clock."""
    took = []
    for _ in range(TIMES):
        began = time.process_time(), time.perf_counter()
        work()
        took.append(((time.process_time() - began[0]) * 1000, (time.perf_counter() - began[1]) * 1000))
    nth = int(TIMES * 0.95) - 1
    return sorted(one[0] for one in took)[nth], sorted(one[1] for one in took)[nth]


def asked(path: Path) -> float:
    """The slowest of all queries at p95, in milliseconds of the processor; the slowest ten are told."""
    with open_archive(path) as archive:
        found = sorted(((p95(work), name) for name, work in queries(archive)), reverse=True)
        with archive.reading() as connection:
            least = p95(lambda: connection.exec_driver_sql("SELECT 1").scalar())
    print(f"{len(found)} queries; SELECT 1: {least[0]:.3f} ms; slowest at p95, of the processor (and on the clock):")
    for (processor, clock), name in (*found[:10], found[len(found) // 2]):
        print(f"  {processor:8.1f} ({clock:.1f})  {name}")
    return found[0][0][0]


def report(name: str, value: float, limit: float, at_most: bool = True) -> bool:
    good = value <= limit if at_most else value >= limit
    bound = f"({'at most' if at_most else 'at least'} {limit:g})"
    print(f"{name:58s} {value:8.3f}   {bound}{'' if good else '  <-- missed'}", flush=True)
    return good


def measured(place: Path, count: int, added: int) -> bool:
    """All figures for so many documents."""
    texts, large, good = place / "texts", place / ("two.db" if count == added else "large.db"), True
    if not large.exists():
        texts.mkdir(exist_ok=True)
        print(f"{added} documents, {made(texts, added) / 1e6:.1f} MB of text", flush=True)
        good = taken_in(texts, place, added)
        if count > added:
            print(f"{count} documents made of records, {filled(large, count) / 1e6:.1f} MB of text", flush=True)
    kept, size = shares(large), letters(large)
    good &= report("bytes of the file for a byte of text", large.stat().st_size / size, MOST_SIZE)
    print(f"  {large.stat().st_size / 1e6:.0f} MB for {size / 1e6:.1f} MB of text")
    print("  " + ", ".join(f"{name} {share:.1%}" for name, share in kept if share >= 0.005))
    return report("slowest query, p95 in ms of the processor", asked(large), MOST_QUERY) and good


def letters(archive: Path) -> int:
    """The bytes of all texts of an archive."""
    with closing(sqlite3.connect(archive)) as connection:
        return int(connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM documents").fetchone()[0])


def taken_in(texts: Path, place: Path, count: int) -> bool:
    """The figures of `add`. A few documents are too little for the ratio of whole runs."""
    good = True
    if count >= FEW:
        good &= report("two processes beside one", in_turns(texts, place), LEAST_PARALLEL, at_most=False)
    two, two_cpu = add(texts, place / "two.db", 2)
    print(f"all by two processes: {two:.1f} s ({two_cpu:.1f} s of processors)", flush=True)
    again, again_cpu = add(texts, place / "two.db", 2)
    print(f"all again: {again:.1f} s ({again_cpu:.1f} s of processors)", flush=True)
    if count >= FEW:
        good &= report("a run that changes nothing beside the first", again_cpu / two_cpu, MOST_RERUN)
    one, reading, rest = alone(texts, place / "one.db")
    print(f"all by one process: {one:.1f} s ({reading:.1f} s of processors reading, {rest:.1f} s else)")
    return report("store beside reading (processor time)", rest / reading, MOST_OVERHEAD) and good


def filled(path: Path, count: int) -> int:
    """Fill an archive with varied records; the bytes of their texts."""
    chance, texts, size = random.Random(2), sources(), 0
    bases = [(dumped(communique.read(text, published="2020-01-01").to_dict()), surnames(text)) for text in texts]
    with open_archive(path, create=True) as archive:
        writer = archive.writer("communique", communique.VERSION)
        for first in range(0, count, BATCH):
            entries = []
            for number in range(first, min(first + BATCH, count)):
                record = like(*chance.choice(bases), chance)
                size += len(record.document.text.encode())
                entries.append(Entry(Sighting(record.document.id, f"{number}.txt"), prepared(record)))
            archive.write(writer, entries)
    return size


def like(line: str, names: list[str], chance: random.Random) -> communique.Record:
    """A record with other names and states of the same length, so that its places stay, and another day."""
    for name in names:
        other = "".join(chance.choice(string.ascii_lowercase) for _ in name).capitalize()
        line = re.sub(rf"\b{re.escape(name)}\b", other, line)
    turn = chance.randrange(40)
    swap = {a: b for group in SAME for a, b in zip(group, group[turn % len(group) :] + group, strict=False)}
    line = re.sub("|".join(swap), lambda match: swap[match[0]], line)
    plain = json.loads(line)
    document = plain["document"]
    document["text"] += f"\n{chance.random()}"  # no two are the same
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
    document |= {"id": hashlib.sha256(document["text"].encode()).hexdigest(), "published": day.isoformat()}
    document["publisher"]["host"] = chance.choice(HOSTS)
    return communique.Record.from_dict(plain)


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--small", action="store_true")
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--added", type=int)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder)
        count = 120 if given.small else given.documents
        return 0 if measured(place, count, min(count, given.added or count)) else 1


if __name__ == "__main__":
    sys.exit(main())
