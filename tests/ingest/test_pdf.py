"""PDF files: columns in reading order, words made whole, page heads dropped, and traps that end soon."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Any

import pytest

pytest.importorskip("pypdfium2")

from communique.ingest import IngestError, from_bytes
from communique.ingest.apart import Apart
from communique.ingest.pdf import READER, read
from communique.ingest.taken import mapped, placed

LEFT = [
    "The President of Latvia re-", "ceived the Minister of Nor-", "way in Riga on Monday and", "thanked him for the coop-",
    "eration of both countries,", "for the long-term plans and", "for the welcome in Oslo.",
]  # fmt: skip
RIGHT = [
    "Afterwards the Secretary-", "General met the high-", "level group, and spoke of a", "non-", "aligned policy. The co-",
    "operation goes on until 2024-", "2025, the Minister said.",
]  # fmt: skip
LEFT_TEXT = "The President of Latvia received the Minister of Norway in Riga on Monday and thanked him for the cooperation of both countries, for the long-term plans and for the welcome in Oslo."
RIGHT_TEXT = "Afterwards the Secretary-General met the high-level group, and spoke of a non-aligned policy. The co-operation goes on until 2024-2025, the Minister said."
TITLE = "JOINT STATEMENT OF THE TWO MINISTERS ON THEIR TALKS"


def test_columns_are_read_one_after_the_other_and_words_made_whole(make: Any) -> None:
    head = make.drawn([TITLE], y=810, size=14)
    for body in (
        make.drawn(LEFT) + make.drawn(RIGHT, x=310),
        make.drawn(RIGHT, x=310) + make.drawn(LEFT),
        b"".join(make.drawn([a], 72, 770 - 14 * n) + make.drawn([b], 310, 770 - 14 * n) for n, (a, b) in enumerate(zip(LEFT, RIGHT, strict=True))),
    ):
        found = read(make.pdf([body + head], title="Joint Statement of the Two Ministers"), "a.pdf")
        assert found.text == f"{TITLE}\n\n{LEFT_TEXT}\n\n{RIGHT_TEXT}\n"
        assert found.title == "Joint Statement of the Two Ministers"


def test_a_table_is_read_row_by_row(make: Any) -> None:
    names, roles = ["Ana Kovac", "Jon Dahl", "Ole Vik", "Eva Berg", "Max Lund"], ["Minister", "Envoy", "Clerk", "Judge", "Guard"]
    wide = ["The delegation of the Republic that came to the talks had these members, so the ministry said."] * 2
    raw = make.pdf([make.drawn(wide) + make.drawn(names, y=700) + make.drawn(roles, x=300, y=700)])
    text = read(raw, "a.pdf").text
    assert "Ana Kovac Minister" in text and "Max Lund Guard" in text


def test_every_line_has_its_page_and_box(make: Any) -> None:
    found = read(make.pdf([make.drawn(LEFT), make.drawn(["A second page."], y=500)]), "a.pdf")
    assert mapped(found.places, found.text) == 1.0
    at = found.text.index("cooperation")
    first, second = placed(found.places, at, at + len("cooperation"))
    assert (found.text[first.start : first.end], found.text[second.start : second.end]) == ("coop", "eration")
    assert first.page == second.page == 1 and first.box is not None and second.box is not None
    assert first.box[0] == pytest.approx(72, abs=3) and first.box[1] > second.box[3] - 5
    (last,) = placed(found.places, found.text.index("second"), len(found.text) - 1)
    assert last.page == 2 and last.box is not None and 490 < last.box[1] < 510


def test_heads_feet_and_numbers_of_pages_fall_away(make: Any) -> None:
    words = "The Minister spoke of the road number {} and of the bridge there."
    pages = [
        make.drawn([words.format(n)], y=600)
        + make.drawn(["Ministry of Foreign Affairs"], y=820)
        + make.drawn([f"Page {n} of 4"], y=40)
        for n in range(1, 5)
    ]
    assert read(make.pdf(pages), "a.pdf").text == "\n\n".join(words.format(n) for n in range(1, 5)) + "\n"


def test_a_paragraph_goes_on_over_the_page(make: Any) -> None:
    raw = make.pdf([make.drawn(["A short line that ends.", "The Minister of Transport of Norway met the"]), make.drawn(["envoy of Malta in Riga, where they signed a", "paper. Then he left."])])
    assert "met the envoy of Malta in Riga, where they signed a paper." in read(raw, "a.pdf").text


def test_a_head_on_both_of_two_pages_falls_away(make: Any) -> None:
    pages = [make.drawn([words], y=600) + make.drawn(["Office of the President"], y=820) for words in ("One thing.", "Two things.")]
    assert read(make.pdf(pages), "a.pdf").text == "One thing.\n\nTwo things.\n"


def test_an_item_with_a_hanging_indent_is_one_paragraph(make: Any) -> None:
    first = make.drawn(["1"]) + make.drawn(["The President of Latvia met the Minister of Norway in", "Riga and thanked him for the work."], x=90)
    second = make.drawn(["2"], y=740) + make.drawn(["The Minister left."], x=90, y=740)
    assert read(make.pdf([first + second]), "a.pdf").text == (
        "1 The President of Latvia met the Minister of Norway in Riga and thanked him for the work.\n\n2 The Minister left.\n"
    )


def test_paragraphs_are_parted_by_space_and_by_indent(make: Any) -> None:
    one = ["The President of Latvia met the Minister of Norway in", "Riga and thanked him for the good work of the past"]
    spaced = make.drawn(one) + make.drawn(one, y=720)
    indented = make.drawn(one) + make.drawn([one[0]], x=95, y=742) + make.drawn([one[1]], y=728)
    for body in (spaced, indented):
        assert read(make.pdf([body]), "a.pdf").text == "\n\n".join([" ".join(one)] * 2) + "\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7 and nothing else", "a broken PDF"),
        (b"%PDF-", "a broken PDF"),
    ],
)
def test_broken(raw: bytes, reason: str) -> None:
    with pytest.raises(IngestError, match=f"^a.pdf: {reason}$"):
        read(raw, "a.pdf")


def test_pictures_of_pages(make: Any) -> None:
    with pytest.raises(IngestError, match="no text in this PDF"):
        read(make.pdf([b"q Q", b"0 0 100 100 re f"]), "a.pdf")


def refused_in(seconds: float, raw: bytes) -> str:
    start = time.perf_counter()
    with pytest.raises(IngestError) as caught:
        read(raw, "a.pdf")
    assert time.perf_counter() - start < seconds
    return str(caught.value)


def test_a_hundred_thousand_pages(make: Any) -> None:
    assert refused_in(30, make.pdf([b""] * 100_000)) == "a.pdf: a PDF of 100,000 pages: more than 2,000"


def test_a_page_of_ten_million_letters_and_the_next_file(make: Any) -> None:
    line = b"(" + b"abcdefghi " * 1000 + b") Tj\n"
    reason = refused_in(90, make.pdf([b"BT /F1 9 Tf\n" + line * 1000 + b"ET"]))
    assert "letters" in reason or "MiB" in reason
    assert read(make.pdf([make.drawn(["The President came."])]), "b.pdf").text == "The President came.\n"


def test_what_takes_too_long_or_dies_is_told(make: Any) -> None:
    slow = Apart("communique.ingest.pdf", 1 << 30, 0.01)
    assert slow.ask(make.pdf([make.drawn(LEFT)] * 300), {"pages": 999, "characters": 10**9}) == {"error": "took more than 0 s"}
    slow.stop()
    small = Apart("communique.ingest.pdf", 1 << 20, 30)
    assert small.ask(b"", {}) == {"error": "not readable in 1 MiB"}
    small.stop()


def test_the_process_apart_is_started_once_and_ends_with_us(make: Any) -> None:
    raw = make.pdf([make.drawn(["One."])])
    read(raw, "a.pdf")
    process = READER.process
    read(raw, "a.pdf")
    assert READER.process is process
    code = "from communique.ingest.pdf import read, READER; import sys\ntry: read(b'%PDF-', 'a')\nexcept Exception: pass\nprint(READER.process.pid)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


def test_read_takes_a_pdf(make: Any) -> None:
    assert from_bytes(make.pdf([make.drawn(["The President came."])]), "a.pdf").text == "The President came.\n"


def test_without_the_extra(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.ingest.pdf.find_spec", lambda name: None)
    with pytest.raises(IngestError, match=r"^a\.pdf: a PDF; to read it install communique\[archive\]$"):
        from_bytes(make.pdf([]), "a.pdf")
