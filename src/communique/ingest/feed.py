"""Feeds (RSS, RDF, Atom): what each entry says of its page, and the text that it brings along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from itertools import chain, islice
from typing import Any
from urllib.parse import urljoin

from communique.ingest.facts import day
from communique.ingest.xml import children, local, parsed, text

XML = "{http://www.w3.org/XML/1998/namespace}"
ENOUGH = 400  # letters: less is a summary, whatever the feed calls it


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its page's address, its title and day, and its text as HTML where the feed has all of it."""

    link: str | None
    title: str | None
    published: str | None
    content: str | None


def entries(raw: bytes, name: str, most: int) -> tuple[list[Entry], str | None]:
    """The entries of a feed, and its language. IngestError where it is no feed."""
    root = parsed(raw, name)
    channel = next(children(root, "channel"), root)
    holders = [root] if channel is root else [root, channel]
    items = islice(chain.from_iterable(children(holder, "item", "entry") for holder in holders), most)
    root.base = urljoin(link(channel) or (name if "://" in name else ""), root.get(f"{XML}base", "")) or None
    return [entry(item) for item in items], text(channel, "language") or root.get(f"{XML}lang")


def entry(item: Any) -> Entry:
    return Entry(
        link(item),
        text(item, "title"),
        day_of(text(item, "pubDate", "published", "date", "issued", "updated")),
        content(item),
    )


def link(item: Any) -> str | None:
    """The address of an entry's page: RSS writes it as text, Atom as an attribute; its beginning may be left out."""
    for child in children(item, "link"):
        if child.get("rel", "alternate") == "alternate":
            address = (child.get("href") or child.text or "").strip()
            if address:
                return joined(child.base, str(address))
    guid = next(children(item, "guid"), None)
    words = (guid.text or "").strip() if guid is not None and guid.get("isPermaLink") != "false" else ""
    return words if "://" in words else None


def joined(base: str | None, address: str) -> str:
    """An address as one that begins somewhere; as it is where it cannot be joined."""
    try:
        return urljoin(base or "", address)
    except ValueError:
        return address


def content(item: Any) -> str | None:
    """The whole text of an entry as HTML, where the feed has it and not only a summary."""
    for child in children(item, "encoded", "content", "description", "summary"):
        words = whole(child)
        if words and (local(child) in ("encoded", "content") or len(words) >= 4 * ENOUGH) and len(words) >= ENOUGH:
            return words
    return None


def whole(element: Any) -> str:
    """The HTML of an element: escaped in its text, or as elements in it."""
    if len(element):
        from lxml import etree

        return "".join(str(etree.tostring(child, encoding="unicode", method="html")) for child in element)
    return element.text or ""


def day_of(words: str | None) -> str | None:
    """The ISO date of a feed's date, which is written as in ISO 8601 or as in mail."""
    found = day(words)
    if found or not words:
        return found
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def addresses(raw: bytes, name: str, most: int) -> Iterator[tuple[str, bool]]:
    """The addresses in a sitemap, and whether each is another sitemap."""
    root = parsed(raw, name)
    for count, element in enumerate(children(root, "url", "sitemap")):
        address = text(element, "loc")
        if count >= most:
            return
        if address:
            yield address, local(element) == "sitemap"
