"""Every anchor of a record leads back into the original: into the node and letters of a page or DOCX, the line of a PDF."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from communique import read
from communique.ingest.docx import WORD
from communique.ingest.taken import Taken, placed, taken
from communique.model import Anchor, Record

NAMES = ["Ana Kovač", "Jon Dahl", "Ilze Ozola", "Édgars Bērziņš", "Mary O’Neil"]
STATES = ["Norway", "Latvia", "Côte d'Ivoire", "the United Kingdom", "Kenya"]
FORMS = [
    "President {a} of {s} received the Foreign Minister of {t}, {b}, in Riga on 5 May 2024.",
    '"We will build a bridge to {t} & a port by July 2025," said President {a} of {s}.',
    "Minister {b} of {t} thanked President {a} for the talks – and said that trade < aid is “no rule”.",
    "The Minister of Trade of {s}, {a}, will visit Nairobi on 3 June 2024 and congratulated {b} on the election.",
]
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@st.composite
def texts(draw: Any) -> list[str]:
    """Some paragraphs of an invented release, each of one or two sentences."""
    pick = lambda some: draw(st.sampled_from(some))  # noqa: E731
    one = lambda: pick(FORMS).format(a=pick(NAMES), b=pick(NAMES), s=pick(STATES), t=pick(STATES))  # noqa: E731
    return [" ".join(one() for _ in range(draw(st.integers(1, 2)))) for _ in range(draw(st.integers(1, 4)))]


def anchors(record: Record) -> Iterator[Anchor]:
    """All anchors of a record."""

    def within(value: Any) -> Iterator[Anchor]:
        if isinstance(value, dict):
            if value.keys() == {"start", "end", "text"}:
                yield Anchor(**value)
            for inner in value.values():
                yield from within(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from within(inner)

    yield from within(record.to_dict())


def only(path: Path) -> Taken:
    (found,) = taken(path)
    assert isinstance(found, Taken)
    return found


def plain(words: str) -> str:
    return " ".join(words.split())


def parts(words: str, cuts: list[int]) -> list[str]:
    places = sorted({cut % (len(words) + 1) for cut in cuts} | {0, len(words)})
    return [words[a:b] for a, b in pairwise(places)]


CUTS = st.lists(st.integers(0, 500), max_size=4)


@FEW
@given(texts(), CUTS, st.sampled_from(["b", "i", "a", "span", "em"]))
def test_html(tmp_path: Path, paragraphs: list[str], cuts: list[int], tag: str) -> None:
    def marked(words: str) -> str:
        pieces = [html.escape(one) for one in parts(words, cuts)]
        return "\n ".join(f"<{tag}>{one}</{tag}>" if n % 2 else one for n, one in enumerate(pieces)).replace("\n ", "")

    page = f"<html><head><title>Talks in Riga</title></head><body><nav><a href='/'>Home</a></nav><main><article><h1>Talks in Riga</h1>{''.join(f'<p>{marked(one)}</p>' for one in paragraphs)}</article></main></body></html>"
    (tmp_path / "a.html").write_text(page)
    found, tree = only(tmp_path / "a.html"), lxml.html.document_fromstring(page)
    some = list(anchors(read(found.source)))
    assert len(some) > 3
    for anchor in some:
        told = ""
        for place in placed(found.places, anchor.start, anchor.end):
            (node,) = tree.xpath(place.node)
            told += " " + node.text_content()[place.offset : place.offset + place.end - place.start]
        assert re.sub(r"\s", "", told) == re.sub(r"\s", "", anchor.text)


@FEW
@given(texts(), CUTS, st.booleans())
def test_docx(tmp_path: Path, paragraphs: list[str], cuts: list[int], table: bool) -> None:
    file = docx.Document()
    for words in paragraphs:
        paragraph = file.add_paragraph()
        for n, piece in enumerate(parts(words, cuts)):
            paragraph.add_run(piece).bold = bool(n % 2)
    if table:
        cells = file.add_table(rows=1, cols=2).rows[0].cells
        cells[0].text, cells[1].text = paragraphs[0], paragraphs[-1]
    file.save(str(tmp_path / "a.docx"))
    found = only(tmp_path / "a.docx")
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())).read("word/document.xml"))
    some = list(anchors(read(found.source)))
    assert len(some) > 3
    for anchor in some:
        told = ""
        for place in placed(found.places, anchor.start, anchor.end):
            (node,) = body.xpath(place.node, namespaces={"w": WORD.strip("{}")})
            words = "".join(one.text or "" for one in node.iter(f"{WORD}t"))
            told += words[place.offset : place.offset + place.end - place.start]
        assert re.sub(r"[\s|]", "", told) == re.sub(r"[\s|]", "", anchor.text)


@FEW
@given(texts(), st.integers(40, 80))
def test_pdf(tmp_path: Path, make: Any, paragraphs: list[str], width: int) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    import textwrap

    paragraphs = [one.encode("cp1252", "ignore").decode("cp1252") for one in paragraphs]
    rows = [(n, row) for n, one in enumerate(paragraphs) for row in textwrap.wrap(one, width)]
    y, drawn = 780, b""
    for at, (n, row) in enumerate(rows):
        y -= 30 if at and rows[at - 1][0] != n else 14
        drawn += make.drawn([row], y=y)
    (tmp_path / "a.pdf").write_bytes(make.pdf([drawn]))
    found = only(tmp_path / "a.pdf")
    page = pdfium.PdfDocument(tmp_path / "a.pdf")[0].get_textpage()
    some = list(anchors(read(found.source)))
    assert len(some) > 3
    for anchor in some:
        places = placed(found.places, anchor.start, anchor.end)
        assert plain(" ".join(found.source.text[place.start : place.end] for place in places)) == plain(anchor.text)
        for place in places:
            assert place.page == 1 and place.box is not None
            left, low, right, high = place.box
            line = plain(page.get_text_bounded(left - 1, low, right + 1, high))
            assert plain(found.source.text[place.start : place.end]) in line
