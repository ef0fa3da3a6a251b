"""DOCX files: paragraphs, lists, tables and accepted changes, each with its place; broken ones in one line."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from lxml import etree

from communique.ingest import IngestError, from_bytes
from communique.ingest.docx import WORD, read
from communique.ingest.taken import mapped

W = WORD.strip("{}")


def made(title: str = "") -> bytes:
    file = docx.Document()
    file.core_properties.title = title
    file.add_heading("Joint statement", 0)
    paragraph = file.add_paragraph("  The ")
    paragraph.add_run("President").bold = True
    paragraph.add_run(" of Latvia\tspoke.")
    file.add_paragraph("")
    file.add_paragraph("One thing", style="List Bullet")
    file.add_paragraph("Another thing", style="List Bullet")
    table = file.add_table(rows=2, cols=2)
    for at, words in enumerate(["Ana", "Minister", "Jon", "Envoy"]):
        table.rows[at // 2].cells[at % 2].text = words
    file.add_paragraph("The end.")
    file.sections[0].header.paragraphs[0].text = "A head on each page"
    raw = io.BytesIO()
    file.save(raw)
    return raw.getvalue()


TEXT = "Joint statement\n\nThe President of Latvia\tspoke.\n\n- One thing\n- Another thing\n\nAna | Minister\nJon | Envoy\n\nThe end.\n"


def with_body(body: str, top: str = "") -> bytes:
    """A DOCX whose body is this XML."""
    source, raw = zipfile.ZipFile(io.BytesIO(made())), io.BytesIO()
    with zipfile.ZipFile(raw, "w") as package:
        for name in source.namelist():
            xml = f'{top}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
            package.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return raw.getvalue()


def test_text_title_and_places(take: Any) -> None:
    raw = made("Joint Statement")
    (found,), refused = take(raw, "a.docx")
    assert (found.source.text, found.title, found.original, refused) == (TEXT, "Joint Statement", raw, [])
    assert mapped(found.places, TEXT) > 0.95
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml"))
    for place in found.places:
        (node,) = body.xpath(place.node, namespaces={"w": W})
        words = "".join("\t" if e.tag == f"{WORD}tab" else e.text or "" for e in node.iter(f"{WORD}t", f"{WORD}tab"))
        assert words[place.offset :].startswith(TEXT[place.start : place.end])


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>He </w:t></w:r><w:ins><w:r><w:t>did</w:t></w:r></w:ins><w:del><w:r><w:delText>not</w:delText></w:r></w:del></w:p>", "He did\n"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>In a field.</w:t></w:r></w:p></w:sdtContent></w:sdt>", "In a field.\n"),
        ("<w:p><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>below</w:t></w:r></w:p>", "A link\nbelow\n"),
    ],
)  # fmt: skip
def test_changes_fields_and_links(body: str, text: str) -> None:
    assert read(with_body(body), "a.docx").text == text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"PK\x03\x04 no", "a broken DOCX"),
        (with_body(""), "no text in this DOCX"),
        (with_body("<w:p"), "no text in this DOCX"),
    ],
)
def test_broken(raw: bytes, reason: str) -> None:
    with pytest.raises(IngestError, match=f"^a.docx: {reason}"):
        read(raw, "a.docx")


def test_entities_are_not_unfolded() -> None:
    bomb = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"
    raw = with_body("<w:p><w:r><w:t>Before &i; after</w:t></w:r></w:p>", bomb)
    assert len(read(raw, "a.docx").text) < 50


def test_a_part_that_unfolds_without_end() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (200 << 20))
    with pytest.raises(IngestError, match="a part of it is too large"):
        read(raw.getvalue(), "a.docx")


def test_read_takes_a_docx() -> None:
    assert from_bytes(made(), "a.docx").text == TEXT
