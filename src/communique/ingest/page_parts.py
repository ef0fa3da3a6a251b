"""A page without what stands around its text, and the documents of a page that has several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import takewhile
from typing import Any

from lxml import html

from communique import data

NAME_PARTS = re.compile(r"[^\W_]+")
HEADINGS = ("h1", "h2", "h3", "h4")
HOLDERS = frozenset({"body", "html", "main", "article"})
PARTS = ("div", "section", "aside", "nav", "ul", "ol", "p", "footer", "header", "dialog", "form", "table", "details")
HEADING_PARTS = (*HEADINGS, "h5", "h6", "p", "div", "strong", "b", "span", "dt", "header")
ROLES = ("navigation", "dialog", "alertdialog", "contentinfo")
LONGEST_HEADING = 60
LONGEST_BANNER = 1200
LONGEST_TEASER = 250
MOSTLY_LINKS = 0.5
SHARE_OF_PAGE = 0.4  # an element that holds more of a page's words is its matter, whatever its name
ONE_DOCUMENT = 400  # letters
ONE_PARAGRAPH = 80


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of world/pages.toml."""
    return frozenset(data.entries(data.toml("world", "pages.toml")[name]))


def words(element: Any) -> str:
    """The text of an element, in one line."""
    return " ".join("".join(element.itertext()).split())


def cleaned(page: Any) -> Any:
    """A copy of a page without menus, consent banners, and lists of other news."""
    copied = deepcopy(page)
    whole = max(1, len(words(copied)))
    for element in [element for element in copied.iter("meta", "script") if is_misleading(element)]:
        element.drop_tree()
    for table in list(copied.iter("table")):
        if is_layout(table, whole):
            unfold(table)
    for element in list(copied.iter(*PARTS)):
        if element.getparent() is not None and is_around(element, whole):
            element.drop_tree()
    for element in list(copied.iter(*HEADING_PARTS)):
        if element.getparent() is not None and is_tail_heading(element):
            drop_tail(element, whole)
    return copied


def is_layout(table: Any, whole: int) -> bool:
    """Does a table only set out a page: has one of its cells paragraphs or line ends, and much of the page's words?"""
    return any(
        len(words(cell)) > whole * SHARE_OF_PAGE and next(cell.iter("p", "br", "table"), None) is not None
        for cell in table.iter("td")
    )


def unfold(table: Any) -> None:
    """Make the cells of a table plain parts of the page."""
    for element in [table, *table.iter("tbody", "thead", "tr", "td", "th")]:
        if next(element.iterancestors("table"), table) is table:
            element.tag = "div"


def is_around(element: Any, whole: int) -> bool:
    """Is an element a consent banner or a list of links, by its name or role, and little of the page?"""
    names = named(element)
    if element.tag == "nav" or element.get("role") in ROLES or is_foot(element, names):
        return len(words(element)) < whole * SHARE_OF_PAGE
    telling = names & listed("elsewhere"), names & listed("consent")
    if not any(telling) and element.tag not in ("div", "section", "aside", "p", "dialog"):
        return False
    text = words(element)
    if len(text) > whole * SHARE_OF_PAGE and len(text) > ONE_PARAGRAPH:
        return False
    if telling[1]:
        return True
    return (bool(telling[0]) and links(element, text) > MOSTLY_LINKS) or is_banner(element, text)


def is_foot(element: Any, names: frozenset[str]) -> bool:
    """Is an element the foot of the page, and not of an article in it?"""
    told = element.tag == "footer" or bool(names & listed("feet"))
    return told and next(element.iterancestors("article", "main"), None) is None


def is_misleading(element: Any) -> bool:
    """Does an element of the head tell when a page was changed, which is no day of publication?

    JSON-LD tells it too, and has been read.
    """
    name = (element.get("property") or element.get("name") or element.get("http-equiv") or "").lower()
    changed = "modif" in name or "updated" in name
    return changed if element.tag == "meta" else "ld+json" in (element.get("type") or "").lower()


def named(element: Any) -> frozenset[str]:
    """The words in an element's class and id."""
    return frozenset(NAME_PARTS.findall(f"{element.get('class') or ''} {element.get('id') or ''}".lower()))


def links(element: Any, text: str) -> float:
    """The share of an element's text that is links."""
    linked = sum(len(words(link)) for link in element.iter("a", "button"))
    return linked / len(text) if text else 1.0


def is_banner(element: Any, text: str) -> bool:
    """Does a short element ask about cookies?"""
    if len(text) > LONGEST_BANNER or "cookie" not in text.lower():
        return False
    said = text.lower()
    asks = next(element.iter("button", "input"), None) is not None or said.count("cookie") > 1
    return asks and any(word in said for word in listed("banner"))


def is_tail_heading(element: Any) -> bool:
    """Is an element a short line that announces other news?"""
    text = words(element).lower().strip(" :.…»>|")
    return len(text) <= LONGEST_HEADING and text in listed("tails")


def drop_tail(heading: Any, whole: int) -> None:
    """Drop a heading that announces other news with the links behind it, or with teasers where nothing else follows."""
    while alone(heading):
        heading = heading.getparent()
    following = list(heading.itersiblings())
    listed = list(takewhile(is_links, following))
    if any(words(after) for after in listed if isinstance(after.tag, str)) or not following:
        dropped = listed
    elif are_teasers(following, whole):
        dropped = following
    else:
        return
    for element in (heading, *dropped):
        element.drop_tree()


def alone(heading: Any) -> bool:
    """Does an element's parent hold nothing but it?"""
    parent = heading.getparent()
    return parent.tag not in HOLDERS and parent.getparent() is not None and words(parent) == words(heading)


def is_links(element: Any) -> bool:
    """Are most words of an element links, or has it none?"""
    text = words(element) if isinstance(element.tag, str) else ""
    return not text or links(element, text) > MOSTLY_LINKS


def are_teasers(elements: list[Any], whole: int) -> bool:
    """Are elements teasers with a link each: short, more than half of them with one, and little of the page?"""
    texts = [(element, words(element)) for element in elements if isinstance(element.tag, str)]
    told = [(element, text) for element, text in texts if text]
    linking = sum(1 for element, _ in told if element.tag == "a" or element.find(".//a") is not None)
    letters = sum(len(text) for _, text in told)
    short = all(len(text) <= LONGEST_TEASER * max(1, count(element)) for element, text in told)
    return short and linking * 2 > len(told) and letters < whole * SHARE_OF_PAGE


def count(element: Any) -> int:
    """How many links an element holds."""
    return sum(1 for _ in element.iter("a"))


def documents(page: Any) -> list[Any]:
    """The elements of a page that are a document each: two or more articles side by side, with heading and matter."""
    found = [element for element in page.iter("article", "div", "section", "li") if is_article(element)]
    own = [element for element in found if is_document(element)]
    kept = set(own)
    outer = [element for element in own if not any(above in kept for above in element.iterancestors())]
    return outer if len(outer) > 1 else []


def is_article(element: Any) -> bool:
    """Does a page call an element an article, by its name, its type or its class?"""
    classes = frozenset((element.get("class") or "").lower().split())
    typed = (element.get("itemtype") or "").endswith(("Article", "BlogPosting", "PressRelease"))
    return element.tag == "article" or typed or bool(classes & listed("articles"))


def is_document(article: Any) -> bool:
    """Has an article a heading of its own and enough running text, and is it no reader's remark?"""
    if named(article) & listed("remarks") or next(article.iter(*HEADINGS), None) is None:
        return False
    paragraphs = [text for text in map(words, article.iter("p", "li", "blockquote")) if len(text) >= ONE_PARAGRAPH]
    return len(paragraphs) > 1 and sum(map(len, paragraphs)) >= ONE_DOCUMENT


def split_off(article: Any) -> Any:
    """A page of its own for one of a page's articles."""
    own: Any = html.fromstring("<html><head></head><body><main></main></body></html>")
    copied = deepcopy(article)
    copied.tail = None
    own.find("body/main").append(copied)
    return own


def without_closings(paragraphs: list[str], is_closing: Callable[[str], bool] | None = None) -> list[str]:
    """Paragraphs without the last ones that only speak of the page: "Print", "Share"."""
    closing = is_closing or (lambda line: line.lower().strip(" -|:.…»>") in listed("closings"))
    kept = len(paragraphs)
    while kept > 1 and closing(paragraphs[kept - 1]):
        kept -= 1
    return paragraphs[:kept]


def headings(article: Any) -> Iterator[str]:
    """The headings of an article that say something."""
    return (text for text in map(words, article.iter(*HEADINGS)) if text)
