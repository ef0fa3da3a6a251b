"""Pages of every make: their facts, their documents, what falls away, and where each word stood."""

from __future__ import annotations

import time
from typing import Any

import lxml.html
import pytest

from communique.ingest.html import fragment, pages
from communique.ingest.taken import mapped, placed

LEAD = "President of Kazakhstan Daulet Arystanov received Minister of Transport of Latvia Edgars Briezkalns in Astana."
MORE = "The two sides spoke of railways, ports and the new road between their countries, and agreed to meet again."
TITLE = "President received Minister of Latvia"


def only(text: str) -> Any:
    (found,) = pages(text, "a.html")
    return found


LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "published", "publisher"),
    [
        ('<link rel="canonical" href="https://www.president.example.org/1">', None, "president.example.org"),
        ('<meta property="og:url" content="https://mfa.example/2">', None, "mfa.example"),
        ('<meta property="article:published_time" content="2024-05-14T09:00:00+05:00">', "2024-05-14", None),
        ('<meta name="DC.date.issued" content="2024-05-14">', "2024-05-14", None),
        (LINKED.format('{"@type": "NewsArticle", "datePublished": "2024-05-14", "dateModified": "2024-06-01"}'), "2024-05-14", None),
        (LINKED.format('{"@graph": [{"@type": ["Article"], "datePublished": "2024-05-14", "publisher": {"url": "https://gov.example"}}]}'), "2024-05-14", "gov.example"),
        (LINKED.format('{"@type": "Organization", "url": "https://other.example", "foundingDate": "1999-01-01"}'), None, None),
        (LINKED.format("{broken"), None, None),
        (LINKED.format("[" * 50_000), None, None),
        (LINKED.format('{"@type": "Article", "dateModified": "2024-06-01"}'), None, None),
        ('<meta property="article:modified_time" content="2024-06-01"><meta name="Last-Modified" content="2024-06-01">', None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_facts_in_the_head(make: Any, head: str, published: str | None, publisher: str | None) -> None:
    found = only(make.page(TITLE, LEAD, MORE, head=head))
    assert (found.title, found.source.published, found.source.publisher) == (TITLE, published, publisher)


TEASER = '<li><a href="/{0}">The Prime Minister of country number {0} opened a bridge</a></li>'
TEASERS = "<ul>" + "".join(TEASER.format(n) for n in range(6)) + "</ul>"


@pytest.mark.parametrize(
    "around",
    [
        f"<nav>{TEASERS}</nav>",
        f'<div class="sidebar-menu">{TEASERS}</div>',
        f"<h3>Related news</h3>{TEASERS}",
        f"<div><div><h4>Read also:</h4></div>{TEASERS}</div>",
        f"<p><strong>Читайте также</strong></p>{TEASERS}",
        f"<h2>相关新闻</h2>{TEASERS}",
        f'<section class="related-posts"><h3>You may like</h3>{TEASERS}</section>',
        '<div id="cookie-banner"><p>We use cookies to make this site better for you and for all of our visitors.</p><button>Accept</button></div>',
        '<div class="x7"><p>This site uses cookies. See our cookie policy for what they do.</p><button>I agree</button></div>',
        "<p>Print</p><p>Share</p>",
        '<h3>More news</h3><div><a href="/a">A bridge opened</a><p>The Prime Minister cut the ribbon today.</p></div><div><a href="/b">A road closed</a><p>It will be mended.</p></div>',
        '<ul class="share"><li><a href="#">Facebook</a></li><li><a href="#">Telegram</a></li></ul>',
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_what_stands_around_a_text_falls_away(make: Any, around: str, inside: bool) -> None:
    page = make.page(TITLE, LEAD, MORE, tail="" if inside else around)
    page = page.replace("</article>", f"{around}</article>") if inside else page
    assert only(page).source.text == f"{TITLE}\n\n{LEAD}\n\n{MORE}\n"


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ministers spoke of a common policy on cookies and privacy, and agreed that browsers should ask less often.",
        'The <a href="/a">joint statement</a> and the <a href="/b">memorandum</a> were signed by the two ministers today.',
        "Read also the words of the President, said the Minister, and see how the related talks on trade went on.",
    ],
)
def test_what_belongs_to_a_text_stays(make: Any, paragraph: str) -> None:
    text = only(make.page(TITLE, LEAD, paragraph, MORE)).source.text
    assert " ".join(lxml.html.fromstring(paragraph).text_content().split()) in text.split("\n\n")


@pytest.mark.parametrize(
    ("around", "published"),
    [
        ("<footer>Copyright 2020. Updated 1 January 2021</footer>", None),
        ('<div class="page-footer">Last updated: 01.01.2021</div>', None),
        ('<span itemprop="datePublished" content="2024-05-14">yesterday</span>', "2024-05-14"),
        ('<span class="date">14 May 2024</span>', "2024-05-14"),
        ('<time datetime="2024-05-14T10:00">14 May</time>', "2024-05-14"),
    ],
)
def test_the_day_that_a_page_shows(make: Any, around: str, published: str | None) -> None:
    page = make.page(TITLE, LEAD, MORE).replace("</h1>", f"</h1>{'' if 'pdated' in around else around}")
    assert only(page.replace("</body>", around + "</body>")).source.published == published


LINKS = '<p><a href="/1">One more thing that the ministry wrote about the road</a></p><ul><li><a href="/2">Another</a></li></ul>'


@pytest.mark.parametrize("link", ["", '<a href="/x">of both sides</a> '])
def test_links_amid_a_text_fall_away_and_the_text_after_them_stays(make: Any, link: str) -> None:
    after = [f"<p>{link}{words}</p>" for words in (MORE, LEAD, MORE, LEAD)]
    page = make.page(TITLE, LEAD).replace("</article>", f"<p><b>Read also:</b></p>{LINKS}{''.join(after)}</article>")
    text = only(page).source.text
    assert "One more thing" not in text and "Read also" not in text and "Another" not in text
    assert text.count(MORE) == 2 and text.count(LEAD) == 3


def article(title: str, day: str, name: str = "", kind: str = "") -> str:
    words = f"<p>{title}: {LEAD}</p><p>{MORE} {MORE}</p><p>{LEAD} {MORE}</p>"
    return f'<article id="{name}" class="{kind}"><h2>{title}</h2><time datetime="{day}T10:00"></time>{words}</article>'


def test_several_documents_on_one_page() -> None:
    body = article("A visit", "2024-05-14", "one") + article("A call", "2024-05-15") + article("Me too", "2024-05-16", kind="comment")
    page = f"<!doctype html><html><head><title>News of May</title></head><body><main>{body}</main></body></html>"
    first, second = pages(page, "a.html")
    assert [(one.title, one.part, one.source.published) for one in (first, second)] == [
        ("A visit", "one", "2024-05-14"), ("A call", "2", "2024-05-15"),
    ]  # fmt: skip
    assert first.source.text.startswith("A visit\n\nA visit: President") and "A call" not in first.source.text
    tree = lxml.html.document_fromstring(page)
    for one in (first, second):
        assert mapped(one.places, one.source.text) == 1.0
        check(tree, one)


@pytest.mark.parametrize("opening", ['<div class="news-item big">', '<section itemscope itemtype="https://schema.org/NewsArticle">'])
def test_articles_by_class_and_by_type(opening: str) -> None:
    close = "</div>" if opening.startswith("<div") else "</section>"
    body = "".join(article(title, "2024-05-14").replace("<article id=\"\" class=\"\">", opening).replace("</article>", close) for title in ("A visit", "A call"))
    found = pages(f"<html><head><title>News</title></head><body><div id='all'>{body}</div></body></html>", "a.html")
    assert [one.title for one in found] == ["A visit", "A call"]


def test_teasers_are_no_documents(make: Any) -> None:
    teasers = "".join(f'<article><h3><a href="/{n}">News {n}</a></h3><p>{LEAD}</p></article>' for n in range(5))
    assert only(make.page(TITLE, LEAD, MORE, MORE, tail=f"<section>{teasers}</section>")).title == TITLE


def check(tree: Any, found: Any) -> None:
    """Each place leads to the same letters in the page, blanks aside."""
    for place in found.places:
        (node,) = tree.xpath(place.node)
        there = node.text_content()[place.offset : place.offset + place.end - place.start]
        here = found.source.text[place.start : place.end]
        assert [a if not a.isspace() else " " for a in there] == [b if not b.isspace() else " " for b in here]


MESSY = f"""<!doctype html><html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>
<p>President  of
   Kazakhstan <b>Daulet</b> Arysta<i>nov</i>&nbsp;received <a href="/x">Minister of Transport</a> of Latvia &amp; others.</p>
{MORE}<br>{LEAD}
<ul><li>One of the <em>things</em> that they spoke of was the railway.</li><li>Another one was the port of Riga.</li></ul>
<table><tr><td>Cell one of the table of guests</td><td>Cell two of the table</td></tr></table>
<blockquote><p>“We are glad,” said the Minister of Transport of Latvia.</p></blockquote></div></body></html>"""


def test_every_word_leads_back_to_its_node() -> None:
    found = only(MESSY)
    assert mapped(found.places, found.source.text) > 0.98
    check(lxml.html.document_fromstring(MESSY), found)
    at = found.source.text.index("received Minister of Transport")
    (place,) = placed(found.places, at, at + 17)
    assert place.node == "/html/body/div[1]/p[1]" and place.offset is not None


def test_words_that_are_not_on_the_page_have_no_place(make: Any) -> None:
    head = '<meta property="og:title" content="A headline that only the head has">'
    found = only(make.page("", LEAD, MORE, head=head).replace("<h1></h1>", ""))
    text = found.source.text
    assert text.startswith("A headline that only")
    assert placed(found.places, 0, 20) == ()
    assert placed(found.places, text.index(LEAD), text.index(LEAD) + 9) != ()


def test_a_page_100_000_deep_is_over_soon() -> None:
    deep = "<div>" * 100_000 + f"<p>{LEAD}</p>" + "</div>" * 100_000
    start = time.perf_counter()
    for body in (f"<p>{LEAD}</p><p>{MORE}</p>{deep}", deep):
        try:
            list(pages(f"<html><body>{body}</body></html>", "a.html"))
        except Exception as error:
            assert str(error) == "a.html: no text in this HTML"
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    ("many", "reason"),
    [(500_000, "an HTML page of more than 5,000,000 letters"), (70_000, "an HTML page of more than 60,000 elements")],
)
def test_a_page_too_large_is_refused(take: Any, many: int, reason: str) -> None:
    found, refused = take(b"<html><body>" + b"<p>He came.</p>" * many, "a.html")
    assert found == [] and refused[0].reason == reason


def test_fragment() -> None:
    text, places = fragment("One <b>line</b>.<p>Two\n lines.</p><ul><li>Three</li></ul><script>no()</script>Four")
    assert text == "One line.\n\nTwo lines.\n\nThree\n\nFour\n"
    assert [place.node for place in places] == ["/div", "/div/p[1]", "/div/p[1]", "/div/ul[1]/li[1]", "/div"]


def test_a_table_that_sets_out_a_page_is_no_table(make: Any) -> None:
    menu = '<a href="/">Home</a> <a href="/news">News</a>'
    body = f"<table><tr><td>{menu}</td><td><b>{TITLE}</b><br>{LEAD}<br><br>{MORE}</td></tr></table>"
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    assert only(page).source.text == f"{TITLE}\n\n{LEAD}\n\n{MORE}\n"
