"""How many documents a second are taken in, of each format, and which share of their letters has a place.

Usage: python bench/intake.py [--small]

The documents are invented and made here: an HTML page of about 25 kB with a menu and a list of other news, a PDF of two
pages in raw syntax, plain texts, rows of JSON lines. One process; the child that reads PDF runs beside it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from communique.ingest.pdf import READER
from communique.ingest.taken import Taken, mapped, taken

SENTENCES = (
    "President {0} of Latvia received the Minister of Transport of Norway in Riga and thanked him for the visit.",
    "The two sides spoke of railways, ports and the new road between their countries, and agreed to meet again in May.",
    "“We are glad to be here,” said the Minister, who also met members of the committee on foreign affairs, No. {0}.",
    "At the end of the meeting the parties signed a memorandum on cooperation in education and the training of staff.",
)  # fmt: skip
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def paragraphs(number: int, count: int) -> list[str]:
    return [" ".join(SENTENCES[(number + n + k) % 4].format(number * 100 + n) for k in range(3)) for n in range(count)]


def html(number: int) -> bytes:
    menu = "".join(f'<li><a href="/{n}">Section number {n} of the site</a></li>' for n in range(60))
    news = "".join(f'<li><a href="/n{n}">The Prime Minister opened bridge {n} in the north</a></li>' for n in range(30))
    body = "".join(f'<p class="text"><span>{words}</span></p>\n' for words in paragraphs(number, 12))
    return (
        f'<!doctype html><html lang="en"><head><title>Visit {number} | Office</title>'
        f'<meta property="article:published_time" content="2024-05-14"></head><body><nav><ul>{menu}</ul></nav>'
        f"<main><article><h1>Visit number {number}</h1>{body}</article></main><aside><h3>Related news</h3>"
        f"<ul>{news}</ul></aside><footer>All rights reserved</footer>{'<!-- . -->' * 900}</body></html>"
    ).encode()


def pdf(number: int) -> bytes:
    """A PDF of two pages with about 3,500 letters."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 2 /Kids [5 0 R 7 0 R] >>", FONT]
    for page in range(2):
        rows: list[str] = []
        for words in paragraphs(number * 2 + page, 5):
            rows += [*cut(words, 90), ""]
        commands = b"BT /F1 11 Tf\n" + b"".join(
            b"1 0 0 1 60 %d Tm (%s) Tj\n" % (780 - 14 * at, row.encode("cp1252")) for at, row in enumerate(rows) if row
        )
        objects.append(b"<< /Length %d >>\nstream\n%sET\nendstream" % (len(commands) + 2, commands))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    out, places = bytearray(b"%PDF-1.7\n"), []
    for at, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at, thing)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def cut(words: str, width: int) -> list[str]:
    """Words in lines."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def text(number: int) -> bytes:
    return ("\n\n".join([f"Visit number {number}", *paragraphs(number, 12)]) + "\n").encode()


def measured(name: str, path: Path) -> None:
    """Take in a folder or file, and print the rate."""
    start, used = time.perf_counter(), sum(os.times()[:4])
    count = letters = 0
    shares: list[float] = []
    for one in taken(path):
        assert isinstance(one, Taken), one
        count += 1
        letters += len(one.source.text)
        shares.append(mapped(one.places, one.source.text) if one.places else 1.0)
    took = time.perf_counter() - start
    READER.stop()  # its time counts once it has ended
    cost = sum(os.times()[:4]) - used
    share = f"{sum(shares) / count:.3f}"
    print(f"| {name} | {count} | {letters // count:,} | {count / took:,.0f} | {count / cost:,.0f} | {share} |")


def main(arguments: list[str]) -> None:
    count = 40 if "--small" in arguments else 400
    print("| format | documents | letters each | a second | a second of processor time | letters with a place |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("html", html), ("pdf", pdf), ("txt", text)):
            place = Path(folder) / name
            place.mkdir()
            for number in range(count):
                (place / f"{number:05}.{name}").write_bytes(make(number))
            next(taken(place / f"00000.{name}"))  # what is loaded once
            measured(name, place)
        rows = Path(folder) / "rows.jsonl"
        rows.write_text("".join(json.dumps({"text": text(n).decode()}) + "\n" for n in range(count * 10)))
        measured("jsonl", rows)


if __name__ == "__main__":
    main(sys.argv[1:])
