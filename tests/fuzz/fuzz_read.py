"""Fuzzes `read`: any text gives a record whose anchors hold, or an IngestError; nothing else.

    python tests/fuzz/fuzz_read.py [SECONDS] [CORPUS_DIR]

With atheris installed the search is guided by coverage; without it, texts are made by cutting, repeating and joining
pieces of the bundled samples and of hostile signs, with a fixed seed. Ends with exit code 1 and the text (as a file
beside the program's output) where something breaks.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from communique import IngestError, read
from communique.model import Record

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


def check(text: str) -> None:
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
    from communique.model import Anchor

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
        try:
            check(text)
        except Exception as error:
            Path("fuzz-failure.txt").write_text(text, encoding="utf8", errors="surrogatepass")
            print(f"{type(error).__name__}: {error}\nthe text is in fuzz-failure.txt ({len(text)} characters)")
            return 1
    print(f"{count} texts, nothing broke")
    return 0


def guided(limit: float) -> int:
    import atheris

    def one(data: bytes) -> None:
        check(atheris.FuzzedDataProvider(data).ConsumeUnicode(len(data)))

    atheris.Setup([sys.argv[0], f"-max_total_time={int(limit)}", "-max_len=4000"], one)
    atheris.Fuzz()
    return 0


def main() -> int:
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
    try:
        import atheris  # noqa: F401
    except ImportError:
        return shuffled(limit)
    return shuffled(limit / 2) or guided(limit / 2)


if __name__ == "__main__":
    sys.exit(main())
