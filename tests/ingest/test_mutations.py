"""Files of every format, damaged at random: each is taken or refused in one line, and nothing else ever happens."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from communique.ingest.taken import Refused, taken

ROUNDS = int(os.environ.get("COMMUNIQUE_MUTATIONS", "12"))
WORDS = "The President of Latvia received the Minister of Norway in Riga and thanked him for the visit."


def samples(make: Any) -> Iterator[tuple[str, bytes]]:
    page = make.page("A visit", WORDS, WORDS).encode()
    feed = f"<rss><channel><item><title>A</title><link>https://a.example/1</link><description>{WORDS * 20}</description></item></channel></rss>"
    record = make.warc("https://a.example/1", page)
    file, raw = docx.Document(), io.BytesIO()
    file.add_paragraph(WORDS)
    file.save(raw)
    yield "a.txt", WORDS.encode()
    yield "a.md", f"---\ntitle: A\n---\n# A\n\n{WORDS}".encode()
    yield "a.html", page
    yield "a.pdf", make.pdf([make.drawn([WORDS]), make.drawn([WORDS])])
    yield "a.docx", raw.getvalue()
    yield "a.xml", feed.encode()
    yield "a.warc", record * 3
    yield "a.warc.gz", gzip.compress(record) * 3
    yield "a.csv", f'text,source\n"{WORDS}",b\n{WORDS},c\n'.encode()
    yield "a.jsonl", (json.dumps({"text": WORDS}) + "\n").encode() * 3
    yield "a.zip", make.zipped({"a.txt": WORDS.encode(), "b.html": page})
    yield "a.tar", make.tarred({"a.txt": WORDS.encode(), "b.html": page})
    yield "a.tar.gz", make.tarred({"a.txt": WORDS.encode(), "b.html": page}, "w:gz")
    try:
        from pyarrow import parquet, table
    except ImportError:
        return
    raw = io.BytesIO()
    parquet.write_table(table({"text": [WORDS] * 5}), raw)
    yield "a.parquet", raw.getvalue()


def damaged(raw: bytes, chance: random.Random) -> bytes:
    out = bytearray(raw)
    for _ in range(chance.choice([1, 3, 30])):
        at = chance.randrange(len(out) or 1)
        how = chance.randrange(5)
        if how == 0:
            out[at : at + 1] = bytes([chance.randrange(256)])
        elif how == 1:
            del out[at : at + chance.choice([1, 10, 200])]
        elif how == 2:
            out[at:at] = out[at // 2 : at // 2 + chance.choice([1, 50])]
        elif how == 3:
            out[at : at + 4] = chance.choice([b"\xff" * 4, b"\0" * 4, b"9999", b"<<<<", b"\x7f\xff\xff\xff"])
        else:
            out = out[: max(1, at)]
    return bytes(out) or b"x"


def test_damaged_files(tmp_path: Path, make: Any) -> None:
    for name, raw in samples(make):
        for seed in range(ROUNDS):
            path = tmp_path / name
            path.write_bytes(damaged(raw, random.Random(f"{name} {seed}")))
            for one in taken(path):
                if isinstance(one, Refused):
                    assert one.reason and "\n" not in one.reason and "internal error" not in one.reason, (name, seed, one)
                else:
                    assert one.source.text.strip(), (name, seed)
                    assert all(0 <= p.start < p.end <= len(one.source.text) for p in one.places), (name, seed)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.zip", "a.tar.gz", "a.warc", "a.parquet", "a.docx", "a.xml", "a.csv"])
def test_noise_under_each_name(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    for size in (1, 20, 5000):
        (tmp_path / name).write_bytes(bytes(chance.randrange(256) for _ in range(size)))
        assert all("internal error" not in one.reason for one in taken(tmp_path / name) if isinstance(one, Refused))
