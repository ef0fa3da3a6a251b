"""All traps at once, in a process that may take one gibibyte: told in a line each, and everything else is taken."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path
from typing import Any

GOOD = b"The President of Latvia received the Minister of Norway in Riga.\n"
PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from communique.ingest.taken import Taken, taken
for one in taken(sys.argv[1]):
    words = one.source.source if isinstance(one, Taken) else f"{one.name}: {one.reason}"
    print("taken" if isinstance(one, Taken) else "refused", words.replace(sys.argv[1], ""))
print("most", next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


def laid(folder: Path, make: Any) -> None:
    """A folder of traps, and a good text after each."""
    zeros = b"0" * 400_000_000
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", zeros)
        archive.writestr("../../out.txt", GOOD)
        archive.writestr("bomb.jsonl", b'{"text": "' + zeros)
        archive.writestr("good.txt", GOOD)
    (folder / "b.txt.gz").write_bytes(gzip.compress(zeros))
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w:gz") as tar:
        for name, content in (("bomb.csv", b"text\n" + zeros), ("good.txt", GOOD)):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    (folder / "c.tar.gz").write_bytes(raw.getvalue())
    (folder / "d.pdf").write_bytes(make.pdf([b""] * 100_000))
    line = b"(" + b"abcdefghi " * 1000 + b") Tj\n"
    (folder / "e.pdf").write_bytes(make.pdf([b"BT /F1 9 Tf\n" + line * 1000 + b"ET"]))
    (folder / "f.html").write_bytes(b"<html><body>" + b"<div>" * 100_000 + GOOD)
    (folder / "g.xml").write_bytes(b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>')
    record = make.warc("https://gov.example/1", make.page("A visit", GOOD.decode(), GOOD.decode()).encode())
    (folder / "h.warc").write_bytes(record[: len(record) // 2] + record.replace(b"/1\r", b"/2\r"))
    (folder / "i.txt").write_bytes(GOOD)


def test_traps_in_one_gibibyte(tmp_path: Path, make: Any) -> None:
    laid(tmp_path, make)
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("taken")] == [
        "taken /a.zip!good.txt", "taken /c.tar!good.txt", "taken https://gov.example/2", "taken /i.txt",
    ]  # fmt: skip
    refused = {line.split()[1].rstrip(":") for line in lines if line.startswith("refused")}
    assert {"/a.zip!bomb.txt", "/a.zip!../../out.txt", "/b.txt", "/c.tar!bomb.csv", "/d.pdf", "/e.pdf", "/f.html", "/g.xml"} <= refused
    assert not any("internal error" in line for line in lines), lines
    assert int(lines[-1].split()[1]) < 400 << 10  # KiB
    assert time.perf_counter() - start < 200
