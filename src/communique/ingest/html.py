"""HTML pages: the headline, a blank line, the paragraphs of the body; menus and footers are left out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import lxml.html

from communique.ingest.errors import IngestError
from communique.ingest.facts import day, host
from communique.ingest.found import Place
from communique.ingest.page_facts import Stated, first, stated
from communique.ingest.page_parts import cleaned, documents, headings, split_off, without_closings
from communique.ingest.page_places import Ink, places_in, texts
from communique.ingest.text import unified
from communique.model import Source

ITEM = re.compile(r"- ")
PARSER_LOGS = ("trafilatura", "htmldate", "courlan")
LONGEST = 5_000_000  # letters of a page: above it, reading one takes minutes
MOST_ELEMENTS = 60_000


@dataclass(frozen=True, slots=True)
class Page:
    """One document of a page: its text and title, what the page states of it, its id or number, and its places."""

    source: Source
    title: str | None
    part: str | None
    places: tuple[Place, ...]


def extracted(text: str, name: str) -> Source:
    """The text of an HTML page, with the date and the host that the page itself states.

    IngestError where no text is left.
    """
    return extract(loaded(text, name), name, Stated()).source


def pages(text: str, name: str) -> Iterator[Page]:
    """The documents of an HTML page, with their places in it; mostly one. IngestError where there is none."""
    page = loaded(text, name)
    ink = Ink(page)
    several = documents(page)
    if not several:
        yield placed_in(extract(page, name, Stated()), ink)
        return
    facts = stated(page)
    for number, article in enumerate(several, 1):
        found = extract(split_off(article), name, own(article, facts))
        yield placed_in(found, ink, article.get("id") or str(number))


def placed_in(found: Page, ink: Ink, part: str | None = None) -> Page:
    return Page(found.source, found.title, part, places_in(ink, found.source.text))


def own(article: Any, facts: Stated) -> Stated:
    """What is known of one of several documents: its own heading and time before the page's."""
    time = next((element.get("datetime") for element in article.iter("time") if element.get("datetime")), None)
    return Stated(next(headings(article), None), day(time) or facts.published, facts.publisher, facts.language)


def loaded(text: str, name: str) -> Any:
    """The tree of a page. IngestError where there is none or too much."""
    if len(text) > LONGEST:
        raise IngestError(f"{name}: an HTML page of more than {LONGEST:,} letters")
    for log in PARSER_LOGS:
        logging.getLogger(log).addHandler(logging.NullHandler())
    from trafilatura.utils import load_html

    page = load_html(text)
    if page is None:
        raise IngestError(f"{name}: no text in this HTML")
    if sum(1 for _ in page.iter()) > MOST_ELEMENTS:
        raise IngestError(f"{name}: an HTML page of more than {MOST_ELEMENTS:,} elements")
    return page


def extract(page: Any, name: str, known: Stated) -> Page:
    """The text of a page; what is known of it already wins over what it states."""
    facts = stated(page)
    found = parsed(cleaned(page))
    paragraphs = without_closings(body(found))
    title = one_line(known.title or found.get("title") or facts.title)
    if title and one_line(next(iter(paragraphs), "")) == title:
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise IngestError(f"{name}: no text in this HTML")
    parts = [title, *paragraphs] if title else paragraphs
    published = first(known.published, facts.published, day(found.get("date")))
    publisher = first(known.publisher, facts.publisher, page_host(found))
    return Page(Source(joined(parts), None, published, publisher), title or None, None, ())


def parsed(page: Any) -> dict[str, Any]:
    """What trafilatura finds in a page; empty where it finds nothing. The same page gives the same result."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        page,
        deduplicate=False,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return found.as_dict() if isinstance(found, Document) else {}


def body(page: dict[str, Any]) -> list[str]:
    """The paragraphs of a page, one line each."""
    lines = unified(page.get("text") or "").split("\n")
    return [line.strip() for line in lines if line.strip()]


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def joined(parts: list[str]) -> str:
    """Paragraphs with a blank line between them; the items of a list stay together."""
    text = parts[0]
    for before, part in pairwise(parts):
        text += ("\n" if ITEM.match(before) and ITEM.match(part) else "\n\n") + part
    return text + "\n"


def page_host(page: dict[str, Any]) -> str | None:
    """The host of the page's own address, else of its site's name where that is a host."""
    return host(page.get("url")) or host(page.get("sitename")) or host(page.get("hostname"))


def fragment(text: str) -> tuple[str, tuple[Place, ...]]:
    """The running text of a piece of HTML, e.g. of a feed's entry: its blocks, one a paragraph; and its places."""
    holder = lxml.html.fragment_fromstring(text, create_parent="div")
    paragraphs: list[str] = []
    before = None
    for owner, piece, _ in texts(holder, []):
        if owner == before:
            paragraphs[-1] += piece
        else:
            paragraphs.append(piece)
        before = owner
    words = "\n\n".join(filter(None, map(one_line, paragraphs))) + "\n"
    return words, places_in(Ink(holder), words)
