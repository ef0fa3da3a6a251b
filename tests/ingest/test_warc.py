"""Web archives: pages of the wanted hosts, whatever is broken between them."""

from __future__ import annotations

import gzip
import time
from typing import Any

import pytest

pytest.importorskip("fastwarc")

from communique.ingest.taken import Options

LEAD = "President of Kazakhstan Daulet Arystanov received Minister of Transport of Latvia Edgars Briezkalns in Astana."


@pytest.fixture(scope="module")
def records(make: Any) -> list[bytes]:
    """Three records of pages."""
    return [make.warc(f"https://{host}/{n}", make.page(f"Visit number {n}", LEAD).encode()) for n, host in enumerate(["www.gov.example", "other.example", "mfa.gov.example"], 1)]


def titles(found: list[Any]) -> list[str | None]:
    return [one.title for one in found]


def packed(records: list[bytes], how: str) -> bytes:
    return b"".join(gzip.compress(record) if how == "gz" else record for record in records)


@pytest.mark.parametrize("how", ["plain", "gz"])
def test_pages(take: Any, records: list[bytes], how: str) -> None:
    found, refused = take(packed(records, how), "a.warc" + ("" if how == "plain" else ".gz"))
    assert titles(found) == ["Visit number 1", "Visit number 2", "Visit number 3"]
    assert (found[0].source.source, found[0].source.publisher) == ("https://www.gov.example/1", "gov.example")
    assert found[0].source.text == f"Visit number 1\n\n{LEAD}\n" and found[0].original in records[0] and found[0].places
    assert refused == []


def test_only_wanted_hosts(take: Any, records: list[bytes]) -> None:
    found, _ = take(packed(records, "gz"), "a.warc.gz", Options(hosts=("gov.example",)))
    assert titles(found) == ["Visit number 1", "Visit number 3"]


def test_what_is_no_page_is_passed_over(take: Any, make: Any, records: list[bytes]) -> None:
    others = [
        make.warc("https://gov.example/a.png", b"\x89PNG", "image/png"),
        make.warc("https://gov.example/moved", b"moved", status="301 Moved"),
        make.warc("https://gov.example/gone", b"gone", status="404 Not Found"),
        records[0].replace(b"WARC-Type: response", b"WARC-Type: request"),
    ]
    found, refused = take(packed([*others, records[1]], "plain"), "a.warc")
    assert (titles(found), refused) == (["Visit number 2"], [])


def test_bodies_that_are_packed_and_chunked(take: Any, make: Any) -> None:
    page = make.page("A visit", LEAD).encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    raw = make.warc("https://a.example/1", gzip.compress(page), more="Content-Encoding: gzip\r\n") + make.warc(
        "https://a.example/2", chunked, more="Transfer-Encoding: chunked\r\n"
    )
    assert titles(take(raw, "a.warc")[0]) == ["A visit", "A visit"]


def test_pdf_in_a_web_archive(take: Any, make: Any) -> None:
    raw = make.warc("https://a.example/1.pdf", make.pdf([make.drawn(["The President came."])]), "application/pdf")
    (found,), _ = take(raw, "a.warc")
    assert (found.source.text, found.media) == ("The President came.\n", "application/pdf")


BREAKS = {
    "garbage between": lambda second: b"no record here\r\n\r\n" + second[:60] + second[100:],
    "length too long": lambda second: second.replace(b"Content-Length: ", b"Content-Length: 9", 1),
    "length too short": lambda second: second.replace(b"Content-Length: ", b"Content-Length: 0", 1),
    "negative length": lambda second: second.replace(b"Content-Length: ", b"Content-Length: -", 1),
    "cut off": lambda second: second[:300],
    "no answer in it": lambda second: second.replace(b"HTTP/1.1 200 OK", b"HTTQ! 200 OK"),
}


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.parametrize("how", ["plain", "gz"])
def test_broken_records_cost_only_themselves(take: Any, records: list[bytes], name: str, how: str) -> None:
    raw = packed([records[0], BREAKS[name](records[1]), records[2]], how)
    found, refused = take(raw, "a.warc")
    kept = [title for title in titles(found) if title != "Visit number 2"]
    assert kept == ["Visit number 1", "Visit number 3"]
    assert len(found) + min(1, len(refused)) >= 3
    assert all("\n" not in one.reason for one in refused)


def test_broken_gzip_member(take: Any, records: list[bytes]) -> None:
    second = bytearray(gzip.compress(records[1]))
    second[60:90] = b"x" * 30
    raw = gzip.compress(records[0]) + bytes(second) + gzip.compress(records[2])
    found, refused = take(raw, "a.warc.gz")
    assert titles(found) == ["Visit number 1", "Visit number 3"] and refused


def test_a_member_that_unfolds_without_end(take: Any, records: list[bytes]) -> None:
    bomb = gzip.compress(records[1].replace(LEAD.encode(), b" " * 400_000_000), 9)
    start = time.perf_counter()
    found, _refused = take(gzip.compress(records[0]) + bomb + gzip.compress(records[2]), "a.warc.gz")
    assert "Visit number 1" in titles(found) and "Visit number 3" in titles(found)
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b.example/", "", "https://["])
def test_odd_addresses(take: Any, make: Any, records: list[bytes], url: str) -> None:
    found, _ = take(make.warc(url, b"<html><body><p>x</p>") + records[0], "a.warc")
    assert titles(found) == ["Visit number 1"]


def test_in_an_archive(take: Any, make: Any, records: list[bytes]) -> None:
    found, refused = take(make.zipped({"a.warc.gz": packed(records, "gz"), "b.warc": packed(records, "")}), "a.zip")
    assert (len(found), refused) == (6, [])
