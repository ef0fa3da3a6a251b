"""HTML pages: the headline, a blank line, the paragraphs of the body; menus and footers are left out."""

from __future__ import annotations

import logging
import re
from itertools import pairwise
from typing import Any

from communique.ingest.errors import IngestError
from communique.ingest.facts import day, host
from communique.ingest.text import unified
from communique.model import Source

ITEM = re.compile(r"- ")
PARSER_LOGS = ("trafilatura", "htmldate", "courlan")


def extracted(text: str, name: str) -> Source:
    """The text of an HTML page, with the date and the host that the page itself states.

    IngestError where no text is left.
    """
    page = parsed(text)
    paragraphs = body(page)
    title = one_line(page.get("title"))
    if title and one_line(next(iter(paragraphs), "")) == title:
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise IngestError(f"{name}: no text in this HTML")
    parts = [title, *paragraphs] if title else paragraphs
    return Source(joined(parts), None, day(page.get("date")), page_host(page))


def parsed(text: str) -> dict[str, Any]:
    """What trafilatura finds in a page; empty where it finds nothing. The same page gives the same result."""
    for log in PARSER_LOGS:
        logging.getLogger(log).addHandler(logging.NullHandler())
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        text,
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
