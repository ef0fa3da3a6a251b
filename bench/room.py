"""The reading room under load: how long pages take with twenty readers, how much memory, how soon one can read.

    python bench/room.py [ARCHIVE] [--small]

ARCHIVE is an archive with its ledger, of 20,000 documents for the figures of docs/measurements.md (`python
bench/archive.py --keep FOLDER` makes one, `communique ledger` its ledger). It is only read. Without one, a few invented
releases are taken in. The readers are siege (Debian's package siege): each asks for a page at random from a list, waits
up to a second, and asks for the next, for two minutes; the list has every kind of page. What a reader sees first is
measured in headless Chromium. --small takes seconds, for continuous integration, where others may be at work too: its
limits are three times these. Siege or Chromium may be absent; then it says so.
Exit code 1 where a figure is over its limit.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from communique import open_archive
from communique.store import Archive, Filter
from communique.store.dyads import Span

RELEASES = Path(__file__).resolve().parent.parent / "docs" / "two_governments.jsonl"
READERS = 20
SHORT, LONG = 20_000, 100_000  # characters of a document
MOST_SHORT, MOST_LONG = 150.0, 700.0  # milliseconds, the 95th of a hundred
MOST_PAINT, MOST_READY = 1000.0, 1500.0  # milliseconds
MOST_MEMORY = 500.0  # MB
SLOW = ("brief", "long document")
LINE = re.compile(r"HTTP/1\.[01]\s+(\d+)\s+([\d.]+) secs:\s+\d+ bytes ==> GET\s+(\S+)")
SETTING = {"verbose": "true", "color": "off", "logging": "false", "parser": "false", "json_output": "false"}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


def paths(archive: Archive, seed: int = 7) -> dict[str, list[str]]:
    """Addresses by kind of page. A kind that the archive has nothing for is left out."""
    chance = random.Random(seed)
    documents = archive.documents(Filter(limit=None, all_revisions=True))
    short = [row["document_id"] for row in documents if row["characters"] <= SHORT]
    longest = max(documents, key=lambda row: row["characters"])
    events = archive.across.pairs(Span())
    met = [row for row in events if row["kind"] == "meeting"] or events
    people = archive.people(Filter(limit=200))
    pairs = chance.sample(events, min(10, len(events)))
    found = {
        "document": [f"/documents/{one}" for one in chance.sample(short, min(60, len(short)))],
        "long document": [f"/documents/{longest['document_id']}"],
        "first page": ["/"],
        "documents": ["/documents", "/documents?publisher=press.gov.example", "/documents?topic=trade"],
        "search": [f"/documents?words={word}" for word in ("trade", "security", "visit", "energy")],
        "meetings": ["/meetings", f"/meetings?state={pairs[0]['state']}"] if pairs else [],
        "meeting": [f"/meetings/{row['id']}" for row in chance.sample(met, min(20, len(met)))],
        "statements": ["/statements", "/statements?topic=trade", "/statements?words=peace"],
        "people": ["/people", *(f"/people?words={quote(row['person'].split()[-1])}" for row in people[:3])],
        "states": ["/states", *(f"/states/{row['state']}" for row in pairs[:5])],
        "brief": [f"/between/{row['state']}/{row['other']}" for row in pairs[:5]],
        "commitments": ["/commitments", *(f"/commitments?state={row['state']}" for row in pairs[:3])],
        "pictures": ["/pictures"],
        "programs": ["/api/v1/meetings", "/api/v1/statements?limit=20"],
    }
    return {kind: some for kind, some in found.items() if some}


@contextmanager
def served(archive: Path) -> Iterator[tuple[str, int]]:
    """The room, open: its address and the number of its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "communique", "serve", "--archive", str(archive), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            if answers(f"{address}/static/room.css"):
                break
            time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(20)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def load(address: str, kinds: dict[str, list[str]], seconds: int) -> tuple[dict[str, list[float]], list[str]]:
    """Milliseconds of each answer by kind of page, and what failed."""
    of = {path: kind for kind, some in kinds.items() for path in some}
    # As many lines for every kind, whatever number of addresses it has.
    lines = [address + some[nth % len(some)] for some in kinds.values() for nth in range(60)]
    with tempfile.TemporaryDirectory() as folder:
        wanted, setting = Path(folder, "urls.txt"), Path(folder, "siegerc")
        wanted.write_text("\n".join(lines) + "\n")
        setting.write_text("\n".join(f"{name} = {value}" for name, value in SETTING.items()) + "\n")
        how = ["-v", "-i", "-d", "1", "-c", str(READERS), f"-t{seconds}S"]
        command = ["siege", f"--rc={setting}", *how, "-f", str(wanted)]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
    times: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    for status, taken, path in LINE.findall(told.stdout + told.stderr):
        times[of.get(path, "?")].append(float(taken) * 1000)
        failed += [f"{status} {path}"] if status != "200" else []
    return times, failed


def p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def memory(process: int) -> float:
    """The most memory a process ever held, in MB."""
    told = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", told)
    return int(found[1]) / 1024 if found else 0.0


def seen(address: str, path: str) -> tuple[float, float]:
    """Milliseconds until something is seen, and until the page can be used."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(address + "/")  # sheet and module are in the store by then
        page.goto(address + path)
        paint = None
        while paint is None:  # it is noted a moment after it happened
            paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null")
        ready = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        browser.close()
    return paint, ready


def checked(name: str, figure: float, most: float, unit: str) -> bool:
    print(f"{name:<44}{figure:>10.0f} {unit:<4}(at most {most:.0f})")
    return figure <= most


def made(folder: Path) -> Path:
    """A small archive of invented releases, with its ledger."""
    for words in (["add", str(RELEASES)], ["ledger"]):
        subprocess.run([sys.executable, "-m", "communique", *words], cwd=folder, check=True, capture_output=True)
    return folder / "communique.db"


def measured(archive: Path, seconds: int, slack: float) -> bool:
    with open_archive(archive) as opened:
        kinds = paths(opened)
    good = True
    with served(archive) as (address, process):
        missing = [path for some in kinds.values() for path in some[:1] if not answers(address + path)]
        for path in missing:
            print(f"no answer: {path}")
        good = not missing
        if shutil.which("siege"):
            times, failed = load(address, kinds, seconds)
            good &= not failed
            print(f"{sum(map(len, times.values()))} answers in {seconds} s, {len(failed)} failed {failed[:3]}")
            for kind, some in times.items():
                limit = MOST_LONG if kind in SLOW else MOST_SHORT
                good &= checked(f"{kind}, 95th of a hundred of {len(some)}", p95(some), limit * slack, "ms")
        else:
            print("siege is not installed: no load")
        if shutil.which("chromium"):
            for kind in ("document", "long document"):
                paint, ready = seen(address, kinds[kind][0])
                good &= checked(f"{kind}: first paint", paint, MOST_PAINT * slack, "ms")
                good &= checked(f"{kind}: can be used", ready, MOST_READY * slack, "ms")
        else:
            print("Chromium is not installed: nothing seen")
        good &= checked("memory of the server, at most held", memory(process), MOST_MEMORY, "MB")
    return good


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, nargs="?")
    parser.add_argument("--small", action="store_true")
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = wish.archive or made(Path(folder))
        good = measured(archive, *((5, 3.0) if wish.small else (120, 1.0)))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
