"""The original beside the text: pages, PDF, Word files and texts, each with the place shown, none able to act."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique import read
from communique.ingest.found import Taken
from communique.ingest.taken import taken
from communique.serve.app import build
from communique.serve.settings import Settings
from communique.store import open_archive
from communique.store.entries import Entry, Sighting
from communique.store.prepared import prepared

HERE = "http://127.0.0.1:8420"
WORDS = "President Ana Kovač of Croatia received Prime Minister Jon Dahl of Norway in Split."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A visit</title>
<script>alert(1)</script><meta http-equiv="refresh" content="0;url=//x.example"></head><body><main><article><h1>A visit</h1>
<p>{WORDS.replace("received", "<b onclick='alert(1)'>received</b>")}</p><p>They talked about trade &amp; the sea for an hour.</p>
</article></main></body></html>"""
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
Ask = Callable[..., tuple[TestClient, str, str]]


def pdf() -> bytes:
    """A PDF of one page with one line."""
    line = WORDS.replace("č", "c").encode()
    content = b"BT /F1 11 Tf 1 0 0 1 72 700 Tm (%s) Tj ET" % line
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]  # fmt: skip
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (table, start)
    return bytes(out)


def docx() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", WORD.format(WORDS))
    return packed.getvalue()


FILES = {"a.html": PAGE.encode(), "a.pdf": pdf(), "a.docx": docx(), "a.txt": WORDS.encode(), "old.txt": f"{WORDS} They agreed.".encode("utf-16")}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks for a page of the document of a file; the answer, its id, and the place of the words "received"."""
    folder = tmp_path_factory.mktemp("originals")
    ids: dict[str, tuple[str, str]] = {}
    with open_archive(folder / "a.db", create=True) as archive:
        writer = archive.writer("communique", "1")
        for name, raw in FILES.items():
            (folder / name).write_bytes(raw)
            (one,) = taken(folder / name)
            assert isinstance(one, Taken), one
            record = read(one.source)
            sighting = Sighting(record.document.id, name, media=one.media, original=one.original, places=one.places)
            archive.write(writer, [Entry(sighting, prepared(record))])
            start = record.document.text.index("received")
            ids[name] = record.document.id, f"{start}-{start + 8}"
    with TestClient(build(Settings(folder / "a.db")), base_url=HERE) as client:
        yield lambda name: (client, *ids[name])


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_source_is_shown_with_the_place(ask: Ask, name: str) -> None:
    client, id_, at = ask(name)
    page = client.get(f"/documents/{id_}/original?at={at}").text
    assert '<mark class="place" id="in-source" tabindex="0">received</mark>' in page
    shown = re.search(r"<pre[^>]*>(.*?)</pre>", page, re.S)
    assert shown and unescape(re.sub(r"<[^>]+>", "", shown[1])).strip() == FILES[name].decode().strip()
    assert "<script>alert" not in page and "onclick='alert" not in page


def test_text_in_another_encoding_is_shown(ask: Ask) -> None:
    client, id_, _ = ask("old.txt")
    assert "Ana Kovač" in client.get(f"/documents/{id_}/original").text


@pytest.mark.parametrize("name", ["a.html", "a.pdf"])
def test_text_stands_beside_it(ask: Ask, name: str) -> None:
    """With its marks; no name is there twice, and its tips lead to the document's own page."""
    client, id_, at = ask(name)
    page = client.get(f"/documents/{id_}/original?at={at}").text
    assert '<article class="text"' in page and '<mark class="m place" id="at"' in page
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert f'href="/documents/{id_}#c-' in page and 'href="#c-' not in page


def test_page_is_fenced(ask: Ask) -> None:
    """The page as it came may be looked at: it loads nothing, runs nothing and leads nowhere."""
    client, id_, _ = ask("a.html")
    answer = client.get(f"/documents/{id_}/original/page")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "; sandbox;" in policy and "allow" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert '<iframe class="frame" sandbox src="/documents/' in client.get(f"/documents/{id_}/original").text


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt"])
def test_only_a_page_is_framed(ask: Ask, name: str) -> None:
    client, id_, _ = ask(name)
    assert client.get(f"/documents/{id_}/original/page").status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_file_can_be_kept(ask: Ask, name: str) -> None:
    """It comes as it was, and never as something that a browser opens."""
    client, id_, _ = ask(name)
    answer = client.get(f"/documents/{id_}/original/file")
    assert answer.content == FILES[name]
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment; ")


def test_sheet_of_a_pdf_with_the_place_framed(ask: Ask) -> None:
    client, id_, at = ask("a.pdf")
    page = client.get(f"/documents/{id_}/original?at={at}").text
    assert 'viewBox="0 0 595.0 842.0"' in page
    box = re.search(r'<rect class="place" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', page)
    assert box and 60 < float(box[1]) < 80 and 125 < float(box[2]) < 145
    picture = client.get(f"/documents/{id_}/original/sheets/1.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("number, status", [("2", 404), ("0", 404), ("-1", 404), ("x", 422)])
def test_no_such_sheet(ask: Ask, number: str, status: int) -> None:
    client, id_, _ = ask("a.pdf")
    assert client.get(f"/documents/{id_}/original/sheets/{number}.png").status_code == status
    assert client.get(f"/documents/{ask('a.txt')[1]}/original/sheets/1.png").status_code == 404


def test_word_file_is_not_shown_but_can_be_kept(ask: Ask) -> None:
    client, id_, _ = ask("a.docx")
    page = client.get(f"/documents/{id_}/original").text
    assert "not shown here" in page and "original/file" in page


def test_gone_original_is_said_in_a_line(ask: Ask, tmp_path: Path) -> None:
    """An archive without its folder of originals still shows texts."""
    with open_archive(tmp_path / "b.db", create=True) as archive:
        record = read(WORDS)
        sighting = Sighting(record.document.id, "b.html", media="text/html", original=PAGE.encode())
        archive.write(archive.writer("communique", "1"), [Entry(sighting, prepared(record))])
        for file in archive.originals.folder.rglob("*.z"):
            file.unlink()
    with TestClient(build(Settings(tmp_path / "b.db")), base_url=HERE) as client:
        assert client.get(f"/documents/{record.document.id}").status_code == 200
        answer = client.get(f"/documents/{record.document.id}/original")
        assert answer.status_code == 503 and "Traceback" not in answer.text
