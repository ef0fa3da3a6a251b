"""Fuzzes `read`: any text or file gives a record whose anchors hold, or an IngestError; nothing else.

    python tests/fuzz/fuzz_read.py [SECONDS] [CORPUS_DIR]

Texts are made by cutting, repeating and joining pieces of the bundled samples and of hostile signs, with a fixed seed;
one in eight goes in as the bytes of a page or file. With atheris installed this takes half of the time, and in the
other half the search is guided by coverage and begins with the samples (CORPUS_DIR keeps what it finds). Ends with exit
code 1 and the text (as a file beside the program's output) where something breaks.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

try:
    import atheris

    watched = atheris.instrument_imports(include=["communique"])
except ImportError:
    atheris, watched = None, nullcontext()
with watched:
    import communique.ingest.html
    import communique.pipeline  # noqa: F401
    from communique import IngestError, read
    from communique.ingest import from_bytes
    from communique.model import Anchor, Record, Source

AS_FILE = 1 / 8  # of the tries go in as bytes
ENCODINGS = ("utf-8", "utf-8", "utf-16", "utf-16-le", "cp1252", "latin-1", "cp1251", "shift_jis", "utf-32")
ROOT = Path(__file__).resolve().parent.parent.parent
SIGNS = [
    '"', "\u201c", "\u201d", "\u00ab", "(", ")", ":", "\n", "\n\n", "\u2013 ", "- ", "* * *", "###", "\u00ad", "\u200b", "\ufeff",
    "'s", "...", "Q ", "PRESIDENT X: ", " said that ", " said: ", "of ", "to ", ", ", " and ", "Jr.", "H.E. Mr. ", "\U0001f600",
    "\u202e", "\x00", "\ud800", "1.", "(1)", "https://x.y/z", "2024-02-31", "March 31, 0000", "today", "$ ", "$99999999999 billion",
]  # fmt: skip


def pieces() -> list[str]:
    paths = [*ROOT.glob("src/communique/styles/*/sample*.txt"), *ROOT.glob("examples/*.txt")]
    return [path.read_text(encoding="utf8") for path in sorted(paths)]


def made(chance: random.Random, sources: list[str]) -> str:
    """A text out of cut, repeated and shuffled pieces."""
    parts = []
    for _ in range(chance.randint(1, 12)):
        if chance.random() < 0.4:
            parts.append(chance.choice(SIGNS) * chance.choice((1, 1, 1, 2, 3, 40)))
            continue
        text = chance.choice(sources)
        start = chance.randrange(len(text))
        parts.append(text[start : start + chance.choice((5, 30, 200, 900))])
    return "".join(parts)


def page(text: str, chance: random.Random) -> bytes:
    """The bytes of a page or file that holds a text, in one of several encodings, some of them broken."""
    opening, closing = chance.choice((("", ""), ("<html><body><p>", "</p></body></html>"), ("<!doctype html><p>", "")))
    parted = text.replace("\n\n", "</p><p>") if opening else text
    raw = (opening + parted + closing).encode(chance.choice(ENCODINGS), errors="replace")
    at = chance.randrange(len(raw) + 1)
    return raw if chance.random() < 0.7 else raw[:at] + chance.randbytes(3) + raw[at:]


def check_file(raw: bytes) -> None:
    """Raises where the bytes of a file neither give a right record nor an IngestError."""
    try:
        found = from_bytes(raw, "page")
    except IngestError:
        return
    check(found)


def check(text: str | Source) -> None:
    """Raises where the record of a text is not what it must be."""
    try:
        record = read(text)
    except IngestError:
        return
    source = record.document.text
    for anchor in anchors(record):
        assert source[anchor.start : anchor.end] == anchor.text, anchor
    assert Record.from_dict(record.to_dict()) == record


def anchors(value: object) -> list:  # type: ignore[type-arg]
    """Every anchor in a record."""
    if isinstance(value, Anchor):
        return [value]
    if isinstance(value, tuple):
        return [a for item in value for a in anchors(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [a for name in value.__dataclass_fields__ for a in anchors(getattr(value, name))]
    return []


def shuffled(limit: float) -> int:
    chance, sources, begin, count = random.Random(7), pieces(), time.monotonic(), 0
    while time.monotonic() - begin < limit:
        text = made(chance, sources)
        count += 1
        as_file = chance.random() < AS_FILE
        try:
            check_file(page(text, chance)) if as_file else check(text)
        except Exception as error:
            Path("fuzz-failure.txt").write_text(text, encoding="utf8", errors="surrogatepass")
            print(f"{type(error).__name__}: {error}\nthe text is in fuzz-failure.txt ({len(text)} characters)")
            return 1
    print(f"{count} texts, nothing broke", flush=True)
    return 0


def guided(limit: float) -> int:
    def one(data: bytes) -> None:
        if data[:1] < b" ":
            check_file(data[1:])
        else:
            check(data.decode("utf8", "surrogateescape"))

    kept = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()
    seeds = sorted({str(path.parent) for path in ROOT.glob("src/communique/styles/*/sample*.txt")})
    options = [f"-max_total_time={int(limit)}", "-max_len=4000", "-timeout=60"]
    atheris.Setup([sys.argv[0], *options, kept, *seeds], one)
    atheris.Fuzz()
    return 0


def main() -> int:
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
    return shuffled(limit / 2) or guided(limit / 2) if atheris else shuffled(limit)


if __name__ == "__main__":
    sys.exit(main())
