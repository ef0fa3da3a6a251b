"""Files of every make: read as they are, or refused in one line that says why."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from communique import read
from communique.ingest import IngestError, from_bytes, opened
from communique.ingest.facts import day, host
from communique.ingest.html import extracted

SENTENCE = "President Łukasz Żak received Minister José Núñez – “welcome”."
LEAD = "President of Kazakhstan Daulet Arystanov received Minister of Transport of Latvia Edgars Briezkalns."
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Visit | Office of the President</title>
<meta property="og:title" content="President received Minister of Latvia">
<link rel="canonical" href="https://www.president.example.org/en/news/1">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-14T09:00:00+05:00"}
</script>
</head>
<body><nav><a href="/">Home</a><a href="/b">News</a></nav>
<main><article><h1>President received Minister of Latvia</h1>
<p>{LEAD}</p>
<p>– Welcome! &amp; so on.</p><ul><li>One thing</li><li>Another thing</li></ul>
<p>– Welcome! &amp; so on.</p></article></main>
<footer>All rights reserved</footer></body></html>""".replace("{LEAD}", LEAD)


def refused(raw: bytes) -> str:
    with pytest.raises(IngestError) as caught:
        opened(from_bytes(raw, "a.txt"))
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_empty(raw: bytes) -> None:
    assert refused(raw).endswith(": empty")


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04abc",
        b"\x89PNG\r\n",
        b"\x1f\x8b\x08",
        b"ab\x00\x01cd\x00",
        bytes(range(1, 9)) * 400,
    ],
)
def test_binary(raw: bytes) -> None:
    assert refused(raw).endswith(": not a text (binary)")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_hold_everything(encoding: str) -> None:
    assert from_bytes(SENTENCE.encode(encoding), "a.txt").text == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    text = "The President of Latvia received the Minister. " * 20
    assert from_bytes(text.encode(encoding), "a.txt").text == text


def test_windows_1252() -> None:
    text = "Minister José Núñez – “welcome” to all of the guests."
    assert from_bytes(text.encode("cp1252"), "a.txt").text == text


def test_broken_utf8_keeps_what_is_whole() -> None:
    raw = SENTENCE.encode()
    assert from_bytes(raw + b"\xff\n" + raw, "a.txt").text == f"{SENTENCE}\ufffd\n{SENTENCE}"


def test_line_ends_are_unified_and_nothing_else_changes() -> None:
    assert from_bytes(b"One \r\n\r\ntwo\xc2\xa0\rthree  \n", "a.txt").text == "One \n\ntwo\u00a0\nthree  \n"


def test_folder_missing_file_and_odd_name(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path, "is a directory"),
        (tmp_path / "no.txt", "No such file"),
        (Path("a\0b"), "null"),
    ):
        with pytest.raises(IngestError, match=reason):
            opened(path)


def test_chinese_text_is_read() -> None:
    text = "国家主席会见了白俄罗斯国防部长。双方就合作交换了意见。"
    record = read(text)
    assert record.document.text == text


def test_enormous_line_is_read_in_time() -> None:
    text = "The President of Latvia met the Foreign Minister of Norway, who thanked him for the support. " * 1500
    start = time.perf_counter()
    record = read(text)
    assert record.document.text == text
    assert time.perf_counter() - start < 30


def test_a_str_is_always_a_text() -> None:
    assert read("README.md").document.text == "README.md"


def test_html_is_headline_and_paragraphs() -> None:
    found = extracted(PAGE, "a.html")
    assert found.text.split("\n\n") == [
        "President received Minister of Latvia",
        LEAD,
        "– Welcome! & so on.",
        "- One thing\n- Another thing",
        "– Welcome! & so on.\n",
    ]
    assert (found.published, found.publisher) == ("2024-05-14", "president.example.org")


def test_html_is_known_by_its_name_or_its_opening(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt"):
        (tmp_path / name).write_text(PAGE, encoding="utf8")
        found = opened(tmp_path / name)
        assert (found.text.splitlines()[0], found.source) == (
            "President received Minister of Latvia",
            str(tmp_path / name),
        )


def test_html_in_the_encoding_that_it_declares() -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("Daulet Arystanov", "Даулет Арыстанов")
    assert "Даулет Арыстанов" in from_bytes(page.encode("windows-1251"), "a.html").text


@pytest.mark.parametrize("page", ["<!doctype html>", "<html><body><script>1</script></body></html>", "<html></html>"])
def test_html_with_no_text(page: str) -> None:
    with pytest.raises(IngestError, match=r"^a\.html: no text in this HTML$"):
        extracted(page, "a.html")


def test_html_states_no_date_that_the_page_does_not() -> None:
    found = extracted(
        "<html><body><p>The President met the Minister.</p><footer>© 2019</footer></body></html>", "a.html"
    )
    assert (found.published, found.publisher) == (None, None)


FRONT = """---
title: "A meeting"
date: 2024-05-14
source: https://www.gov.example/news/1
lang: en
---

# A meeting

The President met the Minister.
"""


def test_front_matter_is_known_and_the_text_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FRONT)
    found = opened(tmp_path / "a.md")
    assert found.text == FRONT
    assert (found.source, found.published, found.publisher, found.language) == (
        "https://www.gov.example/news/1",
        "2024-05-14",
        "gov.example",
        "en",
    )


def test_keywords_win_over_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FRONT)
    assert opened(tmp_path / "a.md", published="2020-01-01").published == "2020-01-01"


@pytest.mark.parametrize("text", ["---\nno end: here\n", "* * *\n---\na: b\n---\n", "Title\n---\nx: y\n"])
def test_lines_that_are_no_front_matter(text: str) -> None:
    found = from_bytes(text.encode(), "a.md")
    assert (found.text, found.published, found.source) == (text, None, None)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2024-05-14", "2024-05-14"),
        ("2024-05-14T10:00:00Z", "2024-05-14"),
        ("14 May 2024", "2024-05-14"),
        ("May 14, 2024", "2024-05-14"),
        ("2024-13-01", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_days(words: str | None, iso: str | None) -> None:
    assert day(words) == iso


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("https://www.Gov.example/a?b", "gov.example"),
        ("gov.example", "gov.example"),
        ("The White House", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_hosts(words: str | None, name: str | None) -> None:
    assert host(words) == name


@pytest.mark.parametrize(("stated", "language"), [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), (None, None)])
def test_language_without_its_region(stated: str | None, language: str | None) -> None:
    assert opened(SENTENCE, language=stated).language == language


@pytest.mark.parametrize("stated", ["zz", "../..", 'en" onload="x'])
def test_language_that_there_are_no_words_for(stated: str) -> None:
    with pytest.raises(IngestError, match="cannot be read"):
        opened(SENTENCE, language=stated)
