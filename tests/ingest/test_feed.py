"""Feeds and sitemaps from files: their entries, and traps in their XML."""

from __future__ import annotations

import time
from typing import Any

import pytest

from communique.ingest.feed import day_of, entries
from communique.ingest.taken import Options

LONG = " ".join(f"<p>The President of Latvia received envoy number {n} of Norway in Riga and thanked him for the visit.</p>" for n in range(6))
ESCAPED = LONG.replace("<", "&lt;").replace(">", "&gt;")
CONTENT = "http://purl.org/rss/1.0/modules/content/"
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="{CONTENT}"><channel><title>News</title>
<link>https://gov.example/</link><language>en-GB</language>
<item><title>A &amp; B</title><link>https://gov.example/1</link><pubDate>Tue, 14 May 2024 23:10:00 +0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[{LONG}]]></content:encoded></item>
<item><title>Short</title><link>/2</link><description>Only a summary.</description></item>
<item><title>No page</title><description>{ESCAPED}{ESCAPED}{ESCAPED}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title>
<entry><title>One</title><link rel="self" href="https://gov.example/self"/><link href="https://gov.example/1"/>
<updated>2024-06-01T00:00:00Z</updated><published>2024-05-14T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="{CONTENT}"><channel><title>News</title></channel>
<item><title>One</title><link>https://gov.example/1</link><dc:date>2024-05-14</dc:date>
<content:encoded>{ESCAPED}</content:encoded></item></rdf:RDF>"""


def test_rss(take: Any) -> None:
    (one, bare), refused = take(RSS.encode(), "feed.xml")
    assert (one.title, one.source.source, one.source.published, one.source.publisher) == (
        "A & B", "https://gov.example/1", "2024-05-14", "gov.example",
    )  # fmt: skip
    assert one.source.text.count("\n\n") == 5 and one.source.text.startswith("The President of Latvia received envoy number 0")
    assert one.media == "text/html" and one.places and one.original is not None
    assert bare.title == "No page" and bare.source.source.endswith("feed.xml#3")
    assert [(item.name, item.reason) for item in refused] == [
        ("https://gov.example/2", "the feed has only a summary of it, and its page was not fetched")
    ]


@pytest.mark.parametrize("feed", [ATOM, RDF])
def test_atom_and_rdf(take: Any, feed: str) -> None:
    (one,), refused = take(feed.encode(), "a")
    assert (one.title, one.source.source, one.source.published) == ("One", "https://gov.example/1", "2024-05-14")
    assert "envoy number 5 of Norway" in one.source.text and refused == []


@pytest.mark.parametrize(
    "feed",
    [RSS.replace("A &amp; B", "A & B &nbsp;"), RSS.replace("</channel></rss>", ""), "\ufeff" + RSS, RSS.replace("<title>News", "<title>\x01News")],
)
def test_feeds_that_are_broken_here_and_there(take: Any, feed: str) -> None:
    found, _ = take(feed.encode(), "feed.xml")
    assert "https://gov.example/1" in [one.source.source for one in found]
    (bare,) = (one for one in found if one.title == "No page")
    assert bare.source.text.count("\n\n") == 17  # of what is escaped after the broken place nothing is lost


@pytest.mark.parametrize(
    ("feed", "found"),
    [
        ("<rss><channel><item><title>A & B &nbsp;C</title><link>https://a.example/1?a=1&b=2&copy=3</link></item></channel></rss>",
         ("A & B C", "https://a.example/1?a=1&b=2&copy=3")),
        ("\n <?xml version='1.0'?><rss><channel></b><item><title>A &amp; B</title><link>https://a.example/1?a=1&amp;b=2</link></item></channel></rss>",
         ("A & B", "https://a.example/1?a=1&b=2")),
        ("<rss><channel><item><title>Caf&eacute; &amp;eacute;</title><link>https://a.example/1</link></item></channel></rss>",
         ("Café &eacute;", "https://a.example/1")),
        ("<rss><channel><item><title><![CDATA[A & B &eacute;]]></title><link><![CDATA[ https://a.example/1?a=1&b ]]></link></item></channel></rss>",
         ("A & B &eacute;", "https://a.example/1?a=1&b")),
        ('<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/en/"><entry xml:base="news/"><title>A</title><link href="1"/></entry></feed>',
         ("A", "https://a.example/en/news/1")),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="http://[1"/></entry></feed>', ("A", "http://[1")),
    ],
)  # fmt: skip
def test_signs_and_addresses_as_feeds_write_them(feed: str, found: tuple[str, str]) -> None:
    ((one,), _) = entries(feed.encode(), "feed.xml", 10)
    assert (one.title, one.link) == found


def bomb(feed: str) -> str:
    laughs = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">{laughs}]>' + feed.partition("?>")[2].replace("Short.", "&j;")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_feeds(take: Any, encoding: str) -> None:
    start = time.perf_counter()
    found, refused = take(bomb(RSS).replace("?>", f' encoding="{encoding}"?>', 1).encode(encoding), "feed.xml")
    assert (found, [one.reason for one in refused]) == ([], ["XML with entities of its own is not read"])
    assert time.perf_counter() - start < 2


def test_outer_entities_are_not_loaded(take: Any, tmp_path: Any) -> None:
    (tmp_path / "secret.txt").write_text("The secret.")
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>' + RSS.partition("?>")[2].replace("Short.", "&x;")
    found, refused = take(feed.encode(), "feed.xml")
    assert found == [] and "entities" in refused[0].reason


def test_deep_and_wide_xml(take: Any) -> None:
    for feed in ("<rss><channel>" + "<item>" * 100_000, "<rss><channel>" + "<item/>" * 300_000 + "</channel></rss>"):
        start = time.perf_counter()
        found, _ = take(feed.encode(), "feed.xml", Options())
        assert found == [] and time.perf_counter() - start < 30


def test_sitemap_and_other_xml_in_files(take: Any) -> None:
    sitemap = b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://gov.example/1 </loc></url></urlset>'
    _found, refused = take(sitemap, "sitemap.xml")
    assert [(one.name, one.reason) for one in refused] == [("https://gov.example/1", "not fetched: fetching is not allowed")]


def test_only_wanted_hosts(take: Any) -> None:
    found, refused = take(RSS.encode(), "feed.xml", Options(hosts=("other.example",)))
    assert [one.title for one in found] == ["No page"] and refused == []


def test_a_feed_of_another_page_has_whole_addresses() -> None:
    found, language = entries(RSS.encode(), "https://gov.example/feed", 10)
    assert [one.link for one in found] == ["https://gov.example/1", "https://gov.example/2", None]
    assert language == "en-GB"


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Tue, 14 May 2024 23:10:00 GMT", "2024-05-14"),
        ("14 May 2024", "2024-05-14"),
        ("2024-05-14T23:10:00Z", "2024-05-14"),
        ("yesterday", None),
        ("Tue, 99 May 2024 23:10:00 GMT", None),
        (None, None),
    ],
)
def test_days_of_feeds(words: str | None, iso: str | None) -> None:
    assert day_of(words) == iso
