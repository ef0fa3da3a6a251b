"""XML of strangers: no entity is unfolded, nothing is loaded, and broken places are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from communique.ingest.errors import IngestError
from communique.ingest.found import MEBIBYTE

ENTITY = re.compile(rb"<!ENTITY|<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y|\x00<\x00!\x00E\x00N\x00T\x00I\x00T\x00Y")
TOP = re.compile(rb"<(?![?!])(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
LONGEST = 16 * MEBIBYTE  # a tree takes twenty times as much
FEEDS, SITEMAPS = ("rss", "feed", "RDF"), ("urlset", "sitemapindex")


def kind(first: bytes) -> str | None:
    """"feed", "sitemap" or "xml" by the first element of what may be XML; None for what is none."""
    plain = first.replace(b"\x00", b"") if first.startswith((b"\xff\xfe", b"\xfe\xff")) else first
    if not re.match(rb"\s*<[?!\w]", plain.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")):
        return None
    match = TOP.search(re.sub(rb"<!--.*?-->", b"", plain, flags=re.S))
    top = match[1].decode() if match else ""
    if top in FEEDS or top in SITEMAPS:
        return "feed" if top in FEEDS else "sitemap"
    return "xml" if re.match(rb"\s*<\?xml", plain) and top.lower() != "html" else None


def parsed(raw: bytes, name: str) -> Any:
    """The root of an XML document. IngestError where it is none, too large, or declares entities of its own."""
    if len(raw) > LONGEST:
        raise IngestError(f"{name}: XML of more than {LONGEST >> 20} MiB")
    if ENTITY.search(raw):
        raise IngestError(f"{name}: XML with entities of its own is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(f"{name}: broken XML ({error})") from None
    if root is None:
        raise IngestError(f"{name}: broken XML")
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The children of an element with one of the names, whatever their namespace."""
    return (child for child in element if local(child) in names)


def text(element: Any, *names: str) -> str | None:
    """The words of the first child with one of the names, tried in their order."""
    for name in names:
        for child in children(element, name):
            words = " ".join("".join(child.itertext()).split())
            if words:
                return words
    return None
