"""What a page says of itself in its head: JSON-LD, OpenGraph and Dublin Core, for a text's day and publisher."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.ingest.facts import day, host

LONGEST_SCRIPT = 1_000_000
MOST_OBJECTS = 1_000
DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish_date", "pubdate",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "date", "parsely-pub-date",
)  # fmt: skip
ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage", "Report", "SpecialAnnouncement")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page's head states."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None


def stated(page: Any) -> Stated:
    """The facts in a page's head; JSON-LD of an article before meta elements."""
    linked = next(iter(sorted(articles(page), key=lambda thing: "datePublished" not in thing)), {})
    metas = named_metas(page)
    marked = next((e for e in page.iter() if e.get("itemprop") == "datePublished" and e.tag != "meta"), None)
    own = [] if marked is None else [marked.get("content"), marked.get("datetime"), marked.text]
    dates = [linked.get("datePublished"), *(metas.get(name) for name in DATE_NAMES), *own]
    addresses = [
        *(link.get("href") for link in page.iter("link") if (link.get("rel") or "").lower() == "canonical"),
        metas.get("og:url"),
        address(linked.get("mainEntityOfPage")),
        address(linked.get("url")),
        address(linked.get("publisher")),
        metas.get("og:site_name"),
    ]
    return Stated(
        title=first(worded(linked.get("headline")), metas.get("og:title"), metas.get("twitter:title")),
        published=first(*(day(worded(date)) for date in dates)),
        publisher=first(*(host(worded(found)) for found in addresses)),
        language=first(worded(linked.get("inLanguage")), page.get("lang"), metas.get("og:locale")),
    )


def first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def worded(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def address(value: Any) -> str | None:
    """The address of a thing that JSON-LD names by itself or by a string."""
    if isinstance(value, dict):
        return worded(value.get("url")) or worded(value.get("@id"))
    return worded(value)


def named_metas(page: Any) -> dict[str, str]:
    """The contents of meta elements by their name, the first of each."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = worded(element.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def articles(page: Any) -> Iterator[dict[str, Any]]:
    """The things in a page's JSON-LD that are an article or the page."""
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") < LONGEST_SCRIPT:
            try:
                whole = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from (thing for thing in things(whole) if kind(thing))


def kind(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    return any(name in ARTICLES for name in (types if isinstance(types, list) else [types]) if isinstance(name, str))


def things(whole: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block: itself, those of its list, those of its graph."""
    waiting, seen = [whole], 0
    while waiting and seen < MOST_OBJECTS:
        thing, seen = waiting.pop(0), seen + 1
        if isinstance(thing, list):
            waiting += thing[:MOST_OBJECTS]
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing["@graph"]] if "@graph" in thing else []
